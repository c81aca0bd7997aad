"""Secrets, and every form of them, replaced before anything is kept."""

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

from kcc_conformance.inert import MASK

SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "apikey"}
)
# Room for every header that a real server sends; what exceeds it is a server that fills reports.
_HEADER_LIMIT, _HEADERS_LIMIT = 2_000, 60
# Levels that are kept; a reader gets lost sooner.
_DEPTH = 60
# A text is searched for every form of every secret, which takes time in proportion to its length;
# beyond this it is cut off first. It is more than a body may keep (`evidence`).
_HUGE = 300_000
# So many characters of a secret at the end of a text that was cut off count as its beginning. With
# fewer, ordinary words would be masked; with more, more of a secret could stay.
_TAIL = 8
# A form of a secret that is this long does not stand in an ID by chance; a shorter one may, and an
# ID that was masked would point at nothing when a run is cleaned up.
_CHANCE = 12
# What a pattern takes for an i, a k or an s where upper and lower case do not count.
_LIKE_ASCII = frozenset("\u0130\u0131\u017f\u212a")
# An encoded form that is shorter than this occurs in ordinary text by chance (see `disguises`).
_SHORTEST = 8


class Masker:
    """Replaces secrets by `***` in everything that is about to be kept."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._texts: tuple[str, ...] = ()
        self._starts: frozenset[str] = frozenset()
        self._plain = True
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
        self._starts = frozenset(text[:_TAIL].lower() for text in texts)
        self._plain = all(map(str.isascii, texts))
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
        """The JSON value without any of the secrets; names of members keep what may be there by
        chance. Depth is bounded, and so are the texts in it."""
        return value if self._surely_free(value) else self._value(value, _DEPTH)

    def _surely_free(self, value: Any) -> bool:
        """Whether a value is within bounds and nothing in it begins as a secret does: told at once
        where upper and lower case are plain."""
        text = _all_of(value)
        if text is None or not self._plain or not _LIKE_ASCII.isdisjoint(text):
            return False
        text = text.lower()
        return not any(start in text for start in self._starts)

    def _value(self, value: Any, depth: int) -> Any:
        if isinstance(value, str):
            return self.text(value[:_HUGE])
        if isinstance(value, dict):
            if depth == 0:
                return "…"
            return {self._name(str(k)[:_HUGE]): self._value(v, depth - 1) for k, v in value.items()}
        if isinstance(value, list):
            if depth == 0:
                return "…"
            return [self._value(entry, depth - 1) for entry in value]
        return value

    def _name(self, name: str) -> str:
        """A member's name; a short secret may be part of one by chance (`geheim`), and a record
        without its members would be judged for that."""
        if self._pattern is None or self._pattern.fullmatch(name):
            return self.text(name)
        return self._long.sub(MASK, name) if self._long is not None else name

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
            else shortened(self.text(value), _HEADER_LIMIT)
            for name, value in list(headers.items())[:_HEADERS_LIMIT]
        }


def _all_of(value: Any) -> str | None:
    """All names and texts in a JSON value, in lines of their own; None where it is beyond the
    bounds of what is kept."""
    found: list[str] = []
    level = [value]
    for _ in range(_DEPTH):
        below: list[Any] = []
        for part in level:
            if isinstance(part, str):
                found.append(part)
            elif isinstance(part, dict):
                found.extend(map(str, part))
                below.extend(part.values())
            elif isinstance(part, list):
                below.extend(part)
        if not below:
            text = "\n".join(found)
            return text if len(text) <= _HUGE else None
        level = below
    return None


def shortened(text: str, limit: int, whole: int = 0) -> str:
    """A text of at most so many characters, and how many there were (`whole`, where that is more
    than in the text)."""
    if len(text) <= limit:
        return text
    return text[:limit] + f"… ({max(whole, len(text))} characters in all)"


def _masked_credential(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and scheme.isalpha() else MASK


def disguises(secret: str) -> Iterator[str]:
    """The secret itself, as JSON, URL and HTML write it, and in base64 and hexadecimal.

    Base64 in three alignments, so that it is found inside something longer (`user:secret`); what
    is left of a short secret in there may be too short to be told from chance, and is left out.
    Upper and lower case are for the reader to treat alike.
    """
    raw = secret.encode("utf-8", "surrogatepass")
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield "".join(f"\\u{ord(char):04x}" for char in secret)
    for safe in ("/", ""):
        yield quote(raw, safe=safe)
    yield quote(quote(raw, safe=""), safe="")
    yield quote_plus(raw)
    yield "".join(f"%{byte:02x}" for byte in raw)
    yield html.escape(secret)
    for form in ("&#{};", "&#x{:x};"):
        yield "".join(form.format(ord(char)) for char in secret)
    long = [raw.hex(), *_base64(raw)]
    yield from (form for form in long if len(form) >= _SHORTEST)


def _base64(raw: bytes) -> Iterator[str]:
    for before in range(3):
        text = base64.b64encode(bytes(before) + raw).decode()
        certain = (before + len(raw)) * 8 // 6
        inner = text[(0, 2, 3)[before] : certain]
        yield inner
        yield inner.replace("+", "-").replace("/", "_")
