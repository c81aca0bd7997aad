"""The audit beside a model: what an honest provider keeps is never held against it, and what was
spoiled is found, by its name."""

from collections.abc import Callable

import pytest
from histories import WORDS, Register, honest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcc_conformance.contract import wire
from kcc_conformance.load.discoveries import (
    ALTERED,
    DOUBLED,
    GHOST,
    HALF,
    ID_TWICE,
    LOST,
    MIXED,
    NUMBER_TWICE,
    REVERTED,
)
from kcc_conformance.load.history import ACKNOWLEDGED, REFUSED, UNKNOWN, Correction, Write

SEEDS = st.integers(0, 2**32)
CONTRACTS = st.sampled_from(["openklant-2.16", "openklant-2.0", "vng-crud-0.0.3"])


@given(SEEDS, CONTRACTS)
@settings(max_examples=60, deadline=None)
def test_an_honest_provider_is_never_accused(seed: int, contract: str) -> None:
    register = honest(seed, contract=contract)
    tally = register.audited()
    assert tally.discoveries == ()
    assert tally.found == tally.acknowledged
    writes = register.history.writes
    kept = sum(len(records) for records in register.records.values()) - 6
    assert tally.found <= tally.found + tally.appeared <= kept
    assert tally.unknown == sum(each.outcome == UNKNOWN for each in writes)
    assert tally.undecided == 0


def acknowledged(register: Register, resource: str, least: int = 1) -> list[Write]:
    found = [
        each
        for each in register.history.writes
        if each.resource == resource and each.outcome == ACKNOWLEDGED
    ]
    if len(found) < least:
        pytest.skip("this play has too few of them")
    register.rng.shuffle(found)
    return found


def lose(register: Register) -> Write:
    call = acknowledged(register, "klantcontact")[0]
    del register.records["klantcontact"][call.id]
    for kind in ("betrokkene", "actorklantcontact"):
        records = register.records[kind]
        for each in register.history.writes:
            if each.klantcontact == call.id:
                records.pop(each.id, None)
    return call


def halve(register: Register) -> Write:
    link = acknowledged(register, "betrokkene")[0]
    del register.records["betrokkene"][link.id]
    return link


def double(register: Register) -> Write:
    call = acknowledged(register, "klantcontact")[0]
    register.store("klantcontact", WORDS.klantcontact(call.serial))
    return call


def mix(register: Register) -> Write:
    one, two = acknowledged(register, "klantcontact", 2)[:2]
    records = register.records["klantcontact"]
    name = register.rng.choice(["inhoud", "onderwerp"])
    records[one.id][name] = WORDS.klantcontact(two.serial)[name]
    return one


def mix_moments(register: Register) -> Write:
    one, two = acknowledged(register, "klantcontact", 2)[:2]
    contract = register.contract
    attribute = contract.resource("klantcontact").attributes["plaatsgevonden_op"]
    value = WORDS.klantcontact(two.serial)["plaatsgevonden_op"]
    sent = wire.value_on_wire(contract, attribute, value)
    register.records["klantcontact"][one.id][attribute.wire] = sent
    return one


def mix_links(register: Register) -> Write:
    link, call = (
        acknowledged(register, "betrokkene")[0],
        acknowledged(register, "klantcontact", 2),
    )
    other = next(each for each in call if each.id != link.klantcontact)
    attribute = register.contract.resource("betrokkene").attributes["klantcontact"]
    value = wire.value_on_wire(register.contract, attribute, other.id)
    register.records["betrokkene"][link.id][attribute.wire] = value
    return link


def alter(register: Register) -> Write:
    call = acknowledged(register, "klantcontact")[0]
    record = register.records["klantcontact"][call.id]
    record["onderwerp"] = "Iets anders"
    return call


def haunt(register: Register) -> Write:
    serial = 999_999
    write = Write("klantcontact", serial)
    if register.rng.random() < 0.5:
        write.outcome = REFUSED
        register.history.writes.append(write)
    register.store("klantcontact", WORDS.klantcontact(serial))
    return write


def same_id(register: Register) -> Write:
    one, two = acknowledged(register, "klantcontact", 2)[:2]
    register.records["klantcontact"].pop(two.id)
    register.store("klantcontact", WORDS.klantcontact(two.serial))
    two.id = one.id
    return one


def same_number(register: Register) -> Write:
    one, two = acknowledged(register, "klantcontact", 2)[:2]
    records = register.records["klantcontact"]
    records[one.id]["nummer"] = records[two.id]["nummer"]
    return one


def undo(register: Register) -> Write:
    call = acknowledged(register, "klantcontact")[0]
    register.history.corrections = [
        each
        for each in register.history.corrections
        if each.id != call.id or each.attribute != "inhoud"
    ]
    for version in (1, 2):
        made = Correction(call.id, "inhoud", version, ACKNOWLEDGED)
        register.history.corrections.append(made)
    shown = WORDS.version("inhoud", call.serial, register.rng.choice([0, 1]))
    register.records["klantcontact"][call.id]["inhoud"] = shown
    return call


SPOILT = {
    LOST: lose, HALF: halve, DOUBLED: double, GHOST: haunt, ID_TWICE: same_id,
    NUMBER_TWICE: same_number, REVERTED: undo, ALTERED: alter,
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_what_was_spoiled_is_found_by_its_name(kind: str) -> None:
    for seed in range(10):
        _spoiled(kind, SPOILT[kind], seed)


@pytest.mark.parametrize("spoil", [mix, mix_moments, mix_links], ids=lambda each: each.__name__)
def test_the_values_of_another_call_are_found(spoil: Callable[[Register], Write]) -> None:
    for seed in range(10):
        _spoiled(MIXED, spoil, seed)


def _spoiled(kind: str, spoil: Callable[[Register], Write], seed: int) -> None:
    register = honest(seed, calls=20)
    write = spoil(register)
    tally = register.audited(left_out=0)
    assert {each.kind for each in tally.discoveries} == {kind}, f"seed {seed}"
    assert tally.count(kind) == 1, f"seed {seed}"
    found = tally.discoveries[0]
    if found.serial and write.serial:
        assert write.serial in (found.serial, found.whose), f"seed {seed}"
    if kind in (LOST, HALF):
        assert tally.found < tally.acknowledged
    else:
        assert tally.found == tally.acknowledged


def test_what_cannot_be_read_is_undecided_and_not_lost() -> None:
    register = honest(3)
    lose(register)
    from kcc_conformance.load.audit import UNREADABLE, Auditor

    auditor = Auditor(register.contract, WORDS, register.history)
    for kind, records in register.records.items():
        for row in records.values():
            auditor.see(kind, row)
    suspects = list(auditor.suspects())
    assert suspects
    for kind, record_id in suspects:
        auditor.reread(kind, record_id, UNREADABLE)
    tally = auditor.tally()
    assert tally.discoveries == ()
    assert tally.undecided == len(suspects)


def test_lists_that_show_nothing_make_nothing_lost() -> None:
    register = honest(5)
    from kcc_conformance.load.audit import Auditor

    auditor = Auditor(register.contract, WORDS, register.history)
    for kind, record_id in list(auditor.suspects()):
        auditor.reread(kind, record_id, register.records[kind][record_id])
    tally = auditor.tally()
    assert tally.discoveries == ()
    assert tally.found == tally.acknowledged
    assert tally.stale == tally.acknowledged
