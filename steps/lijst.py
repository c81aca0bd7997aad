"""De lijst: finding the klantcontact among all others, and by way of client and employee."""

from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.findings import CONTRACT, Finding, Inapplicable, demand
from kcc_conformance.probing.searches import Search, by_marker, searches_of
from kcc_conformance.stage.stage import Stage


@when(
    "de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt",
    target_fixture="lijst",
)
def _(stage: Stage, registratie: Registratie) -> Listing:
    return by_marker(stage, str(registratie.sent["onderwerp"]), registratie.klantcontact_id)


@then("is dat precies dit ene klantcontact")
def _(registratie: Registratie, lijst: Listing) -> None:
    answers.permitted(lijst.answers[-1])
    demand(
        relations.lists_exactly(
            lijst,
            (registratie.klantcontact_id,),
            what="de klantcontacten van dit gesprek",
            clause="C0992-1.7",
        )
    )


@when(
    "de consumer de lijst van alle klantcontacten tot en met de laatste pagina leest",
    target_fixture="lijst",
)
def _(consumer: Consumer, registratie: Registratie) -> Listing:
    return consumer.eventually(
        lambda: consumer.listing("klantcontact"),
        lambda seen: seen.has(registratie.klantcontact_id) or seen.truncated,
    )


@when(
    parsers.re(r"de consumer de klantcontacten van de (?P<kant>partij|actor) opvraagt"),
    target_fixture="lijst",
)
def _(stage: Stage, conversations: Conversations, registratie: Gesprek, kant: str) -> Listing:
    search = _search(stage, kant)

    def has(seen: Listing) -> bool:
        return seen.has(registratie.klantcontact_id)

    return conversations.memory.unless(
        f"klantcontacten van {kant} {registratie.id_of(kant)}",
        lambda: stage.consumer.eventually(
            lambda: search.look(registratie.id_of(kant), registratie), has
        ),
        has,
    )


@then("staat dit klantcontact in de lijst")
def _(registratie: Registratie, lijst: Listing) -> None:
    answers.permitted(lijst.answers[-1])
    wanted = registratie.klantcontact_id
    if lijst.truncated and not lijst.has(wanted):
        raise Inapplicable("de lijst is te lang om helemaal te lezen")
    if not lijst.has(wanted):
        demand(
            [
                Finding(
                    "het klantcontact staat niet in de lijst",
                    expected=wanted,
                    actual=lijst.problem or f"{len(lijst.ids)} andere klantcontacten",
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then(
    parsers.re(
        r"levert dezelfde vraag voor een onbekende (?P<kant>partij|actor) dit klantcontact niet op"
    )
)
def _(stage: Stage, conversations: Conversations, registratie: Registratie, kant: str) -> None:
    search = _search(stage, kant)
    listing = conversations.memory.unless(
        f"klantcontacten van een onbekende {kant}",
        lambda: search.look(stage.consumer.unknown_id(), registratie),
        lambda seen: not search.pairwise and seen.answers[-1].n > registratie.klantcontact.n,
    )
    if listing.answers and listing.answers[-1].refused:
        return
    if relations.readable(listing).has(registratie.klantcontact_id):
        demand(
            [
                Finding(
                    f"de provider doet niets met het filter op {kant}",
                    expected="een lege lijst",
                    actual=f"{len(listing.ids)} klantcontacten",
                    exchange=listing.answers[-1].n,
                )
            ]
        )


def _search(stage: Stage, side: str) -> Search:
    found = searches_of(stage).get(side)
    if found is None:
        raise Inapplicable(f"de provider heeft geen filter waarmee dit via de {side} te vinden is")
    return found


@then("is via elke partij en elke actor alleen het eigen gesprek te vinden")
def _(stage: Stage, gesprekken: tuple[Gesprek, ...]) -> None:
    found: list[Finding] = []
    for side, search in searches_of(stage).items():
        for each, other in (gesprekken[:2], gesprekken[1::-1]):
            listing = relations.readable(search.look(each.id_of(side), other))
            if listing.has(other.klantcontact_id):
                found.append(
                    Finding(
                        f"bij de {side} van het ene gesprek staat ook het andere gesprek",
                        expected=each.klantcontact_id,
                        actual=other.klantcontact_id,
                        clause={"partij": "C0992-1.9", "actor": "C0992-2.10"}[side],
                        exchange=listing.answers[-1].n,
                        source=CONTRACT,
                    )
                )
    demand(found)
