"""A list at the provider, read to its last page."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload
from urllib.parse import urlencode

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract import pages, wire
from kcc_conformance.contract.contract import Contract, Resource, keys_in

# Pages. With the usual hundred records a page that is a register of twenty thousand: more than one
# for testing has, and at a few pages a second about a minute.
PAGE_LIMIT = 200
# Characters of all pages together: they are in memory at the same time, as text and as values.
LIST_LIMIT = 30_000_000


class Rows(Sequence[dict[str, Any]]):
    """The rows of a list that shows less than its records: each is read when it is looked at, once.
    `shown` are the rows as the list has them."""

    def __init__(
        self,
        shown: tuple[dict[str, Any], ...],
        read: Callable[[dict[str, Any]], dict[str, Any]],
    ) -> None:
        self.shown = shown
        self._read = read
        self._whole: dict[int, dict[str, Any]] = {}

    def __len__(self) -> int:
        return len(self.shown)

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[dict[str, Any], ...]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        at = range(len(self))[place]
        if at not in self._whole:
            self._whole[at] = self._read(self.shown[at])
        return self._whole[at]


@dataclass(frozen=True)
class Listing:
    """What a list showed over all its pages.

    `items` are the records in order of appearance, duplicates included (where a list shows less
    than its records, `Rows`); `count` is what the
    provider says there are (None where it does not say); `problem` is why the list is not whole,
    in one Dutch sentence; `answers` the page answers; `repeated` the IDs that one and the same
    page shows more than once (over several pages that may come from another consumer's work).
    """

    resource: Resource
    items: Sequence[dict[str, Any]]
    count: int | None
    answers: tuple[Answer, ...]
    problem: str | None = None
    truncated: bool = False
    repeated: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The distinct IDs, in order of appearance."""
        found = (wire.identifier(self.resource, item) for item in self.shown)
        return tuple(dict.fromkeys(record_id for record_id in found if record_id is not None))

    @property
    def shown(self) -> Sequence[dict[str, Any]]:
        """The rows as the list shows them, which may be less than the records."""
        return self.items.shown if isinstance(self.items, Rows) else self.items

    @property
    def whole(self) -> bool:
        """Whether every page was read and understood."""
        return self.problem is None and not self.truncated

    def get(self, record_id: str) -> dict[str, Any] | None:
        """The record with that ID."""
        place = self._place(record_id)
        return None if place is None else self.items[place]

    def has(self, record_id: str) -> bool:
        """Whether a record with that ID is in the list."""
        return self._place(record_id) is not None

    def _place(self, record_id: str) -> int | None:
        for place, item in enumerate(self.shown):
            found = wire.identifier(self.resource, item)
            if found is not None and wire.same_id(found, record_id):
                return place
        return None


def read_list(
    provider: ProviderClient,
    contract: Contract,
    resource: Resource,
    *,
    narrowed_by: Mapping[str, str] | None = None,
    page_size: int | None = None,
    page_limit: int = PAGE_LIMIT,
    item_limit: int | None = None,
    discretion: Discretion | None = None,
) -> Listing:
    """Reads a list page by page, following `next` on the list's own URL only.

    Of a `next` link only the query is used, so that a link to another origin is never followed.
    `narrowed_by` are the query parameters of a filter.
    A list of more than thirty million characters is not read any further.
    """
    query = dict(narrowed_by or {})
    paging = contract.paging
    asked = page_size or paging.page_size_max
    if paging.page_size_parameter and asked:
        query[paging.page_size_parameter] = str(asked)
    answers: list[Answer] = []
    items: list[dict[str, Any]] = []
    seen: set[str] = set()
    count: int | None = None
    problem = None
    repeated: list[str] = []
    size = 0
    while True:
        answer = provider.request(
            "GET",
            resource.path,
            query=query,
            resource=f"list.{resource.name}",
            redact=(lambda page: discretion.list_page(resource, page)) if discretion else None,
        )
        answers.append(answer)
        seen.add(urlencode(sorted(query.items())))
        page = page_items(contract, resource, answer)
        if page is None:
            problem = _why_not(answer)
            break
        items.extend(page)
        shown = Counter(wire.identifier(resource, item) for item in page)
        repeated += [record_id for record_id, times in shown.items() if record_id and times > 1]
        size += len(answer.text)
        if size > LIST_LIMIT:
            problem = f"de lijst is groter dan {LIST_LIMIT // 1_000_000} MB en niet verder gelezen"
            break
        if paging.count is not None:
            told = wire.read(answer.body, keys_in(paging.count))
            count = told if isinstance(told, int) and not isinstance(told, bool) else count
        try:
            following = next_query(contract, answer)
        except ValueError as error:
            problem = str(error)
            break
        if following is None:
            break
        query = following
        if urlencode(sorted(query.items())) in seen:
            problem = "de pagina's verwijzen in een kring naar elkaar"
            break
        if len(answers) >= page_limit or (item_limit is not None and len(items) >= item_limit):
            return Listing(
                resource, tuple(items), count, tuple(answers), None, True, tuple(repeated)
            )
    return Listing(resource, tuple(items), count, tuple(answers), problem, repeated=tuple(repeated))


def next_query(contract: Contract, answer: Answer) -> dict[str, str] | None:
    """The query of the page that a page names as the next; None if it names none. Raises
    ValueError, with one Dutch sentence, where it cannot be followed."""
    return pages.following(contract, answer.url, answer.headers, answer.body)


def page_items(
    contract: Contract, resource: Resource, answer: Answer
) -> list[dict[str, Any]] | None:
    """The records on one page; None if it is no list as the contract has it."""
    return pages.rows(contract, resource, answer.body) if answer.ok else None


def _why_not(answer: Answer) -> str:
    if answer.trouble:
        return f"geen antwoord ({answer.trouble})"
    if not answer.ok:
        return f"de lijst antwoordt met status {answer.status}"
    return "het antwoord is geen lijst zoals het contract die beschrijft"
