"""De klant en de medewerker: who is recorded with a call."""

from pytest_bdd import then

from kcc_conformance.findings import Remarks, demand
from kcc_conformance.observing.judgements import customer, employee
from kcc_conformance.observing.session import Case


@then("verwijst de betrokkene naar de ene partij van de klant")
def _(afgehandeld: Case) -> None:
    demand(customer.recorded(afgehandeld))


@then("heeft de consumer geen partij gemaakt")
def _(afgehandeld: Case) -> None:
    demand(customer.nobody_made(afgehandeld))


@then("staan er geen contactgegevens bij de betrokkene")
def _(afgehandeld: Case) -> None:
    demand(customer.contact_data(afgehandeld))


@then("is te zien of de consumer de actor al kende")
def _(afgehandeld: Case, remarks: Remarks) -> None:
    remarks.notes += employee.actor_beforehand(afgehandeld)


@then("is de medewerker als actor vastgelegd")
def _(afgehandeld: Case) -> None:
    demand(employee.employee(afgehandeld))
