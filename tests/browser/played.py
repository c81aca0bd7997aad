"""Results as large as those of a run: every clause of the register, and made-up failures."""

from dataclasses import replace
from functools import cache

from kcc_conformance.playing.play import play
from kcc_conformance.result.cause import Cause, Witness
from kcc_conformance.result.result import FAILED, CheckFinding, Result
from kcc_conformance.result.verdict import verdict
from kcc_conformance.settings.settings import Settings

SENT = "De beller vraagt wanneer het afval wordt opgehaald rond kerst. " * 4
CUT = SENT[:200]


@cache
def honest() -> Result:
    """The reference, a little of every mandatory clause, told as if that were all there is."""
    result = play(Settings(quick=True, seed=5, patience=0.0))
    found, why = verdict(result.checks)
    verdicts = dict.fromkeys(result.verdicts, found)
    run = {**result.run, "partial": False}
    return replace(result, verdict=found, why=why, verdicts=verdicts, run=run)


def one() -> Result:
    """One cause for a dozen failures."""
    return _failing(causes=1, each=12, single=0)


def many() -> Result:
    """More causes than the first screen names, and failures without one."""
    return _failing(causes=9, each=3, single=7)


def _failing(causes: int, each: int, single: int) -> Result:
    result = honest()
    number = next(x["n"] for x in result.exchanges if x.get("request", {}).get("body"))
    wanted = [c for c in result.checks if c.level in ("MUST", "SHOULD")][: causes * each + single]
    finding = CheckFinding(
        "Inhoud heeft een andere waarde dan is geregistreerd", "/inhoud", SENT, CUT, None, number
    )
    failed = {
        check.id: replace(check, outcome=FAILED, message=finding.message, findings=(finding,))
        for check in wanted
    }
    made = []
    for place in range(causes):
        names = tuple(check.id for check in wanted[place * each : (place + 1) * each])
        made.append(
            Cause(
                id=f"C{place + 1}",
                kind="cut",
                what={
                    "nl": f"Inhoud komt terug afgekapt op {200 + place} van de {len(SENT)} tekens",
                    "en": f"Inhoud comes back cut at {200 + place} of {len(SENT)} characters",
                },
                where={
                    "nl": "Inhoud van het klantcontact, na registreren",
                    "en": "Inhoud of the klantcontact, after registering",
                },
                checks=names,
                clauses=tuple(dict.fromkeys(c for n in names for c in failed[n].clauses)),
                witness=Witness(names[0], 0, number, "/inhoud", SENT, CUT),
                boundary=str(200 + place),
            )
        )
    checks = tuple(failed.get(check.id, check) for check in result.checks)
    against = {clause for check in failed.values() for clause in check.clauses}
    found, why = verdict(checks)
    return replace(
        result,
        checks=checks,
        causes=tuple(made),
        verdict=found,
        why=why,
        verdicts=dict.fromkeys(result.verdicts, found),
        clauses=tuple(replace(c, outcome=FAILED) if c.id in against else c for c in result.clauses),
    )
