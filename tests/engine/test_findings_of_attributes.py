"""What a finding of an attribute says, to the letter."""

from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import Finding

OK = load_contract("openklant-2.16")
CALL, ACTOR, PARTIJ = (OK.resource(name) for name in ("klantcontact", "actor", "partij"))
ONE, TWO, THREE = IDS[1:4]


MOMENT = {"plaatsgevonden_op": "01-03-2023 10:00"}


@pytest.mark.parametrize(
    ("sent", "shown", "finding"),
    [
        (
            {"kanaal": "Balie"},
            {},
            Finding(
                "Kanaal ontbreekt in het antwoord",
                pointer="/kanaal",
                expected="Balie",
                actual="(ontbreekt)",
                clause="C0992-2.3",
            ),
        ),
        (
            {"kanaal": "Balie"},
            {"kanaal": "Post"},
            Finding(
                "Kanaal heeft in het antwoord een andere waarde dan is geregistreerd",
                pointer="/kanaal",
                expected="Balie",
                actual="Post",
                clause="C0992-2.3",
            ),
        ),
        (
            {"kanaal": "Balie"},
            {"kanaal": 3},
            Finding(
                "Kanaal heeft in het antwoord een andere waarde dan is geregistreerd",
                pointer="/kanaal",
                expected="Balie",
                actual=3,
                clause="C0992-2.3",
            ),
        ),
        (
            MOMENT,
            {"plaatsgevondenOp": "2023-03-01T10:00:00"},
            Finding(
                "Plaatsgevonden op is in het antwoord geen tijdstip met zone (RFC 3339)",
                pointer="/plaatsgevondenOp",
                expected="2023-03-01T10:00:00+01:00",
                actual="2023-03-01T10:00:00",
                clause="C0992-2.9",
                source="contract",
            ),
        ),
        (
            MOMENT,
            {"plaatsgevondenOp": "2023-03-01T10:00:00Z"},
            Finding(
                "Plaatsgevonden op heeft in het antwoord een andere waarde dan is geregistreerd",
                pointer="/plaatsgevondenOp",
                expected="2023-03-01T10:00:00+01:00",
                actual="2023-03-01T10:00:00Z",
                clause="C0992-2.9",
            ),
        ),
    ],
)
def test_what_is_said_of_an_attribute(
    sent: dict[str, Any], shown: dict[str, Any], finding: Finding
) -> None:
    assert echo.echo(OK, CALL, sent, shown) == (finding,)


def test_one_attribute_that_was_not_sent_does_not_hide_the_next() -> None:
    asked = ("zaak", "inhoud", "kanaal", "onderwerp")
    sent = {"kanaal": "Balie", "onderwerp": "Afval", "zaak": 1}
    found = echo.echo(OK, CALL, sent, {}, attributes=asked)
    assert [finding.pointer for finding in found] == ["/kanaal", "/onderwerp"]


@pytest.mark.parametrize("word", ["geen tijdstip", "32-13-2023 10:00"])
def test_a_moment_that_is_none_is_not_the_same_as_any_other(word: str) -> None:
    """Generated and deliberately wrong values are sent as they are."""
    assert echo.echo(OK, CALL, {"plaatsgevonden_op": word}, {"plaatsgevondenOp": word})
    moment = "2023-03-01T10:00:00Z"
    assert echo.echo(OK, CALL, {"plaatsgevonden_op": word}, {"plaatsgevondenOp": moment})


# --- kept -------------------------------------------------------------------------------------


def test_what_was_registered_is_still_there_as_it_was_sent() -> None:
    sent = {"kanaal": "Balie", "onderwerp": "Afval"}
    whole = {"uuid": ONE, "kanaal": "Balie", "onderwerp": "Afval"}
    assert kept(OK, CALL, ONE, sent, answer_of(200, whole)) == ()
    (gone,) = kept(OK, CALL, ONE, sent, answer_of(404, n=7))
    assert gone.message == "het klantcontact is niet terug te lezen (status 404)"
    lost = answer_of(200, {"uuid": ONE, "onderwerp": "Afval"}, n=7)
    assert kept(OK, CALL, ONE, sent, lost) == (
        Finding(
            "Kanaal ontbreekt in een latere opvraging",
            pointer="/kanaal",
            expected="Balie",
            actual="(ontbreekt)",
            clause="C0992-2.3",
            exchange=7,
        ),
    )
    assert kept(OK, CALL, ONE, sent, lost, attributes=("onderwerp",)) == ()
    (told,) = kept(OK, CALL, ONE, sent, lost, where="de lijst", clause="C0992-1.7")
    assert (told.message, told.clause) == ("Kanaal ontbreekt in de lijst", "C0992-1.7")


# --- relations --------------------------------------------------------------------------------
