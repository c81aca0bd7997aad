"""compare.html as a browser shows it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_bundle import of_this_suite
from made_results import check, clause, conforming, failing

from kcc_conformance.report.comparison.model import compared
from kcc_conformance.report.comparison.page import comparison_html

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def written(folder: Path, language: str) -> Path:
    """The page of three results in which something differs in every section."""
    first = of_this_suite(failing(), product_version="1")
    checks = tuple(check(f"c{n}", "passed" if n % 3 else "failed") for n in range(30))
    second = replace(
        of_this_suite(conforming(), product_version="2"),
        checks=checks,
        clauses=(clause("C0992-2.4", "failed"),),
    )
    found = compared([first, second, first], ["1.json", "2.json", "3.json"])
    path = folder / "compare.html"
    path.write_text(comparison_html(found, ("1.json", "2.json", "3.json"), language), "utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("nl", "light", 1280), ("en", "dark", 1280), ("en", "light", 360)],
)
def test_it_is_accessible(
    browser: Any, tmp_path: Path, language: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(written(tmp_path, language).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    told = {each["id"]: each["nodes"][0]["html"][:200] for each in found.response["violations"]}
    assert told == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
