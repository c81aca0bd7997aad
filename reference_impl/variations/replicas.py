"""Variations in how soon, and how steadily, what was written is read; and what can be read in one
go."""

import threading
from collections.abc import Callable

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..clock import now as clock
from ..contract import Json
from ..faults.access_doors import Expandable
from .variation import OPENKLANT
from .variation import Variation as V

LAG = 1.5
"""Seconds that a copy is behind."""


class Balanced(Behaviour):
    """Every second reading, of whatever it is, is answered by a copy that is a little behind."""

    def __init__(self) -> None:
        self.made: dict[str, float] = {}
        self.old: dict[str, tuple[float, Record]] = {}
        self.deleted: dict[str, tuple[float, Json]] = {}
        self.lock = threading.Lock()
        self.readings = 0
        self.here = threading.local()

    def intercept(self, call: Call) -> Answer | None:
        """Says whose turn it is."""
        with self.lock:
            self.readings += call.operation in {"read", "list"}
            self.here.behind = call.operation in {"read", "list"} and self.readings % 2 == 0
        return None

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        self.made[record["id"]] = clock()

    def keep(self, call: Call, record: Record) -> Record:
        """Remembers what was there."""
        if call.operation in {"amend", "replace"}:
            before = self.provider.store.get(call.subject, record["id"])
            if before:
                self.old[record["id"]] = (clock(), before)
        return record

    def erase(self, call: Call, identity: str) -> bool:
        """Remembers it too."""
        record = self.provider.store.get(call.subject, identity)
        if record is not None:
            shown = self.provider.shape.record(call, call.subject, record)
            self.deleted[identity] = (clock(), shown)
        return True

    def hide(self, call: Call, identity: str) -> bool:
        """True where the copy has not heard of it."""
        return self._young(self.made.get(identity))

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body as the copy has it."""
        when, before = self.old.get(record["id"], (None, record))
        return self.provider.shape.record(call, call.subject, before) if self._young(when) else body

    def answer(self, call: Call, answer: Answer) -> None:
        """What the copy has not yet deleted."""
        when, body = self.deleted.get(call.id or "", (None, None))
        if answer.status == 404 and call.operation == "read" and self._young(when):
            answer.status, answer.body = 200, body
            answer.media = self.provider.contract.success_media[0]

    def _young(self, when: float | None) -> bool:
        behind = getattr(self.here, "behind", False)
        return behind and when is not None and clock() - when < LAG


_expandable: Callable[[], Behaviour] = Expandable

VARIATIONS = (
    V("replica-behind", "Every second reading is of a copy that is one and a half seconds behind.",
      "Elke tweede opvraging is van een kopie die anderhalve seconde achterloopt.", Balanced),
    V("expand-in-full", "Records and lists show in full what `expand` names.",
      "Records en lijsten tonen voluit wat `expand` noemt.", _expandable, families=OPENKLANT),
)  # fmt: skip
