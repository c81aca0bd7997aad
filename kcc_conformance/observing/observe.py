"""From recordings and a declaration to a result."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kcc_conformance.contract.contract import BUILT_IN, DEFAULT, Contract, load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.law.readings import parse_readings
from kcc_conformance.observing.declaration import Declaration, load_declaration
from kcc_conformance.observing.discretion import Restoring
from kcc_conformance.observing.judging import judge
from kcc_conformance.observing.played import as_played
from kcc_conformance.observing.recordings import Recording, load_recordings
from kcc_conformance.observing.session import PLACES, PROVIDER, SETTLE, WAIT, open_session
from kcc_conformance.observing.summing import sum_up
from kcc_conformance.result.known_failures import Entry, known_failures_of
from kcc_conformance.result.result import Check, Diagnosis, Result
from kcc_conformance.settings.settings import Settings


@dataclass(frozen=True)
class Observed:
    """What is to be judged: the recordings, the declared calls, where was recorded, and how long
    a call needs to be over (`settle`, `wait`: seconds)."""

    recordings: tuple[Path, ...]
    calls: Path
    place: str = PROVIDER
    settle: float = SETTLE
    wait: float = WAIT


@dataclass(frozen=True)
class Prepared:
    """All that was read, and understood: nothing that a user gave can be wrong after this.

    `left_out` is how many declared calls were not played, `broken_off` whether observing was
    stopped before the last was judged; `remarks` are said beside what the traffic shows.
    """

    observed: Observed
    settings: Settings
    recording: Recording
    declaration: Declaration
    contract: Contract
    readings: Mapping[str, str]
    known: tuple[Entry, ...]
    left_out: int = 0
    broken_off: bool = False
    remarks: tuple[Diagnosis, ...] = ()


def prepare(observed: Observed, settings: Settings) -> Prepared:
    """Reads everything. Raises UsageError with one line."""
    if observed.place not in PLACES:
        raise UsageError(f"--place {observed.place}: choose {' or '.join(PLACES)}")
    if not observed.recordings:
        raise UsageError("--recording: give at least one recording, a HAR file or a result.json")
    register = load_consumer_register()
    readings = parse_readings(settings.reading, register) if settings.reading else {}
    known = known_failures_of(settings.baseline)
    declaration = load_declaration(observed.calls)
    recording = load_recordings(observed.recordings, Restoring(declaration))
    urls = [message.url for message in recording.messages]
    contract = load_contract(contract_of(settings.contract, declaration, urls))
    played = as_played(declaration, recording.played)
    left_out = len(declaration.calls) - len(played.calls)
    return Prepared(
        observed, settings, recording, played, contract, readings, known, left_out=left_out
    )


def prepare_live(observed: Observed, settings: Settings, upstream: str) -> Prepared:
    """Reads everything for calls that are yet to be played; there is no traffic. Raises UsageError
    with one line."""
    register = load_consumer_register()
    readings = parse_readings(settings.reading, register) if settings.reading else {}
    known = known_failures_of(settings.baseline)
    declaration = load_declaration(observed.calls)
    name = contract_of(settings.contract, declaration, [upstream] if upstream else [])
    contract = load_contract(name)
    return Prepared(observed, settings, Recording(()), declaration, contract, readings, known)


def observe(prepared: Prepared, on_check: Callable[[Check], None] | None = None) -> Result:
    """Judges what was prepared."""
    started = datetime.now(UTC)
    observed, settings = prepared.observed, prepared.settings
    register = load_consumer_register()
    session = open_session(
        prepared.recording,
        prepared.declaration,
        prepared.contract,
        place=observed.place,
        settle=observed.settle,
        wait=observed.wait,
        readings=prepared.readings,
    )
    checks = judge(session, register, settings.text, on_check)
    return sum_up(
        session,
        checks,
        register,
        text=settings.text,
        strict=settings.strict,
        options=_options(observed, settings),
        tested=settings.tested,
        known=prepared.known,
        started=started,
        left_out=prepared.left_out,
        broken_off=prepared.broken_off,
        remarks=prepared.remarks,
    )


def _options(observed: Observed, settings: Settings) -> dict[str, Any]:
    names = ("contract", "text", "reading", "strict", "baseline", "language", "out", "law_text")
    shown = settings.masked()
    return {
        **{name: shown[name] for name in names},
        "recording": [path.name for path in observed.recordings],
        "calls": observed.calls.name,
        "place": observed.place,
        "settle": observed.settle,
        "wait": observed.wait,
    }


def contract_of(chosen: str, declaration: Declaration, urls: Sequence[str]) -> str:
    """The contract spoken: as chosen, as declared, else by the path of the addresses."""
    if chosen != "auto":
        return chosen
    if declaration.contract:
        return declaration.contract
    return _by_address(urls)


def _by_address(urls: Sequence[str]) -> str:
    paths = {load_contract(name).base_path: name for name in reversed(BUILT_IN)}
    paths |= {load_contract(DEFAULT).base_path: DEFAULT}
    for url in urls:
        for path, name in paths.items():
            if re.search(rf"{re.escape(path)}(/|$)", url.partition("?")[0]):
                return name
    return DEFAULT
