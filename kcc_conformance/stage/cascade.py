"""What goes along when its klantcontact is deleted, and need not be deleted by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.consumer.siblings import LINKED, Siblings, common, siblings
from kcc_conformance.contract import wire
from kcc_conformance.stage.removal import Removal
from kcc_conformance.stage.stage import Stage

_LEAST = 4
"""How many records a list must spare: it is read before and after, and one record is a trial."""


@dataclass(frozen=True)
class Spared:
    """Records of one kind that go with their klantcontacten, by the list that shows them.

    `contacts` has for each that it did show the ID of its klantcontact; the others hung on a
    klantcontact that was gone already, and are not in the list between their likes.
    """

    group: Siblings
    entries: tuple[Entry, ...]
    contacts: dict[str, str]

    def settle(self, stage: Stage, removal: Removal) -> tuple[Entry, ...]:
        """Notes which are gone, now that the klantcontacten are; answers the others.

        The same list says so by not showing them any more. Where it cannot be read to its end,
        nothing is taken for gone.
        """
        listing = stage.consumer.eventually(
            lambda: self.group.listing(stage.consumer),
            lambda seen: not any(seen.has(entry.id) for entry in self.entries),
        )
        left = []
        for entry in self.entries:
            if listing.whole and not listing.has(entry.id):
                removal.note_gone(entry, listing.answers[-1])
            else:
                left.append(entry)
        return tuple(left)


def spare(stage: Stage, removal: Removal) -> tuple[Spared, ...]:
    """What need not be deleted by itself, because the provider deletes it with its klantcontact.

    Only what was seen counts, for each kind by itself: a record that hung on a klantcontact that
    was deleted in this run is gone, or goes with a klantcontact that is deleted to see that.
    """
    seen: dict[str, bool] = {}
    found: list[Spared] = []
    for name in LINKED:
        ledger = stage.ledger
        standing = {entry.id for entry in ledger.standing(name)}
        orphans = [each for each in ledger.of(name, alive=True) if each.id not in standing]
        if orphans:
            seen[name] = _is_gone(stage, orphans[-1])
        if seen.get(name, True):
            found += _candidates(stage, name, {each.id for each in orphans})
    for name in LINKED:
        if name not in seen:
            seen |= _tried(stage, removal, name, found)
    return tuple(each for each in found if seen.get(each.group.resource))


def _candidates(stage: Stage, name: str, orphans: set[str]) -> list[Spared]:
    """What a whole list shows with klantcontacten of this run, and the orphans that it does not
    show."""
    contacts = wire.id_keys(stage.ledger.ids("klantcontact"))
    filtered = stage.consumer.has_filter(name, common(name))
    found = []
    for group in siblings(name, stage.ledger.of(name, alive=True), filtered=filtered, least=_LEAST):
        if stage.provider.silent:
            break
        listing = group.listing(stage.consumer)
        if not listing.whole:
            continue
        parents = _parents(stage, listing, group.entries)
        own = {key: parent for key, parent in parents.items() if parent in contacts}
        missing = {key for key in orphans if not listing.has(key)}
        entries = tuple(each for each in group.entries if each.id in own.keys() | missing)
        if own and len(entries) >= _LEAST:
            found.append(Spared(group, entries, own))
    return found


def _tried(stage: Stage, removal: Removal, name: str, found: Iterable[Spared]) -> dict[str, bool]:
    """Deletes one klantcontact on which a record of that kind hangs, others too if there are any,
    and answers for each kind that hung on it whether it went along."""
    hanging: dict[str, dict[str, Entry]] = {}
    for each in found:
        for entry in each.entries:
            if entry.id in each.contacts:
                parent = each.contacts[entry.id]
                hanging.setdefault(parent, {}).setdefault(entry.resource, entry)
    fit = [
        entry
        for entry in stage.ledger.of("klantcontact", alive=True)
        if name in hanging.get(wire.id_key(entry.id), {})
    ]
    if not fit:
        return {}
    trial = max(fit, key=lambda entry: len(hanging[wire.id_key(entry.id)]))
    if removal.remove([trial]):
        return {}
    return {kind: _is_gone(stage, entry) for kind, entry in hanging[wire.id_key(trial.id)].items()}


def _is_gone(stage: Stage, entry: Entry) -> bool:
    answer = stage.consumer.eventually(
        partial(stage.consumer.read, entry.resource, entry.id),
        lambda seen: seen.gone,
    )
    return answer.gone


def _parents(stage: Stage, listing: Listing, entries: Iterable[Entry]) -> dict[str, str]:
    """Of the records that a list shows, by ID, the ID of the klantcontact, in lower case."""
    attribute = listing.resource.attributes["klantcontact"]
    found = {}
    for entry in entries:
        item = listing.get(entry.id)
        parent = wire.referred(stage.contract, wire.value_of(item, attribute))
        if parent is not None:
            found[entry.id] = wire.id_key(parent)
    return found
