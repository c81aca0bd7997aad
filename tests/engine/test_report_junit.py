"""junit.xml: red is what binds, and only that."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import JUnitXml
from made_causes import WHAT, cut
from made_results import FINDING, check, conforming, empty, failing
from report_reading import EVERY, LANGUAGES, cases, facts

from kcc_conformance.report import write_reports
from kcc_conformance.result.result import CANT_TELL, FAILED, PASSED, Result

STRICT = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
        {"properties", "testcase"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": (
        {"name", "classname", "time"},
        {"failure", "error", "skipped", "system-out", "system-err"},
    ),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""Per element the attributes and children that every reader takes, also the one that is strictest:
the xUnit plugin of Jenkins (its junit-10.xsd), which skips a whole file for one that it misses."""


def test_junit_fails_what_binds_and_only_that(tmp_path: Path) -> None:
    found = cases(failing(), tmp_path)
    assert len(found) == len(failing().checks)
    failure = found["Het onderwerp komt terug"].find("failure")
    assert failure is not None
    assert failure.get("type") == "MUST C0992-2.4"
    assert "Afvalinzameling rond kerst" in str(failure.text)
    assert "$TOKEN" in str(failure.text)
    error = found["Na het gesprek is er niets te doen"].find("error")
    assert error is not None
    assert error.get("type") == "transport"
    for name in ("De status klopt", "Nummer", "Anoniem"):
        assert not [e for e in found[name] if e.tag in ("failure", "error", "skipped")]
        assert found[name].find("system-out") is not None
    for name in ("Taal", "Filter op kanaal", "Naam van de beller"):
        assert found[name].find("skipped") is not None
        assert found[name].find("failure") is None


def test_junit_fails_recommendations_when_strict(tmp_path: Path) -> None:
    run = {**failing().run, "options": {"strict": True}}
    found = cases(replace(failing(), run=run), tmp_path)
    assert found["De status klopt"].find("failure") is not None


def test_junit_counts(tmp_path: Path) -> None:
    suites = JUnitXml.fromfile(str(write_reports(failing(), tmp_path)[2]))
    assert (suites.tests, suites.failures, suites.errors) == (9, 1, 1)
    assert [suite.name for suite in suites] == [
        "Geen vervolgacties",
        "Attributen van het klantcontact",
    ]


def test_an_empty_run_is_an_error(tmp_path: Path) -> None:
    (case,) = cases(empty(), tmp_path).values()
    assert case.find("error") is not None


def test_a_broken_off_run_is_an_error(tmp_path: Path) -> None:
    result = replace(conforming(), verdict="cannot_tell", why="de run is afgebroken")
    assert [c for c in cases(result, tmp_path).values() if c.find("error") is not None]


@EVERY
@LANGUAGES
def test_a_strict_reader_takes_it(
    make: Callable[[], Result], language: str, tmp_path: Path
) -> None:
    root = ET.parse(write_reports(make(), tmp_path, language)[2]).getroot()
    for element in root.iter():
        attributes, children = STRICT[element.tag]
        assert set(element.keys()) <= attributes, element.tag
        assert {child.tag for child in element} <= children, element.tag
    for suite in root.iter("testsuite"):
        assert suite.get("timestamp") == "2025-01-02T03:04:05"


@EVERY
@LANGUAGES
def test_a_reader_of_texts_alone_misses_nothing(
    make: Callable[[], Result], language: str, tmp_path: Path
) -> None:
    """GitLab shows the text of the first of these elements, and no attribute of it."""
    root = ET.parse(write_reports(make(), tmp_path, language)[2]).getroot()
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    for element in root.iter():
        if element.tag in ("failure", "error", "skipped"):
            text = str(element.text or "")
            assert text.strip()
            cause = re.match(r"C\d+ ", element.get("message") or "")
            assert cause is None or text.startswith(cause[0])


@LANGUAGES
def test_what_a_provider_says_names_no_file_to_attach(language: str, tmp_path: Path) -> None:
    """GitLab links such a file, and a plugin of Jenkins copies it."""
    words = "[[ATTACHMENT|/etc/passwd]]"
    finding = replace(FINDING, message=words, actual=words)
    checks = tuple(
        check(words, outcome, level=level, message=words, findings=(finding,), step=words)
        for outcome in (FAILED, CANT_TELL, PASSED)
        for level in ("MUST", "INFO")
    )
    result = replace(failing(), checks=checks)
    root = ET.parse(write_reports(result, tmp_path, language)[2]).getroot()
    texts = [str(e.text) for e in root.iter() if e.tag in ("system-out", "failure", "error")]
    assert any("ATTACHMENT|" in text for text in texts)
    assert not any("[[ATTACHMENT" in text for text in texts)


@pytest.mark.parametrize("seconds", [0.0, 1e-7, 12.3456, 4_000.5, -1.0])
def test_seconds_are_plain_numbers(seconds: float, tmp_path: Path) -> None:
    checks = (replace(check("Rij", PASSED), seconds=seconds),)
    root = ET.parse(write_reports(replace(failing(), checks=checks), tmp_path)[2]).getroot()
    for element in root.iter():
        if "time" in element.attrib:
            assert re.fullmatch(r"\d+(\.\d{1,3})?", element.attrib["time"])


def test_a_moment_that_is_none_is_left_out(tmp_path: Path) -> None:
    result = replace(failing(), run={**failing().run, "started": "gisteren"})
    root = ET.parse(write_reports(result, tmp_path)[2]).getroot()
    assert {suite.get("timestamp") for suite in root.iter("testsuite")} == {None}


def test_a_failure_begins_with_its_cause(tmp_path: Path) -> None:
    found = cases(cut(2, 1, 1), tmp_path)
    said = f"C1 {WHAT['nl']}: Inhoud heeft een andere waarde dan is geregistreerd"
    failure = found["Rij 0"].find("failure")
    assert failure is not None
    assert failure.get("message") == said
    assert f"why: C1 {WHAT['nl']}" in facts(found["Rij 100"])
    assert str(failure.text).startswith(f"C1 {WHAT['nl']}\nScenario: ")
    alone = found["Los 0"].find("failure")
    assert alone is not None
    assert str(alone.get("message")).startswith("het onderwerp")
    root = ET.parse(tmp_path / "junit.xml").getroot()
    told = {(p.get("name"), p.get("value")) for p in root.iterfind("testsuite/properties/property")}
    assert ("cause.C1", WHAT["nl"]) in told
    (headline,) = (value for name, value in told if name == "causes")
    assert str(headline).startswith("1 oorzaak verklaart 2 van de 3 verplichte fouten: ")
