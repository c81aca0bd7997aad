"""The first page of klantcontacten, and what it says that makes playing senseless."""

from urllib.parse import urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.tls import wants_certificate
from kcc_conformance.detection.diagnosis import stop
from kcc_conformance.detection.obstacles import (
    certificate_asked,
    printable,
    redirect_of,
    refused_by_proxy,
    unreachable,
)
from kcc_conformance.result.result import Diagnosis


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
    if answer.proxy is not None and answer.status == 407:
        return refused_by_proxy(where, answer)
    if wants_certificate(answer.status, answer.text):
        return certificate_asked(where, answer.status)
    if looks_like and answer.status in (401, 403) and their_scheme != scheme:
        return _other_contract(answer, where, contract, looks_like)
    if answer.status in (401, 403):
        return _refused(answer, where, scheme, given, advice)
    target = redirect_of(answer)
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


def _refused(
    answer: Answer, where: str, scheme: str, given: bool, advice: tuple[str, str] | None
) -> Diagnosis:
    nl = "de inloggegevens worden geweigerd" if given else "de provider vraagt inloggegevens"
    en = "the credentials are refused" if given else "the provider asks for credentials"
    asked = answer.headers.get("www-authenticate", "").partition(" ")[0]
    asked = printable(asked.strip(","))[:30]
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
