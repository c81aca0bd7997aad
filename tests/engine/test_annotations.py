"""What a GitHub job shows of a run that fails: at most ten errors, and nothing of a provider's."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest
from made_causes import WHAT, cause, cut, cut_check
from made_results import HOSTILE, check, conforming, failing, hostile
from report_reading import EVERY, LANGUAGES

from kcc_conformance.report.annotations import MOST, annotations
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, KnownFailure, Result

LINE = re.compile(r"::error title=(?:[^%,:]|%[0-9A-F]{2})+::(?:[^%\r\n]|%[0-9A-F]{2})+")


def told(result: Result, language: str = "nl") -> tuple[str, ...]:
    return annotations(View(result, language))


def test_one_a_cause_and_then_what_has_none() -> None:
    assert told(cut(12, 5, 1)) == (
        f"::error title=C0992 C1::{WHAT['nl']}. hetzelfde in 16 andere controles. C0992-2.4",
        "::error title=C0992::attributen/Los 0: het onderwerp komt anders terug",
    )


def test_what_passes_has_none() -> None:
    assert told(conforming()) == ()
    assert told(cut(0, 5)) == ()


def test_what_holds_checks_up_is_one() -> None:
    checks = [check(f"Rij {n}", CANT_TELL, message="geen actor") for n in range(30)]
    assert told(replace(failing(), checks=tuple(checks)), "en") == (
        "::error title=First thing to do::geen actor: holds up 30 checks, of which 30 mandatory",
    )


def test_known_failures_are_none_and_an_entry_that_is_not_right_is() -> None:
    result = cut(2, 0)
    known = tuple(
        KnownFailure(each.id, "later", "https://x", "2099-01-01", "known") for each in result.checks
    )
    assert told(replace(result, known=known)) == ()
    half = told(replace(result, known=known[:1]))
    assert len(half) == 1
    wrong = replace(known[0], state="stale")
    (line,) = told(replace(result, known=(wrong, *known[1:])))[1:]
    assert line.startswith("::error title=Bekende fouten::attributen/Rij 0: faalt niet meer")


@pytest.mark.parametrize("number", [9, 10, 11, 1_000])
def test_there_are_never_more_than_ten(number: int) -> None:
    explained = [cut_check(n) for n in range(number)]
    made = tuple(cause(n + 1, each) for n, each in enumerate(explained))
    lines = told(replace(cut(0, 0), checks=tuple(explained), causes=made), "en")
    assert len(lines) == min(number, MOST)
    if number > MOST:
        assert lines[-1] == f"::error title=C0992::and {number - 9} more: see report.html"


@EVERY
@LANGUAGES
def test_each_is_one_command_and_no_other(make: Callable[[], Result], language: str) -> None:
    for line in told(make(), language):
        assert LINE.fullmatch(line), line


def test_what_a_provider_says_ends_no_property_and_no_line() -> None:
    words = f"a,b::c%0A\n::warning::{HOSTILE}"
    checks = tuple(check(words, FAILED, message=words) for _ in range(1))
    (line,) = told(replace(hostile(), checks=checks))
    assert LINE.fullmatch(line)
    assert "%250A" in line
    assert unquote(line).count("\n") == 0
