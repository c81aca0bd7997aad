"""Results of made-up runs whose failures have causes."""

from dataclasses import replace

from made_results import FINDING, check, exchange, failing

from kcc_conformance.result.cause import Cause, Witness
from kcc_conformance.result.result import FAILED, Check, CheckFinding, Result

SENT = "Mevrouw belde over de afvalinzameling rond kerst. " * 4 + "Zij wil teruggebeld worden."
CUT = SENT[:200]
WHAT = {
    "nl": "Inhoud komt terug afgekapt op 200 van de 227 tekens",
    "en": "Inhoud comes back cut at 200 of 227 characters",
}


def cut_check(n: int, level: str = "MUST") -> Check:
    """A check that failed because of texts that are cut."""
    finding = CheckFinding(
        message="Inhoud heeft een andere waarde dan is geregistreerd",
        pointer="/inhoud",
        expected=SENT,
        actual=CUT,
        clause="C0992-2.4",
        exchange=2,
    )
    return check(
        f"Rij {n}",
        FAILED,
        level,
        message=finding.message,
        findings=(finding,),
        clauses=("C0992-2.4",),
        exchanges=(1, 2),
    )


def cause(number: int, *checks: Check, **other: object) -> Cause:
    """What explains these checks; the first is the witness."""
    made = Cause(
        id=f"C{number}",
        kind="cut",
        what=WHAT,
        where={"nl": "Inhoud van klantcontact, na registreren", "en": "Inhoud of klantcontact"},
        checks=tuple(each.id for each in checks),
        clauses=("C0992-2.4",),
        witness=Witness(checks[0].id, 0, 2, "/inhoud", SENT, CUT),
        boundary="200",
    )
    return replace(made, **other)


def cut(must: int = 12, should: int = 5, single: int = 0) -> Result:
    """A result in which one cause explains `must` mandatory checks and `should` others, and
    `single` mandatory ones have no cause."""
    checks = [cut_check(n) for n in range(must)]
    checks += [cut_check(100 + n, "SHOULD") for n in range(should)]
    alone = [
        check(f"Los {n}", FAILED, message=FINDING.message, findings=(FINDING,), exchanges=(1,))
        for n in range(single)
    ]
    base = failing()
    sent = exchange(1, request={"headers": {}, "body": {"inhoud": SENT}})
    seen = exchange(
        2,
        method="GET",
        status=200,
        request={"headers": {}, "body": None},
        response={"headers": {}, "body": {"inhoud": CUT}},
    )
    return replace(
        base,
        checks=(*checks, *alone),
        causes=(cause(1, *checks),) if checks else (),
        exchanges=(sent, seen),
        why=f"{must + single} verplichte controles niet gehaald",
    )
