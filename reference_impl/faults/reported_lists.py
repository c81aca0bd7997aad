"""Faults that others reported of their software: which records a reader gets to see."""

from urllib.parse import parse_qs, urlencode, urlsplit

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Json
from ..store import Criterion
from .fault import KLANTCONTACT, Kind, alter, is_about, others

KIND = "reported"
_INDEXED = ("text", "digits", "number")

Key = tuple[str, str]


def _asked(call: Call) -> Key:
    """What a reader asks for: the path below the resource, and the query."""
    return f"{call.subject.path} {call.id or ''}", urlencode(sorted(call.query.items()))


class CacheBeforeToken(Behaviour):
    """Looks in its cache before it looks at the token."""

    def __init__(self) -> None:
        self.cached: set[Key] = set()

    def authorise(self, call: Call, allowed: bool) -> bool:
        """True as well for what someone else was given before."""
        return allowed or (call.operation in {"read", "list"} and _asked(call) in self.cached)

    def answer(self, call: Call, answer: Answer) -> None:
        """Notes what is in the cache from now on."""
        if call.operation in {"read", "list"} and answer.status == 200:
            self.cached.add(_asked(call))


class EmptyRemembered(Behaviour):
    """Remembers that a narrowed list was empty."""

    def __init__(self) -> None:
        self.empty: set[Key] = set()

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """Nothing, where nothing was found before."""
        if set(call.query) & set(self.provider.queries.parameters(call.subject)):
            if _asked(call) in self.empty:
                return []
            if not ids:
                self.empty.add(_asked(call))
        return ids


class FirstInstead(Behaviour):
    """Shows the first klantcontact when there is none with the id."""

    def intercept(self, call: Call) -> Answer | None:
        """Asks for that one instead."""
        if is_about(call, KLANTCONTACT, "read"):
            known = self.provider.store.get(call.subject, (call.id or "").lower())
            call.id = call.id if known else next(iter(others(self, KLANTCONTACT, None)), call.id)
        return None


class UnknownIgnored(Behaviour):
    """Drops a filter on a record that does not exist."""

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """The other conditions."""
        return [each for each in criteria if self._known(call, each)]

    def _known(self, call: Call, criterion: Criterion) -> bool:
        about, _ = self.provider.queries.parameters(call.subject)[criterion.name]
        attribute = call.subject.attributes.get(about)
        target = (attribute.target or "") if attribute else about
        if target not in self.provider.contract.resources or not criterion.args:
            return True
        return self.provider.store.has(target, str(criterion.args[0]))


class NextForgets(Behaviour):
    """Writes nothing but the number of the page in the address of the next."""

    page_size = 10

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer with the shorter address."""
        if call.operation == "list" and isinstance(answer.body, dict):
            path = tuple(str(self.provider.contract.listing["next"]).split("."))
            alter(answer.body, path, self._shorter)

    def _shorter(self, address: Json) -> Json:
        if not isinstance(address, str):
            return address
        parts = urlsplit(address)
        page = parse_qs(parts.query)["page"][-1]
        return parts._replace(query=urlencode({"page": page})).geturl()


class IndexNotUpdated(Behaviour):
    """Searches klantcontacten by what they were when they were registered."""

    def __init__(self) -> None:
        self.indexed: dict[str, Record] = {}

    def keep(self, call: Call, record: Record) -> Record:
        """Notes what is in the index, when that changes no more."""
        if is_about(call, KLANTCONTACT, "amend", "replace"):
            current = self.provider.store.get(call.subject, record["id"])
            self.indexed.setdefault(record["id"], current or record)
        return record

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids by the index."""
        if not is_about(call, KLANTCONTACT):
            return ids
        known = self.provider.queries.parameters(call.subject)
        own = {a.name: a for a in call.subject.stored if a.kind in _INDEXED}
        criteria = self.provider.queries.criteria(call)
        by_index = [c for c in criteria if known[c.name][0] in own]
        rest = [c for c in criteria if known[c.name][0] not in own]

        def meets(record: Record) -> bool:
            return all(
                _matches(own[known[c.name][0]], known[c.name][1], record, call.query[c.name])
                for c in by_index
            )

        return [
            each
            for each in self.provider.store.ids(call.subject, rest)
            if (meets(self.indexed[each]) if each in self.indexed else each in ids)
        ]


def _matches(attribute: Attribute, match: str, record: Record, asked: str) -> bool:
    value = str(record.get(attribute.name) or "")
    return asked.casefold() in value.casefold() if match == "contains" else asked == value


_reported = Kind(KIND)

FAULTS = (
    _reported(  # https://github.com/kwhitley/apicache/issues/225
        "reported-cache-before-token",
        "What was read with a token, can be read again without one.",
        "Wat met een token is gelezen, kan daarna zonder token worden gelezen.",
        "C0992-1.1 no access without token, after others had it",
        CacheBeforeToken,
    ),
    _reported(  # https://github.com/civitai/civitai/pull/2216
        "reported-empty-list-cached",
        "A search that once found nothing, finds nothing from then on.",
        "Een zoekvraag die eens niets vond, vindt vanaf dan niets.",
        "C0992-1.7 found after it was searched in vain",
        EmptyRemembered,
    ),
    _reported(  # https://github.com/PhilWaldmann/openrecord/issues/90
        "reported-first-instead-of-none",
        "Reading a klantcontact that is not there, shows the first one.",
        "Een klantcontact lezen dat er niet is, toont het eerste.",
        "C0992-2.1 no klantcontact of another customer",
        FirstInstead,
    ),
    _reported(  # https://github.com/carltongibson/django-filter/issues/84
        "reported-unknown-value-gives-all",
        "A filter on a record that does not exist is ignored: everything comes back.",
        "Een filter op een record dat niet bestaat wordt genegeerd: alles komt terug.",
        "C0992-1.7 nothing of another customer",
        UnknownIgnored,
    ),
    _reported(  # https://github.com/DataBiosphere/azul/issues/1812
        "reported-next-without-filter",
        "The address of the next page has lost the filter and the size of the page.",
        "Het adres van de volgende pagina mist het filter en de paginagrootte.",
        "C0992-1.7 contract: paging of a narrowed list",
        NextForgets,
    ),
    _reported(  # https://github.com/10up/ElasticPress/issues/482
        "reported-index-not-updated",
        "A changed klantcontact is found by its old values, not by its new ones.",
        "Een gewijzigd klantcontact wordt gevonden op oude waarden, niet op nieuwe.",
        "C0992-2.4 F2173 found after a correction",
        IndexNotUpdated,
    ),
)
