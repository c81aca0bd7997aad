"""What explains how much, in words."""

from dataclasses import replace

import pytest
from made_causes import CUT, SENT, WHAT, cause, cut, cut_check
from made_results import failing

from kcc_conformance.report.causes import Causes
from kcc_conformance.report.view import View
from kcc_conformance.result.result import Result


def causes(result: Result, language: str = "nl") -> Causes:
    return Causes(View(result, language))


@pytest.mark.parametrize(
    ("must", "should", "single", "said"),
    [
        (12, 5, 0, "1 oorzaak verklaart alle 12 verplichte fouten: {what}"),
        (1, 0, 0, "1 oorzaak verklaart de enige verplichte fout: {what}"),
        (
            3,
            0,
            2,
            "1 oorzaak verklaart 3 van de 5 verplichte fouten: {what};"
            " 2 zonder gemeenschappelijke oorzaak",
        ),
        (0, 4, 0, "1 oorzaak verklaart alle 4 niet-verplichte fouten: {what}"),
        (0, 0, 2, "2 verplichte fouten zonder gemeenschappelijke oorzaak"),
        (0, 0, 1, "1 verplichte fout zonder gemeenschappelijke oorzaak"),
        (0, 0, 0, ""),
    ],
)
def test_the_headline(must: int, should: int, single: int, said: str) -> None:
    assert causes(cut(must, should, single)).headline == said.format(what=WHAT["nl"])


def test_the_headline_of_several() -> None:
    checks = [cut_check(n) for n in range(5)]
    what = [{"nl": f"Fout {n}.", "en": f"Failure {n}."} for n in range(5)]
    several = tuple(cause(n + 1, each, what=what[n]) for n, each in enumerate(checks))
    result = replace(cut(), checks=tuple(checks), causes=several)
    assert causes(result, "en").headline == (
        "5 causes explain all 5 mandatory failures: Failure 0; Failure 1; Failure 2; and 2 more"
    )
    some = replace(result, causes=several[:2])
    assert causes(some).headline == (
        "2 oorzaken verklaren 2 van de 5 verplichte fouten: Fout 0; Fout 1;"
        " 3 zonder gemeenschappelijke oorzaak"
    )
    assert [story.check.id for story in causes(some).single] == [each.id for each in checks[2:]]


def test_what_a_cause_explains() -> None:
    (told,) = causes(cut(12, 5)).all
    assert (told.binding, len(told.stories), told.cause.id) == (12, 17, "C1")
    assert causes(cut(12, 5)).same(told) == "hetzelfde in 16 andere controles"
    assert causes(cut(2, 0), "en").same(causes(cut(2, 0)).all[0]) == "the same in 1 other check"
    assert causes(cut(1, 0)).same(causes(cut(1, 0)).all[0]) == ""
    assert [clause.id for clause in told.clauses] == ["C0992-2.4"]
    assert told.difference.expected.length == len(SENT)
    assert told.difference.received.length == len(CUT) == 200


def test_what_was_sent_is_found_and_what_was_only_wanted_is_not() -> None:
    (told,) = causes(cut()).all
    assert (told.expected, told.sent and told.sent["n"], told.seen and told.seen["n"]) == (
        "sent",
        1,
        2,
    )
    result = cut()
    other = replace(result, exchanges=result.exchanges[1:])
    (told,) = causes(other).all
    assert (told.expected, told.sent) == ("expected", None)


def test_a_short_value_is_sent_only_where_its_member_is() -> None:
    result = cut(1, 0)
    (made,) = result.causes
    for pointer, found in (("/taal", True), ("/results/0/taal", True), ("/onderwerp", False)):
        witness = replace(made.witness, pointer=pointer, expected="nld")
        sent = {**result.exchanges[0], "request": {"headers": {}, "body": {"taal": "nld"}}}
        changed = replace(
            result,
            causes=(replace(made, witness=witness),),
            exchanges=(sent, result.exchanges[1]),
        )
        assert (causes(changed).all[0].sent is not None) is found, pointer


def test_with_strict_the_others_count() -> None:
    result = cut(2, 3)
    run = {**result.run, "options": {"strict": True}}
    assert causes(replace(result, run=run)).headline.startswith(
        "1 oorzaak verklaart alle 5 meetellende fouten"
    )


def test_a_check_says_its_causes() -> None:
    result = cut(1, 0, 1)
    assert causes(result).said(result.checks[0]) == f"C1 {WHAT['nl']}"
    assert causes(result).said(result.checks[1]) == ""


def test_a_result_without_causes_has_none() -> None:
    assert causes(failing()).all == ()
    assert causes(failing()).beside == ""


def test_of_two_that_sent_the_same_it_is_the_one_of_the_record_that_was_seen() -> None:
    result = cut(must=1)
    first, seen = result.exchanges
    about = {"onderwerp": "Afvalinzameling, eerste gesprek"}
    sent = {**first, "request": {"headers": {}, "body": {"inhoud": SENT, **about}}}
    other = {"inhoud": SENT, "onderwerp": "Afvalinzameling, tweede gesprek"}
    later = {**first, "n": 3, "request": {"headers": {}, "body": other}}
    rows = {"results": [{"inhoud": CUT, **about}, {"inhoud": CUT, "onderwerp": "iets anders"}]}
    listed = {**seen, "n": 4, "response": {"headers": {}, "body": rows}}
    witness = replace(result.causes[0].witness, exchange=4)
    changed = replace(
        result,
        checks=tuple(replace(each, exchanges=(1, 3, 4)) for each in result.checks),
        causes=(replace(result.causes[0], witness=witness),),
        exchanges=(sent, later, listed),
    )
    told = causes(changed).all[0].sent
    assert told is not None
    assert told["n"] == 1
