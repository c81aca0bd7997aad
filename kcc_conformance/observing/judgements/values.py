"""Which values a consumer sends in a klantcontact (2.0, 2.3 to 2.8)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from kcc_conformance.contract.wire import MISSING, read
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.marks import plain
from kcc_conformance.observing.records import CHANGED, Klantcontact
from kcc_conformance.observing.session import BROWSER, Case

LANGUAGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "nederlands": frozenset({"nederlands", "nld", "dut", "nl", "nl-nl", "dutch"}),
        "engels": frozenset({"engels", "eng", "en", "en-gb", "en-us", "english"}),
        "duits": frozenset({"duits", "deu", "ger", "de", "german"}),
        "frans": frozenset({"frans", "fra", "fre", "fr", "french"}),
        "turks": frozenset({"turks", "tur", "tr", "turkish"}),
        "arabisch": frozenset({"arabisch", "ara", "ar", "arabic"}),
        "pools": frozenset({"pools", "pol", "pl", "polish"}),
        "oekraïens": frozenset({"oekraïens", "oekraiens", "ukr", "uk", "ukrainian"}),
        "fries": frozenset({"fries", "fry", "fy", "frisian"}),
    }
)
"""What a language is called: the word, and the codes of ISO 639 (Q16)."""
PHONE = frozenset({"telefoon", "telefonie", "telefonisch", "telefoongesprek", "phone", "telephone",
                   "tel", "bellen", "kcc-telefoon"})  # fmt: skip
OTHERWISE = frozenset({"e-mail", "email", "mail", "balie", "chat", "brief", "post", "webformulier",
                       "formulier", "contactformulier", "whatsapp", "sms", "social media",
                       "internet", "website", "fax", "livechat", "videobellen"})  # fmt: skip
"""Words by which other channels go; any other value may be a code for the phone (Q15)."""
_YES = frozenset({"ja", "true", "yes", "1"})
_NO = frozenset({"nee", "false", "no", "0"})


def judged(case: Case, one: Callable[[Klantcontact], list[Finding]]) -> list[Finding]:
    """What each klantcontact of a call is held against; of several questions one has to do, for
    what the others were is not declared."""
    found = [one(each) for each in case.told]
    if case.call.questions > 1 and any(not each for each in found):
        return []
    return [finding for each in found for finding in each]


def sent_or_told(case: Case, each: Klantcontact, name: str, shown: str) -> Any:
    """The value of an attribute as it was sent; a finding where none was. Raises CannotTell where
    it may have been sent elsewhere."""
    value = case.value(each, name)
    if not each.known:
        raise CannotTell("prerequisite", "wat is gestuurd, staat niet in de opname",
                         exchange=each.first.n)  # fmt: skip
    if value is not MISSING and value is not None and value != "":
        return value
    if each.state == CHANGED:
        raise CannotTell("prerequisite", "het maken van het klantcontact is niet opgenomen",
                         exchange=each.first.n)  # fmt: skip
    if case.session.place == BROWSER:
        raise CannotTell("prerequisite", f"{shown} kan door de server van de consumer zijn"
                         " ingevuld", exchange=each.first.n)  # fmt: skip
    return Finding(f"{shown} is niet ingevuld", pointer=pointer_of(case, name),
                   exchange=each.first.n)  # fmt: skip


def pointer_of(case: Case, name: str) -> str:
    """The place of an attribute of a klantcontact."""
    attribute = case.wiring.attribute("klantcontact", name)
    return attribute.pointer if attribute else ""


def channel(case: Case) -> list[Finding]:
    """C0992-2.3: a declared value, else a word for the phone."""

    def one(each: Klantcontact) -> list[Finding]:
        value = sent_or_told(case, each, "kanaal", "Kanaal")
        if isinstance(value, Finding):
            return [value]
        wanted = frozenset(map(plain, case.call.channels)) or PHONE
        if plain(str(value)) in wanted:
            return []
        if not case.call.channels and plain(str(value)) not in OTHERWISE:
            raise CannotTell(
                "prerequisite",
                "of dit Kanaal de telefoon is, is niet te zien; geef op welk Kanaal het moet zijn",
                exchange=each.first.n,
            )
        told = " of ".join(case.call.channels) or "Telefoon"
        return [Finding("Kanaal is een ander", expected=told, actual=value,
                        pointer=pointer_of(case, "kanaal"), exchange=each.first.n)]  # fmt: skip

    return judged(case, one)


def subject(case: Case) -> list[Finding]:
    """C0992-2.4: the declared text is in it."""
    if not case.call.subject:
        raise Inapplicable("er is geen Onderwerp opgegeven")

    def one(each: Klantcontact) -> list[Finding]:
        value = sent_or_told(case, each, "onderwerp", "Onderwerp")
        if isinstance(value, Finding):
            return [value]
        wanted, found = plain(case.call.subject), plain(str(value))
        attribute = case.wiring.attribute("klantcontact", "onderwerp")
        cut = attribute is not None and attribute.max is not None and len(str(value)) >= (
            attribute.max - 1)  # fmt: skip
        if wanted in found or (cut and (found[:-1] in wanted or wanted[:20] in found)):
            return []
        return [Finding("Onderwerp is niet wat de medewerker opgaf", expected=case.call.subject,
                        actual=value, pointer=pointer_of(case, "onderwerp"),
                        exchange=each.first.n)]  # fmt: skip

    return judged(case, one)


def answer_apart(case: Case, each: Klantcontact) -> bool:
    """Whether the answer stands in a member of its own, and not in the content (Q20)."""
    apart = read(each.record, (case.wiring.answer,))
    wanted = plain(case.call.answer)
    content = plain(str(case.value(each, "inhoud")))
    return bool(wanted) and isinstance(apart, str) and wanted in plain(apart) and (
        wanted not in content)  # fmt: skip


def content(case: Case) -> list[Finding]:
    """C0992-2.0 and 2.5: both the question and the answer are in it."""

    def one(each: Klantcontact) -> list[Finding]:
        value = sent_or_told(case, each, "inhoud", "Inhoud")
        if isinstance(value, Finding):
            return [value]
        text = plain(str(value))
        wanted = {"de vraag": case.call.question, "het antwoord": case.call.answer}
        told = {what: words for what, words in wanted.items() if words}
        missing = [what for what, words in told.items() if plain(words) not in text]
        if answer_apart(case, each):
            missing = [what for what in missing if what != "het antwoord"]
        if missing and len(missing) == len(told):
            raise CannotTell("prerequisite", "de inhoud is anders verwoord dan is opgegeven",
                             exchange=each.first.n)  # fmt: skip
        return [Finding(f"in de inhoud ontbreekt {what}", expected=wanted[what], actual=value,
                        pointer=pointer_of(case, "inhoud"), exchange=each.first.n)
                for what in missing]  # fmt: skip

    return judged(case, one)


def succeeded(case: Case) -> list[Finding]:
    """C0992-2.6: yes; not filled in is unknown."""
    return _choice(case, "indicatie_contact_gelukt", "Indicatie contact gelukt", "Ja", _YES)


def confidentiality(case: Case) -> list[Finding]:
    """C0992-2.8: what was chosen."""
    wanted = case.call.confidential
    if wanted is None:
        return _choice(case, "vertrouwelijkheid", "Vertrouwelijkheid", "Ja of Nee", _YES | _NO)
    return _choice(case, "vertrouwelijkheid", "Vertrouwelijkheid", "Ja" if wanted else "Nee",
                   _YES if wanted else _NO)  # fmt: skip


def language(case: Case) -> list[Finding]:
    """C0992-2.7: the declared language, by its word or a code."""
    wanted = plain(case.call.spoken)
    names = next((each for each in LANGUAGES.values() if wanted in each), frozenset({wanted}))
    return _choice(case, "taal", "Taal", case.call.spoken, names if wanted else frozenset())


def _choice(case: Case, name: str, shown: str, told: str, wanted: frozenset[str]) -> list[Finding]:
    def one(each: Klantcontact) -> list[Finding]:
        value = sent_or_told(case, each, name, shown)
        if isinstance(value, Finding):
            return [value]
        if not wanted or plain(str(value)) in wanted:
            return []
        return [Finding(f"{shown} is een andere waarde", expected=told, actual=value,
                        pointer=pointer_of(case, name), exchange=each.first.n)]  # fmt: skip

    return judged(case, one)
