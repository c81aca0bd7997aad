"""How a check is contested, and which ones are disputed already."""

from kcc_conformance.inert import line
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, Check


def contestable(view: View, check: Check) -> bool:
    """Whether a report says how to contest it: a mandatory check that failed."""
    return check.outcome == FAILED and check.level == "MUST" and check.level in view.binding


def disputed(view: View, check: Check) -> str:
    """Since when and why a check is disputed, and where that is discussed; empty if it is not."""
    if not check.disputed:
        return ""
    why = line(check.disputed.get(view.language) or check.disputed.get("nl", ""))
    told = view.say("disputed.since", since=line(check.disputed.get("since", "?")), why=why)
    link = line(check.disputed.get("link", ""))
    return f"{told} ({link})" if link else told


def mark(view: View, check: Check) -> str:
    """What stands behind the outcome of a check: that it is disputed; empty if it is not."""
    return f" ({view.say('disputed')})" if check.disputed else ""
