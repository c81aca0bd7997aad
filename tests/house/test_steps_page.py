"""The page of the steps says what the step definitions say."""

import re

from meanings import definitions
from steps_page import COMMAND, PAGE, asked_for, page, sentence

EVERY = definitions()


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"to write it anew: {COMMAND}"


def test_every_definition_has_a_row() -> None:
    rows = re.findall(r"^\| (?:Gegeven|Als|Dan) \| .* \|$", page(), flags=re.MULTILINE)
    assert len(rows) == len(EVERY)


def test_sentences_are_readable() -> None:
    found = [sentence(context) for context in EVERY]
    assert len({*found}) == len(found)
    assert [words for words in found if re.search(r"\(\?P|\\|\{", words)] == []


def test_placeholders_are_no_fixtures() -> None:
    told = {sentence(context): asked_for(context) for context in EVERY}
    [asked] = [asked for words, asked in told.items() if "klantcontact met <attribuut>" in words]
    assert asked == ["conversations", "contract"]
