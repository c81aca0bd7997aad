"""Observing live: calls are played, their traffic passes a relay, and is judged as it settles."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.client.proxy import Proxy
from kcc_conformance.observing.declaration import Declaration
from kcc_conformance.observing.discretion import Discretion
from kcc_conformance.observing.live.board import DONE, JUDGED, WAITING, Board, Turn
from kcc_conformance.observing.live.commanding import play
from kcc_conformance.observing.live.control import control
from kcc_conformance.observing.live.har import log_of
from kcc_conformance.observing.live.refusing import Refusals
from kcc_conformance.observing.live.stand import Stand
from kcc_conformance.observing.live.tape import Tape
from kcc_conformance.observing.live.words import WORDS, word
from kcc_conformance.observing.observe import Prepared, contract_of, observe
from kcc_conformance.observing.played import as_played
from kcc_conformance.observing.recordings import recording_of, together
from kcc_conformance.observing.session import open_session
from kcc_conformance.observing.wiring import Wiring
from kcc_conformance.phrases import phrase
from kcc_conformance.relay.relay import relaying
from kcc_conformance.relay.upstream import Upstream
from kcc_conformance.result.result import WARN, Check, Diagnosis, Result
from kcc_conformance.stage.embedded import REFERENCE, embed
from kcc_conformance.stage.loopback import served

_LOOK = 0.2
"""Seconds between two looks at whether a call has settled."""
_AT_ONCE = 16
"""Requests at once that the built-in reference and the control answer."""


@dataclass(frozen=True)
class Live:
    """How to observe live: the provider (empty: the built-in reference), where to listen, whether
    links are kept, the command that plays a call, and where the recording goes."""

    upstream: str = ""
    host: str = "127.0.0.1"
    port: int = 8900
    control_port: int = 8901
    keep_links: bool = False
    command: str = ""
    save: Path | None = None


class Observing:
    """One live session. `prepared` has everything but traffic; `say` takes a line for the user,
    and the `clock` says when a call begins and ends."""

    def __init__(
        self,
        live: Live,
        prepared: Prepared,
        language: str,
        say: Callable[[str], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._live, self._prepared, self._language = live, prepared, language
        self._say = say
        self._declaration: Declaration = prepared.declaration
        self._wiring = Wiring(prepared.contract)
        self._board = Board(self._declaration.calls, clock)
        self._tape = Tape(Refusals(self._board, self._declaration, self._wiring))
        self._stand = Stand(self._board, self._tape)
        self._discretion = Discretion(self._declaration, prepared.contract)
        self._since = datetime.now(UTC)
        self._until: datetime | None = None
        self._stopped = threading.Event()
        self._remarks: list[Diagnosis] = []
        self._known_lag: tuple[tuple[int, int], timedelta] | None = None
        self.failed_command = False

    def stop(self) -> None:
        """From now on nothing is waited for: what was seen is judged."""
        self._stopped.set()

    def play(self) -> None:
        """Listens until every call was judged, or it is stopped. Raises UsageError or
        PrerequisiteError where it cannot begin."""
        live = self._live
        with contextlib.ExitStack() as stack:
            url, token = stack.enter_context(_provider(live.upstream, self._prepared))
            upstream = Upstream(url, self._prepared.settings, direct=not live.upstream)
            stack.callback(upstream.close)
            control_port = stack.enter_context(
                served(control(self._stand, self._language), _AT_ONCE, live.control_port)
            )
            port = stack.enter_context(
                relaying(upstream, self._tape, host=live.host, port=live.port,
                         keep_links=live.keep_links)
            )  # fmt: skip
            path = urlsplit(url).path.rstrip("/")
            self._stand.base = f"http://{_reached(live.host)}:{port}{path}"
            where = f"http://127.0.0.1:{control_port}"
            self._introduce(live.upstream or url, token, where, upstream.proxy)
            if live.command:
                self._command(where)
            while not self._stopped.is_set() and not self._settled():
                self._stopped.wait(_LOOK)
            self._until = datetime.now(UTC)

    def result(self, on_check: Callable[[Check], None] | None = None) -> Result:
        """The result of what was seen."""
        return observe(self._seen(self._until or datetime.now(UTC)), on_check)

    @property
    def whole(self) -> bool:
        """Whether every declared call was played and judged."""
        return all(turn.state == JUDGED for turn in self._board.turns())

    def log(self) -> dict[str, Any]:
        """The recording as HAR, without anything personal."""
        until = self._until or datetime.now(UTC)
        log = log_of(self._tape.all(), self._board.played(), self._since, until, self._wiring,
                     self._discretion, self._provider)  # fmt: skip
        return {"log": log}

    # --- while it lasts -----------------------------------------------------------------------

    def _introduce(self, url: str, token: str | None, where: str, proxy: Proxy | None) -> None:
        live, calls = self._live, ", ".join(call.id for call in self._declaration.calls)
        self._tell("observing", url=url, contract=self._prepared.contract.name)
        if token:
            self._tell("token", token=token)
        if proxy:
            self._tell("proxy", proxy=proxy)
        self._tell("point", base=self._stand.base)
        if _reached(live.host) != live.host or not _loopback(live.host):
            self._tell("open", host=live.host)
        self._tell("control", url=where)
        self._tell("kept" if live.keep_links else "changed")
        self._tell("calls", ids=calls)
        self._tell("stop")

    def _command(self, where: str) -> None:
        for call in self._declaration.calls:
            if self._stopped.is_set():
                return
            ended = play(self._live.command, call.id, self._board, self._stand.base, where,
                         self._stopped.is_set)  # fmt: skip
            if ended.code and not self._stopped.is_set():
                self.failed_command = True
                self._remark("command.failed", call=call.id, code=ended.code)
            if not ended.told_end:
                self._remark("command.unended", call=call.id)
            while not self._stopped.is_set() and not self._at_rest(self._board.turn(call.id)):
                self._stopped.wait(_LOOK)

    def _settled(self) -> bool:
        """Judges what is at rest; whether that was the last."""
        turns = self._board.turns()
        ready = [turn for turn in turns if turn.state == DONE and self._at_rest(turn)]
        if ready:
            checks = observe(self._seen(datetime.now(UTC))).checks
            self._stand.checks = checks
            for turn in ready:
                self._board.judge(turn.call.id)
                own = [check.outcome for check in checks
                       if check.call == turn.call.id and check.level != "OPEN"]  # fmt: skip
                self._tell("judged", call=turn.call.id, failed=own.count("failed"),
                           open=own.count("cantTell"), passed=own.count("passed"))  # fmt: skip
        return self.whole

    def _at_rest(self, turn: Turn) -> bool:
        """Whether nothing of a call is to be expected any more: it was quiet for long enough, as
        long as the slowest registration of this session took too, or it took too long."""
        observed, now = self._prepared.observed, datetime.now(UTC)
        since = now - (turn.played.finished or now)
        if since >= timedelta(seconds=observed.wait):
            return True
        quiet = min(self._tape.quiet, since.total_seconds()) >= observed.settle
        if not quiet or self._tape.counts["under_way"]:
            return False
        over = turn.played.end or turn.played.finished or now
        return now >= over + self._lag()

    def _lag(self) -> timedelta:
        """How long after a call it has to be quiet, by what was seen until now."""
        at = (self._tape.counts["writes"], len(self._board.played()))
        if self._known_lag is None or self._known_lag[0] != at:
            seen = self._seen(datetime.now(UTC))
            session = open_session(
                seen.recording, seen.declaration, seen.contract,
                settle=seen.observed.settle, wait=seen.observed.wait,
            )  # fmt: skip
            self._known_lag = (at, session.quiet)
        return self._known_lag[1]

    def _seen(self, until: datetime) -> Prepared:
        """All that was seen until now, to be judged."""
        played = self._board.played()
        log = log_of(self._tape.all(), played, self._since, until, self._wiring,
                     provider=self._provider)  # fmt: skip
        return replace(
            self._prepared,
            recording=together([recording_of(log, lambda value: value)]),
            declaration=as_played(self._declaration, played),
            left_out=sum(turn.state == WAITING for turn in self._board.turns()),
            broken_off=not self.whole and self._stopped.is_set(),
            remarks=(*self._remarks, *self._unanswered()),
        )

    def _unanswered(self) -> Iterator[Diagnosis]:
        troubles = [each.trouble for each in self._tape.all() if each.trouble]
        if troubles:
            yield _warning("unanswered", n=len(troubles), trouble=troubles[0])

    @property
    def _provider(self) -> str:
        return self._live.upstream or REFERENCE

    def _tell(self, key: str, **values: object) -> None:
        self._say(word(key, self._language, **values))

    def _remark(self, key: str, **values: object) -> None:
        self._remarks.append(_warning(key, **values))
        self._tell(key, **values)


@contextlib.contextmanager
def _provider(upstream: str, prepared: Prepared) -> Iterator[tuple[str, str | None]]:
    """The address of the provider, and the token if it is the built-in reference."""
    if upstream:
        yield upstream, None
        return
    name = contract_of(prepared.settings.contract, prepared.declaration, ())
    embedded = embed(replace(prepared.settings, contract=name, read_only=False))
    with served(embedded.app, _AT_ONCE) as port:
        yield f"http://127.0.0.1:{port}{prepared.contract.base_path}", embedded.token


def _warning(key: str, **values: object) -> Diagnosis:
    dutch, english = WORDS[key]
    if "trouble" in values:
        dutch = dutch.replace("{trouble}", phrase(str(values["trouble"]), "nl"))
    dutch, english = dutch.format(**values), english.format(**values)
    return Diagnosis("observing", WARN, {"nl": dutch, "en": english}, {"nl": "", "en": ""})


def _loopback(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _reached(host: str) -> str:
    """How this machine itself reaches what listens on an address."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
