"""Every exchange with the provider, as it is kept: numbered, masked, with the check it served."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from kcc_conformance.client.exchanges import Exchange, Exchanges, Heading, carried, headed, whole
from kcc_conformance.client.masking import Masker, shortened
from kcc_conformance.client.spool import Spool, dumped
from kcc_conformance.client.strangers import Strangers
from kcc_conformance.jsonvalues import texts

# A text (a web page, a stack trace) says what is amiss in its beginning; JSON, which is judged
# and shown by pointers into it, is kept whole up to ten times this.
_BODY_LIMIT = 20_000
# A whole run keeps about four million characters. Five times that still opens in a browser as one
# page, and no server can fill a disk with a report.
_KEPT_LIMIT = 20_000_000
# What a body may still keep after that: enough for an error message and most single records.
_SPARSE = 2_000

PREPARING, BETWEEN, CLEANING = "(voorbereiding)", "(tussendoor)", "(opruimen)"
"""What exchanges serve that serve no check: looking around, what happens between two checks, and
the clean-up."""


class Recorder:
    """Keeps the exchanges of a run in order and knows which check each one served."""

    def __init__(self, masker: Masker, first: int = 1) -> None:
        self.masker = masker
        self.strangers = Strangers()
        self._heads: list[Heading] = []
        self._carried = Spool()
        self._used: dict[str, list[int]] = {}
        self._sent: Counter[str] = Counter()
        self._check = ""
        self._lock = threading.Lock()
        self._first = first
        self._watchers = threading.local()
        self._room = _KEPT_LIMIT

    @property
    def exchanges(self) -> Exchanges:
        """All exchanges so far, oldest first, to be read from disk."""
        return Exchanges(self._heads, self._carried)

    def exchange(self, n: int) -> Exchange:
        """The exchange of that number, read from disk."""
        at = n - self._first
        return whole(self._heads[at], self._carried[at])

    @property
    def heads(self) -> tuple[Heading, ...]:
        """The same without what they carry, from memory."""
        return tuple(self._heads)

    @property
    def held(self) -> str | None:
        """Why exchanges stay in memory; None where they do not."""
        return self._carried.trouble

    def discreet(self) -> Iterator[Exchange]:
        """The exchanges without what was seen of others, before them or after."""
        return (
            replace(
                each,
                response_body=self.strangers.value(each.response_body),
                response_headers=self.strangers.value(each.response_headers),
                trouble=self.strangers.text(each.trouble) if each.trouble else None,
            )
            for each in self.exchanges
        )

    @property
    def last(self) -> int:
        """The number of the last exchange; the one before the first where there is none."""
        return self._first + len(self._heads) - 1

    def sealed(self, value: Any) -> Any:
        """A JSON value as it may be kept: without secrets and without what was seen of others, of
        a bearable size."""
        return self.strangers.value(bounded(value, self.masker))

    def numbered(self, numbers: Iterable[int]) -> tuple[Heading, ...]:
        """The heads of the exchanges with these numbers."""
        places = (n - self._first for n in numbers)
        return tuple(self._heads[n] for n in places if 0 <= n < len(self._heads))

    @property
    def sent(self) -> Mapping[str, int]:
        """How many requests were made, by what they served."""
        return self._sent

    @property
    def served(self) -> str:
        """What exchanges serve at the moment."""
        return self._check

    def begin(self, check: str, *, anew: bool = False) -> None:
        """From now on exchanges serve this check; `anew`: and it rests on none of before."""
        self._check = check
        if anew:
            self._used.pop(check, None)

    @contextmanager
    def serving(self, purpose: str) -> Iterator[None]:
        """Exchanges inside the block serve this (`PREPARING` …) and not the current check."""
        before, self._check = self._check, purpose
        try:
            yield
        finally:
            self._check = before

    def used_by(self, check: str) -> tuple[int, ...]:
        """The numbers of the exchanges that served a check, shared ones included."""
        return tuple(self._used.get(check, ()))

    def reuse(self, numbers: Iterable[int]) -> None:
        """Says that the current check rests on exchanges that were made before."""
        used = self._used.setdefault(self._check, [])
        used.extend(n for n in numbers if n not in used)

    @contextmanager
    def watching(self) -> Iterator[list[int]]:
        """Collects the numbers of the exchanges that this thread makes inside the block."""
        numbers: list[int] = []
        open_ones = self._watching()
        open_ones.append(numbers)
        try:
            yield numbers
        finally:
            open_ones.pop()

    def record(
        self,
        *,
        method: str,
        url: str,
        request_headers: Mapping[str, str],
        request_body: Any,
        status: int | None,
        response_headers: Mapping[str, str],
        response_body: Any,
        trouble: str | None,
        milliseconds: float,
        resource: str | None,
        redact: Callable[[Any], Any] | None = None,
        remarks: tuple[str, ...] = (),
        sent: bool = True,
    ) -> int:
        """Keeps one exchange, masked, and answers its number.

        When all that was kept exceeds twenty million characters, the bodies of the rest are cut
        short, so that no server can fill a disk with a report.
        """
        self.strangers.sent(texts(request_body))
        kept = redact(response_body) if redact is not None else response_body
        limit = _BODY_LIMIT if self._room > 0 else _SPARSE
        json_kept = isinstance(kept, (dict, list))
        _, told = _bounded(request_body, self.masker, limit)
        kept, shown = _bounded(kept, self.masker, limit)
        asked, answered = (
            dumped(self.masker.headers(each)) for each in (request_headers, response_headers)
        )
        n = self._keep(
            Heading(
                n=0,
                check=self._check,
                method=method,
                url=self.masker.text(url),
                status=status,
                trouble=self.masker.text(trouble) if trouble else None,
                milliseconds=round(milliseconds, 1),
                resource=resource,
                remarks=tuple(self.masker.text(remark) for remark in remarks),
                cut=json_kept and isinstance(kept, str),
                sent=sent,
                ended=time.monotonic(),
            ),
            f"[{asked},{told},{answered},{shown}]",
            _size(kept, shown),
        )
        for numbers in self._watching():
            numbers.append(n)
        return n

    def adopt(self, exchange: Exchange) -> int:
        """Keeps an exchange that was made and masked elsewhere in this run, under a number of
        its own here, and answers that number."""
        if self._room <= 0:
            told, body = (
                bounded(b, self.masker, _SPARSE)
                for b in (exchange.request_body, exchange.response_body)
            )
            cut = exchange.cut or type(body) is not type(exchange.response_body)
            exchange = replace(exchange, request_body=told, response_body=body, cut=cut)
        body = exchange.response_body
        return self._keep(headed(exchange), carried(exchange), _size(body, dumped(body)))

    def _keep(self, head: Heading, line: str, size: int) -> int:
        with self._lock:
            self._room -= size
            n = self._first + len(self._heads)
            self._carried.add(line)
            self._heads.append(replace(head, n=n))
            self._used.setdefault(head.check, []).append(n)
            self._sent[head.check] += head.sent
        return n

    def _watching(self) -> list[list[int]]:
        found: list[list[int]] = self._watchers.__dict__.setdefault("numbers", [])
        return found


def bounded(body: Any, masker: Masker, limit: int = _BODY_LIMIT) -> Any:
    """A body without secrets: a text of at most so many characters; JSON of at most ten times as
    many, else its text."""
    return _bounded(body, masker, limit)[0]


def _bounded(body: Any, masker: Masker, limit: int) -> tuple[Any, str]:
    """The same, and that as JSON."""
    kept = masker.value(body)
    if isinstance(kept, str):
        kept = shortened(kept, limit, len(body))
    text = dumped(kept)
    if isinstance(kept, (dict, list)) and len(text) > 10 * limit:
        kept = shortened(text, limit)
        text = dumped(kept)
    return kept, text


def _size(body: Any, text: str) -> int:
    if isinstance(body, (dict, list)):
        return len(text)
    return len(body) if isinstance(body, str) else 0
