"""A worker process of a parallel run: plays the scenarios that it is handed, and tells of them."""

import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.interrupts import SIGNALS
from kcc_conformance.playing.parallel.briefing import CHANNEL, GIVEN, Briefed, understood
from kcc_conformance.playing.parallel.messages import BROKEN_OFF
from kcc_conformance.playing.run import Play
from kcc_conformance.playing.scenarios import describe
from kcc_conformance.result.result import Check
from kcc_conformance.stage.sealing import sealed_check


def start(config: pytest.Config, workerinput: Mapping[str, Any]) -> None:
    """Sets up the play of a worker, if this process is one.

    Ctrl-C and its like are for the run and not for its workers: it has them stop. What they would
    print is for nobody: trouble is told as an outcome.
    """
    if GIVEN not in workerinput:
        return
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    briefed = understood(workerinput[GIVEN], workerinput[CHANNEL])
    config.pluginmanager.register(PartPlay(briefed), "kcc-play")


class PartPlay(Play):
    """Plays some scenarios in the order given, and neither cleans up nor sums up."""

    def __init__(self, briefed: Briefed) -> None:
        super().__init__(briefed.settings, briefed.stage, chosen_by(briefed.settings))
        self._teller = briefed.teller
        self._places = {name: place for place, name in enumerate(briefed.scenarios)}

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Keeps the scenarios that the workers share, in the same order in each of them."""
        found = [(played.id, item) for item in items if (played := describe(item)) is not None]
        wanted = [(self._places[name], item) for name, item in found if name in self._places]
        items[:] = [item for _, item in sorted(wanted, key=lambda pair: pair[0])]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        """Plays one scenario; ends the session of a worker that was told to stop."""
        try:
            return (yield from super().pytest_runtest_protocol(item, nextitem))
        finally:
            if self._teller.stopped:
                item.session.shouldstop = BROKEN_OFF

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Leaves cleaning up and summing up to the run."""
        self.stage.close()

    def take(self, check: Check) -> Check:
        """Tells of a check; what is odd about its exchanges the run adds, with its own numbers."""
        sealed = sealed_check(replace(check, exchanges=()), self.stage.recorder)
        kept = replace(sealed, exchanges=check.exchanges)
        if not self._teller.stopped:
            findings = [vars(found) for found in kept.findings]
            self._teller.tell(check={**vars(kept), "findings": findings})
        return kept
