"""Query parameters: the contract's filters as SQL, and the paging of lists."""

import re
from base64 import b32decode, b32encode
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from .answers import Call, Page, Problem, Refused, invalid
from .contract import Contract, Json, Resource
from .search import condition, identity, kind, wishes
from .store import Criterion
from .values import Wrong, scalar

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOTHING = "0"
DEFAULT_SIZE = 100


class Queries:
    """The lists one can ask for under a contract."""

    def __init__(self, contract: Contract, page_size: int | None = None) -> None:
        self.contract = contract
        self.page_size = page_size
        self.strict = contract.strict
        facts = ("page_parameter", "page_size_parameter")
        self._cursor = str(contract.listing.get("cursor_parameter", ""))
        self.paging = tuple(contract.listing[fact] for fact in facts if fact in contract.listing)
        if self._cursor:
            self.paging = (*self.paging, self._cursor)

    @property
    def paging_schemas(self) -> Mapping[str, dict[str, Json]]:
        """The parameters of paging, and what each takes."""
        return {
            name: {"type": "string" if name == self._cursor else "integer"} for name in self.paging
        }

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
        for parameter, path in resource.search.items():
            about, _, match = path.partition(":")
            found.setdefault(parameter, (about, match if match == "contains" else "exact"))
        return found

    def refuse_unknown(self, call: Call) -> None:
        """Refuse parameters that are not built, and where the contract's servers do so those that
        mean nothing here; see that what is to be expanded can be."""
        if call.resource is None or call.operation not in {"list", "read"}:
            return
        known = {self.contract.expand} if call.resource.expand else set[str]()
        if call.operation == "list":
            known |= {*self.parameters(call.resource), *self.paging}
            if unbuilt := sorted({*call.query} & {*call.resource.unbuilt}):
                reason = f"Deze parameters zijn hier niet gebouwd: {', '.join(unbuilt)}."
                raise invalid(Problem("nonFieldErrors", "not_built", reason))
        if self.strict and (unknown := sorted({*call.query} - known)):
            reason = f"Onbekende parameters: {', '.join(unknown)}."
            raise invalid(Problem("nonFieldErrors", "unknown-parameters", reason))
        self.wishes(call)

    def wishes(self, call: Call) -> Mapping[str, Json]:
        """What the query wants to see in full. Raises Refused for what cannot be."""
        if call.resource is None or not call.resource.expand:
            return {}
        try:
            return wishes(call.resource, call, self.contract.expand)
        except Wrong as error:
            raise invalid(error.problem(self.contract.expand)) from error

    def kind(self, resource: Resource, parameter: str) -> tuple[str, tuple[Json, ...]]:
        """What a filter parameter takes: the kind of an attribute, `url` or `id`; and the only
        values, where there are such."""
        if path := resource.search.get(parameter):
            return kind(self.contract, resource, path)
        about, _ = self.parameters(resource)[parameter]
        attribute = resource.attributes.get(about)
        return (attribute.kind, attribute.choices) if attribute else ("id", ())

    def criteria(self, call: Call) -> list[Criterion]:
        """The conditions that the query asks for. Raises Refused for values that cannot be."""
        found = []
        for parameter, (about, match) in self.parameters(call.subject).items():
            value = call.query.get(parameter, "")
            if not value:
                continue
            try:
                if "\0" in value:
                    raise Wrong("null_characters_not_allowed", "Null-tekens zijn niet toegestaan.")
                found.append(self._criterion(call.subject, parameter, about, match, value))
            except Wrong as error:
                raise invalid(error.problem(parameter)) from error
        return found

    def _criterion(
        self, resource: Resource, parameter: str, about: str, match: str, value: str
    ) -> Criterion:
        if path := resource.search.get(parameter):
            sql, found = condition(self.contract, resource, path, value)
            return Criterion(parameter, sql, found)
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
        return Criterion(parameter, f"{column} = ?", (scalar(attribute, value),))

    def _identity(self, value: str) -> str:
        return identity(self.contract, value)

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
        parameter = self.contract.listing.get("page_size_parameter")
        if parameter is None:
            return default
        asked = call.query.get(parameter, "").lstrip("0")
        if not (asked.isascii() and asked.isdigit()):
            return default
        top = int(self.contract.listing.get("page_size_max", DEFAULT_SIZE))
        chosen = int(asked) if len(asked) <= len(str(top)) else top
        return min(chosen, top, self.page_size or top)

    def _number(self, call: Call, pages: int) -> int:
        asked = call.query.get(self._page_parameter, "1")
        if self._cursor and self._cursor in call.query:
            asked = _page_of(call.query[self._cursor])
        if asked == "last":
            return pages
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            raise Refused(404, "not_found", "Ongeldige pagina.")
        if not 1 <= int(asked) <= pages:
            raise Refused(404, "not_found", "Ongeldige pagina.")
        return int(asked)

    @property
    def _page_parameter(self) -> str:
        return str(self.contract.listing.get("page_parameter", "page"))

    def cursor(self, number: int | None) -> str | None:
        """What names a page to whoever asks for it, and says nothing else."""
        return None if number is None else b32encode(b"page %d" % number).decode().rstrip("=")

    def page_address(self, call: Call, number: int | None) -> str | None:
        """The address of another page of the same list."""
        if number is None:
            return None
        query = urlencode(sorted({**call.query, self._page_parameter: str(number)}.items()))
        return f"{call.base}{call.subject.path}?{query}"


def _page_of(cursor: str) -> str:
    """The number of the page that a cursor names; empty where it names none."""
    try:
        told = b32decode(cursor + "=" * (-len(cursor) % 8)).decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    return told.removeprefix("page ")


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
