"""An earlier result, and what of it is played again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app
from made_results import failing

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.chosen import chosen_by, narrowed_by
from kcc_conformance.playing.play import play
from kcc_conformance.playing.scenarios import every_scenario
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.result.earlier import failed_in, read_result
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

FAULT = "uninvited-task-on-klantcontact"


def played(*faults: str, **settings: Any) -> Result:
    app = create_app("openklant-2.16", token=TOKEN, faults=faults)
    given = {"contract": "openklant-2.16", "token": TOKEN, "seed": 1, "patience": 0.0, **settings}
    return play(Settings(**given), app=app)


def kept(result: Result, folder: Path) -> str:
    path = folder / "result.json"
    path.write_text("".join(result_json(result)), encoding="utf-8")
    return str(path)


def document(folder: Path, *checks: Any) -> str:
    path = folder / "result.json"
    told = {"checks": list(checks), "questions": [], "clauses": []}
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)


def test_what_failed_or_could_not_be_told_is_found(tmp_path: Path) -> None:
    assert failed_in(kept(failing(), tmp_path)) == {
        check.id for check in failing().checks if check.outcome in ("failed", "cantTell")
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a result.json of this suite"),
        ('{"checks": []}', "is not a result.json of this suite"),
        ('{"checks": [1], "questions": [], "clauses": []}', "is not a result.json of this suite"),
        ('{"checks": {}, "questions": [], "clauses": []}', "is not a result.json of this suite"),
        ('{"checks": [{"id": 1}], "questions": [], "clauses": []}', "is not a result.json"),
        ('{"checks": [], "questions": [], "clauses": []}', "nothing was played there"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_another_file_is_refused_in_one_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        failed_in(str(path))
    assert str(caught.value).startswith(f"--failed {path}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_result(tmp_path)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="bytes: cannot be read"):
        read_result(tmp_path / "bytes")


def test_where_nothing_failed_there_is_nothing_to_play_again(tmp_path: Path) -> None:
    path = document(tmp_path, {"id": "a/b", "outcome": "passed"})
    with pytest.raises(UsageError, match="nothing failed there"):
        chosen_by(Settings(failed=path))


def test_what_does_not_exist_any_more_is_named(tmp_path: Path) -> None:
    (real,) = (
        each.id for each in every_scenario() if each.id.startswith("attributen/Een meegestuurd")
    )
    gone = {"id": "weg/Ooit was dit er", "outcome": "failed"}
    with pytest.raises(UsageError, match="does not exist any more: weg/Ooit was dit er"):
        chosen_by(Settings(failed=document(tmp_path, gone)))
    path = document(tmp_path, gone, {"id": real, "outcome": "cantTell"})
    assert chosen_by(Settings(failed=path)).gone == ("weg/Ooit was dit er",)
    result = played(failed=path)
    assert [check.id for check in result.checks if check.outcome != "untested"] == [real]
    (told,) = (each for each in result.doctor if each.name == "earlier")
    assert told.outcome == "warn"
    assert "weg/Ooit was dit er" in told.what["nl"]
    assert "weg/Ooit was dit er" in told.what["en"]


def test_only_what_failed_is_played_again(tmp_path: Path) -> None:
    first = played(FAULT, only="C0992-0.6 not nacontrole/")
    failed = {check.id for check in first.checks if check.outcome == "failed"}
    assert failed
    path = kept(first, tmp_path)
    again = played(FAULT, failed=path)
    assert {check.id for check in again.checks if check.outcome == "failed"} == failed
    assert again.verdict == "not_conform"
    mended = played(failed=path)
    assert {check.id for check in mended.checks if check.outcome == "passed"} == failed
    assert mended.verdict == "partial"
    assert mended.run["left_out"] == len(mended.checks) - len(failed)


def test_what_chooses_holds_together(tmp_path: Path) -> None:
    every = every_scenario()
    path = document(tmp_path, *({"id": each.id, "outcome": "failed"} for each in list(every)[::2]))
    again = failed_in(path)
    settings = Settings(only="attributen/", quick=True, failed=path)
    chosen = {each.id for each in every if chosen_by(settings).selection.wants(each)}
    assert chosen == {
        each.id
        for each in every
        if each.quick and each.id in again and each.id.startswith("attributen/")
    }
    assert chosen
    assert chosen_by(replace(settings, only=None, failed=None)).selection.partial
    assert narrowed_by(settings) == ("--only attributen/", "--quick", f"--failed {path}")
    assert narrowed_by(Settings()) == ()


def test_what_together_fits_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^--only API-7, --quick: fits no scenario"):
        played(only="API-7", quick=True)
    writing = next(each for each in every_scenario() if not each.reads)
    path = document(tmp_path, {"id": writing.id, "outcome": "failed"})
    with pytest.raises(UsageError, match=r"fits no scenario that only reads$"):
        played(failed=path, read_only=True)
