"""How tests look at the reports of a result."""

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from made_part import partial
from made_results import conforming, empty, failing, hostile
from rich.console import Console

from kcc_conformance.report import write_reports
from kcc_conformance.report.terminal import Detail, print_result
from kcc_conformance.result.result import Result


def schema() -> Any:
    text = (files("kcc_conformance.schemas") / "result.schema.json").read_text("utf-8")
    return json.loads(text)


def shown(
    result: Result,
    *,
    terminal: bool = False,
    language: str = "nl",
    detail: Detail = Detail.SHORT,
) -> str:
    """What the terminal says of a result."""
    stream = StringIO()
    console = Console(
        file=stream,
        force_terminal=terminal,
        width=100,
        color_system="truecolor" if terminal else None,
    )
    print_result(result, [Path("out/result.json")], console, language, detail)
    return stream.getvalue()


EVERY = pytest.mark.parametrize("make", [failing, conforming, partial, empty, hostile])
DETAILS = pytest.mark.parametrize("detail", list(Detail))
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def cases(result: Result, tmp_path: Path) -> dict[str, ET.Element]:
    root = ET.parse(write_reports(result, tmp_path)[2]).getroot()
    assert root.tag == "testsuites"
    return {str(case.get("name")): case for case in root.iter("testcase")}


def facts(case: ET.Element) -> list[str]:
    """What junit.xml says of a case besides how it ended, a line each."""
    return (case.findtext("system-out") or "").splitlines()


class Tags(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(result: Result, tmp_path: Path, language: str = "nl") -> str:
    """The page as somebody sees it who reads that language."""
    return seen(whole_page(result, tmp_path, language), language)


def whole_page(result: Result, tmp_path: Path, language: str = "nl") -> str:
    """The page with both languages."""
    return write_reports(result, tmp_path, language)[1].read_text("utf-8")


def seen(text: str, language: str) -> str:
    """A page without what is in the other language, and without its style and script."""
    for found in ("style", "script"):
        text = re.sub(f"<{found}>.*?</{found}>", "", text, flags=re.DOTALL)
    other = "en" if language == "nl" else "nl"
    both = '<span class="{}"(?: lang="{}")?>(.*?)</span>'
    text = re.sub(both.format(other, other), "", text, flags=re.DOTALL)
    return re.sub(both.format(language, language), r"\1", text, flags=re.DOTALL)
