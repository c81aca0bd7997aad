"""report.html: self-contained, complete, and safe against what a provider says."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from made_results import check, failing, hostile
from report_reading import EVERY, LANGUAGES, Tags, page, shown, whole_page
from rich.console import Console

from kcc_conformance.report import FILES, write_reports
from kcc_conformance.report.terminal import Detail, Progress, print_result
from kcc_conformance.result.result import FAILED, Result


@LANGUAGES
@EVERY
def test_the_page_is_self_contained(
    make: Callable[[], Result], language: str, tmp_path: Path
) -> None:
    text = whole_page(make(), tmp_path, language)
    seen = Tags(text)
    assert not seen.open
    names = [tag for tag, _ in seen.tags]
    assert not {*names} & {"link", "img", "iframe", "object", "embed", "base", "form"}
    assert (names.count("script"), names.count("style")) == (1, 1)
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in seen.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("src", "style")]
        if tag == "a":
            assert str(attrs["href"])[1:] in ids
        if tag == "th":
            assert attrs["scope"] in ("col", "row")
    assert sum(tag == "caption" for tag, _ in seen.tags) == sum(t == "table" for t, _ in seen.tags)
    assert ("html", {"lang": language}) in seen.tags
    assert all(attrs.get("tabindex") == "0" for tag, attrs in seen.tags if tag == "pre")
    (policy,) = (attrs["content"] for _, attrs in seen.tags if "http-equiv" in attrs)
    for name in ("style", "script"):
        _, _, rest = text.partition(f"<{name}>")
        digest = hashlib.sha256(rest.partition(f"</{name}>")[0].encode()).digest()
        told = base64.b64encode(digest).decode()
        assert f"{name}-src 'sha256-{told}'" in str(policy)
    assert str(policy).startswith("default-src 'none'; ")


def test_the_page_explains(tmp_path: Path) -> None:
    text = page(failing(), tmp_path)
    for words in (
        "niet conform",
        "1 verplichte controle niet gehaald",
        "openklant-2.16",
        "424242",
        "Open Klant 2.18.0",
        "het niet gepubliceerde concept van 20-11-2023 (repository van VNG, commit 2272aae)",
        "https://github.com/VNG-Realisatie/klantinteracties/blob/2272aae",
        "C0992 §2, tabelrij 4",
        "/onderwerp",
        "$TOKEN",
        "niet waarneembaar",
        "DELETE gaf 405",
        "Een kop legt niemand iets op.",
        "provider vult in",
        "time-out na 10 s",
    ):
        assert words in text, words


def test_the_page_in_english(tmp_path: Path) -> None:
    text = page(failing(), tmp_path, "en")
    for words in ("not conform", "1 mandatory check failed", "Gist of C0992-2.4.", "Left behind"):
        assert words in text, words
    assert "Waargenomen" not in text


def test_the_sentence_of_a_user_with_the_text_is_dutch(tmp_path: Path) -> None:
    paths = write_reports(failing(), tmp_path, "en", literal={"C0992-2.4": "De zin zelf"})
    assert '<blockquote lang="nl">De zin zelf</blockquote>' in paths[1].read_text("utf-8")


def test_the_page_shows_the_sentence_to_who_has_it(tmp_path: Path) -> None:
    paths = write_reports(failing(), tmp_path, literal={"C0992-2.4": "De <b>zin</b> zelf"})
    assert "De &lt;b&gt;zin&lt;/b&gt; zelf" in paths[1].read_text("utf-8")


# --- hostile strings ------------------------------------------------------------------------


def test_no_report_lets_a_hostile_string_through(tmp_path: Path) -> None:
    paths = dict(zip(FILES, write_reports(hostile(), tmp_path), strict=True))
    for name, path in paths.items():
        text = path.read_text("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe\ud800]", text), name
    assert paths["report.html"].read_text("utf-8").count("<script") == 1
    assert "{{ 7*7 }}" in paths["report.html"].read_text("utf-8")
    assert "<script" not in paths["summary.md"].read_text("utf-8")
    ET.parse(paths["junit.xml"])
    ET.parse(paths["badge.svg"])


@pytest.mark.parametrize("terminal", [True, False])
def test_no_terminal_escape_gets_through(terminal: bool) -> None:
    text = "".join(shown(hostile(), terminal=terminal, detail=detail) for detail in Detail)
    assert "\\x1b[31m" in text
    assert "[bold]" in text
    assert "\x1b[31m]]" not in text
    if not terminal:
        assert "\x1b" not in text


def test_a_console_that_knows_little() -> None:
    class Latin(StringIO):
        encoding = "ascii"

        def write(self, text: str) -> int:
            text.encode("ascii")
            return super().write(text)

    stream = Latin()
    print_result(failing(), [], Console(file=stream), detail=Detail.FULL)
    with Progress(Console(file=stream), detail=Detail.FULL) as progress:
        progress.on_start(1)
        progress.on_check(check("Één", FAILED))
    text = stream.getvalue()
    assert "NIET CONFORM" in text
    assert "x attributen/Een" in text
    assert re.search(r"\d+/\d+ controles - \d+ gehaald - \d+ niet gehaald", text)


def test_the_page_says_what_was_asked_for_what(tmp_path: Path) -> None:
    result = failing()
    clauses = tuple(
        replace(each, requests=29) if each.id == "C0992-2.4" else each for each in result.clauses
    )
    text = page(replace(result, clauses=clauses), tmp_path, "en")
    assert "<dt>requests</dt><dd>4 preparation, 39 checks</dd>" in text
    assert "<dt>Own requests</dt><dd>37</dd>" in text
    row = text[text.index('id="C0992-2.4"') :]
    assert "· 29 requests</p>" in row[: row.index("</div>")]
