"""WSGI around the provider: what servers and proxies do to answers."""

import gzip
import html as markup
import json
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from typing import Any

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]
Change = Callable[[dict[str, Any], Headers, bytes], tuple[Headers, Iterable[bytes]]]


def changed(change: Change) -> Callable[[Wsgi], Wsgi]:
    """Changes headers and bytes of every answer."""

    def around(app: Wsgi) -> Wsgi:
        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            kept: list[Any] = []

            def note(status: str, headers: Headers, exc_info: Any = None) -> None:
                kept[:] = [status, list(headers)]

            found = app(environ, note)
            try:
                body = b"".join(found)
            finally:
                if close := getattr(found, "close", None):
                    close()
            headers, pieces = change(environ, kept[1], body)
            start_response(kept[0], headers)
            return pieces

        return wrapped

    return around


def _without(headers: Headers, name: str) -> Headers:
    return [(key, value) for key, value in headers if key.lower() != name]


def zipped(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """Compressed, for those who accept that."""
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", "") or not body:
        return headers, [body]
    small = gzip.compress(body)
    headers = _without(headers, "content-length")
    more = [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    return [*headers, *more, ("Content-Length", str(len(small)))], [small]


def in_pieces(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """In pieces of 64 bytes, without a length told beforehand."""
    if not body:
        return headers, [body]
    pieces = [body[at : at + 64] for at in range(0, len(body), 64)]
    return _without(headers, "content-length"), pieces


def small_letters(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """With the names of headers in small letters."""
    return [(key.lower(), value) for key, value in headers], [body]


def goodbye(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """Closing the connection after every answer."""
    return [*_without(headers, "connection"), ("Connection", "close")], [body]


def relative(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """With a Location that is a path."""
    host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")
    found = [
        (key, value.partition(host)[2] if key.lower() == "location" and host in value else value)
        for key, value in headers
    ]
    return found, [body]


def nowhere(environ: dict[str, Any], headers: Headers, body: bytes) -> Any:
    """Without Location."""
    return _without(headers, "location"), [body]


def turned_away(
    numbers: Callable[[int], bool], status: int, title: str, headers: Headers | None = None
) -> Callable[[Wsgi], Wsgi]:
    """The requests with these numbers, counted from 1, are refused so; they have done nothing."""

    def around(app: Wsgi) -> Wsgi:
        lock = threading.Lock()
        counted = 0

        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            nonlocal counted
            with lock:
                counted += 1
                away = numbers(counted)
            if not away:
                return app(environ, start_response)
            taken(environ)
            return refusal(start_response, status, title, headers)

        return wrapped

    return around


def busy(retry_after: str) -> Callable[[Wsgi], Wsgi]:
    """Every seventh request is asked to come back later."""
    again = [("Retry-After", retry_after)]
    return turned_away(lambda number: number % 7 == 0, 429, "Te veel verzoeken.", again)


def taken(environ: dict[str, Any]) -> bytes:
    """The body of the request, which can still be read by who comes next."""
    source = environ["wsgi.input"]
    if environ.get("CONTENT_LENGTH"):
        body = bytes(source.read(int(environ["CONTENT_LENGTH"])))
    else:
        body = bytes(source.read()) if environ.get("wsgi.input_terminated") else b""
    environ["wsgi.input"] = BytesIO(body)
    return body


def refusal(
    start_response: Callable[..., Any], status: int, title: str, more: Headers | None = None
) -> Iterable[bytes]:
    """An answer as problem+json, with more headers."""
    body = json.dumps({"status": status, "title": title}).encode()
    return _sent(start_response, status, "application/problem+json", body, more or [])


def html(start_response: Callable[..., Any], status: int, text: str) -> Iterable[bytes]:
    """An answer as a page for people."""
    page = f"<!doctype html><title>{status}</title><p>{markup.escape(text)}</p>"
    return _sent(start_response, status, "text/html; charset=utf-8", page.encode(), [])


def _sent(
    start_response: Callable[..., Any], status: int, media: str, body: bytes, more: Headers
) -> Iterable[bytes]:
    headers = [("Content-Type", media), ("Content-Length", str(len(body))), *more]
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    return [body]
