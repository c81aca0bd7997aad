"""Faults in the rows of lists: those of others, twice, mixed up, nearly asked for, or too odd."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..answers import Answer, Call, Page
from ..behaviour import Behaviour
from ..contract import Json
from .fault import (
    ACTOR,
    BETROKKENE,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Alike,
    Kind,
    is_about,
)

_OPENKLANT = ("openklant",)
_VNG = ("vng",)


class RowAbove(Behaviour):
    """Each row but the first shows these attributes of the row above it; with `most`, on pages of
    at most so many rows."""

    def __init__(self, resource: str, *names: str, most: int = 1000) -> None:
        self.resource = resource
        self.names = names
        self.most = most

    def page(self, call: Call, page: Page) -> None:
        """The rows mixed up."""
        if not is_about(call, self.resource) or page.size > self.most:
            return
        for name in self.names:
            key = call.subject.attributes[name].path[0]
            values = [_value(row, key) for row in page.items]
            for row, value in zip(page.items[1:], values, strict=False):
                _put(row, key, value)


class Swapped(Behaviour):
    """Rows of a list show each other's value of an attribute, two by two."""

    def __init__(self, resource: str, name: str) -> None:
        self.resource = resource
        self.name = name

    def page(self, call: Call, page: Page) -> None:
        """The rows swapped."""
        if is_about(call, self.resource):
            key = call.subject.attributes[self.name].path[0]
            for left, right in zip(page.items[::2], page.items[1::2], strict=False):
                mine, theirs = _value(left, key), _value(right, key)
                _put(left, key, theirs)
                _put(right, key, mine)


def _value(row: Any, key: str) -> Json:
    return row.get(key)


def _put(row: Any, key: str, value: Json) -> None:
    row[key] = value


class FilteredTwice(Behaviour):
    """Lists with a filter have every row twice, and count so."""

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids, each of them twice."""
        narrowed = {*self.provider.queries.parameters(call.subject)} & {*call.query}
        return [each for each in ids for _ in range(2)] if narrowed else ids


class LinkTrimmed(Behaviour):
    """A link to another page keeps nothing of the query but the page and its size."""

    def __init__(self, link: str, page_size: int | None = None) -> None:
        self.link = link
        self.page_size = page_size

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer with that link trimmed."""
        for holder, key in _links(answer.body, self.link):
            parts = urlsplit(str(holder[key]))
            query = [(k, v) for k, v in parse_qsl(parts.query) if k in ("page", "pageSize")]
            holder[key] = parts._replace(query=urlencode(query)).geturl()


class LinkToItself(Behaviour):
    """The previous page is this page."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer with that link changed."""
        for holder, key in _links(answer.body, "previous"):
            parts = urlsplit(str(holder[key]))
            query = {**dict(parse_qsl(parts.query)), "page": call.query.get("page", "1")}
            holder[key] = parts._replace(query=urlencode(query)).geturl()


def _links(body: Any, link: str) -> Iterator[tuple[dict[str, Any], str]]:
    if isinstance(body, dict):
        hal = (body.get("_links") or {}).get(link)
        if isinstance(hal, dict):
            yield hal, "href"
        if isinstance(body.get(link), str):
            yield body, link


class TiesTurn(Behaviour):
    """Klantcontacten are ordered by their moment alone: those of one moment turn at each look."""

    def __init__(self, page_size: int | None = None) -> None:
        self.page_size = page_size
        self.looks = 0

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids by moment, latest first."""
        if not is_about(call, KLANTCONTACT, "list"):
            return ids
        self.looks += 1
        groups: dict[str, list[str]] = {}
        for each in ids:
            record = self.provider.store.get(call.subject, each) or {}
            groups.setdefault(str(record.get("plaatsgevonden_op")), []).append(each)
        turned: list[str] = []
        for moment in sorted(groups, reverse=True):
            turn = self.looks % len(groups[moment])
            turned += groups[moment][turn:] + groups[moment][:turn]
        return turned


class FirstCount(Behaviour):
    """The first page counts itself only."""

    def page(self, call: Call, page: Page) -> None:
        """The page with that count."""
        if page.number == 1:
            page.count = len(page.items)


class BeyondFails(Behaviour):
    """A page beyond the end is answered 500."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer with that status."""
        if call.operation == "list" and answer.status == 404:
            answer.status = 500


class BeyondRepeats(Behaviour):
    """A page beyond the end shows the last page again."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The last page."""
        if call.operation == "list" and answer.status == 404:
            last = replace(call, query={**call.query, "page": "last"})
            found = self.provider.perform(last)
            answer.status, answer.body, answer.media = found.status, found.body, "application/json"


_row = Alike(Kind("list"), "contract: lists; C0992 accepted means kept")

FAULTS = (
    _row("list-actors-of-row-above", "A row shows the actoren of the row above it.",
         "Een rij toont de actoren van de rij erboven.",
         lambda: RowAbove(KLANTCONTACT, "actoren"), _OPENKLANT),
    _row("list-betrokkenen-of-row-above", "A row shows the betrokkenen of the row above it.",
         "Een rij toont de betrokkenen van de rij erboven.",
         lambda: RowAbove(KLANTCONTACT, "betrokkenen"), _OPENKLANT),
    _row("list-inhoud-of-row-above", "A row shows the inhoud of the row above it.",
         "Een rij toont de inhoud van de rij erboven.",
         lambda: RowAbove(KLANTCONTACT, "inhoud")),
    _row("list-small-page-actors-of-row-above",
         "On pages of two a row shows the actoren of the row above it.",
         "Op pagina's van twee toont een rij de actoren van de rij erboven.",
         lambda: RowAbove(KLANTCONTACT, "actoren", most=2), _OPENKLANT),
    _row("list-small-page-inhoud-of-row-above",
         "On pages of two a row shows the inhoud of the row above it.",
         "Op pagina's van twee toont een rij de inhoud van de rij erboven.",
         lambda: RowAbove(KLANTCONTACT, "inhoud", most=2), _OPENKLANT),
    _row("list-partij-of-row-above", "A betrokkene in a list shows the partij of the one above.",
         "Een betrokkene in een lijst toont de partij van die erboven.",
         lambda: RowAbove(BETROKKENE, PARTIJ)),
    _row("list-klantcontact-of-row-above",
         "A betrokkene in a list shows the klantcontact of the one above.",
         "Een betrokkene in een lijst toont het klantcontact van die erboven.",
         lambda: RowAbove(BETROKKENE, KLANTCONTACT)),
    _row("list-link-actor-of-row-above", "A link in a list shows the actor of the one above.",
         "Een koppeling in een lijst toont de actor van die erboven.",
         lambda: RowAbove(LINK, ACTOR)),
    _row("list-link-klantcontact-of-row-above",
         "A link in a list shows the klantcontact of the one above.",
         "Een koppeling in een lijst toont het klantcontact van die erboven.",
         lambda: RowAbove(LINK, KLANTCONTACT)),
    _row("list-betrokkenen-swap-partij", "Betrokkenen in one list show each other's partij.",
         "Betrokkenen in één lijst tonen elkaars partij.",
         lambda: Swapped(BETROKKENE, PARTIJ)),
    _row("list-filtered-rows-twice", "Lists with a filter have every row twice, and count so.",
         "Lijsten met een filter hebben elke rij twee keer, en tellen ook zo.", FilteredTwice),
    _row("list-next-loses-filter", "The link to the next page has no filter any more.",
         "De verwijzing naar de volgende pagina heeft het filter niet meer.",
         lambda: LinkTrimmed("next"), _OPENKLANT),
    _row("list-small-pages-next-loses-filter",
         "Pages have two records, and the link to the next one has no filter any more.",
         "Een pagina heeft twee records, en de volgende heeft het filter niet meer.",
         lambda: LinkTrimmed("next", 2)),
    _row("list-previous-loses-filter", "The link to the previous page has no filter any more.",
         "De verwijzing naar de vorige pagina heeft het filter niet meer.",
         lambda: LinkTrimmed("previous"), _OPENKLANT),
    _row("list-previous-stays", "The previous page is the page itself.",
         "De vorige pagina is de pagina zelf.", LinkToItself, _OPENKLANT),
    _row("list-ties-turn", "Klantcontacten of one moment change places at each look.",
         "Klantcontacten van één moment wisselen bij elke blik van plaats.",
         TiesTurn, _OPENKLANT),
    _row("list-small-pages-ties-turn",
         "Pages have two records; klantcontacten of one moment change places at each look.",
         "Een pagina heeft twee records; die van één moment wisselen steeds van plaats.",
         lambda: TiesTurn(2)),
    _row("list-first-page-miscounts", "The first page counts itself only.",
         "De eerste pagina telt alleen zichzelf.", FirstCount, _OPENKLANT),
    _row("list-page-beyond-fails", "A page beyond the end is answered 500.",
         "Een pagina voorbij het eind geeft 500.", BeyondFails, _OPENKLANT),
    _row("list-page-beyond-repeats", "A page beyond the end shows the last page again.",
         "Een pagina voorbij het eind toont de laatste nog eens.", BeyondRepeats, _OPENKLANT),
)  # fmt: skip
