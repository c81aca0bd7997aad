"""The calls that scenarios share: each is registered once in a run and looked at by many checks."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.choices import Choices
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.forms import example, first_registration
from kcc_conformance.consumer.memory import Memory
from kcc_conformance.consumer.people import Introduction, People
from kcc_conformance.consumer.registration import (
    COMBINED,
    SEPARATE,
    Attempt,
    Gesprek,
    Registratie,
    register,
    usable,
    usable_whole,
)
from kcc_conformance.consumer.titles import titled
from kcc_conformance.consumer.varied import FIRST, SECOND, VARIED
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.settings.declared import COMBINED as IN_ONE_CALL
from kcc_conformance.settings.declared import OWN

EXAMPLE_NUMBER = "23009182"
OTHER: Mapping[str, str] = MappingProxyType(
    {
        "indicatie_contact_gelukt": "Nee",
        "taal": "Engels",
        "vertrouwelijkheid": "Ja",
        "plaatsgevonden_op": "15-07-2023 14:45:30",
    }
)

_UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "kanaal": "de provider kent het Kanaal Telefoon niet, mogelijk door een referentielijst;"
        " noem een kanaal dat hij kent in een eigen contract (--contract)",
        "taal": "de provider kent de Taal Nederlands niet, in geen van de geprobeerde vormen;"
        " noem in een eigen contract (--contract) hoe hij die schrijft",
    }
)
"""What is said, and asked for, where no form of a value was found that the provider takes."""


class Conversations:
    """Registers calls with the shared employee and client, and remembers them by name.

    A remembered call that was not accepted raises CannotTell (prerequisite) for whoever builds
    on it; the check that judges the acceptance itself uses `attempt`.
    """

    def __init__(
        self,
        consumer: Consumer,
        people: People,
        *,
        declared: Callable[[str], bool | None],
        own_number: bool = True,
    ) -> None:
        self.consumer = consumer
        self.people = people
        self._declared = declared
        self._own_number = own_number
        self.memory = Memory(consumer)
        self._begun = False
        self._choices = Choices(consumer.contract)

    def example(self) -> dict[str, object]:
        """The logical values of the text's own example record that a consumer sends."""
        self._known()
        return example()

    def values(self, **other: object) -> dict[str, object]:
        """The example's values with a marked Onderwerp, and others where given."""
        values = self.example()
        values["onderwerp"] = titled(self.consumer, str(values["onderwerp"]))
        values.update(other)
        return values

    def attempt(self, strategy: str) -> Attempt:
        """The shared call by that strategy, accepted or not."""
        return self.memory.once(strategy, lambda: self._whole(strategy))

    def registered(self, strategy: str) -> Gesprek:
        """The shared call by that strategy; raises CannotTell where it was not accepted."""
        return usable_whole(self.attempt(strategy))

    def literal(self) -> Registratie:
        """The text's own example, to the letter. Its Nummer is sent where one must be sent, and
        replaced by a free one where 23009182 is taken (`own_number` False: by another part)."""
        return usable(self.memory.once("voorbeeld", self._literal))

    def named(self, name: str, make: Callable[[], Attempt]) -> Registratie:
        """A call of that name, made the first time."""
        return usable(self.memory.once(name, make))

    def varied(self) -> tuple[Attempt, ...]:
        """Three calls that differ in everything (see `VARIED`), accepted or not, all of them
        registered before any of them is looked at."""
        return self.memory.once(
            "verschillende",
            lambda: tuple(self._attempted(**dict(choice)) for choice in VARIED),
        )

    def at_another_time(self, name: str, moment: str) -> Registratie:
        """A shared klantcontact of that name that took place at that moment (`01-03-2023 10:00`),
        or at the example's where the provider refuses it."""

        return self.named(name, lambda: self.as_taken(plaatsgevonden_op=moment))

    def as_taken(self, **other: object) -> Attempt:
        """A klantcontact with these values, or with another Onderwerp only where the provider
        refuses them: the checks of each value tell of that."""
        found = self._attempted(**other)
        return self._attempted() if found.klantcontact.refused else found

    def two(self) -> tuple[Registratie, Registratie]:
        """Two shared klantcontacten, one registered after the other, without actor and
        betrokkene."""
        return (
            self.at_another_time("eerste van twee", FIRST),
            self.at_another_time("tweede van twee", SECOND),
        )

    def own_id(self) -> tuple[str, Answer]:
        """An ID that the consumer thought of, and the answer to a klantcontact sent with it."""

        def make() -> tuple[str, Answer]:
            own = self.consumer.unknown_id()
            resource = self.consumer.contract.resource("klantcontact")
            extra = wire.naming(self.consumer.contract, resource, own)
            return own, self.consumer.create("klantcontact", self.values(), extra=extra)

        return self.memory.once("zelfbedacht ID", make)

    def introduction(self, resource_name: str) -> Introduction:
        """A new actor or partij beside the shared one, and what the provider said of it; nothing
        is linked to it. Introduced anew once it was deleted."""
        resource = self.consumer.contract.resource(resource_name)
        gone = self.consumer.ledger.gone(resource_name)
        return self.memory.unless(
            f"nieuwe {resource_name}",
            lambda: self.people.introduce(resource_name),
            lambda made: wire.identifier(resource, made.answer.body) not in gone,
        )

    def second(self, resource_name: str) -> str:
        """The ID of the second employee's actor or the second client's partij.

        Raises Inapplicable where a consumer may not create one.
        """
        return self.memory.once(f"tweede {resource_name}", lambda: self.people.other(resource_name))

    def control(self) -> Registratie:
        """A klantcontact without actor and betrokkene at which what ought to be refused is tried;
        it also shows that a list shows valid registrations, with the marker in their Onderwerp and
        their Inhoud. Made anew once it was deleted."""
        gone = self.consumer.ledger.gone("klantcontact")
        return self.memory.unless(
            "controle", self._control, lambda made: made.klantcontact_id not in gone
        )

    def numbered(self) -> Attempt:
        """A klantcontact with a Nummer of the consumer's own, with leading zeros where a Nummer is
        a text and the provider takes them.

        Raises Inapplicable where that would harm others, or where the provider refuses it (Q7).
        """
        self.consumer.declared.need(OWN)
        number = self.consumer.contract.resource("klantcontact").attributes["nummer"]
        if not number.explicit:
            raise Inapplicable("een zelfgekozen Nummer zou bij dit contract anderen kunnen schaden")
        for zeros in (2, 0) if number.kind == "digits" else (0,):
            values = self.values(nummer=self.consumer.fresh_number(zeros=zeros))
            found = register(self.consumer, values, actor_id=None, partij_id=None)
            if not found.klantcontact.refused:
                break
        if found.klantcontact.refused and not self.consumer.declared.present(OWN):
            raise Inapplicable("de provider neemt geen zelfgekozen Nummer aan (zie vraag Q7)")
        return found

    def bare(self, **other: object) -> Registratie:
        """A new klantcontact without actor and betrokkene."""
        return usable(self._attempted(**other))

    def attended(self, actor_id: str) -> Registratie:
        """A new klantcontact of that employee, without betrokkene; where another record ties the
        actor to it, without actor as well."""
        inside = self.consumer.contract.actors_inside
        return usable(self._registered({}, actor_id=actor_id if inside else None, partij_id=None))

    def whole(
        self, *, actor_id: str | None = None, partij_id: str | None = None, **other: object
    ) -> Gesprek:
        """A new call with actor and betrokkene, the shared ones unless given; its values are
        others than the example's, so that what is done to them shows."""
        return usable_whole(
            self._registered(
                {**OTHER, **other},
                actor_id=actor_id or self.people.actor(),
                partij_id=partij_id or self.people.partij(),
            )
        )

    def of_yesterday(self) -> Gesprek:
        """A new call of yesterday that is not confidential, with actor and betrokkene."""
        moment = datetime.fromtimestamp(time.time(), UTC) - timedelta(days=1)
        values = {
            "vertrouwelijkheid": "Nee",
            "plaatsgevonden_op": moment.strftime("%d-%m-%Y %H:%M +0000"),
        }
        return usable_whole(
            self._registered(values, actor_id=self.people.actor(), partij_id=self.people.partij())
        )

    def _whole(self, strategy: str) -> Attempt:
        contract = self.consumer.contract
        if strategy == COMBINED:
            operation = contract.combined.get("maak_klantcontact")
            if operation is None:
                raise Inapplicable("het contract kent geen registratie in één keer")
            self.consumer.declared.need(IN_ONE_CALL)
            if self._declared("maak_klantcontact") is False:
                raise Inapplicable("de provider biedt geen registratie in één keer aan")
        elif strategy != SEPARATE:
            raise CannotTell("suite", f"onbekende werkwijze {strategy!r}")
        found = self._registered(
            OTHER if strategy == COMBINED else {},
            actor_id=self.people.actor(),
            partij_id=self.people.partij(),
            strategy=strategy,
        )
        if (
            strategy == COMBINED
            and found.klantcontact.status in (404, 405, 501)
            and not self._declared("maak_klantcontact")
        ):
            raise Inapplicable("de provider biedt geen registratie in één keer aan")
        return found

    def _control(self) -> Registratie:
        return self.bare(inhoud=self.consumer.marked(str(self.example()["inhoud"])))

    def _literal(self) -> Attempt:
        values: dict[str, Any] = self.example()
        number = self.consumer.contract.resource("klantcontact").attributes.get("nummer")
        people = {"actor_id": self.people.actor(), "partij_id": self.people.partij()}
        if number is None or not number.required or not self._own_number:
            return register(self.consumer, values, **people)
        tried = register(self.consumer, {**values, "nummer": EXAMPLE_NUMBER}, **people)
        if tried.klantcontact.refused:
            return register(self.consumer, values, **people)
        return tried

    def _known(self) -> None:
        """Makes the run's first registration, in which it shows in what form the provider takes
        the example's values.

        Raises CannotTell (environment) where a provider with a list of its own knows none of those
        that were tried.
        """
        wording = self.consumer.contract.wording
        if not self._begun:
            self._begun = True
            if not wording.unknown:
                first_registration(self.consumer, self.people)
        for key, told in _UNKNOWN.items():
            if key in wording.unknown:
                raise CannotTell("environment", told)

    def _attempted(self, **other: object) -> Attempt:
        return self._registered(other, actor_id=None, partij_id=None)

    def _registered(self, other: Mapping[str, object], **with_whom: Any) -> Attempt:
        """A call with these values beside the example's, as far as the provider takes them."""
        return self._choices.attempted(
            other, lambda own: register(self.consumer, self.values(**own), **with_whom)
        )
