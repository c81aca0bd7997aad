"""What happened to the value of an attribute: reasons from what was sent and what came back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kcc_conformance.causes import moments, texts
from kcc_conformance.causes.reasons import ANY, Reason
from kcc_conformance.causes.texts import Relation
from kcc_conformance.causes.traffic import Traffic
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute

MISSING = repr(wire.MISSING)
"""How a finding says that an attribute was not there."""
LOST = ("absent", "null", "emptied")
"""The kinds of reasons by which a value is not there."""
IN_ANY_TEXT = frozenset(
    [
        "upper_case",
        "lower_case",
        "capitalised",
        "case",
        "lines_trimmed",
        "lines_joined",
        "blanks_collapsed",
        "tags_lost",
        "backslashes",
        "only_ascii",
        "emoji_lost",
        "accents_lost",
        "zeros_lost",
        "once",
        "escaped",
        "mojibake",
        "repeated",
        "characters_lost",
        "characters_added",
        "replaced",
        "lines_lost",
        "cut",
        "cut_bytes",
    ]
)
"""The kinds that say so precisely what happened that one defect does it to every text."""


def happened(
    traffic: Traffic,
    resource: str,
    attribute: Attribute,
    sent: Any,
    shown: Any,
    began: datetime | None,
) -> Iterator[Reason]:
    """The reasons why an attribute of a kind of record shows otherwise than it was sent, the most
    telling first; the last one, that it differs, always holds."""
    for kind, boundary in _relations(traffic, resource, attribute, sent, shown, began):
        yield Reason(kind, resource, attribute.name, boundary)
        if kind in IN_ANY_TEXT:
            yield Reason(kind, ANY, ANY, boundary)
    yield Reason("differs", resource, attribute.name)


def _relations(
    traffic: Traffic,
    resource: str,
    attribute: Attribute,
    sent: Any,
    shown: Any,
    began: datetime | None,
) -> Iterator[Relation]:
    if shown == MISSING:
        yield ("absent", "")
        return
    if attribute.kind == "reference":
        yield from _reference(traffic, sent, shown)
        return
    if shown is None:
        if attribute.kind == "instant":
            yield from moments.relations(sent, shown, began)
        yield ("null", "")
        return
    if attribute.kind == "instant":
        yield from moments.relations(sent, shown, began)
        return
    if type(sent) is not type(shown) and str(sent).casefold() == str(shown).casefold():
        yield ("other_type", _type(shown))
        return
    if isinstance(sent, str) and isinstance(shown, str) and not attribute.values:
        yield from _text(traffic, resource, attribute, sent, shown)
        return
    one_of_two = len(attribute.values) == 2 and _word(attribute, shown) is not None
    if isinstance(sent, str) and isinstance(shown, str) and not one_of_two:
        yield from texts.relations(sent, shown)
    if _word(attribute, shown) is not None or isinstance(shown, bool):
        yield ("always", str(_word(attribute, shown) or shown))
        yield ("became", f"{_word(attribute, sent) or sent} → {_word(attribute, shown) or shown}")
        if isinstance(sent, bool) or len(attribute.values) == 2:
            yield ("turned_round", "")
    elif type(sent) is not type(shown):
        yield ("other_type", _type(shown))
    elif isinstance(sent, int):
        yield ("number_moved", f"{shown - sent:+d}")


def _text(
    traffic: Traffic, resource: str, attribute: Attribute, sent: str, shown: str
) -> Iterator[Relation]:
    found = list(texts.relations(sent, shown))
    yield from found
    if shown.strip() and not any(kind.startswith("cut") for kind, _ in found):
        others = (
            wire.value_of(body, attribute)
            for talk, body in traffic.registered(resource)
            if isinstance(body, dict)
        )
        if any(isinstance(each, str) and texts.alike(each, shown) for each in others):
            yield ("of_another", "")


def _reference(traffic: Traffic, sent: Any, shown: Any) -> Iterator[Relation]:
    own = wire.referred(traffic.contract, sent)
    other = wire.referred(traffic.contract, shown)
    if other is None:
        yield ("null", "")
    elif own is None:
        yield ("filled_in", "")
    else:
        yield ("of_another", "")


def _word(attribute: Attribute, value: Any) -> str | None:
    """The standard's word for a value, where it has one."""
    for word, usual in attribute.values.items():
        if type(usual) is type(value) and usual == value:
            return word
    return None


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "ja/nee"
    if isinstance(value, (int, float)):
        return "getal"
    return {"str": "tekst", "list": "lijst", "dict": "object"}.get(type(value).__name__, "anders")
