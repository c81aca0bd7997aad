"""Query parameters: the contract's filters as SQL, and the paging of lists."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode
from uuid import UUID

from .answers import Call, Page, Problem, Refused, invalid
from .contract import Attribute, Contract, Json, Resource
from .store import Criterion
from .values import Wrong, check

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOTHING = "0"
_BOOLEANS = {"true": True, "false": False}
DEFAULT_SIZE = 100


class Queries:
    """The lists one can ask for under a contract."""

    def __init__(self, contract: Contract, page_size: int | None = None) -> None:
        self.contract = contract
        self.page_size = page_size
        self.strict = contract.strict
        facts = ("page_parameter", "page_size_parameter")
        self.paging = tuple(contract.listing[fact] for fact in facts if fact in contract.listing)

    def parameters(self, resource: Resource) -> Mapping[str, tuple[str, str]]:
        """The filter parameters of a list: parameter → (what it is about, how it matches)."""
        found: dict[str, tuple[str, str]] = {}
        for entry in resource.filters.values():
            for parameter, template in entry.query.items():
                placeholder = _PLACEHOLDER.fullmatch(template)
                if placeholder:
                    found[parameter] = (placeholder[1], entry.match)
                else:
                    found.setdefault(parameter, (_by_wire(resource, parameter), "exact"))
        return found

    def refuse_unknown(self, call: Call) -> None:
        """Refuse parameters that mean nothing here, where the contract's servers do so."""
        if not self.strict or call.resource is None or call.operation not in {"list", "read"}:
            return
        known: set[str] = set()
        if call.operation == "list":
            known = {*self.parameters(call.resource), *self.paging}
        if unknown := sorted(set(call.query) - known):
            reason = f"Onbekende parameters: {', '.join(unknown)}."
            raise invalid(Problem("nonFieldErrors", "unknown-parameters", reason))

    def criteria(self, call: Call) -> list[Criterion]:
        """The conditions that the query asks for. Raises Refused for values that cannot be."""
        found = []
        for parameter, (about, match) in self.parameters(call.subject).items():
            value = call.query.get(parameter, "")
            if not value:
                continue
            try:
                found.append(self._criterion(call.subject, parameter, about, match, value))
            except Wrong as error:
                raise invalid(error.problem(parameter)) from error
        return found

    def _criterion(
        self, resource: Resource, parameter: str, about: str, match: str, value: str
    ) -> Criterion:
        attribute = resource.attributes.get(about)
        if attribute is None:
            sql = " OR ".join(_paths(self.contract, resource, about)) or _NOTHING
            asked = sql.count("?")
            args = [self._identity(value)] * asked if asked else []
            return Criterion(parameter, sql, tuple(args))
        column = f'"{attribute.name}"'
        if attribute.kind == "reference":
            return Criterion(parameter, f"{column} = ?", (self._identity(value),))
        if match == "contains":
            return Criterion(parameter, f"holds({column}, ?)", (value,))
        return Criterion(parameter, f"{column} = ?", (_scalar(attribute, value),))

    def _identity(self, value: str) -> str:
        if self.contract.family == "vng":
            return value
        try:
            return str(UUID(value))
        except ValueError as error:
            raise Wrong("invalid", "Geen geldige UUID.") from error

    def page(self, call: Call, ids: list[str]) -> tuple[list[str], Page]:
        """The ids on the page asked for, and the page with its neighbours' numbers."""
        size = self._size(call) if self.paging or self.page_size else max(len(ids), 1)
        pages = max(-(-len(ids) // size), 1)
        number = self._number(call, pages)
        shown = ids[(number - 1) * size : number * size]
        following = number + 1 if number < pages else None
        return shown, Page([], len(ids), number, size, following, number - 1 or None)

    def _size(self, call: Call) -> int:
        default = self.page_size or DEFAULT_SIZE
        if len(self.paging) < 2:
            return default
        asked = call.query.get(self.paging[1], "")
        top = int(self.contract.listing.get("page_size_max", DEFAULT_SIZE))
        if not (asked.isascii() and asked.isdigit()) or int(asked) < 1:
            return default
        return min(int(asked), top, self.page_size or top)

    def _number(self, call: Call, pages: int) -> int:
        asked = call.query.get(self._page_parameter, "1")
        if asked == "last":
            return pages
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            raise Refused(404, "not_found", "Ongeldige pagina.")
        if not 1 <= int(asked) <= pages:
            raise Refused(404, "not_found", "Ongeldige pagina.")
        return int(asked)

    @property
    def _page_parameter(self) -> str:
        return self.paging[0] if self.paging else "page"

    def page_address(self, call: Call, number: int | None) -> str | None:
        """The address of another page of the same list."""
        if number is None:
            return None
        query = urlencode({**call.query, self._page_parameter: str(number)})
        return f"{call.base}{call.subject.path}?{query}"


def _by_wire(resource: Resource, wire: str) -> str:
    return next((a.name for a in resource.attributes.values() if a.wire == wire), "")


def _paths(contract: Contract, resource: Resource, about: str) -> Iterator[str]:
    """SQL for each way in which the record is tied to the one that the placeholder names."""
    for other in contract.resources.values():
        for back in other.references(resource.name):
            if other.name == about:
                yield f'id IN (SELECT "{back.name}" FROM "{other.name}" WHERE id = ?)'
            for there in other.references(about):
                yield (f'id IN (SELECT "{back.name}" FROM "{other.name}" WHERE "{there.name}" = ?)')


def _scalar(attribute: Attribute, value: str) -> Json:
    if attribute.kind == "boolean":
        if value.lower() not in _BOOLEANS:
            raise Wrong("invalid", "Geen geldige boolean.")
        return _BOOLEANS[value.lower()]
    if attribute.kind == "number":
        if not re.fullmatch(r"-?[0-9]{1,18}", value):
            raise Wrong("invalid", "Geen geldig geheel getal.")
        return int(value)
    if attribute.kind == "instant":
        return check(attribute, value, trim=False)
    return value
