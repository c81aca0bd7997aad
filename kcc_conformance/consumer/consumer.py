"""The model consumer: a front-end application that registers as C0992 and F2173 describe.

It speaks logical attributes, notes every record it makes, and judges nothing.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, TypeVar
from urllib.parse import quote

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import PAGE_LIMIT, Listing, read_list
from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import Provider
from kcc_conformance.consumer.ledger import Entry, Intent, Ledger
from kcc_conformance.consumer.recognition import intent_of, is_proof
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.settings.declared import COMBINED, CREATE, DELETE, FILTERS, PATCH, Declared

T = TypeVar("T")

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8)
_VAIN_WAITS = 5
_IN_BETWEEN = frozenset({408, 429, 502, 503, 504})
_LEAST_PATIENCE = 0.3


class Consumer:
    """One consumer's dealings with one provider.

    `patience` is how many seconds a write may take to become visible to a reader; only after
    that a reading counts as the provider's word (read-after-write, catalogue §6.4). What was
    `declared` absent is never asked for: whoever tries gets Inapplicable.
    """

    def __init__(
        self,
        provider: Provider,
        contract: Contract,
        ledger: Ledger,
        discretion: Discretion,
        *,
        marker: str,
        patience: float = 2.0,
        declared: Declared | None = None,
        serials: Iterator[int] | None = None,
    ) -> None:
        self.provider = provider
        self.contract = contract
        self.ledger = ledger
        self.discretion = discretion
        self.marker = marker
        self.patience = patience
        self.declared = declared or Declared()
        self._serials = serials or count(1)
        self._drawn: set[str] = set()
        self._vain = 0
        self._longest_wait = 0.0

    # --- values -----------------------------------------------------------------------------

    def next_serial(self) -> int:
        """A number that no other record of this run has."""
        return next(self._serials)

    def marked(self, text: str) -> str:
        """The text with the run's marker and a serial number behind it."""
        return f"{text} [{self.marker}-{self.next_serial()}]"

    def fresh_number(self) -> str:
        """A nummer that is very unlikely to exist: nine ASCII digits, far from the limits."""
        number = str(100_000_000 + secrets.randbelow(800_000_000))
        self._drawn.add(number)
        return number

    # --- writing ----------------------------------------------------------------------------

    def create(
        self,
        resource_name: str,
        values: Mapping[str, object],
        *,
        credentials: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Registers one record; a `nummer` is supplied where the contract requires one.

        `extra` are wire members outside the contract (an ID of the client's own, say).
        """
        resource = self.contract.resource(resource_name)
        values = self._with_number(resource_name, values)
        body = wire.encode(self.contract, resource, values)
        body.update(extra or {})
        return self.post(resource_name, body, sent=values, credentials=credentials)

    def post(
        self,
        resource_name: str,
        body: Any = None,
        *,
        sent: Mapping[str, object] | None = None,
        content: bytes | None = None,
        credentials: Mapping[str, str] | None = None,
    ) -> Answer:
        """Sends a wire body as it is to the collection of a resource."""
        if resource_name in CREATE:
            self.declared.need(CREATE[resource_name])
        resource = self.contract.resource(resource_name)
        intent = self._intend(resource_name, body if content is None else content.decode("latin-1"))
        answer = self.provider.request(
            "POST",
            resource.path,
            body=body,
            content=content,
            credentials=credentials,
            resource=f"{resource_name}.response",
        )
        record = answer.body if answer.ok else None
        noted = self._note(resource_name, record, sent or {}, answer)
        self._settle(intent, answer, noted)
        return answer

    def combine(
        self,
        operation_name: str,
        parts: Mapping[str, Mapping[str, object]],
        credentials: Mapping[str, str] | None = None,
    ) -> Answer:
        """Registers several records in one call; `parts` maps resource name to logical values."""
        self.declared.need(COMBINED)
        operation = self.contract.combined[operation_name]
        parts = {name: self._with_number(name, values) for name, values in parts.items()}
        body = {
            operation.parts[name]: wire.encode(
                self.contract,
                self.contract.resource(name),
                {k: v for k, v in values.items() if k not in operation.implied.get(name, ())},
            )
            for name, values in parts.items()
        }
        first, *also = operation.parts
        part = body[operation.parts[first]]
        intent = self._intend(first, part, also=tuple(also))
        answer = self.provider.request(
            "POST",
            operation.path,
            body=body,
            credentials=credentials,
            resource=f"{operation_name}.response",
        )
        whole = answer.body if answer.ok else None
        records = {name: wire.read(whole, (operation.parts[name],)) for name in parts}
        found: dict[str, bool] = {}
        for name, values in parts.items():
            told = {
                other: wire.identifier(self.contract.resource(other), records[other])
                for other in operation.implied.get(name, ())
                if other in records
            }
            found[name] = self._note(name, records[name], {**values, **told}, answer)
        self._settle(intent, answer, all(found.values()))
        if found[first] and not all(found.values()):
            self.ledger.answer(intent.number)
        return answer

    def delete(self, resource_name: str, record_id: str) -> Answer:
        """Deletes one record."""
        self.declared.need(DELETE)
        resource = self.contract.resource(resource_name)
        answer = self.provider.request("DELETE", self._item(resource_name, record_id))
        if answer.ok or answer.status in (404, 410):
            self.ledger.mark_deleted(resource.name, record_id)
        return answer

    def amend(
        self,
        resource_name: str,
        record_id: str,
        values: Mapping[str, object],
        *,
        credentials: Mapping[str, str] | None = None,
    ) -> Answer:
        """Changes some attributes of one record (PATCH)."""
        self.declared.need(PATCH)
        resource = self.contract.resource(resource_name)
        body = {
            key: value
            for key, value in wire.encode(self.contract, resource, values).items()
            if key not in resource.defaults
        }
        return self.provider.request(
            "PATCH",
            self._item(resource_name, record_id),
            body=body,
            credentials=credentials,
            resource=f"{resource_name}.response",
        )

    # --- reading ----------------------------------------------------------------------------

    def read(self, resource_name: str, record_id: str) -> Answer:
        """Reads one record by its ID."""
        resource = self.contract.resource(resource_name)
        return self.provider.request(
            "GET",
            self._item(resource_name, record_id),
            resource=f"{resource_name}.response",
            redact=lambda record: self.discretion.record(resource, record),
        )

    def read_settled(
        self, resource_name: str, record_id: str, good: Callable[[Answer], bool] | None = None
    ) -> Answer:
        """Reads one record, waiting while it is not there yet or `good` does not hold yet."""
        return self.eventually(
            lambda: self.read(resource_name, record_id),
            lambda answer: answer.ok and (good is None or good(answer)),
        )

    def listing(
        self,
        resource_name: str,
        filter_name: str | None = None,
        given: Mapping[str, str] | None = None,
        *,
        page_size: int | None = None,
        page_limit: int = PAGE_LIMIT,
        item_limit: int | None = None,
        **values: str,
    ) -> Listing:
        """Reads a list over all its pages, narrowed by one of the contract's filters."""
        resource = self.contract.resource(resource_name)
        narrowed = resource.filters[filter_name] if filter_name else None
        values = {**(given or {}), **values}
        if narrowed is not None:
            values = {k: self._query_text(resource_name, k, v) for k, v in values.items()}
        return read_list(
            self.provider,
            self.contract,
            resource,
            narrowed_by=narrowed,
            values=values,
            page_size=page_size,
            page_limit=page_limit,
            item_limit=item_limit,
            discretion=self.discretion,
        )

    def has_filter(self, resource_name: str, filter_name: str) -> bool:
        """Whether the contract has that filter, and nobody declared filters absent."""
        if self.declared.absent(FILTERS):
            return False
        return filter_name in self.contract.resource(resource_name).filters

    def eventually(self, look: Callable[[], T], good: Callable[[T], bool]) -> T:
        """Looks until it is good or patience runs out; answers the last look."""
        seen = look()
        began = time.monotonic()
        until = began + self._patience_left()
        for wait in _WAITS:
            if good(seen):
                self._longest_wait = max(self._longest_wait, time.monotonic() - began)
                return seen
            if time.monotonic() >= until or self.provider.silent:
                break
            time.sleep(min(wait, max(0.0, until - time.monotonic())))
            seen = look()
        if not good(seen):
            self._vain += 1
        return seen

    def _patience_left(self) -> float:
        """Less and less is waited in vain, but never less than waiting has helped before."""
        if self._vain < _VAIN_WAITS:
            return self.patience
        return min(self.patience, max(_LEAST_PATIENCE, 3 * self._longest_wait))

    def unknown_id(self) -> str:
        """An ID that no record has: a UUID, or a number where all records have numbers for IDs."""
        seen = self.ledger.ids()
        if seen and all(known.isdecimal() for known in seen):
            return str(2_000_000_000 + secrets.randbelow(100_000_000))
        return f"{secrets.token_hex(4)}-{secrets.token_hex(2)}-4{secrets.token_hex(2)[1:]}-8" + (
            f"{secrets.token_hex(2)[1:]}-{secrets.token_hex(6)}"
        )

    # --- inside -----------------------------------------------------------------------------

    def _item(self, resource_name: str, record_id: str) -> str:
        return self.contract.resource(resource_name).item.format(id=quote(record_id, safe=""))

    def _query_text(self, resource_name: str, name: str, value: str) -> str:
        attribute = self.contract.resource(resource_name).attributes.get(name)
        if attribute is None or attribute.kind in ("reference", "number"):
            return value
        return str(wire.value_on_wire(self.contract, attribute, value))

    def _with_number(self, resource_name: str, values: Mapping[str, object]) -> dict[str, object]:
        number = self.contract.resource(resource_name).attributes.get("nummer")
        if number is not None and number.required and "nummer" not in values:
            return {"nummer": self.fresh_number(), **values}
        return dict(values)

    def _intend(self, resource_name: str, body: Any, also: tuple[str, ...] = ()) -> Intent:
        return self.ledger.intend(
            intent_of(
                self.contract,
                resource_name,
                body,
                marker=self.marker,
                drawn=self._drawn,
                also=also,
            )
        )

    def _settle(self, intent: Intent, answer: Answer, noted: bool) -> None:
        """An intent stays open while a record of it may be there that is not noted: no answer came
        back, or an acceptance without an ID, or the word of somebody in between who is busy or was
        left waiting. A provider that says that it failed may have made the record as well."""
        status = answer.status
        if noted or answer.unsent:
            self.ledger.settle(intent.number)
        elif status is None or answer.ok:
            return
        elif status in _IN_BETWEEN:
            if not (is_proof(intent) or intent.marks):  # it could never be told from others
                self.ledger.settle(intent.number)
        elif status >= 500 and is_proof(intent):
            self.ledger.answer(intent.number)
        else:
            self.ledger.settle(intent.number)

    def _note(
        self,
        resource_name: str,
        record: object,
        sent: Mapping[str, object],
        answer: Answer,
    ) -> bool:
        resource = self.contract.resource(resource_name)
        record_id = wire.identifier(resource, record)
        if record_id is not None:
            self.ledger.add(Entry(resource_name, record_id, tuple(sent.items()), answer.n))
        return record_id is not None
