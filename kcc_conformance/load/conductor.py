"""A play from its beginning to its end: prepare, play, audit, take away, sum up."""

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kcc_conformance.consumer.journal import Journal
from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.contract.provenance import provenance
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.law.register import load_register
from kcc_conformance.load.audit import Auditor, Tally
from kcc_conformance.load.casting import Cast, OnTick, Played
from kcc_conformance.load.history import History, read_history
from kcc_conformance.load.limits import Limit
from kcc_conformance.load.looking import Looked, Looking
from kcc_conformance.load.mix import Mix
from kcc_conformance.load.playbill import Playbill
from kcc_conformance.load.preparing import prepare
from kcc_conformance.load.result import Broken, LoadResult
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.declared import FILTERS
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.connection import unrecorded
from kcc_conformance.stage.opening import Resumed, reopen_stage
from kcc_conformance.stage.stage import Stage

_BACK = 60.0
"""Seconds in which a provider that went away has to be back for the audit."""
_TIDYING = 4
"""Records deleted at a time, where registrations at the same moment do no harm either."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a play. `agents`, `processes` and `workers` are numbers, `seconds` and
    `ramp` are in seconds, `rate` in calls a second (0: agents think); with `workers` these come
    from elsewhere to `port`."""

    agents: int
    seconds: float
    rate: float
    ramp: float
    processes: int
    workers: int
    port: int
    mix: Mix
    limits: tuple[Limit, ...]

    @property
    def players(self) -> int:
        """How many processes play."""
        return self.workers or self.processes

    @property
    def calls(self) -> float:
        """How many calls there will be, about: at most, where answers are waited for."""
        if self.rate:
            return self.rate * self.seconds
        return self.agents * (self.seconds - self.ramp / 2) / max(self.mix.seconds_a_call, 0.01)


@dataclass(frozen=True)
class Listener:
    """Who is told how it goes: `on_tick` each second of the play, `on_listening` of the port."""

    on_tick: OnTick
    on_listening: Callable[[int], None]


def playbill(stage: Stage, asked: Asked) -> Playbill:
    """What is played: the preparation is made. Raises PrerequisiteError."""
    settings = stage.settings
    actors, partijen = prepare(stage, asked.agents, asked.mix.partijen)
    own = settings.contract not in ("auto", *BUILT_IN)
    return Playbill(
        url=stage.provider.base_url,
        contract=settings.contract if own else stage.contract.name,
        wording=stage.contract.wording.as_json(),
        run_id=stage.run_id,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        mix=asked.mix,
        actors=actors,
        partijen=partijen,
        agents=asked.agents,
        seconds=asked.seconds,
        ramp=asked.ramp,
        rate=asked.rate,
        patience=settings.patience,
        timeout=settings.timeout,
        seed=settings.seed if settings.seed is not None else secrets.randbelow(2**31),
        players=asked.players,
    )


def play(
    bill: Playbill, settings: Settings, asked: Asked, listener: Listener
) -> tuple[Played, bool]:
    """Plays it; whether it was broken off (Ctrl-C) is answered as well."""
    interrupted = False
    processes = 0 if asked.workers else asked.processes
    with Cast(
        bill, settings, processes, port=asked.port, on_listening=listener.on_listening
    ) as cast:
        try:
            played = cast.wait(listener.on_tick)
        except KeyboardInterrupt:
            interrupted = True
            cast.stop()
            played = cast.wait(lambda *each: None)
    return played, interrupted


def audit(stage: Stage, bill: Playbill, played: Played) -> tuple[Tally, Looked, History]:
    """What the register kept. Raises PrerequisiteError where the provider is not there."""
    ended = time.monotonic()
    contract, connection = bill.loaded(), unrecorded(stage.settings)
    there = [path for path in played.journals if path.exists()]
    history = read_history(there)
    history.people |= {*bill.actors, *bill.partijen}
    looking = Looking(
        contract,
        bill.words.marker,
        history,
        lambda: connection.courier(bill.url, contract),
        filters=not stage.settings.declared.absent(FILTERS),
    )
    try:
        if not looking.there(_BACK):
            raise PrerequisiteError(
                f"the provider does not answer after the play: nothing can be audited;"
                f" {len(history.writes)} registrations were sent"
            )
        auditor = Auditor(contract, bill.words, history)
        looking.audit(auditor, bill.patience, ended)
    finally:
        looking.close()
    return auditor.tally(), looking.looked, history


def tidy(settings: Settings, found: Detection, journals: Iterable[Path]) -> tuple[Leftover, ...]:
    """Takes away what the processes made, each by its journal; a journal stays as long as anything
    of it does."""
    left: list[Leftover] = []
    at_once = _TIDYING if found.contract.parallel_safe else 1
    settings = replace(settings, max_seconds=0.0, max_requests=0, parallel=at_once)
    for path in journals:
        if not path.exists():
            continue
        try:
            past = read_journal(path)
            items = {name: each.item for name, each in found.contract.resources.items()}
            book = Journal.resume(path, past.header, items)
            past.ledger.book = book
            stage = reopen_stage(settings, Resumed(found, past.header.run_id, past.ledger))
        except (UsageError, PrerequisiteError) as trouble:
            left.append(Leftover("journal", str(path), str(trouble)))
            continue
        keep = True
        try:
            here = past.unusable + clean_up(stage)
            left += here
            keep = bool(here) or bool(past.damaged)
        finally:
            stage.close()
            book.close(keep=keep)
    return tuple(left)


def summed_up(
    stage: Stage,
    bill: Playbill,
    asked: Asked,
    played: Played,
    audited: tuple[Tally, Looked, History],
    seconds: float,
    *,
    interrupted: bool,
) -> LoadResult:
    """The result, before anything was taken away."""
    tally, looked, history = audited
    troubles = [*played.troubles]
    if history.damaged:
        troubles.append(f"{history.damaged} lines of the journals cannot be read")
    if not tally.acknowledged:
        troubles.append("nothing was acknowledged, so that nothing could be lost")
    if looked.unasked:
        troubles.append(f"{looked.unasked} records that no list shows were not asked for")
    measured = [(each, each.measured(played.figures, seconds)) for each in asked.limits]
    settings, own = stage.settings, provenance(stage.contract)
    return LoadResult(
        provider={
            "url": stage.url,
            "contract": stage.contract.name,
            "detected_by": list(stage.detected_by),
            "tested": dict(settings.tested),
            **({"own_contract": {"sha256": own.sha256}} if own else {}),
        },
        run={
            "id": stage.run_id,
            "started": bill.started,
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "seed": bill.seed,
            "options": settings.masked(),
        },
        play={
            "agents": asked.agents,
            "seconds": asked.seconds,
            "ramp": asked.ramp,
            "rate": asked.rate,
            "processes": asked.players,
            "shares": dict(asked.mix.shares),
            "seconds_a_call": asked.mix.seconds_a_call,
            "partijen": len(bill.partijen),
            "actors": len(bill.actors),
        },
        text=settings.text,
        register=load_register(),
        figures=played.figures,
        tally=tally,
        looked=looked,
        limits=tuple(Broken(each, value, each.held(value)) for each, value in measured),
        troubles=tuple(troubles),
        leftovers=(),
        interrupted=interrupted,
        strict=settings.strict,
    )
