"""What has to be said before results are compared: why they may differ without the provider."""

from collections.abc import Callable, Mapping

from kcc_conformance.report.comparison.model import Comparison
from kcc_conformance.report.comparison.names import contract
from kcc_conformance.report.comparison.words import grouped
from kcc_conformance.report.texts import number, say
from kcc_conformance.result.result import Result


def reservations(comparison: Comparison, language: str) -> tuple[str, ...]:
    """A sentence for each thing beside the provider in which the results differ, with which result
    has what."""
    found = []
    for key, told in _ASKED.items():
        values = [told(each, language) for each in comparison.results]
        partial = key == "parts" and any(each.run.get("partial") for each in comparison.results)
        if len({*values}) > 1 or partial:
            found.append(f"{say(f'compare.{key}', language)} ({grouped(values, language)})")
    return tuple(found)


def _readings(result: Result, language: str) -> str:
    found = result.run.get("readings")
    chosen = sorted(found.items()) if isinstance(found, Mapping) else []
    return ", ".join(f"{k}={v}" for k, v in chosen) or say("compare.none", language)


def _part(result: Result, language: str) -> str:
    return say("compare.part" if result.run.get("partial") else "compare.whole", language)


def _play(result: Result, language: str) -> str:
    """How heavy a play under load was; nothing of a run."""
    found = result.run.get("play")
    if not isinstance(found, Mapping):
        return ""
    names = {"agents": "agents", "seconds": "seconds", "rate": "rate", "processes": "processes"}
    values = {name: number(found.get(key), language) for name, key in names.items()}
    thinking = number(found.get("seconds_a_call"), language)
    return say("compare.play", language, thinking=thinking, **values)


_ASKED: Mapping[str, Callable[[Result, str], str]] = {
    "suites": lambda each, _: str(each.suite.get("version", "?")),
    "texts": lambda each, _: f"--text {each.standard.get('text', '?')}",
    "readings": _readings,
    "contracts": lambda each, _: contract(each),
    "parts": _part,
    "plays": _play,
}
