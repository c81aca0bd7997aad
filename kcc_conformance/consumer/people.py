"""The people in the play: the employee (actor) and the known client (partij) of this run."""

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.phrases import phrase
from kcc_conformance.settings.declared import CREATE

_UNKNOWN = frozenset({404, 405, 501})


def turned_down(answer: Answer) -> bool:
    """Whether a consumer may not make such a record, or cannot here (501)."""
    return answer.refused or answer.status == 501


def person(resource_name: str, token: str) -> dict[str, object]:
    """Logical values for a synthetic actor or partij that carries a run's marker with a number."""
    if resource_name == "actor":
        return {
            "naam": f"Testmedewerker KCC [{token}]",
            "soort_actor": "medewerker",
            "indicatie_actief": "Ja",
            "object_id": token.lower() + "@example.org",
            "code_objecttype": "mdw",
            "code_register": "msei",
            "code_soort_object_id": "email",
        }
    return {
        "soort_partij": "persoon",
        "indicatie_actief": "Ja",
        "indicatie_geheimhouding": "Nee",
        "voornaam": "Testa",
        "achternaam": f"Proefstra [{token}]",
    }


@dataclass(frozen=True)
class Introduction:
    """A new actor or partij: the logical values sent, and the answer."""

    sent: Mapping[str, object]
    answer: Answer


class People:
    """Finds or creates the shared actor and partij once, and further ones on request.

    With given IDs (`--actor-id`, `--partij-id`) those records are used and nothing is created.
    Raises CannotTell (prerequisite) where there is none to be had; the first failure is remembered.
    """

    def __init__(
        self, consumer: Consumer, *, actor_id: str | None = None, partij_id: str | None = None
    ) -> None:
        self._consumer = consumer
        self._given = {"actor": actor_id, "partij": partij_id}
        self._known: dict[str, str] = {}
        self._offered: dict[str, bool] = {}
        self._exchanges: dict[str, tuple[int, ...]] = {}
        self._failures: dict[str, CannotTell] = {}

    def given(self, resource_name: str) -> str | None:
        """The ID that the user pointed at, if any."""
        return self._given[resource_name]

    def actor(self) -> str:
        """The ID of the employee's actor."""
        return self._shared("actor")

    def partij(self) -> str:
        """The ID of the known client's partij."""
        return self._shared("partij")

    def other(self, resource_name: str) -> str:
        """The ID of one more actor or partij than the shared one."""
        answer = self._create(resource_name)
        if self.not_allowed(resource_name, answer):
            raise Inapplicable(f"een consumer mag hier geen {resource_name} aanmaken")
        return self._accepted(resource_name, answer)

    def another(self, resource_name: str) -> str:
        """One more actor or partij where a consumer may create one, else the shared one."""
        try:
            return self.other(resource_name)
        except Inapplicable:
            return self._shared(resource_name)

    def values(self, resource_name: str) -> Mapping[str, object]:
        """Logical values for a synthetic actor or partij that carries the run's marker."""
        consumer = self._consumer
        return person(resource_name, f"{consumer.marker}-{consumer.next_serial()}")

    def introduce(self, resource_name: str, **other: object) -> "Introduction":
        """Creates one more actor or partij, with other values where given; answers what was sent
        and what the provider said."""
        values = {**self.values(resource_name), **other}
        return Introduction(values, self._consumer.create(resource_name, values))

    def least(self, resource_name: str) -> Introduction:
        """Creates one more actor or partij of which only what the contract requires is sent."""
        attributes = self._consumer.contract.resource(resource_name).attributes
        values = {
            key: value
            for key, value in self.values(resource_name).items()
            if key in attributes and attributes[key].required
        }
        return Introduction(values, self._consumer.create(resource_name, values))

    def not_allowed(self, resource_name: str, answer: Answer) -> bool:
        """Whether the provider refuses a new record while the user has pointed at an existing
        one: then clients need not be able to create such records, unless that was declared."""
        if self._consumer.declared.present(CREATE[resource_name]):
            return False
        return self._given[resource_name] is not None and turned_down(answer)

    def offered(self, resource_name: str) -> bool:
        """Whether the provider has such records to be seen at all; asked once, of their list. Where
        it has not, a given ID is used as it is."""
        if resource_name not in self._offered:
            answer = self._consumer.listing(resource_name, page_limit=1).answers[-1]
            self._offered[resource_name] = answer.status not in _UNKNOWN
        return self._offered[resource_name]

    def _shared(self, resource_name: str) -> str:
        recorder = self._consumer.provider.recorder
        outages = self._consumer.provider.outages
        if outages.covers(self._exchanges.get(resource_name, ())):
            self._failures.pop(resource_name, None)
        if resource_name in self._failures:
            raise self._failures[resource_name].with_traceback(None)  # else it grows each time
        if resource_name not in self._known:
            with recorder.watching() as numbers:
                try:
                    self._known[resource_name] = self._found(resource_name)
                except CannotTell as failure:
                    self._failures[resource_name] = failure
                    raise
                finally:
                    self._exchanges[resource_name] = tuple(numbers)
        return self._known[resource_name]

    def _found(self, resource_name: str) -> str:
        given = self._given[resource_name]
        if given is None:
            return self._accepted(resource_name, self._create(resource_name))
        answer = self._consumer.read(resource_name, given)
        if answer.trouble:
            told = f"geen antwoord: {phrase(answer.trouble, 'nl')}"
            raise CannotTell("transport", told, exchange=answer.n)
        if answer.status in _UNKNOWN and not self.offered(resource_name):
            return given
        if not answer.ok:
            raise CannotTell(
                "prerequisite",
                f"de opgegeven {resource_name} {given} is niet te lezen (status {answer.status});"
                f" controleer --{resource_name}-id",
                exchange=answer.n,
            )
        return given

    def _create(self, resource_name: str) -> Answer:
        return self._consumer.create(resource_name, self.values(resource_name))

    def _accepted(self, resource_name: str, answer: Answer) -> str:
        record_id = wire.identifier(self._consumer.contract.resource(resource_name), answer.body)
        if answer.trouble:
            told = f"geen antwoord: {phrase(answer.trouble, 'nl')}"
            raise CannotTell("transport", told, exchange=answer.n)
        if answer.ok and record_id is not None:
            return record_id
        raise self.none_to_be_had(resource_name, answer)

    def none_to_be_had(self, resource_name: str, answer: Answer) -> CannotTell:
        """That a consumer cannot make one, and what to do: the text takes it for given that the
        employee is known as actor, and the client as partij."""
        if answer.ok:
            told = f"de {resource_name} is aangenomen (status {answer.status}) maar kreeg geen ID"
            return CannotTell("prerequisite", told, exchange=answer.n)
        told = f"er kan geen {resource_name} worden aangemaakt (status {answer.status})"
        if turned_down(answer):
            told += f"; geef een bestaande op met --{resource_name}-id"
        return CannotTell("prerequisite", told, exchange=answer.n)
