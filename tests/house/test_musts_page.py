"""What can make a provider not conform rests on words of the text, and the page says which."""

import pytest
from musts_page import COMMAND, PAGE, page, words

from kcc_conformance.findings import TEXT
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.outcome import level_of, source_of
from kcc_conformance.playing.scenarios import every_scenario

LAW = load_register()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"write it anew: {COMMAND}"


@pytest.mark.parametrize("text", LAW.texts)
def test_every_must_has_words(text: str) -> None:
    binding = [each for each in every_scenario() if level_of(each, text, LAW) == "MUST"]
    assert len(binding) > 50
    assert [each.id for each in binding if not words(text, each)] == []


@pytest.mark.parametrize("text", LAW.texts)
def test_what_does_not_rest_on_the_text_is_no_must(text: str) -> None:
    others = [each for each in every_scenario() if source_of(each, LAW) != TEXT]
    assert len(others) > 50
    assert {level_of(each, text, LAW) for each in others} <= {"SHOULD", "OPEN", "INFO"}
    assert [each.id for each in others if each.level == "MUST"] == []
