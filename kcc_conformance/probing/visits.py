"""What a stranger gets to see of an address that the consumer has just read.

A shared cache that does not look at who asks shows it to anybody, for as long as it keeps it: so
each address is read with the right credentials first, and by strangers right after.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kcc_conformance.checks.answers import answered
from kcc_conformance.checks.existing import repeated_to
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.credentials import Basic
from kcc_conformance.client.listing import page_items
from kcc_conformance.consumer.registration import Gesprek
from kcc_conformance.contract import wire
from kcc_conformance.findings import Finding, Inapplicable, Remarks
from kcc_conformance.probing.stranger import IMPOSTOR, NOBODY, credentials_of, excuse
from kcc_conformance.stage.stage import Stage

LIST, ITEM, EXPANDED = "de lijst", "het record zelf", "het record met alles erbij (expand)"
_EXPANDS = {"klantcontact": "betrokkenen", "betrokkene": "klantcontact", "partij": "betrokkenen"}
"""Of which resource which attribute is asked for in full, where the provider can do that."""
LOCKED = (
    "na verkeerde inloggegevens weigert de provider ook de goede: die zijn verder niet geprobeerd"
)
_WITHOUT_BODY = ("HEAD", "OPTIONS")


@dataclass(frozen=True)
class Address:
    """One place where records can be read; `what` says in Dutch what is there."""

    what: str
    path: str
    query: tuple[tuple[str, str], ...] = ()


class Visits:
    """Visits by strangers to what the consumer can read. A run makes one of these.

    Each address costs three requests: with the right credentials, without any, with wrong ones;
    where passwords are asked for two, because accounts and addresses get locked after a few wrong
    ones, and those are tried elsewhere. There are two addresses of a resource, a third one where
    the provider can expand; of internal tasks mostly one, for no run makes any. Of a klantcontact
    HEAD and OPTIONS are asked for besides. Together at most 43.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._locked = False
        self._tried = False
        self._excused = False

    def findings(
        self, resource_name: str, call: Gesprek | None, remarks: Remarks
    ) -> tuple[Finding, ...]:
        """What strangers see of the records of a resource, of which `call` has one.

        Raises Inapplicable where the run has no credentials, where something else than these lets
        a stranger in, and where the consumer itself can read nothing there.
        """
        stage = self._stage
        nobody = credentials_of(stage, NOBODY, remarks)
        found: list[Finding] = []
        read = 0
        record_id = call.id_of(resource_name) if call else None
        waiting = [Address(LIST, stage.contract.resource(resource_name).path)]
        while waiting:
            address = waiting.pop(0)
            shown = self._asked(resource_name, address, "GET", None)
            if address.what == LIST:
                waiting += self._records(
                    resource_name, record_id or self._first(shown, resource_name)
                )
            if not shown.ok:
                self._locked = self._locked or (self._tried and shown.status in (401, 429))
                continue
            read += 1
            found += self._looked(resource_name, address, shown, nobody, remarks)
        if self._locked:
            remarks.notes.append(LOCKED)
        if not read:
            raise Inapplicable(f"de consumer kan hier zelf geen {resource_name} lezen")
        return tuple(found)

    def _looked(
        self,
        resource_name: str,
        address: Address,
        shown: Answer,
        nobody: dict[str, str],
        remarks: Remarks,
    ) -> Iterator[Finding]:
        """What strangers see at one address; wrong credentials are not tried where none will do."""
        open_to_all = False
        for who, method, headers in self._visitors(resource_name, address, nobody, remarks):
            if who == IMPOSTOR and open_to_all:
                continue
            told = self._asked(resource_name, address, method, headers)
            self._tried = self._tried or who == IMPOSTOR
            if self._seen(resource_name, method, told, shown):
                try:
                    excuse(self._stage, who, told)
                except Inapplicable:
                    if who == NOBODY:
                        raise
                    self._excused = True
                    continue
                open_to_all = open_to_all or method == "GET"
                yield _finding(who, method, address, told)

    # --- asking -----------------------------------------------------------------------------

    def _records(self, resource_name: str, record_id: str | None) -> Iterator[Address]:
        """Where a record can be read by itself, and in full with what hangs on it."""
        if record_id is None:
            return
        stage = self._stage
        resource = stage.contract.resource(resource_name)
        item = stage.consumer.item_path(resource_name, record_id)
        yield Address(ITEM, item)
        attribute = resource.attributes.get(_EXPANDS.get(resource_name, ""))
        parameter = stage.contract.probes.get("expand")
        if attribute is None or parameter is None or stage.document is None:
            return
        for told, path in ((resource.item, item), (resource.path, resource.path)):
            if parameter in stage.document.parameters(told):
                yield Address(EXPANDED, path, ((parameter, attribute.wire),))
                return

    def _first(self, shown: Answer, resource_name: str) -> str | None:
        """The ID of the first record in a list, if any."""
        resource = self._stage.contract.resource(resource_name)
        items = page_items(self._stage.contract, resource, shown)
        return wire.identifier(resource, items[0]) if items else None

    def _visitors(
        self,
        resource_name: str,
        address: Address,
        nobody: dict[str, str],
        remarks: Remarks,
    ) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Who comes to an address, how, and what they show."""
        yield NOBODY, "GET", nobody
        if address.what == ITEM and resource_name == "klantcontact":
            for method in _WITHOUT_BODY:
                yield NOBODY, method, nobody
        wrong = self._wrong(remarks)
        if wrong is not None:
            yield IMPOSTOR, "GET", wrong

    def _asked(
        self, resource_name: str, address: Address, method: str, credentials: dict[str, str] | None
    ) -> Answer:
        stage = self._stage
        resource = stage.contract.resource(resource_name)
        discretion = stage.consumer.discretion
        kept = discretion.list_page if address.path == resource.path else discretion.record
        return stage.provider.request(
            method,
            address.path,
            query=dict(address.query) or None,
            credentials=credentials,
            redact=lambda body: kept(resource, body),
        )

    def _wrong(self, remarks: Remarks) -> dict[str, str] | None:
        """Wrong credentials; None where there are none, or none that may be tried here."""
        basic = isinstance(self._stage.provider.authorization, Basic)
        if self._locked or self._excused or basic:
            return None
        try:
            return credentials_of(self._stage, IMPOSTOR, remarks)
        except Inapplicable:
            return None

    # --- judging ----------------------------------------------------------------------------

    def _seen(self, resource_name: str, method: str, told: Answer, shown: Answer) -> bool:
        """Whether a stranger sees anything of what the consumer was shown: a record or a list
        (an empty one as well), its texts in a refusal, its length or its version by HEAD."""
        answered(told)
        if method == "HEAD":
            marks = ("content-length", "etag", "last-modified")
            pairs = [(told.headers.get(name), shown.headers.get(name)) for name in marks]
            return told.ok and any(left == right not in (None, "0") for left, right in pairs)
        contract = self._stage.contract
        resource = contract.resource(resource_name)
        if method == "GET" and told.ok and told.body is not NO_JSON:
            return True
        own = wire.identifier(resource, shown.body)
        records = [shown.body] if own else page_items(contract, resource, shown) or ()
        return any(repeated_to(_without(told.body, own), _without(each, own)) for each in records)


def _without(body: object, own: str | None) -> object:
    """A body without the ID that the stranger asked for, which an error may repeat."""
    if isinstance(body, dict):
        return {key: _without(value, own) for key, value in body.items()}
    if isinstance(body, list):
        return [_without(value, own) for value in body]
    return "" if own and isinstance(body, str) and own in body else body


def _finding(who: str, method: str, address: Address, told: Answer) -> Finding:
    if method != "GET":
        message = f"{who} toont {method} toch iets van wat er staat: {address.what}"
    elif told.ok:
        message = f"{who} is te lezen wat de consumer net had gelezen: {address.what}"
    else:
        message = f"{who} toont de weigering toch wat er staat: {address.what}"
    return Finding(message, expected="401 of 403", actual=told.status, exchange=told.n)
