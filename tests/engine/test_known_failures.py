"""The list of known failures: what is read, what is refused, what a run makes of each entry."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.playing.scenarios import check_ids
from kcc_conformance.result.draft import DAYS, check_draft, write_draft
from kcc_conformance.result.known_failures import Entry, assess, excuses, load_known_failures, today
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    Result,
)
from kcc_conformance.result.verdict import standing
from kcc_conformance.settings.settings import Settings

DAY = date(2026, 5, 17)
GOOD = """\
# een lijst
[[known]]
check = "attributen/Onderwerp"
reason = "De leverancier lost het op"
link = "https://issues.example/7"
expires = 2026-12-31
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "bekend.toml"
    path.write_text(text, encoding="utf-8")
    return path


def check(name: str, outcome: str, level: str = "MUST") -> Check:
    return Check(name, "F", "R", "S", ("C0992-2.4",), (), level, outcome)


def entry(name: str, expires: date = DAY) -> Entry:
    return Entry(name, "reden", "https://issues.example/7", expires)


# --- the file ---------------------------------------------------------------------------------


def test_a_list_is_read(tmp_path: Path) -> None:
    (found,) = load_known_failures(written(tmp_path, GOOD))
    assert found == Entry(
        "attributen/Onderwerp",
        "De leverancier lost het op",
        "https://issues.example/7",
        date(2026, 12, 31),
    )
    assert load_known_failures(written(tmp_path, "\ufeff" + GOOD)) == (found,)
    assert load_known_failures(written(tmp_path, "# niets\n")) == ()


def test_an_entry_may_name_several_checks(tmp_path: Path) -> None:
    text = GOOD.replace('check = "attributen/Onderwerp"', 'checks = ["een", " twee "]')
    one, two = load_known_failures(written(tmp_path, text))
    assert (one.check, two.check) == ("een", "twee")
    assert (one.reason, one.link, one.expires) == (two.reason, two.link, two.expires)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[[known]]", "[[known", "line 2"),
        ("[[known]]", "[known]", "[[known]]"),
        ("[[known]]", "[[bekend]]", "unknown key 'bekend'"),
        ("expires =", "expire =", "line 2: unknown key 'expire'"),
        ("expires = 2026-12-31\n", "", "line 2: 'expires' is missing"),
        ("2026-12-31", '"2026-12-31"', "line 2: 'expires' is not a date"),
        ("2026-12-31", "2026-12-31T10:00:00Z", "line 2: 'expires' is not a date"),
        ("2026-12-31", "2026-02-30", "cannot be read as TOML"),
        ("De leverancier lost het op", " ", "line 2: 'reason' is not a text"),
        ("De leverancier lost het op", "TODO: waarom", "'reason' still has to be filled in"),
        ("https://issues.example/7", "TODO", "'link' still has to be filled in"),
        ("https://issues.example/7", "issue 7", "'link' is not an http"),
        ("https://issues.example/7", "https://", "'link' is not an http"),
        ("https://issues.example/7", "https://[", "'link' is not an http"),
        ('"attributen/Onderwerp"', "7", "'check' is not a text"),
        ('check = "attributen/Onderwerp"\n', "", "line 2: give the id of a 'check', or a list"),
        ("[[known]]\n", '[[known]]\nchecks = ["x"]\n', "give the id of a 'check', or a list"),
        ('check = "attributen/Onderwerp"', "checks = []", "'checks' is not a list of texts"),
        ('check = "attributen/Onderwerp"', 'checks = "a"', "'checks' is not a list of texts"),
        ('check = "attributen/Onderwerp"', 'checks = ["a", 7]', "'checks' is not a text"),
        ('check = "attributen/Onderwerp"', 'checks = ["a", "a"]', "'a' is listed twice"),
        ("# een lijst\n", GOOD, "line 7: 'attributen/Onderwerp' is listed twice"),
    ],
)
def test_what_is_wrong_with_a_list(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(UsageError) as caught:
        load_known_failures(written(tmp_path, GOOD.replace(old, new, 1)))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bekend.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        load_known_failures(path)
    with pytest.raises(UsageError, match="cannot be read"):
        load_known_failures(tmp_path)


# --- entries and checks -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "level", "expires", "state"),
    [
        (FAILED, "MUST", DAY, "known"),
        (FAILED, "SHOULD", DAY, "known"),
        (FAILED, "MUST", DAY - timedelta(1), "expired"),
        (PASSED, "MUST", DAY, "stale"),
        (PASSED, "MUST", DAY - timedelta(1), "stale"),
        (INAPPLICABLE, "MUST", DAY, "stale"),
        (CANT_TELL, "MUST", DAY, "not_judged"),
        (CANT_TELL, "MUST", DAY - timedelta(1), "expired"),
        (PASSED, "OPEN", DAY, "not_judged"),
        (UNTESTED, "MUST", DAY, "not_played"),
        (UNTESTED, "MUST", DAY - timedelta(1), "not_played"),
    ],
)
def test_the_state_of_an_entry(outcome: str, level: str, expires: date, state: str) -> None:
    (found,) = assess([entry("f/a", expires)], [check("f/a", outcome, level)], {"f/a"}, DAY)
    assert found.state == state
    assert found.expires == expires.isoformat()
    assert excuses([entry("f/a", expires)], check("f/a", outcome, level), DAY) == (state == "known")


def test_an_entry_that_names_nothing_gets_the_nearest_name() -> None:
    (found,) = assess([entry("attributen/Onderwrp")], [], {"attributen/Onderwerp", "x/y"}, DAY)
    assert (found.state, found.closest) == ("unknown", "attributen/Onderwerp")
    (lost,) = assess([entry("f/a")], [], {"f/a"}, DAY)
    assert (lost.state, lost.closest) == ("not_played", None)


def test_all_checks_are_known_by_name_without_playing() -> None:
    writing = {each.id for each in played().checks}
    reading = {each.id for each in played(read_only=True, only="API-4").checks}
    assert writing < reading == check_ids()


# --- in a run ---------------------------------------------------------------------------------


@cache
def played(*faults: str, **settings: Any) -> Result:
    settings = {"only": "0.6", "seed": 1, "examples": 1, "patience": 0.0, **settings}
    app = create_app("openklant-2.16", token=TOKEN, faults=faults)
    return play(Settings(contract="openklant-2.16", token=TOKEN, **settings), app=app)


FAULT = "uninvited-task-on-klantcontact"


def listing(tmp_path: Path, names: list[str], expires: date) -> str:
    blocks = [
        f'[[known]]\ncheck = "{name}"\nreason = "reden"\nlink = "https://issues.example/7"\n'
        f"expires = {expires.isoformat()}\n"
        for name in names
    ]
    return str(written(tmp_path, "\n".join(blocks)))


def failed(result: Result) -> list[str]:
    return [each.id for each in result.checks if each.outcome == FAILED]


def test_known_failures_do_not_fail_the_run_and_change_nothing_else(tmp_path: Path) -> None:
    plain = played(FAULT)
    names = failed(plain)
    assert names
    assert standing(plain).exit_code == 1
    result = played(FAULT, baseline=listing(tmp_path, names, today()))
    assert standing(result).exit_code == 0
    assert (result.verdict, failed(result)) == ("not_conform", names)
    assert [each.state for each in result.known] == ["known"] * len(names)
    assert [c.outcome for c in result.clauses] == [c.outcome for c in plain.clauses]
    assert f"waarvan bekend: {len(names)}" in result.why


def test_a_failure_that_is_not_on_the_list_fails_the_run(tmp_path: Path) -> None:
    names = failed(played(FAULT, only="0.6 API-4"))
    result = played(
        FAULT, "protocol-unknown-id-500", only="0.6 API-4", strict=True,
        baseline=listing(tmp_path, names, today()),
    )  # fmt: skip
    assert set(failed(result)) > set(names)
    assert standing(result).exit_code == 1
    assert not standing(result).apart


@pytest.mark.parametrize("wrong", ["stale", "expired", "unknown"])
def test_a_list_that_is_not_right_fails_the_run(wrong: str, tmp_path: Path) -> None:
    names = failed(played(FAULT)) if wrong == "expired" else ["onzin/Onzin"]
    if wrong == "stale":
        names = [each.id for each in played().checks if each.outcome == PASSED][:1]
    day = today() - timedelta(1) if wrong == "expired" else today()
    faults = [FAULT] if wrong == "expired" else []
    result = played(*faults, baseline=listing(tmp_path, names, day))
    assert {each.state for each in result.known} == {wrong}
    assert standing(result).exit_code == 1
    assert standing(result).wrong == len(names)
    assert result.verdict == ("not_conform" if faults else "partial")


def test_what_is_not_played_is_left_aside(tmp_path: Path) -> None:
    name = next(iter(sorted(i for i in check_ids() if i.startswith("attributen/"))))
    result = played(baseline=listing(tmp_path, [name], today() - timedelta(400)))
    assert [each.state for each in result.known] == ["not_played"]
    assert standing(result).exit_code == 0


def test_nothing_known_makes_up_for_what_could_not_be_judged(tmp_path: Path) -> None:
    names = failed(played(FAULT))
    result = played(FAULT, baseline=listing(tmp_path, names, today()))
    unsure = replace(result, checks=(*result.checks, check("f/a", CANT_TELL)))
    assert standing(unsure).exit_code == 3
    broken = replace(result, run={**result.run, "interrupted": True})
    assert standing(broken).exit_code == 3


# --- the draft --------------------------------------------------------------------------------


def test_a_draft_has_to_be_filled_in_and_then_does(tmp_path: Path) -> None:
    path = tmp_path / "opzet.toml"
    result = played(FAULT)
    assert write_draft(str(path), result, (), strict=False) == len(failed(result))
    with pytest.raises(UsageError, match=r"line .*'reason' still has to be filled in"):
        load_known_failures(path)
    text = path.read_text("utf-8").replace("TODO: why", "Omdat").replace("TODO: ", "")
    path.write_text(text.replace("… where it is followed up", "issues.example/7"), "utf-8")
    entries = load_known_failures(path)
    assert sorted(each.check for each in entries) == sorted(failed(result))
    assert {each.expires for each in entries} == {today() + timedelta(DAYS)}
    assert standing(played(FAULT, baseline=str(path))).exit_code == 0


def test_a_draft_lists_recommendations_only_when_they_bind(tmp_path: Path) -> None:
    result = played("protocol-unknown-id-500", only="0.6 API-4", strict=True)
    assert write_draft(str(tmp_path / "a"), result, (), strict=True) == len(failed(result)) > 0
    assert write_draft(str(tmp_path / "b"), result, (), strict=False) == 0
    assert load_known_failures(tmp_path / "b") == ()


def test_a_second_draft_keeps_what_holds(tmp_path: Path) -> None:
    only = "0.6 API-4"
    before = played(FAULT, only=only)
    names = failed(before)
    stale = next(c.id for c in before.checks if c.outcome == PASSED)
    old = listing(tmp_path, [names[0], "onzin/Onzin", stale], today())
    result = played(FAULT, only=only, baseline=old)
    states = {each.check: each.state for each in result.known}
    assert (states[names[0]], states[stale]) == ("known", "stale")
    write_draft(str(tmp_path / "nieuw"), result, load_known_failures(Path(old)), strict=False)
    text = (tmp_path / "nieuw").read_text("utf-8")
    assert 'reason = "reden"' in text
    assert sorted(x for x in names if x in text) == sorted(names)
    assert "onzin" not in text
    assert text.count("[[known]]") <= len(names)


def test_a_draft_never_replaces_a_file(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    for place, says in ((path, "is there already"), (tmp_path / "weg" / "x", "no folder")):
        with pytest.raises(UsageError, match=says):
            check_draft(str(place))
        with pytest.raises(UsageError, match=says):
            write_draft(str(place), played(), (), strict=False)
    assert path.read_text("utf-8") == GOOD
    check_draft(None)
