"""Every check is shown to find, and not to find."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance import fixtures
from kcc_conformance.checks import answers, echo, relations, shape
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.evidence import Exchange
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata
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


@pytest.mark.parametrize(
    ("answer", "blamed"),
    [
        (answer_of(400, {"invalidParams": [{"name": "kanaal"}]}), True),
        (answer_of(400, {"invalidParams": [{"name": "klantcontact.kanaal"}]}), True),
        (answer_of(400, {"invalidParams": [{"name": "kanaal"}, {"name": "taal"}]}), False),
        (answer_of(400, {"invalidParams": [{"name": "taal"}]}), False),
        (answer_of(400, {"invalidParams": []}), False),
        (answer_of(400, {"invalidParams": [{"name": 3}]}), False),
        (answer_of(400, {"invalidParams": "kanaal"}), False),
        (answer_of(400, {"invalidParams": 3}), False),
        (answer_of(400, ["kanaal"]), False),
        (answer_of(201, {"invalidParams": [{"name": "kanaal"}]}), False),
    ],
)
def test_whom_a_refusal_blames(answer: Answer, blamed: bool) -> None:
    assert answers.blames_only(answer, OK, CALL, "kanaal") is blamed


# --- echo -------------------------------------------------------------------------------------

SENT = {
    "kanaal": "Telefoon",
    "onderwerp": "Afval",
    "indicatie_contact_gelukt": "onbekend",
    "taal": "Nederlands",
    "vertrouwelijkheid": "Nee",
    "plaatsgevonden_op": "01-03-2023 10:00",
}
SHOWN = {
    "uuid": ONE,
    "kanaal": "Telefoon",
    "onderwerp": "Afval",
    "indicatieContactGelukt": None,
    "taal": "nld",
    "vertrouwelijk": False,
    "plaatsgevondenOp": "2023-03-01T10:00:00+01:00",
    "extra": "mag",
}


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"onderwerp": " Afval\n"},
        {"plaatsgevondenOp": "2023-03-01T09:00:00Z"},
        {"plaatsgevondenOp": "2023-03-01T09:00:00.000000+00:00"},
    ],
)
def test_what_is_shown_as_it_was_sent(other: dict[str, Any]) -> None:
    assert echo.echo(OK, CALL, SENT, {**SHOWN, **other}) == ()


def test_nothing_sent_may_be_left_out() -> None:
    shown = {key: value for key, value in SHOWN.items() if key != "indicatieContactGelukt"}
    assert echo.echo(OK, CALL, SENT, shown) == ()


@pytest.mark.parametrize(
    ("key", "value", "clause"),
    [
        ("kanaal", "telefoon", "C0992-2.3"),
        ("kanaal", None, "C0992-2.3"),
        ("onderwerp", "Afvak", "C0992-2.4"),
        ("onderwerp", "", "C0992-2.4"),
        ("onderwerp", ["Afval"], "C0992-2.4"),
        ("indicatieContactGelukt", False, "C0992-2.6"),
        ("indicatieContactGelukt", "onbekend", "C0992-2.6"),
        ("taal", "dut", "C0992-2.7"),
        ("vertrouwelijk", True, "C0992-2.8"),
        ("vertrouwelijk", 0, "C0992-2.8"),
        ("vertrouwelijk", "false", "C0992-2.8"),
        ("vertrouwelijk", None, "C0992-2.8"),
        ("plaatsgevondenOp", "2023-03-01T10:00:00Z", "C0992-2.9"),
        ("plaatsgevondenOp", "2023-03-01T10:00:00", "C0992-2.9"),
        ("plaatsgevondenOp", "2023-03-01T10:00:01+01:00", "C0992-2.9"),
        ("plaatsgevondenOp", 1677661200, "C0992-2.9"),
    ],
)
def test_what_is_shown_otherwise(key: str, value: Any, clause: str) -> None:
    (finding,) = echo.echo(OK, CALL, SENT, {**SHOWN, key: value}, exchange=7, where="de lijst")
    assert (finding.pointer, finding.actual, finding.clause) == (f"/{key}", value, clause)
    assert finding.exchange == 7
    assert "de lijst" in finding.message


@pytest.mark.parametrize("record", [{}, None, [], "x", 3, wire.MISSING])
def test_a_record_that_is_none_lacks_all_that_was_sent(record: Any) -> None:
    found = echo.echo(OK, CALL, SENT, record)
    assert len(found) == len(SENT) - 1
    assert all("ontbreekt" in finding.message for finding in found)


def test_only_what_is_asked_after_and_sent_and_known() -> None:
    assert len(echo.echo(OK, CALL, SENT, {}, attributes=("kanaal", "inhoud", "zaak"))) == 1
    assert echo.echo(OK, CALL, {"zaak": 1}, {}) == ()
    (finding,) = echo.echo(OK, CALL, {"kanaal": "Balie"}, {}, clause="C0992-1.7")
    assert finding.clause == "C0992-1.7"


def test_references_are_compared_by_their_id() -> None:
    link = OK.resource("actorklantcontact")
    sent = {"actor": ONE, "klantcontact": TWO}
    right = {"actor": {"uuid": ONE.upper(), "url": "x"}, "klantcontact": {"uuid": TWO}}
    assert echo.echo(OK, link, sent, right) == ()
    for wrong in ({"uuid": TWO}, {}, None, ONE, [{"uuid": ONE}]):
        assert echo.echo(OK, link, sent, {**right, "actor": wrong})
    assert echo.echo(OK, link, {"actor": None}, {"actor": None}) == ()


def test_texts_are_alike_when_they_are_written_alike() -> None:
    assert echo.same_text("é ", "e\u0301")
    assert not echo.same_text("ﬁets", "fiets")
    assert not echo.same_text("A  B", "A B")
    assert not echo.same_text("a\r\nb", "a\nb")


# --- relations --------------------------------------------------------------------------------


def listing_of(*ids: str, problem: str | None = None) -> Listing:
    items = tuple({"uuid": record_id} for record_id in ids)
    return Listing(CALL, items, None, (answer_of(200, {}, n=5),), problem)


def test_a_list_that_shows_exactly_what_it_should() -> None:
    assert relations.lists_exactly(listing_of(), (), what="de lijst") == ()
    assert relations.lists_exactly(listing_of(ONE.upper(), TWO), (TWO, ONE), what="x") == ()


@pytest.mark.parametrize(
    ("listing", "says"),
    [
        (listing_of(), "2 ontbreken"),
        (listing_of(ONE), "1 ontbreekt"),
        (listing_of(ONE, TWO, THREE), "1 hoort er niet bij"),
        (listing_of(THREE, IDS[4]), "2 ontbreken, 2 horen er niet bij"),
        (listing_of(ONE, TWO, problem="status 500"), "status 500"),
    ],
)
def test_a_list_that_shows_something_else(listing: Listing, says: str) -> None:
    (finding,) = relations.lists_exactly(listing, (ONE, TWO), what="de lijst", clause="C0992-1.7")
    assert finding.message.startswith("de lijst: ")
    assert says in finding.message
    assert (finding.clause, finding.exchange) == ("C0992-1.7", 5)


def test_of_a_list_too_long_to_read_nothing_can_be_told() -> None:
    with pytest.raises(CannotTell) as caught:
        relations.lists_exactly(replace(listing_of(ONE), truncated=True), (TWO,), what="de lijst")
    assert caught.value.cause == "environment"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [([], ()), ([{"uuid": ONE}], (ONE,)), ([{"uuid": TWO}, {"uuid": ONE.upper()}], (ONE, TWO))],
)
def test_references_as_they_should_be(shown: Any, expected: tuple[str, ...]) -> None:
    record = {"hadBetrokkenActoren": shown}
    assert relations.refers(OK, CALL, record, "actoren", expected) == ()
    assert expected or relations.refers(OK, CALL, {}, "actoren", expected) == ()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"hadBetrokkenActoren": [{"uuid": ONE}]}, ()),
        ({"hadBetrokkenActoren": []}, (ONE,)),
        ({"hadBetrokkenActoren": [{"uuid": TWO}]}, (ONE,)),
        ({"hadBetrokkenActoren": [{"uuid": ONE}, {"uuid": TWO}]}, (ONE,)),
        ({"hadBetrokkenActoren": [ONE]}, (ONE,)),
        ({"hadBetrokkenActoren": {"uuid": ONE}}, (ONE,)),
        ({"hadBetrokkenActoren": None}, (ONE,)),
        ({}, (ONE,)),
        ("x", (ONE,)),
    ],
)
def test_references_that_are_otherwise(record: Any, expected: tuple[str, ...]) -> None:
    (finding,) = relations.refers(OK, CALL, record, "actoren", expected, exchange=3)
    assert finding.pointer == "/hadBetrokkenActoren"
    assert (finding.clause, finding.exchange) == ("C0992-2.10", 3)


def test_including() -> None:
    partij = OK.resource("partij")
    record = {"betrokkenen": [{"uuid": TWO}, {"uuid": ONE}]}
    assert relations.includes(OK, partij, record, "betrokkenen", ONE) == ()
    assert relations.includes(OK, partij, record, "betrokkenen", THREE)
    assert relations.includes(OK, partij, {}, "betrokkenen", ONE)
    assert relations.includes(VNG, VNG.resource("partij"), {}, "betrokkenen", ONE) == ()


def test_pointing() -> None:
    link = OK.resource("actorklantcontact")
    record = {"klantcontact": {"uuid": ONE}}
    attribute = link.attributes["klantcontact"]
    assert not relations.points_elsewhere(OK, link, record, "klantcontact", ONE)
    assert relations.points_elsewhere(OK, link, record, "klantcontact", TWO)
    assert relations.points_elsewhere(OK, link, {}, "klantcontact", ONE)
    assert relations.points_to(OK, record, attribute, {ONE})
    assert not relations.points_to(OK, record, attribute, {TWO})
    assert not relations.points_to(OK, {}, attribute, {ONE})


# --- shape ------------------------------------------------------------------------------------


def exchange_of(resource: str | None, body: Any, status: int | None = 200, n: int = 1) -> Exchange:
    return Exchange(n, "", "GET", "", {}, None, status, {}, body, None, 0.0, resource)


def fixture(contract: str, name: str) -> Any:
    (case,) = (each for each in fixtures.cases(contract) if each.file == name)
    return case.payload()


def shapes(contract: Any, what: str, *exchanges: Exchange) -> tuple[tuple[Finding, ...], int]:
    return shape.misshapen(contract, Schemata(contract.folders), exchanges, what)


RECORD = fixture("openklant-2.16", "valid/klantcontact.response.voorbeeld.json")


def test_records_of_the_right_shape() -> None:
    page = {"count": 1, "next": None, "previous": None, "results": [RECORD]}
    together = fixture("openklant-2.16", "valid/maak_klantcontact.response.voorbeeld.json")
    found, looked_at = shapes(
        OK,
        "klantcontact",
        exchange_of("klantcontact.response", RECORD, 201),
        exchange_of("list.klantcontact", page),
        exchange_of("maak_klantcontact.response", together, 201),
    )
    assert (found, looked_at) == ((), 3)


def test_what_is_not_looked_at() -> None:
    hidden = {"uuid": ONE, "…": "(van een ander: niet bewaard)"}
    exchanges = (
        exchange_of("klantcontact.response", {}, 404),
        exchange_of("klantcontact.response", {}, None),
        exchange_of("actor.response", {}),
        exchange_of(None, {}),
        exchange_of("klantcontact.response", hidden),
        exchange_of("list.klantcontact", {"results": [hidden]}),
        exchange_of("list.klantcontact", "x"),
        replace(exchange_of("klantcontact.response", "{… (300000 characters in all)"), cut=True),
    )
    assert shapes(OK, "klantcontact", *exchanges) == ((), 0)


def test_records_of_another_shape_are_told_once_each() -> None:
    wrong = {**RECORD, "vertrouwelijk": "nee"}
    found, looked_at = shapes(
        OK,
        "klantcontact",
        exchange_of("klantcontact.response", wrong, n=4),
        exchange_of("klantcontact.response", wrong, n=5),
        exchange_of("list.klantcontact", {"results": [wrong]}, n=6),
    )
    assert looked_at == 3
    assert [(each.pointer, each.exchange) for each in found] == [("/vertrouwelijk", 4)]
    assert shapes(OK, "klantcontact", exchange_of("klantcontact.response", "x"))[0]
    assert shapes(OK, "lijst", exchange_of("list.klantcontact", {"results": 3}))[0]
    assert shapes(OK, "lijst", exchange_of("list.klantcontact", {"results": [], "count": 0,
                  "next": None, "previous": None})) == ((), 1)  # fmt: skip


def test_refusals_have_a_shape_too() -> None:
    right = fixture("openklant-2.16", "valid/klantcontact.response.fout-400.json")
    assert shapes(OK, "foutmelding", exchange_of(None, right, 400)) == ((), 0)
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", right, 400)) == ((), 1)
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", {"title": 3}, 400))[0]
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", "<p>", 400))[1] == 0


def test_null_is_the_same_as_nothing() -> None:
    assert shape.without_nulls({"a": None, "b": [{"c": None}, None], "d": 0}) == {
        "b": [{}, None],
        "d": 0,
    }
