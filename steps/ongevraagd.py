"""Wat niemand stuurde: what a record shows of people that is not theirs, or that nobody sent."""

from pytest_bdd import given, then

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import same_text
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Attempt, Gesprek, usable
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CONTRACT, Finding, Inapplicable, demand
from kcc_conformance.probing import left_out
from kcc_conformance.stage.stage import Stage

_CONTACT_DATA = ("visiting_address", "postal_address", "digital_addresses")
"""Where a betrokkene can have contact data: a known client's are at his partij (BT-1)."""


@then("toont het klantcontact die actor met zijn eigen naam")
def _(stage: Stage, antwoord: Answer) -> None:
    contract = stage.contract
    resource, actor = contract.resource("klantcontact"), contract.resource("actor")
    if "actoren" not in resource.attributes:
        raise Inapplicable("het contract toont de actor niet bij het klantcontact zelf")
    answers.permitted(antwoord)
    named = {wire.id_key(each.id): each.values.get("naam") for each in stage.ledger.of("actor")}
    shown = wire.value_of(antwoord.body, resource.attributes["actoren"])
    found: tuple[Finding, ...] = ()
    for item in shown if isinstance(shown, list) else ():
        own = named.get(wire.id_key(wire.referred(contract, item) or ""))
        name = wire.value_of(item, actor.attributes["naam"])
        if own and isinstance(name, str) and name and not same_text(name, str(own)):
            found += (
                Finding(
                    "het klantcontact toont de actor met de naam van een ander",
                    pointer=resource.attributes["actoren"].pointer,
                    expected=own,
                    actual=name,
                    clause="C0992-2.10",
                    exchange=antwoord.n,
                    source=CONTRACT,
                ),
            )
    demand(found)


@then("toont de betrokkene geen contactgegevens")
def _(conversations: Conversations, contract: Contract, registratie: Gesprek) -> None:
    wanted = registratie.betrokkene_id
    answer = conversations.memory.reading("betrokkene", wanted)
    demand(answers.found(answer, contract.resource("betrokkene"), wanted))
    found: tuple[Finding, ...] = ()
    for probe in _CONTACT_DATA:
        name = contract.probes.get(probe, "")
        value = wire.read(answer.body, (name,)) if name else wire.MISSING
        if _filled(value):
            found += (
                Finding(
                    "de betrokkene toont contactgegevens die niemand heeft gestuurd",
                    pointer=f"/{name}",
                    expected="niets",
                    actual=value,
                    clause="C0992-1.9",
                    exchange=answer.n,
                    source=CONTRACT,
                ),
            )
    demand(found)


@given(
    "een klantcontact met alleen wat verplicht is, geregistreerd na een met alles erin",
    target_fixture="registratie",
)
def _(conversations: Conversations) -> Attempt:
    return conversations.memory.once("met het verplichte", lambda: left_out.least(conversations))


@then("toont het klantcontact niets wat voor een ander gesprek is gestuurd")
def _(stage: Stage, conversations: Conversations, registratie: Attempt) -> None:
    contract, posted = stage.contract, registratie.klantcontact
    resource = contract.resource("klantcontact")
    demand(answers.takes(posted, resource, "een klantcontact met alleen wat verplicht is"))
    wanted = usable(registratie).klantcontact_id
    later = conversations.memory.reading("klantcontact", wanted)
    demand(answers.found(later, resource, wanted))
    for where, record, exchange in (
        ("een latere opvraging", later.body, later.n),
        ("het antwoord op de registratie", registratie.klantcontact_record, posted.n),
    ):
        found = left_out.of_another(
            contract, stage.ledger, registratie.sent, record, exchange=exchange, where=where
        )
        demand([*found][:1])


def _filled(value: object) -> bool:
    """Whether anything is said by a value, or by one inside it."""
    if isinstance(value, dict):
        return any(_filled(each) for each in value.values())
    if isinstance(value, list):
        return any(_filled(each) for each in value)
    return value is not wire.MISSING and value not in (None, "", False)
