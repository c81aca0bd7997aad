"""What checks come to by a register: each question, and each clause of a text."""

from collections.abc import Mapping, Sequence

from kcc_conformance.law.clause import Words
from kcc_conformance.law.register import Register
from kcc_conformance.result.result import (
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    ClauseResult,
    QuestionResult,
    ReadingOutcome,
)
from kcc_conformance.result.verdict import clause_outcome


def standard_of(register: Register, text: str) -> dict[str, str]:
    """The text judged by."""
    return {"case": register.case, "text": text, "sha256": register.texts[text].sha256}


def question_results(
    register: Register, checks: Sequence[Check], readings: Mapping[str, str]
) -> tuple[QuestionResult, ...]:
    """What the checks observed of each question of a register."""
    results = []
    for question in register.questions:
        telling = [check for check in checks if question.id in check.questions]
        seen = tuple(
            dict.fromkeys(key for check in telling for key in check.observed.get(question.id, ()))
        )
        outcomes = question.outcomes(seen)
        fitting = [name for name, outcome in outcomes.items() if outcome == PASSED]
        results.append(
            QuestionResult(
                id=question.id,
                title=question.title.nl,
                observed=", ".join(fitting) if seen else None,
                observations=seen,
                chosen=readings.get(question.id),
                readings=tuple(
                    ReadingOutcome(name, told, both(question.reading(name).gist))
                    for name, told in outcomes.items()
                ),
                checks=tuple(check.id for check in telling),
                titles=both(question.title),
                sentences=tuple(both(question.observation(key).phrase) for key in seen),
            )
        )
    return tuple(results)


def clause_results(
    register: Register, checks: Sequence[Check], text: str
) -> tuple[ClauseResult, ...]:
    """How each clause of a register came out by a text."""
    results = []
    spoken_of = [(check, {*check.clauses, *check.counts_against}) for check in checks]
    for clause in register.clauses(text):
        passage = clause.passage(text)
        level = clause.level_in(text)
        assert passage is not None
        assert level is not None
        telling = [check for check, clauses in spoken_of if clause.id in clauses]
        played = sum(check.outcome != UNTESTED for check in telling)
        outcome = clause_outcome(clause.id, telling, clause.source)
        if clause.status != "covered" and outcome == UNTESTED:
            outcome = INAPPLICABLE if clause.status == "excluded" else UNTESTED
        results.append(
            ClauseResult(
                id=clause.id,
                owner=clause.owner,
                level=level,
                status=clause.status,
                outcome=outcome,
                gist=both(clause.gist),
                locator=passage.locator("nl"),
                reason=clause.reason.nl,
                checks=tuple(check.id for check in telling),
                requests=sum(check.requests for check in telling),
                locators={language: passage.locator(language) for language in ("nl", "en")},
                reasons=both(clause.reason),
                played=played,
            )
        )
    return tuple(results)


def both(words: Words) -> dict[str, str]:
    """Words in both languages, as a result has them."""
    return {"nl": words.nl, "en": words.en}
