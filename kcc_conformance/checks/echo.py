"""Does a record show, attribute by attribute, what was sent?"""

import unicodedata
from collections.abc import Iterable, Mapping

from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource
from kcc_conformance.findings import CONTRACT, Finding
from kcc_conformance.law.attributes import CLAUSES, SPOKEN_OF, name_of

_ANSWER = "het antwoord op"
"""How the places begin that are answers to a registration."""
_CHOICES = ("indicatie_contact_gelukt", "vertrouwelijkheid")
"""What the text answers with Ja or Nee."""
_AS_FLAG = {"Ja": frozenset({"true", "1"}), "Nee": frozenset({"false", "0"})}


def echo(
    contract: Contract,
    resource: Resource,
    sent: Mapping[str, object],
    record: object,
    *,
    attributes: Iterable[str] | None = None,
    exchange: int | None = None,
    where: str = "het antwoord",
    clause: str | None = None,
) -> tuple[Finding, ...]:
    """A finding for each sent attribute that the record does not show with the same value.

    Instants are compared as instants, texts without surrounding white space and by canonical
    equivalence, references by the ID they point to. What differs in what the text does not have, or
    in how the same is written, differs from the contract. `where` says in Dutch which answer it
    was.
    """
    findings = []
    for key in attributes if attributes is not None else sent:
        attribute = resource.attributes.get(key)
        if attribute is None or key not in sent:
            continue
        expected = wire.value_on_wire(contract, attribute, sent[key])
        actual = wire.value_of(record, attribute)
        if not same_value(contract, attribute, expected, actual):
            beyond = _otherwise(contract, attribute, sent[key], expected, actual, where)
            findings.append(
                Finding(
                    _sentence(attribute, expected, actual, where),
                    pointer=attribute.pointer,
                    expected=expected,
                    actual=repr(actual) if actual is wire.MISSING else actual,
                    clause=clause or CLAUSES.get(key),
                    exchange=exchange,
                    source=CONTRACT if beyond else None,
                )
            )
    return tuple(findings)


def _otherwise(
    contract: Contract,
    attribute: Attribute,
    logical: object,
    expected: object,
    actual: object,
    where: str,
) -> bool:
    """Whether what differs is no word of the text's: an attribute that it does not have, another
    way to write the same choice or moment, or what the answer to a registration leaves out."""
    if attribute.name not in SPOKEN_OF:
        return True
    if actual is wire.MISSING:
        return where.startswith(_ANSWER)
    if attribute.kind == "instant":
        return instants.loosely_kept(expected, actual, wire.notation(contract, attribute))
    if attribute.name in _CHOICES:
        word = str(logical)
        words = {word, str(attribute.values.get(word)), *_AS_FLAG.get(word, ())}
        return any(same_text(str(actual).casefold(), each.casefold()) for each in words)
    return False


def same_value(contract: Contract, attribute: Attribute, expected: object, actual: object) -> bool:
    """Whether a received wire value says the same as the sent one."""
    if expected is None:
        return actual is None or actual is wire.MISSING
    if actual is wire.MISSING:
        return False
    if attribute.kind == "instant":
        notation = wire.notation(contract, attribute)
        return bool(instants.readings(actual, notation) & instants.readings(expected, notation))
    if attribute.kind == "reference":
        left, right = wire.referred(contract, expected), wire.referred(contract, actual)
        return left is not None and right is not None and wire.same_id(left, right)
    if attribute.kind == "references":
        shown = wire.referred_all(contract, actual)
        sent = wire.referred_all(contract, wire.inside(attribute, expected))
        return shown is not None and wire.id_keys(shown) == wire.id_keys(sent or ())
    if isinstance(expected, str) and isinstance(actual, str):
        return same_text(expected, actual)
    return type(expected) is type(actual) and expected == actual


def same_text(left: str, right: str) -> bool:
    """Whether two texts are equal after trimming, canonically equivalent characters being equal."""
    left, right = left.strip(), right.strip()
    return left == right or (
        unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", right)
    )


def _sentence(attribute: Attribute, expected: object, actual: object, where: str) -> str:
    name = name_of(attribute.name)
    if actual is wire.MISSING:
        return f"{name} ontbreekt in {where}"
    if attribute.kind == "instant" and wire.moment(attribute, actual) is None:
        if attribute.notation:
            return f"{name} is in {where} geen tijdstip zoals het contract dat schrijft"
        return f"{name} is in {where} geen tijdstip met zone (RFC 3339)"
    return f"{name} heeft in {where} een andere waarde dan is geregistreerd"
