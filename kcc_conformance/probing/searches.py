"""The ways along which a klantcontact can be found: by its text, its client, its employee."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kcc_conformance.checks import relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Finding
from kcc_conformance.stage.stage import Stage, offers_filter


@dataclass(frozen=True)
class Search:
    """One way to ask for the klantcontacten of a partij or an actor.

    `resource` is the list asked, `filter` the contract's filter on it; where the list is not that
    of klantcontacten itself, each entry's klantcontact is what counts.
    """

    stage: Stage
    side: str
    resource: str
    filter: str

    @property
    def pairwise(self) -> bool:
        """Whether the list is of one klantcontact too, so that each asks for its own."""
        return "_" in self.filter

    def look(self, record_id: str, contact: Registratie) -> Listing:
        """The klantcontacten of that partij or actor, as records that have at least their ID."""
        values: dict[str, Any] = {self.side: record_id}
        if self.pairwise:
            values["klantcontact"] = contact.klantcontact_id
        listing = self.stage.consumer.listing(self.resource, self.filter, **values)
        if self.resource == "klantcontact":
            return listing
        resource = self.stage.contract.resource("klantcontact")
        contract = self.stage.contract
        found = (self._contact(listing, item) for item in listing.items)
        items = tuple(wire.naming(contract, resource, each) if each else {} for each in found)
        return replace(listing, resource=resource, items=items)

    def contacts(self, listing: Listing) -> tuple[str, ...]:
        """The IDs of the klantcontacten that a list of links points to."""
        found = (self._contact(listing, item) for item in listing.items)
        return tuple(record_id for record_id in found if record_id)

    def _contact(self, listing: Listing, item: Mapping[str, Any]) -> str | None:
        attribute = listing.resource.attributes["klantcontact"]
        return wire.referred(self.stage.contract, wire.value_of(item, attribute))


_WAYS = {
    "partij": (
        ("klantcontact", "partij"),
        ("betrokkene", "partij"),
        ("betrokkene", "klantcontact_partij"),
    ),
    "actor": (
        ("actorklantcontact", "actor"),
        ("actorklantcontact", "actor_klantcontact"),
        ("klantcontact", "actor"),
    ),
}


def searches_of(stage: Stage) -> dict[str, Search]:
    """Per side (partij, actor) the best search that the contract has and the provider offers."""
    found: dict[str, Search] = {}
    for side, ways in _WAYS.items():
        for resource, name in ways:
            if offers_filter(stage, resource, name):
                found[side] = Search(stage, side, resource, name)
                break
    return found


def searchable(stage: Stage) -> bool:
    """Whether klantcontacten can be found by a part of their onderwerp."""
    narrowed = stage.contract.resource("klantcontact").filters.get("onderwerp")
    contains_it = narrowed is not None and narrowed.match == "contains"
    return contains_it and offers_filter(stage, "klantcontact", "onderwerp")


def by_marker(stage: Stage, marker: str, *awaited: str) -> Listing:
    """All klantcontacten in which a marker occurs: by filter where one looks inside the text,
    else from the whole list. Waits for those with the IDs `awaited` to be among them."""
    by_filter = searchable(stage)

    def look() -> Listing:
        if by_filter:
            listing = stage.consumer.listing("klantcontact", "onderwerp", onderwerp=marker)
        else:
            listing = stage.consumer.listing("klantcontact")
        return replace(
            listing, items=tuple(item for item in listing.items if contains(item, marker))
        )

    return stage.consumer.eventually(look, lambda seen: all(seen.has(each) for each in awaited))


def whole_register(stage: Stage, *awaited: str) -> Listing:
    """All klantcontacten that there are, whoever registered them. Waits for those with the IDs
    `awaited` to be among them.

    Of a register that was too long to read when the run began it is, where one can ask for that,
    only what has the run's marker in its onderwerp (see `shows_everything`).
    """
    if not shows_everything(stage):
        return by_marker(stage, stage.marker, *awaited)
    return stage.consumer.eventually(
        lambda: stage.consumer.listing("klantcontact"),
        lambda seen: all(seen.has(each) for each in awaited),
    )


def shows_everything(stage: Stage) -> bool:
    """Whether `whole_register` shows what has no marker in its onderwerp as well."""
    return stage.inventory.first().ids is not None or not searchable(stage)


def nothing_stored(
    stage: Stage,
    conversations: Conversations,
    marker: str,
    *,
    places: Sequence[str] = ("onderwerp",),
    number: str | None = None,
    register: Listing | None = None,
) -> list[Finding]:
    """A finding if a klantcontact with this marker (or this Nummer) exists, although it was
    refused.

    The `register` may have been read before, after the refusal. It has to show a valid
    registration as well, with the marker in one of the `places` (attributes) in which what was
    refused had it; else CannotTell is raised.
    """
    control = conversations.control().klantcontact_id
    found = relations.readable(register or whole_register(stage, control))
    attributes = found.resource.attributes
    shown = [wire.value_of(found.get(control), attributes[name]) for name in places]
    if not any(contains(text, stage.marker) for text in shown):
        raise CannotTell("prerequisite", "de lijst toont een geldige registratie ook niet")
    numbered = attributes["nummer"]
    stored = []
    for item in found.items:
        record_id = wire.identifier(found.resource, item)
        if record_id is None or wire.same_id(record_id, control) or record_id in stored:
            continue
        same = number is not None and str(wire.value_of(item, numbered)) == number
        if same or contains(item, marker):
            stored.append(record_id)
    if not stored:
        return []
    return [
        Finding(
            "wat is geweigerd, is toch bewaard",
            expected="niets",
            actual=stored[:5],
            exchange=found.answers[-1].n,
        )
    ]
