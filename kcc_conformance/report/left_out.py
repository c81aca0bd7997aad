"""What a run left out, and by which options, in a sentence."""

from collections.abc import Mapping

from kcc_conformance.inert import line
from kcc_conformance.report.tallies import Tally
from kcc_conformance.report.texts import counted, say
from kcc_conformance.result.result import Result

NARROWING = ("read_only", "only", "quick", "failed")
"""The settings by which a run plays less than everything."""


def left_out(result: Result, total: Tally, language: str) -> str:
    """The sentence; empty if nothing was left out."""
    missed = total.expected - total.executed
    if not missed:
        return say("broken.off", language) if result.run.get("partial") else ""
    found = result.run.get("options")
    options = found if isinstance(found, Mapping) else {}
    given = {name: options[name] for name in NARROWING if options.get(name)}
    flags = (f"--{name.replace('_', '-')}" for name in given)
    told = [
        flag if value is True else f"{flag} {line(value)}"
        for flag, value in zip(flags, given.values(), strict=True)
    ]
    by = f" ({', '.join(told)})" if told else ""
    return counted("left.out", missed, language, all=total.expected, by=by)
