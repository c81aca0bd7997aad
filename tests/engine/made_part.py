"""The result of a made-up run of a part, for tests of what reports make of it."""

from dataclasses import replace

from made_results import check, clause, conforming, failing

from kcc_conformance.result.result import PASSED, UNTESTED, Result


def partial() -> Result:
    """A result of a quick run in which all that was played passed."""
    ends = {"Het kanaal komt terug": PASSED, "Een ander": UNTESTED, "Nog een": UNTESTED}
    checks = tuple(check(name, end, clauses=("C0992-2.3",)) for name, end in ends.items())
    run, ids = failing().run, tuple(check.id for check in checks)
    return replace(
        conforming(),
        verdict="partial",
        verdicts={"seed": "partial", "main": "partial"},
        why="1 verplichte controle gehaald; gedeeltelijke run: 2 scenario's niet gekozen",
        checks=checks,
        clauses=(clause("C0992-2.3", PASSED, checks=ids, played=1),),
        run={**run, "options": {**run["options"], "quick": True}, "left_out": 2},
    )
