"""Parallel play: worker processes (pytest-xdist) share what does not look at the whole register.

The run itself stays one pytest session in one process. Before it plays its own part, it has an
inner session of xdist play the scenarios that can be played together, and takes in what the
workers tell: exchanges, records and checks, as if it had played them itself.
"""

import contextlib
import json
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from kcc_conformance.consumer.forms import first_registration
from kcc_conformance.findings import CannotTell, Remarks
from kcc_conformance.playing.foreseen import foresee
from kcc_conformance.playing.interrupts import SIGNALS
from kcc_conformance.playing.outcome import check_of
from kcc_conformance.playing.own_pytest import call_pytest
from kcc_conformance.playing.parallel.briefing import CHANNEL, GIVEN, brief
from kcc_conformance.playing.parallel.groups import GroupScheduling, group_of, in_order
from kcc_conformance.playing.parallel.messages import (
    ASK,
    STOP,
    check_from,
    entry_of,
    exchange_of,
    intent_from,
    outage_of,
)
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.run import Play
from kcc_conformance.playing.scenarios import describe
from kcc_conformance.stage.loopback import served

_ENDED = "ended"
_LAST_NEWS = 5.0
"""Seconds. A channel ends with its process, and what is in it is read at once: this much is waited
only for a process that hangs, and Ctrl-C should not take longer for that."""


def play_together(play: Play, session: pytest.Session) -> None:
    """Has workers play the scenarios that can be played together, and leaves the others, and what
    no worker came to, in the session. Raises KeyboardInterrupt when it is broken into."""
    shared = {
        played.id: played
        for item in session.items
        if (played := describe(item)) is not None and item.get_closest_marker("alone") is None
    }
    if len(shared) < 2:
        return
    play.stage.inventory.begin()
    if not play.stage.contract.wording.asked:
        first_registration(play.stage.consumer, play.stage.people)
    workers = min(play.stage.settings.parallel, len({*map(group_of, shared.values())}))
    with contextlib.ExitStack() as open_ones:
        port = None
        if play.stage.embedded is not None:
            port = open_ones.enter_context(served(play.stage.embedded.app, workers))
        conductor = Conductor(play, session, shared, port)
        code, _ = call_pytest(conductor, "-p", "xdist.plugin", "-p", "no:terminal",
            "-n", str(workers), "--dist", "loadscope", "--no-loadscope-reorder",
            "--max-worker-restart", str(workers))  # fmt: skip
        conductor.finish()
    play.stage.inventory.provoked()
    play.workers = len(conductor.players)
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    session.items[:] = [
        item
        for item in session.items
        if (played := describe(item)) is None or played.id not in conductor.ended
    ]


class Conductor:
    """The plugin of the inner session: briefs the workers, and takes in what they tell."""

    def __init__(
        self, play: Play, session: pytest.Session, shared: dict[str, Played], port: int | None
    ) -> None:
        self.ended: set[str] = set()
        self.players: set[int] = set()
        self._play = play
        self._session = session
        self._shared = shared
        self._port = port
        foreseen = foresee(play.stage.contract, play.settings, play.chosen)
        self._scenarios = in_order(shared.values(), foreseen.checks)
        self._checks: deque[tuple[int, dict[str, Any]]] = deque()
        self._channels: dict[int, Any] = {}
        self._silent: list[threading.Event] = []
        self._numbers: dict[int, dict[int, int]] = {}
        self._intents: dict[tuple[int, int], int] = {}
        self._trouble: Exception | None = None
        self._node_ids: dict[str, str] = {}
        self._stopped = False

    # --- xdist's hooks ----------------------------------------------------------------------

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionstart(self) -> Iterator[None]:
        """Lets Ctrl-C reach this process only, while the workers are started."""
        with _held_back():
            return (yield)

    def pytest_configure_node(self, node: Any) -> None:
        """Opens a channel to a worker and tells it what to play."""
        number = len(self._silent) + 1
        channel = node.gateway.newchannel()
        silent = threading.Event()
        self._silent.append(silent)
        self._channels[number] = channel
        self._numbers[number] = {}
        channel.setcallback(partial(self._hear, number, silent), endmarker=_ENDED)
        node.workerinput[CHANNEL] = channel
        node.workerinput[GIVEN] = brief(self._play.stage, number, self._scenarios, self._port)

    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> GroupScheduling:
        """Hands out the scenarios group by group."""
        return GroupScheduling(
            config, log, lambda name: group_of(self._shared[self._node_ids[name]])
        )

    def pytest_xdist_node_collection_finished(self, node: Any, ids: Sequence[str]) -> None:
        """Learns how the workers call the scenarios."""
        self._node_ids = dict(zip(ids, self._scenarios, strict=True))

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Takes in what was told until now, and notes the scenario on which a worker broke down.

        News that could not be taken in ends the workers; the run plays what is left.
        """
        self._take_in()
        if self._trouble is not None:
            raise self._trouble
        name = self._node_ids.get(report.nodeid, "")
        if report.when == "???" and name not in self.ended and name in self._shared:
            self._broke_down(self._shared[name])
        self._session.config.hook.pytest_runtest_logreport(report=report)

    def pytest_keyboard_interrupt(self) -> None:
        """Has the workers stop: after this they ask nothing more of the provider."""
        self._take_in()
        self._stopped = True
        for channel in self._channels.values():
            with contextlib.suppress(OSError):
                channel.send(STOP)

    # --- what the workers tell --------------------------------------------------------------

    def finish(self) -> None:
        """Takes in the last news of every worker."""
        for silent in self._silent:
            silent.wait(_LAST_NEWS)
        self._take_in()

    def _hear(self, number: int, silent: threading.Event, text: str) -> None:
        """Takes in one piece of news, in the thread of that worker's channel: at once, so that an
        intent is in the journal before the worker acts on it, and nothing is lost to Ctrl-C."""
        if text == _ENDED:
            silent.set()
            return
        told = json.loads(text)
        try:
            refusal = self._noted(number, told)
        except CannotTell as reason:
            refusal = reason.message
        except Exception as error:  # the channel would only log it
            self._trouble, refusal = error, "the run is in trouble"
        if "ask" in told:
            with contextlib.suppress(OSError):
                self._channels[number].send(ASK + (refusal or ""))

    def _noted(self, number: int, told: dict[str, Any]) -> str | None:
        stage, numbers = self._play.stage, self._numbers[number]
        if "request" in told:
            return stage.provider.manners.spend()
        if "intent" in told:
            intent = stage.ledger.intend(intent_from(told["intent"]))
            self._intents[number, told["intent"]["number"]] = intent.number
        elif "settled" in told:
            stage.ledger.settle(self._intents.get((number, told["settled"]), 0))
        elif "answered" in told:
            stage.ledger.answer(self._intents.get((number, told["answered"]), 0))
        elif "exchange" in told:
            exchange = exchange_of(told["exchange"])
            numbers[exchange.n] = stage.recorder.adopt(exchange)
        elif "entry" in told:
            stage.ledger.add(entry_of(told["entry"], numbers))
        elif "deleted" in told:
            stage.ledger.mark_deleted(*told["deleted"])
        elif "amended" in told:
            stage.ledger.amend(*told["amended"])
        elif "outage" in told:
            stage.provider.outages.adopt(outage_of(told["outage"], numbers))
        elif "secrets" in told:
            stage.recorder.masker.add(*told["secrets"])
        else:
            self._checks.append((number, told["check"]))
        return None

    def _take_in(self) -> None:
        """Has the run take the checks that were told of, in the thread that plays."""
        while self._checks:
            number, told = self._checks.popleft()
            if not self._stopped and told["id"] not in self.ended:
                self.ended.add(told["id"])
                self.players.add(number)
                self._play.take(check_from(told, self._numbers[number]))

    def _broke_down(self, played: Played) -> None:
        self.ended.add(played.id)
        play = self._play
        self._play.take(
            check_of(
                played,
                CannotTell("suite", "het proces dat dit speelde is uitgevallen"),
                step=None,
                remarks=Remarks(),
                seconds=0.0,
                exchanges=play.stage.recorder.used_by(played.id),
                register=play.register,
                readings=play.chosen.readings,
                text=play.settings.text,
            )
        )


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Ctrl-C and its like wait until the block is left; processes started in it never get them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
