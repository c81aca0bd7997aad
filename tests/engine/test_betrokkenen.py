"""Betrokkenen that serve more than one check, and what is found of them by themselves."""

from collections.abc import Sequence

from canned import calls_of, stage_of

from kcc_conformance.consumer.people import Introduction
from kcc_conformance.findings import Finding
from kcc_conformance.probing.betrokkenen import ROLES, Betrokkenen

NAMES = {"voornaam": "Testa", "achternaam": "Proefstra"}
WRONG = Finding("anders")


def sent(found: Introduction) -> tuple[object, object]:
    return found.sent["rol"], found.sent["initiator"]


def test_each_betrokkene_with_a_name_has_a_role_of_its_own() -> None:
    stage = stage_of()
    people = Betrokkenen(calls_of(stage))
    named = [people.named(NAMES) for _ in range(5)]
    assert [sent(found) for found in named] == [*ROLES, ROLES[0]]
    assert all(found.answer.ok for found in named)
    assert len({found.sent["klantcontact"] for found in named}) == 1
    before = len(stage.recorder.exchanges)
    assert [people.with_role(*role) for role in ROLES] == named[:4]
    assert len(stage.recorder.exchanges) == before


def test_a_role_that_nobody_has_yet_is_registered() -> None:
    people = Betrokkenen(calls_of(stage_of()))
    found = people.with_role("vertegenwoordiger", "Nee")
    assert sent(found) == ("vertegenwoordiger", "Nee")
    assert "voornaam" not in found.sent
    assert people.with_role("vertegenwoordiger", "Nee") is found


def test_a_betrokkene_is_read_once() -> None:
    stage = stage_of()
    people = Betrokkenen(calls_of(stage))
    record_id = str(people.named(NAMES).answer.body["uuid"])
    stage.recorder.begin("de tweede")
    first = people.later(record_id)
    stage.recorder.begin("de derde")
    assert people.later(record_id) is first
    assert first.ok
    assert first.n in stage.recorder.used_by("de derde")


def test_what_is_found_is_looked_at_again_with_nothing_else_out_of_the_ordinary() -> None:
    stage = stage_of()
    people = Betrokkenen(calls_of(stage))
    people.named(NAMES)
    shared = people.named(NAMES)
    judged: list[Introduction] = []

    def judge(found: Introduction) -> Sequence[Finding]:
        judged.append(found)
        return () if sent(found) == ("klant", "Ja") else (WRONG,)

    assert people.judged(shared, ("voornaam", "achternaam"), judge) == ()
    assert judged[0] is shared
    assert {key: judged[1].sent[key] for key in NAMES} == NAMES
    assert judged[1].sent["klantcontact"] != shared.sent["klantcontact"]
    assert people.judged(shared, ("rol", "initiator"), judge) == (WRONG,)
    assert "voornaam" not in judged[3].sent
    assert sent(judged[3]) == sent(shared)
