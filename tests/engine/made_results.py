"""Results of made-up runs, for tests of what reports make of them."""

from dataclasses import replace
from typing import Any

from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
    ClauseResult,
    Leftover,
    QuestionResult,
    ReadingOutcome,
    Result,
)

BASE = "https://klant.voorbeeld.nl/klantinteracties/api/v1"
HOSTILE = "<script>alert(1)</script>\x1b[31m]]>&\x00\ud800\u202e\ufffe| `x` {{ 7*7 }} [bold]"


def exchange(n: int, **other: Any) -> dict[str, Any]:
    """An exchange as the engine keeps it."""
    return {
        "n": n,
        "check": "attributen/Het onderwerp komt terug",
        "method": "POST",
        "url": f"{BASE}/klantcontacten",
        "request": {
            "headers": {
                "Authorization": "Token ***",
                "Content-Type": "application/json",
                "Content-Length": "51",
            },
            "body": {"onderwerp": "Afvalinzameling rond kerst", "kanaal": "Telefoon"},
        },
        "status": 201,
        "response": {
            "headers": {"content-type": "application/json"},
            "body": {"uuid": "5452f450-e940-4996-a353-37f4a7ec8710", "onderwerp": "Afval"},
        },
        "milliseconds": 12.3,
        "trouble": None,
        "resource": "klantcontact",
        **other,
    }


def check(name: str, outcome: str, level: str = "MUST", **other: Any) -> Check:
    """A check of the feature about attributes, unless told otherwise."""
    base = Check(
        id=f"attributen/{name}",
        feature="Attributen van het klantcontact",
        rule="De provider bewaart wat is ingevuld",
        scenario=name,
        clauses=("C0992-2.4",),
        questions=(),
        level=level,
        outcome=outcome,
        seconds=0.1,
        exchanges=(1,),
    )
    return replace(base, **other)


def clause(name: str, outcome: str, **other: Any) -> ClauseResult:
    """A clause of the provider, unless told otherwise."""
    base = ClauseResult(
        id=name,
        owner="provider",
        level="MUST",
        status="covered",
        outcome=outcome,
        gist={"nl": f"Strekking van {name}.", "en": f"Gist of {name}."},
        locator="C0992 §2, tabelrij 4",
    )
    return replace(base, **other)


FINDING = CheckFinding(
    message="het onderwerp komt anders terug",
    pointer="/onderwerp",
    expected="Afvalinzameling rond kerst",
    actual="Afval",
    clause="C0992-2.4",
    exchange=1,
)


def failing() -> Result:
    """A result that has one of everything."""
    onderwerp = check(
        "Het onderwerp komt terug",
        FAILED,
        message=FINDING.message,
        step="Dan is het onderwerp Afvalinzameling rond kerst",
        findings=(FINDING,),
        clauses=("C0992-2.3", "C0992-2.4"),
        exchanges=(1, 2),
        requests=37,
    )
    zonder = check(
        "Na het gesprek is er niets te doen",
        CANT_TELL,
        id="geen-vervolgacties/Na het gesprek is er niets te doen",
        feature="Geen vervolgacties",
        clauses=("C0992-0.6",),
        cause="transport",
        message="geen antwoord binnen 10 s",
        step="Als de consumer het klantcontact opvraagt",
        exchanges=(3,),
    )
    checks = (
        zonder,
        check("Het kanaal komt terug", PASSED, clauses=("C0992-2.3",)),
        onderwerp,
        check("De status klopt", FAILED, "SHOULD", clauses=("API-1",), message="status 200"),
        check(
            "Nummer",
            PASSED,
            "OPEN",
            clauses=("C0992-2.2",),
            questions=("Q7",),
            observed={"Q7": ("provider-vult-in",)},
        ),
        check(
            "Naam van de beller",
            CANT_TELL,
            "OPEN",
            clauses=(),
            questions=("Q1",),
            cause="prerequisite",
            message="geen partij",
        ),
        check("Filter op kanaal", INAPPLICABLE, "INFO", message="dit filter is er niet"),
        check("Taal", UNTESTED, message="niet gekozen", clauses=("C0992-2.7",), exchanges=()),
        check(
            "Anoniem",
            PASSED,
            strength="not_observable",
            clauses=("C0992-1.6",),
            notes=("de lijst toont de proefregistratie niet",),
        ),
    )
    return Result(
        suite={"name": "kcc-conformance", "version": "0.1.0"},
        standard={"case": "C0992", "text": "seed", "sha256": "ab" * 32},
        provider={
            "url": BASE,
            "contract": "openklant-2.16",
            "detected_by": [f"{BASE}/schema/openapi.json (Open Klant 2.18.0)"],
            "capabilities": {"delete": {"value": True, "detected_by": "tried"}},
        },
        run={
            "id": "1a2b3c4d",
            "started": "2025-01-02T03:04:05+00:00",
            "finished": "2025-01-02T03:04:09+00:00",
            "seconds": 4.25,
            "requests": 43,
            "requests_for": {"preparation": 4, "checks": 39, "last_look": 0, "cleanup": 0},
            "seed": 424242,
            "options": {"strict": False, "token": "***", "header": ["X-Api-Key: ***"]},
            "readings": {},
            "partial": True,
            "interrupted": False,
        },
        verdict="not_conform",
        verdicts={"seed": "not_conform", "main": "not_conform"},
        why="1 verplichte controle niet gehaald; gedeeltelijke run: 1 scenario's niet gekozen",
        checks=checks,
        questions=(
            QuestionResult(
                "Q1",
                "De naam van de beller",
                None,
                (),
                None,
                (ReadingOutcome("A", "untested"),),
                (checks[5].id,),
            ),
            QuestionResult(
                "Q7",
                "Wie vult het nummer in?",
                "B",
                ("provider-vult-in",),
                None,
                (ReadingOutcome("A", "failed"), ReadingOutcome("B", "passed")),
                (checks[4].id,),
            ),
        ),
        clauses=(
            clause(
                "C0992-0.2",
                INAPPLICABLE,
                status="excluded",
                owner="author",
                level="INFO",
                reason="Een kop legt niemand iets op.",
            ),
            clause("C0992-0.6", CANT_TELL, checks=(zonder.id,)),
            clause("C0992-1.6", PASSED, checks=("attributen/Anoniem",)),
            clause("C0992-2.2", UNTESTED, status="question", level="OPEN"),
            clause("C0992-2.3", PASSED, checks=("attributen/Het kanaal komt terug",)),
            clause("C0992-2.4", FAILED, checks=(onderwerp.id,)),
            clause("C0992-2.7", UNTESTED, checks=("attributen/Taal",)),
            clause("API-1", FAILED, level="SHOULD", checks=("attributen/De status klopt",)),
        ),
        leftovers=(Leftover("klantcontact", "5452f450", "DELETE gaf 405"),),
        exchanges=(
            exchange(1),
            exchange(2, method="GET", request={"headers": {}, "body": None}, status=200),
            exchange(
                3,
                status=None,
                trouble="time-out na 10 s",
                method="GET",
                request={"headers": {}, "body": None},
                response={"headers": {}, "body": None},
            ),
        ),
    )


def conforming() -> Result:
    """A result with nothing to complain of."""
    return replace(
        failing(),
        verdict="conform",
        verdicts={"seed": "conform", "main": "conform"},
        why="alle 1 verplichte controles gehaald",
        checks=(check("Het kanaal komt terug", PASSED, clauses=("C0992-2.3",)),),
        clauses=(clause("C0992-2.3", PASSED),),
        questions=(),
        leftovers=(),
        run={**failing().run, "partial": False},
    )


def empty() -> Result:
    """A result of a run in which nothing was played."""
    return replace(
        failing(),
        verdict="cannot_tell",
        verdicts={"seed": "cannot_tell", "main": "cannot_tell"},
        checks=(),
        clauses=(),
        questions=(),
        leftovers=(),
        exchanges=(),
        run={**failing().run, "partial": False},
        why="er is geen enkele verplichte controle uitgevoerd",
    )


def hostile() -> Result:
    """A result with a provider that says whatever it likes, wherever it can."""
    result = failing()
    finding = replace(
        FINDING,
        message=HOSTILE,
        pointer=f"/{HOSTILE}",
        expected={HOSTILE: 1},
        actual=[HOSTILE, float("nan")],
    )
    checks = tuple(
        replace(
            c,
            message=HOSTILE,
            notes=(HOSTILE,),
            step=HOSTILE,
            scenario=f"{c.scenario}{HOSTILE}",
            findings=(finding,) if c.outcome == FAILED else c.findings,
        )
        for c in result.checks
    )
    body = {HOSTILE: HOSTILE, "nan": float("inf")}
    wire = exchange(
        1,
        url=f"{BASE}/{HOSTILE}",
        trouble=HOSTILE,
        request={"headers": {"X-Odd": HOSTILE}, "body": body},
        response={"headers": {"X-Odd": HOSTILE}, "body": HOSTILE},
    )
    return replace(
        result,
        checks=checks,
        provider={**result.provider, "url": HOSTILE, "detected_by": [HOSTILE]},
        leftovers=(Leftover("klantcontact", HOSTILE, HOSTILE),),
        exchanges=(wire, *result.exchanges[1:]),
    )
