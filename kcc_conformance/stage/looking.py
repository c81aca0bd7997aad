"""Whether there is an API to judge, where it is, and by which contract."""

from collections.abc import Mapping
from dataclasses import replace

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import page_items
from kcc_conformance.client.privacy import unseen
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.detection.detection import (
    base_urls,
    decide,
    detect,
    detect_by_document,
    document_at,
)
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection
from kcc_conformance.detection.first_page import stopping
from kcc_conformance.detection.obstacles import nothing_but_errors, unreachable
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.settings.login import hint, scheme_of
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.connection import Connection, pulse
from kcc_conformance.stage.embedded import embedded_contract


def find_contract(settings: Settings, connection: Connection) -> Detection:
    """The contract that is played by and the base URL at which it was found.

    Raises Unplayable where nothing answers, UsageError for a contract that cannot be loaded.
    """
    if settings.url is None:
        name = embedded_contract(settings)
        contract = load_contract(name)
        base = "http://reference.invalid" + contract.base_path
        if settings.contract == "auto":
            return detect(connection.at, base)
        return _with_document(connection, contract, base, f"named with --contract {name}")
    if settings.contract == "auto":
        return detect(connection.at, settings.url)
    contract = load_contract(settings.contract)
    why = f"named with --contract {settings.contract}"
    bases = base_urls(settings.url, [contract.base_path])
    for base in bases:
        answer = first_page(connection.at(base, contract), contract)
        if answer.trouble:
            raise Unplayable(unreachable(settings.url, answer.trouble))
        if (answer.ok and isinstance(answer.body, (dict, list))) or answer.status in (401, 403):
            return _with_document(connection, contract, base, why)
    return Detection(contract, bases[0], (why,))


def look_around(provider: ProviderClient, found: Detection, settings: Settings) -> Answer:
    """The first page of the list of klantcontacten.

    Raises Unplayable where it shows that there is no API here that can be judged.
    """
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
        others = [provider.request("GET", path, redact=unseen) for path in pulse(contract)]
        if all(other.down for other in others):
            trouble = nothing_but_errors(answer)
    if trouble is not None:
        unplayable = Unplayable(trouble)
        unplayable.detection = found
        raise unplayable
    return answer


def first_page(
    provider: ProviderClient, contract: Contract, credentials: Mapping[str, str] | None = None
) -> Answer:
    """The beginning of the list of klantcontacten, of which nothing is kept; `credentials` as in
    `ProviderClient.request`."""
    parameter = contract.paging.page_size_parameter
    return provider.request(
        "GET",
        contract.resource("klantcontact").path,
        query={parameter: "1"} if parameter else None,
        credentials=credentials,
        redact=unseen,
    )


def _with_document(connection: Connection, contract: Contract, base: str, why: str) -> Detection:
    if contract.name not in BUILT_IN:
        return _with_its_own(connection, contract, base, why)
    try:
        found = detect_by_document(connection.at, base)
    except PrerequisiteError:
        return Detection(contract, base, (why, "no OpenAPI document of a known contract found"))
    if found.base_url != base:
        return Detection(contract, base, (why,))
    note = f"its OpenAPI document looks like {found.contract.name}"
    return replace(found, contract=contract, evidence=(why, note))


def _with_its_own(connection: Connection, contract: Contract, base: str, why: str) -> Detection:
    """With a contract of the user's own any document is of it that has its klantcontacten."""
    try:
        at, location, document = document_at(connection.at, base, contract)
    except PrerequisiteError:
        return Detection(contract, base, (why, "no OpenAPI document found"))
    if at != base or document.path(contract.resource("klantcontact").path) is None:
        other = f"{at}/{location} ({document.title}): not of this contract"
        return Detection(contract, base, (why, other))
    name, _ = decide(document)
    note = f"its OpenAPI document looks like {name}" if name else f"its document is {location}"
    return Detection(contract, base, (why, note), document)
