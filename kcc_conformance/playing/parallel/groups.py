"""Which scenarios one worker plays, because they share what is registered, and which goes first."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from kcc_conformance.playing.played import Played

_BY_RULE = "gegenereerd"
"""The feature of which each Regel is played by itself: it shares nothing with the others, and
together they would take longer than what is left for any other worker."""
_WITH = {
    "vragen": "attributen",
    "geen-vervolgacties": "bekende-klant",
    "relaties": "bekende-klant",
}
"""Features that are played with another one, because they look at what is registered there."""


class GroupScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out whole groups, in the order of the scenarios; `group` answers that of a node id."""

    def __init__(self, config: Any, log: Any, group: Callable[[str], str]) -> None:
        super().__init__(config, log)
        self._group = group

    def _split_scope(self, nodeid: str) -> str:
        return self._group(nodeid)


def group_of(played: Played) -> str:
    """The name of the group that a scenario belongs to: a feature (or folder of features), or a
    Regel in it."""
    feature = played.id.partition("/")[0]
    return f"{feature}/{played.rule}" if feature == _BY_RULE else _WITH.get(feature, feature)


def in_order(shared: Iterable[Played], requests: Mapping[str, int]) -> tuple[str, ...]:
    """The ids of the scenarios group by group, the group with most requests (by id) first: what
    takes longest may not be what is begun last."""
    groups: dict[str, list[str]] = {}
    for played in shared:
        groups.setdefault(group_of(played), []).append(played.id)
    return tuple(
        name
        for group in sorted(groups.values(), key=lambda ids: -sum(requests.get(i, 0) for i in ids))
        for name in group
    )
