"""What is kept of a live session holds nothing personal, and is judged as it was."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kcc_conformance.reference_impl.consumers import FAULTS, HARMLESS, record
from sessions import BASE, CALLS, PARTIJ, call_of, calls, red, tape

from kcc_conformance.contract.contract import load_contract
from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.observing.discretion import Discretion, Restoring
from kcc_conformance.observing.judging import judge
from kcc_conformance.observing.live.har import log_of
from kcc_conformance.observing.played import PlayedCall, as_played
from kcc_conformance.observing.recordings import load_recordings, recording_of, together
from kcc_conformance.observing.session import open_session
from kcc_conformance.observing.wiring import Wiring
from kcc_conformance.relay.messages import Noted
from kcc_conformance.result.result import Check

CONTRACT = load_contract("openklant-2.16")
DECLARED = calls("bekend", "nieuw", "anders", "naam")
PLAYED = [PlayedCall(c.id, c.begin, c.end, c.end + timedelta(seconds=40), c.finished_by)
          for c in DECLARED.calls if c.begin and c.end]  # fmt: skip
NAMED = {named.name: named for named in (*FAULTS, *HARMLESS)}


def noted(entry: dict[str, Any]) -> Noted:
    """An entry of a HAR as a relay would have noted it."""
    at = datetime.fromisoformat(entry["startedDateTime"]).astimezone(UTC)
    request, response = entry["request"], entry["response"]
    text = response["content"].get("text")
    return Noted(
        method=request["method"],
        url=request["url"],
        at=at,
        ended=at + timedelta(milliseconds=20),
        request_headers=(("Authorization", "Token geheim-token-123"), ("X-Wie", "Jansen")),
        sent=request["postData"]["text"].encode() if "postData" in request else b"",
        status=response["status"] or None,
        reason="",
        response_headers=(("Content-Type", "text/plain"), ("Set-Cookie", "sessie=geheim")),
        received=text.encode() if text is not None else b"",
    )


def both(entries: list[dict[str, Any]], folder: Path) -> tuple[list[Check], list[Check], str]:
    """The checks live and of what was kept, and that as text."""
    passed = [noted(entry) for entry in entries]
    since, until = passed[0].at - timedelta(hours=1), passed[-1].at + timedelta(hours=1)
    wiring = Wiring(CONTRACT)
    live = together([recording_of(log_of(passed, PLAYED, since, until, wiring), lambda v: v)])
    discretion = Discretion(DECLARED, CONTRACT)
    path = folder / "opname.har"
    log = log_of(passed, PLAYED, since, until, wiring, discretion)
    path.write_text(json.dumps({"log": log}), encoding="utf-8")
    kept = load_recordings([path], Restoring(DECLARED))
    assert (kept.since, kept.until, kept.played) == (live.since, live.until, live.played)
    checks = [
        judge(open_session(each, as_played(DECLARED, each.played), CONTRACT),
              load_consumer_register(), "seed")
        for each in (live, kept)
    ]  # fmt: skip
    return checks[0], checks[1], path.read_text("utf-8")


def alike(one: list[Check], other: list[Check]) -> bool:
    return [(c.id, c.outcome, c.observed) for c in one] == [
        (c.id, c.outcome, c.observed) for c in other
    ]


@pytest.mark.parametrize("name", ["slip", "moment-naive"])
def test_model_consumers(name: str, tmp_path: Path) -> None:
    told = [call_of(call.id) for call in DECLARED.calls]
    har = record(CALLS["medewerker"], told, NAMED[name].habits)
    live, kept, _ = both(har["log"]["entries"], tmp_path)
    assert alike(live, kept)
    assert bool(red(live)) == (name == "slip")


def test_texts_whose_length_matters_and_numbers_that_are_persons(tmp_path: Path) -> None:
    """A text that is too long stays so when it is replaced; a short one does not become so; and a
    bsn that is sent as a number, or as a name of a member, is one all the same."""
    made = tape("bekend")
    call = call_of("nieuw")
    made.at = call["einde"] + timedelta(seconds=20)
    made.search("", call["klant"]["waarde"])
    uuid = made.klantcontact(call, onderwerp=f"{call['kenmerk']} " + "Jansen-de Boer " * 20,
                             bsn=999990998, extra={"999990196": 1})  # fmt: skip
    name = {"voorletters": "J", "voorvoegselAchternaam": "de", "achternaam": "Boer"}
    made.couple(uuid, made.actor())
    made.involve(uuid, PARTIJ, contactnaam=name)
    for number in range(120):
        made.send("GET", f"/klantcontacten?onderwerp=Iets%20van%20{number}%20Pietersen",
                  answer={"results": [{"onderwerp": f"Tekst {number} van Pietersen"}]})  # fmt: skip
    made.send("GET", "/elders/999990998/x", answer={"naam": "Pietersen"})
    made.quiet(900)
    live, kept, text = both(made.entries, tmp_path)
    assert alike(live, kept)
    shapes = [c for c in live if "API-6.consumer" in c.clauses and c.outcome == "failed"]
    assert [c.call for c in shapes] == ["nieuw"]
    for secret in ("Jansen", "Boer", "Pietersen", "999990998", "999990196", "geheim",
                   "Sanne Voorbeeld", "zwembad"):  # fmt: skip
        assert secret not in text, secret
    assert BASE in text


def test_a_provider_that_gave_no_answer(tmp_path: Path) -> None:
    made = tape("bekend")
    made.klantcontact(call_of("anders"))
    entries = made.entries
    passed = [noted(entry) for entry in entries]
    passed[-1] = replace(passed[-1], status=None, trouble="the connection broke off: x")
    log = log_of(passed, PLAYED, passed[0].at, passed[-1].ended, Wiring(CONTRACT))
    assert log["entries"][-1]["response"]["status"] == 0
    assert log["entries"][-1]["comment"] == "the connection broke off: x"
    recording = together([recording_of(log, lambda value: value)])
    assert recording.messages[-1].lost
    assert recording.messages[-1].trouble == "the connection broke off: x"
