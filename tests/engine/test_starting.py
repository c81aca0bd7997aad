"""--wait: a provider that is still starting is waited for, and nothing else is."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kcc_conformance.cli.waiting import told
from kcc_conformance.client.connections import Attempt
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.obstacles import unreachable
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.doctor import open_examined
from kcc_conformance.result.result import OK, WARN
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage import starting
from kcc_conformance.stage.starting import Waiting, await_start, waited_for

URL = "http://provider.example/api"
REFUSED = Attempt(sent=True, trouble="no connection: [Errno 111] Connection refused")
THERE = Attempt(sent=True, unsent=False, status=404)


def answered(status: int) -> Attempt:
    return replace(THERE, status=status)


class World:
    """A provider of which each look at each URL is told beforehand, the last one for ever; it
    has a clock of its own, in which a look takes `slow` seconds."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, *seen: list[Attempt], slow: float = 0.0
    ) -> None:
        self.now, self.slow = 0.0, slow
        self.seen, self.asked, self.told = [list(each) for each in seen], 0, list[Waiting]()
        monkeypatch.setattr(starting.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(starting.time, "sleep", self.pass_by)

    def pass_by(self, seconds: float) -> None:
        self.now += seconds

    def wait(self, seconds: float) -> Waiting | None:
        looks = tuple((f"{URL}/{n}", self.look(rest)) for n, rest in enumerate(self.seen))
        return waited_for(Settings(url=URL, wait=seconds), self.told.append, looks)

    def look(self, rest: list[Attempt]) -> Callable[[float], Attempt]:
        def asked(seconds: float) -> Attempt:
            assert seconds > 0
            self.asked += 1
            self.now += self.slow
            return rest.pop(0) if len(rest) > 1 else rest[0]

        return asked


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 500, 501])
def test_what_answers_is_not_waited_for(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [answered(status)])
    assert world.wait(20) is None
    assert (world.now, world.asked, world.told) == (0.0, 1, [])


@pytest.mark.parametrize(
    "first",
    [REFUSED, *map(answered, (502, 503, 504)),
     Attempt(trouble="the connection broke off: Server disconnected without sending a response."),
     Attempt(trouble="no connection: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred")],
)  # fmt: skip
def test_what_starts_is_waited_for(first: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [first] * 6 + [THERE])
    waited = world.wait(20)
    assert waited is not None
    assert (waited.seen, waited.diagnosis.outcome) == ("", OK)
    assert 5 < waited.waited < 9
    assert len(world.told) == 2


@pytest.mark.parametrize(
    "words",
    ["its certificate has expired (certificate has expired)", "it does not speak TLS on this port"],
)
def test_trouble_that_stays_is_not_waited_for(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [Attempt(trouble=f"no connection: {words}")])
    assert world.wait(20) is None
    assert world.now == 0


@pytest.mark.parametrize("slow", [0.0, 3.0])
@pytest.mark.parametrize("seconds", [0.1, 1, 7, 61])
def test_it_ends(seconds: float, slow: float, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [REFUSED], slow=slow)
    waited = world.wait(seconds)
    assert seconds <= world.now <= seconds + slow + 0.01
    if waited is None:  # the one look took longer than there was to wait
        assert slow > seconds
        return
    assert waited.left == 0
    assert waited.diagnosis.outcome == WARN
    assert len(world.told) <= 3 + seconds // 30
    assert world.asked <= 4 + seconds / 2


def test_it_tells_when_something_else_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [REFUSED, REFUSED, answered(503), answered(503), THERE])
    world.wait(20)
    assert [told(each, "en").partition("/0 ")[2] for each in world.told] == [
        "does not answer yet (no connection: [Errno 111] Connection refused): waiting, 20 s more"
        " at the most (--wait)",
        "does not answer yet (status 503): waiting, 19 s more at the most (--wait)",
        "answers, after 4 s of waiting",
    ]
    assert told(world.told[0], "nl").endswith(
        "antwoordt nog niet (geen verbinding: [Errno 111] verbinding geweigerd): wachten, hooguit"
        " nog 20 s (--wait)"
    )


def test_two_ways_to_break_off_are_one_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [Attempt(trouble=f"the connection broke off: {how}") for how in ("reset", "closed")]
    world = World(monkeypatch, ways * 4 + [THERE])
    world.wait(30)
    assert len(world.told) == 2


def test_one_of_the_base_urls_may_be_behind_a_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch, [answered(200)], [answered(502), answered(502), answered(401)])
    waited = world.wait(20)
    assert waited is not None
    assert not waited.seen
    assert world.told[0].url == f"{URL}/1"


def test_how_long_was_waited_is_in_the_one_line() -> None:
    trouble = Unplayable(unreachable(URL, "no connection: refused"))
    Waiting(URL, "no connection: refused", 20.2, 0.0).explain(trouble)
    assert "(after 20 s of waiting, --wait); check host" in str(trouble)
    assert "(na 20 s wachten, --wait); controleer host" in trouble.said("nl")
    assert trouble.diagnoses == (trouble.diagnosis,)
    before = str(trouble)
    Waiting(URL, "", 3.0, 17.0).explain(trouble)
    assert str(trouble) == before


def test_what_cannot_be_played_by_is_told_first() -> None:
    with pytest.raises(UsageError, match="no-such-contract"):
        await_start(Settings(url=URL, contract="no-such-contract", wait=60))
    assert await_start(Settings(url=None, wait=60)) is None
    assert await_start(Settings(url=URL)) is None


@contextmanager
def later(seconds: float) -> Iterator[str]:
    """A URL at which nobody listens yet, and somebody does after so many seconds."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        server = HTTPServer(held.getsockname(), Answering, bind_and_activate=False)
        server.socket.close()
        server.socket = held
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))

        def start() -> None:
            server.server_activate()
            serving.start()

        timer = threading.Timer(seconds, start)
        timer.start()
        try:
            yield f"http://127.0.0.1:{held.getsockname()[1]}"
        finally:
            timer.join()
            server.shutdown()
            serving.join()


def test_a_server_that_starts_late() -> None:
    with later(0.6) as url:
        seen = list[Waiting]()
        waited = await_start(Settings(url=url, wait=30), seen.append)
        assert waited is not None
        assert not waited.seen
        assert "refused" in seen[0].seen
        # it is no register: what is told of that is as without waiting
        with pytest.raises(Unplayable) as trouble:
            open_examined(Settings(url=url, wait=30), readings={})
        assert "--wait" not in str(trouble.value)
