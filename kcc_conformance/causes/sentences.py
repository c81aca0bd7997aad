"""The sentences of the checks, by what they tell of.

A check tells in one of a fixed number of sentences what it found (each has its English pair in
`kcc_conformance.told_*`); by that sentence it is known what is at stake, and what `expected` and
`actual` hold. A sentence that is not here is a cause of its own, in its own words.
`tests/house/test_causes_sentences.py` sees to it that each sentence is here or is named there.
"""

import re
from functools import cache

_THE = r"(?:het|de|een)"
_STATUS = r"(?: \(status (?P<status>\d+)\))"
SENTENCES: tuple[tuple[str, str], ...] = (
    # the value of an attribute
    ("value", r"(?P<name>.+?) heeft in (?P<place>.+) een andere waarde dan is geregistreerd"),
    ("row_value", r"(?P<name>.+?) heeft in de lijst een andere waarde dan in de opvraging"),
    ("value", r"(?P<name>.+?) ontbreekt in (?P<place>.+)"),
    ("value", r"(?P<name>.+?) is in (?P<place>.+) geen tijdstip met zone \(RFC 3339\)"),
    ("value", r"(?P<name>.+?) is in (?P<place>.+) geen tijdstip zoals het contract dat schrijft"),
    ("value", r"het Nummer heeft in (?P<place>.+) zijn voorloopnullen niet meer"),
    ("value", r"een groot Nummer wordt aangenomen, maar is bij een latere opvraging een ander"),
    ("number_changed", r"het Nummer is bij een latere opvraging anders dan bij de registratie"),
    ("number_changed", r"het Nummer is na een wijziging van iets anders niet meer hetzelfde"),
    ("fell_back", r"(?P<name>.+?) van (?P<record>.+?) was goed te lezen, maar had later een andere"
                  r" waarde"),
    ("fell_back", r"(?P<name>.+?) van (?P<record>.+?) was goed te lezen, maar viel later terug op"
                  r" wat er voor een wijziging stond"),
    ("left_over", r"(?P<name>.+?) is niet gestuurd, en heeft in (?P<place>.+) de waarde van een"
                  r" ander klantcontact"),
    ("left_over", r"de betrokkene is zonder naam gestuurd, en toont de naam van een ander"),
    ("shape", r"(?P<what>.+?) heeft niet de vorm uit het contract: .*"),
    # whether a record is there
    ("unread", rf"{_THE} (?P<record>\w+) is niet terug te lezen{_STATUS}"),
    ("unread", rf"{_THE} (?P<record>\w+) was te lezen, en later niet meer"),
    ("unread", rf"{_THE} (?P<record>\w+) uit de lijst is niet onder zijn ID op te vragen"),
    ("other_id", rf"onder het ID van {_THE} (?P<record>\w+) staat een record met een ander ID"),
    ("other_id", rf"{_THE} (?P<record>\w+) was te lezen, en later stond onder hetzelfde ID een"
                 r" ander record"),
    ("other_id", rf"{_THE} (?P<record>\w+) toont bij opvraging een ander ID, of geen"),
    ("other_id", r"onder het ID van het ene (?P<record>\w+) staat het andere"),
    ("no_record", r"het antwoord bevat geen (?P<record>\w+) in JSON"),
    ("no_id", rf"{_THE} (?P<record>\w+) heeft in het antwoord geen ID"),
    ("no_id", r"in de lijst staat een (?P<record>\w+) zonder ID"),
    ("same_id", r"(?:twee|gelijktijdige) klantcontacten (?:hebben|kregen) hetzelfde ID"),
    ("same_id", r"meer dan één (?P<record>\w+) in de lijst heeft hetzelfde ID"),
    ("same_id", r"een tweede (?P<record>\w+) met dezelfde naam krijgt het ID van de eerste"),
    ("same_number", r"(?:twee|gelijktijdige) klantcontacten (?:hebben|kregen) hetzelfde Nummer"),
    ("own_id", r"de provider neemt een ID over dat de consumer bedacht"),
    ("no_number", r"het klantcontact kreeg geen Nummer, hoewel .*"),
    ("id_again", rf"{_THE} (?P<record>\w+) kreeg het ID van een dat is verwijderd"),
    # lists
    ("unlisted", r"het klantcontact staat niet in .+"),
    ("value", r"(?:het|de) .+ staat niet in .+"),
    ("unlisted", r"van de vijf klantcontacten ontbreken er \d+ in de lijst"),
    ("unlisted", r"de lijst toont niet elk klantcontact dat op te vragen is: .*"),
    ("unlisted", r"van het gesprek met de bekende klant is geen klantcontact te zien"),
    ("unlisted", r"het filter toont niet wat eraan voldoet"),
    ("unlisted", rf"{_THE} (?P<record>\w+) stond in een lijst, en ontbrak toen dezelfde lijst nog"
                 r" eens werd opgevraagd"),
    ("listed", r"(?P<what>.+): \d+ (?:ontbreekt|ontbreken|hoort er niet bij|horen er niet bij).*"),
    ("listed", r"de lijst toont niet precies de (?P<what>.+)"),
    ("beside", r"bij het klantcontact hoort niet precies de eigen (?P<side>\w+)"),
    ("turning", r"van de vijf klantcontacten ontbreken er \d+ in de lijst, en andere staan op"
                r" twee pagina's: .*"),
    ("unreadable", r"(?:.+: )?(?:de lijst is niet te lezen: )?(?P<what>de pagina's .+|de verwijzing"
                   r" naar de volgende pagina .+|de lijst is groter .+|de lijst antwoordt .+|het"
                   r" antwoord is geen lijst.*)"),
    ("unreadable", r"de lijst is niet te lezen: (?P<what>.+)"),
    ("twice", r"het filter toont hetzelfde twee keer"),
    ("twice", r"een (?P<record>\w+) staat twee keer op dezelfde pagina"),
    ("two_pages", r"een (?P<record>\w+) staat op twee pagina's van dezelfde lijst"),
    ("count", r"het genoemde aantal .+"),
    ("loose", r"het filter toont iets voor een waarde die niet bestaat"),
    ("loose", r"het filter toont ook wat er niet aan voldoet"),
    ("loose", r"de lijst van één Onderwerp toont ook klantcontacten met een ander Onderwerp"),
    ("loose", r"de provider doet niets met het filter op .+"),
    ("loose", r"bij de (?P<side>\w+) van het ene gesprek staat ook het andere gesprek"),
    ("loose_page", r"op een volgende pagina staan klantcontacten die niet aan het filter voldoen"),
    ("loose", r"in de lijst staan klantcontacten die niet aan het filter voldoen"),
    ("near", r"het filter toont ook wat er alleen op lijkt: gevraagd is (?P<what>.+)"),
    ("filter_status", r"het filter antwoordt met status (?P<status>\d+) op een waarde die er niet"
                      r" is"),
    ("previous", r"de vorige pagina van de tweede is niet de eerste"),
    ("beyond", r"op een pagina voorbij de laatste (?P<what>.+)"),
    ("row", r"een klantcontact staat in de lijst niet met de eigen (?P<name>\w+)"),
    ("row_value", r"de lijst toont (?P<name>.+?) van een (?P<record>\w+) anders dan de opvraging"),
    # relations
    ("relation", r"(?P<name>.+?) van (?P<record>.+?) toont de gekoppelde \w+ niet"),
    ("relation", r"(?P<name>.+?) van (?P<record>.+?) toont niet alleen de (?:gekoppelde|\d+).*"),
    ("relation", r"(?P<name>.+?) van (?P<record>.+?) is niet leeg"),
    ("relation", r"(?P<name>.+?) van (?P<record>.+?) was goed te lezen, maar toonde later niet"
                 r" meer wie erbij hoort"),
    ("one_way", r"een (?P<record>\w+) noemt een (?P<target>\w+)(?: die niet op te vragen is|, maar"
                r" omgekeerd niet)"),
    ("names_other", r"het klantcontact toont de actor met de naam van een ander"),
    ("contact_data", r"de betrokkene toont contactgegevens die niemand heeft gestuurd"),
    # answers
    ("refused", rf"de provider weigert (?P<what>.+){_STATUS}"),
    ("refused", r"de provider neemt (?P<what>.+) niet aan maar antwoordt met status (?P<status>"
                r"\d+)"),
    ("refused_again", rf"{_THE} (?P<record>\w+) is verwijderd, en wordt als nieuw geweigerd"
                      rf"{_STATUS}"),
    ("accepted", rf"de provider neemt iets ongeldigs aan{_STATUS}"),
    ("off_topic", rf"de weigering{_STATUS} gaat niet over wat er is gestuurd"),
    ("not_refused", r"de provider weigert niet maar antwoordt met status (?P<status>\d+)"),
    ("kept_refused", r"wat is geweigerd, is toch bewaard"),
    ("unexplained", r"de weigering zegt niet in JSON wat er mis is"),
    ("status", r"status (?P<status>\d+) in plaats van .+"),
    ("media", r"mediatype (?P<what>.+) in plaats van .+"),
    ("not_absent", rf"de provider zegt niet dat {_THE} (?P<record>\w+) er niet is, maar antwoordt"
                   r" met status (?P<status>\d+)"),
    ("no_such_id", r"met iets wat geen ID is opgevraagd, (?P<what>.+)"),
    ("nobody", r"(?:op )?een identificator die niemand heeft, .+"),
    ("location", r"de Location wijst niet naar het nieuwe klantcontact"),
    ("bom", r"het antwoord begint met een byte order mark .*"),
    # access
    ("let_in", r"zonder geldige inloggegevens antwoordt de provider met (?P<status>.+)"),
    ("shown_to", r"(?P<who>zonder inloggegevens|met verkeerde inloggegevens) is te lezen wat de"
                 r" consumer net had gelezen: (?P<what>.+)"),
    ("shown_to", r"(?P<who>zonder inloggegevens|met verkeerde inloggegevens) toont (?P<method>\w+)"
                 r" toch iets van wat er staat: (?P<what>.+)"),
    ("told_to", r"(?:met|zonder) \w+ ?\w* ?toont de weigering toch wat er staat: (?P<what>.+)"),
    ("told_to", r"de weigering toont toch gegevens uit het register"),
    # what nobody asked for, what stays behind
    ("came", r"er is een (?P<record>[\w ]+?) waar niemand om heeft gevraagd.*"),
    ("came", r"er zijn \d+ (?P<record>[\w ]+?) waar niemand om heeft gevraagd.*"),
    ("came", r"er zijn \d+ klantcontacten van deze run die de provider nooit heeft aangenomen"),
    ("came", r"er is een (?P<record>interne taak) ontstaan"),
    ("undeleted", rf"{_THE} (?P<record>\w+) kan niet worden verwijderd{_STATUS}"),
    ("undeleted", rf"{_THE} (?P<record>\w+) is verwijderd maar .+"),
    ("undeleted", rf"{_THE} (?P<record>\w+) is niet verwijderd{_STATUS}"),
    ("undeleted", rf"{_THE} (?P<record>\w+) was verwijderd en weg, en is er later toch weer"),
    ("left", rf"{_THE} (?P<record>\w+) verwijst nog naar een verwijderd klantcontact"),
    ("left_at", r"de partij toont nog een betrokkene van een verwijderd klantcontact"),
    ("back", r"een klantcontact dat is verwijderd, is na een wijziging weer te lezen .*"),
    ("back_said", r"de provider zegt een klantcontact te wijzigen dat is verwijderd .*"),
    ("old_subject", r"het klantcontact is na een wijziging (?:ook nog )?op zijn oude Onderwerp te"
                    r" vinden.*"),
    # addresses
    ("address_origin", r"adressen in de antwoorden beginnen met .+"),
    ("address_path", r"adressen in de antwoorden hebben het pad .+"),
    ("address_kind", r"adressen in de antwoorden wijzen naar iets van een andere soort: "
                     r"(?P<at>.+)"),
    ("address_other", r"adressen in de antwoorden wijzen naar een ander record .+?: (?P<at>.+)"),
    ("address_unknown", r"adressen in de antwoorden wijzen naar een record dat er niet is: "
                        r"(?P<at>.+)"),
    ("address_dead", r"adressen in de antwoorden leiden nergens heen: (?P<at>.+)"),
    ("address_no_url", r"adressen in de antwoorden zijn geen URL: (?P<at>.+)"),
)  # fmt: skip
"""What is told of, and the sentences that tell of it; what stands first counts."""
_TAIL = re.compile(r" \(\d+ keer gezien\)$|, bij \d+ van de \d+ gesprekken$")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.DOTALL)) for name, pattern in SENTENCES)


def told(message: str) -> tuple[str, dict[str, str]]:
    """What a finding tells of, and the words that it fills in; empty where it is not known."""
    plain = _TAIL.sub("", message)
    for name, pattern in _patterns():
        found = pattern.fullmatch(plain)
        if found:
            return name, {key: text for key, text in found.groupdict().items() if text}
    return "", {}
