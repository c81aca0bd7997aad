"""What makes a verdict say less than it seems stands above everything else in the summary."""

from dataclasses import replace

import pytest
from made_results import check, clause, conforming, failing

from kcc_conformance.report.hollow import hollow
from kcc_conformance.report.markdown import summary_md
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, INAPPLICABLE, PASSED, UNTESTED, Result


def whole(*outcomes: str, **provider: object) -> Result:
    """A whole run whose mandatory checks ended so."""
    checks = tuple(check(f"Rij {n}", each) for n, each in enumerate(outcomes))
    run = {**conforming().run, "partial": False}
    told = {**conforming().provider, **provider}
    clauses = (clause("C0992-2.4", PASSED), clause("C0992-2.5", PASSED, level="SHOULD"))
    return replace(conforming(), checks=checks, run=run, provider=told, clauses=clauses)


def told(result: Result, language: str = "en") -> tuple[str, ...]:
    return hollow(View(result, language))


def test_a_run_that_judged_all_has_none() -> None:
    assert told(whole(*[PASSED] * 9, INAPPLICABLE)) == ()
    assert told(whole(FAILED)) == ()


@pytest.mark.parametrize(
    ("inapplicable", "words"),
    [
        (1, ()),
        (2, ("2 of the 10 mandatory checks did not apply here.",)),
        (10, ("10 of the 10 mandatory checks did not apply here.",)),
    ],
)
def test_much_that_did_not_apply(inapplicable: int, words: tuple[str, ...]) -> None:
    outcomes = [INAPPLICABLE] * inapplicable + [PASSED] * (10 - inapplicable)
    assert told(whole(*outcomes)) == words


def test_what_was_declared_and_a_contract_of_ones_own() -> None:
    capabilities = {"delete": {"value": False, "detected_by": "declared"}}
    own = {"extends": "openklant-2.16", "differs": ["paging"], "sha256": "0" * 64}
    first, second = told(whole(PASSED, capabilities=capabilities, own_contract=own))
    assert first.startswith("Not seen but declared, with --capability: delete=no.")
    assert second == "Played with a contract of the user's own."
    seen = {"delete": {"value": False, "detected_by": "tried"}}
    assert told(whole(PASSED, capabilities=seen)) == ()


def test_clauses_of_which_nothing_was_judged() -> None:
    bare = tuple(clause(f"C0992-2.{n}", INAPPLICABLE) for n in range(1, 13))
    made = replace(whole(PASSED), clauses=(clause("C0992-2.4", PASSED), *bare[:1]))
    assert told(made) == ("Of 1 mandatory clause nothing was judged: C0992-2.1.",)
    (line,) = told(replace(made, clauses=bare), "nl")
    assert line.startswith("Over 12 verplichte clausules is niets beoordeeld: C0992-2.1, ")
    assert "C0992-2.11" not in line
    advice = clause("C0992-2.5", UNTESTED, level="SHOULD")
    assert told(replace(made, clauses=(advice,))) == ()
    part = replace(made, run={**made.run, "partial": True})
    assert not any("nothing was judged" in each for each in told(part))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_stands_first(language: str) -> None:
    capabilities = {"delete": {"value": False, "detected_by": "declared"}}
    result = replace(failing(), provider={**failing().provider, "capabilities": capabilities})
    head, _, rest = summary_md(View(result, language)).partition("\n\n")
    assert head.startswith("## ")
    lines = rest.partition("\n\n")[0].splitlines()
    assert len(lines) == 2
    assert all(line.startswith("- **") and line.endswith("**") for line in lines)
    assert "--capability" in lines[1]
