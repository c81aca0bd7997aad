"""Waiting for a provider that is still starting (`--wait`), before anything is asked of it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kcc_conformance.client.connections import Attempt, Connections
from kcc_conformance.client.tls import context_of
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.detection.detection import base_urls
from kcc_conformance.detection.diagnosis import Unplayable, ok, warn
from kcc_conformance.phrases import phrase
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings

# What a gateway says of a server behind it that is not there yet (RFC 9110, 15.6.3 to 15.6.5).
_NOT_YET = (502, 503, 504)
# Of trouble with TLS that no waiting mends; a handshake that just ends is a door without a house.
_FIRM = ("certificate", "TLS")
# Seconds between two looks: a server that starts takes seconds, and each look costs it nothing.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 2.0
# Seconds that a look may take, however little there is left to wait.
_A_LOOK = 1.0
# Seconds after which it is told again: a CI job that is silent for long is ended.
_AGAIN = 30.0


@dataclass(frozen=True)
class Waiting:
    """A provider that does not answer yet, or (`seen` is empty) does now: what was seen of it last
    and where, how many seconds have been waited and how many are left."""

    url: str
    seen: str
    waited: float
    left: float

    @property
    def diagnosis(self) -> Diagnosis:
        """The waiting as it is kept with a result."""
        told, seen = f"{self.waited:.0f} s", self.seen
        if not seen:
            nl = f"{self.url} antwoordt, na {told} wachten (--wait)"
            return ok("wait", nl, f"{self.url} answers, after {told} of waiting (--wait)")
        return warn(
            "wait",
            f"na {told} wachten (--wait) was {self.url} er nog niet: {phrase(seen, 'nl')}",
            f"after {told} of waiting (--wait) {self.url} was not there yet: {seen}",
        )

    def explain(self, trouble: Unplayable) -> None:
        """Adds to what cannot be played on how long was waited for it."""
        if self.seen:
            told, what = f"{self.waited:.0f} s", trouble.diagnosis.what
            longer = {
                "nl": f"{what['nl']} (na {told} wachten, --wait)",
                "en": f"{what['en']} (after {told} of waiting, --wait)",
            }
            trouble.diagnosed(replace(trouble.diagnosis, what=longer))


def await_start(
    settings: Settings, on_wait: Callable[[Waiting], None] | None = None
) -> Waiting | None:
    """Waits as long as the provider is starting, `settings.wait` seconds at most; None where
    nothing had to be waited for.

    Starting is: no answer at all (refused, broken off, an unknown name, silence), or 502, 503 or
    504 at one of its base URLs. It is asked by GET without credentials; these looks are no part of
    the run: they are neither counted nor kept. `on_wait` is told at first, when another kind of
    thing is seen, every half minute, and at the end. Raises UsageError for a contract that cannot
    be loaded.
    """
    if settings.url is None or not settings.wait:
        return None
    return waited_for(settings, on_wait or (lambda waiting: None), tuple(_looks(settings)))


Look = tuple[str, Callable[[float], Attempt]]
"""A URL, and asking it once within so many seconds."""


def waited_for(
    settings: Settings, on_wait: Callable[[Waiting], None], looks: tuple[Look, ...]
) -> Waiting | None:
    """As `await_start`, by these looks."""
    began = time.monotonic()
    told, told_at, pause = "", 0.0, _FIRST_PAUSE
    while True:
        url, seen = _seen(looks, max(settings.wait - (time.monotonic() - began), _A_LOOK))
        waited = time.monotonic() - began
        left = max(0.0, settings.wait - waited)
        now = Waiting(url, seen, waited, left)
        if not seen or not left:
            if told:
                on_wait(now)
            return now if told else None
        if seen.partition(":")[0] != told or waited - told_at >= _AGAIN:
            on_wait(now)
            told, told_at = seen.partition(":")[0], waited
        time.sleep(min(pause, left))
        pause = min(2 * pause, _LONGEST_PAUSE)


def _looks(settings: Settings) -> Iterator[Look]:
    assert settings.url is not None
    named = settings.contract != "auto"
    paths = [load_contract(settings.contract).base_path] if named else None
    verify = context_of(settings)
    for url in base_urls(settings.url, paths):
        yield url, lambda seconds, url=url: _look(settings, url, verify, seconds)  # type: ignore[misc]


def _look(settings: Settings, url: str, verify: object, seconds: float) -> Attempt:
    most = min(settings.timeout, seconds)
    ways = Connections(url, timeout=most, transport=None, verify=verify)
    try:
        return ways.attempt("GET", url, {"Accept": "*/*"}, None, seconds)
    finally:
        ways.close()


def _seen(looks: tuple[Look, ...], seconds: float) -> tuple[str, str]:
    """The URL that was asked last, and what shows that the provider is starting; empty if nothing
    does."""
    url = ""
    for url, look in looks:
        found = look(seconds)
        if found.status is None:
            trouble = found.trouble or ""
            return url, "" if any(word in trouble for word in _FIRM) else trouble
        if found.status in _NOT_YET:
            return url, f"status {found.status}"
    return looks[0][0] if looks else url, ""
