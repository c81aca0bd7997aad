"""Wat is geregistreerd: what came of a call, and when."""

from pytest_bdd import then

from kcc_conformance.findings import Remarks, demand
from kcc_conformance.observing.judgements import (
    aftermath,
    employee,
    moments,
    payload,
    registering,
)
from kcc_conformance.observing.session import Case
from kcc_conformance.result.verdict import PROVEN


@then("heeft de consumer geen klantcontact geregistreerd")
def _(afgehandeld: Case, remarks: Remarks) -> None:
    demand(registering.not_registered(afgehandeld))
    remarks.strength = PROVEN


@then("is er één klantcontact per vraag en niet meer")
def _(afgehandeld: Case) -> None:
    demand(registering.registered(afgehandeld))


@then("zijn er niet minder klantcontacten dan vragen")
def _(afgehandeld: Case) -> None:
    demand(registering.one_per_question(afgehandeld))


@then("heeft de consumer niets van wat gezegd is voor het einde gestuurd")
def _(afgehandeld: Case) -> None:
    demand(moments.after_the_call(afgehandeld))


@then("heeft de consumer geen interne taak uitgezet")
def _(afgehandeld: Case) -> None:
    demand(employee.no_follow_up(afgehandeld))


@then("is de geweigerde stap herhaald of is wat half was weggehaald")
def _(afgehandeld: Case) -> None:
    demand(aftermath.tidied(afgehandeld))


@then("past alles wat de consumer stuurt bij het contract")
def _(afgehandeld: Case) -> None:
    demand(payload.shape(afgehandeld), most=10)
