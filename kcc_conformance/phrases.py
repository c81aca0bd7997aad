"""The fixed phrases of the machinery in Dutch and in English, and from either to the other."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kcc_conformance.told_consumer import CONSUMER
from kcc_conformance.told_contract import CONTRACTS
from kcc_conformance.told_findings import FINDINGS
from kcc_conformance.told_obstacles import OBSTACLES
from kcc_conformance.told_seldom import SELDOM
from kcc_conformance.told_traffic import TRAFFIC
from kcc_conformance.told_uninvited import UNINVITED
from kcc_conformance.told_watching import WATCHING
from kcc_conformance.told_writing import WRITING

_TYPES = (
    ("een tekst", "string"),
    ("een getal", "number"),
    ("een geheel getal", "integer"),
    ("ja of nee (true of false)", "boolean"),
    ("een lijst (array)", "array"),
    ("een object", "object"),
)
_PAIRS = (
    # why there is no answer
    (
        "de verbinding werd verbroken",
        "the connection broke off: Server disconnected without sending a response.",
    ),
    ("geen verbinding: {}", "no connection: {}"),
    ("de verbinding werd verbroken: {}", "the connection broke off: {}"),
    ("geen antwoord binnen {n} s ({})", "no answer within {n} s ({})"),
    ("het antwoord was niet compleet na {n} s", "the answer was not complete after {n} s"),
    ("het antwoord was niet te lezen: {}", "the answer could not be read: {}"),
    ("het verzoek is niet te versturen: {}", "the request cannot be sent: {}"),
    (
        "het antwoord is groter dan {n} MB en is afgekapt",
        "the answer is larger than {n} MB and was cut off",
    ),
    (
        "het antwoord telt meer dan {n} waarden en is niet gelezen",
        "the answer holds more than {n} values and was not read",
    ),
    (
        "het antwoord is gecomprimeerd op een manier waar niet om is gevraagd ({})",
        "the answer is compressed in a way that was not asked for ({})",
    ),
    (
        "het antwoord zegt gecomprimeerd te zijn en is niet uit te pakken",
        "the answer says that it is compressed and cannot be decompressed",
    ),
    ("het gecomprimeerde antwoord is niet compleet", "the compressed answer is not complete"),
    (
        "de grens van {n} aanroepen is bereikt (--max-requests)",
        "the limit of {n} requests is reached (--max-requests)",
    ),
    (
        "{} wordt niet verstuurd: deze run leest alleen (--read-only)",
        "{} is not sent: this run only reads (--read-only)",
    ),
    ("[Errno {n}] verbinding geweigerd", "[Errno {n}] Connection refused"),
    ("[Errno {n}] naam of dienst onbekend", "[Errno {n}] Name or service not known"),
    ("[Errno {n}] geen route naar de host", "[Errno {n}] No route to host"),
    ("[Errno {n}] verbinding verbroken door de server", "[Errno {n}] Connection reset by peer"),
    # what TLS says of a provider ("it")
    (
        "het certificaat is van een uitgever die hier niet bekend is (--ca-bundle) ({})",
        "its certificate comes from an authority that is not known here (--ca-bundle) ({})",
    ),
    (
        "de provider vraagt een clientcertificaat (--client-cert) ({})",
        "it asks for a client certificate (--client-cert) ({})",
    ),
    (
        "de provider kent de uitgever van het clientcertificaat niet ({})",
        "it does not know the authority of the client certificate ({})",
    ),
    (
        "de provider zegt dat het clientcertificaat is verlopen ({})",
        "it says that the client certificate has expired ({})",
    ),
    (
        "de provider zegt dat het clientcertificaat is ingetrokken ({})",
        "it says that the client certificate was revoked ({})",
    ),
    (
        "de provider accepteert het clientcertificaat niet, of vraagt er een ({})",
        "it does not accept the client certificate, or asks for one ({})",
    ),
    (
        "de provider accepteert het clientcertificaat niet ({})",
        "it does not accept the client certificate ({})",
    ),
    (
        "de provider breekt het opzetten van TLS af; misschien vraagt hij een clientcertificaat"
        " (--client-cert) ({})",
        "it breaks off the TLS handshake; perhaps it asks for a client certificate (--client-cert)"
        " ({})",
    ),
    (
        "de provider spreekt op deze poort geen TLS ({})",
        "it does not speak TLS on this port ({})",
    ),
    # how a contract was recognised
    ("genoemd met --contract {}", "named with --contract {}"),
    (
        "geen OpenAPI-document van een bekend contract gevonden",
        "no OpenAPI document of a known contract found",
    ),
    ("geen OpenAPI-document gevonden", "no OpenAPI document found"),
    ("{}: niet van dit contract", "{}: not of this contract"),
    ("het eigen document is {}", "its document is {}"),
    ("het OpenAPI-document lijkt op {}", "its OpenAPI document looks like {}"),
    ("{}: van geen van de bekende contracten", "{}: of none of the known contracts"),
    ("herkend aan de antwoorden", "recognised by what it answers"),
    ("{}: een lijst met records", "{}: a list with records"),
    ("{}: een lijst zonder records", "{}: a list without records"),
    ("{}: een webpagina", "{}: a web page"),
    ("{}: iets anders dan een lijst", "{}: something else than a list"),
    # how a capability is known
    ("verklaard met --capability", "declared"),
    ("geprobeerd", "tried"),
    ("volgens het OpenAPI-document", "openapi"),
    ("volgens de kopregel Allow", "allow"),
    ("antwoord {n}", "answer {n}"),
    # why a record stayed behind
    ("DELETE gaf status {n}", "DELETE answered with status {n}"),
    (
        "DELETE gaf status {n}, maar het record is er nog",
        "DELETE answered with status {n}, but it is still there",
    ),
    (
        "de provider zei dat het verwijderd was, maar het record is er nog",
        "the provider said that it was deleted, but it is still there",
    ),
    ("GET gaf status {n}", "GET answered {n}"),
    (
        "verklaard met --capability: verwijderen kan niet ({})",
        "declared absent with --capability {}",
    ),
    ("het opruimen brak af: {}", "the clean-up broke off: {}"),
    (
        "een registratie bleef zonder antwoord; wat ervan is gekomen, was niet op te zoeken: {}",
        "a registration without an answer; what came of it could not be looked for: {}",
    ),
    (
        "{n} registraties bleven zonder antwoord; wat ervan is gekomen, was niet op te zoeken: {}",
        "{n} registrations without an answer; what came of it could not be looked for: {}",
    ),
    (
        "lijkt op het record dat werd geregistreerd toen er geen antwoord kwam, maar draagt geen"
        " kenmerk van de run: ga na van wie het is en verwijder het zelf",
        "looks like the record that was being registered when no answer came, but carries no mark"
        " of the run: see whose it is, and take it away yourself",
    ),
    (
        "dit ID uit het journaal kan niet in een URL staan; er is niets verstuurd",
        "its ID in the journal is none that can stand in a URL; nothing was sent",
    ),
    # what a JSON Schema wants and what there is
    ("een waarde", "a value"),
    ("niets", "nothing"),
    *_TYPES,
    *((f"{nl} of null", f"{en} or null") for nl, en in _TYPES),
    ("een datum en tijd (date-time)", "date-time"),
    ("een datum (date)", "date"),
    ("een URL (uri)", "uri"),
    ("een UUID", "uuid"),
    ("een van de toegestane vormen", "one of the permitted forms"),
    ("een van {}", "one of {}"),
    ("minstens {n} tekens", "at least {n} characters"),
    ("hoogstens {n} tekens", "at most {n} characters"),
    ("{n} tekens", "{n} characters"),
    ("minstens {n} rijen", "at least {n} items"),
    ("hoogstens {n} rijen", "at most {n} items"),
    ("een lijst van {n} rijen", "an array of {n} items"),
    ("minstens {n} velden", "at least {n} members"),
    ("hoogstens {n} velden", "at most {n} members"),
    ("een object met {n} velden", "an object with {n} members"),
    ("een tekst die past op {}", "text matching {}"),
    # what a check wants
    ("400 of 422", "400 or 422"),
    ("401 of 403", "401 or 403"),
    ("200 of 204", "200 or 204"),
    ("alle vijf", "all five"),
    ("alleen aangenomen klantcontacten", "accepted klantcontacten only"),
    ("alleen een foutmelding", "an error message only"),
    ("alleen wat voldoet", "only what matches"),
    ("JSON zonder byte order mark", "JSON without a byte order mark"),
    ("een ID", "an ID"),
    ("een ID van de provider", "an ID of the provider's"),
    ("een JSON-object", "a JSON object"),
    ("een JSON-object met uitleg", "a JSON object with an explanation"),
    ("een Nummer", "a Nummer"),
    ("een lege lijst", "an empty list"),
    ("een lijst", "a list"),
    ("een volgende pagina", "a next page"),
    ("eigen ID's", "IDs of their own"),
    ("elk klantcontact van deze run", "each klantcontact of this run"),
    ("elk klantcontact één keer", "each klantcontact once"),
    ("elk record één keer", "each record once"),
    ("geen interne taak", "no internal task"),
    ("geen klantcontact", "no klantcontact"),
    ("niet in de lijst", "not in the list"),
    ("verschillende ID's", "different IDs"),
    ("verschillende nummers", "different numbers"),
    ("{n} andere klantcontacten", "{n} other klantcontacten"),
    ("{n} klantcontacten", "{n} klantcontacten"),
    ("1 record", "1 record"),
    ("{n} records", "{n} records"),
    *SELDOM,
    *CONTRACTS,
    *WATCHING,
    *CONSUMER,
    *TRAFFIC,
    *OBSTACLES,
    *UNINVITED,
    *FINDINGS,
    *WRITING,
)
"""Dutch and English, with `{n}` for a number and `{}` for anything; where several fit, the first
one counts."""
_HOLE = re.compile(r"\{n?\}")
_HELD = {"{n}": r"([\d.,]+)", "{}": "(.+)"}
# Characters. Nothing that the machinery says is as long: a value in it is shown up to 600.
_LONGEST = 4_000


@lru_cache(maxsize=2_000)
def phrase(text: str, language: str) -> str:
    """A phrase of the machinery in a language, with the phrases that it holds; any other text, and
    one that is in that language already, as it is."""
    if len(text) > _LONGEST:
        return text
    for pattern, words in _patterns("en" if language == "nl" else "nl"):
        found = pattern.fullmatch(text)
        if found:
            return _filled(words, [phrase(part, language) for part in found.groups()])
    return text


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Per phrase how it is recognised in a language, and how it is said in the other."""
    return tuple(
        (re.compile(_pattern(en)), nl) if language == "en" else (re.compile(_pattern(nl)), en)
        for nl, en in _PAIRS
    )


def _filled(words: str, parts: Sequence[str]) -> str:
    pieces = _HOLE.split(words)
    return pieces[0] + "".join(map("".join, zip(parts, pieces[1:], strict=True)))


def _pattern(words: str) -> str:
    pieces = re.split(r"(\{n?\})", words)
    return "".join(_HELD.get(piece) or re.escape(piece) for piece in pieces)
