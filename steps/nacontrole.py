"""De nacontrole: everything of this run, looked at once more."""

from dataclasses import dataclass

import pytest
from kcc_conformance.steps.actor_en_partij import KEPT
from kcc_conformance.steps.soorten import SOORTEN, enkelvoud
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.checks.shape import carries, misshapen
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.contract import wire
from kcc_conformance.contract.fitting import need_schema
from kcc_conformance.findings import MOST, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import KLANTCONTACT
from kcc_conformance.probing.internal_tasks import internal_tasks
from kcc_conformance.probing.last_look import LastLook, Sight
from kcc_conformance.probing.left_out import named_after_another
from kcc_conformance.probing.newcomers import unexplained
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.stage.stage import Stage

WHERE = "de nacontrole"
CLAUSES_OF = {
    "actorklantcontact": "C0992-2.10",
    "betrokkene": "C0992-1.9",
    "actor": "C0992-1.1a",
    "partij": "C0992-1.9",
}


@pytest.fixture(scope="session")
def terugblikken(stage: Stage) -> LastLook:
    """What is seen of this run at its end."""
    return last_look_at(stage)


def last_look_at(stage: Stage) -> LastLook:
    """A last look for the checks in this module."""
    return LastLook(stage, lambda entry, answer: _wrong(stage, Sight(entry, answer)))


@when("de consumer elk klantcontact van deze run nog eens opvraagt", target_fixture="terugblik")
def _(terugblikken: LastLook) -> tuple[Sight, ...]:
    return terugblikken.of("klantcontact")


@when(
    "de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt",
    target_fixture="terugblik",
)
def _(terugblikken: LastLook) -> tuple[Sight, ...]:
    names = ("betrokkene", "actorklantcontact", "actor", "partij")
    return tuple(each for name in names for each in terugblikken.of(name))


@then("heeft elk klantcontact nog zijn eigen gegevens")
@then("is elk daarvan nog zoals het is geregistreerd")
def _(stage: Stage, terugblik: tuple[Sight, ...]) -> None:
    if not terugblik:
        raise CannotTell("prerequisite", "er is in deze run niets geregistreerd")
    found: tuple[Finding, ...] = ()
    for each in terugblik:
        found += _otherwise(stage, each)
    demand(found, most=MOST)


@then("hebben de betrokkenen en partijen nog hun eigen naam")
def _(stage: Stage, terugblik: tuple[Sight, ...]) -> None:
    named = [
        each
        for each in terugblik
        if each.entry.resource in ("betrokkene", "partij") and each.answer.ok
    ]
    if not named:
        raise CannotTell("prerequisite", "van deze run is niemand meer te lezen")
    found: tuple[Finding, ...] = ()
    borrowed: tuple[Finding, ...] = ()
    for each in named:
        found += _renamed(stage, each)
        borrowed += _borrowed(stage, each)
    demand(found + borrowed[:1], most=MOST)


@then("toont geen klantcontact een interne taak")
def _(stage: Stage, terugblik: tuple[Sight, ...]) -> None:
    resource = stage.contract.resource("klantcontact")
    if not terugblik:
        raise CannotTell("prerequisite", "er is in deze run niets geregistreerd")
    found: tuple[Finding, ...] = ()
    if "interne_taken" in resource.attributes:
        if not any(each.answer.ok for each in terugblik):
            raise CannotTell("prerequisite", "van deze run is geen klantcontact meer te lezen")
        for each in terugblik:
            if each.answer.ok:
                found += _tasks(stage, each)
    else:
        found = internal_tasks(stage, wire.id_keys(each.entry.id for each in terugblik))
    demand(found, most=MOST)


@when(
    "de consumer alle klantcontacten met het kenmerk van deze run opvraagt",
    target_fixture="lijst",
)
def _(stage: Stage) -> Listing:
    stage.inventory.settled()
    return by_marker(stage, stage.marker)


@when("de consumer elk klantcontact van deze run in de lijst zoekt", target_fixture="gezocht")
def _(stage: Stage, terugblikken: LastLook) -> "Gezocht":
    onderwerp = stage.contract.resource("klantcontact").attributes["onderwerp"]
    wanted = tuple(
        each.entry.id
        for each in terugblikken.of("klantcontact")
        if stage.marker in str(wire.value_of(each.answer.body, onderwerp))
    )
    return Gezocht(wanted, terugblikken.marked(wanted))


@dataclass(frozen=True)
class Gezocht:
    """The klantcontacten that show this run's marker in their onderwerp, and the list in which
    they were looked for."""

    ids: tuple[str, ...]
    lijst: Listing


@then("staat elk daarvan in de lijst")
def _(gezocht: Gezocht) -> None:
    if not gezocht.ids:
        raise CannotTell("prerequisite", "van deze run is geen klantcontact meer te lezen")
    found = relations.readable(gezocht.lijst)
    missing = [each for each in gezocht.ids if not found.has(each)]
    if missing:
        demand(
            [
                Finding(
                    "de lijst toont niet elk klantcontact dat op te vragen is:"
                    f" {len(missing)} van de {len(gezocht.ids)} ontbreken",
                    expected="elk klantcontact van deze run",
                    actual=missing[:MOST],
                    exchange=found.answers[-1].n,
                )
            ]
        )


@then("zijn dat alleen klantcontacten die de provider heeft aangenomen")
def _(stage: Stage, lijst: Listing) -> None:
    relations.readable(lijst)
    known = wire.id_keys(stage.ledger.ids("klantcontact"))
    if not known:
        raise CannotTell("prerequisite", "er is in deze run niets geregistreerd")
    strays = unexplained(stage, lijst, (i for i in lijst.ids if wire.id_key(i) not in known))
    if strays:
        demand(
            [
                Finding(
                    f"er zijn {len(strays)} klantcontacten van deze run die de provider nooit"
                    " heeft aangenomen",
                    expected="alleen aangenomen klantcontacten",
                    actual=strays[:MOST],
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then(
    parsers.re(
        rf"hebben alle getoonde (?P<wat>{SOORTEN}|lijsten|foutmeldingen) van deze run de vorm uit"
        r" het contract"
    ),
    converters={"wat": enkelvoud},
)
def _(stage: Stage, wat: str) -> None:
    contract = stage.contract
    if wat not in ("lijst", "foutmelding"):
        contract.resource(wat)
    schema = {"lijst": "list", "foutmelding": "error"}.get(wat, wat)
    need_schema(contract, f"{schema}.response", stage.schemata.names())
    shown = stage.recorder.exchanges.where(lambda head: carries(contract, head, wat))
    found, looked_at = misshapen(contract, stage.schemata, shown, wat)
    if not looked_at and (wat == "foutmelding" or people_given(stage, wat)):
        raise Inapplicable(f"in deze run is geen {wat} getoond die te bewaren is")
    if not looked_at:
        raise CannotTell("prerequisite", f"in deze run is geen {wat} getoond")
    demand(found, most=MOST)


def people_given(stage: Stage, name: str) -> bool:
    """Whether the run uses a record of the user's, of which nothing is kept."""
    return name in ("actor", "partij") and stage.people.given(name) is not None


def _otherwise(stage: Stage, sight: Sight) -> tuple[Finding, ...]:
    """What is not as it was registered."""
    resource = stage.contract.resource(sight.entry.resource)
    return kept(
        stage.contract,
        resource,
        sight.entry.id,
        _legal(sight.entry),
        sight.answer,
        where=WHERE,
        clause=CLAUSES_OF.get(resource.name),
    )


def _renamed(stage: Stage, sight: Sight) -> tuple[Finding, ...]:
    """Which names are not those that were registered."""
    names = {k: v for k, v in sight.entry.values.items() if k in ("voornaam", "achternaam")}
    return echo(
        stage.contract,
        stage.contract.resource(sight.entry.resource),
        names,
        sight.answer.body,
        exchange=sight.answer.n,
        where=WHERE,
        clause="API-6",
    )


def _borrowed(stage: Stage, sight: Sight) -> tuple[Finding, ...]:
    """Whether somebody who was sent without a name has that of another."""
    seen = sight.answer
    found = named_after_another(
        stage.contract, stage.ledger, sight.entry, seen.body, exchange=seen.n
    )
    return tuple(found)


def _tasks(stage: Stage, sight: Sight) -> tuple[Finding, ...]:
    """The internal tasks that a klantcontact shows."""
    return relations.refers(
        stage.contract,
        stage.contract.resource("klantcontact"),
        sight.answer.body,
        "interne_taken",
        (),
        exchange=sight.answer.n,
    )


def _wrong(stage: Stage, sight: Sight) -> bool:
    """Whether there is anything about a record that one of the checks here would tell."""
    try:
        found = _otherwise(stage, sight)
    except CannotTell:
        return False
    name = sight.entry.resource
    if name == "klantcontact":
        if "interne_taken" in stage.contract.resource(name).attributes:
            found += _tasks(stage, sight)
    else:
        found += _renamed(stage, sight) + _borrowed(stage, sight)
    return bool(found)


def _legal(entry: Entry) -> dict[str, object]:
    """What was sent, as far as the text or the contract obliges the provider to keep it."""
    if entry.resource in KEPT:
        return {name: entry.values[name] for name in KEPT[entry.resource] if name in entry.values}
    if entry.resource != "klantcontact":
        return entry.values
    return {name: value for name, value in entry.values.items() if name in KLANTCONTACT}


@when("de consumer de interne taken van het klantcontact opvraagt", target_fixture="taken")
def _(stage: Stage, registratie: Registratie) -> tuple[Finding, ...]:
    return internal_tasks(stage, wire.id_keys((registratie.klantcontact_id,)), registratie)


@then("is er geen interne taak bij dit klantcontact")
def _(taken: tuple[Finding, ...]) -> None:
    demand(taken)
