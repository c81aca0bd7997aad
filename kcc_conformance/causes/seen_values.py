"""What findings about the value of an attribute show."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from kcc_conformance.causes import values
from kcc_conformance.causes.reasons import ANY, Pattern, Reason, of
from kcc_conformance.causes.seeing import Read, Seen, gone, linking, references
from kcc_conformance.causes.talks import CHANGE, LIST, REPLACE, Talk
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute

_NEIGHBOURS = (
    "came", "same_id", "gone", "kept_refused", "stored_twice", "undeleted", "listed_more",
)  # fmt: skip
"""What a record that links others does to what these show."""
_WHOLE = ("other_id", "same_id")
"""What makes a record show otherwise in all of its attributes."""


def value(seen: Seen) -> Read:
    """A value that came back otherwise than it was sent."""
    attribute = seen.attribute
    if attribute is None:
        return (), ()
    found = [*_changed(seen, attribute), *_happened(seen, attribute)]
    if attribute.name == "nummer" and seen.traffic.changed.get(seen.record):
        found.insert(0, Reason("number_changed", seen.resource, attribute.name, "change"))
    return found, [*_behind(seen, attribute), *_behind_reference(seen, attribute)]


def fell_back(seen: Seen) -> Read:
    """A value that was right at first."""
    attribute = seen.attribute
    if attribute is None:
        return (), ()
    found = [Reason("fell_back", seen.resource), *_changed(seen, attribute)]
    found += _happened(seen, attribute)
    at_it = of((), (seen.resource,), (attribute.name,))
    return found, [at_it, *_behind(seen, attribute), *_behind_reference(seen, attribute)]


def left_over(seen: Seen) -> Read:
    """A value that was not sent, and is that of another record."""
    found = [Reason("left_over", seen.resource), Reason("left_over", ANY)]
    return found, [of(_WHOLE, (seen.resource,))]


def shape(seen: Seen) -> Read:
    """A place where an answer is not as the contract describes it."""
    attribute = seen.attribute
    what = seen.words.get("what", "")
    resource = what if what in seen.contract.resources else ""
    name = attribute.name if attribute and resource else seen.finding.pointer
    found = [Reason("shape", resource or what, name)]
    behind = [of((), (resource,), (attribute.name,))] if attribute and resource else []
    behind += (
        [of(("kept_refused", "accepted", "came", "contact_data"), (resource,))] if resource else []
    )
    if what == "foutmelding":
        behind.append(of(("unexplained", "media_of_refusal", "let_in")))
    if resource and not seen.finding.pointer:
        behind.append(of(("not_absent", "no_such_id"), (resource,)))
    if resource and seen.finding.pointer in ("", f"/{seen.contract.resource(resource).id}"):
        behind += [of(("no_record", "same_id", "other_id"), (resource,))]
    behind += [of(("no_id",), (resource,))] if resource else []
    return found, behind


def number_changed(seen: Seen) -> Read:
    """A Nummer that is another one later."""
    attribute = seen.attribute
    if attribute is None:
        return (), ()
    changes = seen.traffic.changed.get(seen.record, ())
    found = [Reason("number_changed", seen.resource, attribute.name, "change" if changes else "")]
    return [*found, *_happened(seen, attribute)], [of(_WHOLE, (seen.resource,))]


def same_number(seen: Seen) -> Read:
    """Two records with one Nummer."""
    return [Reason("same_number", "klantcontact", "nummer")], [of(("same_id",), ("klantcontact",))]


def relation(seen: Seen) -> Read:
    """A record that does not show exactly the records that belong to it."""
    attribute, finding = seen.attribute, seen.finding
    if attribute is None:
        return (), ()
    wanted, shown = seen.ids(finding.expected), seen.ids(finding.actual)
    kind = "relation_lost" if not shown - wanted else "relation_other"
    kind = "relation_more" if not wanted - shown and shown - wanted else kind
    behind = [*gone(seen, wanted - shown), of(_WHOLE, (seen.resource,))]
    target = attribute.target or ""
    for name in linking(seen.contract, seen.resource, target):
        pointing = references(seen.contract.resource(name))
        behind += [
            of((), (name,), pointing, exact=True),
            of(_NEIGHBOURS, (name,)),
        ]
    at_it = of((), (seen.resource,), (attribute.name,))
    found = [Reason(kind, seen.resource, attribute.name), Reason(kind, seen.resource, ANY)]
    if _tied_by_change(seen, attribute, wanted - shown):
        found.insert(0, Reason("change_lost", seen.resource))
    return found, [at_it, *behind]


def _tied_by_change(seen: Seen, attribute: Attribute, missing: Collection[str]) -> bool:
    """Whether what is not shown was tied by a change of the record itself, which was accepted."""
    sent = (
        wire.referred_all(seen.contract, wire.value_of(talk.sent, attribute)) or ()
        for talks in seen.traffic.changed.values()
        for talk in talks
        if talk.n < seen.talk.n
    )
    return bool(missing) and any(not wire.id_keys(ids).isdisjoint(missing) for ids in sent)


def row_value(seen: Seen) -> Read:
    """A value that a list shows otherwise than the reading: either of them may be the wrong one."""
    attribute, finding = seen.attribute, seen.finding
    if attribute is None:
        return (), ()
    turned = replace(finding, expected=finding.actual, actual=finding.expected)
    both = [*_happened(seen, attribute), *_happened(replace(seen, finding=turned), attribute)]
    return both, [*_behind(seen, attribute), *_behind_reference(seen, attribute)]


def row(seen: Seen) -> Read:
    """A row of a list that shows otherwise than the record itself."""
    if seen.attribute is not None and seen.attribute.kind == "references":
        return relation(seen)
    return value(seen)


def _happened(seen: Seen, attribute: Attribute) -> Iterator[Reason]:
    finding = seen.finding
    for each in values.happened(
        seen.traffic, seen.resource, attribute, finding.expected, finding.actual, seen.began
    ):
        yield each
        if each.kind == "of_another":
            yield Reason(each.kind, each.resource, ANY)


def _changed(seen: Seen, attribute: Attribute) -> Iterator[Reason]:
    """That a change was accepted and is not shown: what is shown is from before it."""
    finding = seen.finding
    for key, talks in seen.traffic.changed.items():
        if key != seen.record and not _row_shows(seen, key, attribute):
            continue
        for talk in talks:
            if talk.n >= seen.talk.n or wire.value_of(talk.sent, attribute) != finding.expected:
                continue
            if _before(seen, key, talk, attribute):
                yield Reason("change_lost", seen.resource, "", "list" if not seen.record else "")
                yield Reason("change_lost", seen.resource)
                return


def _row_shows(seen: Seen, key: str, attribute: Attribute) -> bool:
    """Whether a record has the value that was found in the list in which that was."""
    row = seen.traffic.rows(seen.talk).get(key)
    return seen.talk.act == LIST and wire.value_of(row, attribute) == seen.finding.actual


def _before(seen: Seen, key: str, change: Talk, attribute: Attribute) -> bool:
    """Whether what is shown was sent of this record before a change."""
    sent = [each.sent for each in seen.traffic.made.get(key, ()) if each.n < change.n]
    sent += [
        each.sent
        for each in seen.traffic.changed.get(key, ())
        if each.n < change.n and each.act in (CHANGE, REPLACE)
    ]
    return any(wire.value_of(body, attribute) == seen.finding.actual for body in sent)


def _behind(seen: Seen, attribute: Attribute) -> Iterator[Pattern]:
    """What makes the whole record show otherwise; and that what was sent should not have been
    accepted."""
    yield of(_WHOLE, (seen.resource,))
    if attribute.name == "naam":
        yield of(("names_other",))
    longest = attribute.max
    told = [seen.finding.expected]
    told += [
        wire.value_of(talk.sent, attribute)
        for talk in seen.traffic.changed.get(seen.record, ())
        if talk.n < seen.talk.n
    ]
    if attribute.kind == "reference":
        named = wire.referred(seen.contract, told[0])
        if named is not None and wire.id_key(named) not in seen.traffic.made:
            yield of(("accepted",), (seen.resource,))
    if longest is not None and any(isinstance(each, str) and len(each) > longest for each in told):
        yield of(("accepted",), (seen.resource,))


def _behind_reference(seen: Seen, attribute: Attribute) -> Iterator[Pattern]:
    if attribute.kind == "reference":
        yield from gone(seen, seen.ids(seen.finding.expected))
        yield of(("no_id",), (attribute.target or "",))
