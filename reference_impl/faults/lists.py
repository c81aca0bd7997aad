"""Faults in lists: what they leave out, repeat, ignore or miscount."""

from collections.abc import Callable

from ..answers import Call, Page
from ..behaviour import Behaviour
from ..store import Criterion
from .fault import (
    ACTOR,
    BETROKKENE,
    BOTH,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Fault,
    Kind,
    is_about,
    resource_of,
)

KIND = "list"
_OPENKLANT = ("openklant",)
_VNG = ("vng",)


class FilterIgnored(Behaviour):
    """Drops the filters of a resource that are about this attribute or relation."""

    def __init__(self, resource: str, *about: str) -> None:
        self.resource = resource
        self.about = about

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """The other conditions."""
        if not is_about(call, self.resource):
            return criteria
        known = self.provider.queries.parameters(call.subject)
        return [c for c in criteria if known[c.name][0] not in self.about]


class EitherWillDo(Behaviour):
    """Joins the filters with "or" instead of "and"."""

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """One condition that any of them meets."""
        if len(criteria) < 2:
            return criteria
        args = tuple(arg for c in criteria for arg in c.args)
        return [Criterion("or", " OR ".join(f"({c.sql})" for c in criteria), args)]


class Found(Behaviour):
    """Changes which klantcontacten are in a list."""

    def __init__(self, change: Callable[[list[str]], list[str]], resource: str = "") -> None:
        self.change = change
        self.resource = resource or KLANTCONTACT

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The other ids."""
        return self.change(ids) if is_about(call, self.resource) else ids


class NewestHidden(Behaviour):
    """No list shows the klantcontact that was made last."""

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids without it."""
        if not is_about(call, KLANTCONTACT):
            return ids
        newest = self.provider.store.ids(resource_of(self, KLANTCONTACT))[:1]
        return [each for each in ids if each not in newest]


class Paged(Behaviour):
    """Changes the pages of lists."""

    def __init__(self, change: Callable[[Page], None]) -> None:
        self.change = change

    def page(self, call: Call, page: Page) -> None:
        """The page otherwise."""
        self.change(page)


def _last_page_dropped(page: Page) -> None:
    if page.next and page.next * page.size >= page.count:
        page.next = None


def _next_lost(page: Page) -> None:
    page.next = None


def _loops(page: Page) -> None:
    if page.next:
        page.next = page.number


def _one_too_many(page: Page) -> None:
    page.count += 1


def _count_of_page(page: Page) -> None:
    page.count = len(page.items)


def _first_lost(page: Page) -> None:
    if page.number > 1:
        page.items = page.items[1:]


_list = Kind(KIND)


def _ignored(
    name: str, what: str, resource: str, about: tuple[str, ...], families: tuple[str, ...] = BOTH
) -> Fault:
    return _list(
        name,
        f"The filter on {what} is ignored: everything comes back.",
        f"Het filter op {what} wordt genegeerd: alles komt terug.",
        f"C0992-1.7 found by {what}; unknown value gives nothing",
        lambda: FilterIgnored(resource, *about),
        families,
    )


FAULTS = (
    _ignored(
        "list-filter-ignored-onderwerp", "klantcontact.onderwerp", KLANTCONTACT, ("onderwerp",)
    ),
    _ignored("list-filter-ignored-nummer", "klantcontact.nummer", KLANTCONTACT, ("nummer",)),
    _ignored(
        "list-filter-ignored-partij", "klantcontact.partij", KLANTCONTACT, (PARTIJ,), _OPENKLANT
    ),
    _ignored(
        "list-filter-ignored-betrokkene",
        "klantcontact.betrokkene",
        KLANTCONTACT,
        (BETROKKENE,),
        _OPENKLANT,
    ),
    _ignored(
        "list-filter-ignored-betrokkene-klantcontact",
        "betrokkene.klantcontact",
        BETROKKENE,
        (KLANTCONTACT,),
    ),
    _ignored("list-filter-ignored-betrokkene-partij", "betrokkene.partij", BETROKKENE, (PARTIJ,)),
    _ignored("list-filter-ignored-link-actor", "actorklantcontact.actor", LINK, (ACTOR,)),
    _ignored(
        "list-filter-ignored-link-klantcontact",
        "actorklantcontact.klantcontact",
        LINK,
        (KLANTCONTACT,),
    ),
    _ignored("list-filter-ignored-actor", "actor", ACTOR, ("naam", "object_id")),
    _list(
        "list-filters-joined-with-or",
        "Several filters widen the list instead of narrowing it.",
        "Meer filters verruimen de lijst in plaats van haar te versmallen.",
        "C0992-1.7 found by several filters",
        EitherWillDo,
    ),
    _list(
        "list-newest-hidden",
        "The newest klantcontact is in no list.",
        "Het nieuwste klantcontact staat in geen lijst.",
        "C0992-1.7 klantcontact found",
        NewestHidden,
    ),
    _list(
        "list-last-item-dropped",
        "The last klantcontact of a list is dropped, if there are more.",
        "Het laatste klantcontact van een lijst vervalt, als er meer zijn.",
        "C0992-1.7 all klantcontacten found",
        lambda: Found(lambda ids: ids[:-1] if len(ids) > 1 else ids),
    ),
    _list(
        "list-always-empty",
        "Lists of klantcontacten are always empty.",
        "Lijsten van klantcontacten zijn altijd leeg.",
        "C0992-1.7 klantcontact found",
        lambda: Found(lambda _: []),
    ),
    _list(
        "list-betrokkenen-always-empty",
        "Lists of betrokkenen are always empty.",
        "Lijsten van betrokkenen zijn altijd leeg.",
        "C0992-1.7 betrokkene found",
        lambda: Found(lambda _: [], BETROKKENE),
    ),
    _list(
        "list-duplicates",
        "The first klantcontact of a list is in it twice.",
        "Het eerste klantcontact van een lijst staat er twee keer in.",
        "C0992-1.7 exactly one klantcontact",
        lambda: Found(lambda ids: ids[:1] + ids),
    ),
    _list(
        "list-stops-at-ten",
        "A list never has more than ten klantcontacten in all.",
        "Een lijst heeft nooit meer dan tien klantcontacten in totaal.",
        "C0992-1.7 all klantcontacten found",
        lambda: Found(lambda ids: ids[:10]),
    ),
    _list(
        "list-last-page-dropped",
        "The last page is never pointed to.",
        "Naar de laatste pagina wordt nooit verwezen.",
        "contract: paging",
        lambda: Paged(_last_page_dropped),
        _OPENKLANT,
    ),
    _list(
        "list-next-lost",
        "There never is a next page.",
        "Er is nooit een volgende pagina.",
        "contract: paging",
        lambda: Paged(_next_lost),
        _OPENKLANT,
    ),
    _list(
        "list-page-loops",
        "The next page is the same page.",
        "De volgende pagina is dezelfde pagina.",
        "contract: paging",
        lambda: Paged(_loops),
        _OPENKLANT,
    ),
    _list(
        "list-page-skips-one",
        "Every page after the first misses its first record.",
        "Elke pagina na de eerste mist haar eerste record.",
        "contract: paging",
        lambda: Paged(_first_lost),
        _OPENKLANT,
    ),
    _list(
        "list-count-one-too-many",
        "The count is one too high.",
        "Het totaal is één te hoog.",
        "contract: count",
        lambda: Paged(_one_too_many),
        _OPENKLANT,
    ),
    _list(
        "list-count-of-page",
        "The count is that of the page, not of the list.",
        "Het totaal is dat van de pagina, niet van de lijst.",
        "contract: count",
        lambda: Paged(_count_of_page),
        _OPENKLANT,
    ),
)
