"""A list at the provider, read to its last page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.privacy import Discretion, item_keys
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Filter, Resource

# Pages. With the usual hundred records a page that is a register of twenty thousand: more than one
# for testing has, and at a few pages a second about a minute.
PAGE_LIMIT = 200
# Characters of all pages together: they are in memory at the same time, as text and as values.
LIST_LIMIT = 30_000_000
# Servers refuse longer URLs (mostly from eight thousand characters on).
_LONGEST_LINK = 8_000


@dataclass(frozen=True)
class Listing:
    """What a list showed over all its pages.

    `items` are the records in order of appearance, duplicates included; `count` is what the
    provider says there are (None where it does not say); `problem` is why the list is not whole,
    in one Dutch sentence; `answers` the page answers; `repeated` the IDs that one and the same
    page shows more than once (over several pages that may come from another consumer's work).
    """

    resource: Resource
    items: tuple[dict[str, Any], ...]
    count: int | None
    answers: tuple[Answer, ...]
    problem: str | None = None
    truncated: bool = False
    repeated: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The distinct IDs, in order of appearance."""
        found = (wire.identifier(self.resource, item) for item in self.items)
        return tuple(dict.fromkeys(record_id for record_id in found if record_id is not None))

    @property
    def whole(self) -> bool:
        """Whether every page was read and understood."""
        return self.problem is None and not self.truncated

    def get(self, record_id: str) -> dict[str, Any] | None:
        """The record with that ID."""
        for item in self.items:
            found = wire.identifier(self.resource, item)
            if found is not None and wire.same_id(found, record_id):
                return item
        return None

    def has(self, record_id: str) -> bool:
        """Whether a record with that ID is in the list."""
        return self.get(record_id) is not None


def read_list(
    provider: ProviderClient,
    contract: Contract,
    resource: Resource,
    *,
    narrowed_by: Filter | None = None,
    values: Mapping[str, str] | None = None,
    page_size: int | None = None,
    page_limit: int = PAGE_LIMIT,
    item_limit: int | None = None,
    discretion: Discretion | None = None,
) -> Listing:
    """Reads a list page by page, following `next` on the list's own URL only.

    Of a `next` link only the query is used, so that a link to another origin is never followed.
    A list of more than thirty million characters is not read any further.
    """
    query = narrowed_by.parameters(**(values or {})) if narrowed_by else {}
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
            told = wire.read(answer.body, tuple(paging.count.split(".")))
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
    link = wire.read(answer.body, tuple(contract.paging.next.split(".")))
    if not isinstance(link, str) or not link:
        return None
    try:
        target = urlsplit(urljoin(answer.url, link[: _LONGEST_LINK + 1]))
        query = dict(parse_qsl(target.query, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        raise ValueError("de verwijzing naar de volgende pagina is geen URL") from None
    if len(link) > _LONGEST_LINK:
        raise ValueError("de verwijzing naar de volgende pagina is te lang")
    return query


def page_items(
    contract: Contract, resource: Resource, answer: Answer
) -> list[dict[str, Any]] | None:
    """The records on one page; None if it is no list as the contract has it."""
    if not answer.ok:
        return None
    keys = item_keys(contract, resource)
    found = wire.read(answer.body, keys)
    if contract.paging.style == "hal" and found is wire.MISSING:
        found = _hal_items(answer.body, keys)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        return None
    return found


def _hal_items(body: Any, keys: tuple[str, ...]) -> Any:
    """HAL leaves the embedded list out when it is empty, and its name is not always spelt alike."""
    if not isinstance(body, dict):
        return wire.MISSING
    embedded = body.get(keys[0])
    if embedded is None or embedded == {}:
        return [] if "_links" in body or keys[0] in body else wire.MISSING
    if isinstance(embedded, dict):
        for name, value in embedded.items():
            if name.lower() == keys[-1].lower():
                return value
    return wire.MISSING


def _why_not(answer: Answer) -> str:
    if answer.trouble:
        return f"geen antwoord ({answer.trouble})"
    if not answer.ok:
        return f"de lijst antwoordt met status {answer.status}"
    return "het antwoord is geen lijst zoals het contract die beschrijft"
