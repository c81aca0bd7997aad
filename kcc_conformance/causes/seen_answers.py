"""What findings about single answers show: refused, accepted, failed on, unreadable."""

from collections.abc import Callable, Iterator

from kcc_conformance.causes.features import Feature, apart, wrong
from kcc_conformance.causes.reasons import ANY, Pattern, Reason, of
from kcc_conformance.causes.seeing import Read, Seen, gone, invented, references
from kcc_conformance.causes.talks import CHANGE, COMBINED, DELETE, READ, REGISTER
from kcc_conformance.contract import wire
from kcc_conformance.jsonvalues import texts

_GONE = ("404", "410")
_MANY = 3
"""Kinds of records that vanish from which on one defect is behind it: two may have one each."""


def unread(seen: Seen) -> Read:
    """A record that was accepted and cannot be read."""
    status = str(seen.talk.status or seen.words.get("status", ""))
    resource, key = seen.resource, seen.record
    behind = [of(("no_id", "invented_id"), (resource,))]
    if any(seen.traffic.was_there(each) for each in seen.traffic.referred(key)):
        behind += gone(seen, [key])
    if resource in seen.contract.resources:
        pointing = references(seen.contract.resource(resource))
        behind.append(of(("of_another",), (resource,), pointing))
    if status in _GONE or not status:
        found = [Reason("same_id", resource)] if key in seen.traffic.reused else []
        found += invented(seen, key)
        cause = seen.traffic.lost_with(key)
        if cause:
            found += [Reason("gone", resource, "", cause), Reason("gone", ANY, "", cause)]
        found.append(Reason("gone", resource))
        kinds = {seen.traffic.kind_of(each) for each in seen.traffic.vanished}
        if len(kinds) >= _MANY:
            found.append(Reason("gone", ANY))
        return found, behind
    return [Reason("error", resource, "", f"{READ} {status}"), _error_anywhere(seen, READ)], behind


def no_record(seen: Seen) -> Read:
    """An answer that does not hold the record in JSON."""
    act = seen.talk.act if seen.talk.act != COMBINED else REGISTER
    return [Reason("no_record", seen.resource, "", act), Reason("no_record", ANY, "", act)], ()


def of_record(kind: str, *behind: str) -> Callable[[Seen], Read]:
    """The reading of a finding that says what is wrong with a kind of record."""

    def reading(seen: Seen) -> Read:
        found = [Reason(kind, seen.resource), Reason(kind, ANY)]
        return found, [of(behind, (seen.resource,))] if behind else []

    return reading


def no_id(seen: Seen) -> Read:
    """A record whose ID cannot be used."""
    return [Reason("no_id", seen.resource)], [of(("no_record",), (seen.resource,))]


def other_id(seen: Seen) -> Read:
    """Another record under the same ID."""
    behind = [of(("same_id", "of_another"), (seen.resource,))]
    return [Reason("other_id", seen.resource)], behind


def refused(seen: Seen) -> Read:
    """Something valid that was not accepted."""
    status = str(seen.talk.status)
    act = REGISTER if seen.talk.act == COMBINED else seen.talk.act
    found = list(_errors(seen, act, status))
    referred = seen.ids(list(texts(seen.talk.sent)))
    behind = [
        *_of_referred(seen, referred),
        of(("came", "undeleted", "listed_more"), (seen.resource,)),
    ]
    if seen.talk.act == COMBINED:
        behind.append(of(("gone", "same_id"), seen.contract.combined[seen.talk.resource].parts))
    return found, behind


def status(seen: Seen) -> Read:
    """A status that is not the one of the contract."""
    talk = seen.talk
    told = str(talk.status)
    if talk.ok:
        found = [Reason("status", seen.resource, "", f"{talk.act} {told}")]
        return found, [of(("no_record", "undeleted"), (seen.resource,))]
    if talk.act == READ:
        return unread(seen)
    if talk.act == DELETE:
        return undeleted(seen)
    return refused(seen)


def undeleted(seen: Seen) -> Read:
    """A record that was not deleted."""
    found = [Reason("undeleted", seen.resource), Reason("undeleted", ANY)]
    told = str(seen.talk.status)
    behind: list[Pattern] = [
        of(("same_id", "gone", "back", "id_again", "invented_id", "not_absent"), (seen.resource,))
    ]
    if seen.talk.act == DELETE and told.startswith("5"):
        return [Reason("error", seen.resource, "", f"{DELETE} {told}"), *found], behind
    return found, behind


def accepted(seen: Seen) -> Read:
    """Something invalid that was accepted, or failed on."""
    talk = seen.talk
    told = str(talk.status)
    found: list[Reason] = []
    kind = "accepted" if talk.ok else "error_on_invalid"
    bound = "" if talk.ok else f" {told}"
    for resource, name, problem in _wrongs(seen):
        found.append(Reason(kind, resource, name, problem + bound))
        found.append(Reason(kind, resource, ANY, problem + bound))
    found.append(Reason(kind, seen.resource, ANY, bound.strip()))
    if not talk.ok:
        found += _errors(seen, talk.act, told)
    behind = [of(("gone", "stored_twice", "same_id"), (seen.resource,))]
    taken = _taken(seen)
    if taken:
        found.insert(0, Reason(kind, seen.resource, taken, "al in gebruik" + bound))
        behind.append(of((), (seen.resource,), (taken,)))
    return found, behind


def _taken(seen: Seen) -> str:
    """The attribute that has to be unique, of which another record has the value that was sent."""
    for name, attribute in seen.contract.resource(seen.resource).attributes.items():
        own = wire.value_of(seen.talk.sent, attribute)
        if not attribute.unique or own in (None, wire.MISSING):
            continue
        for talk, body in seen.traffic.registered(seen.resource):
            had = {str(wire.value_of(each, attribute)) for each in (body, talk.shown)}
            if talk.n < seen.talk.n and talk.ok and str(own) in had:
                return name
    return ""


def left_at(seen: Seen) -> Read:
    """A record that shows what belonged to one that was deleted."""
    shown = seen.ids(seen.finding.actual)
    kinds = {seen.traffic.kind_of(each) for each in shown}
    return [Reason("left_at", seen.resource)], [
        of(("same_id", "undeleted", "left", "of_another"), kinds)
    ]


def again(seen: Seen) -> Read:
    """What was deleted and cannot be registered again."""
    referred = seen.ids(list(texts(seen.talk.sent)))
    found = [Reason("refused_again", seen.resource), Reason("refused_again", ANY)]
    return found, [of(("gone", "undeleted"), (seen.resource,)), *_of_referred(seen, referred)]


def not_absent(seen: Seen) -> Read:
    """A record that is not there, and of which that is not said."""
    told = str(seen.talk.status)
    if seen.talk.ok and seen.traffic.deleted.get(seen.record, seen.talk.n) < seen.talk.n:
        found = [Reason("undeleted", seen.resource), Reason("undeleted", ANY)]
        behind = of(("back", "same_id", "id_again", "not_absent"), (seen.resource,))
        return found, [behind]
    found = [Reason("not_absent", seen.resource, "", told), Reason("not_absent", ANY, "", told)]
    return found, ()


def no_such_id(seen: Seen) -> Read:
    """An ID that is none, and what was made of it."""
    told = str(seen.talk.status)
    found = [Reason("no_such_id", seen.resource, "", told), Reason("no_such_id", ANY, "", told)]
    return found, [of(("not_absent",), (seen.resource,))]


def media(seen: Seen) -> Read:
    """A media type that is not one of the contract's."""
    what, talk = seen.words["what"], seen.talk
    kind = "media" if talk.ok else "media_of_refusal"
    found = [Reason(kind, seen.resource, "", what), Reason(kind, ANY, "", what)]
    return found, [of(("no_record",), (seen.resource,))]


def _errors(seen: Seen, act: str, told: str) -> Iterator[Reason]:
    """That something was refused, or failed on, for what sets it apart."""
    kind = "error" if told.startswith("5") else "refused"
    feature = _apart(seen, told) if act == REGISTER else None
    if feature is not None:
        yield Reason(kind, seen.resource, feature[0] or ANY, f"{told}: {feature[1]}")
    yield Reason(kind, seen.resource, "", f"{act} {told}")
    yield _error_anywhere(seen, act)


def _error_anywhere(seen: Seen, act: str) -> Reason:
    told = str(seen.talk.status)
    return Reason("error" if told.startswith("5") else "refused", ANY, "", f"{act} {told}")


def _apart(seen: Seen, told: str) -> Feature | None:
    """What all registrations of this kind with this answer have and no accepted one has."""
    name = seen.resource
    attempts = [each for each in seen.traffic.registered(name) if isinstance(each[1], dict)]
    these = [body for talk, body in attempts if str(talk.status) == told]
    those = [body for talk, body in attempts if talk.ok]
    return apart(seen.contract.resource(name), these, those)


def _wrongs(seen: Seen) -> Iterator[tuple[str, str, str]]:
    """What is wrong with what was sent: in which kind of record, at which attribute, and what."""
    talk = seen.talk
    parts = {seen.resource: talk.sent}
    if talk.act == COMBINED:
        members = seen.contract.combined[talk.resource].parts
        parts = {name: wire.read(talk.sent, (member,)) for name, member in members.items()}
    for kind, body in parts.items():
        resource = seen.contract.resource(kind)
        if not isinstance(body, dict):
            continue
        for name, problem in wrong(resource, body, only=talk.act in (CHANGE, COMBINED)):
            yield kind, name, problem
        for name in sorted(references(resource)):
            named = wire.referred(seen.contract, wire.value_of(body, resource.attributes[name]))
            if named is not None and wire.id_key(named) not in seen.traffic.made:
                yield kind, name, "onbekend"


def _of_referred(seen: Seen, keys: frozenset[str]) -> Iterator[Pattern]:
    traffic = seen.traffic
    for key in keys:
        kind = (traffic.kind_of(key),)
        if key in traffic.vanished:
            yield of(("gone", "other_id", "invented_id"), kind)
        if key in traffic.reused:
            yield of(("same_id",), kind)
