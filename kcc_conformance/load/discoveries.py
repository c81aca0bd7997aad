"""What an audit discovers, and which sentence of the text that breaks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kcc_conformance.findings import CONTRACT, TEXT
from kcc_conformance.law.attributes import CLAUSES

LOST, HALF, DOUBLED, GHOST, MIXED, ALTERED, ID_TWICE, REVERTED, NUMBER_TWICE = KINDS = (
    "lost", "half", "doubled", "ghost", "mixed", "altered", "id_twice", "reverted", "number_twice",
)  # fmt: skip
"""The kinds of discoveries: an acknowledged record that is not there; a call of which an
acknowledged link is not there; a record that is there twice; one that was refused, or that nobody
asked for; one with a value of another call; one with a value of nobody; an ID given out twice; a
correction that was acknowledged and undone; a Nummer given out twice."""

_REGISTERED, _ONE, _NOT_REGISTERED = "C0992-1.7", "C0992-2.1", "C0992-1.6"


@dataclass(frozen=True)
class Discovery:
    """One thing that is not as it was acknowledged.

    `serial` is the number in the mark of the call, `attribute` what differs (logical name), `whose`
    the serial number of the call that a value belongs to, `running` whether it was seen in an
    answer while the play went on.
    """

    kind: str
    resource: str
    id: str
    serial: int = 0
    attribute: str = ""
    expected: Any = None
    actual: Any = None
    whose: int = 0
    running: bool = False

    @property
    def clause(self) -> str:
        """The clause that it breaks; empty where no text speaks of it."""
        if self.kind in (MIXED, ALTERED):
            return CLAUSES.get(self.attribute, _REGISTERED)
        if self.kind == HALF:
            return CLAUSES["actoren" if self.resource == "actorklantcontact" else "betrokkenen"]
        return {
            LOST: _REGISTERED, DOUBLED: _REGISTERED, GHOST: _NOT_REGISTERED, ID_TWICE: _ONE,
            NUMBER_TWICE: CLAUSES["nummer"],
        }.get(self.kind, "")  # fmt: skip

    def source(self, binds: Callable[[str], bool]) -> str:
        """What it rests on: the text only where its clause obliges somebody to something there.

        That a correction was undone, a Nummer given out twice, or the ID of something else than a
        klantcontact, no text forbids.
        """
        if self.kind in (REVERTED, NUMBER_TWICE):
            return CONTRACT
        if self.kind == ID_TWICE and self.resource != "klantcontact":
            return CONTRACT
        return TEXT if self.clause and binds(self.clause) else CONTRACT
