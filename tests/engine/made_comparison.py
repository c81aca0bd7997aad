"""Results side by side, made for tests."""

from dataclasses import replace

from made_results import check, conforming

from kcc_conformance.report.comparison.model import Comparison, compared
from kcc_conformance.result.result import Result


def run(**outcomes: str) -> Result:
    """A result of checks with these outcomes, all mandatory."""
    checks = tuple(check(name, outcome) for name, outcome in outcomes.items())
    return replace(conforming(), checks=checks)


def side_by_side(*results: Result) -> Comparison:
    return compared(results, [f"{n}.json" for n in range(len(results))])
