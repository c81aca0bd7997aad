"""De aanwas: what other records than klantcontacten came although nobody asked for them.

Which of it rests on words of the text: an internal task is work that follows, and "er zijn geen
vervolgacties nodig" (C0992-0.6), wherever it hangs. Of a known client the klantcontact is recorded,
and the betrokkene with it (C0992-1.9): no other at that klantcontact, and none of that partij at no
klantcontact at all, as half of a call that was refused would be. That of an unknown caller no
partij or betrokkene is kept either is in a note of the authors, at SHOULD and for the consumer
(C0992-1.9b); of actoren and koppelingen no word says so, and an actor of the provider's own is
allowed (ADR 23). Those rest on the contract, in which a record comes about by the POST for it.
"""

from dataclasses import dataclass

from kcc_conformance.steps.soorten import enkelvoud
from pytest_bdd import parsers, then, when

from kcc_conformance.contract import wire
from kcc_conformance.findings import CONTRACT, MOST, CannotTell, demand
from kcc_conformance.probing.arrivals import Arrivals
from kcc_conformance.probing.newcomers import Newcomer, referred
from kcc_conformance.stage.stage import Stage

_SOORTEN = "interne taken|betrokkenen|actorklantcontacten|actoren|partijen"


@dataclass(frozen=True)
class Aanwas:
    """What came of one kind: at the klantcontacten of this run (a betrokkene: or at its partijen),
    and elsewhere."""

    arrivals: Arrivals
    name: str
    at_ours: tuple[Newcomer, ...]
    elsewhere: tuple[Newcomer, ...]


@when(
    parsers.re(
        rf"de consumer de stand van alle (?P<wat>{_SOORTEN}) vergelijkt met die aan het begin"
    ),
    converters={"wat": enkelvoud},
    target_fixture="aanwas",
)
def _(stage: Stage, bijgekomen: Arrivals, wat: str) -> Aanwas:
    name = "internetaak" if wat == "interne taken" else wat
    own = wire.id_keys(stage.ledger.ids("klantcontact", "partij"))

    def is_at_ours(each: Newcomer) -> bool:
        sides = ("klantcontact",) if name != "betrokkene" else ("klantcontact", "partij")
        there = [found for side in sides for found in referred(stage, name, each.item, side)]
        return not own.isdisjoint(wire.id_keys(there))

    came = bijgekomen.apart(name)
    return Aanwas(
        bijgekomen,
        name,
        tuple(each for each in came if is_at_ours(each)),
        tuple(each for each in came if not is_at_ours(each)),
    )


@then("is er geen interne taak bijgekomen waar niemand om heeft gevraagd")
def _(stage: Stage, aanwas: Aanwas) -> None:
    demand(aanwas.arrivals.found(aanwas.name, aanwas.elsewhere, clause="C0992-0.6"), most=MOST)
    _something_registered(stage)


@then(
    "is er bij de klantcontacten en partijen van deze run geen betrokkene bijgekomen waar niemand"
    " om heeft gevraagd"
)
def _(stage: Stage, aanwas: Aanwas) -> None:
    demand(aanwas.arrivals.found(aanwas.name, aanwas.at_ours, clause="C0992-1.9"), most=MOST)
    _something_registered(stage)


@then("is er ook geen ander record bijgekomen waar niemand om heeft gevraagd")
def _(aanwas: Aanwas) -> None:
    found = aanwas.arrivals.found(aanwas.name, aanwas.elsewhere, source=CONTRACT)
    demand(found, most=MOST)


def _something_registered(stage: Stage) -> None:
    """Raises CannotTell (prerequisite) where nothing could have come along with anything."""
    if not stage.ledger.ids("klantcontact"):
        raise CannotTell("prerequisite", "er is in deze run niets geregistreerd")
