"""Which contract does a provider speak? Decided on the structure of its own OpenAPI document, or
without one on what it answers (`by_answers`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import redirected, same_origin
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.detection.asking import ASKS_WHO, Asking, ProviderFactory
from kcc_conformance.detection.by_answers import Look, look, paths_of
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection, Document, read_document
from kcc_conformance.detection.obstacles import nothing_found, of_no_contract, unreachable
from kcc_conformance.detection.unrecognised import unrecognised

# The document of a known server is one redirect away (a trailing slash, a version); more is a login
# page on its way, or a circle.
_REDIRECTS = 3


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


def detect(provider_at: ProviderFactory, url: str) -> Detection:
    """Finds base URL and contract, by the document or else by what is answered; raises
    PrerequisiteError with what to do if it can't.

    Redirects are followed on the same origin only. Credentials are shown where a document
    or a list is refused without. What is raised is an Unplayable.
    """
    found = _documents(provider_at, url)
    known = next((each for each in found.documents if decide(each.document)[0]), None)
    if known is not None:
        return _beside(provider_at, url, _decided(known))
    looks = [_look(provider_at, base) for base in base_urls(url)]
    for each in looks:
        of_it = next((one for one in found.documents if one.base_url == each.base_url), None)
        if len(each.contracts) == 1 and (of_it is None or _silent(of_it.document, each)):
            return _beside(provider_at, url, _recognised(each, found.documents))
    if found.documents:
        first = found.documents[0]
        raise Unplayable(of_no_contract(first.place, first.document.title))
    for each in looks:
        if each.listed or (each.closed and each.contracts):
            raise Unplayable(unrecognised(each, given=found.given))
    raise Unplayable(nothing_found(url, found.tried, BUILT_IN, given=found.given))


def detect_by_document(provider_at: ProviderFactory, url: str) -> Detection:
    """As `detect`, by the document only."""
    base, location, document = document_at(provider_at, url)
    if not decide(document)[0]:
        raise Unplayable(of_no_contract(f"{base}/{location}", document.title))
    return _decided(_Found(base, location, document))


def document_at(
    provider_at: ProviderFactory, url: str, contract: Contract | None = None
) -> tuple[str, str, Document]:
    """A provider's own document: the base URL, where below it the document is, and the document.

    It is the one of a contract that is given, looked for where that says it is too, or else one of
    a known contract if there is. The URL may be that of the document. Raises as `detect` does.
    """
    found = _documents(provider_at, url, contract)
    if contract is not None:
        path = contract.resource("klantcontact").path
        theirs = (each for each in found.documents if each.document.path(path) is not None)
        best = next(theirs, next(iter(found.documents), None))
        if best is not None:
            return best.base_url, best.location, best.document
    if not found.documents:
        raise Unplayable(nothing_found(url, found.tried, BUILT_IN, given=found.given))
    known = (each for each in found.documents if decide(each.document)[0])
    best = next(known, found.documents[0])
    return best.base_url, best.location, best.document


@dataclass(frozen=True)
class _Found:
    """A document, and where it was found."""

    base_url: str
    location: str
    document: Document

    @property
    def place(self) -> str:
        return f"{self.base_url}/{self.location}"


@dataclass(frozen=True)
class _Search:
    """The documents that were found (one of a known contract is the last: there the search ends),
    all that was answered, and whether credentials were given."""

    documents: tuple[_Found, ...]
    tried: tuple[Answer, ...]
    given: bool


def _documents(provider_at: ProviderFactory, url: str, contract: Contract | None = None) -> _Search:
    """Looks for documents; of a contract that is given until there is one that has its path of
    klantcontacten, and else until there is one of a known contract."""
    given = False
    own = contract.openapi if contract is not None else ()
    known = (p for name in BUILT_IN for p in load_contract(name).openapi)
    url, _, named = url.rpartition("/") if is_file(url) else (url, "", "")
    locations = list(filter(None, dict.fromkeys((named, *own, *known))))
    tried: list[Answer] = []
    found: list[_Found] = []
    for base in base_urls(url, [contract.base_path] if contract is not None else None):
        provider = provider_at(base, contract)
        given = provider.authenticated
        for location in locations:
            answer = _get(provider, location)
            tried.append(answer)
            if answer.trouble and len(tried) == 1:
                raise Unplayable(unreachable(url, answer.trouble))
            document = read_document(answer.text) if answer.ok else None
            if document is not None:
                found.append(_Found(base, location, document))
                if _wanted(document, contract):
                    return _Search(tuple(found), tuple(tried), given)
                break
    return _Search(tuple(found), tuple(tried), given)


def is_file(url: str) -> bool:
    """Whether a URL is that of a document, and not of a place below which one may be."""
    return urlsplit(url).path.lower().endswith((".json", ".yaml", ".yml"))


def _wanted(document: Document, contract: Contract | None) -> bool:
    if contract is None:
        return bool(decide(document)[0])
    return document.path(contract.resource("klantcontact").path) is not None


def decide(document: Document, names: Iterable[str] = BUILT_IN) -> tuple[str, tuple[str, ...]]:
    """The contract whose structure the document has, and why; an empty name if none has."""
    for name in names:
        reasons = _matches(document, load_contract(name))
        if reasons is not None:
            return name, reasons
    return "", ()


def _decided(found: _Found) -> Detection:
    name, reasons = decide(found.document)
    evidence = (f"{found.place} ({found.document.title})", *reasons)
    return Detection(load_contract(name), found.base_url, evidence, found.document)


def _recognised(seen: Look, others: tuple[_Found, ...]) -> Detection:
    """The contract by what was answered; what other documents there are is told with it."""
    told = (f"{each.place} ({each.document.title}): of none of the known contracts"
            for each in others)  # fmt: skip
    why = "no OpenAPI document of a known contract found"
    evidence = (why, *told, "recognised by what it answers", *seen.told)
    return Detection(seen.contracts[0], seen.base_url, evidence)


def _silent(document: Document, seen: Look) -> bool:
    """Whether a document does not contradict what was seen: it is of something else, says nothing
    of what a klantcontact is made of, or the records have a name that only this contract has."""
    path = seen.contracts[0].resource("klantcontact").path
    return seen.certain or document.path(path) is None or not document.request_schema(path)[0]


def _beside(provider_at: ProviderFactory, url: str, found: Detection) -> Detection:
    """What was found at the root of a host, with the other places there that have a list of
    klantcontacten too."""
    if urlsplit(url).path.strip("/"):
        return found
    bases = [b for b in base_urls(url) if b not in (found.base_url, url.rstrip("/"))]
    contracts = [load_contract(name) for name in BUILT_IN]
    first = [replace(each, detection={"paths": paths_of(each)[:1]}) for each in contracts]
    seen = (look(base, Asking(provider_at, base), first) for base in bases)
    return replace(
        found, elsewhere=tuple(each.base_url for each in seen if each.listed and each.contracts)
    )


def _look(provider_at: ProviderFactory, base: str) -> Look:
    return look(base, Asking(provider_at, base), [load_contract(name) for name in BUILT_IN])


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
    if answer.status in ASKS_WHO and provider.authenticated:
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
