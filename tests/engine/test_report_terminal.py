"""The report on the terminal: what needs a look is last, and the rest takes few lines."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from made_causes import SENT, WHAT, cut
from made_results import FINDING, check, failing
from report_reading import DETAILS, EVERY, LANGUAGES, shown

from kcc_conformance.report.progress import Detail
from kcc_conformance.result.result import FAILED, Result


def in_order(text: str, order: list[str]) -> None:
    at = 0
    for words in order:
        assert words in text[at:], words
        at += text[at:].index(words)


def test_in_short_it_ends_with_what_failed_what_to_do_first_and_the_verdict() -> None:
    text = shown(failing())
    order = [
        "klant.voorbeeld.nl",
        "geen product genoemd",
        "openklant-2.16",
        "niet gehaald: 2 (C0992-2.4, API-1)",
        "niet te beoordelen: 1 (C0992-0.6)",
        "Aanbevelingen",
        "1 niet gehaald (API-1)",
        "1 van de 2 waargenomen: zie report.html",
        "1 × niet waarneembaar",
        "Achtergebleven (1)",
        "Niet gehaald (1)",
        "Het onderwerp komt terug",
        "Dan is het onderwerp",
        "C0992-2.4 (verplicht)",
        "/onderwerp",
        '"Afval[−inzameling rond kerst−]"',
        '"Afval"',
        "#1 POST",
        "→ 201",
        '"Authorization: Token $TOKEN"',
        "Niet te beoordelen (1)",
        "time-out na 10 s",
        "Begin hier",
        "1 verplichte fout zonder gemeenschappelijke oorzaak",
        "NIET CONFORM",
        "8/9 controles",
        "seed 424242",
        "43 aanroepen: 4 voorbereiding, 39 controles",
        "out/result.json",
    ]
    in_order(text, order)
    for left_out in ("verzonden", "Strekking van C0992-1.6", "past bij lezing"):
        assert left_out not in text


def test_in_full_it_has_each_clause_and_question_before_what_failed() -> None:
    text = shown(failing(), detail=Detail.FULL)
    order = [
        "Herkend aan",
        "Strekking van C0992-1.6",
        "Niet getoetst, met reden (1)",
        "Aanbevelingen (1)",
        "status 200",
        "Open vragen",
        "provider vult in",
        "past bij lezing B",
        "Niets geregistreerd",
        "de lijst toont de proefregistratie niet",
        "Niet gehaald (1)",
        "#1 POST",
        "verzonden",
        '"kanaal": "Telefoon"',
        "NIET CONFORM",
    ]
    in_order(text, order)


def test_quiet_is_the_verdict_and_where_the_reports_are() -> None:
    rows = shown(cut(), detail=Detail.QUIET).splitlines()
    assert rows[0].endswith("NIET CONFORM: 12 verplichte controles niet gehaald")
    assert rows[-1].split() == ["Rapporten", "out/result.json"]
    assert f"1 oorzaak verklaart alle 12 verplichte fouten: {WHAT['nl']}" in rows
    assert len(rows) <= 6


def test_a_cause_is_told_once_with_its_witness() -> None:
    text = shown(cut(12, 5))
    order = [
        "Oorzaken (1)",
        f"C1  {WHAT['nl']}",
        "Inhoud van klantcontact, na registreren",
        "C0992-2.4 (verplicht)",
        "attributen/Rij 0",
        f'verzonden     "… 170 gelijke tekens …{SENT[170:200]}[−{SENT[200:]}−]" (227 tekens)',
        f'ontvangen     "… 170 gelijke tekens …{SENT[170:200]}" (200 tekens)',
        "#1 POST",
        "#2 GET",
        "curl -sS",
        "hetzelfde in 16 andere controles",
        "Begin hier",
        f"1 oorzaak verklaart alle 12 verplichte fouten: {WHAT['nl']}",
    ]
    in_order(text, order)
    assert text.count("curl -sS") == 1
    assert "attributen/Rij 5" not in text
    assert "Zonder gemeenschappelijke oorzaak" not in text
    full = shown(cut(12, 5), detail=Detail.FULL)
    assert all(f"attributen/Rij {n}\n" in full for n in (5, 11, 104))
    assert "✗ C0992-2.4    Strekking van C0992-2.4.  niet gehaald (1): C1" in full


def test_what_has_no_cause_is_told_by_itself() -> None:
    text = shown(cut(2, 0, 3), language="en")
    assert "Without a common cause (3)" in text
    assert "✗ attributen/Los 0: failed" in text
    assert "2 of the 5 mandatory failures" in text.replace("\n", " ")


def test_a_cause_of_what_does_not_count_is_one_line() -> None:
    result = replace(cut(0, 4), verdict="conform", verdicts={"seed": "conform"})
    text = shown(result)
    assert f"1 oorzaak verklaart alle 4 niet-verplichte fouten: {WHAT['nl']}" in text
    assert "curl" not in text


def test_the_terminal_explains_each_failure_once() -> None:
    for detail in (Detail.SHORT, Detail.FULL):
        assert shown(failing(), detail=detail).count("het onderwerp komt anders terug") == 1


def test_the_terminal_in_english() -> None:
    text = shown(failing(), language="en", detail=Detail.FULL)
    assert "NOT CONFORM" in text
    assert "Recommendations (1)" in text
    assert "ontvangen" not in text
    assert "Begin here" in text


@EVERY
@LANGUAGES
@DETAILS
def test_the_terminal_has_no_colour_in_a_pipe(
    make: Callable[[], Result], language: str, detail: Detail
) -> None:
    assert "\x1b" not in shown(make(), language=language, detail=detail)


@pytest.mark.parametrize("number", [60, 600])
def test_many_failures_stay_readable(number: int) -> None:
    checks = tuple(
        check(f"Rij {n}", FAILED, findings=(FINDING,), message=f"{FINDING.message} {n}")
        for n in range(number)
    )
    text = shown(replace(failing(), checks=checks))
    assert text.count("curl") == 3
    assert f"Rij {number - 1}: niet gehaald: {FINDING.message} {number - 1}" in text
    assert "zie report.html" in text


def test_the_difference_is_marked_with_a_sign_and_the_invisible_has_a_name() -> None:
    finding = replace(FINDING, expected="een twee", actual="een\xa0twee")
    told = check("Rij", FAILED, message="anders", findings=(finding,), exchanges=())
    text = shown(replace(failing(), checks=(told,)))
    assert '"een[−⟨spatie⟩−]twee"' in text
    assert '"een[+⟨harde spatie⟩+]twee"' in text


def test_an_older_result_does_not_say_what_its_requests_were_for() -> None:
    result = failing()
    run = {name: value for name, value in result.run.items() if name != "requests_for"}
    assert "43 aanroepen\n" in re.sub(" *│", "", shown(replace(result, run=run)))


def test_what_was_tested_is_in_the_head() -> None:
    result = failing()
    provider = {**result.provider, "product": "Balie", "product_version": "2.1"}
    text = shown(replace(result, provider=provider))
    assert "Getest           Balie 2.1 (niet genoemd: omgeving)" in text
