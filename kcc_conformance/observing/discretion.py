"""Personal data of a recording, replaced by placeholders that compare as the values did.

What the declaration names gets a placeholder per value, the same in every recording that is judged
by that declaration, so that it can be put back. Any other free text gets one that is the same
wherever that text stands within the recording. Codes, IDs, moments and marks stay as they are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from kcc_conformance.client.evidence import bounded
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.privacy import kept_headers
from kcc_conformance.contract.contract import Contract
from kcc_conformance.inert import MASK
from kcc_conformance.observing.declaration import Declaration
from kcc_conformance.observing.recordings import UNRECORDED

_DEPTH = 40
_ID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([Tt ][\d:.]+([Zz]|[+-]\d\d:?\d\d)?)?")
_PLACEHOLDER = re.compile(r"\((?:klant|naam|medewerker|onderwerp|vraag|antwoord|tekst) \d+\)")
_WORDS = re.compile(r"[^\s\[\]()]+(?:\s+[^\s\[\]()]+)*")
_REMEMBERED = 20_000
"""Texts whose replacement is remembered: lists show the same records again and again."""
_COUNTS = re.compile(r"-?\d{1,4}(\.\d{1,4})?|true|false|none", re.IGNORECASE)
_NUMBER = re.compile(r"(?<=/)\d{5,}(?=/|$)")
"""A part of a path that may be the number of a person."""


class Discretion:
    """Replaces what is personal in everything of a recording that is about to be kept."""

    def __init__(self, declaration: Declaration, contract: Contract) -> None:
        self._values = dict(_placeholders(declaration))
        known = [call.mark for call in declaration.calls if call.mark]
        kept = [re.escape(each) for each in sorted(known, key=len, reverse=True)]
        named = sorted(self._values, key=len, reverse=True)
        spaced = [r"\s+".join(map(re.escape, each.split())) for each in named]
        self._named = re.compile("|".join(spaced) or "(?!)", re.IGNORECASE)
        self._folded = {_fold(value): place for value, place in self._values.items()}
        marks = rf"(?<!\w)(?:{'|'.join(kept) or '(?!)'})"
        self._kept = re.compile(f"{marks}|{_PLACEHOLDER.pattern}", re.IGNORECASE)
        self._texts: dict[str, str] = {}
        self._done: dict[str, str] = {}
        self._plain = _plain_members(contract)
        self._leading = {"location", contract.naming_header}
        self._masker = Masker()

    def text(self, text: str) -> str:
        """A free text: declared values and all other words by their placeholders."""
        known = self._done.get(text)
        if known is None:
            known = self._replaced(text)
            if len(self._done) < _REMEMBERED:
                self._done[text] = known
        return known

    def _replaced(self, text: str) -> str:
        found, rest = "", self._declared(text)
        at = 0
        for each in self._kept.finditer(rest):
            found += self._free(rest[at : each.start()]) + each[0]
            at = each.end()
        return found + self._free(rest[at:])

    def value(self, value: Any, name: str = "") -> Any:
        """A JSON value, or a text; `name` is the member that it stands under. Of very large ones
        the beginning."""
        if value is UNRECORDED:
            return None
        return bounded(self.whole(value, name), self._masker)

    def whole(self, value: Any, name: str = "") -> Any:
        """The same, however large."""
        return self._value(value, name, _DEPTH)

    def seen(self, value: Any, pointer: str) -> Any:
        """What a finding expected or saw at a place in a body."""
        return self.value(value, pointer.rpartition("/")[2])

    def url(self, url: str) -> str:
        """An address with its query, without credentials."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return "(…)"
        query = [(key, self._query(key, value))
                 for key, value in parse_qsl(parts.query, keep_blank_values=True)]  # fmt: skip
        host = parts.netloc.rpartition("@")[2]
        path = self._declared(parts.path)
        return urlunsplit((parts.scheme, host, path, urlencode(query, quote_via=quote), ""))

    def strange_url(self, url: str) -> str:
        """An address of something else than this API: no number in its path is an ID."""
        path, mark, query = self.url(url).partition("?")
        return _NUMBER.sub(lambda each: self.text(each[0]), path) + mark + query

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers with what is secret or personal in them replaced."""
        leads = {k: v for k, v in headers.items() if k.lower() in self._leading}
        kept = kept_headers({k: v for k, v in headers.items() if k not in leads})
        kept |= {k: self.url(v) if "/" in v else self.text(v) for k, v in leads.items()}
        secret = {k for k in headers if k.lower() in ("authorization", "cookie", "set-cookie")}
        return self._masker.headers({k: headers[k] if k in secret else v for k, v in kept.items()})

    def _query(self, key: str, value: str) -> str:
        last = key.rpartition("_")[2]
        if last in self._plain or key in self._plain or self._is_plain(value):
            return self._declared(value)
        return self.text(value)

    def _value(self, value: Any, name: str, depth: int) -> Any:
        if isinstance(value, Mapping):
            if not depth:
                return MASK
            return {
                self._declared(str(k)): self._value(v, str(k), depth - 1) for k, v in value.items()
            }
        if isinstance(value, list):
            return [self._value(each, name, depth - 1) for each in value] if depth else MASK
        if not isinstance(value, str):
            told = str(value)
            return value if self._is_plain(told) or name in self._plain else self.text(told)
        if value.startswith(("http://", "https://")):
            return self.url(value)
        if name in self._plain or name.lower().startswith("code") or self._is_plain(value):
            return self._declared(value)
        return self.text(value)

    @staticmethod
    def _is_plain(value: str) -> bool:
        return any(each.fullmatch(value) for each in (_ID, _MOMENT, _COUNTS)) or not value.strip()

    def _declared(self, text: str) -> str:
        return self._named.sub(lambda each: self._folded[_fold(each[0])], text)

    def _free(self, text: str) -> str:
        return _WORDS.sub(lambda each: self._placeholder(each[0]), text)

    def _placeholder(self, text: str) -> str:
        if not re.search(r"\w", text):
            return text
        return self._texts.setdefault(_fold(text), f"(tekst {len(self._texts) + 1})")


class Restoring:
    """Puts the declared values back for their placeholders, so that a recording that was kept is
    judged as it was."""

    def __init__(self, declaration: Declaration) -> None:
        self._values = {place: value for value, place in _placeholders(declaration)}

    def __call__(self, value: Any) -> Any:
        """The value with what was declared in it again."""
        if isinstance(value, dict):
            return {key: self(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self(each) for each in value]
        return self._text(value) if isinstance(value, str) else value

    def _text(self, text: str) -> str:
        if "(" not in text and "%28" not in text:
            return text
        for place, value in self._values.items():
            text = text.replace(place, value).replace(quote(place), quote(value))
        return text


def _placeholders(declaration: Declaration) -> Iterator[tuple[str, str]]:
    """Each declared value with its placeholder, numbered by kind in the order of the file."""
    calls = declaration.calls
    kinds = {
        "klant": [call.client for call in calls],
        "naam": [call.stated_name for call in calls],
        "medewerker": [declaration.employee, declaration.employee_name],
        "onderwerp": [call.subject for call in calls],
        "vraag": [call.question for call in calls],
        "antwoord": [call.answer for call in calls],
    }
    known: set[str] = set()
    for kind, values in kinds.items():
        fresh = [value for value in dict.fromkeys(values) if value.strip()]
        for number, value in enumerate(fresh, 1):
            if _fold(value) not in known:
                known.add(_fold(value))
                yield value, f"({kind} {number})"


def _plain_members(contract: Contract) -> frozenset[str]:
    """The members that hold a code, a reference or a moment: nothing that a person wrote."""
    found = {contract.reference_key, *contract.errors.values()}
    paging = contract.paging
    found |= {*(paging.count or "").split("."), *paging.next.split("."), paging.more or ""}
    found |= {paging.cursor_parameter or ""}
    found |= {paging.page_parameter or "", paging.page_size_parameter or ""}
    found |= {contract.probes.get("expand", ""), "title", "type", "status"}
    for resource in contract.resources.values():
        found |= {*resource.id_keys}
        found |= {*resource.defaults}
        found |= {
            attribute.keys[-1]
            for attribute in resource.attributes.values()
            if attribute.values or attribute.kind in ("reference", "instant", "boolean", "digits")
        }
    return frozenset(found - {""})


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
