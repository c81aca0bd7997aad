"""What findings about records that nobody asked for, about access and about addresses show."""

from collections.abc import Callable, Collection, Iterator

from kcc_conformance.causes.reasons import ANY, Reason, of
from kcc_conformance.causes.seeing import Read, Seen, invented
from kcc_conformance.causes.talks import CHANGE, COMBINED, DELETE, LIST, READ, REGISTER
from kcc_conformance.contract import wire
from kcc_conformance.jsonvalues import texts

_TURNED_AWAY = (401, 403)
_READS, _WRITES = (READ, LIST), (REGISTER, COMBINED, CHANGE, DELETE)
_MANY = 3
"""Kinds of records that are open from which on one defect is behind it: two may have one each."""


def came(seen: Seen) -> Read:
    """A record that nobody asked for."""
    resource = seen.resource
    found = [*_origins(seen, resource), Reason("came", resource)]
    behind = ("kept_refused", "stored_twice", "same_id", "error", "other_id_listed", "invented_id")
    return found, [of(behind, (resource,))]


def kept_refused(seen: Seen) -> Read:
    """A record that is there though it was refused."""
    return [*_origins(seen, seen.resource), Reason("kept_refused", seen.resource)], ()


def let_in(seen: Seen) -> Read:
    """Something that was shown or done without valid credentials."""
    talk = seen.talk
    act = "combined" if talk.act == COMBINED else talk.act
    if talk.status is not None and talk.status >= 400:
        told = str(talk.status)
        return [Reason("turned_away_with", talk.resource, "", told),
                Reason("turned_away_with", ANY, "", told)], ()  # fmt: skip
    found = [Reason("let_in", talk.resource, "", act)]
    if act in _READS:
        found.append(Reason("let_in", talk.resource, "", "reads"))
    if not _turned_away(seen, talk.resource, ""):
        found.append(Reason("let_in", talk.resource))
    if not _turned_away(seen, "", act):
        found.append(Reason("let_in", ANY, "", act))
    if seen.words.get("method", "GET") != "GET":
        found.insert(0, Reason("let_in", talk.resource, "", seen.words["method"]))
    for name, acts in (("reads", _READS), ("writes", _WRITES)):
        if act not in acts:
            continue
        turned = any(_turned_away(seen, "", each) for each in acts)
        if not turned or len(_open(seen, acts)) >= _MANY:
            found.append(Reason("let_in", ANY, "", name))
    if not _turned_away(seen, "", ""):
        found.append(Reason("let_in", ANY))
    if talk.known and "headers" not in seen.words:
        found.append(Reason("token_unread", ANY))
    return found, ()


def told_to(seen: Seen) -> Read:
    """A refusal that shows data."""
    return [Reason("told_to", seen.talk.resource), Reason("told_to", ANY)], ()


def address(kind: str) -> Callable[[Seen], Read]:
    """The reading of a finding about addresses of one kind of deviation."""

    def reading(seen: Seen) -> Read:
        resource = seen.talk.resource or ""
        bound = _difference(kind, seen)
        behind = [
            of(("same_id", "other_id", "no_id", "other_id_listed", "invented_id"), (resource,)),
            *([of(("gone",), (resource,))] if kind == "address_dead" else []),
        ]
        return [Reason(kind, resource, "", bound), Reason(kind, ANY, "", bound)], behind

    return reading


def _difference(kind: str, seen: Seen) -> str:
    if kind in ("address_origin", "address_path"):
        told = seen.finding.message.partition(", maar")[0].rpartition(" ")[2]
        return f"{seen.finding.expected} → {told}"
    return ""


def _open(seen: Seen, acts: Collection[str]) -> frozenset[str]:
    """The kinds of records of which something was shown or done without credentials."""
    return frozenset(
        talk.resource
        for talk in seen.traffic.talks.values()
        if not talk.known and talk.ok and talk.act in acts and talk.resource
    )


def _turned_away(seen: Seen, resource: str, act: str) -> bool:
    """Whether somebody without credentials was turned away from such a thing."""
    return any(
        not talk.known
        and talk.status in _TURNED_AWAY
        and resource in ("", talk.resource)
        and act in ("", talk.act)
        and talk.resource in seen.contract.resources
        and talk.check != "(dokter)"
        for talk in seen.traffic.talks.values()
    )


def _origins(seen: Seen, resource: str) -> Iterator[Reason]:
    """From which registration a record comes that nobody asked for, by what it shows."""
    strays = {wire.id_key(each) for each in texts(seen.finding.actual) if each}
    kinds = set()
    for key in strays:
        for talk, own in seen.traffic.origins(resource, key):
            if not talk.ok:
                kinds.add(Reason("kept_refused", resource, "", str(talk.status)))
                kinds.add(Reason("kept_refused", resource))
            elif own in seen.traffic.elsewhere:
                kinds.update(invented(seen, own))
            else:
                kinds.add(Reason("stored_twice", resource))
    yield from sorted(kinds)
