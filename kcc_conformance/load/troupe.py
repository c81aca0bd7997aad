"""Playing alone, as a master or as a worker: what Locust is asked to do, and what is sent on.

Imported in a process that gevent has patched, and nowhere else (see `player`).
"""

import logging
import os
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from kcc_conformance.findings import CannotTell
from kcc_conformance.load.messages import (
    HELLO,
    LEAVING,
    PIECE,
    PIECE_SIZE,
    PLAY,
    READY,
    RESULT,
    SILENT,
    THANKS,
    WAIT_FOR_WORKERS,
)
from kcc_conformance.load.playbill import playbill_of
from kcc_conformance.load.workplace import Workplace
from kcc_conformance.settings.settings import Settings

Tell = Callable[..., None]


class Role:
    """What all processes of a play have: Locust's environment, and a way to stop."""

    def __init__(self, told: Mapping[str, Any], gevent: Any, tell: Tell) -> None:
        logging.getLogger("locust").setLevel(logging.CRITICAL)
        self._told = told
        self._gevent = gevent
        self._tell = tell
        self._locust = import_module("locust")
        self._stopped = gevent.event.Event()
        self._place: Workplace | None = None
        self.runner: Any = None
        self.trouble = ""

    def stop(self, *, orphaned: bool) -> None:
        """Ends the play early; an orphan leaves its journal to whoever cleans up."""
        if orphaned:
            os._exit(1)
        self._stopped.set()

    def _environment(self, play: Mapping[str, Any]) -> Any:
        environment = import_module("locust.env").Environment(
            user_classes=[self._employee()],
            stop_timeout=playbill_of(play).grace if play else None,
        )
        environment.process_exit_code = None
        return environment

    def _settled_in(self, play: Mapping[str, Any], player: int) -> Workplace:
        settings = Settings.from_json(self._told["settings"])
        self._place = Workplace(playbill_of(play), settings, player, self._together)
        return self._place

    def _together(self, things: Any) -> None:
        self._gevent.joinall([self._gevent.spawn(each) for each in things])

    def _employee(self) -> Any:
        """Locust's user: an agent, with its thinking or its due moments."""
        role = self
        stop_user = self._locust.exception.StopUser

        def on_start(user: Any) -> None:
            assert role._place is not None
            user.agent = role._place.agent()

        def work(user: Any) -> None:
            place = role._place
            assert place is not None
            try:
                if place.schedule is None:
                    user.agent.play(place.bill.mix)
                    return
                due = place.schedule.take()
                if due is None:
                    raise stop_user
                moment = place.desk.began + due
                early = moment - time.monotonic()
                if early > 0:
                    role._gevent.sleep(early)
                elif early < -0.01:
                    place.desk.figures.late_starts += 1
                user.agent.play(place.bill.mix, moment)
            except CannotTell as error:
                role.trouble = role.trouble or str(error)
                role._stopped.set()
                raise stop_user from None

        def wait_time(user: Any) -> float:
            place = role._place
            return 0.0 if place is None or place.schedule is not None else place.thinking()

        body = {"on_start": on_start, "work": work, "tasks": [work], "wait_time": wait_time}
        return type("Employee", (self._locust.User,), body)

    def _tick(self) -> None:
        """Counts the agents of each second, and says how it goes."""
        assert self._place is not None
        desk = self._place.desk
        while True:
            at = time.monotonic() - desk.began
            if at >= 0:
                second = desk.figures.second(at)
                second.agents = max(second.agents, self.runner.user_count)
                last = desk.figures.seconds.get(int(at) - 1)
                self._tell(
                    "tick",
                    agents=self.runner.user_count,
                    requests=last.requests if last else 0,
                    errors=sum(last.errors.values()) if last else 0,
                )
            self._gevent.sleep(1.0)

    def _closed(self) -> dict[str, Any]:
        assert self._place is not None
        return self._place.close()


class Alone(Role):
    """The only process of a play."""

    def play(self) -> None:
        """Plays, and tells what was measured."""
        play = self._told["play"]
        place = self._settled_in(play, 0)
        bill = place.bill
        self.runner = self._environment(play).create_local_runner()
        ticking = self._gevent.spawn(self._tick)
        place.desk.began = time.monotonic()
        self.runner.start(bill.agents, spawn_rate=spawn_rate(bill.agents, bill.ramp), wait=False)
        self._stopped.wait(bill.seconds)
        self.runner.stop()
        ticking.kill()
        self._tell("result", player=0, figures=self._closed(), trouble=self.trouble)


class Master(Role):
    """Tells workers what to play and when to stop, and collects what they measured."""

    def play(self) -> None:
        """Waits for workers, has them play, and tells of each what it sent."""
        play = self._told["play"]
        bill = playbill_of(play)
        host, port = self._told["host"], self._told["port"]
        self.runner = self._environment(play).create_master_runner(host, port)
        players: dict[str, int] = {}
        ready: set[str] = set()
        done: set[str] = set()

        # Locust does not wait for a listener: these return at once.
        def hello(environment: Any, msg: Any, **more: Any) -> None:
            player = players.setdefault(msg.node_id, len(players))
            told = {"play": play, "player": player}
            self.runner.send_message(PLAY, told, client_id=msg.node_id)

        def is_ready(environment: Any, msg: Any, **more: Any) -> None:
            ready.add(msg.node_id)

        def piece(environment: Any, msg: Any, **more: Any) -> None:
            self._tell("piece", player=players.get(msg.node_id, 0), text=msg.data)

        def result(environment: Any, msg: Any, **more: Any) -> None:
            done.add(msg.node_id)
            told = {"player": players.get(msg.node_id, 0), "figures": msg.data["figures"]}
            self._tell("result", trouble=msg.data["trouble"], **told)
            self.runner.send_message(THANKS, None, client_id=msg.node_id)

        for name, listener in (
            (HELLO, hello), (READY, is_ready), (PIECE, piece), (RESULT, result),
        ):  # fmt: skip
            self.runner.register_message(name, listener)
        self._tell("listening", port=port)
        if not self._until(lambda: len(ready) >= bill.players, WAIT_FOR_WORKERS):
            self._tell("trouble", why=f"{len(ready)} of {bill.players} workers came")
            self.runner.quit()
            return
        self._tell("playing")
        self.runner.start(bill.agents, spawn_rate=spawn_rate(bill.agents, bill.ramp))
        self._stopped.wait(bill.seconds)
        self.runner.stop()
        self._until(lambda: done >= ready, bill.grace + LEAVING)
        self.runner.quit()
        self._tell("ended", missing=len(ready - done))

    def _until(self, good: Callable[[], bool], seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not good() and time.monotonic() < until:
            if self._stopped.is_set() and self.runner.state in ("ready", "stopped"):
                break
            self._gevent.sleep(0.1)
        return good()


class Worker(Role):
    """Plays what a master tells it."""

    def play(self) -> None:
        """Plays until the master says that it is over, and sends it what was measured; to a master
        on another machine the journal as well."""
        host, port = self._told["host"], self._told["port"]
        environment = self._environment({})
        over, received = self._gevent.event.Event(), self._gevent.event.Event()
        self.runner = environment.create_worker_runner(host, port)
        ticking: list[Any] = []

        def settle(environment: Any, msg: Any, **more: Any) -> None:
            if self._place is None:
                place = self._settled_in(msg.data["play"], msg.data["player"])
                self._tell("settled", journal=str(place.journal.path))
                self.runner.send_message(READY, None)

        def begin(**more: Any) -> None:
            if self._place is not None:
                self._place.desk.began = time.monotonic()
                ticking.append(self._gevent.spawn(self._tick))

        def end(**more: Any) -> None:
            if self._place is None or over.is_set():
                return
            for each in ticking:
                each.kill()
            figures = self._closed()
            if self._told["send_journal"]:
                text = self._place.journal.path.read_text("utf-8")
                for start in range(0, len(text), PIECE_SIZE):
                    self.runner.send_message(PIECE, text[start : start + PIECE_SIZE])
            self.runner.send_message(RESULT, {"figures": figures, "trouble": self.trouble})
            self.runner.environment.stop_timeout = 0.0  # else it hears nothing for so long
            over.set()

        def thanked(environment: Any, msg: Any, **more: Any) -> None:
            self._tell("sent")
            received.set()

        self.runner.register_message(PLAY, settle)
        self.runner.register_message(THANKS, thanked)
        environment.events.test_start.add_listener(begin)
        environment.events.test_stop.add_listener(end)
        self.runner.send_message(HELLO, None)
        while not over.is_set() and not self._stopped.is_set() and self._led():
            self._gevent.sleep(0.2)
        if not over.is_set():
            self.runner.stop()
        received.wait(LEAVING)
        self.runner.quit()

    def _led(self) -> bool:
        """Whether the master gives signs of life."""
        silent = time.time() - (self.runner.last_heartbeat_timestamp or time.time())
        return bool(silent < SILENT)


def spawn_rate(agents: int, ramp: float) -> float:
    """How many agents come in each second."""
    return agents / ramp if ramp >= 1 else float(max(agents, 1))
