"""Where the agents of one process are made: their lines, their journal, their account."""

import random
from pathlib import Path
from typing import Any

from kcc_conformance.load.agent import Agent
from kcc_conformance.load.desk import Desk, Together
from kcc_conformance.load.figures import Figures
from kcc_conformance.load.notebook import Notebook
from kcc_conformance.load.playbill import Playbill
from kcc_conformance.load.schedule import Schedule
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.connection import unrecorded


class Workplace:
    """The desk of process `player` (0 or more) of a play, and the agents that work at it."""

    def __init__(self, bill: Playbill, settings: Settings, player: int, together: Together) -> None:
        self.bill = bill
        self._settings = settings
        self._contract = bill.loaded()
        self._connection = unrecorded(settings)
        self.journal = bill.journal(Path(settings.out), player)
        self.rng = random.Random(bill.seed * 64 + player)
        self.desk = Desk(
            contract=self._contract,
            words=bill.words,
            notebook=Notebook(self.journal, self._contract, bill.words.marker),
            figures=Figures(),
            partijen=bill.partijen,
            player=player,
            patience=bill.patience,
            together=together,
        )
        self.schedule = (
            Schedule(bill.rate / bill.players, bill.seconds, self.rng) if bill.rate else None
        )
        self._hired = 0

    def agent(self) -> Agent:
        """One more agent: of those of all processes no two have the same actor, as long as there
        are enough."""
        place = self._hired * self.bill.players + self.desk.player
        self._hired += 1
        line, colleague = (
            self._connection.courier(self.bill.url, self._contract) for _ in range(2)
        )
        actor = self.bill.actors[place % len(self.bill.actors)]
        rng = random.Random(self.rng.random())
        return Agent(self.desk, actor, line, colleague, rng)

    def thinking(self) -> float:
        """Seconds until the next call of an agent that waits for answers: by chance, as the length
        of a conversation is."""
        mean = self.bill.mix.seconds_a_call
        return min(self.rng.expovariate(1 / mean), 10 * mean)

    def close(self) -> dict[str, Any]:
        """Ends it: what was measured, and the text of the journal's path."""
        self.desk.notebook.ended()
        self.journal.close(keep=True)
        return self.desk.figures.as_json()
