"""An employee of the contact centre: what one does with one call after the other.

Who starts agents, and how many, is the engine's; when the next call is due, the schedule's.
"""

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from kcc_conformance.client.courier import Courier
from kcc_conformance.client.listing import next_query, page_items
from kcc_conformance.consumer.people import person
from kcc_conformance.consumer.registration import betrokkene_values
from kcc_conformance.contract import queries, wire
from kcc_conformance.load.desk import Desk
from kcc_conformance.load.mix import (
    ANONIEM,
    BEKEND,
    NIEUW,
    TERUGLEZEN,
    VERBETEREN,
    ZOEKEN,
    Mix,
)
from kcc_conformance.load.vocabulary import CORRECTED, relation_values

_REMEMBERED = 20
"""How many of the own calls an agent can come back to: those of the last minutes."""
_LOOKS = (0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between one look and the next at what is not to be seen yet."""
_SHOWN = 20
"""Earlier klantcontacten that an employee looks at. The few known clients of a play soon have
hundreds each: reading a hundred of them at every call would measure that list and little else."""
_MOST_CORRECTIONS = 50
"""Of one klantcontact: a correction of the moment is a second, and there are sixty in a minute."""


@dataclass
class Call:
    """A klantcontact that this agent registered, its ID and mark; `partij` where the betrokkene was
    acknowledged as well, `at` when."""

    id: str
    serial: int
    partij: str = ""
    shared: bool = True
    at: float = 0.0
    corrections: int = 0


@dataclass
class Agent:
    """One employee, with an actor and a line of one's own; `colleague` is the line of who corrects
    the same klantcontact."""

    desk: Desk
    actor: str
    line: Courier
    colleague: Courier
    rng: random.Random
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def chosen(self, mix: Mix) -> str:
        """What is done next; what needs an own call waits until there is one."""
        task = self.rng.choices([*mix.shares], [*mix.shares.values()])[0]
        if task in self.desk.barred:
            return TERUGLEZEN if self.calls else BEKEND
        if task in (TERUGLEZEN, ZOEKEN, VERBETEREN) and not self.calls:
            writes = [name for name in (BEKEND, NIEUW) if mix.shares.get(name)]
            return self.rng.choice(writes) if writes else ANONIEM
        return task

    def play(self, mix: Mix, due: float | None = None) -> None:
        """One call, measured from the moment that it was due as well."""
        began = time.monotonic()
        task = self.chosen(mix)
        {
            BEKEND: self.known_client, NIEUW: self.new_client, ANONIEM: self.anonymous,
            TERUGLEZEN: self.read_back, ZOEKEN: self.search, VERBETEREN: self.correct,
        }[task]()  # fmt: skip
        ended = time.monotonic()
        self.desk.figures.call(task, ended - began, ended - (began if due is None else due))

    # --- registering ------------------------------------------------------------------------

    def known_client(self) -> None:
        """A known client with a partij: it is looked up, and the call is registered."""
        partij = self.rng.choice(self.desk.partijen)
        self.desk.ask(self.line, "GET", "partij", partij)
        self._list_of(partij)
        self._register(partij, shared=True)

    def new_client(self) -> None:
        """A known client of whom there is no partij yet: it is made, and the call registered."""
        self._look_for_person()
        serial = self.desk.next_serial()
        values = person("partij", self.desk.words.token(serial))
        partij = self.desk.register(self.line, "partij", values, serial=serial)
        if partij is not None:
            self._register(partij, shared=False)

    def _register(self, partij: str, *, shared: bool) -> None:
        """A klantcontact, then who had it, then of whom it was (F2173)."""
        desk = self.desk
        serial = desk.next_serial()
        values = desk.words.klantcontact(serial)
        made = desk.register(self.line, "klantcontact", values, serial=serial)
        if made is None:
            return
        others = {"actorklantcontact": self.actor, "betrokkene": partij}
        linked = {}
        for name, other in others.items():
            linked[name] = desk.register(
                self.line,
                name,
                relation_values(name, made, other, betrokkene_values("", "")),
                klantcontact=made,
                other=other,
            )
        known = partij if linked["betrokkene"] else ""
        self.calls.append(Call(made, serial, known, shared, time.monotonic()))

    # --- looking ----------------------------------------------------------------------------

    def anonymous(self) -> None:
        """A caller who stays anonymous: searches only, with a text that nobody registers."""
        self._look_for_person()
        filters = self.desk.contract.resource("klantcontact").filters
        if "onderwerp" in filters:
            text = self.desk.words.token(self.desk.next_serial())
            self._list("klantcontact", self._asked("klantcontact", "onderwerp", text))
        else:
            self._list("klantcontact", {})

    def read_back(self) -> None:
        """An own klantcontact of earlier. What shows the mark of another call is noted, and how
        late it is seen."""
        call = self.rng.choice(self.calls)
        reply = self.desk.ask(self.line, "GET", "klantcontact", call.id)
        if reply.answer.gone:
            self._wait_for(call, lambda: self._shown(call))
            return
        resource = self.desk.contract.resource("klantcontact")
        body = reply.answer.body
        shown = wire.identifier(resource, body)
        if not reply.answer.ok or shown is None:
            return
        for name in ("onderwerp", "inhoud"):
            serials = self.desk.words.serials(wire.value_of(body, resource.attributes[name]))
            for serial in serials:
                if serial != call.serial:
                    what = name if wire.same_id(shown, call.id) else "id"
                    self.desk.notebook.sight(call.id, what, serial)
                    return

    def search(self) -> None:
        """The klantcontacten of a partij; an own call that a whole list does not show is waited
        for. A partij of one call has a list of one page."""
        own = [call for call in self.calls if call.partij]
        if not own:
            self._list_of(self.rng.choice(self.desk.partijen))
            return
        call = self.rng.choice([each for each in own if not each.shared] or own)
        if self._in_list(call) is False:
            self._wait_for(call, lambda: self._in_list(call) is not False)

    def _shown(self, call: Call) -> bool:
        return self.desk.ask(self.line, "GET", "klantcontact", call.id).answer.ok

    def _in_list(self, call: Call) -> bool | None:
        """Whether the list of its partij shows a call; None where that list goes on."""
        contract = self.desk.contract
        name, key = "klantcontact", None
        if "partij" not in contract.resource(name).filters:
            name, key = "betrokkene", contract.resource("betrokkene").attributes[name]
        resource = contract.resource(name)
        narrowed = resource.filters.get("partij")
        if narrowed is None:
            return None
        answer = self.desk.ask(
            self.line, "GET", name, query=self._asked(name, "partij", call.partij)
        ).answer
        items = page_items(contract, resource, answer)
        if items is None:
            return None
        for item in items:
            if key is None:
                found = wire.identifier(resource, item)
            else:
                found = wire.referred(contract, wire.value_of(item, key))
            if found is not None and wire.same_id(found, call.id):
                return True
        try:
            return None if next_query(contract, answer) is not None else False
        except ValueError:
            return None

    def _wait_for(self, call: Call, seen: Callable[[], bool]) -> None:
        """Looks until a call is to be seen or patience ends, and notes how late that was."""
        until = time.monotonic() + self.desk.patience
        for wait in (*_LOOKS, *[_LOOKS[-1]] * int(self.desk.patience)):
            if time.monotonic() >= until:
                break
            time.sleep(wait)
            if seen():
                break
        self.desk.notebook.late(call.id, time.monotonic() - call.at)

    def _list_of(self, partij: str) -> None:
        """The latest klantcontacten of a partij, as many as a screen has room for."""
        contract = self.desk.contract
        size = contract.paging.page_size_parameter
        shown = {size: str(_SHOWN)} if size else {}
        name = "klantcontact"
        if "partij" not in contract.resource(name).filters:
            name = "betrokkene"
        narrowed = "partij" in contract.resource(name).filters
        self._list(name, shown | (self._asked(name, "partij", partij) if narrowed else {}))

    def _look_for_person(self) -> None:
        """Nobody has this number: nine digits of which the first is a nought."""
        narrowed = self.desk.contract.resource("partij").filters.get("object_id")
        number = f"0{self.rng.randrange(10**8):08}"
        sought = self._asked("partij", "object_id", number) if narrowed else {}
        self._list("partij", sought)

    def _asked(self, name: str, filter_name: str, value: str) -> dict[str, str]:
        """The query that narrows a list by one value."""
        contract = self.desk.contract
        return queries.asked(contract, contract.resource(name), filter_name, {filter_name: value})

    def _list(self, name: str, query: Mapping[str, str]) -> None:
        self.desk.ask(self.line, "GET", name, query=query)

    # --- correcting -------------------------------------------------------------------------

    def correct(self) -> None:
        """An own klantcontact is corrected while a colleague corrects another attribute of it: of
        neither anything may be lost. Each attribute has one writer, so that what has to be there
        is known."""
        call = self.rng.choice(self.calls)
        if call.corrections >= _MOST_CORRECTIONS:
            return
        call.corrections += 1
        version = call.corrections
        lines = (self.line, self.colleague)

        def corrected(line: Courier, attribute: str) -> None:
            value = self.desk.words.version(attribute, call.serial, version)
            if not self.desk.correct(line, call.id, attribute, version, value):
                self.desk.barred.add(VERBETEREN)

        self.desk.together(
            [partial(corrected, line, name) for line, name in zip(lines, CORRECTED, strict=True)]
        )
