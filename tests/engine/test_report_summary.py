"""summary.md and badge.svg."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from made_causes import CUT, SENT, WHAT, cause, cut, cut_check
from made_results import FINDING, HOSTILE, check, conforming, failing

from kcc_conformance.inert import inert
from kcc_conformance.report import write_reports
from kcc_conformance.report.markdown import MOST, summary_md
from kcc_conformance.report.markup import md, verbatim, within
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, Result


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


def summary(result: Result, language: str = "nl") -> str:
    return summary_md(View(result, language))


def test_it_leads_with_the_cause_and_shows_values() -> None:
    text = summary(cut(12, 5, 1))
    order = [
        "C0992: gedeeltelijk: niet conform",
        f"1 oorzaak verklaart 12 van de 13 verplichte fouten: {WHAT['nl']}",
        f"### C1: {WHAT['nl']}",
        "attributen/Rij 0",
        "| verzonden | <code>",
        md(f"[−{SENT[200:]}−]"),
        "| ontvangen | <code>",
        "\\#1 POST",
        "<pre>curl -sS",
        "<summary>hetzelfde in 16 andere controles</summary>",
        "- attributen/Rij 1\n",
        "### Zonder gemeenschappelijke oorzaak (1)",
        "attributen/Los 0",
        md("Afval[−inzameling rond kerst−]"),
        "### Clausules die niet gehaald",
        "| C0992-2.4 | Strekking van C0992-2.4. | niet gehaald | C1 |",
        "### Open vragen",
        "Q7 B",
    ]
    at = 0
    for words in order:
        assert words in text[at:], words
        at += text[at:].index(words)
    assert CUT not in text.partition("<pre>")[0]


def test_what_has_a_cause_is_in_no_table_of_checks() -> None:
    text = summary(cut(2, 30))
    assert "### Aanbevelingen" not in text
    assert summary(cut(2, 30)).count("| attributen/Rij") == 1


@pytest.mark.parametrize("causes", [0, 1, 1_000])
@pytest.mark.parametrize("words", ["anders", HOSTILE * 40])
def test_it_fits_its_place_whatever_failed(causes: int, words: str) -> None:
    finding = replace(FINDING, message=words, expected=words * 3, actual=[words] * 9)
    checks = [
        check(f"{n} {words}", outcome, message=f"{words} {n}", findings=(finding,), step=words)
        for n in range(1_500)
        for outcome in (FAILED, CANT_TELL)
    ]
    explained = [cut_check(n) for n in range(causes)]
    made = tuple(cause(n + 1, each) for n, each in enumerate(explained))
    text = summary(replace(cut(0, 0), checks=(*explained, *checks), causes=made), "en")
    assert len(text.encode()) <= MOST < 65_536
    assert text.startswith("## ❌ C0992: partial: not conform\n")
    assert "report.html" in text
    assert ("### C1: Inhoud comes back cut" in text) is bool(causes)


def test_a_part_that_does_not_fit_is_left_out_and_that_is_said() -> None:
    assert within(["één", "", "twee"], 100, "rest") == "één\n\ntwee\n"
    assert within(["één", "x" * 50, "twee"], 30, "rest") == "één\n\ntwee\n\nrest\n"
    for most in range(6, 200):
        for sizes in ([10, 20, 30], [90, 90, 90], [1] * 50):
            assert len(within(["é" * n for n in sizes], most, "rest").encode()) <= most


def test_text_in_a_block_ends_no_block() -> None:
    assert verbatim("</pre><script>\n::error::x", 99) == (
        "<pre>&lt;/pre&gt;&lt;script&gt;\n: :error::x</pre>"
    )


def test_what_is_in_order_beforehand_takes_no_room() -> None:
    assert "Controle vooraf" not in summary(conforming())


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
