"""What every report says of a contract of the user's own."""

from collections.abc import Mapping

from kcc_conformance.inert import line
from kcc_conformance.report.view import View

_KEYS = 12
"""As many keys are read in a line or two; all of them are in result.json."""


def own_contract(view: View) -> str:
    """Of a contract of the user's own: what it extends, its hash and what differs; empty for one
    that is built in."""
    found = view.result.provider.get("own_contract")
    if not isinstance(found, Mapping):
        return ""
    names = [line(each) for each in found.get("differs") or ()]
    told = ", ".join(names[:_KEYS])
    if len(names) > _KEYS:
        told += f" {view.say('and.more', n=len(names) - _KEYS)}"
    extends = found.get("extends")
    parts = [
        view.say("own.extends", name=line(extends)) if extends else view.say("own.alone"),
        f"sha256 {line(found.get('sha256', '?'))}",
        *([view.say("own.differs", keys=told)] if told else []),
    ]
    return "; ".join(parts)
