"""What findings about lists and filters show."""

from collections.abc import Callable

from kcc_conformance.causes.reasons import ANY, Pattern, Reason, of
from kcc_conformance.causes.seeing import Read, Seen, gone, linking, references
from kcc_conformance.causes.talks import LIST

_MARKED = "onderwerp"
"""By what the consumer knows its own in a list that is not narrowed."""
_MORE = (
    "came", "kept_refused", "stored_twice", "same_id", "other_id", "undeleted", "loose",
    "invented_id", "other_id_listed",
)  # fmt: skip
"""What makes a list show more than it should."""


def unlisted(seen: Seen) -> Read:
    """Records that a list does not show."""
    keys = seen.ids(seen.finding.expected) | seen.ids(seen.finding.actual)
    return _missing(seen, keys)


def listed(seen: Seen) -> Read:
    """A list that does not show exactly what it should."""
    wanted, shown = seen.ids(seen.finding.expected), seen.ids(seen.finding.actual)
    counts = [seen.finding.expected, seen.finding.actual]
    lacks, more = bool(wanted - shown), "bij" in seen.finding.message or bool(shown - wanted)
    if all(isinstance(each, int) for each in counts):
        lacks, more = counts[1] < counts[0], counts[1] > counts[0]
    if lacks and not more:
        return _missing(seen, wanted - shown)
    return _both(seen, wanted - shown, lacks)


def beside(seen: Seen) -> Read:
    """A link of a klantcontact that is not there, or that leads to another."""
    side = seen.words["side"]
    expected, actual = seen.finding.expected, seen.finding.actual
    if isinstance(expected, str):
        lacks, more = expected.startswith("wel"), expected.startswith("niet")
        wanted = seen.ids(expected) if lacks else frozenset[str]()
    else:
        wanted, shown = seen.ids(expected), seen.ids(actual)
        lacks = len(actual if isinstance(actual, list) else ()) < len(expected or ())
        more = bool(shown - wanted) or (not lacks and not wanted)
        wanted -= shown
    if lacks and not more:
        return _missing(seen, wanted, side)
    return _both(seen, wanted, lacks, side)


def loose(seen: Seen) -> Read:
    """A filter that shows what does not fit it."""
    lists, name = _lists(seen), seen.filter
    found = [Reason("loose", lists, "", name), Reason("loose", lists), Reason("loose", ANY)]
    return found, [of(_MORE, (lists,)), *_wrongly_told(seen, lists)]


def loose_page(seen: Seen) -> Read:
    """A following page that does not fit the filter."""
    lists = _lists(seen)
    return [Reason("loose_page", lists), Reason("loose_page", ANY)], [of(("loose",), (lists,))]


def near(seen: Seen) -> Read:
    """A filter that takes what is only like the value asked for."""
    lists = _lists(seen)
    found = [
        Reason("near", lists, "", f"{seen.filter}: {seen.words['what']}"),
        Reason("near", lists, "", seen.filter),
    ]
    return found, [of(("loose",), (lists,))]


def of_list(kind: str, *behind: str) -> Callable[[Seen], Read]:
    """The reading of a finding that says what is wrong with a list."""

    def reading(seen: Seen) -> Read:
        lists = _lists(seen)
        return [Reason(kind, lists), Reason(kind, ANY)], [of(behind, (lists,))] if behind else []

    return reading


def nobody(seen: Seen) -> Read:
    """A search for somebody who is not there."""
    lists, status = _lists(seen), seen.talk.status or 0
    if status >= 500:
        told = f"{LIST} {status}"
        return [Reason("error", lists, "", told), Reason("error", ANY, "", told)], ()
    return [Reason("nobody", lists)], [of(("loose",), (lists,))]


def unreadable(seen: Seen) -> Read:
    """A list that cannot be read to its end."""
    what, lists = seen.words["what"], _lists(seen)
    if seen.talk.status is not None and not seen.talk.ok:
        what = f"{LIST} {seen.talk.status}"
        return [Reason("error", lists, "", what), Reason("error", ANY, "", what)], ()
    return [Reason("unreadable", lists, "", what), Reason("unreadable", ANY, "", what)], ()


def _missing(seen: Seen, keys: frozenset[str], side: str = "") -> Read:
    lists, name = _lists(seen), seen.filter
    found = [Reason("unlisted", lists, "", name), Reason("unlisted", lists)]
    status = seen.talk.status or 0
    if status >= 500:
        told = f"{LIST} {status}"
        return [Reason("error", lists, "", told), Reason("error", ANY, "", told)], ()
    lost = (
        "gone", "same_id", "unlisted", "no_id", "invented_id", "other_id_listed", "turning",
    )  # fmt: skip
    behind = [*gone(seen, keys), of(lost, (lists,))]
    behind += _wrongly_told(seen, lists)
    behind += gone(seen, seen.ids([*seen.talk.query.values()]))
    rule = (
        seen.contract.resource(lists).filters.get(name)
        if lists in seen.contract.resources
        else None
    )
    for target in rule.needs if rule else ():
        through = linking(seen.contract, lists, target)
        behind.append(of(("gone", "same_id", "unlisted"), through))
    return found, behind


def _both(seen: Seen, missing: frozenset[str], lacks: bool, side: str = "") -> Read:
    lists, name = _lists(seen), seen.filter
    kind = "listed_other" if lacks else "listed_more"
    found = [Reason(kind, lists, "", name), Reason(kind, lists)]
    return found, [*gone(seen, missing), of(_MORE, (lists,)), *_wrongly_told(seen, lists)]


def _wrongly_told(seen: Seen, lists: str) -> list[Pattern]:
    """That the attributes by which a list is filtered, or that point elsewhere, are kept wrong."""
    if lists not in seen.contract.resources:
        return []
    resource = seen.contract.resource(lists)
    rule = resource.filters.get(seen.filter)
    needs = rule.needs if rule else frozenset[str]()
    asked = {name for name, each in resource.attributes.items() if each.wire in seen.talk.query}
    by = {name for name in needs if name in resource.attributes} | asked
    if not seen.filter and _MARKED in resource.attributes:
        by.add(_MARKED)
    found = [of((), (lists,), by - references(resource))]
    found.append(of((), (lists,), references(resource), exact=True))
    for target in needs - by:
        through = linking(seen.contract, lists, target)
        found += [of((), (name,), (target, lists), exact=True) for name in through]
    return found


def _lists(seen: Seen) -> str:
    return seen.talk.resource if seen.talk.act == LIST else seen.resource
