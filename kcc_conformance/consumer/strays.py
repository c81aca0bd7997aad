"""Looking for records of a run that no answer told of."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.ledger import Entry, Intent
from kcc_conformance.consumer.recognition import fits, is_proof
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Filter
from kcc_conformance.result.result import Leftover

UNKNOWN = "(onbekend)"
_PAGES = 20
"""How far a whole list is read: 2,000 records at 100 a page. A longer list is not searched, and
what was asked for is told as possibly left behind."""

_MANY = 20
"""With more open registrations than this, one list for all of them costs less than a filtered one
for each, which is asked for at every look."""

_NO_MARK = "it carries no mark of the run"
_ALIKE = (
    "looks like the record that was being registered when no answer came, but carries no mark of"
    " the run: see whose it is, and take it away yourself"
)


def find_strays(consumer: Consumer) -> tuple[Entry, ...]:
    """Klantcontacten that carry the run's marker although no answer told of them; noted."""
    resource = consumer.contract.resource("klantcontact")
    narrowed = resource.filters.get("onderwerp")
    usable = consumer.has_filter("klantcontact", "onderwerp")
    if usable and narrowed is not None and narrowed.match == "contains":
        listing = consumer.listing("klantcontact", "onderwerp", onderwerp=consumer.marker)
    else:
        listing = consumer.listing("klantcontact", page_limit=_PAGES)
    found = []
    for item in listing.items:
        record_id = wire.identifier(resource, item)
        if record_id is None or not contains(item, consumer.marker):
            continue
        if not consumer.ledger.knows("klantcontact", record_id):
            entry = Entry("klantcontact", record_id, exchange=listing.answers[-1].n)
            consumer.ledger.add(entry)
            found.append(entry)
    return tuple(found)


def find_lost(consumer: Consumer) -> tuple[Leftover, ...]:
    """Looks for what was asked for without an answer that tells what became of it.

    What is found is noted in the ledger. Answers the records of which it stays unknown whether
    they are there, or whose they are. Raises nothing.
    """
    search = _Search(consumer)
    if search.open:
        consumer.eventually(search.round, bool)
    return search.left()


class _Search:
    """One search for everything that is pending, in as many rounds as patience lasts."""

    def __init__(self, consumer: Consumer) -> None:
        self.consumer = consumer
        self.open = {intent.number: intent for intent in consumer.ledger.pending()}
        self._before = consumer.ledger.ids()
        self._problems: dict[int, str] = {}
        self._alike: dict[int, tuple[str, ...]] = {}
        self._silent = ""
        self._read: dict[tuple[str, ...], Listing] = {}

    def round(self) -> bool:
        """Looks for each that was not found yet; whether another round makes no sense."""
        self._read.clear()
        for number, intent in tuple(self.open.items()):
            if self._silent:
                break
            if not (is_proof(intent) or intent.marks):
                self._problems[number] = _NO_MARK
            elif self._found(intent):
                del self.open[number]
                self.consumer.ledger.settle(number)
        return bool(self._silent) or all(number in self._problems for number in self.open)

    def left(self) -> tuple[Leftover, ...]:
        """What stays unknown; what was looked for in vain is settled."""
        counted: Counter[tuple[str, str]] = Counter()
        found = []
        for number, intent in self.open.items():
            why = self._problems.get(number) or self._silent
            if why:
                counted[intent.resource, why] += 1
            elif self._alike.get(number):
                found += [Leftover(intent.resource, each, _ALIKE) for each in self._alike[number]]
            else:
                self.consumer.ledger.settle(number)
        for (resource, why), times in counted.items():
            asked = "a registration" if times == 1 else f"{times} registrations"
            why = f"{asked} without an answer; what came of it could not be looked for: {why}"
            found.append(Leftover(resource, UNKNOWN, why))
        return tuple(found)

    def _found(self, intent: Intent) -> bool:
        """Whether a record of this intent is there; it is noted, with what came along with it."""
        self._problems.pop(intent.number, None)
        contract = self.consumer.contract
        resource = contract.resource(intent.resource)
        for listing in self._listings(intent):
            if listing.problem:
                last = listing.answers[-1]
                self._silent = last.trouble or ""
                self._problems[intent.number] = last.trouble or f"GET answered {last.status}"
                return False
            ids = [
                record_id
                for item in listing.items
                if (record_id := wire.identifier(resource, item)) is not None
                and record_id not in self._before
                and fits(contract, intent, item)
            ]
            if ids and not is_proof(intent):
                self._alike[intent.number] = tuple(dict.fromkeys(ids))
                return False
            for record_id in dict.fromkeys(ids):
                entry = Entry(intent.resource, record_id, intent.refs, listing.answers[-1].n)
                self.consumer.ledger.add(entry)
                for child in intent.also:
                    self._found(Intent(intent.number, child, refs=((intent.resource, record_id),)))
            if ids:
                return True
        return False

    def _listings(self, intent: Intent) -> Iterator[Listing]:
        """The lists in which it would be, the narrowest first; a wider one where that one may
        leave something out."""
        contract, marker = self.consumer.contract, self.consumer.marker
        given = {**dict(intent.marks), **dict(intent.refs)}
        for name, rule in contract.resource(intent.resource).filters.items():
            usable = self.consumer.has_filter(intent.resource, name)
            if not usable or not rule.needs or not rule.needs <= given.keys():
                continue
            values = {key: given[key] for key in rule.needs}
            own = all(_is_own(intent, key, value) for key, value in values.items())
            if own and intent.token and rule.match == "contains":
                values = dict.fromkeys(rule.needs, marker)
            elif len(self.open) > _MANY:
                continue
            listing = self._listing(intent.resource, name, values)
            if listing.whole:
                yield listing
                if own and not _has_more_conditions(rule):
                    return
                break
        listing = self._listing(intent.resource)
        if listing.truncated:
            self._problems[intent.number] = "the list is too long to read"
        yield listing

    def _listing(
        self, resource: str, name: str | None = None, values: Mapping[str, str] | None = None
    ) -> Listing:
        """A list as it is in this round."""
        key = (resource, name or "", *(values or {}).values())
        if key not in self._read:
            self._read[key] = self.consumer.listing(resource, name, values, page_limit=_PAGES)
        return self._read[key]


def _is_own(intent: Intent, key: str, value: str) -> bool:
    """Whether a value is one that the run made up to be found by; any other text a provider may
    keep in another form than it was sent in."""
    return key in dict(intent.refs) or key == "nummer" or intent.token.lower() in value.lower()


def _has_more_conditions(rule: Filter) -> bool:
    return any("{" not in text for text in rule.query.values())
