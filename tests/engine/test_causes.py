"""Failures are grouped by what happened: one cause, two causes, none, and what waits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from made_results import BASE, check, conforming, failing, hostile

from kcc_conformance.causes.causes import causes_of
from kcc_conformance.causes.cover import cover
from kcc_conformance.causes.reasons import Reason, Sight, of
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.result.cause import Cause
from kcc_conformance.result.result import CANT_TELL, FAILED, Check, CheckFinding, Result

CONTRACT = load_contract("openklant-2.16")
ONE, OTHER = "5452f450-e940-4996-a353-37f4a7ec8710", "0b3ac2a5-9f0c-4d0e-8a3c-1d2b7f6c9e11"
INHOUD = "Klant vraagt wanneer het afval wordt opgehaald. Dat is op maandag."


def talk(
    n: int, method: str, path: str, status: int, sent: object = None, shown: object = None
) -> dict[str, Any]:
    """An exchange with the credentials of the run."""
    return {
        "n": n, "check": "x", "method": method, "url": f"{BASE}{path}", "status": status,
        "request": {"headers": {"Authorization": "Token ***"}, "body": sent},
        "response": {"headers": {}, "body": shown},
        "milliseconds": 1.0, "trouble": None, "resource": None, "remarks": [],
    }  # fmt: skip


def found(message: str, exchange: int | None = 2, **other: Any) -> CheckFinding:
    """A finding, seen in the second exchange."""
    told: Mapping[str, Any] = {"pointer": "", "expected": None, "actual": None, "clause": None}
    return CheckFinding(message=message, exchange=exchange, **{**told, **other})


def value(place: str, sent: object, shown: object, pointer: str = "/inhoud") -> CheckFinding:
    """The finding that a value came back otherwise."""
    name = {"/inhoud": "Inhoud", "/onderwerp": "Onderwerp"}[pointer]
    message = f"{name} heeft in {place} een andere waarde dan is geregistreerd"
    return found(message, pointer=pointer, expected=sent, actual=shown, clause="C0992-2.5")


def result(*checks: Check, talks: tuple[dict[str, Any], ...] = ()) -> Result:
    """A result with these checks and exchanges; two by default: a registration and a reading."""
    own = (
        talk(1, "POST", "/klantcontacten", 201, {"inhoud": INHOUD}, {"uuid": ONE}),
        talk(2, "GET", f"/klantcontacten/{ONE}", 200, None, {"uuid": ONE}),
    )
    return replace(failing(), checks=checks, exchanges=talks or own, causes=())


def causes(*checks: Check, talks: tuple[dict[str, Any], ...] = ()) -> tuple[Cause, ...]:
    """The causes of such a result."""
    return causes_of(result(*checks, talks=talks), CONTRACT)


def test_what_was_cut_alike_is_one_cause() -> None:
    other = INHOUD + " Of op dinsdag."
    told = causes(
        check("lijst", FAILED, "SHOULD", findings=(value("de lijst", other, other[:20]),)),
        check("later", FAILED, findings=(value("een latere opvraging", INHOUD, INHOUD[:20]),)),
        check("goed", "passed"),
    )
    [cause] = told
    assert (cause.id, cause.kind, cause.boundary) == ("C1", "cut", "20")
    assert cause.what["nl"] == f"Inhoud komt terug afgekapt op 20 van de {len(INHOUD)} tekens"
    assert cause.what["en"] == f"Inhoud comes back cut at 20 of {len(INHOUD)} characters"
    assert cause.where["nl"] == "Inhoud van klantcontact, bij opvragen"
    assert cause.checks == ("attributen/later", "attributen/lijst")
    assert cause.clauses == ("C0992-2.5",)
    assert (cause.witness.check, cause.witness.actual) == ("attributen/later", INHOUD[:20])


def test_what_was_cut_elsewhere_is_another_cause() -> None:
    told = causes(
        check("inhoud", FAILED, findings=(value("de lijst", INHOUD, INHOUD[:20]),)),
        check("onderwerp", FAILED, findings=(value("de lijst", "abcdef", "abc", "/onderwerp"),)),
    )
    assert {(each.kind, each.boundary) for each in told} == {("cut", "20"), ("cut", "3")}


def test_the_same_to_every_text_is_one_cause() -> None:
    [cause] = causes(
        check("inhoud", FAILED, findings=(value("de lijst", "a  b", "a b"),)),
        check("onderwerp", FAILED, findings=(value("de lijst", "c  d", "c d", "/onderwerp"),)),
    )
    assert cause.kind == "blanks_collapsed"
    assert cause.what["nl"] == "Witruimte in Inhoud en Onderwerp komt terug als één spatie"


def test_two_things_that_happened_in_one_check_are_two_causes() -> None:
    both = (
        value("de lijst", INHOUD, INHOUD[:20]),
        value("de lijst", "Afval", "AFVAL", "/onderwerp"),
    )
    told = causes(
        check("beide", FAILED, findings=both),
        check("inhoud", FAILED, findings=both[:1]),
    )
    assert [each.kind for each in told] == ["cut", "upper_case"]
    assert [len(each.checks) for each in told] == [2, 1]


def test_a_record_that_is_gone_explains_the_list_that_lacks_it() -> None:
    talks = (
        talk(1, "POST", "/klantcontacten", 201, {"onderwerp": "x"}, {"uuid": ONE}),
        talk(2, "GET", f"/klantcontacten/{ONE}", 404),
        talk(3, "GET", "/klantcontacten?onderwerp=x", 200, None, {"results": []}),
    )
    gone = found("het klantcontact is niet terug te lezen (status 404)", expected=200, actual=404)
    lacks = found("het filter toont niet wat eraan voldoet", 3, expected=ONE, actual=[])
    [cause] = causes(
        check("lezen", FAILED, findings=(gone,)),
        check("filter", FAILED, findings=(lacks,)),
        talks=talks,
    )
    assert (cause.kind, len(cause.checks)) == ("gone", 2)
    assert cause.what["en"] == "The klantcontact was accepted and cannot be read"


def test_a_list_that_lacks_what_is_there_is_a_cause_of_its_own() -> None:
    talks = (
        talk(1, "POST", "/klantcontacten", 201, {"onderwerp": "x"}, {"uuid": ONE}),
        talk(2, "POST", "/partijen", 201, {}, {"uuid": OTHER}),
        talk(3, "GET", f"/partijen/{OTHER}", 404),
        talk(4, "GET", "/klantcontacten?onderwerp=x", 200, None, {"results": []}),
    )
    gone = found("de partij is niet terug te lezen (status 404)", 3, expected=200, actual=404)
    lacks = found("het filter toont niet wat eraan voldoet", 4, expected=ONE, actual=[])
    told = causes(
        check("lezen", FAILED, findings=(gone,)),
        check("filter", FAILED, findings=(lacks,)),
        talks=talks,
    )
    assert {each.kind for each in told} == {"gone", "unlisted"}


def test_what_sets_apart_what_a_provider_fails_on() -> None:
    talks = (
        talk(1, "POST", "/klantcontacten", 201, {"onderwerp": "zonder"}, {"uuid": ONE}),
        talk(2, "POST", "/klantcontacten", 500, {"onderwerp": "met 🎄"}),
    )
    told = "de provider neemt een geldig klantcontact niet aan maar antwoordt met status 500"
    [cause] = causes(
        check("emoji", FAILED, findings=(found(told, expected="2xx", actual=500),)), talks=talks
    )
    assert (cause.kind, cause.boundary) == ("error", "500")
    assert cause.what["en"].endswith("of which Onderwerp holds an emoji")


def test_a_sentence_that_nobody_knows_is_a_cause_in_its_own_words() -> None:
    [cause] = causes(check("vreemd", FAILED, findings=(found("het is vreemd", None),)))
    assert (cause.kind, cause.what["nl"]) == ("told", "Het is vreemd")


def test_checks_that_wait_for_the_same_are_told_of_last() -> None:
    waits = found("het klantcontact kreeg geen ID", 1)
    waiting = [
        check(f"wacht {n}", CANT_TELL, cause="prerequisite", message=waits.message,
              findings=(waits,))
        for n in range(4)
    ]  # fmt: skip
    told = causes(check("a", FAILED, findings=(value("de lijst", "ab", "AB"),)), *waiting)
    assert [each.kind for each in told] == ["upper_case", "prerequisite"]
    assert told[1].what["nl"] == (
        "4 controles zijn niet uit te voeren: het klantcontact kreeg geen ID"
    )
    assert told[1].checks == tuple(f"attributen/wacht {n}" for n in range(4))
    assert causes(*waiting[:2]) == ()


def test_nothing_failed_has_no_cause() -> None:
    assert causes_of(conforming(), CONTRACT) == ()


def test_whatever_a_provider_says_is_no_trouble() -> None:
    assert all(cause.checks for cause in causes_of(hostile(), CONTRACT))


def test_the_fewest_reasons_are_taken() -> None:
    narrow, wide, other = Reason("cut", "r", "a", "1"), Reason("gone", "r"), Reason("count", "r")
    sights = (
        Sight("one", 0, (narrow,), (of(("gone",), ("r",)),)),
        Sight("two", 0, (wide,), ()),
        Sight("three", 0, (other,), (of(("gone",), ("s",)),)),
    )
    groups = cover(sights)
    assert [(each.reason, each.checks) for each in groups] == [
        (wide, ("one", "two")),
        (other, ("three",)),
    ]
