"""The files of a play under load: `load.json`, `load.html` and `junit.xml`."""

from pathlib import Path

from junitparser import Error, Failure
from junitparser.xunit2 import JUnitXml, TestCase, TestSuite

from kcc_conformance.inert import line
from kcc_conformance.load import discoveries
from kcc_conformance.load.account import FILE, Account
from kcc_conformance.load.page import html_page
from kcc_conformance.load.texts import KINDS, of, trouble
from kcc_conformance.load.told import last_line
from kcc_conformance.report import write_files
from kcc_conformance.report.junit import serialised
from kcc_conformance.result.verdict import CANNOT_TELL

PAGE, JUNIT = "load.html", "junit.xml"


def contents(account: Account, language: str) -> dict[str, bytes]:
    """The files by their names."""
    return {
        FILE: account.as_text().encode(),
        PAGE: html_page(account, language).encode("utf-8", "replace"),
        JUNIT: junit_xml(account, language),
    }


def write(account: Account, out: Path, language: str) -> tuple[Path, ...]:
    """Writes the files and gives their paths. Raises UsageError where they cannot be written."""
    found = contents(account, language)
    return write_files(out, {name: [content] for name, content in found.items()})


def junit_xml(account: Account, language: str) -> bytes:
    """The audit as test cases: one for each kind of discovery and for each limit. What does not
    bind passes, and says what was seen."""
    suite = TestSuite("C0992 load")  # type: ignore[no-untyped-call]
    suite.add_property("provider", line(account.provider["url"]))
    suite.add_property("verdict", account.verdict)
    for kind in discoveries.KINDS:
        found = account.of(kind)
        case = TestCase(f"audit: {kind}", classname="load")
        if found:
            told = f"{of(KINDS[kind], language)}: {account.count(kind)}"
            first = ", ".join(
                f"{line(each['resource'], 60)} {line(each['id'], 60)}" for each in found[:5]
            )
            if any(account.binds(each) for each in found):
                where = line(found[0]["clause"] or found[0]["source"])
                case.result = [Failure(f"{where}: {told}", "nonconformity")]
            case.system_out = f"{told}\n{first}"
        suite.add_testcase(case)
    for limit in account.limits:
        case = TestCase(f"limit: {line(limit['limit'])}", classname="load")
        if not limit["held"]:
            case.result = [Failure(f"measured {limit['measured']}", "limit")]
        suite.add_testcase(case)
    if account.verdict == CANNOT_TELL:
        case = TestCase("verdict", classname="load")
        why = [trouble(each, language) for each in account.troubles]
        case.result = [Error(line("; ".join(why or [last_line(account, language)])), "cannot tell")]
        suite.add_testcase(case)
    document = JUnitXml("C0992")
    document.add_testsuite(suite)
    return serialised(document)
