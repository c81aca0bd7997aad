"""Providers that say what a test tells them to, without a network."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import httpx
from described import described
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.inventory import Inventory
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.consumer.tried_filters import TriedFilters
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage, offers

BASE = "http://provider.invalid/api"
TOKEN = "geheim-token-van-de-proef"
MARKER = "C0992-proef"
IDS = tuple(f"0000000{n}-0000-4000-8000-00000000000{n}" for n in range(10))

Handler = Callable[[httpx.Request], httpx.Response]


def provider_of(handler: Handler, **options: Any) -> ProviderClient:
    """A client whose every request is answered by `handler`."""
    options.setdefault("headers", {"Authorization": f"Token {TOKEN}"})
    recorder = options.pop("recorder", None) or Recorder(Masker([TOKEN]))
    return ProviderClient(BASE, recorder, transport=httpx.MockTransport(handler), **options)


def in_turn(*responses: httpx.Response | Exception) -> Handler:
    """Gives these answers one after the other, the last one for ever."""
    left = list(responses)

    def handler(request: httpx.Request) -> httpx.Response:
        response = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(response, Exception):
            raise response
        return response

    return handler


def answer_of(
    status: int | None = 200,
    body: Any = NO_JSON,
    *,
    headers: Mapping[str, str] | None = None,
    text: str | None = None,
    trouble: str | None = None,
    n: int = 1,
    method: str = "GET",
) -> Answer:
    """An answer as the client gives it."""
    shown = text if text is not None else ("" if body is NO_JSON else json.dumps(body))
    told = {"content-type": "application/json", **(headers or {})}
    return Answer(n, method, BASE, status, told, body, shown, trouble)


def consumer_of(
    handler: Handler, contract: str | Contract = "openklant-2.16", **options: Any
) -> Consumer:
    """A consumer of a provider that is played by `handler`; it waits for nothing."""
    facts = load_contract(contract) if isinstance(contract, str) else contract
    ledger = Ledger()
    discretion = Discretion(facts, MARKER, ledger.ids)
    provider = provider_of(handler, **options)
    return Consumer(provider, facts, ledger, discretion, marker=MARKER, patience=0)


def stage_of(
    contract: str = "openklant-2.16",
    *faults: str,
    variations: Sequence[str] = (),
    **settings: Any,
) -> Stage:
    """A stage on the reference implementation, with these faults and variations."""
    settings = {"contract": contract, "patience": 0.0, "seed": 1, "examples": 3, **settings}
    app = create_app(contract, token=TOKEN, faults=faults, variations=variations)
    with described(contract, *faults, *variations):
        return open_stage(Settings(token=TOKEN, **settings), app)


def calls_of(stage: Stage) -> Conversations:
    """The calls that the scenarios of a run share."""
    return Conversations(stage.consumer, stage.people, declared=lambda name: offers(stage, name))


def with_consumer(stage: Stage, consumer: Consumer) -> Stage:
    """The stage with another consumer, and so another provider, on it."""
    return replace(
        stage,
        consumer=consumer,
        inventory=Inventory(consumer),
        tried_filters=TriedFilters(consumer),
        provider=consumer.provider,
        marker=consumer.marker,
        recorder=consumer.provider.recorder,
    )
