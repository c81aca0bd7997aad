"""`matrix.py --check`: what each fault does to one check."""

import matrix
import pytest
from many import every
from one_check import checks_named, selection

from kcc_conformance.playing.played import Played
from kcc_conformance.playing.scenarios import check_ids
from kcc_conformance.playing.selection import parse_selection

ONDERWERP = "attributen/Het Onderwerp van het voorbeeld komt terug"
ROW = f"{ONDERWERP}[een latere opvraging]"


def selected(only: str) -> set[str]:
    chosen = parse_selection(only)
    every = (Played(id, "", "", "", (), (), "MUST") for id in check_ids())
    return {played.id for played in every if chosen.wants(played)}


@every(sorted(check_ids()))
def test_one_check_is_told_apart(id: str) -> None:
    assert checks_named(id) == [id]
    found = selected(selection([id], check_ids()))
    assert id in found
    assert len(found) <= 3


def test_a_part_of_an_id_fits_several() -> None:
    several = checks_named("onderwerp VAN het voorbeeld")
    assert ROW in several
    assert len(several) > 1
    assert {*several} <= selected(selection(several, check_ids()))
    assert checks_named("afwezig-4711") == []


def test_faults_on_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    before = matrix.MATRIX.read_bytes(), matrix.PAGE.read_bytes()
    asked = ["--check", ROW, "--contract", "openklant-2.16", "text-cut-at-20", "text-cut-at-200"]
    assert matrix.main(asked) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"openklant-2.16 without a fault: passed: {ROW}",
        "openklant-2.16 text-cut-at-200: changes nothing",
        "openklant-2.16 text-cut-at-20: RED",
        "openklant-2.16: 1 of 2 turn it red: text-cut-at-20",
    ]
    assert (matrix.MATRIX.read_bytes(), matrix.PAGE.read_bytes()) == before


def test_a_fault_that_turns_nothing_red(capsys: pytest.CaptureFixture[str]) -> None:
    """In several checks: those that changed are named; no red is exit code 1."""
    asked = ["--check", ONDERWERP, "--contract", "vng-crud-0.0.3", "missing-id"]
    assert matrix.main(asked) == 1
    honest, *_, seen, total = capsys.readouterr().out.splitlines()
    assert honest.startswith("vng-crud-0.0.3 without a fault: passed: ")
    assert seen.startswith("vng-crud-0.0.3 missing-id: cantTell (attributen/Het Onderwerp van")
    assert total == "vng-crud-0.0.3: 0 of 1 turn it red: none"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--check", "afwezig-4711"], "no check has 'afwezig-4711' in its id"),
        (["--check", ONDERWERP, "afwezig-4711"], "no such fault: afwezig-4711"),
        (["--contract", "openklant-2.16"], "--contract goes with --check"),
        (["--check", "alleen-lezen/Elke lijst", "missing-id"], "a run that writes plays none"),
    ],
)
def test_what_cannot_be_looked_at(
    asked: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = matrix.main(asked)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert says in capsys.readouterr().err
