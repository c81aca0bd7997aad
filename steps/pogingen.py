"""De poging: what is tried although it ought to be refused, and by whom."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pytest

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.credentials import Basic
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import COUPLING, couple
from kcc_conformance.consumer.forms import example
from kcc_conformance.consumer.registration import COMBINED, betrokkene_values
from kcc_conformance.findings import Inapplicable, Remarks
from kcc_conformance.law.attributes import key_of
from kcc_conformance.playing.scenarios import step_texts
from kcc_conformance.probing.faulty import FOUTEN, TEXTS, broken_off, faulty_payload, marked
from kcc_conformance.probing.refusals import Place, Poging, Refusable, Refusals
from kcc_conformance.probing.stranger import BARE, CUT, IMPOSTOR, LONGER, NOBODY, credentials_of
from kcc_conformance.settings.declared import PATCH
from kcc_conformance.stage.stage import Stage

WIE = rf"(?P<wie>{'|'.join((NOBODY, IMPOSTOR, BARE, CUT, LONGER))})"
BETROKKENE, ACTOR, CHANGE = (
    "een betrokkene aan dat klantcontact toe te voegen",
    "een actor aan dat klantcontact te koppelen",
    "dat klantcontact te wijzigen",
)

# How the features say what is tried.
FAULTY = (
    r"de consumer een klantcontact registreert waarin (?P<attribuut>[A-Z][a-z ]+?)"
    rf" (?P<fout>{'|'.join(FOUTEN)})"
)
BROKEN = "de consumer een klantcontact registreert met een afgebroken JSON-bericht"
COMBINATION = (
    r"de consumer alles in één keer registreert met een"
    r" (?P<fout>onbekende partij|te lang Onderwerp)"
)
DANGLING = (
    r"de consumer een (?P<wat>actorklantcontact|betrokkene) registreert met een onbekende?"
    r" (?P<onbekend>actor|klantcontact|partij)"
)
ROLELESS = r"de consumer een betrokkene (?P<fout>met een onbekende|zonder) rol registreert"
TOO_LONG = "de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt"
VISIT = rf"iemand {WIE} een klantcontact registreert"
COMBINED_VISIT = rf"iemand {WIE} alles in één keer registreert"
MEDDLING = rf"iemand {WIE} probeert (?P<iets>{BETROKKENE}|{ACTOR}|{CHANGE})"


@dataclass(frozen=True)
class Pogingen:
    """Makes what can be tried, from the words that the features have for it."""

    stage: Stage
    conversations: Conversations

    def faulty(self, attribuut: str, fout: str) -> Refusable:
        """A klantcontact with one fault."""

        def send(_: Place) -> Poging:
            contract, consumer = self.stage.contract, self.stage.consumer
            attribute = contract.resource("klantcontact").attributes.get(key_of(attribuut))
            if attribute is None:
                raise Inapplicable(f"het contract kent geen {attribuut}")
            marker = consumer.marked("").strip()
            number = consumer.fresh_number()
            values = example()
            if contract.resource("klantcontact").attributes["nummer"].required:
                values["nummer"] = number
            payload = faulty_payload(contract, attribute, fout, values)
            body = marked(contract, payload, attribute.name, marker, number)
            answer = consumer.post("klantcontact", body)
            where = tuple(name for name in TEXTS if name != attribute.name)
            return Poging(answer, marker, where, number)

        return Refusable(("klantcontact", attribuut, fout), send)

    def broken(self) -> Refusable:
        """A message that breaks off before it is JSON."""

        def send(_: Place) -> Poging:
            stage = self.stage
            marker = stage.consumer.marked("").strip()
            text = broken_off(stage.contract, marker)
            return Poging(stage.consumer.post("klantcontact", content=text.encode()), marker)

        return Refusable(("geen JSON",), send)

    def combined(self, fout: str) -> Refusable:
        """All in one call, with an unknown partij or a text that is too long."""

        def send(_: Place) -> Poging:
            stage, conversations = self.stage, self.conversations
            conversations.registered(COMBINED)
            marker = stage.consumer.marked("In één keer")
            values = conversations.values(onderwerp=marker)
            partij_id = conversations.people.partij()
            unknown = fout == "onbekende partij"
            if unknown:
                partij_id = stage.consumer.unknown_id()
            else:
                longest = stage.contract.resource("klantcontact").attributes["onderwerp"].max or 0
                values["onderwerp"] = f"{marker} ".ljust(longest + 1, "x")
                values["inhoud"] = f"{marker} {values['inhoud']}"
            answer = stage.consumer.combine(
                "maak_klantcontact",
                {"klantcontact": values, "betrokkene": betrokkene_values("", partij_id)},
            )
            return Poging(answer, marker, ("onderwerp",) if unknown else ("inhoud",))

        return Refusable(("in één keer", fout), send)

    def dangling(self, wat: str, onbekend: str) -> Refusable:
        """A koppeling or betrokkene that points to something unknown."""

        def send(place: Place) -> Poging:
            registratie, people = place(), self.conversations.people
            contact, consumer = registratie.klantcontact_id, self.stage.consumer
            if wat == COUPLING and onbekend == "actor":
                answer = couple(consumer, contact, consumer.unknown_id())
                return Poging(answer, wat, place=registratie)
            if wat == "betrokkene":
                values = betrokkene_values(contact, people.partij())
            else:
                values = {"actor": people.actor(), "klantcontact": contact}
            values[onbekend] = self.stage.consumer.unknown_id()
            return Poging(self.stage.consumer.create(wat, values), wat, place=registratie)

        return Refusable((wat, onbekend), send, placed=True)

    def roleless(self, fout: str) -> Refusable:
        """A betrokkene without a role, or with an unknown one."""

        def send(place: Place) -> Poging:
            registratie = place()
            partij_id = self.conversations.people.partij()
            values = betrokkene_values(registratie.klantcontact_id, partij_id)
            if fout == "zonder":
                if not self.stage.contract.resource("betrokkene").attributes["rol"].required:
                    raise Inapplicable("het contract verplicht geen rol")
                del values["rol"]
            else:
                values["rol"] = "toeschouwer"
            answer = self.stage.consumer.create("betrokkene", values)
            return Poging(answer, "betrokkene", place=registratie)

        return Refusable(("rol", fout), send, placed=True)

    def too_long(self) -> Refusable:
        """A change of an onderwerp into a text that is too long."""

        def send(place: Place) -> Poging:
            stage = self.stage
            longest = stage.contract.resource("klantcontact").attributes["onderwerp"].max
            if longest is None:
                raise Inapplicable("het contract kent geen grens aan Onderwerp")
            registratie = place()
            too_long = f"{registratie.sent['onderwerp']} ".ljust(longest + 1, "x")
            answer = stage.consumer.amend(
                "klantcontact", registratie.klantcontact_id, {"onderwerp": too_long}
            )
            _amendable(stage, answer)
            return Poging(answer, place=registratie)

        return Refusable(("wijziging",), send, placed=True)

    def visit(self, wie: str) -> Refusable:
        """A registration by somebody without valid credentials."""

        def send(_: Place) -> Poging:
            remarks, values = Remarks(), self.conversations.values()
            answer = self.stage.consumer.create(
                "klantcontact", values, credentials=credentials_of(self.stage, wie, remarks)
            )
            return Poging(answer, str(values["onderwerp"]), notes=tuple(remarks.notes))

        return Refusable(("bezoek", wie), send)

    def combined_visit(self, wie: str) -> Refusable:
        """The same in one call."""

        def send(_: Place) -> Poging:
            conversations, remarks = self.conversations, Remarks()
            conversations.registered(COMBINED)
            values = conversations.values()
            person = betrokkene_values("", conversations.people.partij())
            answer = self.stage.consumer.combine(
                "maak_klantcontact",
                {"klantcontact": values, "betrokkene": person},
                credentials=credentials_of(self.stage, wie, remarks),
            )
            return Poging(answer, str(values["onderwerp"]), notes=tuple(remarks.notes))

        return Refusable(("bezoek in één keer", wie), send)

    def meddling(self, wie: str, iets: str) -> Refusable:
        """Somebody without valid credentials who adds to a klantcontact, or changes it."""

        def send(place: Place) -> Poging:
            registratie, remarks = place(), Remarks()
            contact, people = registratie.klantcontact_id, self.conversations.people
            consumer = self.stage.consumer
            nobody = credentials_of(self.stage, wie, remarks)
            if iets == BETROKKENE:
                values = betrokkene_values(contact, people.partij())
                answer = consumer.create("betrokkene", values, credentials=nobody)
            elif iets == ACTOR:
                answer = couple(consumer, contact, people.actor(), credentials=nobody)
            else:
                changed = {"vertrouwelijkheid": "Ja"}
                answer = consumer.amend("klantcontact", contact, changed, credentials=nobody)
                _amendable(self.stage, answer)
                if answer.ok:
                    self.stage.ledger.amend("klantcontact", contact, changed)
            return Poging(answer, place=registratie, notes=tuple(remarks.notes))

        return Refusable(("bezoek bij", wie, iets), send, placed=True)


WORDS: Mapping[str, Callable[..., Refusable]] = {
    FAULTY: Pogingen.faulty,
    BROKEN: Pogingen.broken,
    COMBINATION: Pogingen.combined,
    DANGLING: Pogingen.dangling,
    ROLELESS: Pogingen.roleless,
    TOO_LONG: Pogingen.too_long,
    VISIT: Pogingen.visit,
    COMBINED_VISIT: Pogingen.combined_visit,
    MEDDLING: Pogingen.meddling,
}
"""What makes what the features say is tried."""


@pytest.fixture(scope="session")
def pogingen(stage: Stage, conversations: Conversations) -> Pogingen:
    """What can be tried."""
    return Pogingen(stage, conversations)


@pytest.fixture(scope="session")
def weigeringen(request: pytest.FixtureRequest, pogingen: Pogingen) -> Refusals:
    """What is tried in this run, or by the worker of a parallel run that plays these scenarios."""
    planned = {each.name: each for each in _planned(pogingen, request.session.items)}
    return Refusals(pogingen.stage, pogingen.conversations, tuple(planned.values()))


def _planned(pogingen: Pogingen, items: Iterable[pytest.Item]) -> Iterable[Refusable]:
    """What the scenarios are going to try. A wrong password is not shown before its turn: a run
    shows one once, and says so in the check where it does not."""
    with_password = isinstance(pogingen.stage.provider.authorization, Basic)
    for text in (text for item in items for text in step_texts(item)):
        for pattern, make in WORDS.items():
            said = re.fullmatch(pattern, text)
            if said and not (with_password and said.groupdict().get("wie") == IMPOSTOR):
                yield make(pogingen, **said.groupdict())


def _amendable(stage: Stage, answer: Answer) -> None:
    if answer.status in answers.NOT_OFFERED and not stage.consumer.declared.present(PATCH):
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
