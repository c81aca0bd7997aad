"""junit.xml by the schema of Jenkins' xUnit plug-in, which refuses a whole file for one fault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_results import FINDING, HOSTILE, check, failing
from report_reading import EVERY, LANGUAGES

from kcc_conformance.report.junit import junit_xml
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Result

xmlschema = pytest.importorskip("xmlschema", reason="needs kcc-conformance[validators]")

ODD = "\x00\x1b[31m\ufffe\uffff\ud800 ]]> <a b='c'> & é 😀 \x85\u2028 [[ATTACHMENT|/x]]"
"""What XML 1.0 has no place for, and what would end something in it."""


def wrong(result: Result, language: str, schemas: list[Path], folder: Path) -> list[str]:
    path = folder / "junit.xml"
    path.write_bytes(junit_xml(View(result, language)))
    return [
        f"{schema.parent.name}: {error.path}: {error.reason}"
        for schema in schemas
        for error in xmlschema.XMLSchema(str(schema)).iter_errors(str(path))
    ]


@EVERY
@LANGUAGES
def test_results_of_each_kind(
    make: Callable[[], Result], language: str, xunit: list[Path], tmp_path: Path
) -> None:
    assert wrong(make(), language, xunit, tmp_path) == []


@pytest.mark.parametrize("words", [ODD, HOSTILE, "x" * 100_000, ""])
@LANGUAGES
def test_whatever_a_provider_says(
    words: str, language: str, xunit: list[Path], tmp_path: Path
) -> None:
    finding = replace(FINDING, message=words, expected=words, actual=words)
    checks = tuple(
        check(f"{words} {outcome}", outcome, level=level, message=words, findings=(finding,),
              step=words)
        for outcome in (FAILED, CANT_TELL, PASSED, INAPPLICABLE)
        for level in ("MUST", "INFO")
    )  # fmt: skip
    assert wrong(replace(failing(), checks=checks), language, xunit, tmp_path) == []


@pytest.mark.parametrize("seconds", [0.0, 1e-7, 12_345.6789, -1.0])
def test_any_duration(seconds: float, xunit: list[Path], tmp_path: Path) -> None:
    checks = (replace(check("Rij", PASSED), seconds=seconds),)
    assert wrong(replace(failing(), checks=checks), "nl", xunit, tmp_path) == []


def test_properties_of_a_case_would_be_refused(xunit: list[Path], tmp_path: Path) -> None:
    text = junit_xml(View(failing(), "nl")).decode()
    path = tmp_path / "junit.xml"
    path.write_text(text.replace("<system-out>", "<properties/><system-out>", 1))
    assert not all(xmlschema.XMLSchema(str(schema)).is_valid(str(path)) for schema in xunit)
