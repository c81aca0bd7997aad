"""Nothing that a client sends makes the reference break."""

import json
import socket
import threading
from typing import Any

import pytest
from contracts import COUPLED
from hunt import hunt
from kcc_conformance.reference_impl.limits import Watch
from talk import Talk

SEED = 20261130


@pytest.mark.parametrize("contract", COUPLED)
def test_a_small_hunt(contract: str) -> None:
    talk = Talk(contract)
    talk.http.event_hooks["response"] = []
    assert hunt(talk.http, talk.contract, 250, SEED) == [], f"seed {SEED}"


@pytest.mark.parametrize(
    ("accept", "status"),
    [("x", 406), (";", 406), ("*/*;q=2", 406), ("application/json,", 200), (",", 200)],
)
def test_odd_accept(talk: Talk, accept: str, status: int) -> None:
    answer = talk.http.get(talk.path("actor"), headers={"Accept": accept})
    assert answer.status_code == status


@pytest.mark.parametrize("size", ["9" * 5000, "0" * 5000 + "2", "99999999999"])
def test_odd_page_sizes(openklant: Talk, size: str) -> None:
    for _ in range(3):
        openklant.make("actor")
    answer = openklant.http.get("/actoren", params={"pageSize": size})
    assert answer.status_code == 200
    assert len(answer.json()["results"]) == (2 if size.endswith("2") else 3)


def test_references_that_are_no_text(talk: Talk) -> None:
    contact = talk.make("klantcontact")
    for odd in ("\ud800", "\n", "a\0b"):
        body = {**talk.body("actorklantcontact", klantcontact=contact, actor=odd)}
        escaped = _ascii(body)
        answer = talk.http.post(talk.path("actorklantcontact"), content=escaped)
        assert answer.status_code == 400, odd


def _ascii(body: Any) -> bytes:
    return json.dumps(body).encode("ascii")


def test_a_body_that_is_too_long(talk: Talk) -> None:
    headers = {"Content-Length": "1000000000000000000"}
    answer = talk.http.post(talk.path("klantcontact"), content=b"{}", headers=headers)
    assert answer.status_code == 413


def test_who_drips_is_cut_off() -> None:
    """A request that is not over in time ends; others are left alone."""
    now = [0.0]
    watch = Watch(10, lambda: now[0])

    class Held:
        def __init__(self) -> None:
            self.socket, self.other = socket.socketpair()

    slow, quick = Held(), Held()
    watch.begin(slow)  # type: ignore[arg-type]
    now[0] = 8.0
    watch.begin(quick)  # type: ignore[arg-type]
    now[0] = 11.0
    watch.look()
    slow.other.settimeout(5)
    assert slow.other.recv(1) == b""
    quick.socket.sendall(b"x")
    assert quick.other.recv(1) == b"x"
    for held in (slow, quick):
        held.socket.close()
        held.other.close()


def test_the_watch_can_be_stopped() -> None:
    watch = Watch()
    before = threading.active_count()
    watch.start()
    watch.stop()
    assert threading.active_count() <= before + 1
