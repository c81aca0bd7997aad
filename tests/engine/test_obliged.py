"""What the text obliges and a contract of one's own leaves out."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_results import check

from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.contract.obliged import lacking
from kcc_conformance.findings import CONTRACT
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.obliged import obliged
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    CheckFinding,
)

LAW = load_register()
NO_TAAL = "het gebruikte contract heeft geen Taal; de tekst vraagt erom"


def own(folder: Path, text: str, extends: str = "openklant-2.16") -> Contract:
    head = f'[contract]\nname = "eigen"\ntitle = "Eigen"\nextends = "{extends}"\n'
    folder.joinpath("contract.toml").write_text(head + text, encoding="utf-8")
    return load_contract(str(folder))


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_ones_lack_nothing(name: str) -> None:
    assert lacking(load_contract(name), LAW) == {}


@pytest.mark.parametrize("extends", ["openklant-2.0", "vng-crud-0.0.3"])
@pytest.mark.parametrize(
    ("key", "clauses"),
    [
        ("klantcontact.attributes.kanaal", ["C0992-2.3"]),
        ("klantcontact.attributes.onderwerp", ["C0992-2.4"]),
        ("klantcontact.attributes.inhoud", ["C0992-2.0", "C0992-2.5"]),
        ("klantcontact.attributes.indicatie_contact_gelukt", ["C0992-2.6"]),
        ("klantcontact.attributes.taal", ["C0992-2.7"]),
        ("klantcontact.attributes.vertrouwelijkheid", ["C0992-2.8"]),
        ("klantcontact.attributes.plaatsgevonden_op", ["C0992-2.9"]),
        ("actorklantcontact.attributes.actor", ["C0992-2.10", "F2173-6"]),
        ("actorklantcontact.attributes.klantcontact", ["C0992-2.10", "F2173-6"]),
        ("betrokkene.attributes.klantcontact", ["C0992-1.9", "F2173-6"]),
        ("betrokkene.attributes.partij", ["C0992-1.9"]),
        ("betrokkene.attributes.rol", []),
        ("klantcontact.attributes.nummer", []),
        ("klantcontact.filters.onderwerp", []),
    ],
)
def test_what_is_left_out(tmp_path: Path, key: str, clauses: list[str], extends: str) -> None:
    contract = own(tmp_path, f"[resources.{key}]\nabsent = true\n", extends)
    assert sorted(lacking(contract, LAW)) == sorted(clauses)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ('klantcontact]\noperations = ["list", "read"]', ["C0992-1.7", "C0992-2.11", "F2173-1"]),
        ('klantcontact]\noperations = ["list", "create"]', ["C0992-1.7"]),
        ('betrokkene]\noperations = ["list", "read"]', ["C0992-1.9", "F2173-1", "F2173-6"]),
        ('actorklantcontact]\noperations = ["list", "read"]', ["C0992-2.10", "F2173-1", "F2173-6"]),
        ('actor]\noperations = ["list", "read"]', []),
        ("klantcontact.attributes.inhoud]\nread_only = true", ["C0992-2.0", "C0992-2.5"]),
        (
            "klantcontact.attributes.taal]\n"
            """values = { Nederlands = '"nld"', Engels = '"nld"' }""",
            ["C0992-2.7"],
        ),
    ],
)
def test_what_cannot_be_done_or_told_apart(tmp_path: Path, text: str, clauses: list[str]) -> None:
    found = lacking(own(tmp_path, f"[resources.{text}\n"), LAW)
    assert sorted(found) == clauses


def test_a_link_is_said_with_what_it_ties(tmp_path: Path) -> None:
    contract = own(tmp_path, "[resources.betrokkene.attributes.klantcontact]\nabsent = true\n")
    assert lacking(contract, LAW)["F2173-6"] == (
        "het gebruikte contract heeft geen Klantcontact bij de betrokkene; de tekst vraagt erom",
    )


LACKS = {"C0992-2.7": (NO_TAAL,)}


def test_mandatory_by_the_other_text_is_enough() -> None:
    before = check("x", PASSED, "SHOULD", clauses=("C0992-2.7",))
    other = replace(before, levels={"seed": "SHOULD", "main": "MUST"})
    assert obliged(other, LACKS).outcome == FAILED
    assert obliged(replace(before, levels={"seed": "SHOULD"}), LACKS).outcome == PASSED


@pytest.mark.parametrize("outcome", [PASSED, CANT_TELL, INAPPLICABLE])
def test_its_checks_fail(outcome: str) -> None:
    before = check("x", outcome, clauses=("C0992-2.6", "C0992-2.7"), cause="suite", message="iets")
    after = obliged(before, LACKS)
    assert (after.outcome, after.cause, after.message) == (FAILED, None, NO_TAAL)
    assert after.counts_against == ("C0992-2.7",)


def test_what_it_found_otherwise_stays() -> None:
    seen = CheckFinding("Onderwerp is kwijt", "/onderwerp", "a", "b", "C0992-2.4", 1)
    before = check("x", FAILED, clauses=("C0992-2.4", "C0992-2.7"), findings=(seen,))
    after = obliged(before, LACKS)
    assert after.message == f"{NO_TAAL}; Onderwerp is kwijt"
    assert after.counts_against == ("C0992-2.7", "C0992-2.4")


@pytest.mark.parametrize(
    "other",
    [
        {"clauses": ("C0992-2.6",)},
        {"level": "SHOULD"},
        {"outcome": UNTESTED},
        {"source": CONTRACT},
    ],
)
def test_no_other_check_does(other: dict[str, object]) -> None:
    before = replace(check("x", PASSED, clauses=("C0992-2.7",), levels={}), **other)  # type: ignore[arg-type]
    assert obliged(before, LACKS) is before
