"""From messages to records: who was made, changed and deleted, and what refers to what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kcc_conformance.contract import envelopes, places, wire
from kcc_conformance.contract.contract import Envelope
from kcc_conformance.observing.recordings import Message, Recording
from kcc_conformance.observing.records import (
    CHANGED,
    LOST,
    MADE,
    REFUSED,
    Actor,
    Klantcontact,
    Part,
    Partij,
    Search,
    Traffic,
)
from kcc_conformance.observing.wiring import (
    ACTOR,
    ADDRESS,
    BETROKKENE,
    COUPLING,
    IDENTIFICATOR,
    KLANTCONTACT,
    OBJECT,
    PARTIJ,
    TASK,
    Place,
    Wiring,
)

_HANGING = frozenset({BETROKKENE, COUPLING, OBJECT, TASK})


def traffic_of(recording: Recording, wiring: Wiring, base: str = "") -> Traffic:
    """The records that a recording tells of. With a `base` that occurs in it, only what was sent
    below that address is traffic."""
    messages = recording.messages
    places = {each.n: wiring.place(each.url, base) for each in messages}
    if base and not any(place.noun for place in places.values()):
        places = {each.n: wiring.place(each.url) for each in messages}
    graph = _Graph(wiring)
    for message in messages:
        if places[message.n].noun:
            graph.take(message, places[message.n])
    return Traffic(
        wiring=wiring,
        messages=messages,
        places=places,
        klantcontacten=graph.whole(),
        partijen=graph.partijen,
        actoren=graph.actoren,
        searches=tuple(graph.searches),
        introductions=tuple(graph.introductions),
        loose=tuple(graph.loose()),
        shown=graph.shown,
    )


class _Graph:
    """What was seen so far."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self.klantcontacten: dict[str, Klantcontact] = {}
        self.partijen: dict[str, Partij] = {}
        self.actoren: dict[str, Actor] = {}
        self.searches: list[Search] = []
        self.introductions: list[Part] = []
        self.shown: dict[str, Mapping[str, Any]] = {}
        self._parts: dict[str, list[Part]] = {}
        self._of: dict[str, str] = {}
        self._addresses: list[tuple[str, Part]] = []

    def take(self, message: Message, place: Place) -> None:
        """Notes what one message tells."""
        message = _plain(self._wiring, message, place)
        if message.method == "POST" and not place.id:
            self._made(message, place)
        elif message.method in ("PUT", "PATCH"):
            self._changed(message, place)
        elif message.method == "DELETE":
            if message.done or message.status in (404, 410):
                self._deleted(message, place)
        elif message.method == "GET" and message.done:
            self._read(message, place)

    def whole(self) -> tuple[Klantcontact, ...]:
        """The klantcontacten with what hangs on them, in the order in which they began."""
        for betrokkene, part in self._addresses:
            owner = self._of.get(betrokkene)
            if owner is not None:
                self._parts.setdefault(owner, []).append(part)
        self._addresses = [each for each in self._addresses if each[0] not in self._of]
        return tuple(
            replace(each, parts=tuple(self._parts.get(key, ())))
            for key, each in sorted(self.klantcontacten.items(), key=lambda kv: kv[1].first.n)
        )

    def loose(self) -> list[Part]:
        """What hangs on a klantcontact, or on a betrokkene, that nobody saw being made."""
        left = [p for k, parts in self._parts.items() if k not in self.klantcontacten
                for p in parts]  # fmt: skip
        return sorted([*left, *(part for _, part in self._addresses)], key=lambda p: p.message.n)

    # --- what was made ------------------------------------------------------------------------

    def _made(self, message: Message, place: Place) -> None:
        wiring = self._wiring
        sent = message.sent if isinstance(message.sent, Mapping) else {}
        told = isinstance(message.sent, Mapping)
        parts = dict(wiring.parts(place.noun, sent))
        answers = dict(wiring.parts(place.noun, message.received))
        if place.noun in wiring.contract.combined and KLANTCONTACT not in parts:
            parts[KLANTCONTACT] = answers.get(KLANTCONTACT, {})
        together = ""
        for noun in sorted(parts, key=lambda each: each != KLANTCONTACT):
            record, answer = parts[noun], answers.get(noun)
            key = wiring.id_of(noun, answer) if message.done else ""
            if message.done and not key and noun == place.noun:
                key = _located(wiring, message)
            if noun == KLANTCONTACT:
                together = self._register(key, record, answer, message, told)
            elif noun in _HANGING:
                self._hang(noun, key, record, message, together)
            else:
                self._introduce(noun, key, record, answer, message)

    def _register(
        self, key: str, record: Mapping[str, Any], answer: Any, message: Message, told: bool
    ) -> str:
        state = MADE if message.done else LOST if message.lost else REFUSED
        if not told and isinstance(answer, Mapping):
            record, told = answer, True
        key = key or f"#{message.n}"
        if state == REFUSED and message.status is not None and message.status < 400:
            return key  # sent on to another address: nothing was made here
        self.klantcontacten[key] = Klantcontact(key, state, record, told, (message,))
        return key

    def _hang(
        self, noun: str, key: str, record: Mapping[str, Any], message: Message, together: str
    ) -> None:
        owner = together or self._wiring.refers(noun, record, KLANTCONTACT)
        if not owner and message.done:
            (answer, *_) = [*self._wiring.listed(noun, message.received), {}]
            owner = self._wiring.refers(noun, answer, KLANTCONTACT)
        self._parts.setdefault(owner, []).append(Part(noun, key, record, message))
        if key and noun == BETROKKENE:
            self._of[key] = owner
        partij = self._wiring.refers(noun, record, PARTIJ)
        if partij and noun == BETROKKENE:
            self.partijen.setdefault(partij, Partij(partij))

    def _introduce(
        self, noun: str, key: str, record: Mapping[str, Any], answer: Any, message: Message
    ) -> None:
        wiring = self._wiring
        names = frozenset(wiring.identificators(noun, record))
        if noun == PARTIJ:
            self.introductions.append(Part(noun, key, record, message))
            if key:
                self.partijen[key] = Partij(key, names, names, message, record)
        elif noun == IDENTIFICATOR:
            self.introductions.append(Part(noun, key, record, message))
            owner = wiring.refers(noun, record, PARTIJ)
            if owner and message.done:
                self._identified(owner, names, sure=True)
        elif noun == ACTOR and key:
            self._met(key, {**_mapping(answer), **record}, message, made=message)
        elif noun == ADDRESS:
            self._addresses.append(
                (wiring.refers(noun, record, BETROKKENE), Part(noun, key, record, message))
            )

    # --- what was changed and deleted ---------------------------------------------------------

    def _changed(self, message: Message, place: Place) -> None:
        sent = message.sent if isinstance(message.sent, Mapping) else {}
        key = wire.id_key(place.id)
        if place.noun == KLANTCONTACT and (message.done or message.lost):
            known = self.klantcontacten.get(key)
            if known is not None and message.done:
                self.klantcontacten[key] = replace(
                    known, record={**known.record, **sent}, writes=(*known.writes, message)
                )
            elif known is None:
                new = message.method == "PUT" and message.status == 201
                state = LOST if message.lost else MADE if new else CHANGED
                self.klantcontacten[key] = Klantcontact(key, state, sent, bool(sent), (message,))
        elif message.done and place.noun in _HANGING:
            owner = self._wiring.refers(place.noun, sent, KLANTCONTACT)
            for parts in self._parts.values():
                for n, part in enumerate(parts):
                    if part.key == key:
                        parts[n] = replace(part, record={**part.record, **sent})
                        owner = ""
            if owner:  # one that nobody saw being made is now part of it
                self._parts.setdefault(owner, []).append(Part(place.noun, key, sent, message))
        elif message.done and place.noun in (PARTIJ, IDENTIFICATOR):
            names = frozenset(self._wiring.identificators(place.noun, sent))
            owner = key if place.noun == PARTIJ else self._wiring.refers(place.noun, sent, PARTIJ)
            if names and owner:
                self._identified(owner, names, sure=True)

    def _deleted(self, message: Message, place: Place) -> None:
        key = wire.id_key(place.id)
        if place.noun == KLANTCONTACT and key in self.klantcontacten:
            known = self.klantcontacten[key]
            self.klantcontacten[key] = replace(known, deleted=known.deleted or message)
        elif place.noun == PARTIJ and key in self.partijen:
            self.partijen[key] = replace(self.partijen[key], deleted=message)
        elif place.noun in _HANGING:
            for parts in self._parts.values():
                parts[:] = [replace(p, gone=True) if p.key == key else p for p in parts]

    # --- what was read ------------------------------------------------------------------------

    def _read(self, message: Message, place: Place) -> None:
        if place.noun not in (ACTOR, PARTIJ, KLANTCONTACT):
            return
        found = self._wiring.listed(place.noun, message.received)
        sought = frozenset(self._wiring.sought(place))
        readable = isinstance(message.received, (Mapping, list))
        if place.noun != KLANTCONTACT and not place.id:
            number = len(found) if readable else None
            self.searches.append(Search(place.noun, message, sought, number))
        for record in found:
            key = self._wiring.id_of(place.noun, record)
            if not key:
                continue
            if place.noun == ACTOR:
                self._met(key, record, message, sought=sought if len(found) == 1 else frozenset())
            elif place.noun == PARTIJ:
                self._identified(key, frozenset(self._wiring.identificators(PARTIJ, record)),
                                 sure=True)  # fmt: skip
                self._identified(key, sought, sure=False)
            else:
                self.shown[key] = record

    def _identified(self, key: str, names: frozenset[str], *, sure: bool) -> None:
        known = self.partijen.get(key, Partij(key))
        self.partijen[key] = replace(
            known,
            identificators=known.identificators | names,
            sure=known.sure | names if sure else known.sure,
        )

    def _met(
        self,
        key: str,
        record: Mapping[str, Any],
        message: Message,
        *,
        made: Message | None = None,
        sought: frozenset[str] = frozenset(),
    ) -> None:
        known = self.actoren.get(key, Actor(key))
        names = frozenset(self._wiring.identificators(ACTOR, record))
        name, kind = (self._wiring.value(ACTOR, each, record) for each in ("naam", "soort_actor"))
        self.actoren[key] = Actor(
            key=key,
            identificators=known.identificators | (names or sought),
            name=name if isinstance(name, str) else known.name,
            kind=kind if isinstance(kind, str) else known.kind,
            made=made or known.made,
            seen=known.seen or message,
        )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _plain(wiring: Wiring, message: Message, place: Place) -> Message:
    """A message with the record alone as its body, where that stands in something."""
    contract = wiring.contract
    if place.noun not in contract.resources or contract.envelope == Envelope():
        return message
    listed = message.method == "GET" and not place.id
    received = message.received if listed else envelopes.shown(contract, message.received)
    return replace(message, sent=envelopes.sent(contract, message.sent), received=received)


def _located(wiring: Wiring, message: Message) -> str:
    """The key of the ID that an answer names in a header, bare or at the end of an address."""
    wanted = wiring.contract.naming_header
    for name, value in message.response_headers.items():
        if name.lower() == wanted:
            return wire.id_key(places.id_in_address(wiring.contract, value.strip()))
    return ""
