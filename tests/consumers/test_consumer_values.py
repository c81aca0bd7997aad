"""What a consumer puts into a klantcontact, and when it sends it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sessions import Tape, call_of, calls, ends, session

from kcc_conformance.observing.judgements.aftermath import question_and_answer
from kcc_conformance.observing.judgements.moments import after_the_call, took_place, which_moment
from kcc_conformance.observing.judgements.values import (
    channel,
    confidentiality,
    content,
    language,
    subject,
    succeeded,
)
from kcc_conformance.observing.session import BROWSER, Case

CALL = call_of("bekend")


def case_of(
    folder: Path, members: dict[str, Any], call: str = "bekend", *, after: float = 20.0,
    timed: bool = True, changed: dict[str, Any] | None = None, **options: Any,
) -> Case:  # fmt: skip
    made = Tape(call_of(call)["einde"] + timedelta(seconds=after))
    body = {key: value for key, value in members.items() if value != "…"}
    made.klantcontact(call_of(call), **body)
    left_out = [key for key, value in members.items() if value == "…"]
    for entry in made.entries:
        text = entry["request"]["postData"]["text"]
        for key in left_out:
            text = text.replace(f'"{key}"', f'"anders{key}"')
        entry["request"]["postData"]["text"] = text
        if not timed:
            del entry["startedDateTime"]
    return session(made, calls(call, **(changed or {})), folder, **options).cases[call]


@pytest.mark.parametrize(
    ("judgement", "members", "outcome"),
    [
        (channel, {"kanaal": " telefoon "}, "passed"),
        (channel, {"kanaal": "E-mail"}, "failed"),
        (channel, {"kanaal": "K07"}, "cantTell"),
        (channel, {"kanaal": "…"}, "failed"),
        (subject, {"onderwerp": "Zwembad (OPENINGSTIJDEN  zwembad) VB-BEKE"}, "passed"),
        (subject, {"onderwerp": "VB-BEKE"}, "failed"),
        (succeeded, {"indicatieContactGelukt": False}, "failed"),
        (succeeded, {"indicatieContactGelukt": None}, "failed"),
        (succeeded, {"indicatieContactGelukt": "…"}, "failed"),
        (language, {"taal": "nl"}, "passed"),
        (language, {"taal": "dut"}, "passed"),
        (language, {"taal": "eng"}, "failed"),
        (confidentiality, {"vertrouwelijk": True}, "failed"),
        (confidentiality, {"vertrouwelijk": "…"}, "failed"),
        (content, {"inhoud": f"{CALL['vraag']}\n\n{CALL['antwoord'].upper()}"}, "passed"),
        (content, {"inhoud": CALL["vraag"]}, "failed"),
        (content, {"inhoud": CALL["antwoord"]}, "failed"),
        (content, {"inhoud": "In eigen woorden."}, "cantTell"),
        (content, {"inhoud": "", "onderwerp": "VB-BEKE"}, "failed"),
        (content, {"inhoud": CALL["vraag"], "reactie": CALL["antwoord"]}, "passed"),
    ],
)
def test_values(judgement: Any, members: dict[str, Any], outcome: str, tmp_path: Path) -> None:
    assert ends(judgement, case_of(tmp_path, members))[0] == outcome


def test_a_declared_channel_may_be_a_code(tmp_path: Path) -> None:
    told = {"changed": {"kanaal": ["K07", "Telefoon"]}}
    assert ends(channel, case_of(tmp_path, {"kanaal": "k07"}, **told))[0] == "passed"
    assert ends(channel, case_of(tmp_path, {"kanaal": "K08"}, **told))[0] == "failed"


@pytest.mark.parametrize("judgement", [succeeded, language, channel, confidentiality])
def test_in_a_browser_what_is_left_out_may_be_filled_in_later(
    judgement: Any, tmp_path: Path
) -> None:
    members = dict.fromkeys(("indicatieContactGelukt", "taal", "kanaal", "vertrouwelijk"), "…")
    assert ends(judgement, case_of(tmp_path, members, place=BROWSER))[0] == "cantTell"


def test_changed_values_arrive(tmp_path: Path) -> None:
    assert ends(language, case_of(tmp_path, {}, "anders"))[0] == "passed"
    assert ends(language, case_of(tmp_path, {"taal": "nld"}, "anders"))[0] == "failed"
    assert ends(confidentiality, case_of(tmp_path, {"vertrouwelijk": False}, "anders"))[0] == (
        "failed"
    )


def test_where_the_answer_stands(tmp_path: Path) -> None:
    apart = {"inhoud": CALL["vraag"], "reactie": CALL["antwoord"]}
    assert question_and_answer(case_of(tmp_path, {})) == ["samen-in-inhoud"]
    assert question_and_answer(case_of(tmp_path, apart)) == ["antwoord-apart"]


# --- moments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "outcome", "seen"),
    [
        ("2027-01-11T09:10:00+01:00", "passed", ["begin-van-het-gesprek"]),
        ("2027-01-11T08:10:00Z", "passed", ["begin-van-het-gesprek"]),
        ("2027-01-11T09:10:00", "passed", ["begin-van-het-gesprek"]),  # Dutch time, unsaid
        ("2027-01-11T08:10:00", "passed", ["begin-van-het-gesprek"]),  # UTC, unsaid
        ("11-01-2027 09:10", "passed", ["begin-van-het-gesprek"]),
        ("2027-01-11T09:12:30+01:00", "passed", []),
        ("2027-01-11T09:14:20+01:00", "passed", ["moment-van-registreren"]),
        ("2027-01-11T09:10:00Z", "failed", []),
        ("2027-01-11T07:10:00Z", "failed", []),
        ("2027-01-10T09:10:00+01:00", "failed", []),
        ("vanmorgen", "failed", []),
        ("…", "failed", []),
    ],
)
def test_the_moment(moment: str, outcome: str, seen: list[str], tmp_path: Path) -> None:
    case = case_of(tmp_path, {"plaatsgevondenOp": moment})
    assert ends(took_place, case)[0] == outcome
    assert which_moment(case) == seen


def test_a_moment_that_is_off_by_hours_names_the_time_zone(tmp_path: Path) -> None:
    case = case_of(tmp_path, {"plaatsgevondenOp": "2027-01-11T09:10:00Z"})
    assert ends(took_place, case)[1].endswith("het scheelt 1 uur, de tijdzone")
    case = case_of(tmp_path, {"plaatsgevondenOp": "2027-01-10T09:10:00Z"})
    assert "tijdzone" not in ends(took_place, case)[1]


def test_a_moment_that_the_employee_changed(tmp_path: Path) -> None:
    assert ends(took_place, case_of(tmp_path, {}, "anders"))[0] == "passed"
    case = case_of(tmp_path, {"plaatsgevondenOp": "2027-01-11T10:15:00+01:00"}, "anders")
    assert ends(took_place, case)[0] == "failed"


def test_begin_and_saving_that_are_near_to_each_other(tmp_path: Path) -> None:
    short = {"einde": CALL["begin"] + timedelta(seconds=30)}
    case = case_of(tmp_path, {}, after=-3 * 60, changed=short)
    assert ends(which_moment, case)[0] == "cantTell"


@pytest.mark.parametrize(
    ("after", "outcome"), [(20, "passed"), (1, "cantTell"), (-1, "cantTell"), (-3, "failed")]
)
def test_when_it_is_sent(after: float, outcome: str, tmp_path: Path) -> None:
    assert ends(after_the_call, case_of(tmp_path, {}, after=after))[0] == outcome


def test_without_times_the_clauses_of_time_cannot_tell(tmp_path: Path) -> None:
    case = case_of(tmp_path, {}, timed=False)
    assert ends(after_the_call, case)[0] == "cantTell"
    assert ends(took_place, case)[0] == "passed"  # within the call, whenever it was saved
    case = case_of(tmp_path, {"plaatsgevondenOp": "2027-01-11T11:00:00Z"}, timed=False)
    assert ends(took_place, case)[0] == "cantTell"
    assert ends(language, case)[0] == "passed"
    case = case_of(tmp_path, {}, changed={"begin": None, "einde": None})
    assert ends(after_the_call, case)[0] == ends(took_place, case)[0] == "cantTell"
