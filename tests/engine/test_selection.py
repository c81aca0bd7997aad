"""`--only` chooses scenarios by clause, question, level, feature or a part of their name."""

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.played import Played
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
        ("attributen and 2.7", [TAAL]),
        ("attributen en 2.7", [TAAL]),
        ("attributen and not 2.7", [TWAALF]),
        ("2.7 and 2.11", []),
        ("2.7 and Q1 or 2.11", [TWAALF]),
        ("2.11 or 2.7 and Q1", [TWAALF]),
        ("(2.11 or 2.7) and Q1", []),
        ("attributen and (2.7 or Q1)", [TAAL]),
        ("not (2.7 or Q1)", [TWAALF, VRAAG_TIEN]),
        ("not (2.7, Q1)", [TWAALF, VRAAG_TIEN]),
        ("2.7 or not OPEN", [TAAL, TWAALF]),
        ("not not 2.7", [TAAL]),
        ("Q1 (must and engels)", [TAAL, VRAAG]),
        ("OPEN, must not Q1, 2.7", [TAAL, TWAALF, VRAAG_TIEN]),
        ('"attributen/Taal komt terug[Engels]"', [TAAL]),
        ('"Taal komt" or "De tussentijd"', [TAAL, VRAAG]),
        ("android", []),
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


@pytest.mark.parametrize("expression", ["", " ", ",", "not", "or", "()", '""', "and or"])
def test_an_expression_that_says_nothing(expression: str) -> None:
    with pytest.raises(UsageError, match=r"^--only: name a clause"):
        parse_selection(expression)


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("2.7 not", "nothing behind 'not'"),
        ("2.7 and", "nothing behind 'and'"),
        ("2.7 or , Q1", "nothing behind 'or'"),
        ("2.7 and or Q1", "nothing behind 'and'"),
        ("not and Q1", "nothing behind 'not'"),
        ("and 2.7", "nothing before 'and'"),
        ("Q1, or 2.7", "nothing before 'or'"),
        ("Q1 and (or 2.7)", "nothing before 'or'"),
        ("Q1 and (not)", "nothing behind 'not'"),
        ("Q1 ()", "nothing between '\\(' and '\\)'"),
        ("(Q1", "no '\\)' behind '\\('"),
        ("Q1)", "no '\\(' before '\\)'"),
        (") Q1", "nothing before '\\)'"),
        ('"Q1', "double quote is not closed"),
        ('Q1 ""', "nothing between two double quotes"),
        ("(" * 5_000 + "Q1", "too deep"),
    ],
)
def test_an_expression_that_is_not_whole(expression: str, says: str) -> None:
    with pytest.raises(UsageError, match=f"^--only: .*{says}"):
        parse_selection(expression)
