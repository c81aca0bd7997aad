"""A provider that answers as a scenario says, and for the rest as the reference implementation."""

import contextlib
import copy
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from kcc_conformance.reference_impl import create_app

from kcc_conformance.contract.contract import load_contract

TOKEN = "geheim-token-van-de-woordenlijst"
GONE, LAST_SENT = "(weg)", "(laatst gestuurd)"

Answer = tuple[int, list[tuple[str, str]], bytes]


@dataclass
class Said:
    """What a scenario says of the answer to one kind of request, `GET /klantcontacten/{id}` say.

    With a `status` the answer is canned: the reference implementation never hears of the request.
    In its body `{id}` stands for the ID that was asked for. Without one the reference handles the
    request, and `changes` (place, value) alter its answer: `status`, the name of a header, or a
    JSON pointer, in which `*` is every entry of a list; the value is JSON, `(weg)`, or
    `(laatst gestuurd)`: what the last record sent to that collection has there.
    """

    request: str
    status: int | None = None
    body: str | None = None
    changes: Sequence[tuple[str, str]] = ()
    heard: bool = False
    _asked: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._asked = re.compile(re.escape(self.request).replace(r"\{id\}", "(?P<id>[^/]+)"))

    def answer(
        self, request: str, honest: Callable[[], Answer], sent: Mapping[str, Any]
    ) -> Answer | None:
        """The answer to a request; None if this is not about it."""
        asked = self._asked.fullmatch(request)
        if asked is None:
            return None
        if self.status is None:
            before = honest()
            after = self._changed(*before, sent.get(self._collection))
            self.heard = self.heard or before != after
            return after
        self.heard = True
        if self.body is None:
            return self.status, [], b""
        body = self.body.replace("{id}", asked.groupdict().get("id") or "")
        return self.status, [("Content-Type", "application/json")], body.encode()

    @property
    def _collection(self) -> str:
        return self.request.split()[1].removesuffix("/{id}")

    def _changed(
        self, status: int, headers: list[tuple[str, str]], raw: bytes, sent: Any
    ) -> Answer:
        body = json.loads(raw) if raw else None
        for place, value in self.changes:
            if place == "status":
                status = int(value)
            elif place.startswith("/"):
                keys = place.split("/")[1:]
                alter(body, keys, json.dumps(sent.get(keys[-1])) if value == LAST_SENT else value)
            else:
                headers = [each for each in headers if each[0].lower() != place.lower()]
                headers += [] if value == GONE else [(place, value)]
        return status, headers, json.dumps(body).encode() if raw else raw


def alter(body: Any, keys: Sequence[str], value: str) -> None:
    """Changes the value at the end of these keys wherever the body has the place for it."""
    key, *rest = keys
    if isinstance(body, list):
        for entry in body if key == "*" else body[int(key) : int(key) + 1]:
            alter(entry, rest, value)
    elif isinstance(body, dict) and rest:
        alter(body.get(key), rest, value)
    elif isinstance(body, dict) and value == GONE:
        body.pop(key, None)
    elif isinstance(body, dict):
        body[key] = json.loads(value)


class Answering:
    """The provider of one scenario, as a WSGI application.

    Until `begin` it is the reference implementation, so that a stage can be opened on it.
    """

    def __init__(self) -> None:
        self.contract = "openklant-2.16"
        self.faults: list[str] = []
        self.variations: list[str] = []
        self.said: list[Said] = []
        self._sent: dict[str, Any] = {}
        self._begun = False
        self._app: Any = None

    def begin(self) -> None:
        """From now on answers as the scenario says."""
        self._begun = True

    @property
    def unheard(self) -> list[str]:
        """The requests whose answers made no difference to anything."""
        return [said.request for said in self.said if not said.heard]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answers one request."""
        status, headers, body = self._answer(environ)
        headers = [each for each in headers if each[0].lower() != "content-length"]
        length = [] if status == HTTPStatus.NO_CONTENT else [("Content-Length", str(len(body)))]
        start_response(f"{status} {HTTPStatus(status).phrase}", headers + length)
        return [body]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        base = load_contract(self.contract).base_path
        path = environ["PATH_INFO"].removeprefix(base)
        request = f"{environ['REQUEST_METHOD']} {path}"
        if environ["REQUEST_METHOD"] == "POST":
            raw = environ["wsgi.input"].read()
            environ["wsgi.input"] = io.BytesIO(raw)
            with contextlib.suppress(ValueError):
                self._sent[path] = json.loads(raw)
        for said in self.said if self._begun else ():
            found = said.answer(request, lambda: self._honest(environ), self._sent)
            if found is not None:
                return found
        return self._honest(environ)

    def _honest(self, environ: dict[str, Any]) -> Answer:
        if self._app is None:
            self._app = create_app(
                self.contract, token=TOKEN, faults=self.faults, variations=self.variations
            )
        told: list[Any] = []
        body = b"".join(
            self._app(environ, lambda status, headers, *_: told.extend((status, headers)))
        )
        return int(told[0].split()[0]), copy.copy(told[1]), body
