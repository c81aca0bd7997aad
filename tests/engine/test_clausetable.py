"""The register as table, Markdown, JSON and diff."""

import json
from typing import Any

import pytest
from minilaw import OLD, mini_register

from kcc_conformance.law.clausetable import FORMATS, render
from kcc_conformance.law.drift import literal_sentences
from kcc_conformance.law.register import load_register
from kcc_conformance.law.textdiff import difference

RESULT: dict[str, Any] = {
    "verdict": "not_conform",
    "run": {"id": "r1"},
    "clauses": [{"id": "P-1.1", "outcome": "failed"}],
    "checks": [{"id": "beslag/mengen", "clauses": ["P-1.1", "P-1.2"]}],
}


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", ["seed", "main"])
def test_every_format_shows_every_clause_of_the_text(fmt: str, language: str, text: str) -> None:
    law = load_register()
    shown = render(law, fmt=fmt, language=language, text=text, width=200)
    assert [clause.id for clause in law.clauses(text) if clause.id not in shown] == []
    assert ("C0992-1.9" in shown) == (text == "seed")


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="table, markdown, json"):
        render(mini_register(), fmt="pdf")


def test_markdown_says_who_where_and_why() -> None:
    shown = render(mini_register(), fmt="markdown")
    assert "| P-1.4 | P §1, tabelrij 1 | strekking van P-1.4 | provider | MUST | gedekt |" in shown
    assert "| auteurs |" not in shown
    assert "uitgesloten: titel" in shown
    assert "open vraag Q1, Q2" in shown


def test_a_result_adds_outcomes_and_checks() -> None:
    shown = render(mini_register(), fmt="markdown", language="en", result=RESULT)
    assert "| covered | failed | beslag/mengen |" in shown
    document = json.loads(render(mini_register(), fmt="json", result=RESULT))
    by_id = {row["id"]: row for row in document["clauses"]}
    assert document["verdict"] == "not_conform"
    assert by_id["P-1.1"]["outcome"] == "failed"
    assert by_id["P-1.2"]["checks"] == ["beslag/mengen"]
    assert by_id["P-1.4"]["outcome"] == "untested"


def test_with_a_copy_of_the_text_the_sentence_itself_is_shown() -> None:
    register = mini_register()
    literal = literal_sentences(register, OLD)
    assert "De pan is heet." in render(register, fmt="table", literal=literal, width=200)
    assert "De pan is heet." not in render(register, fmt="table", width=200)


def test_table_markup_in_data_is_shown_as_it_is() -> None:
    register = mini_register()
    literal = {"P-0.2": "[red]heet[/red]"}
    assert "[red]heet[/red]" in render(register, fmt="table", literal=literal, width=200)


def test_the_difference_of_two_texts() -> None:
    told = difference(mini_register())
    assert "## Vervallen (1)\n\n- **P-1.7** (P §1, punt 3): strekking van P-1.7 *niet" in told
    assert "## Gewijzigd (1)\n\n- **P-title**" in told
    assert "- **P-1.1**: MUST → SHOULD" in told
    assert told.endswith("Gelijk: 11.\n")
    assert "## New (1)\n\n- **P-1.7**" in difference(mini_register(), "main", "seed", language="en")
    with pytest.raises(ValueError, match="same text"):
        difference(mini_register(), "seed", "seed")
    with pytest.raises(KeyError):
        difference(mini_register(), "seed", "other")


def test_the_shipped_difference_names_what_the_published_text_changed() -> None:
    told = difference(load_register(), language="en")
    for id in ("C0992-1.4", "C0992-1.7", "C0992-2.2", "C0992-2.13", "F2173-1"):
        assert f"**{id}**" in told
    assert "**C0992-0.6**" not in told
