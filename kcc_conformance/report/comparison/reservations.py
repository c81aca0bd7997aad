"""What has to be said before results are compared: why they may differ without the provider."""

from collections.abc import Callable, Mapping
from typing import Any

from kcc_conformance.report.comparison.model import Comparison
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Result


def reservations(comparison: Comparison, language: str) -> tuple[str, ...]:
    """A sentence for each thing beside the provider in which the results differ."""
    return tuple(
        say(f"compare.{key}", language)
        for key, told in _ASKED.items()
        if len({repr(told(each)) for each in comparison.results}) > 1
        or (key == "parts" and any(each.run.get("partial") for each in comparison.results))
    )


def _readings(result: Result) -> Any:
    found = result.run.get("readings")
    return sorted(found.items()) if isinstance(found, Mapping) else []


_ASKED: Mapping[str, Callable[[Result], Any]] = {
    "suites": lambda each: each.suite.get("version"),
    "texts": lambda each: each.standard.get("text"),
    "readings": _readings,
    "contracts": lambda each: each.provider.get("contract"),
    "parts": lambda each: bool(each.run.get("partial")),
}
