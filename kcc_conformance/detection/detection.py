"""Which contract does a provider speak? Decided on the structure of its own OpenAPI document."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.provider import Provider, same_origin
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.detection.diagnosis import (
    Unplayable,
    nothing_found,
    of_no_contract,
    unreachable,
)
from kcc_conformance.detection.document import Detection, Document, read_document


def base_urls(url: str) -> list[str]:
    """The base URLs to try: the given one and, for a host root, the known base paths under it;
    with a part of a base path the whole of it, and with more than a base path what is too much
    left out."""
    url = url.rstrip("/")
    bases = [url]
    paths = list(dict.fromkeys(load_contract(name).base_path for name in BUILT_IN))
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

    Redirects are followed on the same origin only. What is raised is an Unplayable.
    """
    locations = list(dict.fromkeys(p for name in BUILT_IN for p in load_contract(name).openapi))
    tried: list[Answer] = []
    for base in base_urls(url):
        provider = provider_at(base)
        for location in locations:
            answer = _get(provider, location)
            tried.append(answer)
            if answer.trouble and len(tried) == 1:
                raise Unplayable(unreachable(url, answer.trouble))
            document = read_document(answer.text) if answer.ok else None
            if document is not None:
                return _decide(base, location, document)
    raise Unplayable(nothing_found(url, tried, BUILT_IN))


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


def _get(provider: Provider, location: str) -> Answer:
    accept = "application/json" if location.endswith(".json") else "*/*"
    answer = provider.request("GET", f"/{location}", accept=accept, credentials={}, redact=_summary)
    for _ in range(3):
        target = answer.headers.get("location", "")
        if answer.status not in (301, 302, 303, 307, 308) or not target:
            break
        try:
            target = urljoin(answer.url, target)
        except ValueError:
            break
        if not same_origin(target, answer.url):
            break
        answer = provider.request("GET", target, accept=accept, credentials={}, redact=_summary)
    return answer


def _summary(body: Any) -> Any:
    if isinstance(body, dict) and "paths" in body:
        return {"openapi": body.get("openapi"), "info": body.get("info"), "…": "(not kept)"}
    return body[:300] if isinstance(body, str) else body


def _true(value: Any) -> bool:
    return value is True or value == "true"


class ProviderFactory:
    """Gives a client for a base URL."""

    def __call__(self, base_url: str) -> Provider:
        """A client for that base URL."""
        raise NotImplementedError
