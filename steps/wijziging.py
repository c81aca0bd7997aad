"""De wijziging: changing a klantcontact that was registered before."""

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing.changing import change
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import PATCH
from kcc_conformance.stage.stage import Stage


@when(
    "de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt",
    target_fixture="wijziging",
)
def _(stage: Stage, conversations: Conversations, registratie: Registratie) -> Answer:
    record_id = registratie.klantcontact_id
    answer = change(conversations).answer
    if answer.refused or answer.status == 501:
        if stage.consumer.declared.present(PATCH):
            return answer
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
    if not answer.ok:
        _note(stage, record_id, stage.consumer.read_settled("klantcontact", record_id))
    return answer


def _note(stage: Stage, record_id: str, shown: Answer) -> None:
    """Notes what became of the change, so that nothing later is held against the provider twice."""
    resource = stage.contract.resource("klantcontact")
    for value in ("Ja", "Nee"):
        values = {"vertrouwelijkheid": value}
        if not echo(stage.contract, resource, values, shown.body):
            stage.ledger.amend("klantcontact", record_id, values)


@then("toont een latere opvraging de wijziging en verder dezelfde gegevens")
def _(
    stage: Stage, conversations: Conversations, registratie: Registratie, wijziging: Answer
) -> None:
    answers.answered(wijziging)
    resource = stage.contract.resource("klantcontact")
    record_id = registratie.klantcontact_id
    changed = {**registratie.sent, "vertrouwelijkheid": "Nee"}
    if not wijziging.ok:
        demand(answers.accepted(wijziging, resource))
    later = conversations.memory.reading(
        "klantcontact",
        record_id,
        lambda told: not echo(stage.contract, resource, changed, told.body),
    )
    _note(stage, record_id, later)
    demand(kept(stage.contract, resource, record_id, changed, later, clause="API-6"))


@then("toont de lijst van klantcontacten de wijziging ook")
def _(stage: Stage, registratie: Registratie) -> None:
    resource = stage.contract.resource("klantcontact")
    wanted = registratie.klantcontact_id
    changed = {**registratie.sent, "vertrouwelijkheid": "Nee"}

    def differs(listing: Listing) -> tuple[Finding, ...]:
        return echo(
            stage.contract,
            resource,
            changed,
            listing.get(wanted),
            exchange=listing.answers[-1].n,
            where="de lijst van klantcontacten",
            clause="API-6",
        )

    listing = stage.consumer.eventually(
        lambda: by_marker(stage, str(registratie.sent["onderwerp"]), wanted),
        lambda seen: seen.has(wanted) and not differs(seen),
    )
    answers.permitted(listing.answers[-1])
    if not listing.has(wanted):
        raise CannotTell("prerequisite", "het klantcontact staat niet in de lijst")
    demand(differs(listing))


@then("horen bij dat klantcontact nog dezelfde actor en dezelfde partij")
def _(stage: Stage, conversations: Conversations, registratie: Gesprek) -> None:
    links = Links(stage, conversations.memory)
    demand(links.only(registratie, "actor", (registratie.actor_id,)))
    demand(links.only(registratie, "partij", (registratie.partij_id,)))
    demand(
        links.all_shown(
            registratie,
            {"actor": (registratie.actor_id,), "partij": (registratie.betrokkene_id,)},
        )
    )
