"""The fewest reasons that explain all that was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kcc_conformance.causes.kinds import DEPTHS, VAGUE
from kcc_conformance.causes.reasons import ANY, Reason, Sight

_NEARLY = 5
"""What part of the checks may be left over where a vague reason gives way to one that says more."""
_BROKEN, _KINDS = frozenset({"error", "refused"}), 3
"""What may break for many a cause, and at how many kinds of record it is taken for one."""
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
        reasons = {each for each in reasons if not _guessed(each, left)}
        if not reasons:
            break
        best = _plainer(min(reasons, key=lambda each: _rank(each, left)), reasons, left)
        taken = [sight for sight in left if sight.follows(best)]
        showing = tuple(sight for sight in taken if sight.shows(best))
        beside = _beside(best, taken, [sight for sight in left if not sight.follows(best)])
        groups.append(Group(best, (*taken, *beside), showing))
        left = [each for each in left if not each.follows(best) and each not in beside]
    return _joined(groups)


def _guessed(reason: Reason, left: Iterable[Sight]) -> bool:
    """Whether it would say of any record what is seen of two kinds: two may break each for a cause
    of its own, of three that is hardly so."""
    if reason.resource != ANY or reason.kind not in _BROKEN:
        return False
    return len({sight.resource for sight in left if sight.follows(reason)}) < _KINDS


def _beside(reason: Reason, taken: Sequence[Sight], left: Sequence[Sight]) -> list[Sight]:
    """What is left at the same attribute and needs no reason of its own: what says little, or is
    the same once more; or what little the checks that are explained tell besides."""
    checks = {sight.check for sight in taken}
    there = [each for each in left if _at(each, reason)]
    there = [each for each in there if each.check in checks or _rest(each, reason)]
    few = len(there) * _FEW <= len(taken)
    return [each for each in there if few or _vague(each)]


def _plainer(best: Reason, reasons: Iterable[Reason], left: Sequence[Sight]) -> Reason:
    """In the place of a vague reason the best one at the same attribute that says more, if that
    explains nearly all that the vague one does."""
    if best.kind not in VAGUE:
        return best
    most = len({sight.check for sight in left if sight.follows(best)})
    fitting = [
        each
        for each in reasons
        if each.kind not in VAGUE
        and (each.resource, each.attribute) == (best.resource, best.attribute)
        and len({sight.check for sight in left if sight.follows(each)}) * _NEARLY
        >= most * (_NEARLY - 1)
    ]
    return min(fitting, key=lambda each: _rank(each, left)) if fitting else best


def _rest(sight: Sight, reason: Reason) -> bool:
    """Whether a sight of the same attribute shows nothing that has its own name but a number: the
    same once more, as when it is done at each writing."""
    return any(each.kind == reason.kind for each in sight.direct) or _vague(sight)


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
