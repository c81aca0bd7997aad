"""Recordings: HAR, complete or not, and result.json; and what is not a recording."""

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sessions import PARTIJ, Tape, call_of, calls, tape

from kcc_conformance.contract.contract import load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.observing.recordings import UNRECORDED, Message, load_recordings
from kcc_conformance.observing.session import open_session
from kcc_conformance.observing.wiring import Wiring


def read(folder: Path, data: Any, name: str = "opname.har") -> tuple[Message, ...]:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return load_recordings([path]).messages


def har(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"log": {"version": "1.2", "entries": [*entries]}}


ENTRY = {"request": {"method": "post", "url": "http://x/klantcontacten"},
         "response": {"status": 201}}  # fmt: skip


def test_what_is_left_out_is_unknown_and_no_error(tmp_path: Path) -> None:
    (message,) = read(tmp_path, har(ENTRY))
    assert (message.method, message.status, message.at) == ("POST", 201, None)
    assert message.sent is UNRECORDED
    assert message.received is UNRECORDED


def test_bodies(tmp_path: Path) -> None:
    packed = base64.b64encode(b'{"taal": "nld"}').decode()
    for content, wanted in (
        ({"text": packed, "encoding": "base64"}, {"taal": "nld"}),
        ({"text": "/////w==", "encoding": "base64"}, UNRECORDED),
        ({"text": "<html>"}, "<html>"),
        ({"text": " "}, None),
        ({"size": 0}, None),
        ({"size": 300}, UNRECORDED),
        ({"text": "[" * 100_000}, "[" * 100_000),
    ):
        entry = {**ENTRY, "response": {"status": 200, "content": content}}
        (message,) = read(tmp_path, har(entry))
        assert message.received == wanted


@pytest.mark.parametrize("status", [0, -1, None, "", 999999])
def test_a_status_that_is_none_is_no_answer(status: Any, tmp_path: Path) -> None:
    (message,) = read(tmp_path, har({**ENTRY, "response": {"status": status}}))
    assert (message.lost, message.done) == (status != 999999, False)


def test_moments(tmp_path: Path) -> None:
    for told, wanted in (
        ("2027-01-11T09:00:00.123+01:00", "2027-01-11T08:00:00.123000+00:00"),
        ("2027-01-11T08:00:00Z", "2027-01-11T08:00:00+00:00"),
        ("2027-01-11T08:00:00", None),
        ("gisteren", None),
        (12, None),
    ):
        (message,) = read(tmp_path, har({**ENTRY, "startedDateTime": told}))
        assert message.at == (datetime.fromisoformat(wanted) if wanted else None)


def test_several_recordings_are_one_in_the_order_of_time(tmp_path: Path) -> None:
    one = har({**ENTRY, "startedDateTime": "2027-01-11T08:00:09Z"})
    other = har({**ENTRY, "startedDateTime": "2027-01-11T08:00:01Z"})
    read(tmp_path, one, "1.har")
    read(tmp_path, other, "2.har")
    messages = load_recordings([tmp_path / "1.har", tmp_path / "2.har"]).messages
    assert [(each.n, each.at.second if each.at else 0) for each in messages] == [(1, 1), (2, 9)]


def test_an_entry_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "opname.har"
    path.write_text(json.dumps(har({}, ENTRY, {"request": 3}, {"request": {"method": "GET"}})))
    recording = load_recordings([path])
    assert (len(recording.messages), recording.unreadable) == (1, 3)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "neither a HAR file"),
        ('{"log": {"entries": 3}}', "neither a HAR file"),
        ('{"checks": []}', "neither a HAR file"),
    ],
)
def test_what_is_no_recording_is_one_line(content: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told) as error:
        read(tmp_path, content)
    assert "\n" not in str(error.value)
    with pytest.raises(UsageError, match="cannot be read"):
        load_recordings([tmp_path / "nergens.har"])


def test_a_klantcontact_of_which_the_body_is_missing(tmp_path: Path) -> None:
    """Its answer tells; without that, nothing of it can be told."""
    call = call_of("bekend")
    for answered in (True, False):
        made = Tape(call["einde"])
        made.klantcontact(call)
        (entry,) = made.entries
        del entry["request"]["postData"]
        if not answered:
            entry["response"]["content"] = {}
            entry["response"]["headers"] = [{"name": "Location", "value": "http://x/k/7"}]
        path = tmp_path / "opname.har"
        path.write_text(json.dumps(made.har()))
        opened = open_session(load_recordings([path]), calls("bekend"),
                              load_contract("openklant-2.16"))  # fmt: skip
        (found,) = opened.traffic.klantcontacten
        assert found.known == answered
        assert found.key == ("00000000-0000-4000-8000-000000000001" if answered else "7")
        assert bool(opened.cases["bekend"].klantcontacten) == answered


def test_where_an_address_leads() -> None:
    wiring = Wiring(load_contract("openklant-2.16"))
    for url, noun, id in (
        ("http://x/klantinteracties/api/v1/klantcontacten", "klantcontact", ""),
        ("http://x/proxy/klantcontacten/?page=2", "klantcontact", ""),
        ("http://x/a/Betrokkenen/7f/", "betrokkene", "7f"),
        ("http://x/a/maak-klantcontact", "maak_klantcontact", ""),
        ("http://x/a/digitaleadressen/1", "digitaal_adres", "1"),
        ("http://x/klantcontacten/1/zaken/2", "", ""),
        ("http://x/", "", ""),
        ("http://[kapot", "", ""),
    ):
        place = wiring.place(url)
        assert (place.noun, place.id) == (noun, id), url
    assert wiring.place("http://x/b/klantcontacten", "http://y/a/").noun == ""
    assert wiring.place("http://x/a/klantcontacten", "http://y/a/").noun == "klantcontact"


def test_references_in_every_form() -> None:
    wiring = Wiring(load_contract("openklant-2.16"))
    for value in ("7F", {"uuid": "7F"}, {"url": "http://x/partijen/7F/"}, "http://x/partijen/7F"):
        assert wiring.reference(value) == "7F"
    for nothing in (None, "", 7, {}, [], {"uuid": None}):
        assert wiring.reference(nothing) == ""


def test_a_list_that_came_by_is_not_written(tmp_path: Path) -> None:
    made = tape("bekend")
    row = {"uuid": "00000000-0000-4000-9000-000000000055", "onderwerp": "VB-ANON"}
    made.send("GET", "/klantcontacten?page=2", answer={"results": [row], "next": None})
    made.send("GET", f"/partijen/{PARTIJ}", answer={"uuid": PARTIJ})
    path = tmp_path / "opname.har"
    path.write_text(json.dumps(made.har()))
    opened = open_session(load_recordings([path]), calls("bekend", "anoniem"),
                          load_contract("openklant-2.16"))  # fmt: skip
    assert len(opened.traffic.klantcontacten) == 1
    assert {*opened.traffic.shown} == {row["uuid"]}
