"""Variations in which a provider does not work for a while, or not at all: no verdict on it."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from ..middleware import Wsgi, refusal, taken, turned_away
from .variation import CONTRACT
from .variation import Variation as V

FIRST, LAST = 120, 150
"""The requests during which the database is down; a whole run has more than four hundred."""
_WRITES = {"POST", "PUT", "PATCH", "DELETE"}
_HELD = 0.01
"""Seconds that a registration takes at least, so that two at once are there at once."""


def outage(status: int) -> Callable[[Wsgi], Wsgi]:
    """Everything from request FIRST to LAST is answered with this status."""
    return turned_away(
        lambda number: FIRST <= number <= LAST, status, "De database is niet bereikbaar."
    )


def read_only(app: Wsgi) -> Wsgi:
    """Every write is answered 503."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in _WRITES:
            return app(environ, start_response)
        taken(environ)
        return refusal(start_response, 503, "De database kan alleen gelezen worden.")

    return wrapped


def one_collision(app: Wsgi) -> Wsgi:
    """The first registration that comes in while another goes on is answered 500; no other."""
    lock = threading.Lock()
    inside = 0
    happened = False

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal inside, happened
        if environ["REQUEST_METHOD"] != "POST":
            return app(environ, start_response)
        with lock:
            fails = inside > 0 and not happened
            happened = happened or fails
            inside += 1
        try:
            if fails:
                taken(environ)
                return refusal(start_response, 500, "Er ging iets mis.")
            time.sleep(_HELD)
            return app(environ, start_response)
        finally:
            with lock:
                inside -= 1

    return wrapped


VARIATIONS = (
    V("outage-503", f"Requests {FIRST} to {LAST} are answered 503.",
      f"De verzoeken {FIRST} tot en met {LAST} krijgen 503.", wsgi=outage(503)),
    V("outage-500", f"Requests {FIRST} to {LAST} are answered 500.",
      f"De verzoeken {FIRST} tot en met {LAST} krijgen 500.", wsgi=outage(500)),
    V("read-only-503", "Every write is answered 503.",
      "Elk schrijvend verzoek krijgt 503.", wsgi=read_only),
    V("one-500", "One of the registrations at the same moment is answered 500.",
      "Eén van de gelijktijdige registraties krijgt 500.", wsgi=one_collision, differs=CONTRACT),
)  # fmt: skip
