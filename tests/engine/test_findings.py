"""What a finding of an answer says, to the letter: a supplier reads it and has to act on it."""

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import answers
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import Finding

OK = load_contract("openklant-2.16")
CALL, ACTOR, PARTIJ = (OK.resource(name) for name in ("klantcontact", "actor", "partij"))
ONE, TWO, THREE = IDS[1:4]
LONG = "x" * 200 + "y"


@pytest.mark.parametrize(
    ("found", "finding"),
    [
        (
            answers.accepted(answer_of(400, {}, n=7), CALL),
            Finding(
                "de provider weigert een geldig klantcontact (status 400)",
                expected="2xx",
                actual=400,
                exchange=7,
            ),
        ),
        (
            answers.accepted(answer_of(201, text=LONG, n=7), ACTOR),
            Finding(
                "het antwoord bevat geen actor in JSON",
                expected="een JSON-object",
                actual="x" * 200,
                exchange=7,
            ),
        ),
        (
            answers.accepted(answer_of(201, [LONG], n=7), CALL),
            Finding(
                "het antwoord bevat geen klantcontact in JSON",
                expected="een JSON-object",
                actual=[LONG],
                exchange=7,
            ),
        ),
        (
            answers.accepted(answer_of(201, {"uuid": 1.5}, n=7), CALL),
            Finding(
                "het klantcontact heeft in het antwoord geen ID",
                pointer="/uuid",
                expected="een ID",
                actual="1.5",
                clause="C0992-2.1",
                exchange=7,
            ),
        ),
        (
            answers.found(answer_of(404, n=7), PARTIJ, ONE),
            Finding(
                "de partij is niet terug te lezen (status 404)",
                expected=200,
                actual=404,
                exchange=7,
            ),
        ),
        (
            answers.found(answer_of(200, {"uuid": TWO}, n=7), CALL, ONE),
            Finding(
                "onder het ID van het klantcontact staat een record met een ander ID",
                pointer="/uuid",
                expected=ONE,
                actual=TWO,
                clause="C0992-2.1",
                exchange=7,
            ),
        ),
        (
            answers.found(answer_of(200, {"uuid": TWO}, n=7), PARTIJ, ONE),
            Finding(
                "onder het ID van de partij staat een record met een ander ID",
                pointer="/uuid",
                expected=ONE,
                actual=TWO,
                exchange=7,
            ),
        ),
        (
            answers.absent(answer_of(200, n=7), CALL),
            Finding(
                "de provider zegt niet dat het klantcontact er niet is, maar antwoordt met"
                " status 200",
                expected=404,
                actual=200,
                exchange=7,
            ),
        ),
        (
            answers.refused(answer_of(201, n=7)),
            Finding(
                "de provider neemt iets ongeldigs aan (status 201)",
                expected="400 of 422",
                actual=201,
                exchange=7,
            ),
        ),
        (
            answers.refused(answer_of(405, n=7)),
            Finding(
                "de weigering (status 405) gaat niet over wat er is gestuurd",
                expected="400 of 422",
                actual=405,
                exchange=7,
            ),
        ),
        (
            answers.refused(answer_of(500, n=7)),
            Finding(
                "de provider weigert niet maar antwoordt met status 500",
                expected="400 of 422",
                actual=500,
                exchange=7,
            ),
        ),
        (
            answers.turned_away(answer_of(200, n=7)),
            Finding(
                "zonder geldige inloggegevens antwoordt de provider met 200",
                expected="401 of 403",
                actual=200,
                exchange=7,
            ),
        ),
        (
            answers.discreet(answer_of(403, text="geen toegang tot Afval", n=7), "Afval"),
            Finding(
                "de weigering toont toch gegevens uit het register",
                expected="alleen een foutmelding",
                actual=403,
                exchange=7,
            ),
        ),
        (
            answers.explained(answer_of(400, text=LONG, n=7)),
            Finding(
                "de weigering zegt niet in JSON wat er mis is",
                expected="een JSON-object met uitleg",
                actual="x" * 200,
                exchange=7,
            ),
        ),
        (
            answers.status_of(answer_of(418, n=7), OK, "create"),
            Finding("status 418 in plaats van 201", expected="201", actual=418, exchange=7),
        ),
        (
            answers.media_of(answer_of(headers={"content-type": ""}, n=7), ("a/b", "c/d")),
            Finding(
                "mediatype (geen) in plaats van a/b of c/d",
                expected="a/b of c/d",
                actual="",
                exchange=7,
            ),
        ),
    ],
)
def test_what_is_said_of_an_answer(found: tuple[Finding, ...], finding: Finding) -> None:
    assert found == (finding,)


def test_a_refusal_that_does_not_show_what_it_may_not_show() -> None:
    assert answers.discreet(answer_of(403, text="geen toegang"), "Afval") == ()


@pytest.mark.parametrize("status", [401, 403, 405, 406, 407, 408, 415, 428])
def test_statuses_that_do_not_speak_of_what_was_sent(status: int) -> None:
    (finding,) = answers.refused(answer_of(status))
    assert "gaat niet over wat er is gestuurd" in finding.message


@pytest.mark.parametrize("status", [400, 402, 404, 409, 410, 413, 414, 416, 422, 430, 499])
def test_statuses_that_do(status: int) -> None:
    assert answers.refused(answer_of(status)) == ()


@pytest.mark.parametrize("status", [400, 428, 430, 500, 501, 505])
def test_a_provider_that_answers_so_is_not_merely_busy(status: int) -> None:
    answer = answer_of(status)
    assert answers.answered(answer) is answer


@pytest.mark.parametrize("status", [200, 400, 402, 404])
def test_what_says_nothing_of_the_credentials(status: int) -> None:
    answer = answer_of(status)
    assert answers.permitted(answer) is answer
    if status != 200:
        assert answers.turned_away(answer)


@pytest.mark.parametrize("status", [405, 409, 411])
def test_only_404_and_410_say_that_something_is_not_there(status: int) -> None:
    assert answers.absent(answer_of(status), CALL)[0].actual == status
