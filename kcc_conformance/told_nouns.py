"""What findings speak of: records, places and acts, in Dutch and in English."""

_RECORDS = (
    "klantcontact",
    "betrokkene",
    "actorklantcontact",
    "actor",
    "partij",
)
_NEUTER = ("klantcontact", "actorklantcontact")
_PLURALS = ("klantcontacten", "betrokkenen", "actoren", "partijen", "actorklantcontacten")

NOUNS: tuple[tuple[str, str], ...] = (
    *((f"{'het' if each in _NEUTER else 'de'} {each}", f"the {each}") for each in _RECORDS),
    *(
        (f"een {'geldig' if each in _NEUTER else 'geldige'} {each}", f"a valid {each}")
        for each in _RECORDS
    ),
    *((f"de lijst van {each}", f"the list of {each}") for each in _PLURALS),
    ("een klantcontact met {}", "a klantcontact with {}"),
    *(
        (f"{name} bij {'het' if each in _NEUTER else 'de'} {each}", f"{name} at the {each}")
        for name in ("Klantcontact", "Partij", "Actor")
        for each in ("betrokkene", "actorklantcontact")
    ),
    ("Interne taken", "Internal tasks"),
    ("foutmelding", "error message"),
    ("interne taken", "internal tasks"),
    ("een interne taak", "an internal task"),
    ("een koppeling", "a link"),
    ("koppelingen", "links"),
    *((f"een {each}", f"{'an' if each == 'actor' else 'a'} {each}") for each in _RECORDS),
    *((each, each) for each in _PLURALS),
    *((f"{{n}} {each}", f"{{n}} {each}") for each in _PLURALS),
    ("{n} interne taken", "{n} internal tasks"),
    ("{n} koppelingen", "{n} links"),
    ("het antwoord op de registratie", "the answer to the registration"),
    ("het antwoord op de betrokkene", "the answer to the betrokkene"),
    ("een latere opvraging", "a later reading"),
    ("een gelijktijdige opvraging", "a reading at the same time"),
    ("de opvraging", "the reading"),
    ("de nacontrole", "the last look"),
    ("de lijst", "the list"),
    ("het antwoord", "the answer"),
    ("de vraag", "the question"),
    ("de vraag en het antwoord", "the question and the answer"),
    ("de koppeling", "the link"),
    ("de koppeling met de actor", "the link with the actor"),
    ("de koppelingen van het klantcontact", "the links of the klantcontact"),
    ("de betrokkenen van het klantcontact", "the betrokkenen of the klantcontact"),
    ("de klantcontacten van dit gesprek", "the klantcontacten of this call"),
    ("de registratie", "the registration"),
    ("geen verwijzing", "no reference"),
    ("niet te zien", "not seen"),
    ("het geheel", "the whole"),
)
