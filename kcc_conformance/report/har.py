"""exchanges.har: the exchanges of a result as HAR 1.2, for who has a viewer of that.

It holds what the result holds, masked as that is. What HAR has no place for stands in members that
begin with `_`, which readers leave alone.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from kcc_conformance.inert import plain
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.result.result import Result


def result_har(result: Result) -> str:
    """The text of the HAR file; the same result gives the same text.

    An exchange of which the result does not say when it was made begins when the run did; one
    without an answer has status 0, and says why.
    """
    began = str(result.run.get("started", ""))
    log = {
        "version": "1.2",
        "creator": {
            "name": str(result.suite.get("name", "")),
            "version": str(result.suite.get("version", "")),
        },
        "entries": [_entry(each, began) for each in result.exchanges],
    }
    return har_text({"log": log})


def har_text(whole: Mapping[str, Any]) -> str:
    """The text of a HAR file: strict JSON, whatever a message held."""
    text = json.dumps(plain(whole), ensure_ascii=False, indent=1, allow_nan=False)
    return ascii_where_unsafe(text) + "\n"


def _entry(exchange: Mapping[str, Any], began: str) -> dict[str, Any]:
    milliseconds = exchange.get("milliseconds") or 0
    trouble, remarks = exchange.get("trouble"), exchange.get("remarks")
    entry = {
        "startedDateTime": exchange.get("at") or began,
        "time": milliseconds,
        "request": _request(exchange),
        "response": _response(exchange),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        "comment": str(trouble) if trouble else "",
        "_n": exchange.get("n"),
        "_check": exchange.get("check"),
    }
    return {**entry, "_remarks": remarks} if remarks else entry


def _request(exchange: Mapping[str, Any]) -> dict[str, Any]:
    url = str(exchange.get("url", ""))
    headers, body = _message(exchange, "request")
    text = None if body is None else _text(body)
    return {
        **request_part(
            exchange.get("method"),
            url,
            _pairs(headers),
            text=text,
            media=_type(headers),
            size=0 if text is None else len(text.encode("utf-8", "replace")),
        ),
        "queryString": _query(url),
    }


def _response(exchange: Mapping[str, Any]) -> dict[str, Any]:
    headers, body = _message(exchange, "response")
    status = exchange.get("status")
    text = _text(body) if status is not None and body not in (None, "") else None
    return {
        **response_part(
            status,
            _pairs(headers),
            text=text,
            media=_type(headers),
            size=0 if text is None else len(text.encode("utf-8", "replace")),
        ),
        "redirectURL": _named(headers, "location"),
    }


def request_part(
    method: str | None,
    url: str,
    headers: list[dict[str, str]],
    *,
    text: str | None,
    media: str,
    size: int,
) -> dict[str, Any]:
    """The request of an entry; without `postData` where there is no text. `size` is that of the
    body in bytes, -1 where it is not known."""
    body = {} if text is None else {"postData": {"mimeType": media, "text": text}}
    return {
        "method": method,
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": headers,
        "queryString": [],
        "headersSize": -1,
        "bodySize": size,
        **body,
    }


def response_part(
    status: int | None,
    headers: list[dict[str, str]],
    *,
    text: str | None,
    media: str,
    size: int,
    reason: str = "",
) -> dict[str, Any]:
    """The response of an entry: of status 0 where there was none."""
    shown = {} if text is None else {"text": text}
    return {
        "status": status or 0,
        "statusText": reason,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": headers,
        "content": {"size": size, "mimeType": media, **shown},
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": -1,
    }


def _message(exchange: Mapping[str, Any], side: str) -> tuple[Mapping[str, Any], Any]:
    """Headers and body of one side."""
    part = exchange.get(side)
    part = part if isinstance(part, Mapping) else {}
    headers = part.get("headers")
    return (headers if isinstance(headers, Mapping) else {}), part.get("body")


def _text(body: Any) -> str:
    return body if isinstance(body, str) else json.dumps(plain(body), ensure_ascii=False)


def _pairs(headers: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"name": str(name), "value": str(value)} for name, value in headers.items()]


def _query(url: str) -> list[dict[str, str]]:
    try:
        found = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    except ValueError:
        return []
    return [{"name": name, "value": value} for name, value in found]


def _named(headers: Mapping[str, Any], wanted: str) -> str:
    return next((str(value) for name, value in headers.items() if name.lower() == wanted), "")


def _type(headers: Mapping[str, Any]) -> str:
    return _named(headers, "content-type")
