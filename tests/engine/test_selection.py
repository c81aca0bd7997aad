"""`--only` chooses scenarios by clause, question, level, feature or a part of their name."""

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.scenarios import Played
from kcc_conformance.playing.selection import parse_selection


def played(
    id: str = "attributen/Taal komt terug[Engels]",
    clauses: tuple[str, ...] = ("C0992-2.7",),
    questions: tuple[str, ...] = (),
    level: str = "MUST",
) -> Played:
    return Played(id, "De attributen", "", "Taal komt terug", clauses, questions, level)


TAAL = played()
TWAALF = played(clauses=("C0992-2.11",), id="attributen/Iets")
VRAAG = played(id="vragen/verloop/De tussentijd", clauses=(), questions=("Q1",), level="OPEN")
VRAAG_TIEN = played(id="vragen/verloop/Elf", clauses=(), questions=("Q11",), level="OPEN")


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("C0992-2.7", [TAAL]),
        ("@C0992-2.7", [TAAL]),
        ("2.7", [TAAL]),
        ("2.1", []),
        ("C0992-2", []),
        ("Q1", [VRAAG]),
        ("q11", [VRAAG_TIEN]),
        ("must", [TAAL, TWAALF]),
        ("OPEN", [VRAAG, VRAAG_TIEN]),
        ("attributen", [TAAL, TWAALF]),
        ("vragen/verloop", [VRAAG, VRAAG_TIEN]),
        ("Engels", [TAAL]),
        ("2.7, Q1", [TAAL, VRAAG]),
        ("2.7 or Q1", [TAAL, VRAAG]),
        ("2.7 of Q1", [TAAL, VRAAG]),
        ("not OPEN", [TAAL, TWAALF]),
        ("niet @C0992-2.7", [TWAALF, VRAAG, VRAAG_TIEN]),
        ("attributen not 2.7", [TWAALF]),
        ("not Q1 not Q11", [TAAL, TWAALF]),
        ("zzz", []),
    ],
)
def test_what_fits(expression: str, wanted: list[Played]) -> None:
    selection = parse_selection(expression)
    assert [each for each in (TAAL, TWAALF, VRAAG, VRAAG_TIEN) if selection.wants(each)] == wanted
    assert selection.partial


def test_nothing_said_is_everything() -> None:
    selection = parse_selection(None)
    assert selection.wants(TAAL)
    assert not selection.partial


@pytest.mark.parametrize("expression", ["", " ", ",", "not", "2.7 not", "or"])
def test_an_expression_that_says_nothing(expression: str) -> None:
    with pytest.raises(UsageError, match="--only"):
        parse_selection(expression)
