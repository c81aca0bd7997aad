"""The folder of reports, and result.json in it."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_results import FINDING, check, conforming, failing
from report_reading import EVERY, LANGUAGES, schema, shown

from kcc_conformance.errors import UsageError
from kcc_conformance.report import FILES, write_reports
from kcc_conformance.result.result import (
    FAILED,
    Check,
    CheckFinding,
    ClauseResult,
    Diagnosis,
    Leftover,
    QuestionResult,
    ReadingOutcome,
    Result,
)


@LANGUAGES
@EVERY
def test_five_files_are_written(make: Callable[[], Result], language: str, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    paths = write_reports(make(), out, language)
    assert [path.name for path in paths] == list(FILES)
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert all(path.read_text("utf-8") for path in paths)


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    write_reports(failing(), tmp_path)
    write_reports(conforming(), tmp_path)
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["verdict"] == "conform"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "result.json").symlink_to(elsewhere)
    write_reports(failing(), out)
    assert elsewhere.read_text() == "mine"


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_reports(failing(), tmp_path / "1")]
    assert first == [path.read_bytes() for path in write_reports(failing(), tmp_path / "2")]


@pytest.mark.parametrize("name", ["file/below", "file", "nul\0"])
def test_a_folder_that_cannot_be_written_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"^--out .*cannot be written") as caught:
        write_reports(failing(), tmp_path / name)
    assert "\n" not in str(caught.value)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    (tmp_path / "report.html" / "in-the-way").write_text("")
    with pytest.raises(UsageError):
        write_reports(failing(), tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


# --- result.json ----------------------------------------------------------------------------


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@EVERY
def test_result_json_validates(make: Callable[[], Result], tmp_path: Path) -> None:
    text = write_reports(make(), tmp_path)[0].read_text("utf-8")
    data = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    errors = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema()).iter_errors(data)
    ]
    assert not errors


def test_result_json_loses_nothing(tmp_path: Path) -> None:
    text = write_reports(failing(), tmp_path)[0].read_text("utf-8")
    assert json.loads(text) == json.loads(json.dumps(failing().as_json()))


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Result, ()),
        (Check, ("$defs", "check")),
        (CheckFinding, ("$defs", "finding")),
        (QuestionResult, ("$defs", "question")),
        (ReadingOutcome, ("$defs", "question", "properties", "readings", "items")),
        (ClauseResult, ("$defs", "clause")),
        (Leftover, ("$defs", "leftover")),
        (Diagnosis, ("$defs", "diagnosis")),
    ],
)
def test_the_schema_describes_the_model(kind: type[Any], place: tuple[str, ...]) -> None:
    node = schema()
    for key in place:
        node = node[key]
    names = {item.name for item in fields(kind)}
    assert set(node["properties"]) == names
    assert set(node["required"]) == names


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("verdict",), "groen"),
        (("schema_version",), "2"),
        (("checks", 0, "outcome"), "skipped"),
        (("checks", 0, "level"), "MAY"),
        (("checks", 0, "cause"), "bad luck"),
        (("clauses", 0, "status"), "forgotten"),
        (("clauses", 0, "owner"), "nobody"),
        (("exchanges", 0, "status"), "201"),
        (("exchanges", 0, "request", "headers", "Authorization"), "Token abcdef"),
        (("run", "options", "token"), "abcdef"),
        (("checks", 1, "findings"), [FINDING.__dict__]),
    ],
)
def test_the_schema_refuses(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(json.dumps(failing().as_json()))
    node = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(data)


def test_endless_nesting_does_no_harm(tmp_path: Path) -> None:
    deep: Any = "bottom"
    for _ in range(700):
        deep = [deep]
    finding = replace(FINDING, actual=deep)
    result = replace(failing(), checks=(check("Diep", FAILED, findings=(finding,)),))
    write_reports(result, tmp_path)
    assert "Diep" in shown(result)
