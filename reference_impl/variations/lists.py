"""Variations in what lists show and how they are narrowed: the text says nothing of lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from .. import differences
from ..answers import Call, Record, Refused
from ..behaviour import Behaviour
from ..contract import Contract, Json
from ..faults.fault import KLANTCONTACT, is_about
from ..values import parse_instant
from .variation import CONTRACT, OPENKLANT, VNG
from .variation import Variation as V

_YEAR = timedelta(days=365)


class Unlisted(Behaviour):
    """Leaves klantcontacten of which `hidden` holds out of lists."""

    def __init__(self, hidden: Callable[[Record], bool]) -> None:
        self.hidden = hidden

    def holds(self, call: Call, identity: str) -> bool:
        """Whether this is a klantcontact of which `hidden` holds."""
        record = self.provider.store.get(call.subject, identity)
        return record is not None and is_about(call, KLANTCONTACT) and self.hidden(record)

    def hide(self, call: Call, identity: str) -> bool:
        """True in a list."""
        return call.operation == "list" and self.holds(call, identity)


class Unreadable(Unlisted):
    """Does not show them by their id either: 403."""

    def hide(self, call: Call, identity: str) -> bool:
        """True in a list. Raises Refused for one that is read."""
        if call.operation == "read" and self.holds(call, identity):
            raise Refused(403, "permission_denied", "Dit klantcontact is vertrouwelijk.")
        return super().hide(call, identity)


class Summary(Behaviour):
    """Shows klantcontacten in a list without inhoud."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body without it."""
        if is_about(call, KLANTCONTACT, "list"):
            body.pop(call.subject.attributes["inhoud"].wire, None)
        return body


def _confidential(record: Record) -> bool:
    return bool(record.get("vertrouwelijkheid"))


def _old(record: Record) -> bool:
    moment = record.get("plaatsgevonden_op")
    return moment is not None and parse_instant(moment) < datetime.now(UTC) - _YEAR


def _subject_by(match: str) -> Callable[[Contract], Contract]:
    """Klantcontacten are searched by subject in this way."""

    def adapt(contract: Contract) -> Contract:
        klantcontact = contract.resources[KLANTCONTACT]
        by_subject = replace(klantcontact.filters["onderwerp"], match=match)
        filters = {**klantcontact.filters, "onderwerp": by_subject}
        resources = {**contract.resources, KLANTCONTACT: replace(klantcontact, filters=filters)}
        return replace(contract, resources=resources)

    return adapt


VARIATIONS = (
    V("small-pages", "Lists have two records a page.", "Lijsten hebben twee records per pagina.",
      differences.SmallPages),
    V("no-partij-filter", "Klantcontacten cannot be filtered by partij: the filter is ignored.",
      "Klantcontacten zijn niet op partij te filteren: het filter wordt genegeerd.",
      adapt=differences.without_partij_filter, families=("partij-filter-optional",)),
    V("subject-filter-equal", "Klantcontacten are searched by a whole onderwerp only.",
      "Klantcontacten zijn alleen op een heel onderwerp te zoeken.",
      adapt=_subject_by("exact"), families=OPENKLANT, differs=CONTRACT),
    V("subject-filter-part", "Klantcontacten are searched by a part of the onderwerp.",
      "Klantcontacten zijn op een deel van het onderwerp te zoeken.",
      adapt=_subject_by("contains"), families=VNG, differs=CONTRACT),
    V("confidential-unlisted", "Confidential klantcontacten are in no list.",
      "Vertrouwelijke klantcontacten staan in geen lijst.",
      lambda: Unlisted(_confidential), differs=CONTRACT),
    V("confidential-403", "Confidential klantcontacten are in no list, and 403 by their id.",
      "Vertrouwelijke klantcontacten staan in geen lijst, en geven op hun id 403.",
      lambda: Unreadable(_confidential), differs=CONTRACT),
    V("list-summary", "Lists show klantcontacten without inhoud.",
      "Lijsten tonen klantcontacten zonder inhoud.", Summary, differs=CONTRACT),
    V("list-last-year", "Lists show the klantcontacten of the last twelve months only.",
      "Lijsten tonen alleen de klantcontacten van de laatste twaalf maanden.",
      lambda: Unlisted(_old), differs=CONTRACT),
)  # fmt: skip
