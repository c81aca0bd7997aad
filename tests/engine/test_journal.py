"""The journal of a run: what is on disk when, and what a clean-up makes of it."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import IDS, MARKER, TOKEN, consumer_of, stage_of
from click.testing import CliRunner
from kcc_conformance.reference_impl import create_app

from kcc_conformance.cli import app
from kcc_conformance.client.manners import Manners
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.journal import (
    Header,
    Journal,
    check_writable,
    earlier_journals,
    journal_path,
)
from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.consumer.ledger import ORDER, Entry, Intent, Ledger
from kcc_conformance.consumer.recognition import fits, intent_of
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.consumer.strays import UNKNOWN, find_lost
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.findings import CannotTell
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage

RUN = "0a1b2c3d"
HEADER = Header("http://klant.example/api", "openklant-2.16", RUN, "2025-01-02T03:04:05+00:00")
ITEMS = {"klantcontact": "/klantcontacten/{id}"}


def journal_in(folder: Path) -> Journal:
    return Journal(journal_path(folder, RUN), HEADER, ITEMS)


def written(path: Path, *lines: object, end: str = "") -> Path:
    """A journal with these lines behind the first."""
    head = {
        "journal": "kcc-conformance journal", "version": 1, "url": HEADER.url, "started": "x",
        "contract": HEADER.contract, "run": RUN, "marker": HEADER.marker,
    }  # fmt: skip
    texts = [each if isinstance(each, str) else json.dumps(each) for each in (head, *lines)]
    path.write_text("\n".join(texts) + "\n" + end, encoding="utf-8")
    return path


# --- writing ------------------------------------------------------------------------------------


def test_an_intent_is_on_disk_before_the_request_and_the_id_after_it(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    seen: list[list[dict[str, Any]]] = []

    def lines() -> list[dict[str, Any]]:
        return [json.loads(line) for line in journal.path.read_text("utf-8").splitlines()]

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(lines())
        if request.method == "DELETE":
            return httpx.Response(204)
        return httpx.Response(201, json={"uuid": "een id met spatie"})

    consumer = consumer_of(handler)
    consumer.ledger.book = journal
    assert not journal.there
    text = consumer.marked("Kerst")
    consumer.create("klantcontact", {"onderwerp": text, "inhoud": "Geheim van de klant"})
    before, after = seen[0], lines()
    assert before[0] == {
        "journal": "kcc-conformance journal", "version": 1, "suite": before[0]["suite"],
        "url": HEADER.url, "contract": "openklant-2.16", "run": RUN, "marker": f"C0992-{RUN}",
        "started": HEADER.started,
    }  # fmt: skip
    assert before[1].pop("at")
    assert before[1:] == [
        {"intent": 1, "resource": "klantcontact", "token": f"{MARKER}-1",
         "marks": {"onderwerp": text}}
    ]  # fmt: skip
    assert after[2:] == [
        {"made": "klantcontact", "id": "een id met spatie",
         "path": "/klantcontacten/een%20id%20met%20spatie"},
        {"settled": 1},
    ]  # fmt: skip
    consumer.delete("klantcontact", "een id met spatie")
    assert lines()[4:] == [{"gone": "klantcontact", "id": "een id met spatie"}]
    assert "Geheim" not in journal.path.read_text("utf-8")
    assert journal.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("response", "pending", "unanswered"),
    [
        (httpx.Response(201, json={"uuid": IDS[1]}), 0, 0),
        (httpx.Response(400, json={}), 0, 0),
        (httpx.Response(302), 0, 0),
        (httpx.ConnectError("weg"), 0, 0),
        (httpx.Response(201, json={}), 1, 1),
        (httpx.Response(408), 1, 1),
        (httpx.Response(429), 1, 1),
        (httpx.Response(500), 1, 0),
        (httpx.Response(501), 1, 0),
        (httpx.Response(502), 1, 1),
        (httpx.Response(503), 1, 1),
        (httpx.Response(504), 1, 1),
        (httpx.Response(505), 1, 0),
        (httpx.ReadTimeout("traag"), 1, 1),
        (httpx.ReadError("weg"), 1, 1),
    ],
)
def test_an_intent_stays_open_while_a_record_may_be_there(
    response: Any, pending: int, unanswered: int
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(response, Exception):
            raise response
        return response

    consumer = consumer_of(handler)
    consumer.create("klantcontact", {"onderwerp": consumer.marked("Kerst")})
    assert len(consumer.ledger.pending()) == pending
    assert len(consumer.ledger.unanswered("klantcontact")) == unanswered
    assert consumer.ledger.unanswered("partij") == ()


@pytest.mark.parametrize("status", [400, 429, 500, 503])
def test_what_could_not_be_told_from_others_is_not_waited_for(status: int) -> None:
    consumer = consumer_of(lambda request: httpx.Response(status))
    consumer.post("klantcontact", {"inhoud": 3})
    assert consumer.ledger.pending() == ()


def test_of_a_call_in_which_the_klantcontact_is_known_only_the_rest_is_looked_for() -> None:
    consumer = consumer_of(
        lambda request: httpx.Response(201, json={"klantcontact": {"uuid": IDS[1]}})
    )
    consumer.combine(
        "maak_klantcontact",
        {"klantcontact": {"onderwerp": consumer.marked("Kerst")}, "betrokkene": {"rol": "klant"}},
    )
    assert len(consumer.ledger.pending()) == 1
    assert consumer.ledger.unanswered("klantcontact") == ()


def test_what_was_never_sent_is_not_open() -> None:
    consumer = consumer_of(lambda request: httpx.Response(500), manners=Manners(1))
    for _ in range(3):
        consumer.create("partij", {"achternaam": "Proefstra"})
    assert consumer.ledger.pending() == ()


def test_the_combined_call_is_one_intent(tmp_path: Path) -> None:
    answer = {"klantcontact": {"uuid": IDS[1]}, "betrokkene": {"uuid": IDS[2]}}
    consumer = consumer_of(lambda request: httpx.Response(201, json=answer))
    consumer.ledger.book = journal_in(tmp_path)
    parts = {"klantcontact": {"onderwerp": "Kerst"}, "betrokkene": {"rol": "klant"}}
    consumer.combine("maak_klantcontact", parts)
    past = read_journal(journal_path(tmp_path, RUN))
    assert past.ledger.pending() == ()
    assert [(e.resource, e.id) for e in past.ledger.remaining()] == [
        ("betrokkene", IDS[2]), ("klantcontact", IDS[1]),
    ]  # fmt: skip


def test_a_journal_that_is_not_needed_takes_its_folders_along(tmp_path: Path) -> None:
    journal = journal_in(tmp_path / "een" / "twee")
    journal.made("klantcontact", "k")
    assert journal.path.exists()
    journal.close(keep=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "een").mkdir()
    again = journal_in(tmp_path / "een")
    again.made("klantcontact", "k")
    again.close(keep=False)
    assert list(tmp_path.iterdir()) == [tmp_path / "een"]
    third = journal_in(tmp_path / "een")
    third.made("klantcontact", "k")
    third.close(keep=True)
    assert third.path.exists()


def test_without_a_journal_nothing_is_sent(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("")
    asked: list[httpx.Request] = []
    consumer = consumer_of(lambda request: asked.append(request) or httpx.Response(201))  # type: ignore[func-returns-value]
    journal = journal_in(tmp_path / "uit")
    consumer.ledger.book = journal
    with pytest.raises(CannotTell, match="het journaal is niet te schrijven") as caught:
        consumer.create("actor", {"naam": "x"})
    assert caught.value.cause == "environment"
    assert asked == []
    assert consumer.ledger.pending() == ()
    assert journal.broken


def test_half_a_line_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_in(tmp_path)
    journal.made("klantcontact", "k")
    before = journal.path.read_bytes()
    real = os.write

    def full(file: int, data: bytes) -> int:
        if len(data) < 20:
            raise OSError(28, "No space left on device")
        return real(file, data[:-10])

    monkeypatch.setattr(os, "write", full)
    journal.gone("klantcontact", "k")
    monkeypatch.undo()
    assert journal.broken == "No space left on device"
    assert journal.path.read_bytes() == before
    journal.gone("klantcontact", "k")
    assert journal.path.read_bytes() == before


def test_a_run_stops_when_its_journal_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Stage] = []

    class Full(Journal):
        def intent(self, intent: Intent) -> None:
            if intent.number > 2:
                self.broken = "No space left on device"
            super().intent(intent)

    def stage_with_journal(settings: Settings, *rest: Any, **more: Any) -> tuple[Stage, tuple[()]]:
        stage = stage_of(only=settings.only)
        journal = Full(journal_path(tmp_path, RUN), HEADER, ITEMS)
        stage.ledger.book = journal
        opened.append(replace(stage, journal=journal))
        return opened[0], ()

    monkeypatch.setattr("kcc_conformance.playing.play.open_examined", stage_with_journal)
    result = play(Settings(only="bekende-klant/"))
    assert result.verdict == "cannot_tell"
    assert result.run["interrupted"]
    assert "de run is afgebroken" in result.why
    outcomes = [check.outcome for check in result.checks if check.message != "niet gekozen"]
    assert outcomes.count("cantTell") == 1
    assert {c.message for c in result.checks if c.outcome == "untested"} >= {"niet bereikt"}
    assert result.leftovers == ()
    assert len(opened[0].ledger.of("actor")) == 2
    assert opened[0].ledger.remaining() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_tried_without_a_trace(tmp_path: Path) -> None:
    check_writable(tmp_path / "een" / "twee")
    check_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "bestand").write_text("")
    for out in (tmp_path / "bestand", tmp_path / "bestand" / "x"):
        with pytest.raises(UsageError, match="is not a folder"):
            check_writable(out)
    with pytest.raises(UsageError, match="cannot be written"):
        check_writable(tmp_path / ("x" * 300))


def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.made("klantcontact", "k")
    assert earlier_journals(tmp_path) == ()
    with pytest.raises(PrerequisiteError, match="still going on"):
        Journal.resume(journal.path, HEADER, ITEMS)
    journal.close(keep=True)
    assert earlier_journals(tmp_path) == (journal.path,)
    assert earlier_journals(tmp_path / "afwezig") == ()
    Journal.resume(journal.path, HEADER, ITEMS).close(keep=True)


# --- reading ------------------------------------------------------------------------------------


def test_what_was_written_is_read(tmp_path: Path) -> None:
    ledger = Ledger(journal_in(tmp_path))
    told = Intent(0, "klantcontact", f"C0992-{RUN}-7", (("onderwerp", "x\ud800 é"),))
    first = ledger.intend(replace(told, marks=(("onderwerp", "Één [x]"),)))
    second = ledger.intend(Intent(0, "betrokkene", refs=(("klantcontact", "k"),)))
    ledger.add(Entry("klantcontact", "k"))
    ledger.add(Entry("actor", "a"))
    ledger.settle(first.number)
    ledger.mark_deleted("actor", "a")
    ledger.mark_deleted("partij", "van-een-ander")
    past = read_journal(journal_path(tmp_path, RUN))
    assert past.header == HEADER
    assert past.damaged == 0
    assert [(e.resource, e.id) for e in past.ledger.remaining()] == [("klantcontact", "k")]
    [pending] = past.ledger.pending()
    assert replace(pending, at="") == second
    assert pending.at


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"{}\n", b"[]\n", b"null", b"\x00\xff\x00", b"#!/bin/sh\n", b"[" * 100_000,
        b'{"journal": "iets anders"}\n', b"x" * 2_000_000,
        b'{"journal": "kcc-conformance journal", "version": 2}\n',
        b'{"journal": "kcc-conformance journal", "version": 1}\n',
    ],
)  # fmt: skip
def test_what_is_no_journal(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"journal\.jsonl: "):
        read_journal(path)
    for other in (tmp_path, tmp_path / "afwezig"):
        with pytest.raises(UsageError, match="no such file"):
            read_journal(other)


@pytest.mark.parametrize(
    ("key", "value"),
    [("marker", "a"), ("marker", ""), ("run", "x"), ("url", 1), ("contract", None), ("url", "")],
)
def test_a_first_line_that_does_not_hang_together(key: str, value: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "j")
    told = {**json.loads(path.read_text("utf-8")), key: value}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="the first line of the journal is damaged"):
        read_journal(path)


@pytest.mark.parametrize("end", ['{"made": "klantco', '{"made": "klantcontact", "id": "\\ud8', "{"])
def test_half_a_last_line_is_what_a_crash_leaves(end: str, tmp_path: Path) -> None:
    path = written(tmp_path / "j", {"made": "actor", "id": "a"}, end=end)
    past = read_journal(path)
    assert past.damaged == 0
    assert [entry.id for entry in past.ledger.remaining()] == ["a"]
    journal = Journal.resume(path, past.header, ITEMS)
    journal.gone("actor", "a")
    again = read_journal(path)
    assert again.damaged == 0
    assert again.ledger.remaining() == ()


def test_a_last_line_that_lacks_its_end_only(tmp_path: Path) -> None:
    path = written(tmp_path / "j", end='{"made": "actor", "id": "a"}')
    journal = Journal.resume(path, HEADER, ITEMS)
    journal.made("actor", "b")
    assert [entry.id for entry in read_journal(path).ledger.remaining()] == ["b", "a"]


@pytest.mark.parametrize(
    "line",
    [
        "geen json", "[1]", "x" * 1_500_000, '{"made": "internetaak", "id": "i"}',
        '{"made": "actor"}', '{"made": "actor", "id": 7}', '{"intent": "een"}', '{"intent": -1}',
        {"intent": 1, "resource": "actor", "token": "a"},
        {"intent": 1, "resource": "actor", "token": "C0992-ffffffff-1"},
        {"intent": 1, "resource": "actor", "marks": {"naam": 1}},
        {"intent": 1, "resource": "actor", "marks": {"naam": "x" * 1000}},
        {"intent": 1, "resource": "actor", "marks": {"naam": "\ud800"}},
        {"intent": 1, "resource": "actor", "refs": {"klantcontact": "../x"}},
        {"intent": 1, "resource": "actor", "also": [{}]},
        {"intent": 1, "resource": "../../x"},
    ],
)  # fmt: skip
def test_a_damaged_line_is_counted_and_left_out(line: object, tmp_path: Path) -> None:
    path = written(tmp_path / "j", line, {"made": "actor", "id": "a"})
    past = read_journal(path)
    assert past.damaged == 1
    assert [entry.id for entry in past.ledger.remaining()] == ["a"]
    assert past.ledger.pending() == ()


# --- finding what no answer told of -------------------------------------------------------------


def make_all(consumer: Consumer, people: Any, upto: str) -> None:
    """One record of each kind, as far as the one that is to be lost."""
    actor, partij = people.actor(), people.partij()
    if upto in ("actor", "partij"):
        return
    number = {"nummer": consumer.fresh_number()}
    made = consumer.create(
        "klantcontact",
        {"kanaal": "Telefoon", "onderwerp": consumer.marked("Kerst"), "taal": "Nederlands",
         "inhoud": "Vraag en antwoord", "indicatie_contact_gelukt": "Ja",
         "vertrouwelijkheid": "Nee", "plaatsgevonden_op": "01-03-2023 10:00", **number},
    )  # fmt: skip
    contact = consumer.ledger.of("klantcontact")[-1].id
    assert made.ok, made.text
    if upto == "betrokkene":
        told = {"klantcontact": contact, "partij": partij, "rol": "klant", "initiator": "Ja"}
        assert consumer.create("betrokkene", told).ok
    if upto == "actorklantcontact":
        assert consumer.create(upto, {"klantcontact": contact, "actor": actor}).ok


@pytest.mark.parametrize("contract", BUILT_IN)
@pytest.mark.parametrize(
    "resource", ["actor", "partij", "klantcontact", "betrokkene", "actorklantcontact"]
)
def test_a_record_without_an_answer_is_found(
    contract: str, resource: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of(contract)
    real = Consumer._note
    forgotten: list[str] = []

    def note(self: Consumer, name: str, record: Any, *rest: Any) -> bool:
        if name == resource and not forgotten:
            forgotten.append(str(record[stage.contract.resource(name).id]))
            return False
        return real(self, name, record, *rest)

    monkeypatch.setattr(Consumer, "_note", note)
    if resource == "actor":
        stage.consumer.create("actor", stage.people.values("actor"))
    elif resource == "partij":
        stage.consumer.create("partij", stage.people.values("partij"))
    elif resource == "klantcontact":
        with pytest.raises(IndexError):
            make_all(stage.consumer, stage.people, resource)
    else:
        make_all(stage.consumer, stage.people, resource)
    [record_id] = forgotten
    assert not stage.ledger.knows(resource, record_id)
    assert len(stage.ledger.pending()) == 1
    assert stage.consumer.read(resource, record_id).ok
    assert clean_up(stage) == ()
    assert stage.ledger.pending() == ()
    assert stage.ledger.knows(resource, record_id)
    assert stage.consumer.read(resource, record_id).status == 404


@pytest.mark.parametrize("contract", BUILT_IN)
def test_a_marker_elsewhere_than_in_the_onderwerp_will_do(
    contract: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of(contract)
    consumer = stage.consumer
    values = Conversations(consumer, stage.people, declared=lambda name: None).example()
    values["inhoud"] = consumer.marked("Gegenereerd onderwerp")
    monkeypatch.setattr(Consumer, "_note", lambda *rest: False)
    answer = consumer.create("klantcontact", values)
    assert answer.ok
    assert clean_up(stage) == ()
    [*_, found] = stage.ledger.of("klantcontact")
    assert found.deleted
    assert found.id in answer.text


def test_a_text_that_is_kept_in_another_form_is_found_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of(variations=("text-composed",))
    consumer = stage.consumer
    values = Conversations(consumer, stage.people, declared=lambda name: None).example()
    values |= {"onderwerp": "Cafe\u0301", "inhoud": consumer.marked("Gegenereerd onderwerp")}
    monkeypatch.setattr(Consumer, "_note", lambda *rest: False)
    assert "Cafe\u0301" not in consumer.create("klantcontact", values).text
    assert clean_up(stage) == ()
    assert [entry.deleted for entry in stage.ledger.of("klantcontact")] == [True, True]


def test_a_record_that_never_arrived_is_looked_for_and_settled() -> None:
    stage = stage_of()
    intent = Intent(0, "actor", f"{stage.marker}-9", (("object_id", "niemand"),))
    stage.ledger.intend(intent)
    assert find_lost(stage.consumer) == ()
    assert stage.ledger.pending() == ()


def test_a_longer_serial_number_is_another_record() -> None:
    contract = load_contract("openklant-2.16")
    intent = Intent(0, "actor", f"{MARKER}-1")
    assert fits(contract, intent, {"naam": f"Test [{MARKER}-1]"})
    assert fits(contract, intent, {"a": [{"b": f"{MARKER}-1@example.org".lower()}]})
    assert not fits(contract, intent, {"naam": f"Test [{MARKER}-17]"})
    assert not fits(contract, Intent(0, "actor"), {"naam": "x"})


def test_a_partij_that_the_user_pointed_at_is_not_named() -> None:
    contract = load_contract("openklant-2.16")
    body = {"wasPartij": {"uuid": IDS[1]}, "hadKlantcontact": {"uuid": IDS[2]}}
    intent = intent_of(contract, "betrokkene", body, marker=MARKER, drawn=())
    assert intent.refs == (("klantcontact", IDS[2]),)
    assert IDS[1] not in repr(intent)


@pytest.mark.parametrize(("number", "drawn"), [("123456789", True), ("23009182", False)])
def test_only_a_number_of_ones_own_is_a_proof(number: str, drawn: bool) -> None:
    contract = load_contract("vng-crud-0.0.3")
    body = {"nummer": int(number), "onderwerp": "Afvalinzameling rond kerst"}
    own = [number] if drawn else []
    intent = intent_of(contract, "klantcontact", body, marker=MARKER, drawn=own)
    assert ("nummer" in dict(intent.marks)) == drawn


def test_what_has_no_mark_at_all_is_told() -> None:
    stage = stage_of()
    for _ in range(2):
        stage.ledger.intend(Intent(0, "partij"))
    [left] = clean_up(stage)
    assert (left.resource, left.id) == ("partij", UNKNOWN)
    assert "2 registrations" in left.why
    assert "no mark" in left.why


@pytest.mark.parametrize("status", [403, 500, None])
def test_a_list_that_cannot_be_read_is_told(status: int | None) -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if status is None:
            raise httpx.ConnectError("weg")
        return httpx.Response(status)

    consumer = consumer_of(handler)
    for number in range(30):
        consumer.ledger.intend(Intent(0, "actor", f"{MARKER}-{number}"))
    [left] = find_lost(consumer)
    assert left.id == UNKNOWN
    assert "30 registrations" in left.why
    assert ("no connection" if status is None else str(status)) in left.why
    assert len(asked) == 1
    assert len(consumer.ledger.pending()) == 30


# --- a journal of somebody who means harm -------------------------------------------------------


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The URL of a server that has nothing and answers all, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.command} {self.path}")
            body = b'{"count": 0, "next": "http://elders.example/x", "results": []}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_DELETE = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/basis", asked
    server.shutdown()
    server.server_close()
    thread.join()


EVIL = [
    "..", ".", "../../admin", "a/../../b", "\\..\\x", "http://elders.example/x", "//elders/x",
    "x\r\nHost: elders", "x\x00y", "\ud800", "x" * 5000, "", " ", "a/b",
]  # fmt: skip
ODD = ["x?y=z#f", "%2e%2e%2fadmin", "é ;a", "@elders.example", ":80"]


def test_nothing_goes_outside_the_base_url(tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    url, asked = listener
    path = written(
        tmp_path / "j",
        *({"made": "klantcontact", "id": each} for each in (*EVIL, *ODD)),
        {"made": "../../x", "id": "a"},
        {"intent": 1, "resource": "betrokkene", "refs": {"klantcontact": "../.."}},
        {"intent": 2, "resource": "klantcontact", "marks": {"onderwerp": "&x=y#/../"}},
    )
    done = CliRunner(env={"KCC_TOKEN": "geheim"}).invoke(
        app, ["clean", str(path), "--url", url, "--language", "en"], standalone_mode=False
    )
    assert done.return_value == 3, done.output
    assert not done.exception
    paths = {line.split()[1].partition("?")[0] for line in asked}
    deleted = {line.split()[1] for line in asked if line.startswith("DELETE")}
    assert all(each.startswith("/basis/klantcontacten") for each in paths)
    assert deleted == {
        "/basis/klantcontacten/x%3Fy%3Dz%23f",
        "/basis/klantcontacten/%252e%252e%252fadmin",
        "/basis/klantcontacten/%C3%A9%20%3Ba",
        "/basis/klantcontacten/%40elders.example",
        "/basis/klantcontacten/%3A80",
    }
    assert "\x00" not in done.output
    assert done.output.count("nothing was sent") == len(set(EVIL))
    assert path.exists()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "klant.example", "http://u:p@h/x", "http://h/x?y=z", "http://"]
)
def test_a_base_url_that_is_none(url: str, tmp_path: Path) -> None:
    path = written(tmp_path / "j")
    told = {**json.loads(path.read_text("utf-8")), "url": url}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["clean", str(path)], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert "\n" not in str(done.exception)


def test_a_contract_that_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path / "j")
    told = {**json.loads(path.read_text("utf-8")), "contract": "./eigen"}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["clean", str(path)], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert path.exists()


@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
def test_a_run_that_forgot_all_it_made_finds_it_by_what_it_sent(
    contract: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the text's own example, which is shown instead; what others made stays."""
    application = create_app(contract, token=TOKEN)
    settings = Settings(token=TOKEN, contract=contract, patience=0.0, seed=1, examples=2)

    def klantcontacten() -> set[str]:
        stage = open_stage(settings, application)
        return set(stage.consumer.listing("klantcontact").ids)

    made, found = set(), set()

    def forgetful(stage: Stage) -> tuple[Leftover, ...]:
        monkeypatch.setattr(Ledger, "settle", settle)
        made.update((name, entry.id) for name in ORDER for entry in stage.ledger.of(name))
        stage.ledger._entries.clear()
        left = clean_up(stage)
        found.update((name, entry.id) for name in ORDER for entry in stage.ledger.of(name))
        return left

    stranger = open_stage(settings, application)
    stranger.people.actor()
    Conversations(stranger.consumer, stranger.people, declared=lambda name: None).registered(
        SEPARATE
    )
    before = klantcontacten()
    settle = Ledger.settle
    monkeypatch.setattr(Ledger, "settle", lambda self, number: None)
    monkeypatch.setattr("kcc_conformance.playing.run.clean_up", forgetful)
    result = play(
        replace(settings, only="bekende-klant/ attributen/ gegenereerd/"), app=application
    )
    assert klantcontacten() - before == {each.id for each in result.leftovers}
    assert len(result.leftovers) == 1
    assert "carries no mark" in result.leftovers[0].why
    for name in ORDER:
        for entry in stranger.ledger.of(name):
            assert stranger.consumer.read(name, entry.id).ok
