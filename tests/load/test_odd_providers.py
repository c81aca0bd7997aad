"""Providers that are odd and keep everything are accused of nothing; those that lose, double, swap
or keep what they refused are accused of just that."""

import io
import json
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from theatre import Theatre, play, theatre

from kcc_conformance.load.discoveries import ALTERED, DOUBLED, GHOST, HALF, ID_TWICE, LOST, MIXED
from kcc_conformance.load.mix import BEKEND, NIEUW, TASKS, VERBETEREN

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_JSON = {"Content-Type": "application/json"}
Answer = tuple[str, dict[str, str], bytes]


class Odd:
    """Between everybody and the register. `way` answers a request: with what the register says
    (`ask`), or otherwise; `turn` says whose turn it is among those that register."""

    def __init__(self, app: Any, base: str, way: "Callable[[Odd, dict[str, Any], bytes], Answer]"):
        self._app = app
        self._way = way
        self._lock = threading.Lock()
        self._turns = Counter[str]()
        self.base = base
        self.kept: dict[str, Any] = {}
        self.rng = random.Random(4)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length) if length else b""
        status, headers, content = self._way(self, environ, body)
        start_response(status, [*headers.items()])
        return [content]

    def ask(self, environ: dict[str, Any], body: bytes, **other: str) -> Answer:
        """What the register answers, perhaps to another request."""
        own = {**environ, **other, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        told: list[Any] = []
        content = b"".join(self._app(own, lambda status, headers, info=None: told.append(
            (status, {name.lower(): value for name, value in headers})
        )))  # fmt: skip
        status, headers = told[0]
        headers.pop("content-length", None)
        return status, headers, content

    def turn(self, environ: dict[str, Any], path: str, every: int) -> bool:
        """Whether this is each so many-th registration on that path."""
        if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"] != self.base + path:
            return False
        with self._lock:
            self._turns[path] += 1
            return self._turns[path] % every == 0


def capitals(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """IDs in capitals now and then; UUIDs are the same all the same."""
    lowered = {
        name: _UUID.sub(lambda found: found[0].lower(), environ[name])
        for name in ("PATH_INFO", "QUERY_STRING")
    }
    text = _UUID.sub(lambda found: found[0].lower(), body.decode())
    status, headers, content = odd.ask(environ, text.encode(), **lowered)
    shown = _UUID.sub(
        lambda found: found[0].upper() if odd.rng.random() < 0.5 else found[0], content.decode()
    )
    return status, headers, shown.encode()


def tens(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """Pages of ten, whatever is asked for."""
    query = [each for each in parse_qsl(environ["QUERY_STRING"]) if each[0] != "pageSize"]
    return odd.ask(environ, body, QUERY_STRING=urlencode([*query, ("pageSize", "10")]))


def elsewhere(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """A registration is answered without a body: its Location says where it is."""
    status, headers, content = odd.ask(environ, body)
    bare = environ["REQUEST_METHOD"] == "POST" and status[0] == "2"
    return status, headers, b"" if bare else content


def busy(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """A 503 now and then: half of those were done."""
    if odd.turn(environ, "/klantcontacten", 4):
        if odd.rng.random() < 0.5:
            odd.ask(environ, body)
        return "503 Service Unavailable", _JSON, b"{}"
    return odd.ask(environ, body)


def later(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """What is new is not to be read at once."""
    status, headers, content = odd.ask(environ, body)
    if environ["REQUEST_METHOD"] == "POST" and status[0] == "2":
        odd.kept[json.loads(content)["uuid"]] = time.monotonic()
    made = odd.kept.get(environ["PATH_INFO"].rpartition("/")[2], 0.0)
    if environ["REQUEST_METHOD"] == "GET" and time.monotonic() - made < 0.05:
        return "404 Not Found", {"Content-Type": "text/html"}, b"<h1>Nee</h1>"
    return status, headers, content


CONFORMING = (capitals, tens, elsewhere, busy, later)


def around(stage: Theatre, way: Any) -> Theatre:
    return replace(stage, app=Odd(stage.app, stage.contract.base_path, way))


@pytest.mark.parametrize("way", CONFORMING, ids=lambda way: way.__name__)
def test_who_keeps_everything_is_accused_of_nothing(tmp_path: Path, way: Any) -> None:
    tally, _ = play(around(theatre(tmp_path), way), TASKS)
    assert tally.discoveries == ()
    assert tally.acknowledged == tally.found > 20
    assert tally.undecided == 0


def loses(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    if odd.turn(environ, "/klantcontacten", 5):
        status, headers, content = odd.ask(environ, body)
        path = f"{environ['PATH_INFO']}/{json.loads(content)['uuid']}"
        odd.kept[path] = odd.ask(environ, b"", REQUEST_METHOD="DELETE", PATH_INFO=path)
        return status, headers, content
    return odd.ask(environ, body)


def doubles(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    if odd.turn(environ, "/klantcontacten", 5):
        odd.ask(environ, body)
    return odd.ask(environ, body)


def keeps_refused(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    answer = odd.ask(environ, body)
    if odd.turn(environ, "/klantcontacten", 5):
        return "400 Bad Request", _JSON, b'{"status": 400}'
    return answer


def swaps(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """The betrokkene gets the partij of the one before."""
    if odd.turn(environ, "/betrokkenen", 1):
        told = json.loads(body)
        before, odd.kept["partij"] = odd.kept.get("partij"), told["wasPartij"]
        body = json.dumps({**told, "wasPartij": before or told["wasPartij"]}).encode()
    return odd.ask(environ, body)


def cuts(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    if odd.turn(environ, "/klantcontacten", 5):
        told = json.loads(body)
        body = json.dumps({**told, "inhoud": told["inhoud"][:40]}).encode()
    return odd.ask(environ, body)


def says_the_same_again(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    again = odd.turn(environ, "/klantcontacten", 5)
    answer = odd.ask(environ, body)
    if environ["PATH_INFO"].endswith("/klantcontacten") and environ["REQUEST_METHOD"] == "POST":
        before, odd.kept["said"] = odd.kept.get("said"), answer
        return before if again and before else answer
    return answer


def drops_links(odd: Odd, environ: dict[str, Any], body: bytes) -> Answer:
    """Whoever corrects a klantcontact takes its betrokkene away."""
    answer = odd.ask(environ, body)
    if environ["REQUEST_METHOD"] == "PATCH":
        path, own = f"{odd.base}/betrokkenen", environ["PATH_INFO"].rpartition("/")[2]
        query = f"hadKlantcontact__uuid={own}"
        _, _, listed = odd.ask(
            environ, b"", REQUEST_METHOD="GET", PATH_INFO=path, QUERY_STRING=query
        )
        for each in json.loads(listed)["results"]:
            gone = f"{path}/{each['uuid']}"
            odd.ask(environ, b"", REQUEST_METHOD="DELETE", PATH_INFO=gone, QUERY_STRING="")
    return answer


DEFECTIVE = {
    loses: LOST, doubles: DOUBLED, keeps_refused: GHOST, swaps: MIXED, cuts: ALTERED,
    says_the_same_again: ID_TWICE, drops_links: HALF,
}  # fmt: skip


@pytest.mark.parametrize("way", DEFECTIVE, ids=lambda way: way.__name__)
def test_who_does_not_is_accused_of_that(tmp_path: Path, way: Any) -> None:
    tasks = [BEKEND, VERBETEREN] if way is drops_links else [BEKEND, NIEUW]
    tally, _ = play(around(theatre(tmp_path), way), tasks)
    kinds = {each.kind for each in tally.discoveries}
    assert DEFECTIVE[way] in kinds, tally
    if way is not says_the_same_again:  # there one thing leads to others
        assert kinds == {DEFECTIVE[way]}
