"""Every fault on one check: which turn it red, which change nothing. Nothing is written."""

import re
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from fault_runs import Seen, differing, play_fault, play_job

from kcc_conformance.playing.scenarios import check_ids

PROCESSES = 2
_SPLIT = re.compile(r"[\s,]+")
_SPECIAL = re.compile(
    r"or|of|not|niet|@.*|(c0992-|f2173-|bt-|api-)?[\d.]+[a-z]?|q\d+|must|should|open|info"
)
"""Words that mean something of their own in `--only`."""


def checks_named(name: str) -> list[str]:
    """The check with this id, or else those that have it in theirs."""
    every = check_ids()
    if name in every:
        return [name]
    return sorted(id for id in every if name.lower() in id.lower())


def selection(wanted: Sequence[str], every: Collection[str]) -> str:
    """What to select (`--only`) to play these checks, and as few others as its words can tell
    apart: of each check the word that is in the fewest ids, and `not` those of the others."""
    words = {word for id in wanted for word in _words(id)}
    often = {word: sum(word in id.lower() for id in every) for word in words}
    chosen = {min(_words(id), key=lambda word: (often[word], word)) for id in wanted}
    ours = " ".join(wanted).lower()
    left = {id for id in every if id not in wanted and any(word in id.lower() for word in chosen)}
    unwanted: list[str] = []
    for id in sorted(left):
        apart = [word for word in _words(id) if word not in ours]
        if apart and not any(word in id.lower() for word in unwanted):
            unwanted.append(max(apart, key=len))
    return " ".join([*sorted(chosen), *(f"not {word}" for word in unwanted)])


def _words(id: str) -> list[str]:
    return [word for word in _SPLIT.split(id.lower()) if word and not _SPECIAL.fullmatch(word)]


def lines(checks: Sequence[str], faults: dict[str, list[str]]) -> Iterator[str]:
    """Plays the checks without a fault and with each of these, per contract; a line at a time,
    the honest run's outcomes first. The generator's value is the number of times that a fault
    turned something red. Raises UsageError when the checks are not played at all."""
    only = selection(checks, check_ids())
    reds = 0
    with ProcessPoolExecutor(PROCESSES) as pool:
        for contract, names in faults.items():
            honest = play_fault(contract, "", only)
            for id in checks:
                yield f"{contract} without a fault: {honest.outcomes.get(id, 'not played')}: {id}"
            red = []
            for (_, fault, _), seen in pool.map(play_job, [(contract, n, only) for n in names]):
                yield f"{contract} {fault}: {told(seen, honest, checks)}"
                red += [fault] if failed(seen, checks) else []
            yield f"{contract}: {len(red)} of {len(names)} turn it red: {', '.join(red) or 'none'}"
            reds += len(red)
    return reds


def failed(seen: Seen, checks: Sequence[str]) -> list[str]:
    """Which of these checks turned red."""
    return [id for id in checks if seen.outcomes.get(id) == "failed"]


def told(seen: Seen, honest: Seen, checks: Sequence[str]) -> str:
    """What a fault did to these checks, in one line; of several only those that it changed."""
    changed = [id for id in checks if seen.outcomes.get(id) != honest.outcomes.get(id)]
    words = [
        ("RED" if seen.outcomes.get(id) == "failed" else seen.outcomes.get(id, "not played"))
        + (f" ({id})" if len(checks) > 1 else "")
        for id in changed
    ]
    words += [f"{q} observed: {', '.join(keys)}" for q, keys in differing(seen, honest).items()]
    return "; ".join(words) or "changes nothing"
