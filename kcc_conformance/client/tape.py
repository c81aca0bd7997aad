"""Stored exchanges that answer instead of a provider, each once and at the time that it took then.

A request is answered by the exchange that served the same purpose, with the same method, URL and
body, the oldest first. One of which there is none is not answered at all: nothing is made up.
"""

import contextlib
import json
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, SupportsFloat, SupportsIndex

from kcc_conformance.client.bodies import NO_JSON, Body, read_body
from kcc_conformance.client.connections import REPEATABLE, Attempt
from kcc_conformance.client.evidence import Recorder, bounded
from kcc_conformance.client.masking import Masker
from kcc_conformance.inert import MASK
from kcc_conformance.jsonvalues import texts

_TAKEN_OUT = ("(van een ander", "(niet bewaard)", "(…)", MASK, "characters in all)")
"""Parts of texts that stand where something was not kept: records of others, secrets, what is too
long."""


_TURN = 0.2
"""Seconds of the wall clock that an answer waits for those before it; where these are not asked for
any more, that is lost."""


class NotRecordedError(BaseException):
    """What a check asked was not asked when the exchanges were recorded. No exception that anybody
    on the way may take for trouble of the provider: only who plays the tape knows what to do."""


@dataclass(frozen=True)
class Recorded:
    """One stored exchange, as far as it answers: `at` in seconds since 1970, None if not known."""

    n: int
    status: int | None
    headers: Mapping[str, str]
    body: Any
    trouble: str | None
    remarks: tuple[str, ...]
    milliseconds: float
    at: float | None

    @property
    def whole(self) -> bool:
        """Whether all of the answer was kept."""
        return not any(part in text for text in texts(self.body) for part in _TAKEN_OUT)


@dataclass
class _TapedAttempt(Attempt):
    """An attempt with the body as it was read then."""

    read: Body | None = None

    def body(self) -> Body:
        """The body that was kept."""
        return self.read or Body("", NO_JSON)


class Clock:
    """The time of a tape: it goes on by what was waited then, and by what is waited again."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._passed = 0.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        """Seconds of a clock that never goes back."""
        return 1_000.0 + self._passed

    def now(self) -> float:
        """Seconds since 1970."""
        return self._began + self._passed

    def sleep(self, seconds: SupportsFloat | SupportsIndex, /) -> None:
        """Lets time pass at once."""
        with self._lock:
            self._passed += max(0.0, float(seconds))

    def reach(self, moment: float) -> None:
        """It is that moment now, in seconds since 1970, or later."""
        with self._lock:
            self._passed = max(self._passed, moment - self._began)

    @contextlib.contextmanager
    def ruling(self) -> Iterator[None]:
        """Inside the block `time` tells and waits by this clock, for all that is played: patience,
        limits, moments that are sent. Nothing else may run in this process then."""
        before = time.monotonic, time.time, time.sleep
        time.monotonic, time.time, time.sleep = self.monotonic, self.now, self.sleep
        try:
            yield
        finally:
            time.monotonic, time.time, time.sleep = before


class Tape:
    """The stored exchanges as connections to a provider; `began` is when their run did.

    `strayed` is whether anything was asked that was not asked then.
    """

    proxy = None

    def __init__(self, exchanges: Iterable[Mapping[str, Any]], began: datetime) -> None:
        self._waiting: dict[tuple[str, str, str, str], deque[Recorded]] = {}
        self._first: dict[str, float] = {}
        self._left: dict[str, set[int]] = {}
        self._turns = threading.Condition()
        self._local = threading.local()
        moments = [began.timestamp()]
        for each in exchanges:
            found = _recorded(each)
            if found.trouble is not None and not found.milliseconds:
                continue  # it was not sent
            key = (str(each["check"]), str(each["method"]), str(each["url"]),
                   _key(_part(each, "request").get("body")))  # fmt: skip
            self._waiting.setdefault(key, deque()).append(found)
            self._left.setdefault(key[0], set()).add(found.n)
            if found.at is not None:
                self._first.setdefault(key[0], found.at)
                moments.append(found.at)
        self.clock = Clock(min(moments))
        self.purpose = ""
        self.strayed = False

    @property
    def last(self) -> Recorded | None:
        """What answered last in this thread."""
        found: Recorded | None = getattr(self._local, "last", None)
        return found

    def begin(self, purpose: str) -> None:
        """From now on requests serve this, and it is the time at which that began."""
        self.purpose = purpose
        if purpose in self._first:
            self.clock.reach(self._first[purpose])

    def close(self) -> None:
        """There is nothing to close."""

    def attempt(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        seconds_left: float,
    ) -> Attempt:
        """The answer that was recorded. Raises NotRecordedError where there is none left."""
        sent = None if content is None else content.decode("utf-8", "replace")
        purpose = self.purpose
        waiting = self._waiting.get((purpose, method, url, _key(sent)))
        if not waiting:
            self.strayed = True
            raise NotRecordedError(f"{method} {url}")
        found = waiting.popleft()
        self._await_turn(found, self._left[purpose])
        self._local.last = found
        if found.at is not None:
            self.clock.reach(found.at)
        started = self.clock.monotonic()
        self.clock.sleep(found.milliseconds / 1000)
        broken = found.trouble is not None and "broke off" in found.trouble
        return _TapedAttempt(
            started=started,
            sent=True,
            unsent=(found.trouble or "").startswith("no connection"),
            status=found.status,
            headers=found.headers,
            trouble=found.trouble,
            broken=broken and method in REPEATABLE,
            read=_read(found),
        )

    def end_turn(self, purpose: str, n: int) -> None:
        """The answer of that number is kept; who waits for it may go on."""
        with self._turns:
            self._left.get(purpose, set()).discard(n)
            self._turns.notify_all()

    def _await_turn(self, found: Recorded, left: set[int]) -> None:
        """Of what several threads ask at once, the answers come in the order of then."""
        if threading.current_thread() is not threading.main_thread():
            with self._turns:
                self._turns.wait_for(lambda: found.n == min(left, default=0), timeout=_TURN)


class TapeRecorder(Recorder):
    """Keeps what is played from a tape, and knows by which stored exchange each was answered."""

    def __init__(self, tape: Tape) -> None:
        super().__init__(Masker())
        self._tape = tape
        self.origin: dict[int, Recorded] = {}

    def begin(self, check: str, *, anew: bool = False) -> None:
        """As of any recorder; the tape is told."""
        super().begin(check, anew=anew)
        self._tape.begin(check)

    @contextlib.contextmanager
    def serving(self, purpose: str) -> Iterator[None]:
        """As of any recorder; the tape is told."""
        before = self._tape.purpose
        with super().serving(purpose):
            self._tape.begin(purpose)
            try:
                yield
            finally:
                self._tape.purpose = before

    def record(self, **kept: Any) -> int:
        """Keeps one exchange, and answers its number."""
        n = super().record(**kept)
        answered = self._tape.last
        if kept.get("sent", True) and answered is not None:
            self.origin[n] = answered
            self._tape.end_turn(self._tape.purpose, answered.n)
        return n


def _recorded(exchange: Mapping[str, Any]) -> Recorded:
    answer = _part(exchange, "response")
    headers, status = answer.get("headers"), exchange.get("status")
    return Recorded(
        n=exchange["n"],
        status=status if isinstance(status, int) else None,
        headers=headers if isinstance(headers, Mapping) else {},
        body=answer.get("body"),
        trouble=exchange.get("trouble"),
        remarks=tuple(exchange.get("remarks") or ()),
        milliseconds=float(exchange.get("milliseconds") or 0.0),
        at=_moment(exchange.get("at")),
    )


def _part(exchange: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    found = exchange.get(side)
    return found if isinstance(found, Mapping) else {}


def _moment(told: object) -> float | None:
    try:
        found = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return found.astimezone(UTC).timestamp() if found.tzinfo else None


def _read(found: Recorded) -> Body:
    """The body as it was read then, of which text and value are what is left."""
    if isinstance(found.body, str):
        read = read_body(found.body.encode("utf-8", "surrogatepass"))
        value, text = (read.value, found.body) if not found.remarks else (NO_JSON, found.body)
    else:
        value, text = found.body, json.dumps(found.body, ensure_ascii=False)
    if found.trouble is not None:
        value = NO_JSON
    return Body(text, value, found.remarks, found.trouble)


def _key(body: Any) -> str:
    """A body as it is compared: as it would have been kept, JSON whatever its spaces."""
    if isinstance(body, str):
        with contextlib.suppress(ValueError, RecursionError):
            body = json.loads(body)
    kept = bounded(body, Masker())
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)
