"""Where the provider is, and what it says it is."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from kcc_conformance.checks.addresses import BASE, ORIGIN, Deviation, deviations
from kcc_conformance.client.addresses import Address, Told, addresses_in
from kcc_conformance.client.proxy import Proxy
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.detection.detection import decide
from kcc_conformance.detection.diagnosis import ok, warn
from kcc_conformance.detection.document import Detection, Document
from kcc_conformance.phrases import phrase
from kcc_conformance.probing.addresses import shown
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.stage import Stage

_LOCAL = ("localhost", "127.0.0.1", "::1")


def place(settings: Settings, base: str, proxy: Proxy | None) -> Iterable[Diagnosis]:
    """Whether there is an answer, over what connection, and under which base URL."""
    given = settings.url
    if given is None:
        return (ok("reachable", "de ingebouwde referentie", "the built-in reference"),)
    host = urlsplit(base).hostname or base
    by = f" via proxy {proxy}" if proxy else ""
    found = [
        ok("reachable", f"{host} antwoordt{by}", f"{host} answers{by}"),
        _tls(settings, base),
    ]
    if base != given.rstrip("/"):
        nl = f"de API staat op {base} (gegeven: {given}); die wordt gebruikt"
        found.append(ok("root", nl, f"the API is at {base} (given: {given}); that is used"))
    return found


def contract(settings: Settings, found: Detection) -> Iterable[Diagnosis]:
    """Whether there is a document, and whether it is of the contract judged by."""
    name, document = found.contract.name, found.document
    looks_like = decide(document)[0] if document is not None else ""
    if document is None:
        yield warn(
            "document",
            "er is geen OpenAPI-document van deze API: wat de provider kan, blijkt pas uit"
            " proberen",
            "there is no OpenAPI document of this API: what the provider can shows by trying only",
            "noem met --capability wat de provider wel of niet kan",
            "say with --capability what the provider can or cannot",
        )  # fmt: skip
    else:
        yield ok("document", f"gevonden: {_title(document)}", f"found: {_title(document)}")
    if looks_like and name in BUILT_IN and looks_like != name:
        yield warn(
            "contract", f"beoordeeld als {name}, maar het document is dat van {looks_like}",
            f"judged as {name}, but the document is that of {looks_like}",
            f"laat --contract weg om als {looks_like} te beoordelen",
            f"leave --contract out to judge as {looks_like}",
        )  # fmt: skip
    elif settings.contract == "auto" and document is None:
        nl, en = ("; ".join(phrase(each, of) for each in found.evidence) for of in ("nl", "en"))
        yield ok("contract", f"{name} ({nl})", f"{name} ({en})")
    else:
        yield ok("contract", name, name)
    if found.elsewhere:
        where = ", ".join(found.elsewhere)
        yield warn(
            "elsewhere",
            f"op deze host staan ook klantcontacten op {where}; beoordeeld wordt {found.base_url}",
            f"this host has klantcontacten at {where} too; {found.base_url} is judged",
            "geef het basisadres om een andere API te beoordelen",
            "give the base URL to judge another API",
        )


def addresses(stage: Stage) -> Iterable[Diagnosis]:
    """Whether the addresses in answers are those under which the provider was asked, going by what
    the doctor saw. Costs nothing."""
    base, first = stage.provider.base_url, stage.first_page
    page = Told(first.n, first.url, "list.klantcontact", first.headers, first.body)
    seen = addresses_in(stage.contract, page) if first.ok else ()
    found = (*seen, *shown(stage, stage.recorder.exchanges))
    if not found:
        return
    wrong = next((each for each in _misplaced(found, base)), None)
    if wrong is None:
        nl = f"in de antwoorden beginnen adressen met {base}, zoals het hoort"
        yield ok("addresses", nl, f"addresses in answers begin with {base}, as they should")
        return
    nl, en = ("met", "begin with") if wrong.kind == ORIGIN else ("met het pad", "have the path")
    yield warn(
        "addresses",
        f"adressen in de antwoorden beginnen {nl} {wrong.seen}, de provider is aangesproken op"
        f" {wrong.expected}",
        f"addresses in answers {en} {wrong.seen}, the provider was asked at {wrong.expected}",
        "laat wat ervoor staat X-Forwarded-Host, -Proto en -Prefix doorgeven, en de provider die"
        " gebruiken; of geef het adres dat hij zelf noemt",
        "have what stands before it pass X-Forwarded-Host, -Proto and -Prefix on, and the provider"
        " use these; or give the address that it names itself",
    )


def _misplaced(found: Iterable[Address], base: str) -> Iterable[Deviation]:
    every = (each for address in found for each in deviations(address, base))
    return (each for each in every if each.kind in (ORIGIN, BASE))


def declared(stage: Stage) -> Iterable[Diagnosis]:
    """What the user says that the provider can or cannot."""
    values = stage.consumer.declared.values
    if values:
        said = ", ".join(f"{name}={'yes' if value else 'no'}" for name, value in values.items())
        yield warn(
            "capabilities", f"verklaard met --capability, niet waargenomen: {said}",
            f"declared with --capability, not observed: {said}",
        )  # fmt: skip


def _tls(settings: Settings, base: str) -> Diagnosis:
    parts = urlsplit(base)
    if parts.scheme == "https" and not settings.insecure:
        return ok("tls", "het certificaat klopt", "the certificate is valid")
    if parts.scheme == "https":
        return warn(
            "tls", "het certificaat is niet gecontroleerd (--insecure)",
            "the certificate was not checked (--insecure)",
            "geef liever de certificaten die te vertrouwen zijn met --ca-bundle",
            "rather give the certificates to trust with --ca-bundle",
        )  # fmt: skip
    if parts.hostname in _LOCAL:
        return ok("tls", "geen TLS, op deze machine zelf", "no TLS, on this machine itself")
    return warn(
        "tls", "geen TLS: inloggegevens gaan leesbaar over het netwerk",
        "no TLS: credentials cross the network readably",
        "gebruik https:// waar dat kan", "use https:// where possible",
    )  # fmt: skip


def _title(document: Document) -> str:
    return "".join(char if char.isprintable() else "?" for char in document.title)
