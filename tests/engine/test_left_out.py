"""What was left out of a registration: whose value is another's, and whose is the provider's."""

from datetime import UTC, datetime, timedelta

import pytest

from kcc_conformance.consumer.ledger import Entry, Ledger
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.probing.left_out import named_after_another, of_another

CONTRACT = load_contract("openklant-2.16")
NOW = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
SENT = {"onderwerp": "Eigen onderwerp [KCC-2]"}
OTHER = (
    ("onderwerp", "Ander onderwerp [KCC-1]"),
    ("inhoud", "Wat een ander vroeg."),
    ("plaatsgevonden_op", "01-03-2023 10:00"),
)
ANN = (("voornaam", "Testa"), ("achternaam", "Proefstra"))
BOB = (("voornaam", "Zoë"), ("achternaam", "Özdemir"))


def ledger(*entries: Entry) -> Ledger:
    made = Ledger()
    for each in entries:
        made.add(each)
    return made


@pytest.mark.parametrize(
    ("shown", "clause"),
    [
        ({"inhoud": "Wat een ander vroeg."}, "C0992-2.5"),
        ({"inhoud": "Ander onderwerp [KCC-1]"}, "C0992-2.5"),
        ({"plaatsgevondenOp": "2023-03-01T09:00:00Z"}, "C0992-2.9"),
        ({"inhoud": ""}, None),
        ({"inhoud": "Eigen onderwerp [KCC-2]"}, None),
        ({"inhoud": "Geen inhoud opgegeven."}, None),
        ({"inhoud": "null"}, None),
        ({"plaatsgevondenOp": NOW}, None),
        ({"plaatsgevondenOp": None}, None),
        ({}, None),
    ],
)
def test_only_what_was_sent_of_another_is_held_against_a_provider(
    shown: dict[str, object], clause: str | None
) -> None:
    today = datetime.now(UTC) - timedelta(seconds=5)
    entries = [
        Entry("klantcontact", "1", OTHER),
        Entry("klantcontact", "2", tuple(SENT.items())),
        Entry("klantcontact", "3", (("inhoud", "null"), ("plaatsgevonden_op", NOW))),
        Entry("klantcontact", "4", (("plaatsgevonden_op", today.isoformat()),)),
    ]
    found = of_another(CONTRACT, ledger(*entries), SENT, shown, exchange=7, where="de opvraging")
    assert [each.clause for each in found] == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("partij", "names", "told"),
    [
        ("ann", BOB, True),
        ("ann", ANN, False),
        ("ann", (("voornaam", "Iemand"), ("achternaam", "Anders")), False),
        ("ann", (("voornaam", "Zoë"), ("achternaam", "")), False),
        ("given by the user", BOB, False),
        (None, BOB, True),
    ],
)
def test_a_betrokkene_may_have_the_name_of_its_own_partij(
    partij: str | None, names: tuple[tuple[str, str], ...], told: bool
) -> None:
    entry = Entry("betrokkene", "9", (("partij", partij), ("rol", "klant")))
    known = ledger(Entry("partij", "ann", ANN), Entry("betrokkene", "8", BOB), entry)
    record = {"contactnaam": dict(names)}
    found = [*named_after_another(CONTRACT, known, entry, record, exchange=7)]
    assert bool(found) is told


def test_who_was_sent_with_a_name_is_judged_elsewhere() -> None:
    entry = Entry("betrokkene", "9", ANN)
    known = ledger(Entry("betrokkene", "8", BOB), entry)
    record = {"contactnaam": dict(BOB)}
    assert [*named_after_another(CONTRACT, known, entry, record, exchange=7)] == []
