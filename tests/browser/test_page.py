"""report.html as a browser shows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from played import honest, many, one

from kcc_conformance.report import write_reports
from kcc_conformance.result.result import Result

EVERY = pytest.mark.parametrize("make", [honest, one, many])
DESK, PHONE = (1280, 900), (360, 800)
FIRST = {DESK: 1_800, PHONE: 3 * 800}
"""How many pixels down the first screen goes: two of a desk, three of a phone."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DUTCH = r"/(^|\s)(de|het|een|niet|wordt|zijn|van|voor)(\s|$)/i"
"""Words that only a Dutch sentence has."""


def slim(result: Result) -> Result:
    """The same with few exchanges and checks: axe takes minutes for thousands alike."""
    kept = [check for check in result.checks if check.outcome == "failed"]
    kept += [check for check in result.checks if check.outcome != "failed"][:60]
    return replace(result, checks=tuple(kept), exchanges=result.exchanges[:60])


def opened(
    browser: Any, make: Callable[[], Result], folder: Path, *, size: tuple[int, int] = DESK,
    language: str = "nl", **options: Any,
) -> Any:  # fmt: skip
    """The page of a result in a browser of that size."""
    path = write_reports(make(), folder, language)[1]
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=viewport, **options).new_page()
    page.goto(path.as_uri())
    return page


@EVERY
@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_verdict_causes_and_clauses_are_on_the_first_screen(
    browser: Any, make: Callable[[], Result], size: tuple[int, int], language: str, tmp_path: Path
) -> None:
    page = opened(browser, make, tmp_path, size=size, language=language)
    bottoms = page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll("section[aria-labelledby=verdict], .causes, .strip li")]
            .map((each, n) => [n, each.getBoundingClientRect().bottom]))"""
    )
    clauses = page.locator(".strip > li > a").all_inner_texts()
    assert clauses == [clause.id for clause in make().clauses]
    assert len(bottoms) == len(clauses) + 1 + bool(make().causes)
    assert max(bottoms.values()) <= FIRST[size]


@pytest.mark.parametrize(
    ("make", "size", "scheme"),
    [(honest, DESK, "light"), (many, DESK, "light"), (many, DESK, "dark"), (many, PHONE, "light")],
)
def test_it_is_accessible(
    browser: Any, make: Callable[[], Result], size: tuple[int, int], scheme: str, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(
        browser, lambda: slim(make()), tmp_path, size=size, color_scheme=scheme, bypass_csp=True
    )
    for unfolded in (False, True):
        if unfolded:
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        told = [
            (each["id"], [node["target"] for node in each["nodes"]][:3])
            for each in found.response["violations"]
        ]
        assert told == []


@pytest.mark.parametrize("size", [PHONE, (320, 256)])
def test_nothing_is_wider_than_the_screen(
    browser: Any, size: tuple[int, int], tmp_path: Path
) -> None:
    """320 pixels is a desk at 400 %."""
    page = opened(browser, many, tmp_path, size=size)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_script_it_switches_and_unfolds(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, one, tmp_path, java_script_enabled=False)
    assert page.locator("#verdict").inner_text() == "Oordeel: niet conform"
    page.get_by_label("English").check()
    assert page.locator("#verdict").inner_text() == "Verdict: not conform"
    assert page.locator(".search").count() == 0
    card = page.locator("#C1")
    card.locator("summary", has_text="the same in 11 other checks").click()
    card.locator("details[open] a").first.click()
    assert "#check-" in page.url


def test_the_keyboard_switches(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, honest, tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator("#verdict").inner_text().startswith("Verdict: ")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_in_the_other_language_says_so(browser: Any, language: str, tmp_path: Path) -> None:
    page = opened(browser, many, tmp_path, language=language)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wrong = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (parent.closest("script, pre, code") || !parent.checkVisibility()) continue;
                const spoken = parent.closest("[lang]").lang;
                const text = walker.currentNode.data;
                if (DUTCH.test(text) !== (spoken === "nl") && DUTCH.test(text)) found.push(text);
            }
            return found.slice(0, 5);
        }""".replace("DUTCH", DUTCH)
    )
    assert wrong == []


@EVERY
def test_it_prints_as_another_document(
    browser: Any, make: Callable[[], Result], tmp_path: Path
) -> None:
    pypdf = pytest.importorskip("pypdf")
    page = opened(browser, make, tmp_path)
    page.pdf(path=str(tmp_path / "printed.pdf"), prefer_css_page_size=True)
    printed = pypdf.PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) <= 4
    assert [round(float(each) / 72 * 25.4) for each in printed.pages[0].mediabox[2:]] == [210, 297]
    text = "".join(each.extract_text() for each in printed.pages)
    for clause in make().clauses:
        assert clause.id in text
    assert "curl" not in text


def test_the_checks_are_searched(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, many, tmp_path)
    number = len(make_ids := [check.id for check in many().checks])
    assert page.locator(".search output").inner_text() == f"{number} / {number}"
    page.get_by_label("Uitkomst").select_option("failed")
    failed = sum(check.outcome == "failed" for check in many().checks)
    assert page.locator("details.check:visible").count() == failed
    page.get_by_label("Zoek in de controles").fill(make_ids[0])
    assert page.locator("details.check:visible").count() <= 1


def test_a_link_into_something_folded_unfolds_it(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, one, tmp_path)
    number = one().causes[0].witness.exchange
    page.goto(f"{page.url}#x{number}")
    assert page.locator(f"#x{number}").is_visible()
