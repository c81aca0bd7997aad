"""What an oddity is, and how requests and answers are rewritten around the reference provider."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl

from kcc_conformance.reference_impl.middleware import Wsgi, taken

OPENKLANT, VNG = "openklant-2.16", "vng-crud-0.0.3"
BOTH = (OPENKLANT, VNG)
KINDS = frozenset(
    (
        "klantcontacten",
        "betrokkenen",
        "betrokkenenbijklantcontact",
        "actorklantcontacten",
        "actoren",
        "partijen",
        "internetaken",
        "maak-klantcontact",
    )
)
REFERENCES = {
    "hadKlantcontact": "klantcontacten",
    "klantcontact": "klantcontacten",
    "klantcontactId": "klantcontacten",
    "wasPartij": "partijen",
    "actor": "actoren",
    "actorId": "actoren",
}
"""The members that refer to another record, and to what kind."""
ADDRESSES = frozenset(("url", "href", "next", "previous"))
"""The members that hold addresses."""
_BASE = re.compile(r"^(/[^/]+/api/v\d+|/[^/]+/v\d+)(?:/([^/]+)(?:/([^/]*))?)?$")


@dataclass(frozen=True)
class Oddity:
    """One thing a provider can do that no words of the draft forbid.

    `why` says where it was met or what makes a vendor do it, `source` where that can be read, and
    `families` the contracts under which it can occur.
    """

    name: str
    what: str
    why: str
    source: str
    wrap: Callable[[Wsgi], Wsgi] = field(repr=False, compare=False)
    families: tuple[str, ...] = BOTH


@dataclass
class Request:
    """A request on its way to the provider."""

    environ: dict[str, Any]
    method: str
    path: str
    query: str
    body: bytes

    @property
    def base(self) -> str:
        """The base path of the contract."""
        found = _BASE.match(self.path)
        return found[1] if found else ""

    @property
    def kind(self) -> str:
        """The collection that it is about, in small letters; empty for other paths."""
        found = _BASE.match(self.path)
        kind = (found[2] or "").lower() if found else ""
        return kind if kind in KINDS else ""

    @property
    def id(self) -> str:
        """The id in the path."""
        found = _BASE.match(self.path)
        return (found[3] or "") if found else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The query parameters."""
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The body as JSON; None when there is none."""
        return _parsed(self.body)

    @json.setter
    def json(self, value: Any) -> None:
        self.body = _written(value)

    def get(self, path: str, query: str = "") -> "Request":
        """A request to read something else, by the same client."""
        return Request(dict(self.environ), "GET", path, query, b"")


@dataclass
class Reply:
    """An answer on its way to the client."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""

    def header(self, name: str, value: str | None = None) -> str:
        """The value of a header; with `value` it is set first, and removed if that is empty."""
        if value is not None:
            self.headers = [each for each in self.headers if each[0].lower() != name.lower()]
            self.headers += [(name, value)] if value else []
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")

    @property
    def json(self) -> Any:
        """The body as JSON; None when it is something else."""
        return _parsed(self.body) if "json" in self.header("Content-Type") else None

    @json.setter
    def json(self, value: Any) -> None:
        self.body = _written(value)


Ask = Callable[[Request], Reply]
Handler = Callable[[Request, Ask], Reply]
Change = Callable[[Request, Reply], None]


def around(make: Callable[[], Handler]) -> Callable[[Wsgi], Wsgi]:
    """A wrapper that gives every request to a handler, made anew for each provider."""

    def wrap(app: Wsgi) -> Wsgi:
        handler = make()

        def ask(request: Request) -> Reply:
            kept: list[Any] = []
            environ = request.environ | {
                "REQUEST_METHOD": request.method,
                "PATH_INFO": request.path,
                "QUERY_STRING": request.query,
                "CONTENT_LENGTH": str(len(request.body)),
                "wsgi.input": BytesIO(request.body),
            }
            pieces = app(environ, lambda status, headers, _=None: kept.extend((status, headers)))
            return Reply(int(kept[0][:3]), list(kept[1]), b"".join(pieces))

        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            body = taken(environ)
            path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
            request = Request(environ, environ["REQUEST_METHOD"], path, query, body)
            reply = handler(request, ask)
            if environ["REQUEST_METHOD"] != "HEAD":
                bare = reply.status == 204
                reply.header("Content-Length", "" if bare else str(len(reply.body)))
            start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", reply.headers)
            return [reply.body]

        return wrapped

    return wrap


def answering(change: Change) -> Callable[[Wsgi], Wsgi]:
    """A wrapper that changes every answer of a collection or a record, refusals too."""

    def handler(request: Request, ask: Ask) -> Reply:
        kind = request.kind
        reply = ask(request)
        if kind and request.method != "HEAD":
            change(request, reply)
        return reply

    return around(lambda: handler)


def telling(change: Callable[[Request, Any], Any]) -> Callable[[Wsgi], Wsgi]:
    """A wrapper that changes the JSON of every answer that is no refusal."""

    def rewrite(request: Request, reply: Reply) -> None:
        if reply.status < 300 and (body := reply.json) is not None:
            reply.json = change(request, body)

    return answering(rewrite)


def recoded(
    out: Callable[[str, Any], Any], back: Callable[[str, Any], Any]
) -> Callable[[Wsgi], Wsgi]:
    """A wrapper that writes values otherwise, by their member, and takes them in that form too."""

    def handler(request: Request, ask: Ask) -> Reply:
        kind, sent = request.kind, request.json
        if kind and sent is not None:
            request.json = deep(sent, back)
        reply = ask(request)
        if kind and reply.status < 300 and (body := reply.json) is not None:
            reply.json = deep(body, out)
        return reply

    return around(lambda: handler)


def deep(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """The JSON with each value, from the inside out, put through `change` with its member."""
    if isinstance(value, dict):
        value = {name: deep(each, change, name) for name, each in value.items()}
    elif isinstance(value, list):
        value = [deep(each, change, key) for each in value]
    return change(key, value)


def items(body: Any) -> list[Any] | None:
    """The records in a list's answer, to be changed in place; None for other answers."""
    if not isinstance(body, dict):
        return None
    embedded = body.get("_embedded") or {}
    lists = [v for v in (body.get("results"), *embedded.values()) if isinstance(v, list)]
    return lists[0] if lists and identity(body) is None else None


def narrowed(reply: Reply, shown: Callable[[Any], bool]) -> None:
    """Leaves only the records that are `shown` in a list's answer, and counts no others."""
    body = reply.json
    if (found := items(body)) is None:
        return
    kept = [each for each in found if shown(each)]
    if "count" in body:
        body["count"] -= len(found) - len(kept)
    found[:] = kept
    reply.json = body


def records(body: Any) -> Iterator[dict[str, Any]]:
    """Each record in an answer, whatever the answer is."""
    found = items(body)
    if found is None and isinstance(body, dict):
        found = [body] if identity(body) else [*body.values()]
    yield from (each for each in found or () if isinstance(each, dict))


def identity(record: Any) -> str | None:
    """The id of a record, or of what a reference refers to."""
    if isinstance(record, dict):
        return record.get("uuid") or record.get("id")
    return record if isinstance(record, str) else None


def problem(status: int, title: str, **more: Any) -> Reply:
    """A refusal as problem+json."""
    reply = Reply(status, [("Content-Type", "application/problem+json")])
    reply.json = {"status": status, "title": title, "detail": title, "code": "refused", **more}
    return reply


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
