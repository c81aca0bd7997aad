"""A stage on which stored exchanges answer instead of a provider."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer, Deadline
from kcc_conformance.client.credentials import Token
from kcc_conformance.client.evidence import PREPARING
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.client.speech import Speech
from kcc_conformance.client.tape import Tape, TapeRecorder
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.document import Detection, Document
from kcc_conformance.jsonvalues import texts
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.connection import pulse
from kcc_conformance.stage.opening import Run, assemble
from kcc_conformance.stage.stage import Stage

_TOKEN = "0123456789abcdef" * 3
"""What is shown instead of the token of then: of a usual length, for checks try a part of it."""
_NUMBERED = re.compile(r"C0992-[0-9a-z]+-(\d+)", re.IGNORECASE)
"""A mark with a serial number, as records bear it (`consumer.journal.marker_of`)."""


@dataclass(frozen=True)
class Replayed:
    """What is known of a run that is played again: its ID and seed, when it began, where its
    provider was and what that said of itself (`document`), and its exchanges."""

    run_id: str
    seed: int
    started: datetime
    base_url: str
    detected_by: tuple[str, ...]
    document: Mapping[str, Any] | None
    exchanges: Sequence[Mapping[str, Any]]


class _Serials(Iterator[int]):
    """The serial numbers of then, also where what came before could not be played again: each check
    begins with the first that it was the first to send."""

    def __init__(self, tape: Tape, exchanges: Sequence[Mapping[str, Any]]) -> None:
        self._tape = tape
        self._next = 1
        self._purpose = ""
        self._least: dict[str, int] = {}
        highest = 0
        for each in exchanges:
            sent = texts((each.get("request") or {}).get("body"))
            for told in (int(n[:9]) for text in sent for n in _NUMBERED.findall(text)):
                if told > highest:
                    self._least.setdefault(each["check"], told)
                    highest = told

    def __next__(self) -> int:
        if self._tape.purpose != self._purpose:
            self._purpose = self._tape.purpose
            least = self._least.get(self._purpose)
            if least is not None and self._tape.strayed:
                self._next = least
        self._next += 1
        return self._next - 1


def replayed_stage(
    settings: Settings, contract: Contract, replayed: Replayed
) -> tuple[Stage, TapeRecorder, Tape]:
    """The stage of that run, with its recorder and what answers on it. Whatever secret was shown
    then is not known here, and is not needed."""
    exchanges = _after_opening(replayed)
    tape = Tape(exchanges, replayed.started)
    recorder = TapeRecorder(tape)
    document = Document(replayed.document) if replayed.document else None
    scheme = settings.auth_scheme if settings.auth_scheme is not None else contract.auth_scheme
    with tape.clock.ruling():
        provider = ProviderClient(
            replayed.base_url,
            recorder,
            headers=_own_headers(settings),
            authorization=Token(_TOKEN, scheme) if _logged_in(replayed, contract) else None,
            accept=contract.accept,
            media=contract.request_media,
            timeout=settings.timeout,
            deadline=Deadline(0),
            manners=Manners(settings.max_requests),
            pulse=pulse(contract),
            read_only=settings.read_only,
            connections=tape,
            speech=Speech(contract),
        )
    found = Detection(contract, replayed.base_url, replayed.detected_by, document)
    numbers = _Serials(tape, exchanges)
    run = Run(replayed.run_id, replayed.seed, replayed.started, numbers)
    first = _first_page(contract, replayed)
    return assemble(settings, found, provider, first, Ledger(None), run), recorder, tape


def _after_opening(replayed: Replayed) -> Sequence[Mapping[str, Any]]:
    """The exchanges from those of the doctor on: before, it was found out what is known now."""
    first = next((n for n, each in enumerate(replayed.exchanges) if each["check"] == DOCTOR), 0)
    return replayed.exchanges[first:]


def _logged_in(replayed: Replayed, contract: Contract) -> bool:
    """Whether any request carried credentials."""
    heads = ((each.get("request") or {}).get("headers") or {} for each in replayed.exchanges)
    shown = {each.lower() for each in ("Authorization", contract.auth_header)}
    return any(name.lower() in shown for head in heads for name in head)


def _own_headers(settings: Settings) -> dict[str, str]:
    parts = (text.partition(":") for text in settings.header)
    return {name.strip(): value.strip() for name, _, value in parts}


def _first_page(contract: Contract, replayed: Replayed) -> Answer:
    """The answer with which a run begins to look around, of which only the head was kept."""
    path = urlsplit(replayed.base_url).path + contract.resource("klantcontact").path
    for each in replayed.exchanges:
        there = urlsplit(str(each.get("url"))).path
        if each.get("check") == PREPARING and there == path and each.get("status"):
            answer = each.get("response") or {}
            return Answer(each["n"], "GET", str(each["url"]), each["status"],
                          answer.get("headers") or {}, None, "")  # fmt: skip
    return Answer(0, "GET", replayed.base_url, 200, {}, None, "")
