"""Harmless variations: providers that differ and are right all the same."""

from collections.abc import Sequence
from difflib import get_close_matches

from ..contract import Contract, suited
from . import (
    answering,
    company,
    deleting,
    gateway,
    lists,
    nesting,
    outages,
    people,
    refusals,
    replicas,
    traffic,
    words,
    writing,
)
from .variation import Variation

_MODULES = (
    writing, answering, traffic, replicas, words, refusals, people, lists, deleting, outages,
    company, nesting, gateway,
)  # fmt: skip
_VARIATIONS: tuple[Variation, ...] = tuple(
    variation for module in _MODULES for variation in module.VARIATIONS
)


def list_variations() -> tuple[Variation, ...]:
    """All variations, subject by subject."""
    return _VARIATIONS


def find_variations(names: Sequence[str], contract: Contract) -> list[Variation]:
    """The variations of those names. Raises ValueError for one unknown or out of place."""
    known = {variation.name: variation for variation in _VARIATIONS}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=5, cutoff=0.4)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise ValueError(f"no variation {name!r}{hint}")
        if not known[name].fits(contract):
            where = suited(known[name].fits)
            raise ValueError(f"variation {name!r} is for {where}, not for {contract.name}")
    return [known[name] for name in names]


__all__ = ["Variation", "find_variations", "list_variations"]
