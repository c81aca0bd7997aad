"""The last look: how each record of a run reads at the end, in lists where those show it."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.connections import READING
from kcc_conformance.client.listing import Listing, page_items
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.consumer.siblings import LINKED, common, pages_worth, siblings
from kcc_conformance.contract import wire
from kcc_conformance.probing.searches import by_marker, searchable
from kcc_conformance.stage.stage import Stage, offers_filter
from kcc_conformance.stage.threads import spread

BY_ID = 6
"""How many records of a kind are read by their ID at least, although lists show them well: the
first, the last, and of the others rather those that nobody has read by its ID yet. A defect that
hits half of the records is missed by six readings one time in 64; what hits fewer was mostly met
before, because nearly every scenario reads what it registers by its ID."""
BY_ID_QUICKLY = 1
"""The same with `--quick`."""


@dataclass(frozen=True)
class Sight:
    """A record of this run and how it reads at the end: `answer` is that to a reading by its ID,
    or that of a page of a list with the record for its body."""

    entry: Entry
    answer: Answer


class LastLook:
    """Reads each living record of a resource once more, and remembers how it read.

    A record that a list shows as it should be has been read. By its ID is read what no list shows,
    what a list shows otherwise (so that it is the record itself that is judged), what was changed,
    and a sample. Where that sample reads otherwise than the lists, all are read by their ID.
    `wrong` is whether a record does not read as it should. Actoren and partijen are always read by
    their ID: the others in their lists are none of our business.
    """

    def __init__(self, stage: Stage, wrong: Callable[[Entry, Answer], bool]) -> None:
        self._stage = stage
        self._wrong = wrong
        self._seen: dict[str, tuple[Sight, ...]] = {}
        self._marked: Listing | None = None

    def of(self, name: str) -> tuple[Sight, ...]:
        """Each living record of a resource, read once for all checks."""
        if name not in self._seen:
            self._seen[name] = self._looked(name, self._stage.ledger.standing(name))
        self._stage.recorder.reuse(each.answer.n for each in self._seen[name])
        return self._seen[name]

    def marked(self, ids: Iterable[str]) -> Listing:
        """The klantcontacten with the run's marker, among which those with these IDs should be:
        the list that was read already, if they are, else a later one."""
        found = self._marked
        if found is None or not found.whole or not all(found.has(each) for each in ids):
            return by_marker(self._stage, self._stage.marker, *ids)
        self._stage.recorder.reuse(answer.n for answer in found.answers)
        return found

    def _looked(self, name: str, entries: tuple[Entry, ...]) -> tuple[Sight, ...]:
        shown = self._shown(name, entries)
        good = {
            entry.id: answer
            for entry in entries
            if (answer := shown.get(wire.id_key(entry.id))) and not self._wrong(entry, answer)
        }
        read = self._read(entry for entry in entries if entry.id not in good)
        read |= self._read(self._sample(name, entries, read.keys()))
        doubtful = any(
            self._wrong(entry, read[entry.id])
            for entry in entries
            if entry.id in read and entry.id in good
        )
        if doubtful:
            read |= self._read(entry for entry in entries if entry.id not in read)
        return tuple(Sight(entry, read.get(entry.id) or good[entry.id]) for entry in entries)

    def _read(self, entries: Iterable[Entry]) -> dict[str, Answer]:
        stage = self._stage
        wanted = tuple(entries)
        answers = spread(
            lambda entry: stage.consumer.read_settled(entry.resource, entry.id),
            wanted,
            stage.settings.parallel,
        )
        return {entry.id: answer for entry, answer in zip(wanted, answers, strict=True)}

    def _sample(
        self, name: str, entries: tuple[Entry, ...], read: Iterable[str]
    ) -> tuple[Entry, ...]:
        """What is read by its ID although a list shows it well; `read` was already."""
        done = set(read)
        touched = self._touched(name, entries)
        picked = [entry for entry in entries if touched.get(entry.id) == "changed"]
        least = BY_ID_QUICKLY if self._stage.settings.quick else BY_ID
        picked += [*entries[:1], *entries[-1:]][:least]
        others = list(entries[1:-1])
        random.Random(f"{self._stage.seed}/{name}").shuffle(others)
        others.sort(key=lambda entry: entry.id in touched)
        chosen = {entry.id: entry for entry in picked if entry.id not in done}
        for entry in others:
            if len(done) + len(chosen) >= least:
                break
            if entry.id not in done:
                chosen.setdefault(entry.id, entry)
        return tuple(chosen.values())

    def _touched(self, name: str, entries: tuple[Entry, ...]) -> dict[str, str]:
        """Which records the run has `read` by their ID, or `changed`."""
        stage = self._stage
        urls = {stage.provider.url(stage.consumer.item_path(name, e.id)): e.id for e in entries}
        found: dict[str, str] = {}
        for exchange in stage.recorder.heads:
            record_id = urls.get(exchange.url)
            if record_id is None:
                continue
            if exchange.method not in READING:
                found[record_id] = "changed"
            elif exchange.method == "GET" and exchange.status == 200:
                found.setdefault(record_id, "read")
        return found

    # --- lists ------------------------------------------------------------------------------

    def _shown(self, name: str, entries: tuple[Entry, ...]) -> dict[str, Answer]:
        """How lists show these records, by ID; not what they show in several ways."""
        if name == "klantcontact":
            return self._klantcontacten(entries)
        if name not in LINKED:
            return {}
        stage = self._stage
        filtered = offers_filter(stage, name, common(name))
        found: dict[str, Answer] = {}
        for group in siblings(name, entries, filtered=filtered, least=2):
            found |= _showing(stage, group.listing(stage.consumer))
        return found

    def _klantcontacten(self, entries: tuple[Entry, ...]) -> dict[str, Answer]:
        stage = self._stage
        found: dict[str, Answer] = {}
        if searchable(stage):
            self._marked = by_marker(stage, stage.marker)
            found = _showing(stage, self._marked)
        unseen = sum(wire.id_key(entry.id) not in found for entry in entries)
        if unseen > 1:
            whole = stage.consumer.listing("klantcontact", page_limit=pages_worth(unseen))
            found = _showing(stage, whole) | found
            if self._marked is None:
                marked = (item for item in whole.items if contains(item, stage.marker))
                self._marked = replace(whole, items=tuple(marked))
        return found


def _showing(stage: Stage, listing: Listing) -> dict[str, Answer]:
    if listing.problem:
        return {}
    found: dict[str, Answer] = {}
    torn = set()
    for record_id, answer in _items(stage, listing):
        if record_id in found and found[record_id].body != answer.body:
            torn.add(record_id)
        found.setdefault(record_id, answer)
    return {key: answer for key, answer in found.items() if key not in torn}


def _items(stage: Stage, listing: Listing) -> Iterator[tuple[str, Answer]]:
    for answer in listing.answers:
        for item in page_items(stage.contract, listing.resource, answer) or ():
            record_id = wire.identifier(listing.resource, item)
            if record_id is not None:
                yield wire.id_key(record_id), replace(answer, body=item, text="")
