"""junit.xml: red is what binds, and only that."""

from dataclasses import replace
from pathlib import Path

from junitparser import JUnitXml
from made_results import conforming, empty, failing
from report_reading import cases

from kcc_conformance.report import write_reports


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
