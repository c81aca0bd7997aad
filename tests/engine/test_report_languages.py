"""Each language whole: what the machinery says, places, reasons, readings and observations."""

import re
from dataclasses import replace
from pathlib import Path

from made_results import FINDING, check, exchange, failing
from many import every
from report_reading import LANGUAGES, Tags, page, shown, whole_page

from kcc_conformance.law.register import load_register
from kcc_conformance.report import write_reports
from kcc_conformance.report.progress import Detail
from kcc_conformance.report.texts import _WORDS, counted, say
from kcc_conformance.report.texts import LANGUAGES as SPOKEN
from kcc_conformance.report.texts.run import ADDRESSES
from kcc_conformance.result.result import FAILED, Leftover, ReadingOutcome, Result

BROKEN = "the connection broke off: Server disconnected without sending a response."


def spoken() -> Result:
    """A result in which the machinery has said something wherever it can."""
    result = failing()
    question = replace(
        result.questions[1],
        titles={"nl": "Wie vult het nummer in?", "en": "Who fills in the number?"},
        sentences=({"nl": "de provider vult het in", "en": "the provider fills it in"},),
        readings=(
            ReadingOutcome("A", "failed", {"nl": "De consumer.", "en": "The consumer."}),
            ReadingOutcome("B", "passed", {"nl": "De provider.", "en": "The provider."}),
        ),
    )
    finding = replace(FINDING, expected="400 of 422", actual=201)
    found = check("Weigeren", FAILED, findings=(finding,), exchanges=(1, 3), message="aangenomen")
    places = {"nl": "C0992 §2, tabelrij 4", "en": "C0992 §2, table row 4"}
    reasons = {"nl": "Een kop.", "en": "A heading."}
    return replace(
        result,
        checks=(*result.checks, found),
        questions=(question,),
        clauses=tuple(
            replace(each, locators=places, reasons=reasons if each.reason else {})
            for each in result.clauses
        ),
        provider={**result.provider, "detected_by": ["named with --contract openklant-2.16"]},
        leftovers=(Leftover("klantcontact", "5452f450", "DELETE answered with status 501"),),
        exchanges=(*result.exchanges[:2], exchange(3, status=None, trouble=BROKEN)),
    )


TOLD = {
    "nl": (
        "genoemd met --contract openklant-2.16", "DELETE gaf status 501", "400 of 422",
        "de verbinding werd verbroken", "C0992 §2, tabelrij 4", "Wie vult het nummer in?",
        "de provider vult het in", "De provider.",
    ),
    "en": (
        "named with --contract openklant-2.16", "DELETE answered with status 501", "400 or 422",
        "the connection broke off", "C0992 §2, table row 4", "Who fills in the number?",
        "the provider fills it in", "The provider.",
    ),
}  # fmt: skip


@LANGUAGES
def test_the_page_speaks_one_language(language: str, tmp_path: Path) -> None:
    text = page(spoken(), tmp_path, language)
    for words in TOLD[language]:
        assert words in text, words
    for words in set(TOLD["en" if language == "nl" else "nl"]) - set(TOLD[language]):
        assert words not in text, words


def test_the_page_has_both_languages_and_a_switch(tmp_path: Path) -> None:
    text = whole_page(spoken(), tmp_path, "en")
    for words in (*TOLD["nl"], *TOLD["en"]):
        assert words in text, words
    (nl, en) = (
        attrs for tag, attrs in Tags(text).tags if tag == "input" and attrs["name"] == "language"
    )
    assert ("checked" in nl, "checked" in en) == (False, True)
    assert "#nl:checked ~ * .en, #en:checked ~ * .nl { display: none; }" in text


@LANGUAGES
def test_so_does_the_terminal(language: str) -> None:
    text = shown(spoken(), language=language, detail=Detail.FULL)
    for words in TOLD[language]:
        assert words.rstrip(".") in text, words
    for words in TOLD["en" if language == "nl" else "nl"]:
        assert words not in text, words


@LANGUAGES
def test_so_does_the_summary(language: str, tmp_path: Path) -> None:
    text = write_reports(spoken(), tmp_path, language)[3].read_text("utf-8")
    readings = {"nl": "welke lezingen passen: Q7 B", "en": "which readings fit: Q7 B"}
    assert readings[language] in text
    assert {"nl": "DELETE gaf status", "en": "DELETE answered"}[language] in text


def test_the_reasons_of_clauses_are_english_in_english(tmp_path: Path) -> None:
    text = page(spoken(), tmp_path, "en")
    assert "A heading." in text
    assert "Een kop." not in text


def test_what_stays_dutch_in_an_english_page_is_marked(tmp_path: Path) -> None:
    text = page(failing(), tmp_path, "en")
    assert f'<strong><span lang="nl">{FINDING.message}</span></strong>' in text
    assert '<dd lang="nl">Dan is het onderwerp Afvalinzameling rond kerst</dd>' in text


def test_a_value_that_is_a_phrase_in_english_stays_itself_in_dutch(tmp_path: Path) -> None:
    finding = replace(FINDING, expected="string", actual="nothing")
    result = replace(failing(), checks=(check("Waarde", FAILED, findings=(finding,)),))
    text = page(result, tmp_path)
    assert '>"string"</code>' in text
    assert '>"nothing"</code>' in text


@every(_WORDS)
def test_every_word_is_there_in_both_languages(key: str) -> None:
    holes = [set(re.findall(r"\{(\w+)\}", words)) for words in _WORDS[key]]
    assert all(_WORDS[key])
    assert holes[0] == holes[1]


def test_no_text_is_called_by_its_key_alone() -> None:
    for text in ("seed", "main"):
        for language in SPOKEN:
            words = say(f"text.{text}", language)
            assert "2023" in words
            assert f"text {text}" not in words
            assert words == load_register().texts[text].title[language]
        assert load_register().texts[text].address == ADDRESSES[text]


def test_one_is_counted_as_one() -> None:
    assert counted("record", 1, "nl") == "1 record"
    assert counted("record", 2, "nl") == "2 records"
    assert counted("known.written", 1, "nl", path="x").startswith("Concept met 1 bekende fout ")
