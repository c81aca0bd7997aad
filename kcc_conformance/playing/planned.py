"""How many requests a run is going to make: an estimate, and the one place that knows."""

from collections.abc import Collection, Mapping

from kcc_conformance.contract.contract import Contract
from kcc_conformance.playing.scenarios import Played, every_scenario

_WHOLE: Mapping[str, int] = {
    "openklant-2.16": 1650,
    "openklant-2.8": 1420,
    "openklant-2.0": 1420,
    "vng-crud-0.0.3": 1690,
}
"""Counted: whole runs against the reference with `--examples 25`, clean-up included."""
_READING = 170
"""Counted, likewise: a run with `--read-only`. With the number of records there are it changes by
less than a half, for it takes a sample of them."""
_QUICK = 150
"""Counted, likewise: a run with `--quick`."""
_EXAMPLES, _PER_EXAMPLE = 25, 11
"""What was counted with, and how many requests one more example makes."""
_GENERATED = "gegenereerd"


def requests_planned(
    contract: Contract, chosen: Collection[Played], *, examples: int = _EXAMPLES
) -> int:
    """About how many requests playing these scenarios takes, from opening to clean-up.

    A contract of the user's own is reckoned as the most demanding one.
    """
    if any(played.reads for played in chosen):
        return _READING
    every = [played for played in every_scenario().values() if not played.reads]
    quick = sum(played.quick for played in every)
    whole = _WHOLE.get(contract.name, max(_WHOLE.values()))
    counted = sum(
        _QUICK / quick if played.quick else (whole - _QUICK) / (len(every) - quick)
        for played in chosen
    )
    if any(played.id.startswith(_GENERATED) for played in chosen):
        counted += (examples - _EXAMPLES) * _PER_EXAMPLE
    return max(round(counted), 1)
