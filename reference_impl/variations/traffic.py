"""Variations in how requests are let in: in time, in number, by the right address."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from .. import differences, middleware
from ..behaviour import Behaviour, Chain
from ..faults.delays import LateToBeSeen
from ..middleware import Headers, Wsgi, refusal, taken
from .variation import CONTRACT
from .variation import Variation as V

_WRITES = {"PUT", "PATCH", "DELETE"}
_AT_ONCE = 2
_HELD = 0.01
"""Seconds that a request takes at least, so that what is sent at once is there at once."""


def _late() -> Behaviour:
    names = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")
    return Chain([LateToBeSeen(name, 0.5, "read", "list") for name in names])


def two_at_a_time(status: int) -> Callable[[Wsgi], Wsgi]:
    """A third request at the same moment is asked to come back after a second."""

    def around(app: Wsgi) -> Wsgi:
        lock = threading.Lock()
        inside = 0

        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            nonlocal inside
            with lock:
                full = inside >= _AT_ONCE
                inside += 0 if full else 1
            if full:
                taken(environ)
                title = "Niet meer dan twee verzoeken tegelijk."
                return refusal(start_response, status, title, [("Retry-After", "1")])
            try:
                time.sleep(_HELD)
                return app(environ, start_response)
            finally:
                with lock:
                    inside -= 1

        return wrapped

    return around


def with_slash(status: int) -> Callable[[Wsgi], Wsgi]:
    """Paths end in a slash; one without is redirected to the one with it."""

    def around(app: Wsgi) -> Wsgi:
        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if path.endswith("/"):
                return app({**environ, "PATH_INFO": path.rstrip("/")}, start_response)
            if "." in path.rpartition("/")[2]:
                return app(environ, start_response)
            taken(environ)
            query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
            host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "")
            there = f"{environ.get('wsgi.url_scheme', 'http')}://{host}{path}/{query}"
            return refusal(start_response, status, "Verhuisd.", [("Location", there)])

        return wrapped

    return around


def if_match(app: Wsgi) -> Wsgi:
    """Answers carry an ETag, and a change or deletion has to name it: 428 without, 412 for another.

    Who may not read the record, or asks for one that is not there, is answered as ever.
    """

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method in _WRITES:
            reading = {**environ, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
            reading |= {"CONTENT_LENGTH": "0", "wsgi.input_terminated": False}
            status, _, body = _answer(app, reading)
            named = environ.get("HTTP_IF_MATCH", "")
            if status.startswith("200") and named not in {"*", _tag(body)}:
                taken(environ)
                code = 412 if named else 428
                return refusal(start_response, code, "Noem met If-Match de versie die u kent.")
        status, headers, body = _answer(app, environ)
        if status[:3] in {"200", "201"} and method != "DELETE":
            headers = [*headers, ("ETag", _tag(body))]
        start_response(status, headers)
        return [body]

    return wrapped


def _answer(app: Wsgi, environ: dict[str, Any]) -> tuple[str, Headers, bytes]:
    kept: list[Any] = []
    body = b"".join(app(environ, lambda status, headers, _=None: kept.extend((status, headers))))
    return kept[0], list(kept[1]), body


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


VARIATIONS = (
    V("connection-closed", "The connection is closed after every answer.",
      "De verbinding wordt na elk antwoord gesloten.", wsgi=middleware.changed(middleware.goodbye)),
    V("slow", "Every answer takes 50 milliseconds.", "Elk antwoord duurt 50 milliseconden.",
      differences.Slow),
    V("busy", "Every seventh request is answered 429, to come back after a second.",
      "Elk zevende verzoek krijgt 429, om na een seconde terug te komen.",
      wsgi=middleware.busy("1")),
    V("busy-briefly", "Every seventh request is answered 429, to come back at once.",
      "Elk zevende verzoek krijgt 429, om meteen terug te komen.", wsgi=middleware.busy("0")),
    V("two-at-a-time-429", "A third request at the same moment is answered 429.",
      "Een derde verzoek op hetzelfde moment krijgt 429.", wsgi=two_at_a_time(429)),
    V("two-at-a-time-503", "A third request at the same moment is answered 503.",
      "Een derde verzoek op hetzelfde moment krijgt 503.", wsgi=two_at_a_time(503)),
    V("late", "New records can be seen after half a second.",
      "Nieuwe records zijn na een halve seconde te zien.", _late),
    V("if-match", "A change or deletion without If-Match is answered 428.",
      "Een wijziging of verwijdering zonder If-Match krijgt 428.", wsgi=if_match,
      differs=CONTRACT),
    V("slash-301", "Paths end in a slash; one without is redirected there with 301.",
      "Paden eindigen op een schuine streep; zonder volgt een 301 daarheen.",
      wsgi=with_slash(301), differs=CONTRACT),
    V("slash-308", "Paths end in a slash; one without is redirected there with 308.",
      "Paden eindigen op een schuine streep; zonder volgt een 308 daarheen.",
      wsgi=with_slash(308), differs=CONTRACT),
)  # fmt: skip
