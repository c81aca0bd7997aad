"""What is written and told of a play: by its schema, in two languages, with nothing that runs."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from histories import honest
from jsonschema import Draft202012Validator
from junitparser import JUnitXml
from made_plays import left, made
from test_audit import SPOILT, acknowledged, lose, mix, undo

from kcc_conformance.load.figures import Figures
from kcc_conformance.load.limits import parse_limit
from kcc_conformance.load.result import Broken, LoadResult, as_json
from kcc_conformance.load.texts import COUNTED, KINDS, TROUBLES, WORDS, trouble
from kcc_conformance.load.told import last_line, told
from kcc_conformance.load.writing import write

SCHEMA = json.loads((files("kcc_conformance.schemas") / "load.schema.json").read_text("utf-8"))


def spoiled(kind: str) -> LoadResult:
    register = honest(11, calls=20)
    SPOILT[kind](register)
    return made(register.audited(0))


@pytest.mark.parametrize("kind", SPOILT)
def test_the_file_is_as_its_schema_says(kind: str, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    path = write(spoiled(kind).account, tmp_path, "nl")[0]
    told = json.loads(path.read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(told)
    assert [each["kind"] for each in told["findings"]] == [kind]


def test_a_text_that_is_no_utf_8_is_written_too(tmp_path: Path) -> None:
    register = honest(11, calls=20)
    one, other = acknowledged(register, "klantcontact", 2)[:2]
    records = register.records["klantcontact"]
    records[one.id]["inhoud"] = records[other.id]["inhoud"] + "\ud800"
    path = write(made(register.audited(0)).account, tmp_path, "nl")[0]
    [found] = json.loads(path.read_text("utf-8"))["findings"]
    assert found["actual"] == records[one.id]["inhoud"]


def test_a_play_of_which_nothing_came_can_be_written(tmp_path: Path) -> None:
    nothing = honest(1, calls=0).audited(0)
    result = made(nothing, figures=Figures(), troubles=("nothing was acknowledged",))
    for language in ("nl", "en"):
        told = json.loads(write(result.account, tmp_path, language)[0].read_text("utf-8"))
        Draft202012Validator(SCHEMA).validate(told)
        assert [*told_lines(result, language)]
    assert result.exit_code == 3


def told_lines(result: LoadResult, language: str) -> list[str]:
    return [*told(result.account, language), last_line(result.account, language)]


def test_the_page_runs_nothing_and_shows_everything(tmp_path: Path) -> None:
    result = made(spoiled("lost").tally, leftovers=left())
    for language in ("nl", "en"):
        page = write(result.account, tmp_path, language)[1].read_text("utf-8")
        assert f'<html lang="{language}">' in page
        assert "<script" not in page
        assert "\x1b" not in page
        assert not re.search(r"(?:src|href)=", page)
        assert page.count("<svg") == 4
        assert "C0992-1.7" in page
        assert "status 500" in page


def test_each_language_is_whole() -> None:
    for words in (WORDS, COUNTED, KINDS):
        for key, (dutch, english) in words.items():
            assert dutch, key
            assert english, key
            assert sorted(re.findall(r"{\w+}", dutch)) == sorted(re.findall(r"{\w+}", english)), key


def test_the_last_line_is_the_audit() -> None:
    account = made().account
    count = account.audit["acknowledged"]
    assert last_line(account, "en").startswith(f"acknowledged {count} · found {count} · lost 0 ·")
    assert last_line(account, "nl").startswith(f"aangenomen {count} · gevonden {count} ·")


VERDICTS = {
    "nothing found": (lambda: made(), 0),
    "something lost": (lambda: made(_spoiled_by(lose)), 1),
    "texts mixed": (lambda: made(_spoiled_by(mix)), 1),
    "a correction undone": (lambda: made(_spoiled_by(undo)), 0),
    "a correction undone, strictly": (lambda: made(_spoiled_by(undo), strict=True), 1),
    "a number twice": (lambda: spoiled("number_twice"), 0),
    "a limit broken": (lambda: made(limits=(Broken(parse_limit("rate>9"), 3.0, False),)), 1),
    "a process gone": (lambda: made(troubles=("1 of 2 processes ended",)), 3),
    "a process gone and something lost": (
        lambda: made(_spoiled_by(lose), troubles=("1 of 2 processes ended",)),
        1,
    ),
    "broken off": (lambda: made(interrupted=True), 3),
}


def _spoiled_by(spoil: object) -> object:
    register = honest(11, calls=20)
    assert callable(spoil)
    spoil(register)
    return register.audited(0)


@pytest.mark.parametrize("name", VERDICTS)
def test_the_exit_code_says_what_it_comes_to(name: str, tmp_path: Path) -> None:
    make, code = VERDICTS[name]
    result = make()
    assert result.exit_code == code
    xml = JUnitXml.fromfile(str(write(result.account, tmp_path, "nl")[2]))
    assert bool(xml.failures) == (code == 1)
    assert bool(xml.errors) == (code == 3)


def test_findings_are_counted_and_the_first_are_written() -> None:
    register = honest(2, calls=150)
    for record in register.records["klantcontact"].values():
        if "0123abcd" in str(record["onderwerp"]):
            record["kanaal"] = "Post"
    result = made(register.audited(0))
    assert result.tally.count("altered") > 50
    assert len(as_json(result)["findings"]) == 50


def test_what_could_not_be_told_is_told_in_both_languages() -> None:
    for english, dutch in TROUBLES:
        text = re.sub(r"\(\\d\+\)", "3", english)
        assert trouble(text, "en") == text
        assert trouble(text, "nl") == dutch.format(3, 3)
