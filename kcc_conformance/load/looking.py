"""Reading what a register shows after a play: lists page by page, and what is suspect by its ID.

Nothing is kept but what the audit keeps; of records of others nothing is.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.courier import Courier
from kcc_conformance.client.listing import next_query, page_items
from kcc_conformance.contract import queries, wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.load.audit import GONE, UNREADABLE, Auditor
from kcc_conformance.load.history import ACKNOWLEDGED, LINKS, UNKNOWN, History
from kcc_conformance.stage.threads import spread

_BESIDE = 2_000
"""Records of others that a list may hold for it to be read as a whole, beside as many as four times
those of the play."""
_WORTH = 4
"""So many records of one actor or partij are worth a list of their own; fewer are read by ID."""
_MOST_READ = 5_000
"""Suspects that are read by their ID: some minutes. What is beyond is told as undecided."""
_AT_ONCE = 4
"""Readings at a time: as few as a small provider stands without effort."""
_TRIES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before a page is asked for again that brought no answer, or a 5xx: a provider that was
just restarted has no warm connections yet."""


@dataclass
class Looked:
    """What was asked for: `requests`, `seconds`, and why a list could not be read to its end, by
    the kind of record."""

    requests: int = 0
    seconds: float = 0.0
    problems: dict[str, str] = field(default_factory=dict)
    unasked: int = 0


class Looking:
    """Looks at a register for an audit. `lines` makes a line to the provider."""

    def __init__(
        self,
        contract: Contract,
        marker: str,
        history: History,
        lines: Callable[[], Courier],
        *,
        filters: bool = True,
    ) -> None:
        self._contract = contract
        self._marker = marker
        self._history = history
        self._filters = filters
        self._line = lines()
        self._lines = [lines() for _ in range(_AT_ONCE)]
        self.looked = Looked()

    def close(self) -> None:
        """Closes the connections."""
        for line in (self._line, *self._lines):
            line.close()

    def there(self, seconds: float) -> bool:
        """Whether the provider answers, within so many seconds."""
        until = time.monotonic() + seconds
        path = self._contract.resource("klantcontact").path
        while True:
            answer = self._line.send("GET", path, query=self._sized({})).answer
            if answer.status is not None and answer.status < 500:
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(1.0)

    def audit(self, auditor: Auditor, patience: float, ended: float) -> None:
        """Reads the lists, and asks for what is suspect by its ID, at the earliest `patience`
        seconds after the play `ended` (monotonic clock); what is suspect still, once more."""
        began = time.monotonic()
        asked = Counter(
            write.resource
            for write in self._history.writes
            if write.outcome in (ACKNOWLEDGED, UNKNOWN)
        )
        for name, count in asked.items():
            for item in self._rows(self._contract.resource(name), count):
                auditor.see(name, item)
        for wait in (ended + patience - time.monotonic(), patience):
            suspects = list(dict.fromkeys(auditor.suspects()))
            if not suspects:
                break
            time.sleep(max(0.0, wait))
            self._reread(auditor, suspects)
        self.looked.seconds = time.monotonic() - began

    # --- inside -----------------------------------------------------------------------------

    def _reread(self, auditor: Auditor, suspects: list[tuple[str, str]]) -> None:
        wanted = suspects[:_MOST_READ]
        free = [*self._lines]

        def read(key: tuple[str, str]) -> tuple[tuple[str, str], Answer]:
            line = free.pop()
            try:
                return key, self._read(line, *key)
            finally:
                free.append(line)

        for (name, record_id), answer in spread(read, wanted, _AT_ONCE):
            seen: Mapping[str, object] | str = UNREADABLE
            if answer.gone:
                seen = GONE
            elif answer.ok and isinstance(answer.body, dict):
                seen = answer.body
            auditor.reread(name, record_id, seen, listed=name not in self.looked.problems)
        self.looked.unasked = len(suspects) - len(wanted)
        for name, record_id in suspects[_MOST_READ:]:
            auditor.reread(name, record_id, UNREADABLE)

    def _read(self, line: Courier, name: str, record_id: str) -> Answer:
        path = self._contract.resource(name).item.replace("{id}", quote(record_id, safe=""))
        return self._ask(line, path, {}, f"{name}.response")

    def _ask(
        self, line: Courier, path: str, query: Mapping[str, str], what: str | None = None
    ) -> Answer:
        for wait in (*_TRIES, None):
            self.looked.requests += 1
            answer = line.send("GET", path, query=query, resource=what).answer
            if not answer.down or wait is None:
                break
            time.sleep(wait)
        return answer

    def _rows(self, resource: Resource, count: int) -> Iterator[Mapping[str, object]]:
        """The rows of a kind: of the narrowest list that shows all of the play."""
        narrowed = resource.filters.get("onderwerp")
        if narrowed is not None and narrowed.match == "contains" and self._filters:
            sought = queries.asked(
                self._contract, resource, "onderwerp", {"onderwerp": self._marker}
            )
            yield from self._pages(resource, sought)
            return
        first, total = self._first(resource)
        if total is None or total <= _BESIDE + 4 * count:
            yield from self._pages(resource, {}, first)
            return
        other = LINKS.get(resource.name)
        narrowed = resource.filters.get(other or "")
        if other is None or narrowed is None or not self._filters:
            self._broken(resource, f"{total} records are too many to read")
            return
        kept = Counter(
            each.other for each in self._history.writes if each.resource == resource.name
        )
        for each, times in kept.items():
            if times >= _WORTH:
                sought = queries.asked(self._contract, resource, other, {other: each})
                yield from self._pages(resource, sought)
            else:
                self._broken(resource, "records of many partijen are read one by one")

    def _first(self, resource: Resource) -> tuple[Answer, int | None]:
        answer = self._ask(self._line, resource.path, self._sized({}))
        keys = self._contract.paging.count
        total = wire.read(answer.body, tuple(keys.split("."))) if keys else None
        known = isinstance(total, int) and not isinstance(total, bool)
        return answer, total if known else None

    def _sized(self, query: Mapping[str, str]) -> dict[str, str]:
        paging = self._contract.paging
        if paging.page_size_parameter and paging.page_size_max:
            return {**query, paging.page_size_parameter: str(paging.page_size_max)}
        return dict(query)

    def _pages(
        self, resource: Resource, query: Mapping[str, str], first: Answer | None = None
    ) -> Iterator[Mapping[str, object]]:
        asked = self._sized(query)
        seen: set[str] = set()
        answer = first or self._ask(self._line, resource.path, asked)
        with ThreadPoolExecutor(1) as ahead:  # the next page comes while this one is looked at
            while True:
                items = page_items(self._contract, resource, answer)
                if items is not None and not self._contract.paging.whole_rows:
                    items = None
                    answer = replace(answer, trouble="its lists do not show records in full")
                if items is None:
                    why = answer.trouble or f"its list answers with {answer.status}"
                    self._broken(resource, why)
                    return
                seen.add(urlencode(sorted(asked.items())))
                try:
                    following = next_query(self._contract, answer)
                except ValueError as error:
                    self._broken(resource, str(error))
                    following = None
                if following is not None and urlencode(sorted(following.items())) in seen:
                    self._broken(resource, "its pages lead to each other in a circle")
                    following = None
                if following is None:
                    yield from items
                    return
                asked = following
                coming = ahead.submit(self._ask, self._line, resource.path, asked)
                yield from items
                answer = coming.result()

    def _broken(self, resource: Resource, why: str) -> None:
        self.looked.problems.setdefault(resource.name, why)
