"""Stored exchanges judged anew: the same as then, as a fresh run would by another text or other
readings, and never anything that they do not show."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canned import TOKEN
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from kcc_conformance.reference_impl import create_app
from made_results import conforming, empty
from report_reading import schema

from kcc_conformance import __version__
from kcc_conformance.cli import app
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.phrases import phrase
from kcc_conformance.playing.play import play
from kcc_conformance.rejudging.rejudge import Rejudged, rejudge
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.result.loading import read_result_json
from kcc_conformance.result.result import FAILED, PASSED, Result
from kcc_conformance.settings.settings import Settings

PART = "C0992-2.5 and attributen/ or Q1 or Q7 or Q18"
LARGE = "C0992-2.5 or Q1 or Q7 or Q18"
"""With what is generated, what is registered at the same time, and the last look."""


def played(*faults: str, only: str = PART, **settings: Any) -> Result:
    """A run on the reference, stored and read back."""
    provider = create_app("openklant-2.16", token=TOKEN, faults=faults)
    given = {"contract": "openklant-2.16", "token": TOKEN, "seed": 11, "patience": 0.1,
             "only": only, "examples": 3, **settings}  # fmt: skip
    result = play(Settings(**given), app=provider)
    return read_result_json("".join(result_json(result)).encode(), "result.json")


@cache
def stored(only: str = PART) -> Result:
    return played("text-cut-at-200", only=only)


def again(result: Result, text: str | None = None, readings: tuple[str, ...] | None = None) -> Any:
    return rejudge(result, text=text, readings=readings, name="result.json")


def outcomes(result: Result) -> dict[str, tuple[str, str, str]]:
    return {each.id: (each.outcome, each.level, each.message) for each in result.checks}


def test_a_run_judged_anew_is_that_run() -> None:
    then = stored(LARGE)
    found: Rejudged = again(then)
    assert found.unjudged == ()
    assert found.result.checks == then.checks
    assert found.result.verdict == then.verdict == "not_conform"
    for name in ("questions", "clauses", "causes", "verdicts", "differences", "why"):
        assert getattr(found.result, name) == getattr(then, name)
    assert found.judged == sum(each.outcome != "untested" for each in then.checks)


@pytest.mark.parametrize(
    ("text", "readings", "only"),
    [
        ("main", (), PART),
        ("seed", ("Q7=A",), PART),
        ("seed", ("Q7=B", "Q18=A"), PART),
        ("main", ("Q1=A", "Q7=C"), LARGE),
    ],
)
def test_in_another_way_it_is_what_a_fresh_run_is(
    text: str, readings: tuple[str, ...], only: str
) -> None:
    fresh = played("text-cut-at-200", text=text, reading=readings, only=only)
    found: Rejudged = again(stored(only), text, readings)
    assert found.unjudged == ()
    assert outcomes(found.result) == outcomes(fresh)
    for name in ("verdict", "verdicts", "why", "clauses", "differences", "standard"):
        mine, theirs = getattr(found.result, name), getattr(fresh, name)
        if name == "clauses":
            mine, theirs = ([replace(each, requests=0) for each in x] for x in (mine, theirs))
        assert mine == theirs, name
    assert [(q.id, q.chosen, q.readings) for q in found.result.questions] == [
        (q.id, q.chosen, q.readings) for q in fresh.questions
    ]


def test_a_result_judged_anew_says_so_and_can_be_judged_again() -> None:
    first: Rejudged = again(stored(), "main", ("Q7=A",))
    told = first.result.run["rejudged"]
    assert (told["text"], told["readings"], told["unjudged"]) == ("seed", {}, [])
    assert first.result.run["options"]["reading"] == ["Q7=A"]
    document = json.loads("".join(result_json(first.result)))
    assert [e.message for e in Draft202012Validator(schema()).iter_errors(document)] == []
    back: Rejudged = again(
        read_result_json("".join(result_json(first.result)).encode(), "r"), "seed", ()
    )
    assert outcomes(back.result) == outcomes(stored())


def changed(result: Result, change: Any) -> Result:
    """The result as it is stored, with something changed in its document."""
    data = json.loads("".join(result_json(result)))
    change(data)
    return read_result_json(json.dumps(data).encode(), "r")


def test_an_outcome_that_does_not_follow_from_the_answers_is_not_believed() -> None:
    """Somebody has written a failure away."""
    failed = next(c.id for c in stored().checks if c.outcome == FAILED and c.level == "MUST")

    def embellish(data: Any) -> None:
        for each in data["checks"]:
            if each["id"] == failed:
                each.update(outcome=PASSED, findings=[], message="", step="")

    found: Rejudged = again(changed(stored(), embellish))
    (unjudged,) = found.unjudged
    assert (unjudged.check, unjudged.why) == (failed, "otherwise")
    assert (unjudged.stored, unjudged.found) == (PASSED, FAILED)
    check = next(each for each in found.result.checks if each.id == failed)
    assert check.outcome == "cantTell"
    assert phrase(check.message, "en").startswith("cannot be judged anew: the stored outcome")


def test_what_was_not_recorded_is_not_made_up() -> None:
    """The exchanges of one check are gone, and the others are judged all the same."""
    gone = next(each.id for each in stored().checks if "Q18" in each.questions)

    def lose(data: Any) -> None:
        data["exchanges"] = [e for e in data["exchanges"] if e["check"] != gone]

    found: Rejudged = again(changed(stored(), lose))
    assert {each.check: each.why for each in found.unjudged}[gone] == "unrecorded"
    assert len(found.unjudged) < found.judged / 5
    kept = outcomes(stored())
    for name, told in outcomes(found.result).items():
        assert told == kept[name] or told[0] == "cantTell"


def test_what_was_taken_out_is_not_judged() -> None:
    """An answer of which a part was not kept, and that now looks otherwise."""
    name = next(each.id for each in stored().checks if "Q18" in each.questions)

    def take_out(data: Any) -> None:
        for each in data["exchanges"]:
            posted = each["check"] == name and each["method"] == "POST"
            if posted and "plaatsgevondenOp" not in each["request"]["body"]:
                each["response"]["body"]["plaatsgevondenOp"] = "(van een ander)"

    found: Rejudged = again(changed(stored(), take_out))
    assert {each.check: each.why for each in found.unjudged} == {name: "taken_out"}


def test_another_suite_may_judge_otherwise() -> None:
    """By a release in which the failure was not seen."""
    failed = next(c.id for c in stored().checks if c.outcome == FAILED and c.level == "MUST")

    def older(data: Any) -> None:
        data["suite"]["version"] = "0.0.1"
        for each in data["checks"]:
            if each["id"] == failed:
                each.update(outcome=PASSED, findings=[], message="", step="")

    found: Rejudged = again(changed(stored(), older))
    assert found.unjudged == ()
    assert outcomes(found.result)[failed] == outcomes(stored())[failed]
    assert found.result.suite["version"] == __version__
    assert found.result.run["rejudged"]["suite"]["version"] == "0.0.1"


def test_a_check_that_is_gone_and_a_run_of_several_processes_are_said_to_be() -> None:
    def rename(data: Any) -> None:
        last = [each for each in data["checks"] if each["outcome"] != "untested"][-1]
        last["id"] = "attributen/Er was eens"

    found: Rejudged = again(changed(stored(), rename))
    assert [each.why for each in found.unjudged] == ["gone"]
    together: Rejudged = again(replace(stored(), run={**stored().run, "workers": 4}))
    assert {each.why for each in together.unjudged} == {"together"}
    assert together.judged == 0
    assert together.result.verdict == "cannot_tell"


@pytest.mark.parametrize(
    ("result", "error", "says"),
    [
        (replace(conforming(), subject="consumer"), UsageError, "observe --recording"),
        (empty(), PrerequisiteError, "nothing was played there"),
        (replace(conforming(), exchanges=()), PrerequisiteError, "nothing was played there"),
        (replace(conforming(), run={**conforming().run, "started": "x"}), UsageError, "which run"),
        (replace(conforming(), run={**conforming().run, "started": "2026-01-01T00:00:00"}),
         UsageError, "when its run was"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_anew_is_one_line(result: Result, error: Any, says: str) -> None:
    with pytest.raises(error, match=says) as told:
        again(result)
    assert "\n" not in str(told.value)


def test_a_text_or_reading_that_there_is_not() -> None:
    for text, readings in (("draft", None), (None, ("Q99=A",)), (None, ("Q7=Z",))):
        with pytest.raises(UsageError):
            again(stored(), text, readings)


def test_the_command_writes_reports_and_lists_what_it_could_not(tmp_path: Path) -> None:
    path, out = tmp_path / "result.json", tmp_path / "out"
    path.write_text("".join(result_json(played(only="C0992-0.6"))), "utf-8")
    told = CliRunner().invoke(
        app, ["rejudge", str(path), "--out", str(out), "--text", "main", "--language", "en"],
        standalone_mode=False,
    )  # fmt: skip
    assert told.return_value == 0, told.output
    assert "could not be judged anew" in told.stdout
    assert {each.name for each in out.iterdir()} == {
        "result.json", "report.html", "junit.xml", "summary.md", "badge.svg"
    }  # fmt: skip
    assert json.loads((out / "result.json").read_text("utf-8"))["standard"]["text"] == "main"
    assert "Judged anew" in (out / "report.html").read_text("utf-8")
