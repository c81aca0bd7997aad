"""What a cause says: what happened, and where, in Dutch and in English."""

import re
from collections.abc import Mapping
from typing import Any

from kcc_conformance.causes import nouns
from kcc_conformance.causes.cover import Group
from kcc_conformance.causes.kinds import KINDS
from kcc_conformance.causes.nouns import Words, both
from kcc_conformance.causes.reasons import ANY, Reason, Sight
from kcc_conformance.causes.traffic import Traffic
from kcc_conformance.contract import wire
from kcc_conformance.phrases import phrase

_SHOWN = 60
"""Characters of a value that a sentence shows: the witness has it whole."""
_LANGUAGES = ("nl", "en")
_NOT_BOUNDED = ("told", "address_origin", "address_path", "became", "always", "replaced")
"""Kinds whose boundary is no number, whatever figures are in it."""
_OF_VALUES = ("change_lost", "fell_back", "left_over", "other_id")
"""Kinds that are about a whole record and show in its attributes."""
_SPECIAL: Mapping[str, tuple[str, str]] = {
    "ontbreekt": ("ontbreekt", "is missing"),
    "null": ("null is", "is null"),
    "leeg": ("leeg is", "is empty"),
    "onbekend": ("niet bestaat", "does not exist"),
    "al in gebruik": ("al in gebruik is", "is in use already"),
    "te lang": ("te lang is", "is too long"),
    "van het verkeerde type": ("van het verkeerde type is", "is of the wrong type"),
    "een onbekende waarde": ("een onbekende waarde heeft", "has an unknown value"),
    "zo lang als mag": ("zo lang is als mag", "is as long as may be"),
    "emoji": ("een emoji bevat", "holds an emoji"),
    "alleen wat verplicht is": ("verder leeg is", "is empty but for what is required"),
}
_SEVERAL = (
    {"komt": "komen", "krijgt": "krijgen", "ontbreekt": "ontbreken", "heeft": "hebben",
     "verandert": "veranderen"},
    {"comes": "come", "gets": "get", "is": "are", "does": "do", "changes": "change"},
)  # fmt: skip
"""What a verb becomes where a sentence is about several attributes."""
_LIKE = {
    "alleen het begin": "its beginning",
    "alleen het eind": "its end",
    "een langere waarde": "a longer value",
    "met andere hoofdletters": "another case",
}
_UNITS = ((r" h$", " uur", " h"), (r" min$", " minuten", " minutes"), (r" s$", " seconden", " s"))


def what(group: Group, witness: Sight, sent: Any, shown: Any, traffic: Traffic) -> Words:
    """What happened, one sentence without a full stop."""
    reason = group.reason
    holes = _holes(group, witness, sent, shown, traffic)
    templates = dict(zip(_LANGUAGES, KINDS[reason.kind], strict=True))
    several = " en " in _attributes(group)["nl"] and KINDS[group.reason.kind][0][:4] == "{it}"
    found = {}
    for language, verbs in zip(_LANGUAGES, _SEVERAL, strict=True):
        template = templates[language]
        for one, more in verbs.items() if several else ():
            template = template.replace(f"{{it}} {one}", f"{{it}} {more}")
        words = {key: each[language] for key, each in holes.items()}
        # what has several boundaries has none to tell
        found[language] = _raised(template.format(**words).replace(" ()", ""))
    return found


def where(group: Group) -> Words:
    """In which attributes, of which kind of record, at which operations."""
    names = _attributes(group)
    resources = [group.reason.resource]
    if group.reason.resource in ("", ANY):
        resources = [each.resource for each in group.sights if each.resource]
    told = nouns.listed(nouns.one(each) for each in dict.fromkeys(resources))
    seen = nouns.seen_at(each.act for each in group.sights)
    found = {}
    for language, of in zip(_LANGUAGES, ("van", "of"), strict=True):
        text = f"{names[language]} {of} {told[language]}" if names[language] else told[language]
        found[language] = ", ".join(each for each in (text, seen[language]) if each)
    return found


def boundary(reason: Reason) -> str:
    """The number that bounds a reason; empty where there is none."""
    found = re.search(r"[+−-]?\d+", reason.boundary)
    return found.group() if found and reason.kind not in _NOT_BOUNDED else ""


def _holes(
    group: Group, witness: Sight, sent: Any, shown: Any, traffic: Traffic
) -> Mapping[str, Words]:
    reason = group.reason
    talk = traffic.talks.get(witness.exchange or 0)
    status = str(talk.status) if talk else ""
    return {
        "it": _attributes(group) if _attributes(group)["nl"] else both("een waarde", "a value"),
        "one": nouns.one(reason.resource),
        "the": nouns.the_record(reason.resource),
        "a": nouns.a_record(reason.resource),
        "more": nouns.records(reason.resource),
        "of": both(f"van {nouns.a_record(reason.resource)['nl']}",
                   f"of {nouns.a_record(reason.resource)['en']}"),
        "b": _bound(reason),
        "m": both(*(str(len(sent)) if isinstance(sent, str) else "",) * 2),
        "sent": both(*(_short(sent),) * 2),
        "shown": both(*(_short(shown),) * 2),
        "act": nouns.act(witness.act),
        "status": both(status, status),
        "why": _why(reason),
        "with": both(f" (status {reason.boundary})", f" (status {reason.boundary})")
        if reason.boundary else both("", ""),
        "by": _by(reason, traffic),
        "that": both("dat" if nouns.the_record(reason.resource)["nl"][:3] == "het" else "die",
                     "that"),
        "asked": _asked(reason),
        "deed": _deed(reason),
        "when": _when(group, traffic),
        "after": _after(reason),
    }  # fmt: skip


def _attributes(group: Group) -> Words:
    reason = group.reason
    if reason.attribute not in ("", ANY):
        return nouns.attributes([reason.attribute])
    if not reason.attribute and reason.kind not in _OF_VALUES:
        return both("", "")
    shown = [each.attribute for each in group.showing]
    return nouns.attributes(sorted({each for each in shown if each}))


def _bound(reason: Reason) -> Words:
    text = reason.boundary
    if reason.kind == "told":
        return both(text, phrase(text, "en"))
    for pattern, nl, en in _UNITS:
        if re.search(pattern, text):
            return both(re.sub(pattern, nl, text), re.sub(pattern, en, text))
    return both(text, text)


def _why(reason: Reason) -> Words:
    """What sets apart what is refused, accepted or failed on."""
    told = reason.boundary.partition(": ")[2] or re.sub(r" ?\d{3}$", "", reason.boundary)
    if (reason.kind in ("error", "refused") and ": " not in reason.boundary) or not told:
        return both("", "")
    nl, en = _SPECIAL.get(told, (f"“{told}” bevat", f"holds “{told}”"))
    if reason.attribute in ("", ANY):
        return both(f" waarvan iets {nl}", f" of which something {en}")
    name = nouns.attributes([reason.attribute])["nl"]
    return both(f" waarvan {name} {nl}", f" of which {name} {en}")


def _by(reason: Reason, traffic: Traffic) -> Words:
    """By which filter a list was asked for."""
    name = reason.boundary.partition(":")[0]
    if not name:
        return both("", "")
    of_one = reason.resource in traffic.contract.resources and (
        name in traffic.contract.resource(reason.resource).attributes
    )
    nl, en = (name.replace("_", " " if of_one else between) for between in (" en ", " and "))
    return both(f" (filter op {nl})", f" (filter by {en})")


def _asked(reason: Reason) -> Words:
    """What was asked for that is only like a value that there is."""
    told = reason.boundary.partition(": ")[2]
    return both(f": {told}", f": {_LIKE.get(told, told)}") if told else both("", "")


def _deed(reason: Reason) -> Words:
    """What can be done without valid credentials."""
    done = nouns.deed(reason.boundary)
    if reason.resource in ("", ANY):
        return done
    more = nouns.records(reason.resource)
    return both(f"{more['nl']} {done['nl']}", f"{done['en']} {more['en']}")


def _after(reason: Reason) -> Words:
    """After what a record vanished."""
    if not reason.boundary:
        return both("", "")
    act, _, resource = reason.boundary.partition(" ")
    a = nouns.a_record(resource)
    nl, en = {"delete": ("verwijderd", "deleted"), "replace": ("vervangen", "replaced")}.get(
        act, ("gewijzigd", "changed")
    )
    return both(f" nadat {a['nl']} is {nl}", f" after {a['en']} was {en}")


def _when(group: Group, traffic: Traffic) -> Words:
    """Whether what is gone was to be read before, or is later."""
    keys = [
        wire.id_key(talk.record)
        for each in group.sights
        if (talk := traffic.talks.get(each.exchange or 0)) is not None and talk.record
    ]
    before = after = False
    for talk in traffic.talks.values():
        if talk.act == "read" and talk.ok and wire.id_key(talk.record) in keys:
            lost = [each.exchange or 0 for each in group.sights if each.act == "read"]
            before |= talk.n < max(lost, default=0)
            after |= talk.n > min(lost, default=talk.n)
    if after:
        return both("niet altijd", "cannot always be read")
    if before:
        return both("later niet meer", "cannot be read any more later")
    return both("niet", "cannot be read")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
