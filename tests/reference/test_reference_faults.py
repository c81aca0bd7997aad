"""Faults: each changes what a client sees, and what it says it changes.

Some are seen at work each time, in rotation (see `rotation`).
"""

import functools
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from contracts import ALL, FAMILIES, ROOTS
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.faults import Fault, delays, find_fault, list_faults
from rotation import in_turn, settle, turn_of
from session import RICH, Different, Session
from talk import LOGICAL, Talk

FAULTS = list_faults()
FACTS = {name: load_contract(name) for name in ALL}
AT_ONCE = {"mixup"}
REPORTED = "reported"
"""The kind that has tests of its own: one session does not show all of them."""


def played_in(fault: Fault) -> list[str]:
    """The first contract of each family in which the fault can occur."""
    fitting = ([name for name in names if fault.fits(FACTS[name])] for names in FAMILIES.values())
    return [names[0] for names in fitting if names]


PLAYED = [
    (fault.name, contract)
    for fault in FAULTS
    for contract in played_in(fault)
    if fault.kind not in {*AT_ONCE, REPORTED}
]


@functools.cache
def honest(contract: str) -> tuple[str, ...]:
    return tuple(Session(Talk(contract)).play())


@pytest.mark.parametrize("contract", ROOTS)
def test_two_honest_sessions_are_the_same(contract: str) -> None:
    again = Session(Talk(contract)).play()
    assert [(a, b) for a, b in zip(honest(contract), again, strict=True) if a != b] == []
    assert not [line for line in again if re.search(r": 5\d\d ", line)]


@pytest.mark.parametrize(("name", "contract"), in_turn(PLAYED, turn_of(settle())))
def test_every_fault_can_be_seen(name: str, contract: str) -> None:
    session = Session(Talk(contract, faults=[name]), honest(contract))
    with pytest.raises(Different):
        session.play()


def test_every_fault_is_described() -> None:
    for fault in FAULTS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", fault.name)
        for text in (fault.what_en, fault.what_nl):
            assert "\n" not in text
            assert text.endswith(".")
            assert len(text) < 100
        assert fault.breaks
        assert fault.families


def test_names_are_unique_and_kinds_are_many() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(set(names)) == len(names)
    kinds = [fault.kind for fault in FAULTS]
    assert min(kinds.count(kind) for kind in kinds) >= 5
    assert kinds.count("subtle") >= 10


def test_unknown_name() -> None:
    with pytest.raises(ValueError, match="text-cut-at-200"):
        Talk(faults=["text-cut-at-20O"])
    with pytest.raises(ValueError, match="no fault 'zzzzzzzz'"):
        find_fault("zzzzzzzz")


def test_fault_out_of_place() -> None:
    with pytest.raises(ValueError, match="is for openklant"):
        Talk("vng-crud-0.0.3", faults=["list-page-loops"])


def test_faults_together() -> None:
    talk = Talk(faults=["text-upper-case", "value-vertrouwelijk-inverted"])
    made = talk.post("klantcontact").json()
    assert (made["onderwerp"], made["vertrouwelijk"]) == ("AFVALINZAMELING ROND KERST", True)


@pytest.mark.parametrize(
    ("fault", "logical", "attribute", "seen"),
    [
        ("text-cut-at-200", {"inhoud": "x" * 228}, "inhoud", "x" * 200),
        ("text-spaces-collapsed", {"inhoud": "a  b\n\nc"}, "inhoud", "a b c"),
        ("text-html-escaped", {"inhoud": "a & b"}, "inhoud", "a &amp; b"),
        ("text-mojibake", {"onderwerp": "café"}, "onderwerp", "cafÃ©"),
        ("text-emoji-lost", {"inhoud": "a😀b"}, "inhoud", "ab"),
        ("value-taal-always-nederlands", {"taal": "Engels"}, "taal", "nld"),
        ("value-kanaal-lower-case", {}, "kanaal", "telefoon"),
        ("value-vertrouwelijk-inverted", {}, "vertrouwelijkheid", True),
        ("instant-one-hour-later", {}, "plaatsgevonden_op", "2023-03-01T10:00:00Z"),
        ("instant-zone-ignored", {}, "plaatsgevonden_op", "2023-03-01T10:00:00Z"),
        ("instant-zone-stripped", {}, "plaatsgevonden_op", "2023-03-01T10:00:00"),
        ("instant-date-only", {}, "plaatsgevonden_op", "2023-03-01"),
        ("instant-summer-time-forgotten", {}, "plaatsgevonden_op", "2023-03-01T09:00:00Z"),
        ("instant-day-month-swapped", {}, "plaatsgevonden_op", "2023-01-03T09:00:00Z"),
        ("missing-inhoud-on-read", {}, "inhoud", ""),
        ("missing-taal", {}, "taal", None),
        ("subtle-answer-dropped", {"inhoud": "Vraag? Antwoord: ja."}, "inhoud", "Vraag?"),
    ],
)
@pytest.mark.parametrize("contract", ROOTS)
def test_values(
    contract: str, fault: str, logical: dict[str, str], attribute: str, seen: object
) -> None:
    talk = Talk(contract, faults=[fault])
    body = talk.seen("klantcontact", talk.make("klantcontact", **logical))
    assert talk.value("klantcontact", body, attribute) == seen


def test_summer_time(openklant: Talk) -> None:
    talk = Talk(faults=["instant-summer-time-forgotten"])
    made = talk.post("klantcontact", plaatsgevonden_op="2024-07-01T10:00:00+02:00").json()
    assert made["plaatsgevondenOp"] == "2024-07-01T09:00:00Z"


@pytest.mark.parametrize(
    ("fault", "resource"),
    [
        ("write-klantcontact-not-kept", "klantcontact"),
        ("write-betrokkene-not-kept", "betrokkene"),
        ("write-link-not-kept", "actorklantcontact"),
    ],
)
def test_not_kept(fault: str, resource: str) -> None:
    talk = Talk(faults=[fault])
    ids = {name: talk.make(name) for name in ("actor", "klantcontact")}
    if resource != "klantcontact":
        assert talk.get("klantcontact", ids["klantcontact"]).status_code == 200
        ids[resource] = talk.make(resource, **ids)
    assert talk.get(resource, ids[resource]).status_code == 404
    assert talk.listed(resource) == []


def test_done_but_refused() -> None:
    talk = Talk(faults=["write-done-but-500"])
    assert talk.post("klantcontact").status_code == 500
    assert len(talk.listed("klantcontact")) == 1


def test_stored_though_refused() -> None:
    talk = Talk(faults=["validation-stored-though-refused"])
    assert talk.post("klantcontact", onderwerp=None).status_code == 400
    assert len(talk.listed("klantcontact")) == 1


@pytest.mark.parametrize("contract", ROOTS)
def test_relation_to_another_partij(contract: str) -> None:
    talk = Talk(contract, faults=["relation-to-another-partij"])
    wrong, right, klantcontact = (talk.make(n) for n in ("partij", "partij", "klantcontact"))
    made = talk.make("betrokkene", klantcontact=klantcontact, partij=right)
    seen = talk.value("betrokkene", talk.seen("betrokkene", made), "partij")
    assert seen == wrong


def test_delete_takes_partij() -> None:
    talk = Talk(faults=["delete-takes-partij"])
    ids = talk.flow()
    talk.delete("klantcontact", ids["klantcontact"])
    assert talk.get("partij", ids["partij"]).status_code == 404
    assert talk.get("actor", ids["actor"]).status_code == 200


def test_unknown_actor_accepted() -> None:
    talk = Talk(faults=["validation-unknown-actor-accepted"])
    nobody = "0d0d62a1-ed13-4310-954d-28136e89b8ad"
    made = talk.make("actorklantcontact", actor=nobody, klantcontact=talk.make("klantcontact"))
    link = talk.seen("actorklantcontact", made)
    assert talk.value("actorklantcontact", link, "actor") == nobody


@pytest.mark.parametrize(
    ("name", "reads", "writes"), [("reads-open", 200, 401), ("open", 200, 201)]
)
def test_access(name: str, reads: int, writes: int) -> None:
    talk = Talk(faults=[f"access-{name}"])
    del talk.http.headers["Authorization"]
    assert talk.http.get("/klantcontacten").status_code == reads
    assert talk.post("klantcontact").status_code == writes


def test_uninvited_task() -> None:
    talk = Talk(faults=["uninvited-task-on-klantcontact"])
    made = talk.make("klantcontact")
    assert len(talk.listed("internetaak")) == 1
    assert len(talk.seen("klantcontact", made)["leiddeTotInterneTaken"]) == 1


def test_late(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 0.0
    monkeypatch.setattr(delays, "clock", lambda: moment)
    late = Talk(faults=["delay-klantcontact"])
    first = late.make("klantcontact")
    assert (late.get("klantcontact", first).status_code, late.listed("klantcontact")) == (404, [])
    moment = 61.0
    assert (late.get("klantcontact", first).status_code, late.listed("klantcontact")) == (
        200,
        [first],
    )


def test_gone_after_a_while() -> None:
    gone = Talk(faults=["delay-gone-after-thirty-requests"])
    made = gone.make("klantcontact")
    assert {gone.get("klantcontact", made).status_code for _ in range(30)} == {200}
    assert gone.get("klantcontact", made).status_code == 404


def test_until_next_write() -> None:
    talk = Talk(faults=["delay-until-next-write"])
    made = talk.make("klantcontact")
    assert talk.get("klantcontact", made).status_code == 404
    talk.make("actor")
    assert talk.get("klantcontact", made).status_code == 200


def at_once(name: str, contract: str, workers: int = 4) -> list[bool]:
    """Whether each of several registrations at the same moment comes out as it was sent."""
    talk = Talk(contract, faults=[name] if name else [])
    actors = [talk.make("actor") for _ in range(workers)]
    partijen = [talk.make("partij") for _ in range(workers)]

    def register(worker: int) -> bool:
        logical = {"onderwerp": f"Vraag {worker}", "inhoud": f"Inhoud {worker}"}
        answer = talk.post("klantcontact", **logical)
        if answer.status_code != 201:
            return False
        made = answer.json()
        klantcontact = talk.identity("klantcontact", made)
        targets = {"klantcontact": klantcontact, "actor": actors[worker]}
        link = talk.post("actorklantcontact", **targets)
        betrokkene = talk.post("betrokkene", klantcontact=klantcontact, partij=partijen[worker])
        if link.status_code != 201 or betrokkene.status_code != 201:
            return False
        seen = talk.get("klantcontact", klantcontact)
        bodies = [made, seen.json()]
        texts = [[talk.value("klantcontact", b, k) for k in logical] for b in bodies]
        linked = ("actorklantcontact", talk.identity("actorklantcontact", link.json()))
        numbers.append(talk.value("klantcontact", made, "nummer"))
        return (
            texts == [list(logical.values())] * 2
            and talk.get(*linked).is_success
            and talk.value("actorklantcontact", link.json(), "actor") == actors[worker]
            and talk.value("betrokkene", betrokkene.json(), "partij") == partijen[worker]
        )

    numbers: list[object] = []
    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(register, range(workers)))
    known = [number for number in numbers if number is not None]
    return [*found, len(set(known)) == len(known)]


@pytest.mark.parametrize(
    ("fault", "contract"),
    [
        (fault, contract)
        for fault in FAULTS
        for contract in played_in(fault)
        if fault.kind in AT_ONCE
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_mixups(fault: Fault, contract: str) -> None:
    assert not all(at_once(fault.name, contract, workers=12 if "-beyond-" in fault.name else 4))
    assert all(at_once(fault.name, contract, workers=1))
    assert all(at_once("", contract))


def test_session_texts_cover_what_the_faults_damage() -> None:
    assert len(RICH) > 200
    assert LOGICAL["klantcontact"]["onderwerp"][0].isupper()
