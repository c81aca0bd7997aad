"""What makes playing senseless: each cause as one diagnosis, with what to do about it."""

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.evidence import Exchange
from kcc_conformance.client.tls import wants_certificate
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.result.result import OK, STOP, WARN, Diagnosis, Result

_TLS = ("certificate", "ssl", "tls")
_NO_TLS = ("wrong_version_number", "record layer", "unknown protocol", "packet length")
_REDIRECTS = (301, 302, 303, 307, 308)


class Unplayable(PrerequisiteError):
    """There is nothing to play on; the message is the diagnosis in one English line.

    `detection` is as far as finding the contract came, `exchanges` what was asked so far,
    `diagnoses` everything that was seen and `result` the result that can be written of it.
    """

    def __init__(self, diagnosis: Diagnosis, diagnoses: tuple[Diagnosis, ...] = ()) -> None:
        advice = diagnosis.advice["en"]
        super().__init__(diagnosis.what["en"] + (f"; {advice}" if advice else ""))
        self.diagnosis = diagnosis
        self.diagnoses = diagnoses or (diagnosis,)
        self.detection: Detection | None = None
        self.exchanges: tuple[Exchange, ...] = ()
        self.run_id = ""
        self.result: Result | None = None


def ok(name: str, nl: str, en: str) -> Diagnosis:
    """Something that is as it should be."""
    return Diagnosis(name, OK, {"nl": nl, "en": en}, {"nl": "", "en": ""})


def warn(name: str, nl: str, en: str, do_nl: str = "", do_en: str = "") -> Diagnosis:
    """Something by which a run tells less."""
    return Diagnosis(name, WARN, {"nl": nl, "en": en}, {"nl": do_nl, "en": do_en})


def stop(name: str, nl: str, en: str, do_nl: str, do_en: str) -> Diagnosis:
    """Something by which playing makes no sense."""
    return Diagnosis(name, STOP, {"nl": nl, "en": en}, {"nl": do_nl, "en": do_en})


def unreachable(url: str, trouble: str) -> Diagnosis:
    """No answer at all, or none that can be trusted."""
    said = trouble.lower()
    nl, en = f"{url} is niet te bereiken: {trouble}", f"{url} cannot be reached: {trouble}"
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


def nothing_found(url: str, tried: Iterable[Answer], contracts: Iterable[str]) -> Diagnosis:
    """No OpenAPI document at any of the places that were tried."""
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
    if wants_certificate(first.status, first.text):
        return _certificate_asked(url, first.status)
    seen = first.trouble or f"status {first.status}"
    elsewhere = next((answer for answer in answers if _target(answer)), None)
    if elsewhere is not None:
        seen += f", {_target(elsewhere)}"
    nl, en = (
        f"geen OpenAPI-document gevonden onder {url} ({seen})",
        f"no OpenAPI document found under {url} ({seen})",
    )
    names = "|".join(contracts)
    if answers and all(answer.status in (401, 403) for answer in answers):
        return stop(
            "credentials", nl, en,
            "ook voor het document worden inloggegevens gevraagd, en daar worden ze niet getoond:"
            f" noem het contract met --contract {names}",
            "the document asks for credentials too, and they are not shown there: name the"
            f" contract yourself with --contract {names}",
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


def stopping(
    answer: Answer,
    *,
    contract: str,
    base_path: str,
    scheme: str,
    given: bool,
    readable: bool,
    looks_like: str = "",
    their_scheme: str = "",
    advice: tuple[str, str] | None = None,
) -> Diagnosis | None:
    """What the first page of klantcontacten says that makes playing senseless, if anything.

    `given` is whether credentials went along, `readable` whether the page is a list as `contract`
    has it, `looks_like` another contract, that the provider's own document is of, and
    `their_scheme` how one authenticates in that, and `advice` what to do (in Dutch and English)
    about credentials that are refused.
    """
    where = answer.url.partition("?")[0]
    if answer.trouble:
        return unreachable(where, answer.trouble)
    if wants_certificate(answer.status, answer.text):
        return _certificate_asked(where, answer.status)
    if looks_like and answer.status in (401, 403) and their_scheme != scheme:
        return _other_contract(answer, where, contract, looks_like)
    if answer.status in (401, 403):
        return _refused(answer, where, scheme, given, advice)
    target = _target(answer)
    if target and urlsplit(target).path.rstrip("/") != urlsplit(where).path.rstrip("/"):
        return stop(
            "root",
            f"{where} stuurt door naar {target} (status {answer.status})",
            f"{where} sends on to {target} (status {answer.status})",
            "meestal een inlogpagina of een ander adres: geef het basisadres van de API zelf",
            "that is mostly a login page or another address: give the base URL of the API itself",
        )
    if target.startswith("https://") and where.startswith("http://"):
        return stop(
            "tls", f"{where} stuurt door naar {target}", f"{where} sends on to {target}",
            "geef het adres met https://", "give the address with https://",
        )  # fmt: skip
    if answer.status == 404:
        return stop(
            "root",
            f"{where}: hier is geen lijst van klantcontacten (404)",
            f"{where}: there is no list of klantcontacten here (404)",
            f"controleer het basisadres (bij {contract} eindigt het op {base_path})",
            f"check the base URL (for {contract} it ends in {base_path})",
        )
    if answer.ok and "html" in answer.media and answer.body is NO_JSON:
        return stop(
            "root",
            f"{where} antwoordt met een webpagina, niet met een API",
            f"{where} answers with a web page, not with an API",
            "geef het basisadres van de API; een inlogpagina vraagt om andere inloggegevens",
            "give the API's base URL; a login page wants other credentials",
        )
    if looks_like and not readable:
        return _other_contract(answer, where, contract, looks_like)
    return None


def nothing_but_errors(answer: Answer) -> Diagnosis:
    """Lists of several resources are all answered with an error of the server's own."""
    where = answer.url.partition("?")[0]
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


def _other_contract(answer: Answer, where: str, contract: str, looks_like: str) -> Diagnosis:
    return stop(
        "contract",
        f"{where} is in contract {contract} niet te lezen (status {answer.status}), en het"
        f" eigen document is dat van {looks_like}",
        f"{where} cannot be read in contract {contract} (status {answer.status}), and its own"
        f" document is that of {looks_like}",
        f"laat --contract weg of geef --contract {looks_like}",
        f"leave --contract out, or give --contract {looks_like}",
    )


def _certificate_asked(where: str, status: int | None) -> Diagnosis:
    return stop(
        "tls",
        f"{where}: het clientcertificaat ontbreekt of wordt geweigerd (status {status})",
        f"{where}: the client certificate is missing or refused (status {status})",
        "geef een clientcertificaat met --client-cert en --client-key",
        "give a client certificate with --client-cert and --client-key",
    )


def _refused(
    answer: Answer, where: str, scheme: str, given: bool, advice: tuple[str, str] | None
) -> Diagnosis:
    nl = "de inloggegevens worden geweigerd" if given else "de provider vraagt inloggegevens"
    en = "the credentials are refused" if given else "the provider asks for credentials"
    asked = answer.headers.get("www-authenticate", "").partition(" ")[0]
    asked = _printable(asked.strip(","))[:30]
    other = bool(asked) and asked.lower() != scheme.lower()
    do_nl, do_en = advice or (
        "geef ze met --token, --token-file of --header"
        f" (schema {scheme}, zie --auth-scheme), --username of --client-id",
        "give them with --token, --token-file or --header"
        f" (scheme {scheme}, see --auth-scheme), --username or --client-id",
    )
    return stop(
        "credentials",
        f"{where}: {nl} (status {answer.status})",
        f"{where}: {en} (status {answer.status})",
        do_nl + (f"; de provider noemt {asked}" if other else ""),
        do_en + (f"; the provider names {asked}" if other else ""),
    )


def _target(answer: Answer) -> str:
    """Where an answer redirects to, without its query; empty where it does not."""
    found = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not found:
        return ""
    try:
        parts = urlsplit(urljoin(answer.url, found))
    except ValueError:
        return ""
    return _printable(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}")


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)[:300]
