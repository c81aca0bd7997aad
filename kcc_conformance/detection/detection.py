"""Which contract does a provider speak? Decided on the structure of its own OpenAPI document."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import redirected, same_origin
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection, Document, read_document
from kcc_conformance.detection.obstacles import nothing_found, of_no_contract, unreachable

# The document of a known server is one redirect away (a trailing slash, a version); more is a login
# page on its way, or a circle.
_REDIRECTS = 3
_ASKS_WHO = (401, 403)


def base_urls(url: str, base_paths: Iterable[str] | None = None) -> list[str]:
    """The base URLs to try: the given one and, for a host root, the base paths under it; with a
    part of a base path the whole of it, and with more than a base path what is too much left out.

    The base paths are those of the built-in contracts, unless others are given.
    """
    url = url.rstrip("/")
    bases = [url]
    if base_paths is None:
        base_paths = (load_contract(name).base_path for name in BUILT_IN)
    paths = [base for base in dict.fromkeys(path.rstrip("/") for path in base_paths) if base]
    path = urlsplit(url).path
    if not path:
        bases += [url + base for base in paths]
    else:
        bases += [
            url[: len(url) - len(path) + path.index(base + "/") + len(base)]
            for base in paths
            if base + "/" in path
        ]
        bases += [
            url + base[cut:]
            for base in paths
            for cut in [index for index, char in enumerate(base) if char == "/" and index]
            if path.endswith(base[:cut])
        ]
    return list(dict.fromkeys(bases))


def detect(provider_at: "ProviderFactory", url: str) -> Detection:
    """Finds base URL, document and contract; raises PrerequisiteError with what to do if it can't.

    Redirects are followed on the same origin only. Credentials are shown where the document is
    refused without. What is raised is an Unplayable.
    """
    return _decide(*document_at(provider_at, url))


def document_at(provider_at: "ProviderFactory", url: str) -> tuple[str, str, Document]:
    """A provider's own document: the base URL, where below it the document is, and the document.
    Raises as `detect` does."""
    given = False
    locations = list(dict.fromkeys(p for name in BUILT_IN for p in load_contract(name).openapi))
    tried: list[Answer] = []
    for base in base_urls(url):
        provider = provider_at(base)
        given = provider.authenticated
        for location in locations:
            answer = _get(provider, location)
            tried.append(answer)
            if answer.trouble and len(tried) == 1:
                raise Unplayable(unreachable(url, answer.trouble))
            document = read_document(answer.text) if answer.ok else None
            if document is not None:
                return base, location, document
    raise Unplayable(nothing_found(url, tried, BUILT_IN, given=given))


def decide(document: Document, names: Iterable[str] = BUILT_IN) -> tuple[str, tuple[str, ...]]:
    """The contract whose structure the document has, and why; an empty name if none has."""
    for name in names:
        reasons = _matches(document, load_contract(name))
        if reasons is not None:
            return name, reasons
    return "", ()


def _decide(base: str, location: str, document: Document) -> Detection:
    name, reasons = decide(document)
    if not name:
        raise Unplayable(of_no_contract(f"{base}/{location}", document.title))
    evidence = (f"{base}/{location} ({document.title})", *reasons)
    return Detection(load_contract(name), base, evidence, document)


def _matches(document: Document, contract: Contract) -> tuple[str, ...] | None:
    rules = contract.detection
    reasons = []
    for path in rules.get("paths", []):
        if document.path(path) is None:
            return None
        reasons.append(f"{path}: ✓")
    for rule in rules.get("none", []):
        if _holds(document, contract, rule):
            return None
        reasons.append(f"{_words(rule)}: –")
    if rules.get("any"):
        held = [rule for rule in rules["any"] if _holds(document, contract, rule)]
        if not held:
            return None
        reasons.append(f"{_words(held[0])}: ✓")
    return tuple(reasons)


def _holds(document: Document, contract: Contract, rule: Mapping[str, Any]) -> bool:
    properties, required = document.request_schema(contract.resource(rule["resource"]).path)
    if "required" in rule:
        return rule["required"] in required
    found = properties.get(rule["property"])
    if "deprecated" in rule:
        return isinstance(found, dict) and _true(found.get("deprecated")) is rule["deprecated"]
    return found is not None


def _words(rule: Mapping[str, Any]) -> str:
    name = rule.get("required") or rule["property"]
    extra = (
        " (required)" if "required" in rule else " (deprecated)" if rule.get("deprecated") else ""
    )
    return f"{rule['resource']}.{name}{extra}"


def _get(provider: ProviderClient, location: str) -> Answer:
    """A document is mostly public; credentials are shown only where it is not, to the provider's
    own origin, which is shown them anyway."""
    answer = _followed(provider, location, {})
    if answer.status in _ASKS_WHO and provider.authenticated:
        return _followed(provider, location, None)
    return answer


def _followed(
    provider: ProviderClient, location: str, credentials: Mapping[str, str] | None
) -> Answer:
    """The answer at the end of the redirects; `credentials` as in `ProviderClient.request`."""
    accept = "application/json" if location.endswith(".json") else "*/*"
    path = f"/{location}"
    for _ in range(_REDIRECTS + 1):
        answer = provider.request(
            "GET", path, accept=accept, credentials=credentials, redact=_summary
        )
        path = redirected(answer)
        if not path or not same_origin(path, answer.url):
            break
    return answer


def _summary(body: Any) -> Any:
    if isinstance(body, dict) and "paths" in body:
        return {"openapi": body.get("openapi"), "info": body.get("info"), "…": "(not kept)"}
    return body[:300] if isinstance(body, str) else body


def _true(value: Any) -> bool:
    return value is True or value == "true"


class ProviderFactory(Protocol):
    """Gives a client for a base URL."""

    def __call__(self, base_url: str) -> ProviderClient:
        """A client for that base URL."""
