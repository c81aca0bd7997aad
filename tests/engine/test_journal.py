"""The journal while it is written: what a run asks for and makes is on disk before it is sent."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import IDS, MARKER, consumer_of, stage_of
from journals import HEADER, ITEMS, RUN, journal_in

from kcc_conformance.client.manners import Manners
from kcc_conformance.consumer.journal import (
    Journal,
    check_writable,
    earlier_journals,
    journal_path,
)
from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.findings import CannotTell
from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.stage import Stage


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
        (httpx.Response(302), 1, 1),
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

    monkeypatch.setattr("kcc_conformance.playing.play.open_to_play", stage_with_journal)
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
