"""What happened to each record of a run, and how it was shown, from the exchanges there are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from kcc_conformance.client.answer import GONE
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.privacy import OTHERS, contains
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.contract import envelopes, pages, wire
from kcc_conformance.contract.contract import Resource
from kcc_conformance.stage.stage import Stage

Key = tuple[str, str]
"""A resource's name, and an ID as it is compared."""
ITEM = "opvraging"
"""The place of a record that was read by its ID."""


@dataclass(frozen=True)
class Write:
    """Somebody tried to change a record: `values` by attribute as they are on the wire, None to
    delete it; `whole` if what is not among them is left to the provider."""

    began: float
    ended: float
    values: Mapping[str, Any] | None
    accepted: bool
    whole: bool = False


@dataclass(frozen=True)
class Reading:
    """A record as it was shown at a `place`: ITEM, or a list or another record that has it inside,
    with the `address` asked for. `record` is None where the provider said that it is not there;
    `other` is the ID that it had instead of its own."""

    n: int
    began: float
    ended: float
    place: str
    address: str
    record: Mapping[str, Any] | None
    other: str | None = None


@dataclass
class History:
    """A record of this run: its making, what was done to it since, and each time that it was shown,
    in the order of the clock. `parents` are the records that it may be deleted with."""

    entry: Entry
    made: Write
    parents: tuple[Key, ...]
    writes: list[Write] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    again: bool = False


@dataclass(frozen=True)
class Page:
    """A list that fitted on one page: which records it had."""

    n: int
    began: float
    ended: float
    resource: str
    address: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Histories:
    """The histories of all records of a run, and its whole lists."""

    records: Mapping[Key, History]
    pages: tuple[Page, ...]

    def deletions(self, history: History) -> tuple[Write, ...]:
        """All that may have taken a record away, itself or with another."""
        found = [each for each in history.writes if each.values is None]
        for parent in history.parents:
            other = self.records.get(parent)
            found += [each for each in other.writes if each.values is None] if other else []
        return tuple(found)


def histories(stage: Stage) -> Histories:
    """What the exchanges of the run tell until now; it costs no request.

    Only what was read with the run's own credentials is a reading; whoever tried to change a record
    counts, refused or not. What fell in an outage of the provider is left out.
    """
    return _Scan(stage).done()


class _Scan:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._contract = stage.contract
        self._records: dict[Key, History] = {}
        self._pages: list[Page] = []
        self._later: set[str] = set()
        self._same: dict[str, Mapping[str, Any]] = {}
        self._prefixes = {
            stage.provider.url(resource.item.partition("{")[0]): resource
            for resource in stage.contract.resources.values()
        }

    def done(self) -> Histories:
        """The exchanges, one after the other."""
        stage = self._stage
        heads = {each.n: each for each in stage.recorder.heads}
        for name in self._contract.resources:
            for entry in stage.ledger.of(name):
                made = heads.get(entry.exchange or 0)
                if made is not None and not made.cut:
                    history = self._begun(entry, stage.recorder.exchange(made.n))
                    self._records[name, wire.id_key(entry.id)] = history
        for head in sorted(heads.values(), key=lambda each: each.began):
            exchange = stage.recorder.exchange(head.n)
            if exchange.status is None or exchange.cut or not exchange.sent:
                self._maybe(exchange)
            elif exchange.method == "GET":
                if not stage.provider.outages.covers((exchange.n,)):
                    self._read(exchange)
            else:
                self._maybe(exchange)
        return Histories(self._records, tuple(self._pages))

    def _begun(self, entry: Entry, exchange: Exchange) -> History:
        resource = self._contract.resource(entry.resource)
        values: dict[str, Any] = {}
        parents: list[Key] = []
        for name, value in entry.sent:
            attribute = resource.attributes.get(name)
            if attribute is None or attribute.read_only or value is None:
                continue
            values[name] = wire.value_on_wire(self._contract, attribute, value)
            if attribute.kind == "reference" and attribute.target:
                parents.append((attribute.target, wire.id_key(value)))
        body = exchange.request_body if exchange.method == "POST" else None
        body = envelopes.sent(self._contract, body)
        for combined in self._contract.combined.values():
            if exchange.url.rstrip("/") == self._stage.provider.url(combined.path):
                body = wire.read(exchange.request_body, (combined.parts.get(entry.resource, ""),))
        if isinstance(body, Mapping):  # what is tied to it was tied later, unless it is sent along
            ties = (each for each in resource.attributes.values() if each.kind == "references")
            values |= {each.name: [] for each in ties if not each.read_only}
        values |= self._values(resource, body)
        made = Write(exchange.began, exchange.ended, values, accepted=True)
        return History(entry, made, tuple(parents))

    def _values(self, resource: Resource, body: object) -> dict[str, Any]:
        found = {
            name: wire.value_of(body, attribute)
            for name, attribute in resource.attributes.items()
            if not attribute.read_only
        }
        return {name: value for name, value in found.items() if value is not wire.MISSING}

    def _about(self, url: str) -> tuple[Resource, str] | None:
        """The record at a URL."""
        bare = url.partition("?")[0].rstrip("/")
        for prefix, resource in self._prefixes.items():
            rest = bare.removeprefix(prefix)
            if rest != bare and rest and "/" not in rest:
                return resource, wire.id_key(unquote(rest))
        return None

    def _maybe(self, exchange: Exchange) -> None:
        """A write, sent and perhaps carried out."""
        resource = self._contract.resources.get((exchange.resource or "").partition(".")[0])
        if exchange.method == "POST" and resource is not None:
            body = envelopes.shown(self._contract, exchange.response_body)
            key = resource.name, wire.id_key(wire.identifier(resource, body))
            known = self._records.get(key)
            if known is not None and known.entry.exchange != exchange.n:
                known.again = known.again or exchange.began > known.made.ended
        about = self._about(exchange.url)
        if about is None or exchange.method not in ("PATCH", "PUT", "DELETE"):
            return
        history = self._records.get((about[0].name, about[1]))
        if history is None:
            return
        deletes = exchange.method == "DELETE"
        history.writes.append(
            Write(
                exchange.began,
                exchange.ended,
                None
                if deletes
                else self._values(about[0], envelopes.sent(self._contract, exchange.request_body)),
                accepted=exchange.status is not None and 200 <= exchange.status < 300,
                whole=exchange.method == "PUT",
            )
        )

    def _read(self, exchange: Exchange) -> None:
        kind, _, rest = (exchange.resource or "").partition(".")
        if kind == "list" and rest in self._contract.resources and exchange.status == 200:
            self._listed(self._contract.resource(rest), exchange)
        about = self._about(exchange.url)
        if about is None or kind != about[0].name:
            return
        resource, key = about
        history = self._records.get((resource.name, key))
        body = envelopes.shown(self._contract, exchange.response_body)
        if history is None or not (exchange.status == 200 or exchange.status in GONE):
            return
        if exchange.status in GONE:
            self._note(history, exchange, ITEM, None)
        elif isinstance(body, dict):
            found = wire.identifier(resource, body)
            other = None if found is None or wire.id_key(found) == key else found
            self._note(history, exchange, ITEM, body, other)
            if other is None:
                self._inside(resource, body, exchange)

    def _listed(self, resource: Resource, exchange: Exchange) -> None:
        body = exchange.response_body
        items = pages.rows(self._contract, resource, body)
        if items is None:
            return
        ids = set()
        for item in items:
            found = wire.identifier(resource, item)
            if found is None:
                continue
            ids.add(wire.id_key(found))
            history = self._records.get((resource.name, wire.id_key(found)))
            if history is not None and self._contract.paging.whole_rows:
                self._note(history, exchange, f"lijst {resource.name}", item)
                self._inside(resource, item, exchange)
        following = self._following(exchange)
        if following:
            self._later.add(following)
        elif _path_and_query(exchange.url) not in self._later:
            page = (exchange.n, exchange.began, exchange.ended, resource.name, exchange.url)
            self._pages.append(Page(*page, frozenset(ids)))

    def _following(self, exchange: Exchange) -> str:
        """Path and query of the page after one, as they are asked for; empty if it is the last."""
        headers, body = exchange.response_headers, exchange.response_body
        try:
            query = pages.following(self._contract, exchange.url, headers, body)
        except ValueError:
            return "?"
        if query is None:
            return ""
        return f"{urlsplit(exchange.url).path}?{urlencode(query)}"

    def _inside(self, resource: Resource, body: Mapping[str, Any], exchange: Exchange) -> None:
        """The records that a record shows inside it, as far as it shows more than their ID."""
        for attribute in resource.attributes.values():
            target = self._contract.resources.get(attribute.target or "")
            if target is None:
                continue
            for each in _objects(wire.value_of(body, attribute)):
                found = wire.identifier(target, each)
                history = self._records.get((target.name, wire.id_key(found)))
                if history is not None:
                    place = f"{attribute.name} van {resource.name}"
                    self._note(history, exchange, place, each)

    def _note(
        self,
        history: History,
        exchange: Exchange,
        place: str,
        record: Mapping[str, Any] | None,
        other: str | None = None,
    ) -> None:
        if record is not None and other is None and contains(record, OTHERS):
            return
        if record is not None:  # lists show the same records again and again
            record = self._same.setdefault(repr(record), record)
        at = (exchange.n, exchange.began, exchange.ended, place, exchange.url)
        history.readings.append(Reading(*at, record, other))


def _path_and_query(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    entries: Iterable[object] = value if isinstance(value, list) else (value,)
    for each in entries:
        if isinstance(each, dict):
            yield each
