"""What a finding says, to the letter: it is what a supplier reads and has to act on."""

from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import answers, echo, relations, shape
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.evidence import Exchange
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import CannotTell, Finding

OK = load_contract("openklant-2.16")
CALL, ACTOR, PARTIJ = (OK.resource(name) for name in ("klantcontact", "actor", "partij"))
LINK = OK.resource("actorklantcontact")
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


@pytest.mark.parametrize("status", [401, 403, 405, 406, 407, 408, 415])
def test_statuses_that_do_not_speak_of_what_was_sent(status: int) -> None:
    (finding,) = answers.refused(answer_of(status))
    assert "gaat niet over wat er is gestuurd" in finding.message


@pytest.mark.parametrize("status", [400, 402, 404, 409, 410, 413, 414, 416, 422, 428, 430, 499])
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


# --- attributes -------------------------------------------------------------------------------

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


def listing_of(*ids: str, **more: Any) -> Listing:
    """A list over three pages, of which the last is exchange 7."""
    pages = tuple(answer_of(200 + n, {}, n=5 + n) for n in range(3))
    return Listing(CALL, tuple({"uuid": i} for i in ids), None, pages, **more)


@pytest.mark.parametrize(
    ("expected", "shown", "finding"),
    [
        (
            (),
            [{"uuid": ONE}],
            Finding(
                "Actoren van het klantcontact is niet leeg",
                pointer="/hadBetrokkenActoren",
                expected=[],
                actual=[ONE],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (ONE,),
            [{"uuid": TWO}],
            Finding(
                "Actoren van het klantcontact toont niet alleen de gekoppelde actor",
                pointer="/hadBetrokkenActoren",
                expected=[ONE],
                actual=[TWO],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (TWO, ONE),
            None,
            Finding(
                "Actoren van het klantcontact toont niet alleen de 2 gekoppelde records (actor)",
                pointer="/hadBetrokkenActoren",
                expected=[ONE, TWO],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (ONE,),
            wire.MISSING,
            Finding(
                "Actoren van het klantcontact toont niet alleen de gekoppelde actor",
                pointer="/hadBetrokkenActoren",
                expected=[ONE],
                actual="(ontbreekt)",
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (),
            "x",
            Finding(
                "Actoren van het klantcontact is niet leeg",
                pointer="/hadBetrokkenActoren",
                expected=[],
                actual="x",
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
    ],
)
def test_what_is_said_of_references(
    expected: tuple[str, ...], shown: Any, finding: Finding
) -> None:
    record = {} if shown is wire.MISSING else {"hadBetrokkenActoren": shown}
    found = relations.refers(OK, CALL, record, "actoren", expected, exchange=3)
    assert found == (finding,)


@pytest.mark.parametrize(
    ("value", "actual"),
    [([{"uuid": TWO}], [TWO]), ([TWO], [TWO]), (None, None), (wire.MISSING, "(ontbreekt)")],
)
def test_what_is_said_of_a_reference_that_is_not_among_them(value: Any, actual: Any) -> None:
    record = {} if value is wire.MISSING else {"betrokkenen": value}
    (finding,) = relations.includes(OK, PARTIJ, record, "betrokkenen", ONE, exchange=3)
    assert finding.message == "Betrokkenen van de partij toont de gekoppelde betrokkene niet"
    assert (finding.pointer, finding.expected) == ("/betrokkenen", ONE)
    assert (finding.actual, finding.clause, finding.exchange) == (actual, "C0992-1.9", 3)


def test_a_reference_in_capitals_points_to_the_same_record() -> None:
    letters = "abcdef01-0000-4000-8000-000000000001"
    record = {"klantcontact": {"uuid": letters.upper()}, "actor": None}
    attribute = LINK.attributes["klantcontact"]
    assert relations.points_to(OK, record, attribute, {letters})
    assert not relations.points_elsewhere(OK, LINK, record, "klantcontact", letters)
    shown = {"betrokkenen": [{"uuid": letters.upper()}]}
    assert relations.includes(OK, PARTIJ, shown, "betrokkenen", letters) == ()


@pytest.mark.parametrize(
    ("listing", "expected", "says", "actual"),
    [
        (listing_of(ONE), (), "x: 1 hoort er niet bij", [ONE]),
        (listing_of(ONE, TWO), (), "x: 2 horen er niet bij", [ONE, TWO]),
        (listing_of(), (ONE,), "x: 1 ontbreekt", []),
        (listing_of(), (ONE, TWO), "x: 2 ontbreken", []),
        (listing_of(THREE), (ONE,), "x: 1 ontbreekt, 1 hoort er niet bij", [THREE]),
        (listing_of(problem="status 500"), (ONE,), "x: status 500", 202),
    ],
)
def test_what_is_said_of_a_list(
    listing: Listing, expected: tuple[str, ...], says: str, actual: Any
) -> None:
    found = relations.lists_exactly(listing, expected, what="x", clause="C0992-1.7")
    assert found == (
        Finding(says, expected=sorted(expected), actual=actual, clause="C0992-1.7", exchange=7),
    )


def test_of_a_long_list_twenty_ids_are_told() -> None:
    many = [f"{n:02}" for n in range(25)]
    (finding,) = relations.lists_exactly(listing_of(*many), [*many[:24], "x"], what="de lijst")
    assert finding.actual == many[:20]
    assert finding.expected == many[:20]


def test_a_list_that_can_be_read_is_handed_on() -> None:
    listing = listing_of(ONE)
    assert relations.readable(listing) is listing


@pytest.mark.parametrize(
    ("last", "problem", "cause", "says"),
    [
        (answer_of(200), "geen lijst", "prerequisite", "de lijst is niet te lezen: geen lijst"),
        (answer_of(403), "status 403", "prerequisite", "geen toegang (403)"),
        (answer_of(None, trouble="weg"), "geen antwoord", "transport", "weg"),
        (answer_of(503), "status 503", "environment", "bezet (503)"),
    ],
)
def test_what_a_list_that_cannot_be_read_does_not_show_is_not_absent(
    last: Any, problem: str, cause: str, says: str
) -> None:
    listing = replace(listing_of(problem=problem), answers=(answer_of(200), answer_of(200), last))
    with pytest.raises(CannotTell) as caught:
        relations.readable(listing)
    assert caught.value.cause == cause
    assert caught.value.message.endswith(says)


# --- shape ------------------------------------------------------------------------------------


def exchange_of(resource: str, body: Any, status: int = 200, n: int = 1) -> Exchange:
    return Exchange(n, "", "GET", "", {}, None, status, {}, body, None, 0.0, resource)


def looked_at(what: str, *exchanges: Exchange) -> int:
    return shape.misshapen(OK, Schemata(OK.folders), exchanges, what)[1]


@pytest.mark.parametrize(
    ("status", "record", "refusal"),
    [
        (199, 0, 0),
        (200, 1, 0),
        (299, 1, 0),
        (300, 0, 0),
        (399, 0, 0),
        (400, 0, 1),
        (499, 0, 1),
        (500, 0, 0),
        (502, 0, 0),
    ],
)
def test_which_bodies_are_records_and_which_are_refusals(
    status: int, record: int, refusal: int
) -> None:
    exchange = exchange_of("klantcontact.response", {"title": "x"}, status)
    assert looked_at("klantcontact", exchange) == record
    assert looked_at("foutmelding", exchange) == refusal


def test_one_body_that_was_seen_does_not_hide_the_next() -> None:
    wrong = {"indicatieContactGelukt": "x"}
    found, number = shape.misshapen(
        OK,
        Schemata(OK.folders),
        [
            exchange_of("klantcontact.response", wrong, n=1),
            exchange_of("klantcontact.response", wrong, n=2),
            exchange_of("klantcontact.response", {**wrong, "vertrouwelijk": "nee"}, n=3),
        ],
        "klantcontact",
    )
    assert number == 3
    told = [(each.pointer, each.exchange) for each in found]
    assert told.count(("/indicatieContactGelukt", 1)) == 1
    assert ("/vertrouwelijk", 3) in told
    assert {exchange for pointer, exchange in told if pointer != "/vertrouwelijk"} == {1}
    (finding,) = (each for each in found if each.pointer == "/vertrouwelijk" and each.exchange == 3)
    assert finding.message.startswith("klantcontact heeft niet de vorm uit het contract: /vert")
    assert (finding.expected, finding.actual) == ("boolean", '"nee"')


def test_a_record_that_was_seen_does_not_hide_the_next_one_on_a_page() -> None:
    seen, fresh = {"indicatieContactGelukt": "x"}, {"vertrouwelijk": "nee"}
    exchanges = [
        exchange_of("klantcontact.response", seen, n=1),
        exchange_of("list.klantcontact", {"results": [seen, fresh]}, n=2),
    ]
    found, number = shape.misshapen(OK, Schemata(OK.folders), exchanges, "klantcontact")
    assert number == 3
    assert ("/vertrouwelijk", "boolean", 2) in [(f.pointer, f.expected, f.exchange) for f in found]


def test_of_one_call_for_more_each_part_is_looked_at() -> None:
    body = {"klantcontact": {}, "betrokkene": {}, "onderwerpobject": None}
    exchange = exchange_of("maak_klantcontact.response", body, 201)
    assert looked_at("klantcontact", exchange) == 1
    assert looked_at("betrokkene", exchange) == 1
    assert looked_at("actor", exchange) == 0
    assert looked_at("klantcontact", exchange_of("maak_klantcontact.response", {}, 201)) == 0


def test_of_a_list_the_records_of_that_kind_are_looked_at() -> None:
    hidden = {"uuid": ONE, "…": "(van een ander: niet bewaard)"}
    page = exchange_of("list.klantcontact", {"results": [hidden, {}, {}]})
    assert looked_at("klantcontact", page) == 2
    assert looked_at("betrokkene", page) == 0
    assert looked_at("lijst", page) == 1
    assert looked_at("lijst", exchange_of("klantcontact.response", {})) == 0
