"""What else the standard's nouns are called by those who build registers, for guessing."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

RESOURCES: Mapping[str, tuple[str, ...]] = {
    "klantcontact": ("klantcontact", "contactmoment", "gesprek", "interactie", "melding", "contact",
                     "interaction", "conversation", "case", "oproep", "call"),
    "betrokkene": ("betrokkene", "gesprekspartner", "deelnemer", "participant", "attendee",
                   "contactpersoon"),
    "actorklantcontact": ("actorklantcontact", "behandeling", "toewijzing", "assignment",
                          "medewerkerklantcontact", "handling"),
    "actor": ("actor", "medewerker", "behandelaar", "agent", "employee", "user", "gebruiker"),
    "partij": ("partij", "relatie", "klant", "persoon", "customer", "client", "party", "person",
               "inwoner"),
}  # fmt: skip
"""By resource, the likeliest first."""
MEMBERS: Mapping[str, tuple[str, ...]] = {
    "nummer": ("nummer", "volgnr", "volgnummer", "number", "referentie", "nr"),
    "kanaal": ("kanaal", "medium", "channel", "kanaalcode"),
    "onderwerp": ("onderwerp", "titel", "title", "subject", "kop"),
    "inhoud": ("inhoud", "verslag", "tekst", "body", "text", "content", "samenvatting",
               "toelichting", "notitie"),
    "taal": ("taal", "voertaal", "language", "taalcode"),
    "vertrouwelijkheid": ("vertrouwelijk", "geheim", "confidential", "vertrouwelijkheid"),
    "indicatie_contact_gelukt": ("gelukt", "bereikt", "contactgelukt", "reached", "succeeded"),
    "plaatsgevonden_op": ("begonnen", "gestart", "plaatsgevondenop", "datum", "tijdstip", "started",
                          "startedat", "date", "moment"),
    "actoren": ("actoren", "medewerkers", "behandelaars", "agents", "employees"),
    "klantcontact": RESOURCES["klantcontact"],
    "partij": RESOURCES["partij"],
    "actor": RESOURCES["actor"],
    "rol": ("rol", "hoedanigheid", "role"),
    "initiator": ("initiator", "initiatief", "isinitiator", "initiative"),
    "achternaam": ("achternaam", "naam", "lastname", "surname", "name"),
    "voornaam": ("voornaam", "firstname", "givenname"),
    "naam": ("naam", "name", "volledigenaam"),
    "soort_actor": ("soort", "aard", "type", "kind"),
    "soort_partij": ("soort", "aard", "type", "kind"),
    "indicatie_actief": ("actief", "active"),
    "indicatie_geheimhouding": ("geheimhouding", "geheim"),
    "object_id": ("objectid", "inlog", "login", "kenmerk", "externid", "email"),
}  # fmt: skip
"""By attribute, the likeliest first."""


def plain(name: str) -> str:
    """The last part of a name with dots, in small letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2].lower())


def singular(word: str) -> str:
    """A Dutch or English plural without its end, alike for every form of a word."""
    word = plain(word)
    for end in ("en", "s", "es", "ies"):
        word = word[: -len(end)] if word.endswith(end) and len(word) > len(end) + 2 else word
    return re.sub(r"(.)\1$", r"\1", word).rstrip("e")


def called(wanted: Iterable[str], names: Iterable[str]) -> str:
    """The first of these names that is one of the words, in one number or the other; or else is
    made up with one of the longer words; empty for none."""
    held = {name: singular(name) for name in names}
    words = [singular(each) for each in wanted]
    for word in words:
        for name, each in held.items():
            if each == word:
                return name
    for word in words:
        for name, each in held.items():
            if len(word) > 4 and (each.startswith(word) or each.endswith(word)):
                return name
    return ""


UNKNOWN = "onbekend"
ALIKE = 0.72
"""How alike names must be to be guessed (`difflib`): `onderwerpTekst` is like `onderwerp`, and
`kanaal` is not like `taal`."""


def words_in(words: Mapping[str, Any], listed: list[Any], *, nullable: bool) -> dict[str, Any]:
    """The value of a list for each of the standard's words: one that is alike, or the letters that
    the word begins with; null where nothing is known and there can be null."""
    known = {plain(str(value)): value for value in listed}
    found: dict[str, Any] = {}
    for word, usual in words.items():
        near = get_close_matches(plain(word), known, n=1, cutoff=ALIKE)
        first = [each for each in known if each and plain(word).startswith(each)]
        if near or first:
            found[word] = known[(near or first)[0]]
        elif nullable and (usual is None or word == UNKNOWN):
            found[word] = None
    return found
