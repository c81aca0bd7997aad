"""What makes playing senseless: each obstacle as one diagnosis, with what to do about it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import redirected
from kcc_conformance.client.tls import wants_certificate
from kcc_conformance.detection.diagnosis import stop
from kcc_conformance.phrases import phrase
from kcc_conformance.result.result import Diagnosis

_TLS = ("certificate", "ssl", "tls")
_NO_TLS = ("wrong_version_number", "record layer", "unknown protocol", "packet length")
# What a proxy says of its own: who are you, and no way through (RFC 9110, 15.5.8 and 15.6.3 to 5).
_BY_PROXY = (407, 502, 503, 504)
# So much is told of a text of the provider's own: a line on a terminal, not a page.
_TOLD = 300


def unreachable(url: str, trouble: str) -> Diagnosis:
    """No answer at all, or none that can be trusted."""
    said = trouble.lower()
    nl = f"{url} is niet te bereiken: {phrase(trouble, 'nl')}"
    en = f"{url} cannot be reached: {trouble}"
    if any(word in said for word in _NO_TLS):
        return stop(
            "tls", nl, en,
            "deze poort spreekt geen TLS: bedoelde u http://?",
            "this port does not speak TLS: did you mean http://?",
        )  # fmt: skip
    if any(word in said for word in _TLS):
        return stop(
            "tls", nl, en,
            "geef de certificaten die te vertrouwen zijn met --ca-bundle, een clientcertificaat met"
            " --client-cert, of gebruik op een testomgeving --insecure",
            "give the certificates to trust with --ca-bundle, a client certificate with"
            " --client-cert, or use --insecure on a test environment",
        )  # fmt: skip
    if "--max-" in said:
        return stop("reachable", nl, en, "geef de run meer ruimte", "give the run more room")
    return stop(
        "reachable", nl, en,
        "controleer host, poort en netwerk (VPN, proxy), en of de server aan staat",
        "check host, port and network (VPN, proxy), and whether the server runs",
    )  # fmt: skip


def not_logged_in(why: str) -> Diagnosis:
    """There is no access token to be had."""
    return stop(
        "credentials", f"inloggen lukt niet: {why}", why,
        "controleer --token-url, --client-id, het geheim en --scope",
        "look at --token-url, --client-id, its secret and --scope",
    )  # fmt: skip


def nothing_found(
    url: str, tried: Iterable[Answer], contracts: Iterable[str], *, given: bool = False
) -> Diagnosis:
    """No OpenAPI document at any of the places that were tried; `given` is whether credentials
    were shown where it was refused without."""
    answers = list(tried)
    first = answers[0]
    if any(answer.ok and "html" in answer.media for answer in answers):
        return stop(
            "root",
            f"{url} antwoordt met een webpagina, niet met een API",
            f"{url} answers with a web page, not with an API",
            "geef het basisadres van de API (bijvoorbeeld https://host/klantinteracties/api/v1), of"
            " noem het contract met --contract als de API geen OpenAPI-document publiceert",
            "give the base URL of the API (for instance https://host/klantinteracties/api/v1), or"
            " name the contract with --contract if it publishes no OpenAPI document",
        )
    if first.proxy is not None and first.status in _BY_PROXY:
        return refused_by_proxy(url, first)
    if wants_certificate(first.status, first.text):
        return certificate_asked(url, first.status)
    seen = first.trouble or f"status {first.status}"
    elsewhere = next((answer for answer in answers if redirect_of(answer)), None)
    target = f", {redirect_of(elsewhere)}" if elsewhere is not None else ""
    nl, en = (
        f"geen OpenAPI-document gevonden onder {url} ({phrase(seen, 'nl')}{target})",
        f"no OpenAPI document found under {url} ({seen}{target})",
    )
    names = "|".join(contracts)
    if answers and all(answer.status in (401, 403) for answer in answers):
        do_nl, do_en = (
            ("het wordt ook met deze inloggegevens geweigerd: controleer ze",
             "it is refused with these credentials too: look at them")
            if given
            else ("ook voor het document worden inloggegevens gevraagd: geef ze",
                  "the document asks for credentials too: give them")
        )  # fmt: skip
        return stop(
            "credentials", nl, en,
            f"{do_nl}, of noem het contract met --contract {names}",
            f"{do_en}, or name the contract yourself with --contract {names}",
        )  # fmt: skip
    return stop(
        "root", nl, en,
        f"controleer het basisadres, of noem zelf het contract met --contract {names}",
        f"check the base URL, or name the contract yourself with --contract {names}",
    )  # fmt: skip


def of_no_contract(place: str, title: str) -> Diagnosis:
    """An OpenAPI document of another API."""
    return stop(
        "contract",
        f"{place} is een OpenAPI-document ({title}), maar van geen van de bekende contracten",
        f"{place} is an OpenAPI document ({title}) but of none of the known contracts",
        "geef het basisadres van de klantinteracties-API, noem een contract met --contract, of geef"
        " een eigen map op",
        "give the base URL of the klantinteracties API, name a contract with --contract, or bring"
        " your own folder",
    )


def nothing_but_errors(answer: Answer) -> Diagnosis:
    """Lists of several resources are all answered with an error of the server's own."""
    where = answer.url.partition("?")[0]
    if answer.proxy is not None and answer.status in _BY_PROXY:
        return refused_by_proxy(where, answer)
    return stop(
        "reachable",
        f"{where} en andere lijsten geven alleen fouten (status {answer.status})",
        f"{where} and other lists answer nothing but errors (status {answer.status})",
        "kijk of de server en zijn database draaien, of probeer het later",
        "see whether the server and its database run, or try again later",
    )


def no_rights(where: str, status: int | None, given: bool) -> Diagnosis:
    """Reading is allowed and registering is not."""
    if given:
        nl = "deze inloggegevens mogen wel lezen maar geen klantcontact registreren"
        en = "these credentials may read but not register a klantcontact"
    else:
        nl = "zonder inloggegevens is hier geen klantcontact te registreren"
        en = "without credentials no klantcontact can be registered"
    return stop(
        "create",
        f"{where}: {nl} (status {status})",
        f"{where}: {en} (status {status})",
        "geef met --token inloggegevens die mogen schrijven",
        "give credentials that may write, with --token",
    )


def refused_by_proxy(where: str, answer: Answer) -> Diagnosis:
    """A status by which a proxy says that it cannot, or passes on that the provider cannot: which
    of the two does not show."""
    return stop(
        "reachable",
        f"{where} is niet te bereiken via proxy {answer.proxy} (status {answer.status})",
        f"{where} cannot be reached via proxy {answer.proxy} (status {answer.status})",
        "kijk of de proxy de weg weet en de provider draait, of noem de host in NO_PROXY",
        "see whether the proxy knows the way and the provider runs, or name the host in NO_PROXY",
    )


def certificate_asked(where: str, status: int | None) -> Diagnosis:
    """The provider asks for a client certificate, or for another one."""
    return stop(
        "tls",
        f"{where}: het clientcertificaat ontbreekt of wordt geweigerd (status {status})",
        f"{where}: the client certificate is missing or refused (status {status})",
        "geef een clientcertificaat met --client-cert en --client-key",
        "give a client certificate with --client-cert and --client-key",
    )


def redirect_of(answer: Answer) -> str:
    """Where an answer redirects to, without its query; empty where it does not."""
    found = redirected(answer)
    if not found:
        return ""
    parts = urlsplit(found)
    return printable(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}")


def printable(text: str) -> str:
    """The beginning of a text, fit for a line."""
    return "".join(char if char.isprintable() else "?" for char in text)[:_TOLD]
