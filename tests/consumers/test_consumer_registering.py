"""Whether there is a klantcontact that should be there, and none that should not."""

from datetime import timedelta
from pathlib import Path

from sessions import (
    BSN,
    COLLEAGUE,
    PARTIJ,
    Tape,
    body_of,
    call_of,
    calls,
    ends,
    session,
    tape,
)

from kcc_conformance.observing.judgements.aftermath import anonymous_calls, tidied, what_was_deleted
from kcc_conformance.observing.judgements.registering import (
    not_registered,
    one_per_question,
    registered,
)
from kcc_conformance.observing.session import BROWSER, Case


def anonymous(made: Tape, folder: Path, *others: str, **options: object) -> Case:
    return session(made, calls("anoniem", *others), folder, **options).cases["anoniem"]


def known(made: Tape, folder: Path, **options: object) -> Case:
    return session(made, calls("bekend", "nieuw"), folder, **options).cases["bekend"]


def test_nothing_is_proven_by_a_known_call_at_the_same_door(tmp_path: Path) -> None:
    assert ends(not_registered, anonymous(tape("bekend"), tmp_path, "bekend"))[0] == "passed"


def test_nothing_is_not_proven_by_silence(tmp_path: Path) -> None:
    made = Tape(call_of("anoniem")["begin"])
    made.actor()
    made.quiet(900)
    outcome, why = ends(not_registered, anonymous(made, tmp_path))
    assert (outcome, "niet bewezen" in why) == ("cantTell", True)


def test_a_browser_proves_no_absence_and_still_shows_what_is_there(tmp_path: Path) -> None:
    case = anonymous(tape("bekend"), tmp_path, "bekend", place=BROWSER)
    assert ends(not_registered, case)[0] == "cantTell"
    made = tape("bekend")
    made.klantcontact(call_of("anoniem"))
    case = anonymous(made, tmp_path, "bekend", place=BROWSER)
    assert ends(not_registered, case)[0] == "failed"


def test_an_anonymous_call_that_was_registered_and_deleted_was_registered(tmp_path: Path) -> None:
    made = tape("bekend")
    uuid = made.klantcontact(call_of("anoniem"))
    made.send("DELETE", f"/klantcontacten/{uuid}", status=204)
    outcome, message = ends(not_registered, anonymous(made, tmp_path, "bekend"))
    assert outcome == "failed"
    assert "weer verwijderd" in message


def test_a_combined_call_and_a_put_are_registrations_too(tmp_path: Path) -> None:
    body = body_of(call_of("anoniem"))
    made = tape("bekend")
    answer = {"klantcontact": {"uuid": made.uuid(), **body}}
    made.send("POST", "/maak-klantcontact", {"klantcontact": body}, status=201, answer=answer)
    assert ends(not_registered, anonymous(made, tmp_path, "bekend"))[0] == "failed"
    made = tape("bekend")
    made.send("PUT", f"/klantcontacten/{made.uuid()}", body, status=201, answer=body)
    assert ends(not_registered, anonymous(made, tmp_path, "bekend"))[0] == "failed"


def test_what_was_refused_was_not_registered_and_proves_nothing(tmp_path: Path) -> None:
    made = tape("bekend")
    made.klantcontact(call_of("anoniem"), status=400)
    assert ends(not_registered, anonymous(made, tmp_path, "bekend"))[0] == "cantTell"


def test_a_cancelled_call_proves_nothing(tmp_path: Path) -> None:
    told = calls("anoniem", "bekend", afgerond="geannuleerd")
    case = session(tape("bekend"), told, tmp_path).cases["anoniem"]
    assert ends(not_registered, case)[0] == "cantTell"


def test_a_reading_lifts_it(tmp_path: Path) -> None:
    made = tape("bekend")
    made.klantcontact(call_of("anoniem"))
    case = anonymous(made, tmp_path, "bekend", readings={"Q2": "B"})
    assert ends(not_registered, case)[0] == "inapplicable"
    assert anonymous_calls(case) == ["altijd-geregistreerd"]


def test_a_colleague_is_nobody_of_ours(tmp_path: Path) -> None:
    made = tape("bekend")
    made.at = call_of("anoniem")["begin"] + timedelta(seconds=30)
    other = made.actor(COLLEAGUE)
    made.couple(made.make("/klantcontacten", {"onderwerp": "Paspoort", "kanaal": "Balie"}), other)
    case = anonymous(made, tmp_path, "bekend")
    assert ends(not_registered, case)[0] == "passed"
    assert [each.why for each in case.session.attribution.unmatched] == ["other"]


def test_what_may_be_of_the_call_keeps_it_from_being_proven(tmp_path: Path) -> None:
    made = tape("bekend")
    made.at = call_of("anoniem")["einde"] + timedelta(seconds=30)
    made.make("/klantcontacten", {"onderwerp": "Iets heel anders", "kanaal": "Telefoon"})
    outcome, why = ends(not_registered, anonymous(made, tmp_path, "bekend"))
    assert outcome == "cantTell"
    assert "zonder kenmerk" in why


def test_a_call_that_lost_its_mark_is_known_by_its_words_and_time(tmp_path: Path) -> None:
    made = tape("bekend")
    made.at = call_of("anoniem")["einde"] + timedelta(seconds=30)
    made.klantcontact(call_of("anoniem"), onderwerp="Openingstijden zwembad", inhoud="")
    assert ends(not_registered, anonymous(made, tmp_path, "bekend"))[0] == "failed"


def test_the_last_call_needs_quiet_after_it(tmp_path: Path) -> None:
    made = tape("bekend")
    told = calls("bekend", "naam")
    assert ends(not_registered, session(made, told, tmp_path).cases["naam"])[0] == "cantTell"
    made.at = call_of("naam")["einde"]
    made.quiet()
    assert ends(not_registered, session(made, told, tmp_path).cases["naam"])[0] == "passed"


# --- a known client -----------------------------------------------------------------------------


def test_a_known_client_is_registered_once(tmp_path: Path) -> None:
    made = tape("bekend")
    made.quiet(1800)
    assert ends(registered, known(made, tmp_path))[0] == "passed"
    made.known(call_of("bekend"), PARTIJ)
    assert ends(registered, known(made, tmp_path))[0] == "failed"


def test_nothing_is_missed_only_if_it_would_have_been_seen(tmp_path: Path) -> None:
    made = Tape(call_of("bekend")["begin"] + timedelta(seconds=20))
    made.search(PARTIJ)
    assert ends(registered, known(made, tmp_path))[0] == "cantTell"
    made.known(call_of("nieuw"), PARTIJ)
    assert ends(registered, known(made, tmp_path))[0] == "failed"
    assert ends(registered, known(made, tmp_path, place=BROWSER))[0] == "cantTell"


def test_a_repeat_after_503_is_one_and_after_no_answer_nobody_knows(tmp_path: Path) -> None:
    for status, outcome in ((503, "passed"), (500, "passed"), (0, "cantTell"), (504, "cantTell")):
        made = Tape(call_of("bekend")["einde"] + timedelta(seconds=20))
        made.klantcontact(call_of("bekend"), status=status)
        made.known(call_of("bekend"), PARTIJ)
        assert ends(registered, known(made, tmp_path))[0] == outcome, status


def test_a_refusal_of_what_was_valid_is_not_the_consumers(tmp_path: Path) -> None:
    for members, outcome in (({}, "cantTell"), ({"vertrouwelijk": "soms"}, "failed")):
        made = Tape(call_of("bekend")["einde"] + timedelta(seconds=20))
        made.actor()
        made.klantcontact(call_of("bekend"), status=400, **members)
        made.quiet(1800)
        assert ends(registered, known(made, tmp_path))[0] == outcome, members


def test_a_correction_is_no_second_one_and_a_redirect_no_first(tmp_path: Path) -> None:
    made = Tape(call_of("bekend")["einde"] + timedelta(seconds=20))
    made.klantcontact(call_of("bekend"), status=308)
    uuid = made.known(call_of("bekend"), PARTIJ)
    made.send("PATCH", f"/klantcontacten/{uuid}", {"inhoud": "Beter gezegd."})
    made.send("OPTIONS", "/klantcontacten")
    assert ends(registered, known(made, tmp_path))[0] == "passed"


def test_a_cancelled_call_needs_none(tmp_path: Path) -> None:
    made = Tape(call_of("bekend")["begin"])
    made.search(PARTIJ)
    made.quiet(1800)
    told = calls("bekend", afgerond="geannuleerd")
    assert ends(registered, session(made, told, tmp_path).cases["bekend"])[0] == "inapplicable"


def test_two_questions(tmp_path: Path) -> None:
    call, told = call_of("twee-vragen"), calls("twee-vragen")
    for number, of_one, of_each in ((1, "passed", "failed"), (2, "passed", "passed"),
                                    (3, "failed", "passed")):  # fmt: skip
        made = Tape(call["begin"])
        for _ in range(number):
            made.known(call, PARTIJ)
        made.quiet()
        case = session(made, told, tmp_path).cases["twee-vragen"]
        assert ends(registered, case)[0] == of_one, number
        assert ends(one_per_question, case)[0] == of_each, number


# --- a refused step -----------------------------------------------------------------------------


def refused(made: Tape, folder: Path) -> Case:
    made.quiet()
    return session(made, calls("geweigerd"), folder).cases["geweigerd"]


def half(tmp: Path) -> tuple[Tape, str]:
    call = call_of("geweigerd")
    made = Tape(call["einde"] + timedelta(seconds=20))
    made.search(PARTIJ, BSN)
    uuid = made.klantcontact(call)
    made.couple(uuid, made.actor())
    made.involve(uuid, PARTIJ, status=503)
    return made, uuid


def test_half_is_left(tmp_path: Path) -> None:
    case = refused(half(tmp_path)[0], tmp_path)
    assert ends(tidied, case)[0] == "failed"
    assert what_was_deleted(case) == ["niets-verwijderd"]
    assert ends(registered, case)[0] == "passed"


def test_repeated_in_its_place(tmp_path: Path) -> None:
    made, uuid = half(tmp_path)
    made.involve(uuid, PARTIJ)
    case = refused(made, tmp_path)
    assert ends(tidied, case)[0] == "passed"
    assert what_was_deleted(case) == []


def test_taken_away(tmp_path: Path) -> None:
    made, uuid = half(tmp_path)
    made.send("DELETE", f"/klantcontacten/{uuid}", status=204)
    case = refused(made, tmp_path)
    assert ends(tidied, case)[0] == "passed"
    assert what_was_deleted(case) == ["klantcontact-verwijderd"]
    assert ends(registered, case)[0] == "inapplicable"


def test_saved_again_from_the_beginning(tmp_path: Path) -> None:
    made, _ = half(tmp_path)
    made.known(call_of("geweigerd"), PARTIJ)
    case = refused(made, tmp_path)
    assert ends(registered, case)[0] == "failed"
    assert ends(tidied, case)[0] == "failed"
    assert what_was_deleted(case) == ["niets-verwijderd"]


def test_a_step_that_was_never_tried(tmp_path: Path) -> None:
    call = call_of("geweigerd")
    made = Tape(call["einde"] + timedelta(seconds=20))
    made.couple(made.klantcontact(call), made.actor())
    assert ends(tidied, refused(made, tmp_path))[0] == "cantTell"


def test_a_recording_that_ends_with_the_refusal(tmp_path: Path) -> None:
    """What the consumer would have done is seen only if it had the time for it."""
    for seconds, expected in ((0, "cantTell"), (5, "cantTell"), (11, "failed")):
        made, _ = half(tmp_path)
        if seconds:
            made.quiet(seconds)
        case = session(made, calls("geweigerd"), tmp_path).cases["geweigerd"]
        assert ends(tidied, case)[0] == expected
    made, _ = half(tmp_path)
    for entry in made.entries:
        del entry["startedDateTime"]
    timeless = session(made, calls("geweigerd"), tmp_path).cases["geweigerd"]
    assert ends(tidied, timeless)[0] == "cantTell"


def test_taken_away_because_the_provider_failed(tmp_path: Path) -> None:
    """Nobody refused on purpose: the provider broke down, and the consumer tidied up."""
    call = call_of("bekend")
    for status in (503, 400, 0):
        made = Tape(call["einde"] + timedelta(seconds=20))
        made.search(PARTIJ)
        uuid = made.klantcontact(call)
        made.involve(uuid, PARTIJ, status=status)
        made.send("DELETE", f"/klantcontacten/{uuid}", status=204)
        made.quiet(1800)
        assert ends(registered, known(made, tmp_path))[0] == "cantTell", status
