"""A bounded look at what a provider holds already, for a run that only reads (`--read-only`)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Finding
from kcc_conformance.stage.stage import Stage

PAGES = 10
"""How many pages are asked for at most, where a provider gives less on a page than was asked."""

SUSPECTS = 5
"""How many records are read again before something is held against a provider: each second look
costs a request or more, and five findings of a kind are enough to act on."""


@dataclass(frozen=True)
class Shown:
    """One record: as the list shows it (None: it was pointed at by the user and is not in the part
    of the list that was read) and as the answer to reading it by itself does."""

    id: str
    item: dict[str, Any] | None
    answer: Answer

    @property
    def forms(self) -> Iterator[tuple[Any, int]]:
        """Each way in which it is shown, with the exchange (0 for the list's)."""
        if self.item is not None:
            yield self.item, 0
        if self.answer.ok:
            yield self.answer.body, self.answer.n


Look = Callable[[Shown, bool], tuple[Finding, ...]]


class Sample:
    """Reads, once in a run, the beginning of each list and each record in it by itself.

    `size` bounds how many records of a kind are looked at, further readings along references
    included. Other people go on working while it reads, so nothing is held against a provider
    before it has been read again (`confirmed`).
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.size = stage.settings.examples
        self._lists: dict[str, tuple[Listing, tuple[int, ...]]] = {}
        self._answers: dict[tuple[str, str], tuple[Answer, tuple[int, ...]]] = {}

    def listing(self, name: str, *, afresh: bool = False) -> Listing:
        """The beginning of a list, whatever came of it; read once unless `afresh`."""
        if afresh or name not in self._lists:
            with self._stage.recorder.watching() as numbers:
                found = self._stage.consumer.listing(
                    name, page_size=self.size, page_limit=PAGES, item_limit=self.size
                )
            if afresh:
                return found
            self._lists[name] = found, tuple(numbers)
        found, used = self._lists[name]
        self._stage.recorder.reuse(used)
        return found

    def read(self, name: str, record_id: str, *, afresh: bool = False) -> Answer:
        """The answer to reading one record by itself; asked once unless `afresh`."""
        key = (name, record_id)
        if afresh or key not in self._answers:
            with self._stage.recorder.watching() as numbers:
                answer = self._stage.consumer.read(name, record_id)
            self._answers[key] = answer, tuple(numbers)
        answer, used = self._answers[key]
        self._stage.recorder.reuse(used)
        return answer

    def records(self, name: str) -> tuple[Shown, ...]:
        """The records of a kind, that which the user pointed at first.

        Raises CannotTell where the list cannot be read or has nothing in it.
        """
        listing = self.listing(name)
        answers.permitted(listing.answers[0])
        given = self._stage.people.given(name) if name in ("actor", "partij") else None
        ids = [each for each in listing.ids if given is None or not wire.same_id(each, given)]
        if not ids and given is None:
            what = listing.problem or f"er staat geen {name} met een ID in"
            raise CannotTell(
                "prerequisite", f"in de lijst van soort {name} is niets te lezen: {what}"
            )
        chosen = ([given] if given else []) + ids[: self.size]
        return tuple(Shown(each, listing.get(each), self.read(name, each)) for each in chosen)

    def confirmed(self, name: str, look: Look) -> tuple[Finding, ...]:
        """What `look` finds in the records of a kind, as far as it is still so on a second look,
        for which it is told to read afresh whatever else it reads.

        A single record that is not in the list any more has gone its way; if most of them are
        suspect, that is not what happened.
        """
        records = self.records(name)
        suspects = [shown for shown in records if look(shown, False)]
        if not suspects:
            return ()
        now = self.listing(name, afresh=True)
        found: list[Finding] = []
        for shown in suspects[:SUSPECTS]:
            item = now.get(shown.id)
            if item is None and shown.item is not None:
                if 2 * len(suspects) <= len(records):
                    continue
                item = shown.item
            again = Shown(shown.id, item, self.read(name, shown.id, afresh=True))
            found += look(again, True)
        return tuple(found)
