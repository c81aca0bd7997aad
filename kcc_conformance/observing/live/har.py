"""What passed the relay as HAR 1.2: as it was, for judging, or with nothing personal in it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from kcc_conformance import __version__
from kcc_conformance.contract import envelopes
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.observing.discretion import Discretion
from kcc_conformance.observing.played import PlayedCall
from kcc_conformance.observing.recordings import OWN, SHAPE, TROUBLE
from kcc_conformance.observing.wiring import Wiring
from kcc_conformance.relay.messages import Noted
from kcc_conformance.report.har import request_part, response_part

_ON_PURPOSE = "refused on purpose by kcc-conformance observe"


def log_of(
    noted: Iterable[Noted],
    played: Sequence[PlayedCall],
    since: datetime,
    until: datetime,
    wiring: Wiring,
    discretion: Discretion | None = None,
    provider: str = "",
) -> dict[str, Any]:
    """The log of a HAR; with `discretion` nothing personal is in it. `provider` is the address
    behind the relay."""
    schemata = Schemata(wiring.contract.folders)
    kept = _Keeping(wiring, schemata, discretion)
    return {
        "version": "1.2",
        "creator": {"name": "kcc-conformance observe", "version": __version__},
        "entries": [kept.entry(each) for each in noted],
        OWN: {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "provider": provider,
            "calls": [each.as_json() for each in played],
        },
    }


class _Keeping:
    def __init__(self, wiring: Wiring, schemata: Schemata, discretion: Discretion | None) -> None:
        self._wiring, self._schemata, self._discretion = wiring, schemata, discretion
        self._known = schemata.names()

    def entry(self, noted: Noted) -> dict[str, Any]:
        """One request with its answer."""
        noun = self._wiring.place(noted.url).noun
        sent, received = _body(noted.sent), _body(noted.received)
        shape = self._shape(noted, noun, sent)
        milliseconds = (noted.ended - noted.at).total_seconds() * 1000
        found: dict[str, Any] = {
            "startedDateTime": noted.at.isoformat(),
            "time": round(milliseconds, 3),
            "request": request_part(
                noted.method,
                self._url(noted.url, noun),
                self._headers(noted.request_headers),
                text=None if sent is None else self._text(sent),
                media=_media(noted.request_headers),
                size=-1 if noted.sent is None else len(noted.sent),
            ),
            "response": response_part(
                noted.status,
                self._headers(noted.response_headers),
                text=None if received is None else self._text(received),
                media=_media(noted.response_headers),
                size=-1 if noted.received is None else len(noted.received),
                reason=noted.reason,
            ),
            "cache": {},
            "timings": {"send": 0, "wait": round(milliseconds, 3), "receive": 0},
        }
        if shape is not None:
            found[SHAPE] = shape
        if noted.trouble or noted.refused:
            found["comment"] = noted.trouble or _ON_PURPOSE
        if noted.trouble:
            found[TROUBLE] = noted.trouble
        return found

    def _shape(self, noted: Noted, noun: str, sent: Any) -> list[dict[str, str]] | None:
        """What the contract's schema says of the body: its texts are not kept as they were."""
        name = f"{noun}.request"
        if noted.method not in ("POST", "PUT", "PATCH") or name not in self._known:
            return None
        if not isinstance(sent, dict):
            return None
        record = envelopes.sent(self._wiring.contract, sent)
        found = [asdict(each) for each in self._schemata.validate(name, record)]
        if self._discretion is not None:
            for each in found:
                each |= {key: self._discretion.text(each[key]) for key in ("message", "actual")}
        return found

    def _url(self, url: str, noun: str) -> str:
        if self._discretion is None:
            return url
        return self._discretion.url(url) if noun else self._discretion.strange_url(url)

    def _headers(self, headers: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
        pairs = [{"name": name, "value": value} for name, value in headers]
        if self._discretion is None:
            return pairs
        kept = [self._discretion.headers({name: value}) for name, value in headers]
        return [{"name": k, "value": v} for each in kept for k, v in each.items()]

    def _text(self, body: Any) -> str:
        if self._discretion is not None:
            body = self._discretion.whole(body)
        return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


def _body(raw: bytes | None) -> Any:
    """JSON, else a text; None where nothing was kept, or there is nothing."""
    if not raw:
        return None
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return raw.decode("utf-8", "replace")


def _media(headers: Sequence[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")
