"""Calls that are registered at the same moment."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Attempt, register
from kcc_conformance.contract import wire
from kcc_conformance.findings import Inapplicable
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.stage.stage import Stage, offers_filter

WHOLE, ALONE = 8, 12
"""Eight whole calls at once, so that each of the four pairs of an actor and a partij is twice among
them; then twelve klantcontacten alone at once, as many as a small contact centre has employees, for
what depends on the moment need not show among eight."""
_FEW_PAGES = 3
"""So many pages are read of the list of the twelve by their Onderwerp: what the second shows that
does not belong there, need not be followed to its end."""
SAMPLE = 6
"""So many of them are read by their ID, as long as nothing is amiss."""
AT_LEAST = 2
"""Fewer that were accepted were not registered at the same time."""


@dataclass(frozen=True)
class Gelijktijdig:
    """A call that was registered while others were, by and for whom (None: only the klantcontact),
    and what came of it."""

    actor_id: str | None
    partij_id: str | None
    attempt: Attempt


@dataclass(frozen=True)
class Drukte:
    """The calls that were registered at the same time, and the list of them afterwards; where one
    can ask for an exact Onderwerp, also `gezocht`, the list of those that have this `onderwerp`."""

    gesprekken: tuple[Gelijktijdig, ...]
    lijst: Listing
    onderwerp: str = ""
    gezocht: Listing | None = None

    @property
    def accepted(self) -> tuple[Gelijktijdig, ...]:
        """Those of which the klantcontact was accepted."""
        return tuple(each for each in self.gesprekken if each.attempt.klantcontact.ok)

    @property
    def whole(self) -> tuple[Gelijktijdig, ...]:
        """Those that were accepted with their actor and their partij."""
        return tuple(
            each
            for each in self.accepted
            if each.attempt.actorklantcontact is not None
            and each.attempt.actorklantcontact.ok
            and each.attempt.betrokkene is not None
            and each.attempt.betrokkene.ok
        )


def register_at_once(stage: Stage, conversations: Conversations) -> Drukte:
    """Eight whole calls, then twelve klantcontacten, with two actoren and two partijen where these
    can be had: 36 requests, and few to look at what became of them. Also where the contract's
    servers are known to break on it (Q7): what they refuse differs from the contract.

    Where one can ask for an exact Onderwerp the twelve have the same: twelve rows are the longest
    list that this run narrows, longer than a page of ten. That costs a request a page.
    """
    people = conversations.people
    actors = [people.actor(), _second(conversations, "actor") or people.actor()]
    partijen = [people.partij(), _second(conversations, "partij") or people.partij()]
    marker = stage.consumer.marked("Drukte")
    filters = stage.contract.resource("klantcontact").filters
    exact = offers_filter(stage, "klantcontact", "onderwerp") and (
        filters["onderwerp"].match == "exact"
    )
    shared = f"{marker} van twaalf"
    found: list[Gelijktijdig] = []

    def one(number: int) -> Gelijktijdig:
        values = conversations.values(
            onderwerp=shared if exact and number >= WHOLE else f"{marker} gesprek {number}",
            inhoud=f"Vraag {number} van de drukte. Antwoord: nummer {number} dus.",
            vertrouwelijkheid=("Ja", "Nee")[number % 2],
            plaatsgevonden_op=f"{number + 1:02}-05-2023 10:{number:02}",
        )
        whole = number < WHOLE
        actor_id = actors[number % 2] if whole else None
        partij_id = partijen[number // 2 % 2] if whole else None
        attempt = register(stage.consumer, values, actor_id=actor_id, partij_id=partij_id)
        return Gelijktijdig(actor_id, partij_id, attempt)

    for numbers in (range(WHOLE), range(WHOLE, WHOLE + ALONE)):
        with ThreadPoolExecutor(len(numbers)) as pool:
            found += list(pool.map(one, numbers))
    ids = ids_of(each.attempt for each in found)
    lijst = stage.consumer.eventually(
        lambda: by_marker(stage, marker), lambda seen: wire.id_keys(seen.ids) == set(ids)
    )
    look = stage.consumer.listing
    gezocht = (
        look("klantcontact", "onderwerp", onderwerp=shared, page_limit=_FEW_PAGES)
        if exact
        else None
    )
    return Drukte(tuple(found), lijst, shared, gezocht)


def _second(conversations: Conversations, resource_name: str) -> str | None:
    """The second actor or partij, where a consumer may create one."""
    try:
        return conversations.second(resource_name)
    except Inapplicable:
        return None


def ids_of(contacts: Iterable[Attempt]) -> list[str]:
    """The IDs that were given, as they are compared."""
    return [
        wire.id_key(each.klantcontact_id) for each in contacts if each.klantcontact_id is not None
    ]
