"""What one call of the mix registers: logical values that a serial number determines.

Because they are determined, nothing of them has to be kept: the audit works them out anew, and
sees in a text or a moment of which call it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kcc_conformance.consumer.forms import example

FIRST_SERIAL = 100_000
"""Serial numbers below are those of the preparation, which the consumer of `run` gives out."""
STRIDE = 64
"""More than the processes that a play can have: from a serial number the process can be told."""
_MINUTES = 500_000
"""How many minutes back the calls of a play lie at most, about a year: so many calls have a moment
of their own."""
INHOUD, MOMENT = "inhoud", "plaatsgevonden_op"
CORRECTED = (INHOUD, MOMENT)
"""The attributes that are corrected: of both there are as many values as anybody wants."""


@dataclass(frozen=True)
class Words:
    """The values of the calls of one play. `epoch` is when it began, in whole minutes of UTC;
    `players` is how many processes play."""

    marker: str
    epoch: datetime
    players: int = 1

    def token(self, serial: int) -> str:
        """The run's marker with the serial number: what a record is recognised by."""
        return f"{self.marker}-{serial}"

    def serials(self, text: object) -> tuple[int, ...]:
        """The serial numbers in a text."""
        if not isinstance(text, str):
            return ()
        pattern = re.escape(self.marker) + r"-(\d{1,9})(?!\d)"
        return tuple(int(found) for found in re.findall(pattern, text, re.IGNORECASE))

    def klantcontact(self, serial: int) -> dict[str, object]:
        """The values of a klantcontact: those of the text's own example, with its mark in both
        texts and a moment of its own."""
        values = example()
        values["onderwerp"] = f"{values['onderwerp']} [{self.token(serial)}]"
        values[INHOUD] = self.version(INHOUD, serial, 0)
        values[MOMENT] = self.version(MOMENT, serial, 0)
        return values

    def version(self, attribute: str, serial: int, number: int) -> str:
        """The value of an attribute after so many corrections."""
        if attribute == INHOUD:
            told = f" Correctie {number}." if number else ""
            return f"{example()[INHOUD]}{told} [{self.token(serial)}]"
        moment = self.epoch - timedelta(minutes=self._minutes(serial)) + timedelta(seconds=number)
        return moment.strftime("%d-%m-%Y %H:%M:%S +0000")

    def whose_moment(self, moment: datetime | None) -> tuple[int, ...]:
        """The serial numbers of the calls that can have that moment."""
        if moment is None:
            return ()
        back = self.epoch - moment.replace(second=0, microsecond=0)
        minutes = int(back.total_seconds() // 60)
        if not 0 < minutes <= _MINUTES:
            return ()
        place = minutes - 1
        return (FIRST_SERIAL + (place // self.players) * STRIDE + place % self.players,)

    def _minutes(self, serial: int) -> int:
        number, player = divmod(serial - FIRST_SERIAL, STRIDE)
        return 1 + (number * self.players + player % self.players) % _MINUTES


def words_of(marker: str, started: str, players: int) -> Words:
    """The words of a play that began then (ISO 8601)."""
    moment = datetime.fromisoformat(started).astimezone(UTC).replace(second=0, microsecond=0)
    return Words(marker, moment, players)


def relation_values(
    kind: str, klantcontact_id: str, other_id: str, betrokkene: Mapping[str, object]
) -> dict[str, object]:
    """The values of what links a klantcontact to an actor, or to a partij (`betrokkene` has what
    is said of one beside whom it links)."""
    if kind == "actorklantcontact":
        return {"actor": other_id, "klantcontact": klantcontact_id}
    return {**betrokkene, "klantcontact": klantcontact_id, "partij": other_id}
