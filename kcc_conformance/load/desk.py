"""What the agents of one process share: the contract, the journal, the account, the clock."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.courier import Courier, Reply
from kcc_conformance.consumer.location import id_at, unnamed
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.load.figures import Figures
from kcc_conformance.load.history import outcome_of
from kcc_conformance.load.notebook import Notebook
from kcc_conformance.load.vocabulary import FIRST_SERIAL, STRIDE, Words

Together = Callable[[Iterable[Callable[[], None]]], None]
"""Does several things at once, and waits for all of them; how, the engine knows."""

_FREE_NUMBER = 100_000_000
"""Where numbers begin of klantcontacten that have to be sent with one: of nine digits, as long as
those in the text's example and longer."""


def in_threads(things: Iterable[Callable[[], None]]) -> None:
    """Does several things at once in threads of the machine."""
    threads = [threading.Thread(target=each, daemon=True) for each in things]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@dataclass
class Desk:
    """Where the agents of a process work. `player` is the number of the process, `began` the
    moment of the monotonic clock from which is counted; `partijen` are the known clients."""

    contract: Contract
    words: Words
    notebook: Notebook
    figures: Figures
    partijen: tuple[str, ...]
    player: int = 0
    patience: float = 2.0
    together: Together = in_threads
    began: float = field(default_factory=time.monotonic)
    barred: set[str] = field(default_factory=set)
    _count: int = -1
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def next_serial(self) -> int:
        """A number that no other record of the play has."""
        with self._lock:
            self._count += 1
            return FIRST_SERIAL + self._count * STRIDE + self.player

    def ask(
        self,
        line: Courier,
        method: str,
        name: str,
        record_id: str = "",
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Reply:
        """Sends a request about a resource, and counts it."""
        resource = self.contract.resource(name)
        item = resource.item.replace("{id}", quote(record_id, safe=""))
        path = item if record_id else resource.path
        what = f"{name}.response" if record_id or method == "POST" else f"list.{name}"
        reply = line.send(method, path, query=query, body=body, resource=what)
        told = f"{method} {resource.item if record_id else resource.path}"
        with self._lock:
            self.figures.request(time.monotonic() - self.began, told, reply.seconds, reply.error)
        return reply

    def register(
        self,
        line: Courier,
        name: str,
        values: Mapping[str, object],
        *,
        serial: int = 0,
        klantcontact: str = "",
        other: str = "",
    ) -> str | None:
        """Registers one record; its ID where it was acknowledged."""
        resource = self.contract.resource(name)
        number = resource.attributes.get("nummer")
        if number is not None and number.required:
            values = {"nummer": str(_FREE_NUMBER + serial), **values}
        body = wire.encode(self.contract, resource, values)
        ended = self.notebook.write(name, body, serial, klantcontact, other)
        answer = self.ask(line, "POST", name, body=body).answer
        record_id = _id_of(self.contract, resource, line.base_url, answer)
        told = outcome_of(answer.status, unsent=answer.unsent, identified=record_id is not None)
        ended(told, record_id or "")
        return record_id if told == "acknowledged" else None

    def correct(
        self, line: Courier, record_id: str, attribute: str, version: int, value: str
    ) -> bool:
        """Corrects one attribute of a klantcontact (PATCH); whether that can go on here."""
        resource = self.contract.resource("klantcontact")
        if "amend" not in resource.operations:
            return False
        whole = wire.encode(self.contract, resource, {attribute: value})
        body = {key: each for key, each in whole.items() if key not in resource.defaults}
        own = self.contract.wording.forms.members.get("klantcontact", {})
        body = {key: each for key, each in body.items() if key not in own}
        ended = self.notebook.correction(record_id, attribute, version)
        answer = self.ask(line, "PATCH", "klantcontact", record_id, body=body).answer
        ended(outcome_of(answer.status, unsent=answer.unsent, identified=True))
        return answer.status not in (404, 405, 428, 501)


def _id_of(contract: Contract, resource: Resource, base_url: str, answer: Answer) -> str | None:
    """The ID that an acceptance gives: in its body, or else in a header."""
    if not answer.ok:
        return None
    told = wire.identifier(resource, answer.body)
    if told is not None or (answer.text.strip() and not unnamed(contract, resource, answer)):
        return told
    return id_at(contract, resource, base_url, answer)
