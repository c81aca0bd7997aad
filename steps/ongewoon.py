"""Het ongewone: what consumers seldom send, and what a provider makes of it."""

from collections.abc import Mapping
from dataclasses import replace

from kcc_conformance.steps.actor_en_partij import CLAUSE
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.people import Introduction, turned_down
from kcc_conformance.consumer.registration import Attempt, usable
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CONTRACT, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import CLAUSES, key_of
from kcc_conformance.probing import seldom
from kcc_conformance.stage.stage import Stage

_KEPT = {"actor": ("naam", "soort_actor"), "partij": ("soort_partij", "indicatie_actief")}


@when(
    parsers.re(
        r"de consumer een (?P<wat>klantcontact|betrokkene|actorklantcontact|actor|partij) opvraagt"
        r" met iets wat geen ID is"
    ),
    target_fixture="opgevraagd",
)
def _(conversations: Conversations, wat: str) -> tuple[str, Answer]:
    return wat, seldom.reading(conversations, wat)


@then("zegt de provider dat dit geen ID is, of dat het er niet is")
def _(opgevraagd: tuple[str, Answer]) -> None:
    wat, answer = opgevraagd
    answers.permitted(answer)
    if answer.refused:
        return
    told = f"met iets wat geen ID is opgevraagd, antwoordt de provider met status {answer.status}"
    if answer.ok:
        told = f"met iets wat geen ID is opgevraagd, toont de provider toch een {wat}"
    demand([Finding(told, expected="400 of 404", actual=answer.status, exchange=answer.n)])


@when(
    parsers.re(
        r"de consumer daarbij een (?P<wat>actorklantcontact|betrokkene) registreert met een"
        r" (?P<wie>actor|partij) waarvan het ID geen ID is"
    ),
    target_fixture="antwoord",
)
def _(conversations: Conversations, wat: str, wie: str) -> Answer:
    return seldom.linking(conversations, wat)


@then("weigert de provider die verwijzing")
def _(antwoord: Answer) -> None:
    demand(answers.refused(antwoord))


@given(
    "een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal",
    target_fixture="zo_lang_mogelijk",
)
def _(conversations: Conversations) -> Mapping[str, Attempt]:
    return seldom.longest(conversations)


@then(parsers.re(r"is (?:dat|die) (?P<attribuut>Kanaal|Taal) in zijn geheel bewaard"))
def _(
    conversations: Conversations,
    contract: Contract,
    zo_lang_mogelijk: Mapping[str, Attempt],
    attribuut: str,
) -> None:
    key = key_of(attribuut)
    if key not in zo_lang_mogelijk:
        attribute = contract.resource("klantcontact").attributes[key]
        if attribute.max is None and (attribute.free or not attribute.values):
            raise Inapplicable(f"het contract kent geen grens aan {attribuut}")
        raise Inapplicable(f"het contract laat als {attribuut} alleen een korte code toe")
    resource = contract.resource("klantcontact")
    attempt = zo_lang_mogelijk[key]
    posted = attempt.klantcontact
    if answers.about_the_body(posted):
        raise Inapplicable("de provider kent niet elk woord, en dat mag (zie vraag Q15)")
    told = f"een klantcontact met een zo lang mogelijke waarde van {attribuut}"
    demand(replace(each, clause=CLAUSES[key]) for each in answers.takes(posted, resource, told))
    own = {key: attempt.sent[key]}
    demand(
        echo(
            contract,
            resource,
            own,
            attempt.klantcontact_record,
            exchange=posted.n,
            where="het antwoord op de registratie",
        )
    )
    wanted = usable(attempt).klantcontact_id
    later = conversations.memory.reading("klantcontact", wanted)
    demand(answers.found(later, resource, wanted))
    demand(
        echo(contract, resource, own, later.body, exchange=later.n, where="een latere opvraging")
    )


@when(
    parsers.re(r"de consumer een (?P<wat>actor|partij) aanmeldt met alleen wat verplicht is"),
    target_fixture="kennismaking",
)
def _(conversations: Conversations, wat: str) -> Introduction:
    conversations.people.actor() if wat == "actor" else conversations.people.partij()
    return seldom.least(conversations, wat)


@then(parsers.re(r"neemt de provider die (?P<wat>actor|partij) aan en toont de provider hem zo"))
def _(
    conversations: Conversations, contract: Contract, kennismaking: Introduction, wat: str
) -> None:
    resource = contract.resource(wat)
    answer = kennismaking.answer
    if turned_down(answer) and not seldom.wants_more(conversations, wat, answer):
        raise Inapplicable(f"een consumer mag hier geen {wat} aanmaken")
    told = f"een {wat} met alleen wat verplicht is"
    demand(answers.takes(answer, resource, told))
    record_id = answers.new_id(answer, resource)
    later = conversations.memory.reading(wat, record_id)
    demand(answers.found(later, resource, record_id))
    demand(
        echo(
            contract,
            resource,
            kennismaking.sent,
            later.body,
            attributes=_KEPT[wat],
            exchange=later.n,
            where="een latere opvraging",
            clause=CLAUSE[wat],
        )
    )


@when("de consumer een partij zoekt op een identificator die niemand heeft", target_fixture="lijst")
def _(stage: Stage) -> Listing:
    return seldom.nobody(stage)


@then("levert dat geen partij op")
def _(stage: Stage, lijst: Listing) -> None:
    last = answers.permitted(lijst.answers[-1])
    own = wire.id_keys(lijst.ids) & wire.id_keys(stage.ledger.ids("partij"))
    many = bool(own) or len(lijst.ids) > 1  # one may be of somebody else who has it
    if many or not last.ok:
        told = f"op een identificator die niemand heeft, antwoordt de provider met {last.status}"
        if many:
            told = "een identificator die niemand heeft, levert toch partijen op"
        demand(
            [
                Finding(
                    told,
                    expected="een lege lijst",
                    actual=len(lijst.ids) if many else last.status,
                    exchange=last.n,
                    source=CONTRACT,
                )
            ]
        )


@then("toont de provider dat Nummer met zijn voorloopnullen")
def _(stage: Stage, conversations: Conversations, nummer_met_nullen: Attempt) -> None:
    contract = stage.contract
    attribute = contract.resource("klantcontact").attributes["nummer"]
    sent = str(nummer_met_nullen.sent["nummer"])
    wanted = usable(nummer_met_nullen).klantcontact_id
    later = conversations.memory.reading("klantcontact", wanted)
    demand(answers.found(later, contract.resource("klantcontact"), wanted))
    for where, record, exchange in (
        (
            "het antwoord op de registratie",
            nummer_met_nullen.klantcontact_record,
            nummer_met_nullen.klantcontact.n,
        ),
        ("een latere opvraging", later.body, later.n),
    ):
        shown = str(wire.value_of(record, attribute))
        if shown.isdecimal() and shown != sent and shown.lstrip("0") == sent.lstrip("0"):
            demand(
                [
                    Finding(
                        f"het Nummer heeft in {where} zijn voorloopnullen niet meer",
                        pointer=attribute.pointer,
                        expected=sent,
                        actual=shown,
                        clause=CLAUSES["nummer"],
                        exchange=exchange,
                    )
                ]
            )


@given("een klantcontact met een Nummer dat met nullen begint", target_fixture="nummer_met_nullen")
def _(contract: Contract, conversations: Conversations) -> Attempt:
    if contract.resource("klantcontact").attributes["nummer"].kind != "digits":
        raise Inapplicable("een Nummer is in het contract een getal, zonder voorloopnullen")
    found = conversations.named("eigen nummer", conversations.numbered)
    if not str(found.sent["nummer"]).startswith("0"):
        raise Inapplicable("de provider neemt geen Nummer aan dat met nullen begint")
    return found


@given("een klantcontact met een groot Nummer", target_fixture="groot_nummer")
def _(conversations: Conversations) -> Attempt:
    return conversations.named("groot nummer", lambda: seldom.large_number(conversations))


@then("toont de provider dat grote Nummer zoals het is gestuurd")
def _(stage: Stage, conversations: Conversations, groot_nummer: Attempt) -> None:
    resource = stage.contract.resource("klantcontact")
    attribute = resource.attributes["nummer"]
    sent = str(groot_nummer.sent["nummer"])
    wanted = usable(groot_nummer).klantcontact_id
    later = conversations.memory.reading(
        "klantcontact", wanted, lambda seen: str(wire.value_of(seen.body, attribute)) == sent
    )
    demand(answers.found(later, resource, wanted))
    shown = wire.value_of(later.body, attribute)
    if str(shown) != sent:
        demand(
            [
                Finding(
                    "een groot Nummer wordt aangenomen, maar is bij een latere opvraging een ander",
                    pointer=attribute.pointer,
                    expected=sent,
                    actual=repr(shown) if shown is wire.MISSING else shown,
                    clause=CLAUSES["nummer"],
                    exchange=later.n,
                )
            ]
        )
