"""How a stage is opened: the way in, the contract, and whether there is an API to judge."""

import secrets
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from kcc_conformance.client.answer import Answer, Deadline
from kcc_conformance.client.credentials import authorization_of
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.listing import page_items
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.privacy import Discretion, Silence, unseen
from kcc_conformance.client.provider import Provider
from kcc_conformance.client.tls import equip
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.journal import Header, Journal, journal_path, marker_of
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.consumer.people import People
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.detection.detection import base_urls, decide, detect
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection
from kcc_conformance.detection.first_page import stopping
from kcc_conformance.detection.obstacles import not_logged_in, nothing_but_errors, unreachable
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.settings.login import BASIC, JWT, OAUTH2, hint, scheme_of, way_of
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.embedded import Embedded, embed, embedded_contract
from kcc_conformance.stage.sealing import seal_trouble
from kcc_conformance.stage.share import Share, refuse_parallel, serials
from kcc_conformance.stage.stage import Stage


@dataclass(frozen=True)
class Resumed:
    """A run that is over but for its clean-up: where it played, which it was, what it made."""

    found: Detection
    run_id: str
    ledger: Ledger


def open_stage(
    settings: Settings, app: Any = None, resumed: Resumed | None = None, part: Share | None = None
) -> Stage:
    """Opens the connection, decides on the contract and makes sure that there is an API to judge.

    Without a URL the WSGI application `app` is played on, or else the built-in reference, which
    holds some records already when the run only reads.
    With `resumed` nothing is decided any more: the stage is that of the earlier run. For a `part`
    of a run that is open in another process nothing is asked of the provider either.

    Raises UsageError (exit 2) or Unplayable (exit 3), each with one line.
    """
    token, known = settings.token, resumed or part
    if settings.url is None and app is None and way_of(settings) in (BASIC, OAUTH2, JWT):
        raise UsageError("these credentials are for a provider: give its URL, or leave them out")
    transport: httpx.BaseTransport | None = part.transport if part else None
    embedded: Embedded | None = None
    if settings.url is None and part is None:
        embedded = embed(settings, app)
        token, transport = embedded.token, httpx.WSGITransport(app=embedded.app)
    recorder = part.recorder if part else Recorder(Masker())
    masker = recorder.masker
    headers = _own_headers(settings)
    masker.add(*headers.values())
    recorder.begin("(voorbereiding)")
    deadline = Deadline(settings.max_seconds, part.seconds_left if part else None)
    manners = part.manners if part else Manners(settings.max_requests)
    verify = equip(_trusting(settings), settings) if transport is None else True
    authorization = authorization_of(settings, masker, token=token, verify=verify)
    if authorization is not None:
        try:
            authorization.value()  # trouble with a token endpoint is told before anything is sent
        except PrerequisiteError as error:
            raise Unplayable(not_logged_in(str(error))) from None

    opened: list[Provider] = []

    def provider_at(base_url: str, contract: Contract | None = None) -> Provider:
        opened.append(
            Provider(
                base_url,
                recorder,
                headers=headers,
                authorization=authorization.within(contract.auth_scheme)
                if authorization and contract
                else authorization,
                accept=contract.accept if contract else "application/json",
                media=contract.request_media if contract else "application/json",
                timeout=settings.timeout,
                deadline=deadline,
                transport=transport,
                verify=verify,
                manners=manners,
                pulse=_pulse(contract),
                read_only=settings.read_only,
            )
        )
        return opened[-1]

    found: Detection | None = None
    try:
        found = known.found if known else _detection(settings, provider_at)
        if resumed is None:
            refuse_parallel(settings, found.contract)
        provider = provider_at(found.base_url, found.contract)
        seen = part.first_page if part else _look_around(provider, found, settings)
    except BaseException as error:
        _close(opened)
        if isinstance(error, Unplayable):
            error.detection, error.exchanges = found, recorder.exchanges
            seal_trouble(error, masker)
        raise
    _close(opened[:-1])
    run_id = known.run_id if known else secrets.token_hex(4)
    marker = marker_of(run_id)
    started = datetime.now(UTC)
    journal = None if known else _journal(settings, found, run_id, started, masker)
    ledger = known.ledger if known else Ledger(journal)
    schemata = Schemata(found.contract.folders)
    discretion = (
        Silence(found.contract, schemata.members())
        if settings.read_only
        else Discretion(found.contract, marker, ledger.ids)
    )
    consumer = Consumer(
        provider,
        found.contract,
        ledger,
        discretion,
        marker=marker,
        patience=settings.patience,
        declared=settings.declared,
        serials=serials(part, settings),
    )
    seed = part.seed if part else settings.seed
    return Stage(
        settings=settings,
        run_id=run_id,
        marker=marker,
        seed=seed if seed is not None else secrets.randbelow(2**31),
        started=started,
        contract=found.contract,
        detected_by=found.evidence,
        document=found.document,
        schemata=schemata,
        provider=provider,
        recorder=recorder,
        ledger=ledger,
        consumer=consumer,
        people=People(consumer, actor_id=settings.actor_id, partij_id=settings.partij_id),
        first_page=seen,
        journal=journal,
        embedded=embedded,
        part=part.number if part else 0,
    )


def _journal(
    settings: Settings, found: Detection, run_id: str, started: datetime, masker: Masker
) -> Journal | None:
    """The run's journal; the built-in reference forgets by itself, and what only reads makes
    nothing."""
    if settings.url is None or settings.read_only:
        return None
    own = settings.contract not in ("auto", *BUILT_IN)
    header = Header(
        url=found.base_url,
        contract=settings.contract if own else found.contract.name,
        run_id=run_id,
        started=started.isoformat(timespec="seconds"),
    )
    items = {name: resource.item for name, resource in found.contract.resources.items()}
    return Journal(journal_path(Path(settings.out), run_id), header, items, masker.certain)


def _close(providers: list[Provider]) -> None:
    for provider in providers:
        provider.close()


def _detection(settings: Settings, provider_at: Any) -> Detection:
    if settings.url is None:
        name = embedded_contract(settings)
        contract = load_contract(name)
        base = "http://reference.invalid" + contract.base_path
        if settings.contract == "auto":
            return detect(provider_at, base)
        return _with_document(provider_at, contract, base, f"named with --contract {name}")
    if settings.contract == "auto":
        return detect(provider_at, settings.url)
    contract = load_contract(settings.contract)
    why = f"named with --contract {settings.contract}"
    bases = base_urls(settings.url, [contract.base_path])
    for base in bases:
        answer = first_page(provider_at(base, contract), contract)
        if answer.trouble:
            raise Unplayable(unreachable(settings.url, answer.trouble))
        if (answer.ok and isinstance(answer.body, dict)) or answer.status in (401, 403):
            return _with_document(provider_at, contract, base, why)
    return Detection(contract, bases[0], (why,))


def _with_document(provider_at: Any, contract: Contract, base: str, why: str) -> Detection:
    try:
        found = detect(provider_at, base)
    except PrerequisiteError:
        return Detection(contract, base, (why, "no OpenAPI document of a known contract found"))
    if found.base_url != base:
        return Detection(contract, base, (why,))
    note = f"its OpenAPI document looks like {found.contract.name}"
    return replace(found, contract=contract, evidence=(why, note))


def first_page(
    provider: Provider, contract: Contract, credentials: Mapping[str, str] | None = None
) -> Answer:
    """The beginning of the list of klantcontacten, of which nothing is kept; `credentials` as in
    `Provider.request`."""
    parameter = contract.paging.page_size_parameter
    return provider.request(
        "GET",
        contract.resource("klantcontact").path,
        query={parameter: "1"} if parameter else None,
        credentials=credentials,
        redact=unseen,
    )


def _look_around(provider: Provider, found: Detection, settings: Settings) -> Answer:
    contract = found.contract
    answer = first_page(provider, contract)
    other = decide(found.document)[0] if found.document and contract.name in BUILT_IN else ""
    other = "" if other == contract.name else other
    scheme = scheme_of(settings, contract.auth_scheme)
    theirs = scheme_of(settings, load_contract(other).auth_scheme) if other else ""
    trouble = stopping(
        answer,
        contract=contract.name,
        base_path=contract.base_path,
        scheme=scheme,
        given=provider.authenticated or settings.client_cert is not None,
        readable=page_items(contract, contract.resource("klantcontact"), answer) is not None,
        looks_like=other,
        their_scheme=theirs,
        advice=hint(settings),
    )
    if trouble is None and answer.down:
        others = [provider.request("GET", path, redact=unseen) for path in _pulse(contract)]
        if all(other.down for other in others):
            trouble = nothing_but_errors(answer)
    if trouble is not None:
        raise Unplayable(trouble)
    return answer


def _pulse(contract: Contract | None) -> tuple[str, ...]:
    """Paths that can be asked to see whether the provider is there."""
    names = ("partij", "actor", "klantcontact")
    return tuple(contract.resource(name).path for name in names) if contract else ()


def _own_headers(settings: Settings) -> dict[str, str]:
    """The user's own headers; of a name that was given twice the last value."""
    parts = (text.partition(":") for text in settings.header)
    return {name.strip(): value.strip() for name, _, value in parts}


def _trusting(settings: Settings) -> ssl.SSLContext:
    return httpx.create_ssl_context(verify=not settings.insecure)
