"""What a check has found, and the ways in which a check ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

TEXT, CONTRACT, CONVENTION = "text", "contract", "convention"
SOURCES = (TEXT, CONTRACT, CONVENTION)
"""What a check rests on: words of the text judged by, the wire contract that is spoken, or what is
usual among providers. Only the first can make a provider not conform (ADR 0023)."""
LIMIT = "limit"
"""What a check rests on that the user demanded of the figures of a play under load (`--limit`): it
counts for the verdict on that play, and is never said of the provider by the text."""


@dataclass(frozen=True)
class Finding:
    """One difference between what the text obliges and what the provider did.

    `source` is what it rests on, where that is not what the scenario rests on; `pointer` is the
    JSON pointer of the place in the body (empty: the answer as a whole); `clause` names the clause
    when it is narrower than those of the scenario; `message` is one Dutch sentence; `exchange` the
    number of the exchange in which it was seen.
    """

    message: str
    pointer: str = field(default="", kw_only=True)
    expected: Any = field(default=None, kw_only=True)
    actual: Any = field(default=None, kw_only=True)
    clause: str | None = field(default=None, kw_only=True)
    exchange: int | None = field(default=None, kw_only=True)
    source: str | None = field(default=None, kw_only=True)


class Nonconformity(AssertionError):
    """The provider does not do what the clause asks."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(finding.message for finding in self.findings)


class CannotTell(Exception):
    """Nothing can be said: `cause` is prerequisite, transport, environment or suite; `exchange` the
    number of the exchange in which that showed, where there is one."""

    def __init__(self, cause: str, message: str, *, exchange: int | None = None) -> None:
        super().__init__(cause, message)
        self.cause = cause
        self.message = message
        self.exchange = exchange

    def __str__(self) -> str:
        return self.message


class Inapplicable(Exception):
    """What the scenario is about is legitimately absent here."""


@dataclass
class Remarks:
    """What a running check says beside its outcome; one per check."""

    strength: str | None = None
    notes: list[str] = field(default_factory=list)
    observed: dict[str, list[str]] = field(default_factory=dict)

    def observe(self, question_id: str, observation: str) -> None:
        """Notes an observation (a key in features/questions.toml) of an open question."""
        seen = self.observed.setdefault(question_id, [])
        if observation not in seen:
            seen.append(observation)


MOST = 10
"""How many findings a check tells where each of many records may have one: the eleventh of the
same kind teaches nothing, and a report with hundreds is not read."""


def demand(findings: Iterable[Finding], most: int | None = None) -> None:
    """Raises Nonconformity if there are findings; with `most`, with no more than so many (see
    `telling`)."""
    found = tuple(findings)
    if found:
        raise Nonconformity(found if most is None else telling(found, most))


def telling(findings: Iterable[Finding], most: int = MOST) -> tuple[Finding, ...]:
    """At most so many findings, in their order, of which one at least for each clause."""
    found = tuple(findings)
    first = {finding.clause: n for n, finding in reversed(list(enumerate(found)))}
    others = [n for n in range(len(found)) if n not in first.values()]
    kept = [*sorted(first.values()), *others][:most]
    return tuple(found[n] for n in sorted(kept))
