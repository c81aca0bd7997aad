"""De wijziging: changing a klantcontact that was registered before."""

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo, same_value
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing.changing import Change, change
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.replacing import note_replaced, offered, replaced
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import PATCH, PUT
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
    demand(_renumbered(stage, registratie, later))


def _renumbered(stage: Stage, registratie: Registratie, later: Answer) -> tuple[Finding, ...]:
    """A finding where the Nummer is no longer that of the answer to the registration."""
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    first = wire.value_of(registratie.klantcontact_record, attribute)
    now = wire.value_of(later.body, attribute)
    if not later.ok or first in (None, wire.MISSING):
        return ()
    if same_value(stage.contract, attribute, first, now):
        return ()
    return (
        Finding(
            "het Nummer is na een wijziging van iets anders niet meer hetzelfde",
            pointer=attribute.pointer,
            expected=first,
            actual=repr(now) if now is wire.MISSING else now,
            clause="F2173-3",
            exchange=later.n,
        ),
    )


@when(
    "de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp",
    target_fixture="vervanging",
)
def _(stage: Stage, conversations: Conversations) -> Change:
    found = replaced(conversations)
    if not offered(found.answer) and not stage.consumer.declared.present(PUT):
        raise Inapplicable("de provider laat een klantcontact niet in zijn geheel vervangen")
    return found


@then("toont een latere opvraging het vervangen klantcontact")
def _(stage: Stage, conversations: Conversations, vervanging: Change) -> None:
    resource = stage.contract.resource("klantcontact")
    answers.answered(vervanging.answer)
    if not vervanging.answer.ok:
        demand(answers.accepted(vervanging.answer, resource))
    contact = vervanging.contact
    later = stage.consumer.read_settled(
        "klantcontact",
        contact.klantcontact_id,
        lambda told: not echo(stage.contract, resource, contact.sent, told.body),
    )
    note_replaced(conversations, contact, later)
    sent = {key: value for key, value in contact.sent.items() if key != "nummer"}
    demand(kept(stage.contract, resource, contact.klantcontact_id, sent, later, clause="API-6"))
    demand(_renumbered(stage, contact, later))


@then("horen bij het vervangen klantcontact nog dezelfde mensen")
def _(stage: Stage, vervanging: Change) -> None:
    contact, links = vervanging.contact, Links(stage)
    for name, side in (("actorklantcontact", "actor"), ("betrokkene", "partij")):
        wanted = {
            str(each.values[side])
            for each in stage.ledger.of(name, alive=True)
            if each.values.get("klantcontact") == contact.klantcontact_id
            and not (links.narrowed(name) and each.values.get("rol") == "vertegenwoordiger")
        }
        demand(links.only(contact, side, tuple(sorted(wanted))))


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
