"""The audit: what was acknowledged beside what lists and readings show, record by record.

In the manner of Jepsen's checkers of sets. It talks to nobody: rows go in, and what is suspect
comes out, to be asked for by its ID; what that shows goes in, and the tally comes out. Nobody is
accused by a list alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.load.comparing import Comparing
from kcc_conformance.load.discoveries import (
    DOUBLED,
    GHOST,
    HALF,
    ID_TWICE,
    LOST,
    MIXED,
    NUMBER_TWICE,
    Discovery,
)
from kcc_conformance.load.history import ACKNOWLEDGED, LINKS, UNKNOWN, History, Write
from kcc_conformance.load.matching import Matching, Row, never
from kcc_conformance.load.vocabulary import Words

GONE, UNREADABLE = "gone", "unreadable"
"""What a reading by ID can say instead of a record: there is none (404, 410), or nothing."""


@dataclass(frozen=True)
class Tally:
    """What the audit came to. Numbers are of records, of all kinds together; `half` of calls.

    `unknown` are the writes without an answer, `appeared` those of them of which a record is there;
    `stale` the records seen late, `latest` the longest that it took at least (seconds);
    `undecided` those that neither a list nor a reading could tell of. `by_kind` has
    acknowledged, found and lost of each kind.
    """

    acknowledged: int
    found: int
    refused: int
    unknown: int
    appeared: int
    stale: int
    latest: float
    undecided: int
    discoveries: tuple[Discovery, ...]
    by_kind: Mapping[str, Mapping[str, int]]

    def count(self, kind: str) -> int:
        """How many of a kind; of calls that lack a link, the calls."""
        found = [each for each in self.discoveries if each.kind == kind]
        if kind in (HALF, MIXED):
            return len({(each.serial, each.id if not each.serial else "") for each in found})
        return len(found)


class Auditor:
    """Audits one play. Rows may come more than once: one record is one record."""

    def __init__(self, contract: Contract, words: Words, history: History) -> None:
        self._contract = contract
        self._history = history
        self._matching = Matching(contract, words, history)
        self._comparing = Comparing(contract, words, history, self._matching)
        self._found: dict[int, tuple[str, str]] = {}
        self._extra: dict[tuple[str, str], Row] = {}
        self._odd: dict[tuple[str, str], tuple[Row, tuple[Discovery, ...]]] = {}
        self._numbers: dict[str, set[str]] = {}
        self._elsewhere: set[tuple[str, str]] = set()
        self._stale: set[tuple[str, str]] = set()
        self._undecided: set[tuple[str, str]] = set()

    def see(self, resource: str, item: Mapping[str, Any]) -> None:
        """A row of a list of that resource."""
        row = self._matching.row(resource, item)
        if row is not None:
            self._judge(row)

    def suspects(self) -> Iterator[tuple[str, str]]:
        """Resource and ID of what has to be asked for by its ID: what lists did not show, and what
        they showed otherwise than was acknowledged."""
        for row, _ in self._odd.values():
            yield row.resource, row.id
        for row in self._extra.values():
            yield row.resource, row.id
        for write in self._unseen():
            yield write.resource, write.id

    def reread(
        self, resource: str, record_id: str, seen: Mapping[str, Any] | str, *, listed: bool = True
    ) -> None:
        """What a reading of a suspect shows: a record, or GONE, or UNREADABLE; `listed` is whether
        the lists were read to their end, so that they showed it otherwise or not at all."""
        key = (resource, wire.id_key(record_id))
        if seen == UNREADABLE:
            self._undecided.add(key)
            return
        self._undecided.discard(key)
        odd = self._odd.pop(key, None)
        extra = self._extra.pop(key, None)
        if isinstance(seen, str):
            if odd is not None:
                self._found = {each: at for each, at in self._found.items() if at != key}
            return
        row = self._matching.row(resource, seen)
        if row is None or not wire.same_id(row.id, record_id):
            shown = wire.identifier(self._contract.resource(resource), seen)
            if extra is None and not wire.same_id(shown, record_id):
                self._elsewhere.add(key)
            return
        before = odd is None and row.write is not None and id(row.write) in self._found
        self._judge(row)
        if listed and extra is None and not before and key not in self._odd:
            self._stale.add(key)

    def tally(self) -> Tally:
        """What it all comes to."""
        writes = self._history.writes
        twice = tuple(self._ids_twice())
        gone, undecided = [], 0
        for write in self._missing():
            if (write.resource, wire.id_key(write.id)) in self._undecided:
                undecided += 1
            else:
                gone.append(write)
        undecided += sum(key in self._undecided for key in (*self._odd, *self._extra))
        surplus = tuple(self._surplus())
        odd = tuple(
            each
            for key, (_, told) in self._odd.items()
            if key not in self._undecided
            for each in told
        )
        late = [write.late for write in writes if write.late is not None]
        discoveries = (
            *self._losses(gone), *surplus, *odd, *self._sights(), *twice, *self._numbers_twice(),
        )  # fmt: skip
        acknowledged = [write for write in writes if write.outcome == ACKNOWLEDGED]
        return Tally(
            acknowledged=len(acknowledged),
            found=len(acknowledged) - sum(1 for _ in self._missing()),
            refused=sum(write.outcome == "refused" for write in writes),
            unknown=sum(write.outcome == UNKNOWN for write in writes),
            appeared=sum(write.outcome == UNKNOWN and id(write) in self._found for write in writes),
            stale=len(late) + len(self._stale),
            latest=max(late, default=0.0),
            undecided=undecided,
            discoveries=discoveries,
            by_kind=self._by_kind(acknowledged, gone),
        )

    # --- inside -----------------------------------------------------------------------------

    def _judge(self, row: Row) -> None:
        key = (row.resource, wire.id_key(row.id))
        number = self._comparing.number(row)
        if number is not None:
            self._numbers.setdefault(number, set()).add(key[1])
        write = row.write
        own = write is not None and wire.same_id(write.id, row.id)
        if write is None or (not own and (never(write) or self._is_another(write, key))):
            self._extra[key] = row
            return
        self._found.setdefault(id(write), key)
        told = self._comparing.differences(row, write)
        if told:
            self._odd[key] = (row, told)
        else:
            self._odd.pop(key, None)

    def _is_another(self, write: Write, key: tuple[str, str]) -> bool:
        """Whether a row that bears the mark of a write is not (yet) the only one that does."""
        if write.outcome == ACKNOWLEDGED:
            return True
        return self._found.get(id(write), key) != key

    def _unseen(self) -> Iterator[Write]:
        """What was acknowledged and is not there under its ID."""
        for write in self._history.writes:
            if write.outcome == ACKNOWLEDGED and id(write) not in self._found:
                yield write

    def _missing(self) -> Iterator[Write]:
        """What was acknowledged and is not there, under another ID neither."""
        carried = {id(row.write) for row in self._extra.values() if row.write is not None}
        return (write for write in self._unseen() if id(write) not in carried)

    def _is_shared(self, write: Write) -> bool:
        return len(self._matching.owners(write.resource, write.id)) > 1

    def _losses(self, gone: list[Write]) -> Iterator[Discovery]:
        """What is not there; a link of a klantcontact that is not there itself went with it."""
        lost = {wire.id_key(write.id) for write in gone if write.resource == "klantcontact"}
        serials = self._serials()
        for write in gone:
            if write.resource not in LINKS:
                yield Discovery(LOST, write.resource, write.id, write.serial)
            elif wire.id_key(write.klantcontact) not in lost:
                serial = serials.get(wire.id_key(write.klantcontact), 0)
                yield Discovery(HALF, write.resource, write.id, serial, expected=write.other)

    def _serials(self) -> dict[str, int]:
        return {
            wire.id_key(write.id): write.serial
            for write in self._history.writes
            if write.resource == "klantcontact" and write.outcome == ACKNOWLEDGED
        }

    def _surplus(self) -> Iterator[Discovery]:
        """Rows beside those that were acknowledged."""
        once: set[int] = set()
        for key, row in self._extra.items():
            if key in self._undecided:
                continue
            write = row.write
            if write is None or never(write):
                yield Discovery(GHOST, row.resource, row.id, write.serial if write else 0)
            elif id(write) not in self._found and id(write) not in once:
                once.add(id(write))
                if not self._is_shared(write):  # else it is told as an ID given out twice
                    yield Discovery(
                        MIXED, row.resource, write.id, write.serial, "id", write.id, row.id
                    )
            else:
                yield Discovery(DOUBLED, row.resource, row.id, write.serial, expected=write.id)

    def _sights(self) -> Iterator[Discovery]:
        for seen in self._history.sights:
            owners = self._matching.owners("klantcontact", seen.id)
            serial = owners[0].serial if owners else 0
            yield Discovery(
                MIXED, "klantcontact", seen.id, serial, seen.attribute,
                whose=seen.whose, running=True,
            )  # fmt: skip
        for resource, record_id in sorted(self._elsewhere):
            yield Discovery(MIXED, resource, record_id, attribute="id")

    def _ids_twice(self) -> Iterator[Discovery]:
        for (resource, key), owners in self._matching.by_id.items():
            if len(owners) > 1:
                yield Discovery(
                    ID_TWICE, resource, key, owners[0].serial, "id", whose=owners[1].serial
                )

    def _numbers_twice(self) -> Iterator[Discovery]:
        for number, ids in self._numbers.items():
            if len(ids) > 1:
                first, second = sorted(ids)[:2]
                yield Discovery(
                    NUMBER_TWICE, "klantcontact", first, attribute="nummer",
                    expected=second, actual=number,
                )  # fmt: skip

    def _by_kind(self, acknowledged: list[Write], gone: list[Write]) -> dict[str, dict[str, int]]:
        asked = Counter(write.resource for write in acknowledged)
        missing = Counter(write.resource for write in self._missing())
        lost = Counter(write.resource for write in gone)
        return {
            name: {"acknowledged": n, "found": n - missing[name], "lost": lost[name]}
            for name, n in sorted(asked.items())
        }
