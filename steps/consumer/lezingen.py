"""De open vragen: which reading a consumer follows."""

from pytest_bdd import parsers, then

from kcc_conformance.findings import Remarks
from kcc_conformance.observing.judgements import aftermath, customer, moments
from kcc_conformance.observing.session import Case

WAARNEMINGEN = {
    "Q1": customer.name_of_caller,
    "Q2": aftermath.anonymous_calls,
    "Q12": aftermath.what_was_deleted,
    "Q18": moments.which_moment,
    "Q20": aftermath.question_and_answer,
    "Q30": aftermath.subjects,
}


@then(parsers.re(r"is te zien welke lezing van (?P<vraag>Q\d+) de consumer volgt$"))
def _(afgehandeld: Case, remarks: Remarks, vraag: str) -> None:
    for waarneming in WAARNEMINGEN[vraag](afgehandeld):
        remarks.observe(vraag, waarneming)
