"""The processes of a play: started, listened to, stopped, and ended with whoever started them."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kcc_conformance.client.this_machine import free_port
from kcc_conformance.load.figures import Figures, figures_of
from kcc_conformance.load.playbill import Playbill, player_journal
from kcc_conformance.settings.settings import Settings

HERE, EVERYWHERE = "127.0.0.1", "*"
"""Where a master listens: to workers that it started itself, or to those of other machines."""
_BEGINNING = 150.0
"""Seconds that processes have to start and workers to come, beyond the play itself: more than the
master waits."""
_ENDING = 60.0
"""Seconds beyond the play's own grace in which processes have to be over."""

OnTick = Callable[[int, int, int], None]
"""Told each second how many agents there are, and how many requests and errors there were."""


@dataclass
class Played:
    """What came of the processes: what was measured, their journals, and what went wrong."""

    figures: Figures = field(default_factory=Figures)
    journals: list[Path] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    results: int = 0


def start_player() -> "subprocess.Popen[str]":
    """A process that plays as soon as it is told what."""
    return subprocess.Popen(
        # -P: nothing of the folder that the user is in, a locust.py say, is taken for a library
        [sys.executable, "-P", "-W", "ignore", "-m", "kcc_conformance.load.player"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,  # Ctrl-C is for whoever started it
    )


def tell_player(process: "subprocess.Popen[str]", told: Mapping[str, Any]) -> None:
    """Tells it what it plays and with what, in one line; nothing where it went away."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()


class Cast:
    """The processes of one play, to be used as a context: whatever happens, none is left.

    With `processes` of 1 one plays alone; with more a master and so many workers, here. With 0
    there is a master only, and `bill.players` workers come from elsewhere, to `port`.
    """

    def __init__(
        self,
        bill: Playbill,
        settings: Settings,
        processes: int,
        *,
        port: int = 0,
        on_listening: Callable[[int], None] = lambda port: None,
    ) -> None:
        self._bill = bill
        self._settings = settings
        self._processes = processes
        self._port = port
        self._on_listening = on_listening
        self._running: list[subprocess.Popen[str]] = []
        self._lines: queue.Queue[tuple[int, dict[str, Any] | None]] = queue.Queue()
        self._agents: dict[int, int] = {}
        self.played = Played()

    def __enter__(self) -> "Cast":
        out, bill = Path(self._settings.out), self._bill
        if self._processes == 1:
            self._start({"role": "alone"}, with_settings=True)
        else:
            port = self._port or free_port()
            host = HERE if self._processes else EVERYWHERE
            self._start({"role": "master", "host": host, "port": port})
            for _ in range(self._processes):
                told = {"role": "worker", "host": HERE, "port": port, "send_journal": False}
                self._start(told, with_settings=True)
        if self._processes:
            self.played.journals += [
                player_journal(out, bill.run_id, n) for n in range(bill.players)
            ]
        return self

    def __exit__(self, *failure: object) -> None:
        for process in self._running:
            if process.poll() is None:
                process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            process.wait()

    def stop(self) -> None:
        """Asks the play to end now; what was measured comes all the same."""
        first = self._running[0]
        if first.stdin is not None and first.poll() is None:
            first.stdin.write("stop\n")
            first.stdin.flush()

    def wait(self, on_tick: OnTick) -> Played:
        """Listens until the play is over. What breaks into it may `stop` and wait again."""
        bill = self._bill
        until = time.monotonic() + bill.seconds + bill.grace + _BEGINNING + _ENDING
        over = len([each for each in self._running if each.poll() is None])
        while over and time.monotonic() < until:
            try:
                number, told = self._lines.get(timeout=0.5)
            except queue.Empty:
                continue
            if told is None:
                over -= 1
                if number == 0 and self._processes != 1:
                    until = min(until, time.monotonic() + _ENDING)
            else:
                self._heard(number, told, on_tick)
        if over:
            self.played.troubles.append("a process of the play did not end, and was stopped")
        missing = bill.players - self.played.results
        if missing > 0 and not self.played.troubles:
            told_of = f"{missing} of {bill.players} processes ended without telling what they did"
            self.played.troubles.append(told_of)
        return self.played

    # --- inside -----------------------------------------------------------------------------

    def _start(self, told: Mapping[str, Any], *, with_settings: bool = False) -> None:
        whole = {**told, "play": self._bill.as_json()}
        if with_settings:
            whole["settings"] = self._settings.as_json()
        process = start_player()
        number = len(self._running)
        self._running.append(process)
        tell_player(process, whole)
        threading.Thread(target=self._listen, args=(number, process), daemon=True).start()

    def _listen(self, number: int, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                try:
                    told = json.loads(line)
                except ValueError:
                    continue
                if isinstance(told, dict):
                    self._lines.put((number, told))
        except ValueError:  # it was closed meanwhile
            pass
        self._lines.put((number, None))

    def _heard(self, number: int, told: dict[str, Any], on_tick: OnTick) -> None:
        kind = told.get("told")
        if kind == "tick":
            self._agents[number] = told["agents"]
            on_tick(sum(self._agents.values()), told["requests"], told["errors"])
        elif kind == "listening":
            self._on_listening(told["port"])
        elif kind == "result":
            self.played.results += 1
            self.played.figures.merge(figures_of(told["figures"]))
            if told["trouble"]:
                self.played.troubles.append(told["trouble"])
        elif kind == "piece":
            self._keep_piece(told["player"], told["text"])
        elif kind == "trouble":
            self.played.troubles.append(told["why"])
        elif kind == "ended" and told["missing"]:
            self.played.troubles.append(f"{told['missing']} workers went away before the end")

    def _keep_piece(self, player: int, text: str) -> None:
        """A part of the journal of a worker elsewhere."""
        path = player_journal(Path(self._settings.out), self._bill.run_id, player)
        if path not in self.played.journals:
            self.played.journals.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
