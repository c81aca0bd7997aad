"""A look at a few records when they have been there for a while, and at what was deleted."""

from collections.abc import Iterator

from kcc_conformance.contract import wire
from kcc_conformance.probing.histories import ITEM, Histories, History, histories
from kcc_conformance.probing.searches import by_marker, searchable
from kcc_conformance.stage.stage import Stage
from kcc_conformance.stage.waiting import let_pass

LATER = 13.0
"""Seconds after which a record is looked at once more: what cuts, cleans or replicates by itself
does so within twelve, mostly. A run on a provider that takes 20 ms for an answer has lasted longer
than this by itself, and waits for nothing."""

_PATIENCE = 7.0
"""Nobody waits longer than so many times `--patience`: who says that his provider shows at once
what it was sent need not wait for it here either."""

_TWICE = {"klantcontact": 3, "betrokkene": 1, "actorklantcontact": 1}
_ONCE = {"actor": 1, "partij": 1}
"""How many records of a kind are looked at; those of the first two times in a row, because a copy
that is behind answers every second reading."""


def look_later(stage: Stage) -> Histories:
    """Looks at a few records of each kind that were seen a while ago, and answers the histories of
    all records of the run. Costs at most fourteen requests, one more where nobody has looked yet
    at what was deleted.

    What is waited for is that they are LATER seconds old. In an application in this process nothing
    happens by itself: there it is the reference's clock that is put forward, and nobody waits.
    """
    told = histories(stage)
    picked = list(_picked(stage, told))
    first = [each.readings[0].ended for each in picked if each.readings]
    if first:
        seconds = min(LATER, _PATIENCE * stage.settings.patience)
        let_pass(stage, since=max(first), seconds=seconds)
    if searchable(stage):
        by_marker(stage, stage.marker)
    deleted = _deleted(told)
    for first_time in (True, False):
        for history in picked:
            if first_time or history.entry.resource in _TWICE:
                stage.consumer.read(history.entry.resource, history.entry.id)
        if deleted is not None and not (first_time and _gone(deleted)):
            stage.consumer.read(deleted.entry.resource, deleted.entry.id)
    del told  # its readings are as many as those of the next
    return histories(stage)


def _picked(stage: Stage, told: Histories) -> Iterator[History]:
    """Of each kind what was changed, and then what was seen first: that has been there longest."""
    for name, number in (_TWICE | _ONCE).items():
        standing = [
            told.records[key]
            for each in stage.ledger.standing(name)
            if (key := (name, wire.id_key(each.id))) in told.records
        ]
        seen = [each for each in standing if any(x.place == ITEM for x in each.readings)]
        seen.sort(key=lambda each: (not _changed(each), each.readings[0].ended))
        yield from seen[:number]


def _changed(history: History) -> bool:
    return any(each.accepted and each.values is not None for each in history.writes)


def _deleted(told: Histories) -> History | None:
    """A klantcontact that was deleted, one that was seen to be gone if there is any."""
    deleted = [
        each
        for each in told.records.values()
        if each.entry.resource == "klantcontact" and each.entry.deleted
    ]
    return next((each for each in deleted if _gone(each)), deleted[0] if deleted else None)


def _gone(history: History) -> bool:
    return any(each.place == ITEM and each.record is None for each in history.readings)
