"""How a stage is opened: for a run, for the clean-up of an earlier one, for a share of one."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from kcc_conformance.client.answer import Answer, Deadline
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.privacy import Discretion, Silence
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.inventory import Inventory
from kcc_conformance.consumer.journal import Header, Journal, journal_path, marker_of
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.tried_filters import TriedFilters
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.detection.document import Detection
from kcc_conformance.detection.own_words import hints_of, required_members
from kcc_conformance.errors import UsageError
from kcc_conformance.settings.login import BASIC, JWT, OAUTH2, way_of
from kcc_conformance.settings.settings import LEAST_SECONDS, Settings
from kcc_conformance.stage.connection import Connection
from kcc_conformance.stage.embedded import Embedded, embed
from kcc_conformance.stage.looking import find_contract, look_around
from kcc_conformance.stage.share import Share, refuse_parallel, serials
from kcc_conformance.stage.stage import Stage


@dataclass(frozen=True)
class Resumed:
    """A run that is over but for its clean-up: where it played, which it was, what it made."""

    found: Detection
    run_id: str
    ledger: Ledger


@dataclass(frozen=True)
class Run:
    """Which run a stage is of; `serials` number its records, `started` is in UTC."""

    id: str
    seed: int
    started: datetime
    serials: Iterator[int]
    part: int = 0


def open_stage(settings: Settings, app: Any = None) -> Stage:
    """Opens the connection, decides on the contract and makes sure that there is an API to judge.

    Without a URL the WSGI application `app` is played on, or else the built-in reference, which
    holds some records already when the run only reads.

    Raises UsageError (exit 2) or Unplayable (exit 3), each with one line.
    """
    embedded: Embedded | None = None
    if settings.url is None:
        if app is None and way_of(settings) in (BASIC, OAUTH2, JWT):
            raise UsageError(
                "these credentials are for a provider: give its URL, or leave them out"
            )
        embedded = embed(settings, app)
    connection = _connected(settings, embedded)
    with connection.guarded():
        found = find_contract(settings, connection)
        refuse_parallel(settings, found.contract)
        provider = connection.at(found.base_url, found.contract)
        first_page = look_around(provider, found, settings)
    connection.close(but=provider)
    run = _run(settings, secrets.token_hex(4))
    journal = _journal(settings, found, run, connection.recorder.masker)
    return assemble(settings, found, provider, first_page, Ledger(journal), run, journal, embedded)


def reopen_stage(settings: Settings, resumed: Resumed) -> Stage:
    """The stage of an earlier run, to finish its clean-up; nothing is decided any more.

    Raises Unplayable (exit 3) where there is no API at the place any more.
    """
    connection = _connected(settings)
    with connection.guarded():
        provider = connection.at(resumed.found.base_url, resumed.found.contract)
        first_page = look_around(provider, resumed.found, settings)
    run = _run(settings, resumed.run_id)
    return assemble(settings, resumed.found, provider, first_page, resumed.ledger, run)


def join_stage(settings: Settings, share: Share) -> Stage:
    """The stage for a share of a run that is open in another process; nothing is asked of the
    provider, for that process has done so."""
    connection = Connection(
        settings,
        share.recorder,
        manners=share.manners,
        deadline=Deadline(_seconds(settings), share.seconds_left),
        token=settings.token,
        transport=share.transport,
    )
    with connection.guarded():
        provider = connection.at(share.found.base_url, share.found.contract)
    numbers = serials(share.number, settings.parallel)
    run = Run(share.run_id, share.seed, datetime.now(UTC), numbers, share.number)
    return assemble(settings, share.found, provider, share.first_page, share.ledger, run)


def _connected(settings: Settings, embedded: Embedded | None = None) -> Connection:
    return Connection(
        settings,
        Recorder(Masker()),
        manners=Manners(settings.max_requests),
        deadline=Deadline(_seconds(settings)),
        token=embedded.token if embedded else settings.token,
        transport=httpx.WSGITransport(app=embedded.app) if embedded else None,
    )


def _seconds(settings: Settings) -> float:
    """What a run may take: the least there is, until it is known what it needs."""
    return LEAST_SECONDS if settings.max_seconds is None else settings.max_seconds


def _run(settings: Settings, run_id: str) -> Run:
    seed = settings.seed if settings.seed is not None else secrets.randbelow(2**31)
    return Run(run_id, seed, datetime.now(UTC), serials(0, settings.parallel))


def assemble(
    settings: Settings,
    found: Detection,
    provider: ProviderClient,
    first_page: Answer,
    ledger: Ledger,
    run: Run,
    journal: Journal | None = None,
    embedded: Embedded | None = None,
) -> Stage:
    """Puts together what a run plays on, from what was found and opened."""
    from kcc_conformance.contract.schemata import Schemata

    marker = marker_of(run.id)
    wording = found.contract.wording
    wording.base = provider.base_url
    members = required_members(found.contract, found.document)
    wording.forms = replace(wording.forms, members=members)
    schemata = Schemata(found.contract.folders)
    discretion = (
        Silence(found.contract, schemata.members(), provider.recorder.strangers)
        if settings.read_only
        else Discretion(found.contract, marker, ledger.ids, provider.recorder.strangers)
    )
    consumer = Consumer(
        provider,
        found.contract,
        ledger,
        discretion,
        marker=marker,
        patience=settings.patience,
        declared=settings.declared,
        serials=run.serials,
        salt=f"{marker}/{run.part}",
        hints=hints_of(found.contract, found.document, first_page),
    )
    return Stage(
        settings=settings,
        run_id=run.id,
        marker=marker,
        seed=run.seed,
        started=run.started,
        contract=found.contract,
        detected_by=found.evidence,
        document=found.document,
        schemata=schemata,
        provider=provider,
        recorder=provider.recorder,
        ledger=ledger,
        consumer=consumer,
        people=People(consumer, actor_id=settings.actor_id, partij_id=settings.partij_id),
        inventory=Inventory(consumer, settings.patience, wide=not settings.quick),
        tried_filters=TriedFilters(consumer),
        first_page=first_page,
        journal=journal,
        embedded=embedded,
        part=run.part,
        elsewhere=found.elsewhere,
    )


def _journal(settings: Settings, found: Detection, run: Run, masker: Masker) -> Journal | None:
    """The run's journal; the built-in reference forgets by itself, and what only reads makes
    nothing."""
    if settings.url is None or settings.read_only:
        return None
    own = settings.contract not in ("auto", *BUILT_IN)
    header = Header(
        url=found.base_url,
        contract=settings.contract if own else found.contract.name,
        run_id=run.id,
        started=run.started.isoformat(timespec="seconds"),
    )
    items = {name: resource.item for name, resource in found.contract.resources.items()}
    return Journal(journal_path(Path(settings.out), run.id), header, items, masker.certain)
