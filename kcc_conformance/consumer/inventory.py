"""What records there are, and which: now, and before this run registered any."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract import wire

READABLE = 5_000
"""A longer register is counted by what the provider tells instead of read: at 100 a page, the
least of what the contracts allow at most, this many take 50 requests at each look."""

KLANTCONTACT = "klantcontact"
BESIDE = ("betrokkene", "actorklantcontact", "partij", "actor", "internetaak")
"""The kinds of records beside klantcontacten that could come although nobody asked."""

_PAGES = 10
"""A list of another kind is read so far, at the beginning and at the end: a thousand records at a
hundred a page. What is longer is not looked at again: ten requests a kind and a look is what a run
on a large register can bear."""
_FEW_PAGES = 2
"""What takes more pages than these is not looked at around one call, only around the run."""

SETTLE = 5.0
"""Seconds after the last moment at which something could have been set going before the run says
that nothing came. Work that a provider puts in a queue mostly is done within a second or two, and
three have been seen; five leaves room. More would be paid for by every run, and is mostly covered:
what a run plays in the meantime counts."""
_IN_A_HURRY = 0.1
"""With less patience than this a run waits for nobody."""


@dataclass(frozen=True)
class State:
    """The records of one kind that there are, as one query over all pages sees them; `ids` are
    their keys (`wire.id_key`).

    Of a register that is too long to read, `ids` is None and only the `count` that the provider
    tells is known. `alive` is how many of them this run registered itself; `began` and `ended` are
    when the look did, in seconds of the monotonic clock.
    """

    ids: frozenset[str] | None
    count: int | None
    alive: int
    listing: Listing
    began: float = field(default=0.0, compare=False)
    ended: float = field(default=0.0, compare=False)

    @property
    def problem(self) -> str:
        """Why nothing can be told from this state, in one Dutch sentence; empty if it can."""
        if self.ids is not None or self.count is not None:
            return ""
        return self.listing.problem or "de lijst van klantcontacten is te lang om te lezen"

    @property
    def number(self) -> int:
        """How many there are: as many as were read, or else as the provider tells."""
        return len(self.ids) if self.ids is not None else self.count or 0

    def shows(self, record_id: str) -> bool:
        """Whether a record is in the state; of a long register that cannot be denied."""
        return self.ids is None or wire.id_key(record_id) in self.ids


@dataclass(frozen=True)
class Window:
    """A short while in which something of the run was done that could set something going, in Dutch
    (`what`, after "toen"), and what came in it, of each kind by its key."""

    what: str
    seconds: float
    came: Mapping[str, frozenset[str]]


class Inventory:
    """Looks at the records that a provider has, and remembers the first look of each kind. One that
    is not `wide` looks at klantcontacten only, and as seldom as it can."""

    def __init__(self, consumer: Consumer, patience: float = 0.0, *, wide: bool = True) -> None:
        self._consumer = consumer
        self._patience = patience
        self._wide = wide
        self._first: dict[str, State] = {}
        self._last: State | None = None
        self._short = False
        self._provoked: float | None = None
        self.windows: list[Window] = []
        self.other_runs: set[str] = set()

    def begin(self) -> None:
        """Looks at everything before the run registers anything, once: a request for each kind (a
        list that is longer takes more), and one more for the klantcontacten, so that what the first
        look at the others sets going is known for it."""
        if KLANTCONTACT in self._first:
            return
        before = self.first()
        if not self._wide:
            return
        for name in BESIDE:
            if name in self._consumer.contract.resources:
                self.first(name)
        self._note("de run voor het eerst keek", {KLANTCONTACT: before}, (KLANTCONTACT,))

    def first(self, name: str = KLANTCONTACT) -> State:
        """The records that there were when this was asked for the first time: a run does so before
        it registers any."""
        if name not in self._first:
            self._first[name] = self.now(name)
        return self._first[name]

    def latest(self) -> State:
        """The klantcontacten that there were after the last request, if that was a look at them;
        else those that there are now."""
        recorder = self._consumer.provider.recorder
        if self._last is not None:
            numbers = [answer.n for answer in self._last.listing.answers]
            if recorder.last == numbers[-1]:
                recorder.reuse(numbers)
                return self._last
        return self.now()

    def now(self, name: str = KLANTCONTACT) -> State:
        """The records that there are now. Whether the register can be read is asked once."""
        began = time.monotonic()
        seen = self._look() if name == KLANTCONTACT else self._look_beside(name)
        seen = replace(seen, began=began, ended=time.monotonic())
        if name == KLANTCONTACT:
            self._last = seen
        return seen

    def readable(self, name: str) -> bool:
        """Whether all records of a kind could be read when the run began."""
        return name in self._first and self._first[name].ids is not None

    @contextmanager
    def around(self, what: str, before: State, *, beside: bool = True) -> Iterator[None]:
        """Looks at what comes while something is done: for each kind that is not long a request
        before it and one after it; without `beside` at the klantcontacten only, in one request
        after it. `before` are these just now."""
        if not (beside or self._wide):
            yield
            return
        kinds = [name for name in BESIDE if beside and self._is_short(name)]
        states = {KLANTCONTACT: before} | {name: self.now(name) for name in kinds}
        yield
        self._note(what, states, (*kinds, KLANTCONTACT))
        self.provoked()

    def provoked(self) -> None:
        """Notes that just now something was done that may have been the cause of what comes."""
        self._provoked = time.monotonic()

    @property
    def settle(self) -> float:
        """How many seconds to wait for what may come late: none with hardly any patience."""
        return SETTLE if self._patience >= _IN_A_HURRY else 0.0

    def settled(self) -> None:
        """Waits until what was set going last should have come, if that is not yet so."""
        if self._provoked is not None and not self._consumer.provider.silent:
            rest(self._provoked + self.settle - time.monotonic())
            self._provoked = None

    # --- inside -----------------------------------------------------------------------------

    def _note(self, what: str, before: Mapping[str, State], names: tuple[str, ...]) -> None:
        came = {}
        began = min(state.began for state in before.values())
        for name in names:
            then, now = before[name].ids, self.now(name).ids
            came[name] = now - then if now is not None and then is not None else frozenset()
        self.windows.append(Window(what, time.monotonic() - began, came))

    def _is_short(self, name: str) -> bool:
        return self.readable(name) and len(self._first[name].listing.answers) <= _FEW_PAGES

    def _look_beside(self, name: str) -> State:
        alive = len(self._consumer.ledger.of(name, alive=True))
        listing = self._consumer.listing(name, page_limit=_PAGES)
        ids = wire.id_keys(listing.ids) if listing.whole else None
        return State(ids, None, alive, listing)

    def _look(self) -> State:
        consumer = self._consumer
        alive = len(consumer.ledger.of("klantcontact", alive=True))
        paging = consumer.contract.paging
        pages = paging.count and paging.page_size_parameter and paging.page_size_max
        if pages and not self._short:
            peek = consumer.listing("klantcontact", page_size=1, page_limit=1)
            if peek.count is not None and peek.count > READABLE:
                return State(None, peek.count, alive, peek)
            self._short = True
        listing = consumer.listing("klantcontact", item_limit=READABLE)
        ids = wire.id_keys(listing.ids) if listing.whole else None
        count = listing.count if listing.truncated else None
        return State(ids, count, alive, listing)


def rest(seconds: float) -> None:
    """Sends nothing for so many seconds."""
    if seconds > 0:
        time.sleep(seconds)
