"""The fewest reasons that explain all that was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kcc_conformance.causes.kinds import DEPTHS, VAGUE
from kcc_conformance.causes.reasons import ANY, Reason, Sight

_FEW = 3
"""How many times as much is explained as what is left beside it: what happens to a value twice is
seen once in a while, another defect more often."""


@dataclass(frozen=True)
class Group:
    """A reason, the sights that it explains, and those of them that show it by themselves."""

    reason: Reason
    sights: tuple[Sight, ...]
    showing: tuple[Sight, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks that it explains, in their order."""
        return tuple(dict.fromkeys(each.check for each in self.sights))


def cover(sights: Sequence[Sight]) -> tuple[Group, ...]:
    """Groups of sights, by the reason that explains most of them first.

    A reason counts only where it shows by itself at least once. Of two that explain as many checks
    the one that explains most findings is taken, unless it is vague; then the deeper one, then the
    one that shows most by itself, then the narrowest. The little that checks
    which are explained tell besides, at the same place, needs no other reason.
    """
    left = list(sights)
    groups: list[Group] = []
    while left:
        reasons = {reason for sight in left for reason in sight.direct}
        if not reasons:
            break
        best = min(reasons, key=lambda each: _rank(each, left))
        taken = [sight for sight in left if sight.follows(best)]
        checks = {sight.check for sight in taken}
        showing = tuple(sight for sight in taken if sight.shows(best))
        groups.append(Group(best, tuple(taken), showing))
        left = [sight for sight in left if not sight.follows(best)]
        beside = [sight for sight in left if sight.check in checks and _at(sight, best)]
        few = len(beside) * _FEW <= len(taken)
        left = [each for each in left if each not in beside or not (few or _vague(each))]
    return _joined(groups)


def _vague(sight: Sight) -> bool:
    """Whether a sight by itself says little."""
    return all(reason.kind in VAGUE for reason in sight.direct)


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
        answers = frozenset(sight.exchange for sight in each.showing)
        key: object = (reason.kind, reason.resource, reason.boundary, answers)
        if reason.attribute in ("", ANY) or key not in found:
            found[key if reason.attribute not in ("", ANY) else reason] = each
            continue
        first = found[key]
        found[key] = Group(
            replace(reason, attribute=ANY),
            first.sights + each.sights,
            first.showing + each.showing,
        )
    return tuple(found.values())


def _rank(reason: Reason, left: Iterable[Sight]) -> tuple[int, bool, int, int, int, int, Reason]:
    checks: dict[str, int] = {}
    count = shown = 0
    for sight in left:
        if sight.follows(reason):
            checks[sight.check] = sight.weight
            count += 1
            shown += sight.shows(reason)
    depth = DEPTHS[reason.kind]
    vague = reason.kind in VAGUE
    return (-sum(checks.values()), vague, -count, depth, -shown, reason.general, reason)
