"""Records, attributes and operations as a cause names them, in Dutch and in English."""

from collections.abc import Iterable, Mapping

from kcc_conformance.causes import talks
from kcc_conformance.causes.reasons import ANY
from kcc_conformance.law.attributes import PLURALS, name_of, the

Words = Mapping[str, str]
"""The same in `nl` and `en`."""
_ACTS: Mapping[str, tuple[str, str]] = {
    talks.REGISTER: ("bij het registreren", "to the registration"),
    talks.COMBINED: ("bij de aanroep die alles tegelijk registreert",
                       "to the call that registers all at once"),
    talks.READ: ("bij het opvragen", "to the reading"),
    talks.LIST: ("bij het opvragen van een lijst", "to the reading of a list"),
    talks.CHANGE: ("bij het wijzigen", "to the change"),
    talks.REPLACE: ("bij het vervangen", "to the replacement"),
    talks.DELETE: ("bij het verwijderen", "to the deletion"),
    talks.OTHER: ("op een aanroep", "to a request"),
}  # fmt: skip
_WHERE: Mapping[str, tuple[str, str]] = {
    talks.REGISTER: ("in het antwoord op de registratie", "in the answer to the registration"),
    talks.COMBINED: ("in de aanroep die alles tegelijk registreert",
                       "in the call that registers all at once"),
    talks.READ: ("bij opvragen", "when read"),
    talks.LIST: ("in lijsten", "in lists"),
    talks.CHANGE: ("bij wijzigen", "when changed"),
    talks.REPLACE: ("bij vervangen", "when replaced"),
    talks.DELETE: ("bij verwijderen", "when deleted"),
}  # fmt: skip
_DEEDS: Mapping[str, tuple[str, str]] = {
    talks.REGISTER: ("registreren", "registering"), talks.READ: ("opvragen", "reading"),
    talks.LIST: ("lijsten opvragen", "listing"), talks.CHANGE: ("wijzigen", "changing"),
    talks.COMBINED: ("alles tegelijk registreren", "registering all at once"),
    talks.REPLACE: ("vervangen", "replacing"), talks.DELETE: ("verwijderen", "deleting"),
    "reads": ("lezen", "reading"), "writes": ("schrijven", "writing"),
    "HEAD": ("opvragen met HEAD", "reading with HEAD"),
    "OPTIONS": ("opvragen met OPTIONS", "reading with OPTIONS"),
    talks.OTHER: ("OPTIONS", "OPTIONS"),
    "": ("lezen en schrijven", "reading and writing"),
}  # fmt: skip
_LANGUAGES = ("nl", "en")


def both(nl: str, en: str) -> Words:
    """One text in both languages."""
    return {"nl": nl, "en": en}


def one(resource: str) -> Words:
    """A kind of record without an article."""
    return both("record", "record") if resource in ("", ANY) else both(*(_singular(resource),) * 2)


def a_record(resource: str) -> Words:
    """A record of a kind, with its article."""
    nl, en = one(resource)["nl"], one(resource)["en"]
    return both(f"een {nl}", f"{'an' if en[:1] in 'aei' else 'a'} {en}")


def the_record(resource: str) -> Words:
    """The record of a kind, with its article."""
    if resource in ("", ANY):
        return both("het record", "the record")
    nl = "de interne taak" if resource == "internetaak" else the(resource)
    return both(nl, f"the {_singular(resource)}")


def records(resource: str) -> Words:
    """All records of a kind."""
    nl = PLURALS.get(resource, "records")
    return both(nl, "internal tasks" if resource == "internetaak" else nl)


def attributes(names: Iterable[str]) -> Words:
    """The names of some attributes, in order."""
    told = [name_of(name) for name in dict.fromkeys(names) if name]
    return {language: _listed(told, language) for language in _LANGUAGES}


def act(what: str) -> Words:
    """An operation, as what an answer is to."""
    return both(*_ACTS.get(what, ("", "")))


def deed(what: str) -> Words:
    """An operation, as something that somebody does."""
    return both(*_DEEDS.get(what, (what, what)))


def seen_at(acts: Iterable[str]) -> Words:
    """Where something was seen, by the operations."""
    seen = set(acts)
    found = [each for each in _WHERE if each in seen]
    return {
        language: _listed([_WHERE[each][n] for each in found], language)
        for n, language in enumerate(_LANGUAGES)
    }


def listed(words: Iterable[Words]) -> Words:
    """Some words in a row."""
    told = list(words)
    return {
        language: _listed(list(dict.fromkeys(each[language] for each in told)), language)
        for language in _LANGUAGES
    }


def _listed(told: list[str], language: str) -> str:
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])} {'en' if language == 'nl' else 'and'} {told[-1]}"


def _singular(resource: str) -> str:
    return "interne taak" if resource == "internetaak" else resource
