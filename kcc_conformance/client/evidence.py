"""Every exchange with the provider, as it is kept: numbered, masked, with the check it served."""

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from kcc_conformance.client.disguises import disguises
from kcc_conformance.inert import MASK

SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "apikey"}
)
_BODY_LIMIT = 20_000
_HEADER_LIMIT, _HEADERS_LIMIT = 2_000, 60
_KEPT_LIMIT = 20_000_000
_SPARSE = 2_000
_HUGE = 300_000
_TAIL = 8
_CHANCE = 12


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. Bodies are parsed JSON where they are JSON, else text.

    `status` is None and `trouble` says why when no answer came; `milliseconds` is the time waited.
    `cut` says that its JSON was too long to be kept, so that the body is a part of its text.
    """

    n: int
    check: str
    method: str
    url: str
    request_headers: Mapping[str, str]
    request_body: Any
    status: int | None
    response_headers: Mapping[str, str]
    response_body: Any
    trouble: str | None
    milliseconds: float
    resource: str | None = None
    remarks: tuple[str, ...] = ()
    cut: bool = False


class Masker:
    """Replaces secrets by `***` in everything that is about to be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._texts: tuple[str, ...] = ()
        self._pattern: re.Pattern[str] | None = None
        self._beginnings: re.Pattern[str] | None = None
        self._long: re.Pattern[str] | None = None
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Secrets that became known later; those of fewer than four characters are left alone."""
        found = {form for text in secrets if len(text) >= 4 for form in disguises(text)}
        if not found:
            return
        texts = sorted(found.union(self._texts), key=len, reverse=True)
        self._texts = tuple(texts)
        self._pattern = re.compile("|".join(re.escape(text) for text in texts), re.IGNORECASE)
        beginnings = sorted({re.escape(text[:_TAIL]) for text in texts})
        self._beginnings = re.compile("|".join(beginnings))
        long = [re.escape(text) for text in texts if len(text) >= _CHANCE]
        self._long = re.compile("|".join(long), re.IGNORECASE) if long else None

    def text(self, text: str) -> str:
        """The text without any of the secrets, nor the beginning of one where it was cut off."""
        if self._pattern is None or self._beginnings is None:
            return text
        text = self._pattern.sub(MASK, text)
        if len(text) < _TAIL or not self._beginnings.search(text):
            return text
        return "…".join(self._without_tail(part) for part in text.split("…"))

    def _without_tail(self, text: str) -> str:
        for secret in self._texts:
            found = text.rfind(secret[:_TAIL], max(0, len(text) - len(secret)))
            if len(secret) > _TAIL and found >= 0 and secret.startswith(text[found:].rstrip("'\"")):
                return text[:found] + MASK
        return text

    def value(self, value: Any) -> Any:
        """The JSON value without any of the secrets, keys included; depth is bounded, and so are
        the texts in it."""
        return self._value(value, 60)

    def _value(self, value: Any, depth: int) -> Any:
        if isinstance(value, str):
            return self.text(value[:_HUGE])
        if isinstance(value, dict):
            if depth == 0:
                return "…"
            return {self.text(str(k)[:_HUGE]): self._value(v, depth - 1) for k, v in value.items()}
        if isinstance(value, list):
            if depth == 0:
                return "…"
            return [self._value(entry, depth - 1) for entry in value]
        return value

    def certain(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """A JSON object without what can only be a secret: short ones stay, because they may stand
        in an ID by chance."""
        text = json.dumps(value)
        if self._long is None or not self._long.search(text):
            return value
        found: dict[str, Any] = json.loads(self._long.sub(MASK, text))
        return found

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers with the values that are secret by nature or by content replaced; of very many
        the first ones, of very long ones the beginning."""
        return {
            self.text(name)[:_HEADER_LIMIT]: _masked_credential(value)
            if name.lower() in SECRET_HEADERS
            else _cut(self.text(value), _HEADER_LIMIT)
            for name, value in list(headers.items())[:_HEADERS_LIMIT]
        }


def _masked_credential(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and scheme.isalpha() else MASK


class Recorder:
    """Keeps the exchanges of a run in order and knows which check each one served."""

    def __init__(self, masker: Masker, first: int = 1) -> None:
        self.masker = masker
        self._exchanges: list[Exchange] = []
        self._used: dict[str, list[int]] = {}
        self._check = ""
        self._lock = threading.Lock()
        self._first = first
        self._watchers = threading.local()
        self._room = _KEPT_LIMIT

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges so far, oldest first."""
        return tuple(self._exchanges)

    def sealed(self, value: Any) -> Any:
        """A JSON value as it may be kept: without secrets, of a bearable size."""
        return bounded(value, self.masker)

    def numbered(self, numbers: Iterable[int]) -> tuple[Exchange, ...]:
        """The exchanges with these numbers."""
        places = (n - self._first for n in numbers)
        return tuple(self._exchanges[n] for n in places if 0 <= n < len(self._exchanges))

    def begin(self, check: str) -> None:
        """From now on exchanges serve this check."""
        self._check = check

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
    ) -> int:
        """Keeps one exchange, masked, and answers its number.

        When all that was kept exceeds twenty million characters, the bodies of the rest are cut
        short, so that no server can fill a disk with a report.
        """
        kept = redact(response_body) if redact is not None else response_body
        limit = _BODY_LIMIT if self._room > 0 else _SPARSE
        json_kept = isinstance(kept, (dict, list))
        request_body, kept = (bounded(b, self.masker, limit) for b in (request_body, kept))
        n = self._keep(
            Exchange(
                n=0,
                check=self._check,
                method=method,
                url=self.masker.text(url),
                request_headers=self.masker.headers(request_headers),
                request_body=request_body,
                status=status,
                response_headers=self.masker.headers(response_headers),
                response_body=kept,
                trouble=self.masker.text(trouble) if trouble else None,
                milliseconds=round(milliseconds, 1),
                resource=resource,
                remarks=tuple(self.masker.text(remark) for remark in remarks),
                cut=json_kept and isinstance(kept, str),
            )
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
        return self._keep(exchange)

    def _keep(self, exchange: Exchange) -> int:
        size = _size(exchange.response_body)
        with self._lock:
            self._room -= size
            n = self._first + len(self._exchanges)
            self._exchanges.append(replace(exchange, n=n))
            self._used.setdefault(exchange.check, []).append(n)
        return n

    def _watching(self) -> list[list[int]]:
        found: list[list[int]] = self._watchers.__dict__.setdefault("numbers", [])
        return found


def bounded(body: Any, masker: Masker, limit: int = _BODY_LIMIT) -> Any:
    """A body without secrets: a text of at most so many characters; JSON of at most ten times as
    many, else its text."""
    kept = masker.value(body)
    if isinstance(kept, (dict, list)):
        text = json.dumps(kept, ensure_ascii=False, default=str)
        return _cut(text, limit) if len(text) > 10 * limit else kept
    return _cut(kept, limit, len(body)) if isinstance(kept, str) else kept


def _cut(text: str, limit: int, whole: int = 0) -> str:
    if len(text) <= limit:
        return text
    return text[:limit] + f"… ({max(whole, len(text))} characters in all)"


def _size(body: Any) -> int:
    if isinstance(body, (dict, list)):
        return len(json.dumps(body, ensure_ascii=False))
    return len(body) if isinstance(body, str) else 0
