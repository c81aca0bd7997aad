"""The links of a klantcontact as a provider lists them: actors and clients."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kcc_conformance.checks import answers, relations
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.memory import Memory
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.contract import wire
from kcc_conformance.findings import CONTRACT, Finding, Inapplicable
from kcc_conformance.stage.stage import Stage, offers_filter

_RESOURCE = {"actor": "actorklantcontact", "partij": "betrokkene"}
_EMBEDDED = {"actor": "actoren", "partij": "betrokkenen"}
_FEW_PAGES = 5
"""Of a list of all links so many pages are read, fewer requests than asking one by one takes."""
_CLAUSE = {"actor": "C0992-2.10", "partij": "C0992-1.9"}


class Links:
    """Asks for links in whichever way the contract has. What lists show of them rests on the
    contract, but for who is linked to a klantcontact uninvited; what it shows itself, on the text.

    With a `memory` a klantcontact that was read before is not read again to see what it shows.
    """

    def __init__(self, stage: Stage, memory: Memory | None = None) -> None:
        self._stage = stage
        self._consumer = stage.consumer
        self._memory = memory or Memory(stage.consumer)

    def of_klantcontact(
        self, resource_name: str, contact: Registratie, expected: Collection[str]
    ) -> Listing:
        """The links of one klantcontact, by the filter that the contract has for it.

        Waits while they are not the expected ones. Where a contract can only ask for actor and
        klantcontact together, that is asked. Raises Inapplicable where there is no filter at all.
        """
        name, values = self._question(resource_name, contact)
        return self._consumer.eventually(
            lambda: self._consumer.listing(resource_name, name, **values),
            lambda seen: not relations.lists_exactly(seen, expected, what=""),
        )

    def only(
        self, contact: Registratie, side: str, expected: Collection[str]
    ) -> tuple[Finding, ...]:
        """A finding unless exactly these actors (or partijen) are linked to the klantcontact.

        Read from the link records; where the contract can only confirm pairs, each pair that
        should be there is confirmed and each that should not is denied.
        """
        resource_name = _RESOURCE[side]
        if resource_name not in self._stage.contract.resources:
            return self.shown(contact, side, expected)
        resource = self._stage.contract.resource(resource_name)
        if not offers_filter(self._stage, resource_name, "klantcontact"):
            return self._pairs(contact, side, expected)
        listing = self._consumer.eventually(
            lambda: self._consumer.listing(
                resource_name, "klantcontact", klantcontact=contact.klantcontact_id
            ),
            lambda seen: self._linked(seen, side) == wire.id_keys(expected),
        )
        answers.permitted(listing.answers[-1])
        if self._linked(listing, side) == wire.id_keys(expected) and listing.problem is None:
            return ()
        return (
            Finding(
                f"bij het klantcontact hoort niet precies de eigen {side}",
                pointer=resource.attributes[side].pointer,
                expected=sorted(expected),
                actual=listing.problem or sorted(self._linked(listing, side)),
                clause=_CLAUSE[side],
                exchange=listing.answers[-1].n,
                source=None if self._uninvited(listing, contact, side, expected) else CONTRACT,
            ),
        )

    def _uninvited(
        self, listing: Listing, contact: Registratie, side: str, expected: Collection[str]
    ) -> bool:
        """Whether anybody else is linked to this very klantcontact, or somebody twice."""
        own = [
            wire.referred(
                self._stage.contract, wire.value_of(item, listing.resource.attributes[side])
            )
            for item in listing.items
            if not relations.points_elsewhere(
                self._stage.contract,
                listing.resource,
                item,
                "klantcontact",
                contact.klantcontact_id,
            )
        ]
        others = wire.id_keys(own) - wire.id_keys(expected)
        if side == "actor":  # one of the provider's own may be there as well (ADR 23)
            others &= wire.id_keys(self._stage.ledger.ids("actor"))
        return len(own) > len(set(own)) or bool(others)

    def narrowed(self, resource_name: str) -> bool:
        """Whether the list of links of a klantcontact shows those of one role only."""
        resource = self._stage.contract.resources.get(resource_name)
        found = resource.filters.get("klantcontact") if resource else None
        return found is not None and any("{" not in text for text in found.query.values())

    def shown(
        self, contact: Registratie, side: str, expected: Collection[str]
    ) -> tuple[Finding, ...]:
        """A finding unless the klantcontact itself shows exactly these actors or betrokkenen.

        `expected` holds the IDs of actors for the side actor, of betrokkenen for the side partij.
        Nothing where the contract does not show them at the klantcontact.
        """
        return self.all_shown(contact, {side: expected})

    def all_shown(
        self, contact: Registratie, expected: Mapping[str, Collection[str]]
    ) -> tuple[Finding, ...]:
        """The same for more than one side, in one reading; what is found of the first is told."""
        contract = self._stage.contract
        resource = contract.resource("klantcontact")
        shown = {
            side: ids for side, ids in expected.items() if _EMBEDDED[side] in resource.attributes
        }
        if not shown:
            return ()

        def differs(answer: Answer) -> tuple[Finding, ...]:
            found = (
                relations.refers(
                    contract,
                    resource,
                    answer.body,
                    _EMBEDDED[side],
                    ids,
                    known=self._stage.ledger.ids("actor") if side == "actor" else None,
                    exchange=answer.n,
                )
                for side, ids in shown.items()
            )
            return next(filter(None, found), ())

        wanted = contact.klantcontact_id
        answer = self._memory.reading("klantcontact", wanted, lambda a: not differs(a))
        return answers.found(answer, resource, wanted) or differs(answer)

    def all_own(self, side: str, wanted: Mapping[str, str]) -> bool:
        """Whether these klantcontacten (by ID) are linked to these actors (or partijen), and to
        no other that is among them, by as few lists as can be had.

        A list for each actor or partij where there is a filter for that, and where others would be
        seen at the klantcontact itself (see `shown_in`); else one list of all links, as far as a
        few pages go. False says that it has to be asked one by one.
        """
        name = _RESOURCE[side]
        if name not in self._stage.contract.resources:
            return False
        pairs = {(wire.id_key(one), wire.id_key(other)) for one, other in wanted.items()}
        contacts = {contact for contact, _ in pairs}

        def look() -> list[Listing]:
            shown = self._stage.contract.resource("klantcontact").attributes
            if _EMBEDDED[side] not in shown or not offers_filter(self._stage, name, side):
                return [self._consumer.listing(name, page_limit=_FEW_PAGES)]
            others = sorted(set(wanted.values()))
            return [self._consumer.listing(name, side, {side: each}) for each in others]

        def good(seen: Sequence[Listing]) -> bool:
            found = {pair for each in seen for pair in self._linked_pairs(each, side)}
            return all(each.whole for each in seen) and pairs == {
                pair for pair in found if pair[0] in contacts
            }

        return good(self._consumer.eventually(look, good))

    def _linked_pairs(self, listing: Listing, side: str) -> Iterator[tuple[str, str]]:
        attributes = listing.resource.attributes
        for item in listing.items:
            contact, other = (
                wire.referred(self._stage.contract, wire.value_of(item, attributes[name]))
                for name in ("klantcontact", side)
            )
            yield wire.id_key(contact or ""), wire.id_key(other or "")

    def shown_in(self, record: object, side: str, expected: Collection[str]) -> bool:
        """Whether a klantcontact, as a list shows it, shows exactly these actors or betrokkenen
        itself; true where the contract does not show them there."""
        contract = self._stage.contract
        resource, name = contract.resource("klantcontact"), _EMBEDDED[side]
        return name not in resource.attributes or not relations.refers(
            contract, resource, record, name, expected
        )

    def _question(self, resource_name: str, contact: Registratie) -> tuple[str, dict[str, Any]]:
        values = {"klantcontact": contact.klantcontact_id}
        if offers_filter(self._stage, resource_name, "klantcontact"):
            return "klantcontact", values
        if offers_filter(self._stage, resource_name, "actor_klantcontact"):
            return "actor_klantcontact", {**values, "actor": contact.actor_id}
        self._stage.contract.resource(resource_name)
        raise Inapplicable(f"de provider heeft geen filter van {resource_name} op klantcontact")

    def _linked(self, listing: Listing, side: str) -> frozenset[str]:
        attribute = listing.resource.attributes[side]
        found = (
            wire.referred(self._stage.contract, wire.value_of(item, attribute))
            for item in listing.items
        )
        return wire.id_keys(record_id or "(geen)" for record_id in found)

    def _pairs(
        self, contact: Registratie, side: str, expected: Collection[str]
    ) -> tuple[Finding, ...]:
        pair = f"{side}_klantcontact"
        if not offers_filter(self._stage, _RESOURCE[side], pair):
            raise Inapplicable(f"de provider heeft geen filter van {_RESOURCE[side]}")
        everyone = self._stage.ledger.ids(side) | set(expected)
        findings = []
        for record_id in sorted(everyone):
            wanted = wire.id_key(record_id) in wire.id_keys(expected)
            values: dict[str, Any] = {
                side: record_id,
                "klantcontact": contact.klantcontact_id,
            }
            listing = self._consumer.eventually(
                partial(self._consumer.listing, _RESOURCE[side], pair, **values),
                _shows_any if wanted else _shows_none,
            )
            answers.permitted(listing.answers[-1])
            if bool(listing.ids) != wanted or listing.problem:
                findings.append(
                    Finding(
                        f"bij het klantcontact hoort niet precies de eigen {side}",
                        expected=f"{'wel' if wanted else 'niet'} {record_id}",
                        actual=listing.problem or f"{len(listing.ids)} koppelingen",
                        clause=_CLAUSE[side],
                        exchange=listing.answers[-1].n,
                        source=CONTRACT,
                    )
                )
        return tuple(findings)


def partijen_of(stage: Stage, contact: Registratie, *, alive: bool = False) -> tuple[str, ...]:
    """The IDs of the partijen that the run tied to a klantcontact, as far as a list of those can
    show them; with `alive` only by betrokkenen that were not deleted since."""
    narrow = Links(stage).narrowed("betrokkene")
    found = {
        str(each.values["partij"])
        for each in stage.ledger.of("betrokkene", alive=alive)
        if each.values.get("klantcontact") == contact.klantcontact_id
        and not (narrow and each.values.get("rol") == "vertegenwoordiger")
    }
    return tuple(sorted(found))


def _shows_any(listing: Listing) -> bool:
    return bool(listing.ids)


def _shows_none(listing: Listing) -> bool:
    return not listing.ids
