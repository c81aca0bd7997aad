"""One state machine, three doors; and none of them for strangers."""

import json
from datetime import UTC, datetime
from typing import Any

import falcon.testing
import pytest
from sessions import CALLS, calls

from kcc_conformance.contract.contract import load_contract
from kcc_conformance.observing.declaration import Declaration, declared
from kcc_conformance.observing.live.board import Board
from kcc_conformance.observing.live.control import control
from kcc_conformance.observing.live.refusing import Refusals
from kcc_conformance.observing.live.stand import Stand
from kcc_conformance.observing.live.tape import Tape
from kcc_conformance.observing.live.words import WORDS
from kcc_conformance.observing.wiring import Wiring
from kcc_conformance.relay.messages import Noted
from kcc_conformance.settings.loading import OBSERVING, load_settings

WIRING = Wiring(load_contract("openklant-2.16"))
HOST = "127.0.0.1:8901"
BASE = "http://127.0.0.1:8900/klantinteracties/api/v1"


def door(declaration: Declaration | None = None) -> tuple[falcon.testing.TestClient, Stand]:
    declaration = declaration or calls("bekend", "anoniem")
    board = Board(declaration.calls)
    stand = Stand(board, Tape(Refusals(board, declaration, WIRING)), BASE)
    return falcon.testing.TestClient(control(stand, "nl"), headers={"Host": HOST}), stand


def said(answer: Any) -> str:
    found: str = answer.json["error"]
    return found


def test_a_call_in_order() -> None:
    client, stand = door()
    for step, state in (("begin", "loopt"), ("einde", "voorbij"), ("klaar", "klaar")):
        answer = client.simulate_post(f"/gesprekken/bekend/{step}")
        assert (answer.status_code, answer.json["state"]) == (200, state)
    turn = stand.board.turn("bekend")
    moments = [turn.played.begin, turn.played.end, turn.played.finished]
    assert None not in moments
    assert moments == sorted(moments)  # type: ignore[type-var]
    assert turn.played.finished_by == "opgeslagen"


@pytest.mark.parametrize(
    ("done", "step", "status", "sentence"),
    [
        ("", "einde", 409, "nog niet begonnen"),
        ("", "klaar", 409, "nog niet begonnen"),
        ("begin", "begin", 409, "al begonnen"),
        ("begin", "klaar", 409, "nog niet voorbij: geef eerst het einde"),
        ("begin einde", "einde", 409, "al voorbij"),
        ("begin einde", "begin", 409, "al begonnen"),
        ("begin einde klaar", "klaar", 409, "al klaar"),
        ("begin einde klaar", "einde", 409, "al voorbij"),
        ("", "hervat", 404, "kies begin, einde of klaar"),
    ],
)
def test_out_of_order(done: str, step: str, status: int, sentence: str) -> None:
    client, _ = door()
    for each in done.split():
        assert client.simulate_post(f"/gesprekken/bekend/{each}").status_code == 200
    answer = client.simulate_post(f"/gesprekken/bekend/{step}")
    assert answer.status_code == status
    assert sentence in said(answer)
    assert "\n" not in said(answer)


def test_no_such_call_and_no_such_method() -> None:
    client, _ = door()
    answer = client.simulate_post("/gesprekken/onbekend/begin")
    assert (answer.status_code, said(answer)) == (404, "er is geen gesprek onbekend")
    assert client.simulate_get("/gesprekken/bekend/begin").status_code == 405
    assert client.simulate_post("/stand").status_code == 405
    assert client.simulate_get("/elders").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"afgerond": "geannuleerd"}', 200),
        ('{"afgerond": "verkeerd"}', 422),
        ('{"afgerond": ["opgeslagen"]}', 422),
        ("[]", 400),
        ("{", 400),
        ("\x00", 400),
        ("[" * 9000, 400),
        ("  ", 200),
    ],
)
def test_how_a_call_is_finished(body: str, status: int) -> None:
    client, stand = door()
    for step in ("begin", "einde"):
        client.simulate_post(f"/gesprekken/bekend/{step}")
    answer = client.simulate_post("/gesprekken/bekend/klaar", body=body)
    assert answer.status_code == status
    if "geannuleerd" in body:
        assert stand.board.turn("bekend").played.finished_by == "geannuleerd"
    if status != 200:
        assert stand.board.turn("bekend").state == "voorbij"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:8901"}, 200),
        ({"Host": "[::1]:8901"}, 200),
        ({"Host": HOST, "Origin": f"http://{HOST}"}, 200),
        ({"Host": HOST, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Host": HOST, "Sec-Fetch-Site": "none"}, 200),
        ({"Host": "elders.example:8901"}, 403),
        ({"Host": "127.0.0.1.elders.example"}, 403),
        ({"Host": HOST, "Origin": "http://elders.example"}, 403),
        ({"Host": HOST, "Origin": "null"}, 403),
        ({"Host": HOST, "Origin": "http://127.0.0.1:8900"}, 403),
        ({"Host": HOST, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": HOST, "Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_pages_are_kept_out(headers: dict[str, str], status: int) -> None:
    client, stand = door()
    assert client.simulate_get("/stand", headers=headers).status_code == status
    answer = client.simulate_post("/gesprekken/bekend/begin", headers=headers)
    assert answer.status_code == status
    assert stand.board.turn("bekend").state == ("loopt" if status == 200 else "wacht")
    assert answer.headers.get("access-control-allow-origin") is None
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_the_page_works_without_script() -> None:
    """Each button leads to the next; what comes too late is told at the top."""
    client, stand = door()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for step, fields, shown in (
        ("begin", "", "Einde: bekend"),
        ("einde", "", "Opgeslagen: bekend"),
        ("klaar", "afgerond=geannuleerd", "klaar, wacht op rust"),
    ):
        answer = client.simulate_post(f"/gesprekken/bekend/{step}", body=fields, headers=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert shown in client.simulate_get("/").text
    assert stand.board.turn("bekend").played.finished_by == "geannuleerd"
    late = client.simulate_post("/gesprekken/bekend/klaar", body="afgerond=x", headers=form)
    late = client.simulate_post("/gesprekken/bekend/einde", headers=form)
    assert late.status_code == 409
    assert 'role="alert">gesprek bekend is al voorbij<' in late.text
    page = client.simulate_get("/").text
    assert "<script" not in page
    assert '<html lang="nl">' in page
    assert '<th scope="row">bekend</th>' in page


def test_what_is_declared_is_text_on_the_page() -> None:
    odd = declared({"gesprek": [{**CALLS["gesprek"][0],
                                 "kenmerk": "<b>&\"'x"}]})  # fmt: skip
    client, _ = door(odd)
    assert "&lt;b&gt;&amp;&#34;&#39;x" in client.simulate_get("/").text


def noted(path: str, body: Any, status: int, answer: Any) -> Noted:
    at = datetime.now(UTC)
    return Noted("POST", BASE + path, at, at, (), json.dumps(body).encode(), status, "", (),
                 json.dumps(answer).encode())  # fmt: skip


def refusing(*ids: str, **changed: Any) -> tuple[Refusals, Board]:
    told = calls(*ids, **changed)
    board = Board(told.calls)
    return Refusals(board, told, WIRING), board


PATH = "/klantinteracties/api/v1/betrokkenen"


def test_a_step_is_refused_so_often_and_only_in_its_call() -> None:
    refusals, board = refusing("geweigerd", weiger={"stap": "betrokkene", "status": 409, "keer": 2})
    body = b'{"hadKlantcontact": {"uuid": "1"}}'
    assert refusals.refuses("POST", PATH, body) is None
    board.begin("geweigerd")
    assert refusals.wants("POST", PATH)
    assert not refusals.wants("GET", PATH)
    assert not refusals.wants("POST", "/klantinteracties/api/v1/klantcontacten")
    assert refusals.refuses("POST", "/klantinteracties/api/v1/klantcontacten", body) is None
    board.end("geweigerd")
    found = [refusals.refuses("POST", PATH, body) for _ in range(3)]
    assert [each.status if each else None for each in found] == [409, 409, None]
    assert board.turn("geweigerd").refused == 2
    board.finish("geweigerd", "opgeslagen")


def test_of_several_open_calls_it_is_the_one_that_bears_the_mark() -> None:
    refusals, board = refusing("geweigerd", "bekend")
    for call in ("geweigerd", "bekend"):
        board.begin(call)
    mark = {call.id: call.mark for call in calls("geweigerd", "bekend").calls}
    for key, call in (("a", "bekend"), ("b", "geweigerd")):
        sent = {"onderwerp": f"Iets [{mark[call]}]"}
        refusals.see(noted("/klantcontacten", sent, 201, {"uuid": key, **sent}))

    def about(key: str) -> bytes:
        return json.dumps({"hadKlantcontact": {"uuid": key}}).encode()

    assert refusals.refuses("POST", PATH, about("a")) is None
    assert refusals.refuses("POST", PATH, about("b")) is not None
    assert refusals.refuses("POST", PATH, about("b")) is None


def test_a_combined_request_and_a_body_that_is_no_json() -> None:
    refusals, board = refusing("geweigerd", weiger="maak-klantcontact")
    board.begin("geweigerd")
    path = "/klantinteracties/api/v1/maak-klantcontact"
    assert refusals.wants("POST", path)
    assert refusals.refuses("POST", path, b"\xff{") is not None


def test_what_the_command_is_told_is_no_setting() -> None:
    environment = dict.fromkeys(OBSERVING, "x") | {"KCC_STRICT": "yes"}
    assert load_settings({}, environment=environment).strict


def test_all_words_are_there_in_both_languages() -> None:
    assert all(len(pair) == 2 and all(pair) for pair in WORDS.values())
