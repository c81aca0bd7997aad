"""Plays side by side: what the audit found and which limits broke, and no noise."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made_plays import figures, made
from stored_plays import invoked, limited, spoiled, stored
from test_audit import SPOILT, lose, undo

from kcc_conformance.cli import app
from kcc_conformance.errors import UsageError
from kcc_conformance.law.register import load_register
from kcc_conformance.load.account import account_in
from kcc_conformance.load.result import LoadResult
from kcc_conformance.load.writing import contents
from kcc_conformance.playing.law_results import standard_of
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.result.result import Result


def slower() -> LoadResult:
    """The same, but for latencies and errors."""
    found = figures()
    for n in range(50):
        found.request(20.5, "POST /klantcontacten", 4.0 + n, "status 503")
    return made(figures=found)


def compare(folder: Path, *results: LoadResult, language: str = "en") -> tuple[int, str, Any]:
    paths = [str(stored(folder / str(n), each)) for n, each in enumerate(results)]
    out = folder / f"out-{language}"
    done = CliRunner().invoke(
        app,
        ["compare", *paths, "--out", str(out), "--fail-on", "worse", "--language", language],
        standalone_mode=False,
    )
    assert done.exception is None, done.exception
    return done.return_value, done.output, json.loads((out / "compare.json").read_text("utf-8"))


# --- read back as it was written ---------------------------------------------------------------


@pytest.mark.parametrize("kind", SPOILT)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_stored_play_says_what_it_said(kind: str, language: str) -> None:
    account = spoiled(SPOILT[kind]).account
    again = account_in(account.as_text().encode(), "load.json")
    assert contents(again, language) == contents(account, language)


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "is not a load.json": lambda told: told.pop("kind"),
    "has schema_version 9": lambda told: told.update(schema_version="9"),
    "/audit": lambda told: told["audit"].pop("lost"),
    "/audit/lost": lambda told: told["audit"].update(lost="0"),
    "do not say the same of lost": lambda told: told["audit"].update(lost=1),
    "more than what was acknowledged": lambda told: told["audit"].update(acknowledged=1),
    "/verdict is not_conform": lambda told: told.update(verdict="not_conform"),
    "/verdict is cannot_tell": lambda told: told.update(verdict="cannot_tell"),
    "says cannot_tell": lambda told: told["troubles"].append("1 of 2 processes ended"),
    "says not_conform": lambda told: told["limits"][0].update(held=False),
    "/figures/by_second/0/second": lambda told: told["figures"]["by_second"][0].update(
        second=10**15
    ),
}


@pytest.mark.parametrize("says", WRONG)
def test_what_is_no_account_is_one_line(says: str) -> None:
    told = json.loads(made().account.as_text())
    WRONG[says](told)
    with pytest.raises(UsageError) as error:
        account_in(json.dumps(told).encode(), "f.json")
    assert str(error.value).startswith("f.json: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"kind": NaN}', '{"kind": 1e999}', "é"])
def test_what_is_no_json_is_one_line(text: str) -> None:
    with pytest.raises(UsageError, match=r"f\.json: is not"):
        account_in(text.encode("latin-1"), "f.json")


# --- side by side ------------------------------------------------------------------------------


def test_noise_is_neither_better_nor_worse(tmp_path: Path) -> None:
    code, told, data = compare(tmp_path, made(), slower())
    assert code == 0, told
    [change] = data["changes"]
    assert not any(change[kind] for kind in ("worse", "better", "new", "gone", "otherwise"))
    rows = {row["id"]: row for row in data["figures"]}
    assert rows["errors: status 503"]["values"] == [None, 50]
    assert rows["latency.max"]["differs"]
    assert "clauses" not in data


BECAME: dict[str, tuple[LoadResult, LoadResult, dict[str, list[str]]]] = {
    "lost": (made(), spoiled(lose), {"worse": ["audit: lost"]}),
    "found again": (spoiled(lose), made(), {"better": ["audit: lost"]}),
    "undone, which no text forbids": (made(), spoiled(undo), {"worse": ["audit: reverted"]}),
    "a limit broken": (
        limited(("p95<1s", True)), limited(("p95<1s", False)), {"worse": ["limit: p95<1s"]},
    ),
    "a limit written otherwise": (limited(("p95<1s", True)), limited(("p95 < 1s", True)), {}),
    "another limit": (
        limited(("p95<1s", True)), limited(("rate>2", True)),
        {"new": ["limit: rate>2"], "gone": ["limit: p95<1s"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BECAME)
def test_what_was_found_and_what_broke_is_better_or_worse(name: str, tmp_path: Path) -> None:
    one, other, expected = BECAME[name]
    code, told, data = compare(tmp_path, one, other)
    [change] = data["changes"]
    found = {kind: change[kind] for kind in ("worse", "better", "new", "gone") if change[kind]}
    assert found == expected
    assert code == ("worse" in expected), told
    assert change["mandatory_worse"] == (name == "lost")


def test_what_cannot_be_told_is_worse_than_nothing_found(tmp_path: Path) -> None:
    code, _, data = compare(tmp_path, made(), made(troubles=("1 of 2 processes ended",)))
    assert code == 1
    assert "audit: lost" in data["changes"][0]["worse"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_what_counts_and_which_play_was_heavier(
    language: str, tmp_path: Path
) -> None:
    heavy = made(play={**made().play, "agents": 900})
    compare(tmp_path, made(), spoiled(lose), slower(), heavy, language=language)
    page = (tmp_path / f"out-{language}" / "compare.html").read_text("utf-8")
    text = (tmp_path / f"out-{language}" / "compare.md").read_text("utf-8")
    words = {
        "nl": ("nooit beter of slechter", "900 medewerkers", "onder belasting niets verloren",
               "aangenomen, maar niet meer te vinden", "Antwoordtijd (ms) p95"),
        "en": ("never better or worse", "900 agents", "nothing lost under load",
               "accepted, but not to be found any more", "Latency (ms) p95"),
    }  # fmt: skip
    for each in words[language]:
        assert each in page
        assert each in text
    other = {"nl": "never better", "en": "nooit beter"}[language]
    assert other not in page + text


def test_a_broken_limit_is_said_to_count(tmp_path: Path) -> None:
    compare(tmp_path, limited(("p95<1s", True)), limited(("p95<1s", False)))
    text = (tmp_path / "out-en" / "compare.md").read_text("utf-8")
    assert "a limit (--limit) that is broken counts for the verdict" in text
    assert "that does not change the verdict" not in text


# --- beside runs -------------------------------------------------------------------------------


@pytest.fixture(name="run")
def _run(tmp_path: Path) -> Path:
    """A folder with a result.json of a run."""
    result = Result(
        {"name": "kcc-conformance", "version": "0.1.0"}, standard_of(load_register(), "seed"),
        {"url": "http://127.0.0.1:9/api", "contract": "openklant-2.16"}, {"started": "2026"},
        "conform", "alles", (), (), (), (), (),
    )  # fmt: skip
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "result.json").write_text("".join(result_json(result)), "utf-8")
    return folder


def test_a_run_and_a_play_are_not_compared(run: Path, tmp_path: Path) -> None:
    play = stored(tmp_path / "play", made())
    error = invoked("compare", run, play, "--out", tmp_path / "o").exception
    assert isinstance(error, UsageError)
    assert "give each result.json beside others, and each load.json beside others" in str(error)


def test_a_folder_with_both_is_taken_as_the_others_are(run: Path, tmp_path: Path) -> None:
    stored(run, made())
    play, out = stored(tmp_path / "play", made()), tmp_path / "o"
    together = invoked("compare", run, run, "--out", out, "--language", "en")
    assert together.exception is None
    assert f"Not compared: {run / 'load.json'}; give those files" in together.output
    assert "figures" not in json.loads((out / "compare.json").read_text("utf-8"))
    for others in ([run, play], [run, play.parent]):
        beside = invoked("compare", *others, "--out", out, "--language", "en")
        assert beside.exception is None
        assert "Not compared" not in beside.output
        assert json.loads((out / "compare.json").read_text("utf-8"))["figures"]


@pytest.mark.parametrize("command", ["rejudge", "run"])
def test_who_needs_a_run_says_so_of_a_play(command: str, tmp_path: Path) -> None:
    play = stored(tmp_path, made())
    asked = ["rejudge", play] if command == "rejudge" else ["run", "--failed", play]
    error = invoked(*asked, "--out", tmp_path / "o").exception
    assert isinstance(error, UsageError)
    assert "of a play under load" in str(error)
    assert "\n" not in str(error)
