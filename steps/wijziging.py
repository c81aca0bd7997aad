"""De wijziging: changing a klantcontact that was registered before."""

from pytest_bdd import then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo, same_value
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import coupled
from kcc_conformance.consumer.people import turned_down
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing.changing import Change, change
from kcc_conformance.probing.links import Links, partijen_of
from kcc_conformance.probing.replacing import crowded, note_replaced, offered, replaced, retitled
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import PATCH, PUT
from kcc_conformance.stage.stage import Stage, offers_filter

_NAME = {"voornaam": "Gewijzigd", "achternaam": "Proefstra"}
_CHANGED = "een opvraging na een wijziging van de naam"


@when(
    "de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt",
    target_fixture="wijziging",
)
def _(stage: Stage, conversations: Conversations, registratie: Registratie) -> Answer:
    record_id = registratie.klantcontact_id
    answer = change(conversations).answer
    if turned_down(answer):
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
    actors = coupled(stage.contract, stage.ledger, contact.klantcontact_id, alive=True)
    demand(links.only(contact, "actor", tuple(sorted({*actors}))))
    demand(links.only(contact, "partij", partijen_of(stage, contact, alive=True)))


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


@when("de consumer de naam van de betrokkene wijzigt", target_fixture="wijziging")
def _(stage: Stage, registratie: Gesprek) -> Answer:
    if not _NAME.keys() & stage.contract.resource("betrokkene").attributes.keys():
        raise Inapplicable("het contract kent geen naam van een betrokkene")
    answer = stage.consumer.amend("betrokkene", registratie.betrokkene_id, _NAME)
    if turned_down(answer):
        raise Inapplicable("de provider laat een betrokkene niet wijzigen")
    return answer


@then("noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact")
def _(stage: Stage, registratie: Gesprek, wijziging: Answer) -> None:
    answers.answered(wijziging)
    contract, wanted = stage.contract, registratie.betrokkene_id
    resource = contract.resource("betrokkene")
    ties = {"klantcontact": registratie.klantcontact_id, "partij": registratie.partij_id}
    later = stage.consumer.read_settled(
        "betrokkene",
        wanted,
        lambda seen: not echo(contract, resource, {**ties, **_NAME}, seen.body),
    )
    named = echo(
        contract, resource, _NAME, later.body, exchange=later.n, clause="API-6", where=_CHANGED
    )
    if not named:
        stage.ledger.amend("betrokkene", wanted, _NAME)
    found = kept(contract, resource, wanted, ties, later, clause="C0992-1.9", where=_CHANGED)
    if found and later.ok:
        lost = wire.value_of(later.body, resource.attributes["partij"])
        stage.ledger.amend("betrokkene", wanted, {"partij": wire.referred(contract, lost)})
    demand(found[:1])
    if wijziging.ok:
        demand(named)


@when("de consumer dat klantcontact een ander Onderwerp geeft", target_fixture="wijziging")
def _(stage: Stage, conversations: Conversations) -> Change:
    if not offers_filter(stage, "klantcontact", "onderwerp"):
        raise Inapplicable("het contract of de provider heeft dit filter niet")
    return retitled(conversations)


@then("vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude")
def _(stage: Stage, conversations: Conversations, wijziging: Change) -> None:
    answers.permitted(wijziging.answer)
    contact, wanted = wijziging.contact, wijziging.contact.klantcontact_id
    resource, attribute = stage.contract.resource("klantcontact"), "onderwerp"
    new, old = (str(each.sent[attribute]) for each in (contact, crowded(conversations)))
    later = stage.consumer.read_settled(
        "klantcontact",
        wanted,
        lambda seen: not echo(stage.contract, resource, {attribute: new}, seen.body),
    )
    if not later.ok or echo(stage.contract, resource, {attribute: new}, later.body):
        raise CannotTell("prerequisite", "het klantcontact heeft geen ander Onderwerp gekregen")
    by_new = stage.consumer.eventually(
        lambda: _by_subject(stage, new), lambda seen: seen.has(wanted)
    )
    by_old = stage.consumer.eventually(
        lambda: _by_subject(stage, old), lambda seen: not seen.has(wanted)
    )
    for each in (by_new, by_old):
        relations.readable(each)
    if not by_old.has(wanted):
        if not by_new.has(wanted):
            raise CannotTell("prerequisite", "het klantcontact staat niet in de lijst")
        return
    if len(by_old.ids) > 1:
        raise CannotTell("prerequisite", "het filter op Onderwerp doet niets")
    told = "het klantcontact is na een wijziging ook nog op zijn oude Onderwerp te vinden"
    if not by_new.has(wanted):
        told = (
            "het klantcontact is na een wijziging op zijn oude Onderwerp te vinden, en niet op"
            " zijn nieuwe"
        )
    demand([Finding(told, expected=new, actual=old, exchange=by_old.answers[-1].n)])


def _by_subject(stage: Stage, text: str) -> Listing:
    return stage.consumer.listing("klantcontact", "onderwerp", {"onderwerp": text}, page_limit=3)
