"""Named faults: what can be wrong with a provider, one at a time or several together."""

from collections.abc import Sequence
from difflib import get_close_matches

from ..behaviour import Behaviour
from ..contract import Contract, suited
from . import (
    access,
    access_caches,
    access_doors,
    addresses,
    afterwards,
    crowds,
    delays,
    deletes,
    falling_back,
    flapping,
    identifiers,
    inside,
    instants,
    lists,
    lists_near,
    lists_rows,
    missing,
    mixups,
    moments,
    protocol,
    relations,
    reported_lists,
    reported_people,
    reported_values,
    reported_writes,
    scalars,
    subtle,
    texts,
    traps,
    under_load,
    uninvited,
    uninvited_elsewhere,
    uninvited_moments,
    uninvited_requests,
    unreadable,
    unsent,
    validation,
    writes,
)
from .fault import Fault

_MODULES = (
    texts,
    scalars,
    instants,
    missing,
    identifiers,
    relations,
    writes,
    deletes,
    validation,
    protocol,
    access,
    addresses,
    access_doors,
    access_caches,
    lists,
    lists_near,
    lists_rows,
    uninvited,
    uninvited_requests,
    uninvited_moments,
    uninvited_elsewhere,
    mixups,
    delays,
    flapping,
    falling_back,
    subtle,
    traps,
    moments,
    crowds,
    afterwards,
    unsent,
    unreadable,
    inside,
    reported_writes,
    reported_people,
    reported_lists,
    reported_values,
)
_FAULTS: tuple[Fault, ...] = tuple(fault for module in _MODULES for fault in module.FAULTS)


def list_faults() -> tuple[Fault, ...]:
    """All faults that a run has to find, kind by kind."""
    return _FAULTS


def list_load_faults() -> tuple[Fault, ...]:
    """The faults that only a busy provider shows, which a run need not find."""
    return under_load.FAULTS


def find_fault(name: str) -> Fault:
    """The fault of that name. Raises ValueError, with names like it."""
    names = {fault.name: fault for fault in (*_FAULTS, *under_load.FAULTS)}
    if name not in names:
        near = get_close_matches(name, names, n=5, cutoff=0.4)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise ValueError(f"no fault {name!r}{hint}")
    return names[name]


def fault_behaviours(names: Sequence[str], contract: Contract) -> list[Behaviour]:
    """New behaviours with these faults. Raises ValueError for one unknown or out of place."""
    faults = [find_fault(name) for name in names]
    for fault in faults:
        if not fault.fits(contract):
            where = suited(fault.fits)
            raise ValueError(f"fault {fault.name!r} is for {where}, not for {contract.name}")
    return [fault.make() for fault in faults]


__all__ = ["Fault", "fault_behaviours", "find_fault", "list_faults", "list_load_faults"]
