"""How far a run is, on a terminal and in a pipe."""

from contextlib import redirect_stdout
from io import StringIO

import pytest
from made_results import check
from rich.console import Console

from kcc_conformance.report.progress import Detail, Progress
from kcc_conformance.result.result import FAILED, PASSED


def piped(number: int, detail: Detail = Detail.SHORT) -> list[str]:
    stream = StringIO()
    with Progress(Console(file=stream), "nl", detail) as progress:
        progress.on_start(number)
        for n in range(number):
            progress.on_check(check(f"Rij {n}", FAILED if n == 1 else PASSED))
    return stream.getvalue().splitlines()


def test_in_a_pipe_it_is_a_line_a_quarter() -> None:
    assert piped(299) == [
        "C0992: 299 scenario's",
        "C0992: 75 van de 299 uitgevoerd, 1 niet gehaald",
        "C0992: 150 van de 299 uitgevoerd, 1 niet gehaald",
        "C0992: 225 van de 299 uitgevoerd, 1 niet gehaald",
        "C0992: 299 van de 299 uitgevoerd, 1 niet gehaald",
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 1000])
def test_whatever_the_number_it_ends_with_all_of_them(number: int) -> None:
    rows = piped(number)
    assert len(rows) == 1 + min(number, 4)
    assert rows[-1].startswith(f"C0992: {number} van de {number} ")


def test_in_full_it_is_a_line_a_check() -> None:
    assert piped(2, Detail.FULL)[1:] == ["✓ attributen/Rij 0", "✗ attributen/Rij 1"]


def test_quiet_is_silent() -> None:
    assert piped(20, Detail.QUIET) == []
    for terminal in (True, False):
        stream = StringIO()
        with Progress(Console(file=stream, force_terminal=terminal), None, Detail.QUIET) as quiet:
            quiet.on_start(1)
            quiet.on_check(check("Een", FAILED))
        assert stream.getvalue() == ""


@pytest.mark.parametrize("detail", [Detail.SHORT, Detail.FULL])
def test_on_a_terminal_it_is_a_bar(detail: Detail) -> None:
    stream = StringIO()
    console = Console(file=stream, force_terminal=True, width=100)
    with Progress(console, detail=detail) as progress:
        progress.on_start(2)
        progress.on_check(check("Een", PASSED))
        progress.on_check(check("Twee", FAILED))
    text = stream.getvalue()
    assert "✓ attributen/Een" not in text
    assert ("✗ attributen/Twee" in text) is (detail is Detail.FULL)
    assert "2/2" in text


def test_it_is_seen_while_output_is_redirected(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    hidden = StringIO()
    with redirect_stdout(hidden):
        progress.on_start(1)
        progress.on_check(check("Een", PASSED))
    assert "1 van de 1 uitgevoerd" in capsys.readouterr().out
    assert not hidden.getvalue()


def test_without_checks() -> None:
    stream = StringIO()
    with Progress(Console(file=stream)) as progress:
        progress.on_start(0)
    assert stream.getvalue().strip()
