"""Whose traffic is whose: the record graph, the mark, and time at last."""

from datetime import timedelta
from pathlib import Path

from sessions import COLLEAGUE, PARTIJ, Tape, call_of, calls, session, tape

from kcc_conformance.observing.attribution import BY_MARK, BY_TIME
from kcc_conformance.observing.marks import Marks
from kcc_conformance.observing.session import Session


def belongs(opened: Session) -> dict[str, list[str]]:
    return {
        id: [f"{key[-2:]} {by}" for key, by in case.share.by.items()]
        for id, case in opened.cases.items()
        if case.share.by
    }


def test_marks_are_words_of_their_own() -> None:
    marks = Marks(calls("anoniem", "bekend").calls)
    assert [c.id for c in marks.borne_by("Zwembad [vb-anon]")] == ["anoniem"]
    assert [c.id for c in marks.borne_by("VB-ANON en VB-BEKE.")] == ["anoniem", "bekend"]
    assert marks.borne_by("VB-ANON2, XVB-BEKE, VB") == ()


def test_what_hangs_on_a_klantcontact_goes_with_it(tmp_path: Path) -> None:
    made = tape("bekend")
    made.at += timedelta(hours=2)  # far outside the time of the call
    uuid = made.entries[-1]["request"]["postData"]["text"].split('"')[-2]
    made.make("/internetaken", {"aanleidinggevendKlantcontact": {"uuid": uuid}})
    opened = session(made, calls("bekend"), tmp_path)
    (own,) = opened.cases["bekend"].klantcontacten
    assert [part.noun for part in own.parts] == ["actorklantcontact", "betrokkene", "internetaak"]
    assert opened.attribution.unmatched == ()


def test_two_calls_at_the_same_time_go_by_their_marks(tmp_path: Path) -> None:
    one = call_of("bekend")
    other = {**call_of("nieuw"), "begin": one["begin"], "einde": one["einde"]}
    made = Tape(one["einde"] + timedelta(seconds=5))
    first, second = made.klantcontact(one), made.klantcontact(other)
    made.involve(second, PARTIJ)
    made.involve(first, PARTIJ)
    told = calls("bekend", "nieuw", begin=one["begin"], einde=one["einde"])
    assert belongs(session(made, told, tmp_path)) == {
        "bekend": [f"{first[-2:]} {BY_MARK}"], "nieuw": [f"{second[-2:]} {BY_MARK}"],
    }  # fmt: skip


def test_without_marks_two_calls_at_the_same_time_are_nobodys(tmp_path: Path) -> None:
    one = call_of("bekend")
    made = Tape(one["einde"] + timedelta(seconds=5))
    made.actor()
    made.klantcontact(one, onderwerp="Zwembad")
    told = calls("bekend", "anoniem", begin=one["begin"], einde=one["einde"])
    opened = session(made, told, tmp_path)
    assert belongs(opened) == {}
    (left,) = opened.attribution.unmatched
    assert (left.why, left.calls) == ("several", ("anoniem", "bekend"))


def test_the_mark_may_stand_in_the_content_or_come_later(tmp_path: Path) -> None:
    call = call_of("bekend")
    made = Tape(call["einde"] + timedelta(hours=5))
    uuid = made.klantcontact(call, onderwerp="Zwembad")
    made.send("PATCH", f"/klantcontacten/{uuid}", {"inhoud": f"Zie {call['kenmerk']}."})
    assert belongs(session(made, calls("bekend"), tmp_path)) == {"bekend": [f"01 {BY_MARK}"]}


def test_the_subject_says_more_than_the_content(tmp_path: Path) -> None:
    call = call_of("bekend")
    made = Tape(call["einde"] + timedelta(seconds=20))
    made.klantcontact(call, inhoud="Eerder gebeld, zie VB-ANON.")
    assert belongs(session(made, calls("bekend", "anoniem"), tmp_path)) == {
        "bekend": [f"01 {BY_MARK}"]
    }


def test_time_needs_something_of_the_call_or_its_employee(tmp_path: Path) -> None:
    call = call_of("bekend")
    for members, ours, by in (
        ({}, False, ["01 time"]),  # the words of the call
        ({"onderwerp": "Anders", "inhoud": ""}, True, ["01 time"]),
        ({"onderwerp": "Anders", "inhoud": ""}, False, []),
    ):
        made = Tape(call["einde"] + timedelta(seconds=20))
        told = {"onderwerp": call["onderwerp"], **members}
        uuid = made.klantcontact(call, **told)
        if ours:
            made.couple(uuid, made.actor())
        else:
            made.actor()
        opened = session(made, calls("bekend"), tmp_path)
        assert belongs(opened).get("bekend", []) == by
        assert bool(opened.attribution.unmatched) == (not by)
    assert BY_TIME == "time"


def test_time_yields_to_a_client_who_is_somebody_else(tmp_path: Path) -> None:
    call = call_of("bekend")
    made = Tape(call["einde"] + timedelta(seconds=20))
    made.search("00000000-0000-4000-9000-000000000099", "999990998")
    made.couple(made.klantcontact(call, onderwerp=call["onderwerp"]), made.actor())
    made.involve("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-9000-000000000099")
    opened = session(made, calls("bekend"), tmp_path)
    assert belongs(opened) == {}


def test_a_batch_that_comes_late_lands_with_nobody(tmp_path: Path) -> None:
    """Nine minutes later, in the time of the next call, without a mark: not that call's."""
    call = call_of("bekend")
    made = tape("nieuw")
    made.at = call_of("nieuw")["begin"] + timedelta(seconds=30)
    made.klantcontact(call, onderwerp=call["onderwerp"])
    opened = session(made, calls("bekend", "nieuw"), tmp_path)
    assert "bekend" not in belongs(opened)
    assert [each.why for each in opened.attribution.unmatched] == ["unlike"]


def test_traffic_of_which_nothing_is_known_is_nobodys(tmp_path: Path) -> None:
    made = Tape(call_of("anoniem")["begin"])
    other = made.actor(COLLEAGUE)
    made.make("/partijen", {"soortPartij": "persoon"})
    made.make("/klantcontacten", {"onderwerp": "Webformulier", "kanaal": "Website"})
    made.couple(made.make("/klantcontacten", {"onderwerp": "Balie"}), other)
    opened = session(made, calls("anoniem", "bekend"), tmp_path)
    assert not opened.attribution.recognised
    assert [(each.noun, each.why) for each in opened.attribution.unmatched] == [
        ("partij", "unrecognised"), ("klantcontact", "unrecognised"), ("klantcontact", "other"),
    ]  # fmt: skip
    assert all(not case.share.messages for case in opened.cases.values())


def test_a_klantcontact_without_times_goes_by_its_mark_only(tmp_path: Path) -> None:
    made = tape("bekend")
    made.klantcontact(call_of("anoniem"), onderwerp="Openingstijden zwembad", inhoud="")
    for entry in made.entries:
        del entry["startedDateTime"]
    opened = session(made, calls("anoniem", "bekend"), tmp_path)
    assert {*belongs(opened)} == {"bekend"}
    assert [each.why for each in opened.attribution.unmatched] == ["no times"]


def test_what_names_the_time_of_another_call_is_not_of_this_one(tmp_path: Path) -> None:
    """Late, without a mark, in the time of the next call with the same client and words."""
    late, other = call_of("twee-vragen"), call_of("anders")
    made = tape("anders")
    made.at = other["begin"] + timedelta(seconds=30)
    made.couple(made.klantcontact(late, onderwerp=late["onderwerp"]), made.actor())
    opened = session(made, calls("twee-vragen", "anders"), tmp_path)
    assert len(opened.cases["anders"].klantcontacten) == 1
    assert [each.why for each in opened.attribution.unmatched] == ["several"]
