"""Behaviours of the subtle faults that reach beyond one value of one record."""

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from .fault import BETROKKENE, KLANTCONTACT, PARTIJ, is_about, others, resource_of


class SameAgainIgnored(Behaviour):
    """Gives back an earlier klantcontact when the same is registered again."""

    def write(self, call: Call, record: Record) -> bool:
        """False when there is one; the record becomes that one."""
        if not is_about(call, KLANTCONTACT, "create"):
            return True
        for each in others(self, KLANTCONTACT, record["id"]):
            known = self.provider.store.get(call.subject, each) or {}
            if all(known.get(k) == v for k, v in record.items() if k not in {"id", "nummer"}):
                record.update(known)
                return False
        return True


class FirstRegistrationReused(Behaviour):
    """Attaches a betrokkene to the klantcontact of the first betrokkene of its partij."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record at that klantcontact."""
        if is_about(call, BETROKKENE) and record.get(PARTIJ) and KLANTCONTACT in record:
            store = self.provider.store
            ids = store.pointing(call.subject, call.subject.attributes[PARTIJ], record[PARTIJ])
            first = store.get(call.subject, ids[0]) if ids else None
            if first:
                record[KLANTCONTACT] = first[KLANTCONTACT]
        return record


class TargetChanged(Behaviour):
    """Sets a boolean of the target to Nee when a record points to it."""

    def __init__(self, resource: str, target: str, name: str) -> None:
        self.resource = resource
        self.target = target
        self.name = name

    def kept(self, call: Call, record: Record) -> None:
        """Changes the target."""
        if is_about(call, self.resource) and record.get(self.target):
            target = resource_of(self, self.target)
            found = self.provider.store.get(target, record[self.target])
            if found:
                value = target.attributes[self.name].values["Nee"]
                self.provider.store.update(target, {**found, self.name: value})


class ReadMarksIt(Behaviour):
    """Makes a klantcontact vertrouwelijk after it was read."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body as it still was."""
        if is_about(call, KLANTCONTACT, "read"):
            value = call.subject.attributes["vertrouwelijkheid"].values["Ja"]
            self.provider.store.update(call.subject, {**record, "vertrouwelijkheid": value})
        return body


class OneChangeForAll(Behaviour):
    """Gives all klantcontacten the onderwerp that one is given."""

    def changed(self, call: Call, record: Record) -> None:
        """Changes the others."""
        if is_about(call, KLANTCONTACT):
            for each in others(self, KLANTCONTACT, record["id"]):
                if other := self.provider.store.get(call.subject, each):
                    changed = {**other, "onderwerp": record["onderwerp"]}
                    self.provider.store.update(call.subject, changed)


class EveryFifthFails(Behaviour):
    """Answers every fifth registration of a klantcontact with 500, done or not."""

    def __init__(self) -> None:
        self.count = 0

    def answer(self, call: Call, answer: Answer) -> None:
        """500 now and then."""
        if is_about(call, KLANTCONTACT, "create") and answer.status == 201:
            self.count += 1
            if self.count % 5 == 0:
                answer.status = 500
                answer.body = {"status": 500}


class AmendWipes(Behaviour):
    """Empties inhoud when another attribute is amended."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record without it."""
        if is_about(call, KLANTCONTACT, "amend"):
            attribute = call.subject.attributes["inhoud"]
            if isinstance(call.body, dict) and attribute.wire not in call.body:
                record["inhoud"] = ""
        return record


class NumberTypeInLists(Behaviour):
    """Gives nummer in lists as the other type: number for text, text for number."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the other type."""
        if is_about(call, KLANTCONTACT, "list"):
            wire = call.subject.attributes["nummer"].wire
            value = body.get(wire)
            if isinstance(value, str) and value.isdigit():
                body[wire] = int(value)
            elif isinstance(value, int):
                body[wire] = str(value)
        return body


class PartijGoes(Behaviour):
    """Deletes the partij when its betrokkene is deleted."""

    def erase(self, call: Call, identity: str) -> bool:
        """Takes it along."""
        record = self.provider.store.get(call.subject, identity)
        if is_about(call, BETROKKENE) and record and record.get(PARTIJ):
            self.provider.store.delete(resource_of(self, PARTIJ), record[PARTIJ])
        return True
