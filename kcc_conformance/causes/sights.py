"""From the failed checks of a result to the reasons that their findings show."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from kcc_conformance.causes import seen_answers as answers
from kcc_conformance.causes import seen_lists as lists
from kcc_conformance.causes import seen_records as records
from kcc_conformance.causes import seen_values as values
from kcc_conformance.causes.reasons import Reason, Sight
from kcc_conformance.causes.seeing import Read, Seen
from kcc_conformance.causes.sentences import told
from kcc_conformance.causes.traffic import Traffic
from kcc_conformance.result.result import FAILED, Check

_record, _list = answers.of_record, lists.of_list
READINGS: Mapping[str, Callable[[Seen], Read]] = {
    "value": values.value, "fell_back": values.fell_back, "left_over": values.left_over,
    "shape": values.shape, "number_changed": values.number_changed,
    "same_number": values.same_number, "relation": values.relation, "row": values.row,
    "row_value": values.row_value, "no_number": _record("no_number"),
    "unread": answers.unread, "other_id": answers.other_id, "no_record": answers.no_record,
    "no_id": answers.no_id, "same_id": _record("same_id"), "own_id": _record("own_id"),
    "id_again": _record("id_again"),
    "unlisted": lists.unlisted, "listed": lists.listed, "beside": lists.beside,
    "turning": _list("turning"), "unreadable": lists.unreadable,
    "twice": _list("twice_listed", "stored_twice", "loose", "loose_page", "turning"),
    "two_pages": _list("two_pages", "twice_listed", "turning"),
    "count": _list("count", "twice_listed"), "loose": lists.loose, "loose_page": lists.loose_page,
    "near": lists.near, "filter_status": _list("filter_status"),
    "previous": _list("previous"), "beyond": _list("beyond"),
    "one_way": _record("one_way", "gone", "same_id"), "names_other": _record("names_other"),
    "contact_data": _record("contact_data"),
    "refused": answers.refused, "refused_again": answers.again,
    "accepted": answers.accepted, "off_topic": _record("off_topic"),
    "not_refused": answers.accepted, "kept_refused": records.kept_refused,
    "unexplained": _record("unexplained"), "status": answers.status, "media": answers.media,
    "not_absent": answers.not_absent, "no_such_id": answers.no_such_id,
    "nobody": lists.nobody,
    "location": _record("location", "no_id", "same_id", "no_record"), "bom": _record("bom"),
    "let_in": records.let_in, "shown_to": records.let_in, "told_to": records.told_to,
    "came": records.came, "undeleted": answers.undeleted,
    "left": _record("left", "undeleted", "same_id"),
    "left_at": answers.left_at,
    "back": _record("back"), "back_said": _record("back_said", "back"),
    "old_subject": _record("old_subject", "change_lost"),
    **{name: records.address(name) for name in (
        "address_origin", "address_path", "address_kind", "address_other", "address_unknown",
        "address_dead", "address_no_url",
    )},
}  # fmt: skip
"""How what each sentence tells of is read."""
_MANDATORY = 1000
"""How many other checks weigh less than one that is mandatory: more than there are."""


def sights(checks: Iterable[Check], traffic: Traffic, began: datetime | None) -> tuple[Sight, ...]:
    """What the findings of the failed checks show."""
    found = []
    for check in checks:
        if check.outcome != FAILED:
            continue
        for place, finding in enumerate(check.findings):
            name, words = told(finding.message)
            seen = Seen(traffic, check, finding, words, began)
            direct, behind = READINGS.get(name, _in_own_words)(seen)
            found.append(
                Sight(
                    check.id,
                    place,
                    tuple(dict.fromkeys(direct)),
                    tuple(dict.fromkeys(behind)),
                    _MANDATORY if check.level == "MUST" else 1,
                    len(str(finding.expected)) + len(str(finding.actual)),
                    finding.exchange,
                    seen.talk.act,
                    seen.resource,
                    seen.attribute.name if seen.attribute else "",
                )
            )
    return tuple(found)


def _in_own_words(seen: Seen) -> Read:
    """A finding whose sentence says all that is known."""
    return [Reason("told", "", "", seen.finding.message)], ()
