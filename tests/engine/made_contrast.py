"""The result of a made-up run that differs from the contract, and in its verdicts by the texts."""

from dataclasses import replace

from made_results import check, clause, conforming

from kcc_conformance.findings import CONTRACT, CONVENTION
from kcc_conformance.result.result import CANT_TELL, FAILED, PASSED, CheckFinding, Result

EVERYWHERE = {"seed": "MUST", "main": "MUST"}
BY_MAIN = {"seed": "SHOULD", "main": "MUST"}
NOWHERE = {"seed": "SHOULD", "main": "SHOULD"}

SHAPE = check(
    "De vorm uit het contract", FAILED, "SHOULD", source=CONTRACT, levels=NOWHERE,
    clauses=("API-6",), message="een ander type",
)  # fmt: skip
USUAL = replace(SHAPE, id="attributen/Een pagina", scenario="Een pagina", source=CONVENTION)
UNSURE = replace(
    SHAPE, id="attributen/Filter", scenario="Filter", outcome=CANT_TELL, message="geen lijst"
)
REFUSAL = check(
    "Zonder Onderwerp", FAILED, "SHOULD", levels=BY_MAIN, clauses=("F2173-4",),
    message="neemt iets ongeldigs aan",
    findings=(
        CheckFinding("neemt iets ongeldigs aan", "", "400", 201, None, 1),
        CheckFinding("mist een lid", "/onderwerp", "tekst", None, None, 1, CONTRACT),
    ),
)  # fmt: skip
KEPT = check("Het kanaal komt terug", PASSED, clauses=("C0992-2.3",), levels=EVERYWHERE)


def contrasting() -> Result:
    """A result that is conform by the draft and not by the published text, with a difference from
    the contract, one from what is usual, and something of the contract that cannot be told."""
    checks = (KEPT, REFUSAL, SHAPE, USUAL, UNSURE)
    return replace(
        conforming(),
        checks=checks,
        clauses=(
            clause("C0992-2.3", PASSED, checks=(KEPT.id,), played=1),
            clause("F2173-4", FAILED, level="SHOULD", checks=(REFUSAL.id,), played=1),
            clause("API-6", FAILED, level="SHOULD", checks=(SHAPE.id, USUAL.id), played=2),
        ),
        verdicts={"seed": "conform", "main": "not_conform"},
        differences=(SHAPE.id, USUAL.id),
    )


def strictly(result: Result) -> Result:
    """The same run with --strict."""
    return replace(result, run={**result.run, "options": {"strict": True}})
