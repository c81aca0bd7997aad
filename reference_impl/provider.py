"""The provider itself: what each operation does with the records."""

import json
import re
from dataclasses import replace
from uuid import UUID, uuid4

from .answers import Answer, Call, Problem, Record, Refused, invalid, not_found
from .behaviour import Behaviour
from .bodies import Reader, members
from .cascade import delete_along
from .children import Children
from .contract import Attribute, Combined, Contract, Json
from .queries import Queries
from .representation import ADDRESS, Representation
from .speech import Speech
from .store import Conflict, Store, link

_LARGEST = 2**31 - 1
"""The largest ID where IDs are numbers: it fits in 32 bits."""
_UNKNOWN = "object bestaat niet."
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}")


class Provider:
    """Carries out calls against the records, asking its behaviour at every point."""

    def __init__(self, contract: Contract, store: Store, behaviour: Behaviour) -> None:
        self.contract = contract
        self.store = store
        self.behaviour = behaviour
        self.reader = Reader(contract)
        self.children = Children(contract, store, self.reader)
        self.queries = Queries(contract, behaviour.page_size)
        self.shape = Representation(contract, store, self.queries)
        self.speech = Speech(contract)
        behaviour.bind(self)

    def perform(self, call: Call) -> Answer:
        """Carry out a call that may be made. Raises Refused."""
        self.queries.refuse_unknown(call)
        if call.operation in {"create", "replace", "amend", "combine"}:
            call.body = self.behaviour.receive(call, self.speech.heard(call, parse(call.raw)))
        operations = {
            "create": self.create,
            "read": self.read,
            "list": self.browse,
            "replace": self.change,
            "amend": self.change,
            "delete": self.delete,
            "combine": self.combine,
        }
        return operations[call.operation](call)

    def create(self, call: Call) -> Answer:
        """Make a record."""
        record = self.make(call)
        try:
            with self.store.transaction():
                self.insert(call, record)
        except Conflict as conflict:
            raise self._conflict(conflict, "") from conflict
        self.behaviour.kept(call, record)
        body = self.show(call, record)
        headers = {"Location": self.shape.address(call, call.subject, record["id"])}
        return Answer(self._status("create"), body, headers=headers)

    def read(self, call: Call) -> Answer:
        """Show one record."""
        return Answer(self._status("read"), self.show(call, self.there(call)))

    def browse(self, call: Call) -> Answer:
        """Show the records that meet the query, a page at a time."""
        criteria = self.behaviour.select(call, self.queries.criteria(call))
        ids = self.store.ids(call.subject, criteria)
        ids = [each for each in ids if not self.behaviour.hide(call, each)]
        ids, page = self.queries.page(call, self.behaviour.found(call, ids))
        records = (self.store.get(call.subject, each) for each in ids)
        page.items = [self.show(call, record) for record in records if record]
        self.behaviour.page(call, page)
        headers = self.shape.page_headers(call, page)
        return Answer(self._status("list"), self.shape.page(call, page), headers=headers)

    def change(self, call: Call) -> Answer:
        """Replace or amend a record."""
        current = self.there(call)
        before = dict(current)
        record, problems = self.reader.read(
            call.subject, call.body, current=current, whole=call.operation == "replace"
        )
        problems += self.children.problems(call.subject, call.body)
        record = self._accept(call, record, problems)
        record["id"] = current["id"]
        record = self.behaviour.keep(call, record)
        try:
            with self.store.transaction():
                if self.behaviour.write(call, record):
                    if call.operation == "amend":
                        record = self._merged(call, before, record)
                    self._number(call, record)
                    self.store.update(call.subject, record)
                    self.children.write(call.subject, call.body, record["id"])
        except Conflict as conflict:
            raise self._conflict(conflict, "") from conflict
        self.behaviour.changed(call, record)
        return Answer(self._status(call.operation), self.show(call, record))

    def _merged(self, call: Call, before: Record, record: Record) -> Record:
        """What this call changes, over what others may have changed since it read the record;
        inside a transaction."""
        now = self.store.get(call.subject, record["id"])
        if now is None or now == before:
            return record
        changed = {name: value for name, value in record.items() if value != before.get(name)}
        return {**now, **changed}

    def delete(self, call: Call) -> Answer:
        """Remove a record and what hangs on it."""
        record = self.there(call)
        if self._cascades(call):
            return self._delete_along(call, record)
        with self.store.transaction():
            if self.behaviour.erase(call, record["id"]):
                self.store.delete(call.subject, record["id"])
        statuses = self.contract.status["delete"]
        return Answer(204 if 204 in statuses else statuses[0])

    def _cascades(self, call: Call) -> bool:
        cascade = call.subject.cascade
        return cascade is not None and call.query.get(cascade.parameter, "").lower() == "true"

    def _delete_along(self, call: Call, record: Record) -> Answer:
        with self.store.transaction():
            kept = delete_along(self.contract, self.store, call.subject, record)
        shown = [self.shape.pointer(call, str(a.target), each)[ADDRESS] for a, each in kept]
        return Answer(200, {call.subject.cascade.kept: shown} if call.subject.cascade else {})

    def combine(self, call: Call) -> Answer:
        """Make several records in one go, or none."""
        combined = next(c for c in self.contract.combined if call.id == c.path)
        body = members(call.body)
        made: list[tuple[Call, Record]] = []
        problems: list[Problem] = []
        for name, member in combined.parts.items():
            if member not in body:
                if not made:
                    problems.append(Problem(member, "required", "Dit veld is vereist."))
                continue
            if not body[member] and made and not self._needs(name, combined):
                continue
            part = self._part(call, name, body[member])
            try:
                made.append((part, self.make(part, combined.implied.get(name, ()))))
            except Refused as refusal:
                problems += [p._replace(name=f"{member}.{p.name}") for p in refusal.problems]
        if problems:
            raise invalid(*problems)
        self._insert_all(combined, made)
        for part, record in made:
            self.behaviour.kept(part, record)
        shown = {part.subject.name: self.show(part, record) for part, record in made}
        answer = {member: shown.get(name) for name, member in combined.parts.items()}
        return Answer(self._status("create"), answer)

    def _needs(self, name: str, combined: Combined) -> bool:
        """Whether something has to be said about such a record in a combined call."""
        implied = combined.implied.get(name, ())
        return any(
            a.required and a.name not in implied for a in self.contract.resources[name].stored
        )

    def make(self, call: Call, implied: tuple[str, ...] = ()) -> Record:
        """A new record from the body, not yet written. Raises Refused."""
        record, problems = self.reader.read(call.subject, call.body, implied=implied)
        problems += self.children.problems(call.subject, call.body)
        record = self._accept(call, record, problems)
        record["id"] = self.behaviour.identify(call, self._new_id())
        return self.behaviour.keep(call, record)

    def _new_id(self) -> str:
        identity = uuid4()
        return str(1 + identity.int % _LARGEST) if self.contract.numbered else str(identity)

    def insert(self, call: Call, record: Record) -> None:
        """Write a new record, with its number; inside a transaction. Raises Conflict."""
        self._number(call, record)
        if self.behaviour.write(call, record):
            self.store.insert(call.subject, record)
            self.children.write(call.subject, call.body, record["id"])
        call.kept.append(record)

    def there(self, call: Call) -> Record:
        """The record that the call is about. Raises Refused when there is none."""
        identity = call.id or ""
        record = self.store.get(call.subject, identity)
        if record is None and _UUID.fullmatch(identity):
            record = self.store.get(call.subject, str(UUID(identity)))
        if record is None or self.behaviour.hide(call, record["id"]):
            raise not_found()
        return record

    def show(self, call: Call, record: Record) -> Json:
        """The record as it goes out."""
        body = self.shape.record(call, call.subject, record)
        self.shape.expanded(call, record, body)
        return self.behaviour.show(call, record, body)

    def _part(self, call: Call, name: str, body: Json) -> Call:
        resource = self.contract.resources[name]
        part = replace(call, resource=resource, operation="create", combined=True)
        part.body = self.behaviour.receive(part, body)
        return part

    def _insert_all(self, combined: Combined, made: list[tuple[Call, Record]]) -> None:
        ids = {part.subject.name: record["id"] for part, record in made}
        member = ""
        try:
            with self.store.transaction():
                for part, record in made:
                    member = f"{combined.parts[part.subject.name]}."
                    for name in combined.implied.get(part.subject.name, ()):
                        target = part.subject.attributes[name].target
                        record[name] = ids[str(target)]
                    self.insert(part, record)
        except Conflict as conflict:
            raise self._conflict(conflict, member) from conflict

    def _accept(self, call: Call, record: Record, problems: list[Problem]) -> Record:
        for attribute in call.subject.stored:
            problem = self._dangling(attribute, record.get(attribute.name))
            if problem:
                problems.append(problem)
        problems = self.behaviour.judge(call, problems, record)
        if problems:
            raise invalid(*problems)
        return record

    def _dangling(self, attribute: Attribute, value: Json) -> Problem | None:
        if attribute.kind not in ("reference", "links") or not attribute.target or value is None:
            return None
        ids = value if isinstance(value, list) else [value]
        if all(self.store.has(attribute.target, each) for each in ids):
            return None
        reason = f"{attribute.target.capitalize()} {_UNKNOWN}"
        return Problem(self.reader.place(attribute), "invalid", reason)

    def _number(self, call: Call, record: Record) -> None:
        for attribute in call.subject.stored:
            if attribute.generated and record.get(attribute.name) is None:
                record[attribute.name] = self.store.next_number(call.subject, attribute)

    def _conflict(self, conflict: Conflict, member: str) -> Refused:
        resource = self.contract.resources[conflict.resource]
        if not conflict.attributes:
            return invalid(Problem(f"{member}nonFieldErrors", "invalid", f"Een {_UNKNOWN}"))
        reason = "Deze waarde bestaat al en moet uniek zijn."
        alone = {a.name for a in link(resource)} == {*conflict.attributes}
        if alone or any({*each.attributes} == {*conflict.attributes} for each in resource.unique):
            return invalid(Problem(f"{member}nonFieldErrors", "unique", reason))
        return invalid(
            *(
                Problem(f"{member}{resource.attributes[name].wire}", "unique", reason)
                for name in conflict.attributes
                if name in resource.attributes
            )
        )

    def _status(self, operation: str) -> int:
        return self.contract.status[operation][0]


def parse(raw: bytes) -> Json:
    """The JSON in the bytes; an empty object when there are none. Raises Refused."""
    if not raw:
        return {}
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "parse_error", "Ongeldige JSON.") from error


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is not JSON")
