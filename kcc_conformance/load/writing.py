"""The files of a play under load: `load.json`, `load.html` and `junit.xml`."""

import json
from pathlib import Path

from junitparser import Error, Failure
from junitparser.xunit2 import JUnitXml, TestCase, TestSuite

from kcc_conformance.inert import line
from kcc_conformance.load import discoveries
from kcc_conformance.load.page import html_page
from kcc_conformance.load.result import LoadResult, as_json
from kcc_conformance.load.texts import KINDS, of, trouble
from kcc_conformance.load.told import last_line
from kcc_conformance.report import write_files
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.report.junit import serialised

NAMES = ("load.json", "load.html", "junit.xml")


def write(result: LoadResult, out: Path, language: str) -> tuple[Path, ...]:
    """Writes the files and gives their paths. Raises UsageError where they cannot be written."""
    whole = json.dumps(as_json(result), ensure_ascii=False, indent=1) + "\n"
    contents = (
        ascii_where_unsafe(whole).encode(),
        html_page(result, language).encode(),
        junit_xml(result, language),
    )
    return write_files(
        out, {name: [content] for name, content in zip(NAMES, contents, strict=True)}
    )


def junit_xml(result: LoadResult, language: str) -> bytes:
    """The audit as test cases: one for each kind of discovery and for each limit. What does not
    bind passes, and says what was seen."""
    suite = TestSuite("C0992 load")  # type: ignore[no-untyped-call]
    suite.add_property("provider", line(result.provider["url"]))
    suite.add_property("verdict", result.verdict)
    binding = {each.kind for each in result.binding}
    for kind in discoveries.KINDS:
        found = [each for each in result.tally.discoveries if each.kind == kind]
        case = TestCase(f"audit: {kind}", classname="load")
        if found:
            told = f"{of(KINDS[kind], language)}: {result.tally.count(kind)}"
            first = ", ".join(f"{each.resource} {line(each.id, 60)}" for each in found[:5])
            if kind in binding:
                case.result = [Failure(f"{found[0].clause}: {told}", "nonconformity")]
            case.system_out = f"{told}\n{first}"
        suite.add_testcase(case)
    for limit in result.limits:
        case = TestCase(f"limit: {line(limit.limit.text)}", classname="load")
        if not limit.held:
            case.result = [Failure(f"measured {limit.measured}", "limit")]
        suite.add_testcase(case)
    if result.verdict == "cannot_tell":
        case = TestCase("verdict", classname="load")
        why = [trouble(each, language) for each in result.troubles] or [last_line(result, language)]
        case.result = [Error(line("; ".join(why)), "cannot tell")]
        suite.add_testcase(case)
    document = JUnitXml("C0992")
    document.add_testsuite(suite)
    return serialised(document)
