"""Results side by side: what differs first, and what became better, worse, new or gone."""

import json
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made_bundle import bundled, good, of_this_suite
from made_causes import cause, cut_check
from made_comparison import run, side_by_side
from made_results import check, clause, conforming, failing, hostile

from kcc_conformance.cli import app
from kcc_conformance.errors import UsageError
from kcc_conformance.report.comparison.changes import CHANGES
from kcc_conformance.report.comparison.page import comparison_html
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.comparison.written import comparison_json, comparison_md
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    OUTCOMES,
    PASSED,
    UNTESTED,
    QuestionResult,
    Result,
)


def became(before: str | None, after: str | None, level: str = "MUST") -> str | None:
    one, other = (
        replace(conforming(), checks=(check("x", each, level),) if each else ())
        for each in (before, after)
    )
    (change,) = side_by_side(one, other).changes
    (kind, *_) = [kind for kind in CHANGES if change.checks[kind]] or [None]
    return kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (PASSED, PASSED, None),
        (FAILED, FAILED, None),
        (PASSED, FAILED, "worse"),
        (INAPPLICABLE, FAILED, "worse"),
        (CANT_TELL, FAILED, "worse"),
        (PASSED, CANT_TELL, "worse"),
        (FAILED, PASSED, "better"),
        (CANT_TELL, PASSED, "better"),
        (FAILED, CANT_TELL, "otherwise"),
        (FAILED, INAPPLICABLE, "not_applicable"),
        (PASSED, INAPPLICABLE, "not_applicable"),
        (INAPPLICABLE, PASSED, "applicable"),
        (INAPPLICABLE, CANT_TELL, "applicable"),
        (UNTESTED, PASSED, "new"),
        (UNTESTED, FAILED, "new"),
        (None, PASSED, "new"),
        (PASSED, UNTESTED, "gone"),
        (FAILED, None, "gone"),
        (UNTESTED, None, None),
        (None, UNTESTED, None),
    ],
)
def test_what_became_of_a_check(before: str | None, after: str | None, kind: str | None) -> None:
    assert became(before, after) == kind


def test_what_does_not_bind_is_not_worse() -> None:
    assert became(PASSED, FAILED, "SHOULD") == "worse"
    assert became(PASSED, FAILED, "OPEN") == "otherwise"
    assert became(PASSED, FAILED, "INFO") == "otherwise"
    assert became(INAPPLICABLE, FAILED, "SHOULD") == "applicable"
    assert became(INAPPLICABLE, FAILED, "OPEN") == "applicable"


def test_a_regression_is_seen_at_equal_totals() -> None:
    before, after = run(a=PASSED, b=FAILED, c=PASSED), run(a=FAILED, b=PASSED, c=PASSED)
    found = side_by_side(before, after)
    (change,) = found.changes
    assert change.checks["worse"] == ("attributen/a",)
    assert change.checks["better"] == ("attributen/b",)
    assert found.worse
    assert not side_by_side(before, before, run(a=PASSED, b=PASSED, c=PASSED)).worse


def test_the_weightiest_comes_first() -> None:
    one = replace(conforming(), checks=(check("a", PASSED, "SHOULD"), check("b", PASSED)))
    other = replace(conforming(), checks=(check("a", FAILED, "SHOULD"), check("b", FAILED)))
    assert side_by_side(one, other).changes[0].checks["worse"] == ("attributen/b", "attributen/a")


def test_clauses_questions_and_causes_stand_side_by_side() -> None:
    question = QuestionResult("Q7", "Nummer", "A", ("zelf",), None, (), (), {"nl": "N", "en": "N"},
                              ({"nl": "geeft zelf", "en": "gives one"},))  # fmt: skip
    one = replace(conforming(), clauses=(clause("C0992-2.4", PASSED), clause("C0992-2.5", PASSED)),
                  questions=(question,))  # fmt: skip
    other = replace(
        one,
        clauses=(clause("C0992-2.4", FAILED), clause("C0992-2.5", PASSED)),
        questions=(replace(question, observed=None, observations=()),),
        causes=(cause(1, cut_check(1)),),
    )
    found = side_by_side(one, other, one)
    assert [(each.name, each.cells) for each in found.clauses if each.differs] == [
        ("C0992-2.4", (PASSED, FAILED, PASSED))
    ]
    (asked,) = found.questions
    assert asked.cells == ("A: zelf", "", "A: zelf")
    assert found.causes[0].cells == (None, "1", None)
    page = comparison_html(found, ("a", "b", "c"), "en")
    assert "A: gives one" in page
    assert "nothing observed" in page
    assert page.index("C0992-2.4") < page.index("C0992-2.5")


def test_results_are_told_apart_by_as_little_as_it_takes() -> None:
    old = of_this_suite(conforming(), product_version="1")
    new = of_this_suite(conforming(), product_version="2")
    assert side_by_side(old, new).names == ("Voorbeeldregister 1", "Voorbeeldregister 2")
    main = replace(old, standard={**old.standard, "text": "main"})
    assert side_by_side(old, main).names == (
        "Voorbeeldregister 1, --text seed",
        "Voorbeeldregister 1, --text main",
    )
    read = replace(old, run={**old.run, "readings": {"Q7": "A"}})
    assert side_by_side(old, read).names[1] == "Voorbeeldregister 1, Q7=A"
    assert side_by_side(old, old).names[1] == "Voorbeeldregister 1 (1.json)"


def test_what_may_differ_beside_the_provider_is_said() -> None:
    one = of_this_suite(conforming())
    assert reservations(side_by_side(one, one), "en") == ()
    other = replace(
        one,
        suite={"name": "kcc-conformance", "version": "9"},
        standard={**one.standard, "text": "main"},
        provider={**one.provider, "contract": "vng-crud-0.0.3"},
        run={**one.run, "partial": True, "readings": {"Q1": "A"}},
    )
    for language in ("nl", "en"):
        assert len(reservations(side_by_side(one, other), language)) == 5
    assert len(reservations(side_by_side(other, other), "nl")) == 1


def test_what_cannot_be_compared() -> None:
    with pytest.raises(UsageError, match="two results"):
        side_by_side(conforming())
    with pytest.raises(UsageError, match="consumer"):
        side_by_side(conforming(), replace(conforming(), subject="consumer"))


class Tags(HTMLParser):
    """Every tag with its attributes, and what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_needs_nothing_else_and_says_nothing_of_its_own(language: str) -> None:
    found = side_by_side(of_this_suite(hostile()), of_this_suite(failing()))
    page = comparison_html(found, ("<script>", "b"), language)
    tags = Tags(page)
    assert tags.open == []
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "link", "iframe", "object"}
    assert not [attributes for _, attributes in tags.seen if {"src", "href"} & {*attributes}]
    assert "<script>" not in page
    for tag, attributes in tags.seen:
        if tag == "div":
            assert attributes["tabindex"] == "0"
            assert attributes["aria-label"]
        if tag == "th":
            assert attributes["scope"] in ("row", "col")
    assert comparison_html(found, ("<script>", "b"), language) == page
    for text in (comparison_md(found, ("a", "b"), language), comparison_json(found, ("a", "b"))):
        assert "<script>alert(1)" not in text or text.startswith("{")
        assert "%" not in comparison_md(side_by_side(conforming(), failing()), ("a", "b"), language)


def test_forty_results_take_less_than_a_second() -> None:
    """Of the size that a run has: three hundred checks that all differ, fifty clauses; no bound
    that a slow machine would break, but on what comes out."""
    many = []
    for n in range(40):
        long = "een naam zo lang als een controle heeft"
        checks = tuple(check(f"{long} {k}", OUTCOMES[(k + n * n) % 4]) for k in range(300))
        clauses = tuple(clause(f"C0992-2.{k}", FAILED if k == n % 9 else PASSED) for k in range(50))
        many.append(replace(conforming(), checks=checks, clauses=clauses))
    began = time.process_time()
    found = side_by_side(*many)
    paths = tuple(f"{n}.json" for n in range(40))
    sizes = [len(comparison_html(found, paths, "nl")), len(comparison_json(found, paths)),
             len(comparison_md(found, paths, "nl"))]  # fmt: skip
    print(f"{time.process_time() - began:.1f} s, {sizes}")
    assert sizes[0] < 900_000
    assert sizes[2] <= 60_000


def stored(folder: Path, name: str, result: Result) -> str:
    path = folder / name
    path.write_text("".join(result_json(result)), "utf-8")
    return str(path)


def test_the_command(tmp_path: Path) -> None:
    def compare(*arguments: str) -> tuple[Any, str]:
        done = CliRunner().invoke(app, ["compare", *arguments], standalone_mode=False)
        if isinstance(done.exception, UsageError):
            return 2, str(done.exception)
        return done.return_value, done.stdout

    out = ("--out", str(tmp_path / "out"), "--language", "nl")
    good_one = stored(tmp_path, "a.json", run(a=PASSED, b=FAILED))
    bad_one = stored(tmp_path, "b.json", run(a=FAILED, b=PASSED))
    code, told = compare(good_one, bad_one, *out)
    assert code == 0
    assert "slechter 1, beter 1, nieuw 0, weg 0, hier wel van toepassing 0" in told
    assert "slechter: attributen/a (verplicht: in 1 gehaald, in 2 niet gehaald)" in told
    assert compare(good_one, bad_one, *out, "--fail-on", "worse")[0] == 1
    assert compare(good_one, good_one, *out, "--fail-on", "worse")[0] == 0
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        "compare.html", "compare.md", "compare.json"
    }  # fmt: skip
    data = json.loads((tmp_path / "out" / "compare.json").read_text("utf-8"))
    assert data["changes"][0]["to"] == 2
    (tmp_path / "run").mkdir()
    stored(tmp_path / "run", "result.json", good())
    (tmp_path / "b.zip").write_bytes(bundled(good()))
    assert compare(str(tmp_path / "run"), str(tmp_path / "b.zip"), *out)[0] == 0
    (tmp_path / "c.zip").write_bytes(bundled(good())[:-1])
    for arguments, says in (
        ((good_one,), "two results"),
        ((good_one, str(tmp_path / "none.json")), "cannot be read"),
        ((good_one, str(tmp_path / "c.zip")), "is not whole"),
        ((good_one, bad_one, "--fail-on", "better"), "--fail-on better"),
        ((good_one, bad_one, "--language", "fr"), "choose nl or en"),
        ((good_one, bad_one, "--out", good_one), "cannot be written"),
    ):
        code, told = compare(*arguments, *(() if "--out" in arguments else out[:2]))
        assert code == 2
        assert says in told
