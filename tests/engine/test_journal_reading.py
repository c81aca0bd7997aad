"""What a journal tells of a run that is over, also one that is damaged or means harm."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from canned import TOKEN
from click.testing import CliRunner
from contracts import ROOTS
from journals import HEADER, ITEMS, RUN, journal_in
from kcc_conformance.reference_impl import create_app

from kcc_conformance.cli import app
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.journal import (
    Journal,
    journal_path,
)
from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.consumer.ledger import ORDER, Entry, Intent, Ledger
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage


def written(path: Path, *lines: object, end: str = "") -> Path:
    """A journal with these lines behind the first."""
    head = {
        "journal": "kcc-conformance journal", "version": 1, "url": HEADER.url, "started": "x",
        "contract": HEADER.contract, "run": RUN, "marker": HEADER.marker,
    }  # fmt: skip
    texts = [each if isinstance(each, str) else json.dumps(each) for each in (head, *lines)]
    path.write_text("\n".join(texts) + "\n" + end, encoding="utf-8")
    return path


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


@pytest.mark.parametrize("contract", ROOTS)
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
        replace(
            settings, only='bekende-klant/ gegenereerd/ "De Inhoud van het voorbeeld komt terug"'
        ),
        app=application,
    )
    assert klantcontacten() - before == {each.id for each in result.leftovers}
    assert len(result.leftovers) == 1
    assert "carries no mark" in result.leftovers[0].why
    for name in ORDER:
        for entry in stranger.ledger.of(name):
            assert stranger.consumer.read(name, entry.id).ok
