"""The fewest reasons that explain all that was seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kcc_conformance.causes.reasons import ANY, Reason, Sight


_FEW = 4
"""How many times as much is explained as what is left beside it: what happens to a value twice is
seen once in a while, another defect more often."""


@dataclass(frozen=True)
class Group:
    """A reason and the sights that it explains."""

    reason: Reason
    sights: tuple[Sight, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks that it explains, in their order."""
        return tuple(dict.fromkeys(each.check for each in self.sights))


def cover(sights: Sequence[Sight], depths: Mapping[str, int]) -> tuple[Group, ...]:
    """Groups of sights, by the reason that explains most of them first.

    A reason counts only where it shows by itself at least once. Of two that explain as many checks
    the deeper one is taken (`depths`, by kind: the lowest first), then the one that explains most
    findings, then the one that shows most by itself, then the narrowest. The little that checks
    which are explained tell besides, at the same place, needs no other reason.
    """
    left = list(sights)
    groups: list[Group] = []
    while left:
        reasons = {reason for sight in left for reason in sight.direct}
        if not reasons:
            break
        best = min(reasons, key=lambda each: _rank(each, left, depths))
        taken = [sight for sight in left if sight.follows(best)]
        checks = {sight.check for sight in taken}
        groups.append(Group(best, tuple(taken)))
        left = [sight for sight in left if not sight.follows(best)]
        beside = [sight for sight in left if sight.check in checks and _at(sight, best)]
        if len(beside) * _FEW <= len(taken):
            left = [sight for sight in left if sight not in beside]
    return _joined(groups)


def _at(sight: Sight, reason: Reason) -> bool:
    """Whether a sight is of the attribute, or one of those, that a reason is about."""
    if reason.attribute == ANY:
        return sight.attribute != ""
    place = (reason.resource, reason.attribute)
    return reason.attribute != "" and place == (sight.resource, sight.attribute)


def _joined(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups, as one where the same happened to several attributes of a kind of record in the
    very same answers."""
    found: dict[object, Group] = {}
    for each in groups:
        reason = each.reason
        answers = frozenset(sight.exchange for sight in each.sights if sight.shows(reason))
        key: object = (reason.kind, reason.resource, reason.boundary, answers)
        if reason.attribute in ("", ANY) or key not in found:
            found[key if reason.attribute not in ("", ANY) else reason] = each
            continue
        both = found[key].sights + each.sights
        found[key] = Group(replace(reason, attribute=ANY), both)
    return tuple(found.values())


def _rank(
    reason: Reason, left: Iterable[Sight], depths: Mapping[str, int]
) -> tuple[int, int, int, int, int, Reason]:
    checks: dict[str, int] = {}
    count = shown = 0
    for sight in left:
        if sight.follows(reason):
            checks[sight.check] = sight.weight
            count += 1
            shown += sight.shows(reason)
    depth = depths.get(reason.kind, 50)
    return (-sum(checks.values()), depth, -count, -shown, reason.general, reason)
