"""What consumers seldom send, and what is noted of what comes of it."""

import pytest
from canned import calls_of, stage_of

from kcc_conformance.consumer.ledger import Entry, Ledger
from kcc_conformance.findings import Inapplicable
from kcc_conformance.generated.parts import Part
from kcc_conformance.probing.changing import changeable
from kcc_conformance.probing.replacing import crowded, note_replaced, replaced
from kcc_conformance.probing.seldom import least, longest, nobody, wants_more


def test_an_id_that_is_given_out_again_is_another_record() -> None:
    ledger = Ledger()
    ledger.add(Entry("klantcontact", "1", (("onderwerp", "eerste"),)))
    ledger.add(Entry("betrokkene", "7", (("klantcontact", "1"),)))
    ledger.add(Entry("klantcontact", "1", (("onderwerp", "nog eens genoteerd"),)))
    assert ledger.given_again("klantcontact") == ()
    ledger.mark_deleted("klantcontact", "1")
    ledger.add(Entry("klantcontact", "1", (("onderwerp", "tweede"),)))
    assert [each.values["onderwerp"] for each in ledger.given_again("klantcontact")] == ["tweede"]
    assert ledger.given_again("betrokkene") == ()
    assert [each.id for each in ledger.remaining()] == ["1"]
    assert ledger.standing("betrokkene") == ()


def test_a_nummer_of_ones_own_begins_with_zeros_where_that_is_taken() -> None:
    assert str(calls_of(stage_of()).numbered().sent["nummer"]).startswith("00")
    number = calls_of(stage_of("vng-crud-0.0.3")).numbered().sent["nummer"]
    assert not str(number).startswith("0")


def test_the_call_to_be_changed_has_a_nummer_where_it_is_kept() -> None:
    assert "nummer" in changeable(calls_of(stage_of())).sent
    assert "nummer" not in changeable(calls_of(stage_of("openklant-2.8"))).sent
    lost = calls_of(stage_of("openklant-2.16", "nummer-of-client-changed"))
    assert "nummer" not in changeable(lost).sent


@pytest.mark.parametrize(
    ("contract", "keys"), [("openklant-2.16", {"kanaal"}), ("vng-crud-0.0.3", {"kanaal", "taal"})]
)
def test_the_longest_words_are_sent_together(contract: str, keys: set[str]) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    calls.example()
    before = len(stage.recorder.exchanges)
    found = longest(calls)
    attributes = stage.contract.resource("klantcontact").attributes
    assert found.keys() == keys
    assert len({each.klantcontact_id for each in found.values()}) == 1
    assert all(len(str(each.sent[key])) == attributes[key].max for key, each in found.items())
    assert len(stage.recorder.exchanges) == before + 1


def test_the_longest_words_are_sent_apart_where_one_is_not_taken() -> None:
    found = longest(calls_of(stage_of("vng-crud-0.0.3", "value-taal-longest-500")))
    assert found["kanaal"].klantcontact.ok
    assert found["taal"].klantcontact.status == 500


@pytest.mark.parametrize("name", ["actor", "partij"])
def test_a_record_with_what_is_required_alone(name: str) -> None:
    stage = stage_of()
    found = least(calls_of(stage), name)
    attributes = stage.contract.resource(name).attributes
    assert found.answer.ok
    assert found.sent
    assert all(attributes[key].required for key in found.sent)


def test_who_refuses_every_actor_does_not_want_more() -> None:
    nobody_can = calls_of(stage_of(variations=("actors-and-partijen-400",)))
    assert not wants_more(nobody_can, "actor", least(nobody_can, "actor").answer)
    more = calls_of(stage_of("openklant-2.16", "validation-minimal-actor-refused"))
    more.people.actor()
    assert wants_more(more, "actor", least(more, "actor").answer)


def test_nobody_has_that_identificator() -> None:
    stage = stage_of()
    stage.people.partij()
    assert nobody(stage).ids == ()


def test_what_a_replacement_left_as_it_was_is_noted() -> None:
    stage = stage_of("openklant-2.16", "write-amend-not-kept")
    calls = calls_of(stage)
    change = replaced(calls)
    assert change.answer.ok
    wanted = change.contact.klantcontact_id
    note_replaced(calls, change.contact, stage.consumer.read("klantcontact", wanted))
    [entry] = [each for each in stage.ledger.of("klantcontact") if each.id == wanted]
    assert entry.values["onderwerp"] == crowded(calls).sent["onderwerp"]


def test_a_part_that_goes_wrong_is_tried_with_its_narrow_values_first() -> None:
    from hypothesis import strategies as st

    from kcc_conformance.findings import Finding

    part = Part("kleur", ("kleur",), st.just(0), (10, 20), 2, 1, narrow=(1, 2))
    asked: list[int] = []

    def attempt(own: dict[str, int]) -> tuple[Finding, ...]:
        asked.append(own["kleur"])
        return (Finding("mis"),) if own["kleur"] == 20 else ()

    assert part.values() == (10, 20)
    assert part.by_itself(attempt).value == 20
    assert asked == [1, 2, 10, 20]


def test_without_a_filter_nobody_is_searched() -> None:
    with pytest.raises(Inapplicable):
        nobody(stage_of(capability=("filters=no",)))
