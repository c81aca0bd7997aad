"""Whether an answer is an acceptance, a refusal, a record or an absence."""

from collections.abc import Callable
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import CannotTell, Finding

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL, ACTOR = OK.resource("klantcontact"), OK.resource("actor")
ONE, TWO, THREE = IDS[1:4]

Judge = Callable[[Answer], tuple[Finding, ...]]

JUDGES: dict[str, Judge] = {
    "accepted": lambda answer: answers.accepted(answer, CALL),
    "shows_record": lambda answer: answers.shows_record(answer, CALL),
    "found": lambda answer: answers.found(answer, CALL, ONE),
    "absent": lambda answer: answers.absent(answer, CALL),
    "refused": answers.refused,
    "turned_away": answers.turned_away,
    "explained": answers.explained,
    "status_of": lambda answer: answers.status_of(answer, OK, "create"),
    "media_of": lambda answer: answers.media_of(answer, OK.success_media),
}


@pytest.mark.parametrize(
    ("judge", "answer"),
    [
        ("accepted", answer_of(201, {"uuid": ONE})),
        ("accepted", answer_of(200, {"uuid": ONE})),
        ("shows_record", answer_of(200, {"uuid": ONE})),
        ("found", answer_of(200, {"uuid": ONE.upper()})),
        ("absent", answer_of(404)),
        ("absent", answer_of(410)),
        ("refused", answer_of(400)),
        ("refused", answer_of(404)),
        ("refused", answer_of(422)),
        ("turned_away", answer_of(401)),
        ("turned_away", answer_of(403)),
        ("explained", answer_of(400, {"title": "fout"})),
        ("explained", answer_of(400, [{"title": "fout"}])),
        ("status_of", answer_of(201)),
        ("media_of", answer_of(headers={"content-type": "Application/JSON; charset=utf-8"})),
    ],
)
def test_what_is_right_is_not_found(judge: str, answer: Answer) -> None:
    assert JUDGES[judge](answer) == ()


@pytest.mark.parametrize(
    ("judge", "answer", "actual"),
    [
        ("accepted", answer_of(400, {}), 400),
        ("accepted", answer_of(500), 500),
        ("accepted", answer_of(302), 302),
        ("accepted", answer_of(201), ""),
        ("accepted", answer_of(201, text="<p>"), "<p>"),
        ("accepted", answer_of(201, [1]), [1]),
        ("accepted", answer_of(201, {}), repr(wire.MISSING)),
        ("accepted", answer_of(201, {"uuid": ""}), "''"),
        ("shows_record", answer_of(200, "x"), "x"),
        ("found", answer_of(404), 404),
        ("found", answer_of(200), ""),
        ("found", answer_of(200, {"uuid": TWO}), TWO),
        ("absent", answer_of(200, {"uuid": ONE}), 200),
        ("absent", answer_of(500), 500),
        ("refused", answer_of(201, {}), 201),
        ("refused", answer_of(500), 500),
        ("refused", answer_of(403), 403),
        ("refused", answer_of(415), 415),
        ("turned_away", answer_of(200, {}), 200),
        ("turned_away", answer_of(404), 404),
        ("explained", answer_of(400, text="fout"), "fout"),
        ("explained", answer_of(400, {}), "{}"),
        ("explained", answer_of(400), ""),
        ("status_of", answer_of(200), 200),
        ("media_of", answer_of(headers={"content-type": "text/html"}), "text/html"),
        ("media_of", answer_of(headers={"content-type": ""}), ""),
    ],
)
def test_what_is_wrong_is_found(judge: str, answer: Answer, actual: Any) -> None:
    (finding,) = JUDGES[judge](answer)
    assert finding.actual == actual
    assert finding.exchange == answer.n
    assert finding.message
    assert finding.expected


@pytest.mark.parametrize("judge", sorted(JUDGES.keys() - {"shows_record", "explained", "media_of"}))
def test_without_an_answer_nothing_can_be_told(judge: str) -> None:
    with pytest.raises(CannotTell) as caught:
        JUDGES[judge](answer_of(None, trouble="no connection"))
    assert caught.value.cause == "transport"
    for status in (429, 502, 503, 504):
        with pytest.raises(CannotTell) as caught:
            JUDGES[judge](answer_of(status, {}))
        assert caught.value.cause == "environment"


@pytest.mark.parametrize("judge", ["accepted", "found", "status_of"])
def test_credentials_that_do_not_reach_this_far_are_not_the_providers_fault(judge: str) -> None:
    for status in (401, 403):
        with pytest.raises(CannotTell) as caught:
            JUDGES[judge](answer_of(status))
        assert caught.value.cause == "prerequisite"


def test_a_part_of_an_answer_can_be_the_record() -> None:
    answer = answer_of(201, {"klantcontact": {"uuid": ONE}})
    assert answers.accepted(answer, CALL, {"uuid": ONE}) == ()
    assert answers.accepted(answer, CALL, {})[0].pointer == "/uuid"
    assert answers.accepted(answer, CALL, None)


def test_an_id_that_is_missing_speaks_against_the_clause_of_the_klantcontact_only() -> None:
    answer = answer_of(201, {})
    assert answers.accepted(answer, CALL)[0].clause == "C0992-2.1"
    assert answers.accepted(answer, ACTOR)[0].clause is None


@pytest.mark.parametrize("status", [201, 400, 401, 403, 404, 409, 422, 429, 500, None])
def test_what_refuses_the_body(status: int | None) -> None:
    assert answers.about_the_body(answer_of(status)) is (status in (400, 409, 422))
