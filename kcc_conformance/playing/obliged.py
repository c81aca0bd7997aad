"""A check of a clause that the contract used leaves out: it fails, whatever was seen."""

from collections.abc import Mapping
from dataclasses import replace

from kcc_conformance.findings import TEXT
from kcc_conformance.result.result import FAILED, UNTESTED, Check, CheckFinding


def obliged(check: Check, lacking: Mapping[str, tuple[str, ...]]) -> Check:
    """The check as it counts under a contract that lacks something (`contract.obliged`).

    Of one that was played and is mandatory by one of the texts, the clauses that are lacking fail;
    what it found otherwise stays beside that. Any other check is as it was.
    """
    missing = [(clause, told) for clause in check.clauses for told in lacking.get(clause, ())]
    mandatory = "MUST" in (check.level, *check.levels.values()) and check.source == TEXT
    if not missing or not mandatory or check.outcome == UNTESTED:
        return check
    found = tuple(CheckFinding(told, "", None, None, clause, None) for clause, told in missing)
    kept = check.findings if check.outcome == FAILED else ()
    messages = dict.fromkeys([*(told for _, told in missing), *(f.message for f in kept)])
    return replace(
        check,
        outcome=FAILED,
        cause=None,
        message="; ".join(messages),
        findings=(*found, *kept),
    )
