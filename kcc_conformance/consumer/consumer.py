"""The model consumer: a front-end application that registers as C0992 and F2173 describe.

It speaks logical attributes, notes every record it makes, and judges nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.conditions import Conditions
from kcc_conformance.consumer.ledger import Entry, Intent, Ledger
from kcc_conformance.consumer.location import located, placed
from kcc_conformance.consumer.numbers import passes_eleven_test
from kcc_conformance.consumer.reader import Reader
from kcc_conformance.consumer.recognition import intent_of
from kcc_conformance.consumer.settling import settle
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.settings.declared import COMBINED, CREATE, DELETE, PATCH, PUT, Declared

_NO_32_BITS = 2**32
"""The first number that 32 bits have no room for, signed or not."""


class Consumer(Reader):
    """One consumer's dealings with one provider.

    `patience` is in seconds (see `Patience`). What was `declared` absent is never asked for:
    whoever tries gets Inapplicable. `hints` are values that the provider itself shows for an
    attribute of a klantcontact, by its name; `salt` is what its own numbers and IDs are drawn by,
    which differs for the parts of a run (without it the marker).
    """

    def __init__(
        self,
        provider: ProviderClient,
        contract: Contract,
        ledger: Ledger,
        discretion: Discretion,
        *,
        marker: str,
        patience: float = 2.0,
        declared: Declared | None = None,
        serials: Iterator[int] | None = None,
        hints: Mapping[str, Sequence[Any]] | None = None,
        salt: str = "",
    ) -> None:
        super().__init__(
            provider, contract, discretion, patience=patience, declared=declared or Declared()
        )
        self.ledger = ledger
        self.marker = marker
        self.salt = salt or marker
        self.hints = hints or {}
        self._serials = serials or count(1)
        self._drawn: set[str] = set()
        self._chances: Counter[str] = Counter()
        self._conditions = Conditions(self)

    # --- values -----------------------------------------------------------------------------

    def next_serial(self) -> int:
        """A number that no other record of this run has."""
        return next(self._serials)

    def marked(self, text: str) -> str:
        """The text with the run's marker and a serial number behind it."""
        return f"{text} [{self.marker}-{self.next_serial()}]"

    def fresh_number(self, *, zeros: int = 0) -> str:
        """A nummer that is very unlikely to exist: nine ASCII digits, far from the limits, of which
        so many are leading zeros; nobody's burgerservicenummer."""
        number = "111222333"
        while passes_eleven_test(number):
            number = str(100_000_000 + self._chance().randrange(800_000_000))
            number = "0" * zeros + number[zeros:]
        self._drawn.add(number)
        return number

    def large_number(self) -> str:
        """A nummer that is very unlikely to exist, of ten ASCII digits: it does not fit in 32 bits,
        and leaves room for what a provider gives out after it."""
        number = str(_NO_32_BITS + self._chance().randrange(500_000_000))
        self._drawn.add(number)
        return number

    def unknown_id(self) -> str:
        """An ID that no record has: a UUID, or a number where all records have numbers for IDs."""
        seen = self.ledger.ids()
        if self.contract.numbered or (seen and all(known.isdecimal() for known in seen)):
            return str(2_000_000_000 + self._chance().randrange(100_000_000))
        return str(UUID(int=self._chance().getrandbits(128), version=4))

    def _chance(self) -> Random:
        """Another one each time, by the run's marker and by what is played: whoever judges the run
        again by its exchanges draws the same."""
        served = self.provider.recorder.served
        self._chances[served] += 1
        return Random(f"{self.salt}/{served}/{self._chances[served]}")

    # --- writing ----------------------------------------------------------------------------

    def create(
        self,
        resource_name: str,
        values: Mapping[str, object],
        *,
        credentials: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Registers one record, with a `nummer` or an actor where it is not taken without; `extra`
        are wire members outside the contract (an ID of the client's own, say)."""
        resource = self.contract.resource(resource_name)
        values = self._completed(resource_name, values)
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
        answer = located(self, resource_name, answer)
        record = answer.body if answer.ok else None
        noted = self._note(resource_name, record, sent or {}, answer, intent, body)
        settle(self.ledger, intent, answer, noted=noted)
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
        parts = {name: self._completed(name, values) for name, values in parts.items()}
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
            own = intent if name == first else None
            found[name] = self._note(name, records[name], {**values, **told}, answer, own, part)
        settle(self.ledger, intent, answer, noted=all(found.values()))
        if found[first] and not all(found.values()):
            self.ledger.answer(intent.number)
        return answer

    def delete(self, resource_name: str, record_id: str) -> Answer:
        """Deletes one record."""
        self.declared.need(DELETE)
        resource = self.contract.resource(resource_name)
        answer = self._conditions.ask("DELETE", resource_name, record_id)
        if answer.ok or answer.gone:
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
        """Changes some attributes of one record (PATCH); where the contract only knows how to
        replace one, by the whole of it as it was registered, with these values (PUT)."""
        resource = self.contract.resource(resource_name)
        if "replace" in resource.operations and "amend" not in resource.operations:
            entries = (e for e in self.ledger.of(resource_name) if wire.same_id(e.id, record_id))
            known = next((entry.values for entry in entries), {})
            return self.replace(
                resource_name, record_id, {**known, **values}, credentials=credentials
            )
        self.declared.need(PATCH)
        body = {
            key: value
            for key, value in wire.encode(self.contract, resource, values).items()
            if key not in resource.defaults
        }
        return self._change("PATCH", resource_name, record_id, body, credentials)

    def replace(
        self,
        resource_name: str,
        record_id: str,
        values: Mapping[str, object],
        *,
        credentials: Mapping[str, str] | None = None,
    ) -> Answer:
        """Sends one record anew, in its entirety (PUT)."""
        self.declared.need(PUT)
        body = wire.encode(self.contract, self.contract.resource(resource_name), values)
        return self._change("PUT", resource_name, record_id, body, credentials)

    # --- inside -----------------------------------------------------------------------------

    def _change(
        self,
        method: str,
        resource_name: str,
        record_id: str,
        body: Mapping[str, object],
        credentials: Mapping[str, str] | None,
    ) -> Answer:
        return self._conditions.ask(
            method,
            resource_name,
            record_id,
            body=body,
            credentials=credentials,
            resource=f"{resource_name}.response",
        )

    def _completed(self, resource_name: str, values: Mapping[str, object]) -> dict[str, object]:
        number = self.contract.resource(resource_name).attributes.get("nummer")
        values = self.contract.wording.attended(resource_name, values)
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

    def _note(
        self,
        resource_name: str,
        record: object,
        sent: Mapping[str, object],
        answer: Answer,
        intent: Intent | None = None,
        body: object = None,
    ) -> bool:
        """Whether the ID of a record is known now: from the body, or else from a header."""
        resource = self.contract.resource(resource_name)
        record_id = wire.identifier(resource, record)
        if record_id is None and intent is not None:
            record_id = placed(self, resource_name, answer, intent, body)
        if record_id is not None:
            self.ledger.add(Entry(resource_name, record_id, tuple(sent.items()), answer.n))
        return record_id is not None
