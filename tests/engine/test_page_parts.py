"""The parts of the page: anchors, what is cited, what is shown in full, both languages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_causes import cut
from made_results import HOSTILE, check, exchange, failing
from report_reading import Tags, page, whole_page

from kcc_conformance.report.page.anchors import check_anchor
from kcc_conformance.report.page.cited import cited
from kcc_conformance.report.page.evidence import Evidence, ranges
from kcc_conformance.report.page.outline import mark
from kcc_conformance.report.page.tongues import Tongues
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, PASSED, Result

BODY = {"a": 1, "list": [{"x": 1}, {"x": 2, "y": []}], "b": {"c": "d"}, "e/f": 3}


def large(checks: int, exchanges: int) -> Result:
    """A run with so many of each; every second body is that of the exchange before it."""
    result = failing()
    made = tuple(
        check(f"Controle {n}", PASSED, clauses=(result.clauses[n % 8].id,), exchanges=(n * 10,))
        for n in range(checks)
    )
    said = tuple(
        exchange(
            n,
            check=made[n * checks // exchanges].id,
            response={
                "headers": {"content-type": "application/json", "x-n": str(n)},
                "body": {"results": [{"uuid": f"{n // 2}-{k}", "naam": "x"} for k in range(8)]},
            },
        )
        for n in range(exchanges)
    )
    clauses = tuple(
        replace(each, checks=tuple(c.id for c in made if each.id in c.clauses))
        for each in result.clauses
    )
    return replace(result, checks=made, exchanges=said, clauses=clauses, questions=())


def test_three_thousand_exchanges_are_a_page_that_opens(tmp_path: Path) -> None:
    text = whole_page(large(300, 3_000), tmp_path)
    assert len(text.encode()) <= 1_500_000
    assert len(Tags(text).tags) <= 7_500
    assert "van de 3000 aanroepen staan hier niet" in text
    assert "#2700–#2709: result.json" in text


def test_a_run_as_large_as_most_is_whole(tmp_path: Path) -> None:
    result = large(100, 900)
    assert Evidence(result).apart == 0
    assert "aanroepen staan hier niet" not in page(result, tmp_path)


def test_a_body_is_there_once() -> None:
    evidence = Evidence(large(2, 4))
    assert '"uuid": "0-7"' in str(evidence.text(0)).replace("&#34;", '"')
    assert '<a href="#x0">= #0</a>' in evidence.text(1)
    assert "0-7" not in evidence.text(1)
    assert "1-7" in evidence.text(2)


def test_what_is_cited_is_shown_first(monkeypatch: pytest.MonkeyPatch) -> None:
    result = cut(must=3)
    more = tuple(exchange(n, check="elders") for n in range(3, 30))
    evidence = Evidence(replace(result, exchanges=(*more, *result.exchanges)))
    monkeypatch.setattr("kcc_conformance.report.page.evidence._MOST", 2)
    assert evidence.shown == {1, 2}
    assert [str(each) for each in evidence.missed("elders")] == ["#3–#29"]


def test_ranges() -> None:
    assert [str(each) for each in ranges([5, 1, 2, 3, 9, 5])] == ["#1–#3", "#5", "#9"]
    assert ranges([]) == ()


@pytest.mark.parametrize(
    ("pointer", "rows"),
    [
        ("/a", '  "a": 1,'),
        ("/list/1/x", '      "x": 2,'),
        ("/list/1/y", '      "y": []'),
        ("/b", '  "b": {\n    "c": "d"\n  },'),
        ("/e~1f", '  "e/f": 3'),
        ("/nergens", ""),
        ("", ""),
    ],
)
def test_the_cited_rows(pointer: str, rows: str) -> None:
    assert cited(BODY, pointer, None).cited == rows


def test_the_rows_around_it_and_how_many_more() -> None:
    body: dict[str, Any] = {f"m{n}": n for n in range(40)}
    found = cited(body, "/m20", 20)
    assert found.before.split()[::2] == [f'"m{n}":' for n in range(16, 20)]
    assert (found.skipped, found.cited, found.rest) == (17, '  "m20": 20,', 16)
    assert found.after.count("\n") == 4


def test_in_a_list_the_record_with_that_value() -> None:
    body = {"count": 2, "results": [{"naam": "a"}, {"naam": "b"}]}
    assert cited(body, "/naam", "b").cited == '      "naam": "b"'
    assert cited(body, "/naam", "c").cited == ""


def test_an_anchor_is_the_same_and_no_other() -> None:
    one, other = check_anchor("attributen/Rij [a - b]"), check_anchor("attributen/Rij [a + b]")
    assert one == check_anchor("attributen/Rij [a - b]") != other
    assert one.startswith("check-attributen-rij-a-b-")
    assert check_anchor(HOSTILE).replace("-", "").isalnum()


def test_each_check_and_cause_has_its_anchor(tmp_path: Path) -> None:
    result = cut(must=3, single=2)
    ids = [attrs.get("id") for _, attrs in Tags(whole_page(result, tmp_path)).tags]
    for name in [*map(check_anchor, (c.id for c in result.checks)), "C1", "C0992-2.4", "Q7"]:
        assert ids.count(name) == 1, name


def test_words_in_both_languages() -> None:
    tongues = Tongues(View(failing(), "nl"), View(failing(), "en"))
    both = '<span class="nl" lang="nl">Oordeel</span><span class="en" lang="en">Verdict</span>'
    assert tongues.say("verdict") == both
    assert tongues.pair("openklant-2.16", "openklant-2.16") == "openklant-2.16"
    assert (
        tongues.pair("nooit vertaald", "nooit vertaald") == '<span lang="nl">nooit vertaald</span>'
    )
    assert "&lt;script&gt;" in tongues.pair(HOSTILE, "x")


def test_the_card_of_a_cause(tmp_path: Path) -> None:
    text = page(cut(), tmp_path)
    card = text[text.index('<article class="card failed" id="C1">') :].partition("</article>")[0]
    for words in (
        "Inhoud komt terug afgekapt op 200 van de 227 tekens", "verzonden", "(227 tekens)",
        "(200 tekens)", "gelijke tekens", "<del><b>−</b>", "hetzelfde in 16 andere controles",
        "$TOKEN" if "Authorization" in str(cut().exchanges[1]["request"]) else "curl -sS",
        '<mark title="/inhoud"><b>▸</b>  &#34;inhoud&#34;',
    ):  # fmt: skip
        assert words in card, words
    assert "1 oorzaak verklaart alle 12 verplichte fouten" in text[: text.index('class="strip"')]


def test_what_the_reference_was_seen_to_have_is_not_told(tmp_path: Path) -> None:
    """Names of its faults read as if this provider had them."""
    result = failing()
    checks = tuple(replace(each, catches=("text-cut-at-20",)) for each in result.checks)
    assert "text-cut-at-20" not in whole_page(replace(result, checks=checks), tmp_path)


@pytest.mark.parametrize(("outcome", "sign"), [(FAILED, "!"), (CANT_TELL, "?")])
def test_what_does_not_count_has_the_sign_of_what_came_of_it(outcome: str, sign: str) -> None:
    result = cut(must=0, should=1)
    clause = replace(result.clauses[0], level="SHOULD", outcome=outcome, status="covered")
    assert mark(View(replace(result, clauses=(clause,)), "nl"), clause) == sign
