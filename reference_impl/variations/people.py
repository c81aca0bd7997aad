"""Variations around the employee and the customer: actoren, partijen, betrokkenen.

Not here: a provider that puts the actor of its token in place of the one that the consumer named.
The text has `ActorId` filled in by the consumer; what was taken and is shown differently is lost.
"""

from collections.abc import Callable

from ..answers import Call, Problem, Record, Refused
from ..behaviour import Behaviour, Workings
from ..bodies import REST, members
from ..contract import ALL_OPERATIONS, Json
from ..differences import Beforehand, Forbidden
from ..faults.fault import ACTOR, BETROKKENE, KLANTCONTACT, LINK, PARTIJ, is_about, resource_of
from ..made_up import invent
from .variation import CONTRACT
from .variation import Variation as V

APPLICATION = "6c1f8f0e-2f0b-4f0e-9c55-7b1a1f3f5a01"
"""The id of the actor that stands for the application with which a client logs in."""
_IDENTIFIERS = "partijIdentificatoren"
_WRITES = ("create", "replace", "amend", "delete")


class NotOffered(Forbidden):
    """There is no such resource: every call about it is answered 404, no document names it."""

    def __init__(self, resource: str) -> None:
        super().__init__(404, ("", *ALL_OPERATIONS), resource)
        self.resource = resource

    def document(self, document: Json) -> Json:
        """The document without its paths."""
        path = resource_of(self, self.resource).path
        for each in [p for p in document["paths"] if p == path or p.startswith(f"{path}/")]:
            del document["paths"][each]
        return document


class NeedsIdentifier(Beforehand):
    """Refuses a new partij without partij-identificatoren."""

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems, with this one."""
        if is_about(call, PARTIJ, "create") and not members(call.body).get(_IDENTIFIERS):
            reason = "Een partij moet ten minste één identificator hebben."
            return [*problems, Problem(_IDENTIFIERS, "required", reason)]
        return problems

    def keep(self, call: Call, record: Record) -> Record:
        """The record with them, where the contract has no place for them."""
        found = members(call.body).get(_IDENTIFIERS)
        if is_about(call, PARTIJ) and found and _IDENTIFIERS not in call.subject.places:
            record[REST] = {**record.get(REST, {}), _IDENTIFIERS: found}
        return record


class OnlyOne(Behaviour):
    """Refuses a second of these records at a klantcontact."""

    def __init__(self, resource: str, status: int) -> None:
        self.resource = resource
        self.status = status

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems, with this one. Raises Refused for a conflict."""
        if not is_about(call, self.resource) or not record.get(KLANTCONTACT):
            return problems
        there = call.subject.attributes[KLANTCONTACT]
        found = self.provider.store.pointing(call.subject, there, record[KLANTCONTACT])
        if not {*found} - {call.id}:
            return problems
        title = f"Een klantcontact heeft hier niet meer dan één {self.resource}."
        if self.status == 409:
            raise Refused(409, "conflict", title)
        return [*problems, Problem(there.wire, "unique", title)]


class OwnActor(Behaviour):
    """Links every new klantcontact to the actor of the application, beside the client's links."""

    def bind(self, provider: Workings) -> None:
        """Puts the actor in place."""
        super().bind(provider)
        if not provider.store.has(ACTOR, APPLICATION):
            kinds = provider.contract.resources[ACTOR].attributes["soort_actor"].values
            kind = kinds["geautomatiseerde actor"]
            invent(provider, ACTOR, id=APPLICATION, naam="KCC-toepassing", soort_actor=kind)

    def kept(self, call: Call, record: Record) -> None:
        """Makes the link."""
        if is_about(call, KLANTCONTACT, "create"):
            invent(self.provider, LINK, actor=APPLICATION, klantcontact=record["id"])


class Nameless(Behaviour):
    """Keeps no names of partijen: who they are is known elsewhere."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record without them."""
        if is_about(call, PARTIJ):
            record |= {"voornaam": None, "achternaam": None}
        return record


class RoleUnshown(Behaviour):
    """Shows a betrokkene without rol and initiator."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body without them."""
        if is_about(call, BETROKKENE):
            for name in ("rol", "initiator"):
                body.pop(call.subject.attributes[name].wire, None)
        return body


def _unmade(status: int, *resources: str) -> Callable[[], Behaviour]:
    return lambda: Forbidden(status, _WRITES, *resources)


VARIATIONS = (
    V("actors-and-partijen-403", "Actoren and partijen cannot be written: 403.",
      "Actoren en partijen kunnen niet geschreven worden: 403.",
      _unmade(403, ACTOR, PARTIJ), needs=(ACTOR, PARTIJ)),
    V("actors-and-partijen-405", "Actoren and partijen cannot be written: 405.",
      "Actoren en partijen kunnen niet geschreven worden: 405.",
      _unmade(405, ACTOR, PARTIJ), differs=CONTRACT, needs=(ACTOR, PARTIJ)),
    V("actors-and-partijen-404", "Actoren and partijen cannot be written: 404.",
      "Actoren en partijen kunnen niet geschreven worden: 404.",
      _unmade(404, ACTOR, PARTIJ), differs=CONTRACT, needs=(ACTOR, PARTIJ)),
    V("actors-and-partijen-400", "Actoren and partijen cannot be written: 400.",
      "Actoren en partijen kunnen niet geschreven worden: 400.",
      _unmade(400, ACTOR, PARTIJ), differs=CONTRACT, needs=(ACTOR, PARTIJ)),
    V("actors-and-partijen-501", "Actoren and partijen cannot be written: 501.",
      "Actoren en partijen kunnen niet geschreven worden: 501.",
      _unmade(501, ACTOR, PARTIJ), differs=CONTRACT, needs=(ACTOR, PARTIJ)),
    V("actors-405", "Actoren cannot be written: 405.",
      "Actoren kunnen niet geschreven worden: 405.",
      _unmade(405, ACTOR), differs=CONTRACT, needs=(ACTOR,)),
    V("partijen-405", "Partijen cannot be written: 405.",
      "Partijen kunnen niet geschreven worden: 405.",
      _unmade(405, PARTIJ), differs=CONTRACT, needs=(PARTIJ,)),
    V("no-actors", "There is no resource of actoren; those of elsewhere can be linked.",
      "Er is geen resource van actoren; die van elders zijn te koppelen.",
      lambda: NotOffered(ACTOR), differs=CONTRACT, needs=(ACTOR,)),
    V("no-partijen", "There is no resource of partijen; those of elsewhere can be referred to.",
      "Er is geen resource van partijen; naar die van elders is te verwijzen.",
      lambda: NotOffered(PARTIJ), differs=CONTRACT, needs=(PARTIJ,)),
    V("partij-needs-identifier", "A partij without identificator is refused.",
      "Een partij zonder identificator wordt geweigerd.",
      lambda: NeedsIdentifier(PARTIJ), differs=CONTRACT, needs=(PARTIJ,)),
    V("partij-nameless", "Of a partij no name is kept or shown.",
      "Van een partij wordt geen naam bewaard of getoond.", Nameless, differs=CONTRACT),
    V("one-actor-409", "A second actor at a klantcontact is refused: 409.",
      "Een tweede actor bij een klantcontact wordt geweigerd: 409.",
      lambda: OnlyOne(LINK, 409), differs=CONTRACT),
    V("one-actor-400", "A second actor at a klantcontact is refused: 400.",
      "Een tweede actor bij een klantcontact wordt geweigerd: 400.",
      lambda: OnlyOne(LINK, 400), differs=CONTRACT),
    V("one-betrokkene-409", "A second betrokkene at a klantcontact is refused: 409.",
      "Een tweede betrokkene bij een klantcontact wordt geweigerd: 409.",
      lambda: OnlyOne(BETROKKENE, 409), differs=CONTRACT),
    V("one-betrokkene-400", "A second betrokkene at a klantcontact is refused: 400.",
      "Een tweede betrokkene bij een klantcontact wordt geweigerd: 400.",
      lambda: OnlyOne(BETROKKENE, 400), differs=CONTRACT),
    V("own-actor-beside", "A klantcontact is linked to the application's actor as well.",
      "Een klantcontact wordt ook aan de actor van de toepassing gekoppeld.",
      OwnActor, differs=CONTRACT),
    V("role-unshown", "A betrokkene is shown without rol and initiator.",
      "Een betrokkene wordt zonder rol en initiator getoond.", RoleUnshown, differs=CONTRACT),
)  # fmt: skip
