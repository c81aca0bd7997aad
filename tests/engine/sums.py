"""Checks made up, and added up to a result."""

from typing import Any

from canned import stage_of

from kcc_conformance.law.register import load_register
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.summing import sum_up
from kcc_conformance.result.result import (
    FAILED,
    PASSED,
    Check,
    Result,
)
from kcc_conformance.stage.stage import Stage

LAW = load_register()
TAAL = "attributen/De Taal van het voorbeeld komt terug[een latere opvraging]"


def check(
    outcome: str, *, name: str = TAAL, clauses: tuple[str, ...] = ("C0992-2.7",), **more: Any
) -> Check:
    return Check(name, "", "", name, clauses, more.pop("questions", ()), more.pop("level", "MUST"),
                 outcome, **more)  # fmt: skip


def scenario(name: str, *clauses: str, level: str = "MUST") -> Played:
    return Played(name, "De attributen", "Regel", name, clauses, (), level)


def summed(*checks: Check, stage: Stage | None = None, **more: Any) -> Result:
    more = {"unplayed": (), "leftovers": (), "register": LAW, "readings": {}, **more}
    return sum_up(stage or stage_of(), checks, **more)


GOOD, BAD = check(PASSED), check(FAILED)
OTHER = scenario("attributen/Ander", "C0992-2.8")
