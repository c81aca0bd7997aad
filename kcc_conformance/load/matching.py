"""Which row of a list is which write: by its ID, by its mark, or by what it links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.jsonvalues import texts
from kcc_conformance.load.history import ACKNOWLEDGED, LINKS, UNKNOWN, UNSENT, History, Write
from kcc_conformance.load.vocabulary import FIRST_SERIAL, Words


@dataclass(slots=True)
class Row:
    """A record as it was seen, with the write that it was taken for (None: nobody's)."""

    resource: str
    id: str
    item: Mapping[str, Any]
    write: Write | None = None


class Matching:
    """The writes of a history by what their records can be recognised by."""

    def __init__(self, contract: Contract, words: Words, history: History) -> None:
        self.contract = contract
        self.words = words
        self.people = wire.id_keys(history.people)
        self.by_id: dict[tuple[str, str], list[Write]] = {}
        self._by_serial: dict[tuple[str, int], Write] = {}
        self._by_pair: dict[tuple[str, str, str], Write] = {}
        self.klantcontacten: set[str] = set()
        for write in history.writes:
            if write.outcome == ACKNOWLEDGED:
                key = wire.id_key(write.id)
                self.by_id.setdefault((write.resource, key), []).append(write)
                if write.resource == "klantcontact":
                    self.klantcontacten.add(key)
            if write.serial:
                self._by_serial[write.resource, write.serial] = write
            else:
                pair = (wire.id_key(write.klantcontact), wire.id_key(write.other))
                self._by_pair[(write.resource, *pair)] = write

    def marked(self, resource: str, item: Mapping[str, Any]) -> tuple[int, ...]:
        """The serial numbers that a row bears, the Onderwerp's first."""
        attribute = self.contract.resource(resource).attributes.get("onderwerp")
        first = self.words.serials(wire.value_of(item, attribute)) if attribute else ()
        rest = (found for text in texts(item) for found in self.words.serials(text))
        return tuple(dict.fromkeys((*first, *rest)))

    def has(self, resource: str, serial: int) -> bool:
        """Whether a record with that mark was sent."""
        return (resource, serial) in self._by_serial

    def owners(self, resource: str, record_id: str) -> list[Write]:
        """The writes that were told that their record has that ID."""
        return self.by_id.get((resource, wire.id_key(record_id)), [])

    def row(self, resource: str, item: Mapping[str, Any]) -> Row | None:
        """The row of a record of this play; None for one of somebody else, or without an ID."""
        record_id = wire.identifier(self.contract.resource(resource), item)
        if record_id is None:
            return None
        row = Row(resource, record_id, item)
        owners = self.owners(resource, record_id)
        if resource in LINKS:
            return self._linking(row, owners)
        serials = self.marked(resource, item)
        row.write = next((each for each in owners if each.serial in serials), None)
        if row.write is None and owners:
            row.write = owners[0]
        if row.write is None:
            own = [serial for serial in serials if serial >= FIRST_SERIAL]
            if not own:
                return None
            writes = [w for n in own if (w := self._by_serial.get((resource, n))) is not None]
            open_ones = (each for each in writes if each.outcome == UNKNOWN)
            row.write = next(open_ones, writes[0] if writes else None)
        return row

    def _linking(self, row: Row, owners: list[Write]) -> Row | None:
        ends = self.ends(row)
        if ends is None:
            return None
        pairs = [each for each in owners if self._pair(each) == ends]
        row.write = next(iter(pairs or owners), None)
        if row.write is None:
            if ends[0] not in self.klantcontacten or not self._own(ends[1]):
                return None
            row.write = self._by_pair.get((row.resource, *ends))
        return row

    def _own(self, other: str) -> bool:
        made = any((name, other) in self.by_id for name in LINKS.values())
        return made or other in self.people

    def ends(self, row: Row) -> tuple[str, str] | None:
        """The keys of the klantcontact and of the other record that a row links."""
        attributes = self.contract.resource(row.resource).attributes
        found = [
            wire.referred(self.contract, wire.value_of(row.item, attributes[name]))
            for name in ("klantcontact", LINKS[row.resource])
        ]
        keys = [wire.id_key(each) if each is not None else "" for each in found]
        return (keys[0], keys[1]) if keys[0] or keys[1] else None

    @staticmethod
    def _pair(write: Write) -> tuple[str, str]:
        return wire.id_key(write.klantcontact), wire.id_key(write.other)


def expected_once(write: Write) -> bool:
    """Whether a record of it may be there."""
    return write.outcome in (ACKNOWLEDGED, UNKNOWN)


def never(write: Write | None) -> bool:
    """Whether nobody sent it, or it was refused, or it never left."""
    return write is None or not expected_once(write) or write.outcome == UNSENT
