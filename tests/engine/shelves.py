"""A provider in memory of which a test says what goes along when a klantcontact is deleted."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import httpx
from canned import consumer_of, stage_of, with_consumer

from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.stage.stage import Stage

PATHS = {
    "klantcontact": "klantcontacten",
    "betrokkene": "betrokkenen",
    "actorklantcontact": "actorklantcontacten",
    "partij": "partijen",
    "actor": "actoren",
}
_POINTS = {
    "betrokkene": ("hadKlantcontact", "wasPartij"),
    "actorklantcontact": ("klantcontact", "actor"),
}
_BESIDE = {"betrokkene": "partij", "actorklantcontact": "actor"}

Record = tuple[str, str]
"""A resource and an ID."""


def id_of(kind: str, number: int) -> str:
    """The ID of a record."""
    return f"{[*PATHS].index(kind)}0000000-0000-4000-8000-{number:012d}"


class Shelves:
    """Calls of one actor with one partij; every request is noted in `asked`.

    `takes` says which records go when a klantcontact is deleted, of those that hang on it; `odd`
    may answer in place of the provider.
    """

    def __init__(self, calls: int, takes: Callable[[list[Record]], list[Record]] = list) -> None:
        self.records: dict[Record, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.takes = takes
        self.odd: Callable[[httpx.Request], httpx.Response | None] = lambda request: None
        for kind in ("partij", "actor"):
            self.records[kind, id_of(kind, 0)] = {}
        for number in range(calls):
            self.records["klantcontact", id_of("klantcontact", number)] = {}
            for kind, (contact, other) in _POINTS.items():
                beside = _BESIDE[kind]
                self.records[kind, id_of(kind, number)] = {
                    contact: {"uuid": id_of("klantcontact", number)},
                    other: {"uuid": id_of(beside, 0)},
                }

    def stage(self, **options: Any) -> Stage:
        """A stage of which the ledger has all records."""
        stage = stage_of()
        consumer = consumer_of(self, **options)
        consumer.ledger = stage.ledger
        for kind, record_id in self.records:
            sent: Mapping[str, object] = {}
            if kind in _POINTS:
                number = int(record_id[-12:])
                sent = {
                    "klantcontact": id_of("klantcontact", number),
                    _BESIDE[kind]: id_of(_BESIDE[kind], 0),
                }
            stage.ledger.add(Entry(kind, record_id, tuple(sent.items())))
        return with_consumer(stage, consumer)

    def count(self, method: str, kind: str) -> int:
        """How many records of a kind were asked for by their ID with this method."""
        return sum(each.startswith(f"{method} {kind}/") for each in self.asked)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = unquote(request.url.path).removeprefix("/api/").strip("/")
        name, _, record_id = path.partition("/")
        kind = next(key for key, value in PATHS.items() if value == name)
        self.asked.append(f"{request.method} {kind}/{record_id}" if record_id else f"LIST {kind}")
        odd = self.odd(request)
        if odd is not None:
            return odd
        if not record_id:
            return self._list(kind)
        if (kind, record_id) not in self.records:
            return httpx.Response(404, json={})
        if request.method == "DELETE":
            return self._delete(kind, record_id)
        return httpx.Response(200, json=self._shown(kind, record_id))

    def _list(self, kind: str) -> httpx.Response:
        shown = [self._shown(*each) for each in self.records if each[0] == kind]
        return httpx.Response(200, json={"count": len(shown), "next": None, "results": shown})

    def _shown(self, kind: str, record_id: str) -> dict[str, Any]:
        return {"uuid": record_id, **self.records[kind, record_id]}

    def _delete(self, kind: str, record_id: str) -> httpx.Response:
        hanging = [
            each
            for each, body in self.records.items()
            if kind == "klantcontact" and {"uuid": record_id} in body.values()
        ]
        if hanging and not self.takes(hanging):
            return httpx.Response(409, json={})
        del self.records[kind, record_id]
        for each in self.takes(hanging):
            self.records.pop(each, None)
        return httpx.Response(204)
