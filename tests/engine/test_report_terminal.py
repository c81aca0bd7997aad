"""The report on the terminal, and the progress before it."""

import re
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

import pytest
from made_results import FINDING, check, failing
from report_reading import EVERY, LANGUAGES, shown
from rich.console import Console

from kcc_conformance.report.terminal import Progress
from kcc_conformance.result.result import FAILED, PASSED, Result


def test_the_terminal_explains_in_place() -> None:
    text = shown(failing())
    order = [
        "klant.voorbeeld.nl",
        "openklant-2.16",
        "424242",
        "C0992-0.6",
        "time-out na 10 s",
        "C0992-2.4",
        "Het onderwerp komt terug",
        "Dan is het onderwerp",
        "/onderwerp",
        '"Afvalinzameling rond kerst"',
        '"Afval"',
        "#1 POST",
        "→ 201",
        '"Authorization: Token $TOKEN"',
        "API-1",
        "Aanbevelingen (1)",
        "status 200",
        "Open vragen",
        "provider vult in",
        "past bij lezing B",
        "Achtergebleven (1)",
        "NIET CONFORM",
        "8/9 controles",
        "43 aanroepen: 4 voorbereiding, 39 controles",
        "out/result.json",
    ]
    at = 0
    for words in order:
        assert words in text[at:], words
        at += text[at:].index(words)


def test_the_terminal_explains_each_failure_once() -> None:
    assert shown(failing()).count("het onderwerp komt anders terug") == 1


def test_the_terminal_in_english() -> None:
    text = shown(failing(), language="en")
    assert "NOT CONFORM" in text
    assert "Recommendations (1)" in text
    assert "ontvangen" not in text


@EVERY
@LANGUAGES
def test_the_terminal_has_no_colour_in_a_pipe(make: Callable[[], Result], language: str) -> None:
    assert "\x1b" not in shown(make(), language=language)


def test_many_failures_stay_readable() -> None:
    checks = tuple(
        check(f"Rij {n}", FAILED, findings=(FINDING,), message=f"{FINDING.message} {n}")
        for n in range(60)
    )
    text = shown(replace(failing(), checks=checks))
    assert text.count("POST") < 40
    assert "Rij 59" in text
    assert "zie report.html" in text


def test_progress_in_a_pipe_is_one_line_a_check() -> None:
    stream = StringIO()
    with Progress(Console(file=stream), "nl") as progress:
        progress.on_start(2)
        assert stream.getvalue() == "C0992: 2 scenario's\n"
        progress.on_check(check("Een", PASSED))
        progress.on_check(check("Twee", FAILED))
    assert stream.getvalue().splitlines()[1:] == ["✓ attributen/Een", "✗ attributen/Twee"]


def test_progress_on_a_terminal_shows_failures_above_the_bar() -> None:
    stream = StringIO()
    with Progress(Console(file=stream, force_terminal=True, width=100)) as progress:
        progress.on_start(2)
        progress.on_check(check("Een", PASSED))
        progress.on_check(check("Twee", FAILED))
    assert "✗ attributen/Twee" in stream.getvalue()
    assert "✓ attributen/Een" not in stream.getvalue()


def test_progress_is_seen_while_output_is_redirected(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    hidden = StringIO()
    with redirect_stdout(hidden):
        progress.on_start(1)
        progress.on_check(check("Een", PASSED))
    assert "attributen/Een" in capsys.readouterr().out
    assert not hidden.getvalue()


def test_progress_without_checks() -> None:
    stream = StringIO()
    with Progress(Console(file=stream)) as progress:
        progress.on_start(0)
    assert stream.getvalue().strip()


def test_an_older_result_does_not_say_what_its_requests_were_for() -> None:
    result = failing()
    run = {name: value for name, value in result.run.items() if name != "requests_for"}
    assert "43 aanroepen\n" in re.sub(" *│", "", shown(replace(result, run=run)))
