"""A recorded session with the calls that were played in it, and what can be said of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from kcc_conformance.contract.contract import Contract
from kcc_conformance.contract.fitting import fits
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import CannotTell
from kcc_conformance.observing.attribution import OTHER, Attribution, Share, attribute
from kcc_conformance.observing.declaration import SAVED, Call, Declaration
from kcc_conformance.observing.graph import traffic_of
from kcc_conformance.observing.recordings import Message, Recording
from kcc_conformance.observing.records import LOST, Klantcontact, Part, Traffic
from kcc_conformance.observing.wiring import BETROKKENE, KLANTCONTACT, Wiring

PROVIDER, BROWSER = "provider", "browser"
PLACES = (PROVIDER, BROWSER)
"""Where was recorded: at the provider's door, or in a browser, of which the front-end's own server
may send what the browser never sees."""
SETTLE, WAIT = 10.0, 120.0
"""Seconds of quiet after a call before its absence of traffic says something: the step from
*Opslaan* to the last write took real front-ends less than three; and for how long something
without a mark may still be of it: an employee rounds off in two minutes, and then takes a call."""


@dataclass(frozen=True)
class Session:
    """What was recorded, where, what was played, and whose traffic is whose. `settle` is in
    seconds; `readings` are those that bind, by question."""

    declaration: Declaration
    recording: Recording
    traffic: Traffic
    attribution: Attribution
    place: str = PROVIDER
    settle: float = SETTLE
    readings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def schemata(self) -> Schemata:
        """The schemas of the contract spoken."""
        return Schemata(self.traffic.wiring.contract.folders)

    @cached_property
    def cases(self) -> Mapping[str, "Case"]:
        """Each call with its share of the traffic, by its id."""
        return {
            call.id: Case(self, call, self.attribution.shares[call.id])
            for call in self.declaration.calls
        }

    @cached_property
    def quiet(self) -> timedelta:
        """How long after the end of a call it has to be quiet: as long as the slowest registration
        of this session took, and a little more."""
        lags = [
            each.first.at - case.call.end
            for case in self.cases.values()
            for each in case.klantcontacten
            if each.first.at and case.call.end
        ]
        return max([timedelta(0), *lags]) + timedelta(seconds=self.settle)

    @property
    def until(self) -> datetime | None:
        """Until when was looked, as far as that is known."""
        return self._span[1] if self._span else None

    @cached_property
    def _span(self) -> tuple[datetime, datetime] | None:
        moments = [each.at for each in self.recording.messages if each.at]
        moments += [at for at in (self.recording.since, self.recording.until) if at]
        return (min(moments), max(moments)) if moments else None

    def unwatched(self, call: Call) -> str | None:
        """Why it says nothing that something of a call was not seen; None where it does."""
        if self.place == BROWSER:
            return "een opname uit een browser laat niet zien wat de server van de consumer stuurt"
        if not self.traffic.about:
            return "de opname heeft geen verkeer met een provider van klantinteracties"
        if not self.attribution.recognised:
            return (
                "niets laat zien dat dit verkeer van de opgegeven gesprekken is: geen kenmerk, niet"
                " de medewerker en geen van de opgegeven teksten"
            )
        if call.begin and not call.over and self.recording.played is not None:
            return "het gesprek is niet afgerond"
        if self._span is None or call.begin is None or call.over is None:
            return "zonder tijden is niet te zeggen of het gesprek is opgenomen"
        first, last = self._span
        if last < call.over + self.quiet:
            seconds = round(self.quiet.total_seconds())
            return f"de opname houdt op voordat het gesprek {seconds} seconden voorbij is"
        seen = self.door(call) or self.cases[call.id].klantcontacten
        if first > call.over and not seen:
            return "de opname begint pas na het gesprek"
        if not self._used_since(call.over if call.anonymous else call.begin):
            return (
                "sindsdien is hier niets meer gezien: of de consumer nog langs deze weg ging, is"
                " niet bewezen"
            )
        return None

    def door(self, call: Call) -> tuple[str, ...]:
        """The other calls of which a klantcontact was seen coming by here."""
        return tuple(
            case.call.id for case in self.cases.values()
            if case.call.id != call.id and case.call.registering and case.klantcontacten
        )  # fmt: skip

    def _used_since(self, moment: datetime) -> bool:
        """Whether anything came by here from a moment on: who goes another way is silent too."""
        return any(each.at and each.at >= moment for each in self.traffic.about)

    @cached_property
    def colleagues(self) -> bool:
        """Whether there is traffic of somebody else."""
        return any(each.noun == KLANTCONTACT for each in self.attribution.unmatched)

    def strays(self, since: datetime | None) -> tuple[int, ...]:
        """The klantcontacten of nobody's since a moment, those left out that were seen to be
        somebody else's."""
        messages = {each.n: each for each in self.recording.messages}
        return tuple(
            each.n for each in self.attribution.unmatched
            if each.noun == KLANTCONTACT and each.why != OTHER
            and (since is None or (at := messages[each.n].at) is None or at >= since)
        )  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One call and what was seen of it."""

    session: Session
    call: Call
    share: Share

    @property
    def wiring(self) -> Wiring:
        """The names of the contract spoken."""
        return self.session.traffic.wiring

    @property
    def klantcontacten(self) -> tuple[Klantcontact, ...]:
        """Those that were registered for it, were it for a moment."""
        return tuple(each for each in self.share.klantcontacten if each.registered)

    @property
    def living(self) -> tuple[Klantcontact, ...]:
        """Those that are there at the end."""
        return tuple(each for each in self.klantcontacten if each.living)

    @property
    def tried(self) -> tuple[Klantcontact, ...]:
        """Those that were refused, or of which nobody knows."""
        return tuple(each for each in self.share.klantcontacten if not each.registered)

    @property
    def lost(self) -> tuple[Klantcontact, ...]:
        """Those of which no answer says whether they were made."""
        return tuple(each for each in self.share.klantcontacten if each.state == LOST)

    @property
    def told(self) -> tuple[Klantcontact, ...]:
        """Those that say something: the living, else those that were taken away again."""
        return self.living or self.klantcontacten

    @property
    def cancelled(self) -> bool:
        """Whether the employee did not save the call."""
        return self.call.finished_by != SAVED

    @property
    def exchanges(self) -> tuple[int, ...]:
        """The messages that a judgement of it rests on."""
        return tuple(sorted({*self.share.messages, *self.share.doubts}))

    def message(self, n: int) -> Message:
        """The message of that number."""
        return self.session.recording.messages[n - 1]

    def messages(self) -> Iterator[Message]:
        """The messages of the call, in order."""
        yield from map(self.message, self.share.messages)

    def demand_watched(self) -> None:
        """Raises CannotTell where absence says nothing here."""
        why = self.session.unwatched(self.call)
        if why is not None:
            raise CannotTell("prerequisite", why)
        if self.share.doubts:
            raise CannotTell(
                "prerequisite",
                "een klantcontact zonder kenmerk uit dezelfde tijd kan van dit gesprek zijn",
                exchange=self.share.doubts[0],
            )

    def complete(self) -> tuple[Klantcontact, ...]:
        """The living ones that have a betrokkene."""
        return tuple(each for each in self.living if any(p.there for p in each.of(BETROKKENE)))

    def value(self, each: Klantcontact, name: str) -> Any:
        """What was sent of an attribute of a klantcontact, or MISSING."""
        return self.wiring.value(KLANTCONTACT, name, each.record)

    def valid(self, parts: Iterable[Part]) -> bool:
        """Whether what was refused was as the contract wants it."""
        known = self.session.schemata.names()
        return not any(
            part.message.shape
            if part.message.shape is not None
            else self.session.schemata.validate(f"{part.noun}.request", part.record)
            for part in parts
            if f"{part.noun}.request" in known
            and fits(self.wiring.contract, f"{part.noun}.request")
        )


def open_session(
    recording: Recording,
    declaration: Declaration,
    contract: Contract,
    *,
    place: str = PROVIDER,
    settle: float = SETTLE,
    wait: float = WAIT,
    readings: Mapping[str, str] | None = None,
) -> Session:
    """A session from what was recorded and declared: its records, and whose they are."""
    traffic = traffic_of(recording, Wiring(contract), declaration.base)
    return Session(
        declaration=declaration,
        recording=recording,
        traffic=traffic,
        attribution=attribute(traffic, declaration, wait),
        place=place,
        settle=settle,
        readings=readings or {},
    )
