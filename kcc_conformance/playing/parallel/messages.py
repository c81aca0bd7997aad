"""What a worker process tells the run that it plays a part of, as it happens.

Told are the exchanges, the records asked for, made, changed and deleted, the checks,
and the secrets that became known (for the masker). The words go as JSON over an execnet channel:
never over a command line or through a file. A registration is sent when the run has noted it.
"""

import json
import queue
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.outages import Outage, Outages
from kcc_conformance.consumer.ledger import Entry, Intent, Ledger
from kcc_conformance.findings import CannotTell
from kcc_conformance.result.result import Check, CheckFinding

STOP, ASK = "stop", "ask"
BROKEN_OFF = "the run was broken off"
_PATIENCE = 60.0
"""Seconds. The run gives leave within milliseconds; one that has not by then is gone or suspended,
and nothing may be sent without its knowing."""


class Teller:
    """The worker's side of the channel.

    `stopped` is true from the moment that the run says so; after that no request may be made.
    """

    def __init__(self, channel: Any, *, counted: bool) -> None:
        self.stopped = False
        self._channel = channel
        self._counted = counted
        self._heard: queue.Queue[str] = queue.Queue()
        channel.setcallback(self._hear)

    def tell(self, **news: Any) -> None:
        """Sends one piece of news."""
        self._channel.send(packed(news))

    def refusal(self) -> str | None:
        """Tells of a request that is about to be made; why it may not be, if so. Leave is waited
        for where requests are counted: the run's limit is one for all."""
        if self.stopped:
            return BROKEN_OFF
        if self._counted:
            return self.ask(request=True)
        self.tell(request=True)
        return None

    def ask(self, **what: Any) -> str | None:
        """Tells of something that is about to be done, and waits for leave; why not, if not."""
        self.tell(ask=True, **what)
        try:
            return self._heard.get(timeout=_PATIENCE) or None
        except queue.Empty:
            return "the run does not answer any more"

    def _hear(self, word: str) -> None:
        if word == STOP:
            self.stopped = True
        self._heard.put(BROKEN_OFF if word == STOP else word.removeprefix(ASK))


class ToldManners(Manners):
    """Manners that keep to the budget of the run as a whole."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller
        self._refused = False
        self.outages = ToldOutages(teller.tell)

    @property
    def spent(self) -> bool:
        """Whether nothing more may be asked."""
        return self._refused or self._teller.stopped

    def spend(self) -> str | None:
        """Counts one request; says in one line why it may not be made."""
        refusal = self._teller.refusal()
        self._refused = refusal is not None
        return refusal or super().spend()


class ToldOutages(Outages):
    """Outages that the run is told of, as they end."""

    def __init__(self, tell: Callable[..., None]) -> None:
        super().__init__()
        self._tell = tell

    def ended(self, outage: Outage) -> None:
        """Tells of one."""
        self._tell(outage=asdict(outage))


class ToldMasker(Masker):
    """A masker that tells of every secret, so that the run masks it too."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        super().__init__()

    def add(self, *secrets: str) -> None:
        """Secrets that became known later."""
        super().add(*secrets)
        if secrets:
            self._tell(secrets=secrets)


class ToldRecorder(Recorder):
    """A recorder that tells of every exchange."""

    def __init__(self, tell: Callable[..., None]) -> None:
        super().__init__(ToldMasker(tell))
        self._tell = tell

    def record(self, **exchange: Any) -> int:
        """Keeps one exchange, masked, tells of it, and answers its number."""
        n = super().record(**exchange)
        self._tell(exchange=asdict(self.exchange(n)))
        return n


class ToldLedger(Ledger):
    """A ledger that tells of every record asked for, made, changed and deleted."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller
        self._tell = teller.tell

    def intend(self, intent: Intent) -> Intent:
        """Notes that a record is going to be asked for, once the run has noted it.

        Raises CannotTell (environment) where the run cannot: then nothing may be sent.
        """
        noted = super().intend(intent)
        refused = None if self._teller.stopped else self._teller.ask(intent=asdict(noted))
        if refused is not None and not self._teller.stopped:
            super().settle(noted.number)
            raise CannotTell("environment", refused)
        return noted

    def settle(self, number: int) -> None:
        """Notes that all is known of what an intent asked for."""
        super().settle(number)
        self._tell(settled=number)

    def answer(self, number: int) -> None:
        """Notes that the provider has said what became of an intent."""
        super().answer(number)
        self._tell(answered=number)

    def add(self, entry: Entry) -> None:
        """Notes a record."""
        super().add(entry)
        self._tell(entry=asdict(entry))

    def mark_deleted(self, resource: str, record_id: str) -> None:
        """Notes that a record is gone."""
        super().mark_deleted(resource, record_id)
        self._tell(deleted=[resource, record_id])

    def amend(self, resource: str, record_id: str, values: Mapping[str, object]) -> None:
        """Notes that some attributes of a record were changed."""
        super().amend(resource, record_id, values)
        self._tell(amended=[resource, record_id, dict(values)])


def packed(news: Mapping[str, Any]) -> str:
    """News as JSON in ASCII, so that lone surrogates of a provider survive the way."""
    return json.dumps(news, default=_foreign)


def exchange_of(data: Mapping[str, Any]) -> Exchange:
    """The exchange that a worker told of."""
    return Exchange(**{**data, "remarks": tuple(data["remarks"])})


def entry_of(data: Mapping[str, Any], numbers: Mapping[int, int]) -> Entry:
    """The record that a worker told of, with the run's own number of the exchange."""
    sent = tuple((name, value) for name, value in data["sent"])
    return Entry(**{**data, "sent": sent, "exchange": numbers.get(data["exchange"])})


def outage_of(data: Mapping[str, Any], numbers: Mapping[int, int]) -> Outage:
    """The outage that a worker told of, with the run's own numbers of the exchanges."""
    ends = {key: numbers.get(data[key], 0) for key in ("first", "last")}
    return Outage(**{**data, **ends})


def intent_from(data: Mapping[str, Any]) -> Intent:
    """The intent that a worker told of, without its number."""
    pairs = {name: tuple((key, value) for key, value in data[name]) for name in ("marks", "refs")}
    return Intent(**{**data, **pairs, "also": tuple(data["also"]), "number": 0})


def check_from(data: Mapping[str, Any], numbers: Mapping[int, int]) -> Check:
    """The check that a worker told of, with the run's own numbers of the exchanges."""
    told: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    told["observed"] = {key: tuple(seen) for key, seen in data["observed"].items()}
    told["exchanges"] = tuple(numbers[n] for n in data["exchanges"] if n in numbers)
    told["findings"] = tuple(
        CheckFinding(**{**found, "exchange": numbers.get(found["exchange"])})
        for found in data["findings"]
    )
    return Check(**told)


def _foreign(value: object) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=repr)
    return str(value)
