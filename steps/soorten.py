"""De soorten: the standard's nouns as sentences have them, in the plural or with an article."""

import re

_ENKELVOUD = {
    "klantcontacten": "klantcontact",
    "betrokkenen": "betrokkene",
    "actorklantcontacten": "actorklantcontact",
    "actoren": "actor",
    "partijen": "partij",
    "lijsten": "lijst",
    "foutmeldingen": "foutmelding",
    "interne taken": "internetaak",
}
_FILTERS = {
    "klantcontact en partij": "klantcontact_partij",
    "actor en klantcontact": "actor_klantcontact",
    "identificator": "object_id",
}

SOORTEN = "klantcontacten|betrokkenen|actorklantcontacten|actoren|partijen"
"""The resources in the plural, as a pattern."""


def enkelvoud(word: str) -> str:
    """The singular of a noun in the plural; a singular itself."""
    return _ENKELVOUD.get(word, word)


def noun(words: str) -> str:
    """The noun without its article."""
    return words.rpartition(" ")[2]


def filter_of(words: str) -> str:
    """The contract's name of the filter that a sentence names, with or without articles."""
    bare = re.sub(r"\b(?:de|het) ", "", words)
    return _FILTERS.get(bare, bare)


def counted(number: int) -> str:
    """So many records, in words."""
    return "1 record" if number == 1 else f"{number} records"
