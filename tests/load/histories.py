"""Plays that were never played: writes with their outcomes, and the register that came of them."""

import random
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kcc_conformance.consumer.registration import betrokkene_values
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.load.audit import GONE, Auditor, Tally
from kcc_conformance.load.history import (
    ACKNOWLEDGED,
    REFUSED,
    UNKNOWN,
    UNSENT,
    Correction,
    History,
    Write,
)
from kcc_conformance.load.vocabulary import (
    FIRST_SERIAL,
    INHOUD,
    MOMENT,
    STRIDE,
    relation_values,
    words_of,
)

MARKER = "C0992-0123abcd"
WORDS = words_of(MARKER, "2026-11-30T12:00:17+00:00", 2)
KINDS = ("klantcontact", "betrokkene", "actorklantcontact", "partij")


@dataclass
class Register:
    """What a provider keeps, kind by kind, by ID; and what the play knows of it."""

    contract: Contract
    rng: random.Random
    history: History = field(default_factory=History)
    records: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    number: int = 1000

    def new_id(self) -> str:
        """An ID, in capitals now and then."""
        found = str(UUID(int=self.rng.getrandbits(128), version=4))
        return found.upper() if self.rng.random() < 0.1 else found

    def store(self, kind: str, values: dict[str, Any], record_id: str = "") -> str:
        """Keeps a record with those logical values."""
        resource = self.contract.resource(kind)
        item = wire.encode(self.contract, resource, values)
        record_id = record_id or self.new_id()
        if kind == "klantcontact":
            self.number += 1
            item["nummer"] = str(self.number)
        self.records[kind][record_id] = {resource.id: record_id, **item}
        return record_id

    def write(self, write: Write, values: dict[str, Any], outcome: str, kept: bool) -> Write:
        """Notes a write that ended so, and keeps its record or not."""
        write.outcome = outcome
        record_id = self.store(write.resource, values) if kept else ""
        if outcome == ACKNOWLEDGED:
            write.id = record_id
        self.history.writes.append(write)
        return write

    def audited(self, left_out: float = 0.05) -> Tally:
        """What an audit comes to that reads lists, which leave out a share of the rows, and asks
        for what is suspect."""
        auditor = Auditor(self.contract, WORDS, self.history)
        for kind in KINDS:
            rows = list(self.records[kind].values())
            self.rng.shuffle(rows)
            rows = rows[: self.rng.randint(0, len(rows))] + rows  # a page that moved on
            for row in rows:
                if self.rng.random() >= left_out:
                    auditor.see(kind, deepcopy(row))
        for kind, record_id in list(auditor.suspects()):
            auditor.reread(kind, record_id, self.records[kind].get(record_id, GONE))
        return auditor.tally()


def outcome(rng: random.Random) -> tuple[str, bool]:
    """How a write of an honest provider ends, and whether its record is there."""
    drawn = rng.random()
    if drawn < 0.7:
        return ACKNOWLEDGED, True
    if drawn < 0.85:
        return UNKNOWN, rng.random() < 0.5
    return (REFUSED if drawn < 0.95 else UNSENT), False


def honest(seed: int, calls: int = 12, contract: str = "openklant-2.16") -> Register:
    """A play with an honest provider: everything acknowledged is kept, once, as it was sent."""
    rng = random.Random(seed)
    register = Register(load_contract(contract), rng)
    actors, partijen = (
        [register.new_id() for _ in range(3)],
        [register.new_id() for _ in range(3)],
    )
    register.history.people = {*actors, *partijen}
    for n in range(calls):
        serial = FIRST_SERIAL + (n // 2) * STRIDE + n % 2
        partij = rng.choice(partijen)
        if rng.random() < 0.3:
            made = register.write(
                Write("partij", serial),
                {"soort_partij": "persoon", "indicatie_actief": "Ja",
                 "achternaam": f"Proefstra [{WORDS.token(serial)}]"},
                *outcome(rng),
            )  # fmt: skip
            if made.outcome != ACKNOWLEDGED:
                continue
            partij = made.id
        call = register.write(
            Write("klantcontact", serial), WORDS.klantcontact(serial), *outcome(rng)
        )
        if call.outcome == ACKNOWLEDGED:
            for kind, other in (
                ("actorklantcontact", rng.choice(actors)),
                ("betrokkene", partij),
            ):
                values = relation_values(kind, call.id, other, betrokkene_values("", ""))
                register.write(Write(kind, 0, call.id, other), values, *outcome(rng))
            correct(register, call)
    strangers(register)
    return register


def correct(register: Register, call: Write) -> None:
    """Corrects a klantcontact a few times; what was not answered is there or not, early or late."""
    rng, contract = register.rng, register.contract
    for name in (INHOUD, MOMENT):
        attribute = contract.resource("klantcontact").attributes[name]
        shown, late = 0, []
        for version in range(1, rng.randint(0, 3) + 1):
            told, _ = outcome(rng)
            register.history.corrections.append(Correction(call.id, name, version, told))
            if told == ACKNOWLEDGED:
                shown = version
            elif told == UNKNOWN:
                late.append(version)
                shown = rng.choice([shown, version])
        if late and rng.random() < 0.3:
            shown = rng.choice(late)
        value = wire.value_on_wire(contract, attribute, WORDS.version(name, call.serial, shown))
        register.records["klantcontact"][call.id][attribute.wire] = value


def strangers(register: Register) -> None:
    """Records of others, another run's among them."""
    for n in range(3):
        values = WORDS.klantcontact(FIRST_SERIAL)
        values["onderwerp"] = ("Paspoort", "Afval [C0992-ffffffff-100000]", "Afval [C0992-x]")[n]
        values["inhoud"] = "Iets van een ander."
        other = register.store("klantcontact", values)
        register.store(
            "betrokkene",
            relation_values("betrokkene", other, register.new_id(), betrokkene_values("", "")),
        )
