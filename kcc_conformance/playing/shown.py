"""What pytest itself shows of a check that has ended."""

import json
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.result.result import FAILED, INAPPLICABLE, PASSED, Check


def show(report: Any, check: Check, *, strict: bool, known: bool) -> None:
    """What pytest itself shows: a SHOULD that fails, and a known failure, is an expected failure,
    never a silent pass."""
    if check.outcome == PASSED:
        report.outcome, report.longrepr = "passed", None
    elif check.outcome == INAPPLICABLE:
        report.outcome, report.longrepr = "skipped", ("", 0, f"inapplicable: {check.message}")
    elif known:
        report.outcome, report.wasxfail = "skipped", f"known failure: {check.message}"
    elif check.outcome == FAILED and check.level != "MUST" and not strict:
        report.outcome, report.wasxfail = "skipped", f"{check.level}: {check.message}"
    else:
        lines = [f"{check.outcome}: {check.message}", f"in: {check.step}"]
        lines += [json.dumps(vars(f), ensure_ascii=False, default=str) for f in check.findings[:5]]
        report.outcome, report.longrepr = "failed", "\n".join(map(line, lines))
