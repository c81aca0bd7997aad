"""De waarden: what a consumer put into a klantcontact."""

from pytest_bdd import parsers, then

from kcc_conformance.findings import demand
from kcc_conformance.observing.judgements import moments, values
from kcc_conformance.observing.session import Case

OORDELEN = {
    "Kanaal": values.channel,
    "Onderwerp": values.subject,
    "Inhoud": values.content,
    "Indicatie contact gelukt": values.succeeded,
    "Taal": values.language,
    "Vertrouwelijkheid": values.confidentiality,
    "Plaatsgevonden op": moments.took_place,
}


@then(parsers.re(f"is (?P<attribuut>{'|'.join(OORDELEN)}) zoals opgegeven$"))
def _(afgehandeld: Case, attribuut: str) -> None:
    demand(OORDELEN[attribuut](afgehandeld))
