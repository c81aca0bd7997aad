"""What is played on without a URL: an application in this process."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.client.speech import Speech
from kcc_conformance.contract.contract import DEFAULT, load_contract
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.seeding import seed

REFERENCE = "(ingebouwde referentie-implementatie)"


@dataclass(frozen=True)
class Embedded:
    """The WSGI application that is played on without a URL, and the token that it asks for."""

    app: Any
    token: str | None = field(repr=False)

    def put_forward(self, seconds: float) -> None:
        """From now on it is so many seconds later for the reference, which has a clock of its own;
        nobody waits. What else is played on in this process does not hear of it."""
        from kcc_conformance.reference_impl.clock import put_forward

        put_forward(seconds)


def embed(settings: Settings, app: Any = None) -> Embedded:
    """The given application, or else the built-in reference; that one holds some records already
    when the run only reads.

    Raises UsageError for a contract that cannot be loaded.
    """
    from kcc_conformance.reference_impl.app import create_app

    name = embedded_contract(settings)
    load_contract(name)
    if app is not None:
        return Embedded(app, settings.token)
    token = settings.token or secrets.token_hex(20)
    reference = create_app(name, token=token)
    if settings.read_only:
        _stock(reference, name, token)
    return Embedded(reference, token)


def embedded_contract(settings: Settings) -> str:
    """The contract of that application: the one named, or the default."""
    return DEFAULT if settings.contract == "auto" else settings.contract


def _stock(app: Any, name: str, token: str) -> None:
    contract = load_contract(name)
    provider = ProviderClient(
        "http://reference.invalid" + contract.base_path,
        Recorder(Masker()),
        headers={contract.auth_header: f"{contract.auth_scheme} {token}".strip()},
        accept=contract.accept,
        media=contract.request_media,
        transport=httpx.WSGITransport(app=app),
        speech=Speech(contract),
    )
    seed(provider, contract)
