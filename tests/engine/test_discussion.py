"""The draft for a discussion."""

from typing import Any

import pytest
from minilaw import mini_register

from kcc_conformance.law.discussion import draft

RESULT: dict[str, Any] = {
    "provider": {"url": "https://geheim.example/api", "contract": "mini"},
    "checks": [
        {"id": "vragen/zout", "clauses": ["P-1.3"], "questions": ["Q1"], "exchanges": [2]},
        {"id": "beslag/mengen", "clauses": ["P-1.1"], "questions": [], "exchanges": [1]},
    ],
    "questions": [
        {
            "id": "Q1",
            "title": "Zout",
            "observed": "flauw",
            "readings": [{"name": "A", "outcome": "failed"}, {"name": "B", "outcome": "passed"}],
            "checks": ["vragen/zout"],
        }
    ],
    "exchanges": [
        {"n": 1, "method": "GET", "url": "https://geheim.example/api/meel", "status": 200},
        {
            "n": 2,
            "method": "POST",
            "url": "https://geheim.example/api/zout?snuf=1",
            "request_headers": {"Authorization": "***"},
            "request_body": {"hoeveel": "snuf"},
            "status": 201,
            "response_body": {"url": "https://geheim.example/api/zout/1", "code": "```"},
        },
    ],
}


def test_the_draft_has_question_readings_observation_and_exchanges() -> None:
    text = draft(mini_register(), "Q1", [RESULT])
    assert text.startswith("# Q1 (V1): Zout\n")
    assert "Hoort er zout in?" in text
    assert "| A | Ja. | grootmoeder; naar de letter van `seed` | provider |" in text
    assert "`seed`: een tekst, <https://vng.example/0992.md>\\\n" in text
    assert "| provider 1 (mini) | het is flauw | B | A |" in text
    assert "`POST /api/zout?snuf=1` → 201" in text
    assert '"hoeveel": "snuf"' in text
    assert "meel" not in text


def test_the_draft_can_be_published() -> None:
    text = draft(mini_register(), "V1", [RESULT], language="en")
    assert "geheim" not in text
    assert "Authorization" not in text
    assert "https://provider.example/api/zout/1" in text
    assert "````json" in text
    assert "it is bland" in text


def test_results_stand_side_by_side() -> None:
    nothing: dict[str, Any] = {"provider": {"contract": "other"}, "checks": [], "questions": []}
    text = draft(mini_register(), "Q1", [RESULT, nothing])
    assert "| provider 2 (other) | niets waargenomen |  |  |" in text


def test_an_unknown_observation_is_shown_as_it_is() -> None:
    odd = {**RESULT, "questions": [{**RESULT["questions"][0], "observed": "iets | anders"}]}
    assert "iets \\| anders" in draft(mini_register(), "Q1", [odd])


def test_without_results_and_without_observables_it_says_so() -> None:
    assert "geen resultaat" in draft(mini_register(), "Q1")
    assert "Niets om waar te nemen" in draft(mini_register(), "Q2", [RESULT])
    with pytest.raises(KeyError):
        draft(mini_register(), "Q9")
