"""Every exchange with the provider, as it is kept: numbered, masked, with the check it served."""

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

MASK = "***"
SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "apikey"}
)
_BODY_LIMIT = 20_000


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. Bodies are parsed JSON where they are JSON, else text.

    `status` is None and `trouble` says why when no answer came; `milliseconds` is the time waited.
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


class Masker:
    """Replaces secrets by `***` in everything that is about to be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._texts: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Secrets that became known later; those of fewer than four characters are left alone."""
        found = {text for text in secrets if len(text) >= 4}
        texts = self._texts | found
        texts |= {
            form
            for text in found
            for form in (
                json.dumps(text)[1:-1],
                json.dumps(text, ensure_ascii=False)[1:-1],
                quote(text),
                quote(text, safe=""),
            )
        }
        self._texts = texts
        if texts:
            longest_first = sorted(texts, key=len, reverse=True)
            self._pattern = re.compile("|".join(re.escape(text) for text in longest_first))

    def text(self, text: str) -> str:
        """The text without any of the secrets."""
        return self._pattern.sub(MASK, text) if self._pattern else text

    def value(self, value: Any) -> Any:
        """The JSON value without any of the secrets, keys included; depth is bounded."""
        return self._value(value, 60)

    def _value(self, value: Any, depth: int) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            if depth == 0:
                return "…"
            return {self.text(str(k)): self._value(v, depth - 1) for k, v in value.items()}
        if isinstance(value, list):
            if depth == 0:
                return "…"
            return [self._value(entry, depth - 1) for entry in value]
        return value

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers with the values that are secret by nature or by content replaced."""
        return {
            name: _masked_credential(value) if name.lower() in SECRET_HEADERS else self.text(value)
            for name, value in headers.items()
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

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges so far, oldest first."""
        return tuple(self._exchanges)

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
    ) -> int:
        """Keeps one exchange, masked, and answers its number."""
        kept = redact(response_body) if redact is not None else response_body
        with self._lock:
            n = self._first + len(self._exchanges)
            self._exchanges.append(
                Exchange(
                    n=n,
                    check=self._check,
                    method=method,
                    url=self.masker.text(url),
                    request_headers=self.masker.headers(request_headers),
                    request_body=_bounded(self.masker.value(request_body)),
                    status=status,
                    response_headers=self.masker.headers(response_headers),
                    response_body=_bounded(self.masker.value(kept)),
                    trouble=self.masker.text(trouble) if trouble else None,
                    milliseconds=round(milliseconds, 1),
                    resource=resource,
                )
            )
            self._used.setdefault(self._check, []).append(n)
        for numbers in self._watching():
            numbers.append(n)
        return n

    def _watching(self) -> list[list[int]]:
        found: list[list[int]] = self._watchers.__dict__.setdefault("numbers", [])
        return found


def _bounded(body: Any) -> Any:
    if isinstance(body, str) and len(body) > _BODY_LIMIT:
        return body[:_BODY_LIMIT] + f"… ({len(body)} characters in all)"
    if isinstance(body, (dict, list)):
        text = json.dumps(body, ensure_ascii=False)
        if len(text) > 10 * _BODY_LIMIT:
            return text[:_BODY_LIMIT] + f"… ({len(text)} characters in all)"
    return body
