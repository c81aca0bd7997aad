"""Why checks failed: one thing that happened to a value, and all that it explains."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Witness:
    """The smallest example of a cause: a finding of a failed check.

    `finding` is its place among the findings of `check`; `exchange` the number of the exchange in
    which it was seen, None where there is none. `expected` and `actual` are as the finding has
    them: what was sent or wanted, and what was received.
    """

    check: str
    finding: int
    exchange: int | None
    pointer: str
    expected: Any
    actual: Any


@dataclass(frozen=True)
class Cause:
    """What happened to a value, and where: one thing that explains failed checks.

    `id` is "C1", "C2" … in order of weight. `kind` names the relation between what was sent and
    what was received ("cut", "lost", "refused" …). `what` says it in one sentence, `where` says in
    which attribute, resource and operation; each in `nl` and `en`. `boundary` is the number that
    bounds it (cut at 200: "200"), empty where there is none. `checks` are the ids of the failed
    checks that it explains, that of the witness first; `clauses` those that they speak against.
    """

    id: str
    kind: str
    what: Mapping[str, str]
    where: Mapping[str, str]
    checks: tuple[str, ...]
    clauses: tuple[str, ...]
    witness: Witness
    boundary: str = ""


def by_weight(causes: Iterable[Cause], levels: Mapping[str, str]) -> list[Cause]:
    """The causes with most mandatory checks first, then those with most; `levels` are those of the
    checks, by ID."""
    return sorted(
        causes,
        key=lambda each: (-sum(levels[id] == "MUST" for id in each.checks), -len(each.checks)),
    )


def numbered(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The causes in this order, with their ids."""
    return tuple(replace(each, id=f"C{n}") for n, each in enumerate(causes, 1))
