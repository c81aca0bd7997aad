"""summary.md and badge.svg."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from made_results import failing

from kcc_conformance.inert import inert
from kcc_conformance.report import write_reports
from kcc_conformance.report.markdown import md


def test_the_summary_is_short_and_complete(tmp_path: Path) -> None:
    text = write_reports(failing(), tmp_path)[3].read_text("utf-8")
    for words in (
        "C0992: gedeeltelijk: niet conform",
        "openklant-2.16",
        "het onderwerp komt anders terug",
        "Aanbevelingen (1)",
        "Q7",
        "Achtergebleven (1)",
        "verplicht | 5 | 4 |",
    ):
        assert words in text, words
    assert len(text) < 4_000


def test_markdown_is_taken_from_provider_text() -> None:
    assert md("a|b `c` <d> *e* [f](g)\n# h") == (r"a\|b \`c\` &lt;d&gt; \*e\* \[f\](g) \# h")


@pytest.mark.parametrize(
    ("verdict", "language", "words"),
    [
        ("conform", "nl", "gedeeltelijk"),
        ("not_conform", "nl", "gedeeltelijk: niet conform"),
        ("cannot_tell", "nl", "gedeeltelijk: onbeslist"),
        ("not_conform", "en", "partial: not conform"),
    ],
)
def test_the_badge(verdict: str, language: str, words: str, tmp_path: Path) -> None:
    path = write_reports(replace(failing(), verdict=verdict), tmp_path, language)[4]
    root = ET.parse(path).getroot()
    space = "{http://www.w3.org/2000/svg}"
    title = root.find(f"{space}title")
    assert title is not None
    assert words in str(title.text)
    assert root.get("role") == "img"
    assert any(words in str(text.text) for text in root.iter(f"{space}text"))


@pytest.mark.parametrize(
    "text",
    ["::error::x", "  ::set-output name=a::b", "a ##[error]b", "##vso[task.x]", "x ##TeamCity[y"],
)
def test_no_line_is_a_command_of_a_ci_system(text: str) -> None:
    safe = inert(f"a\n{text}")
    assert safe.replace(": :", "::").replace("# #", "##") == f"a\n{text}"
    assert "##" not in safe
    assert not any(row.lstrip().startswith("::") for row in safe.splitlines())


def test_what_is_no_command_stays_as_it_is() -> None:
    for text in ("a::b", "## kop", "http://[::1]/", "#1", ": : x", "##"):
        assert inert(text) == text
