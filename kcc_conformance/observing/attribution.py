"""Whose traffic is whose: the record graph first, then the mark, and time at last.

What hangs on a klantcontact goes where that goes. A klantcontact goes to the call whose mark it
bears. Only one that bears none goes by time, and only where nothing speaks against it: the traffic
is known to be of these calls, its actor was not seen to be somebody else, and it has something of
that call, or of its employee. The rest is unmatched, and stays in sight.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kcc_conformance.jsonvalues import texts
from kcc_conformance.observing.declaration import Call, Declaration
from kcc_conformance.observing.marks import Marks, Windows, is_employee, plain
from kcc_conformance.observing.records import Klantcontact, Traffic
from kcc_conformance.observing.wiring import ACTOR, BETROKKENE, COUPLING, KLANTCONTACT, PARTIJ

BY_MARK, BY_TIME = "mark", "time"
OTHER, UNKNOWN_SESSION, NO_TIMES, NO_CALL, SEVERAL, UNLIKE, TWO_MARKS = (
    "other", "unrecognised", "no times", "no call", "several", "unlike", "two marks",
)  # fmt: skip
"""Why something belongs to no call."""
GRACE = timedelta(seconds=61)
"""A moment that was written to the minute is up to a minute early; a second for the clocks."""


@dataclass(frozen=True)
class Unmatched:
    """A write that belongs to no call, and why. `calls` are those it may yet belong to."""

    n: int
    noun: str
    why: str
    calls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """What belongs to one call: klantcontacten (and by what, by key), the partijen that were made
    for it, and all messages by number. `doubts` are unmatched writes that may be its own."""

    klantcontacten: tuple[Klantcontact, ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)
    partijen: tuple[str, ...] = ()
    messages: tuple[int, ...] = ()
    doubts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Attribution:
    """The share of each call, and what belongs to none. `recognised` says whether anything shows
    that the traffic is of these calls at all."""

    shares: Mapping[str, Share]
    unmatched: tuple[Unmatched, ...]
    recognised: bool
    employees: frozenset[str]


def attribute(traffic: Traffic, declaration: Declaration, late: float) -> Attribution:
    """Whose traffic is whose. `late` is how many seconds after the end of a call something of it
    may still come that bears no mark."""
    return _Attributing(traffic, declaration, timedelta(seconds=late)).whole()


class _Attributing:
    def __init__(self, traffic: Traffic, declaration: Declaration, late: timedelta) -> None:
        self._traffic, self._declaration = traffic, declaration
        self._calls = declaration.calls
        self._marks, self._windows = Marks(self._calls), Windows(self._calls, late)
        self._unmatched: list[Unmatched] = []
        self._of: dict[str, tuple[str, str]] = {}

    def whole(self) -> Attribution:
        rest = []
        for each in self._traffic.klantcontacten:
            marked = self._marked(each)
            if len(marked) == 1:
                self._of[each.key] = (marked[0].id, BY_MARK)
            else:
                rest.append((each, marked))
        self.employees = frozenset(self._employees())
        self.recognised = self._recognised()
        for each, marked in rest:
            self._by_time(each, marked)
        partijen = self._partijen()
        for part in self._traffic.loose:
            if part.message.done:
                self._unmatched.append(self._nobody(part.message.n, part.noun, NO_CALL))
        return Attribution(
            shares=self._shares(partijen),
            unmatched=tuple(sorted(self._unmatched, key=lambda each: each.n)),
            recognised=self.recognised,
            employees=self.employees,
        )

    # --- klantcontacten -------------------------------------------------------------------------

    def _marked(self, each: Klantcontact) -> tuple[Call, ...]:
        """The calls whose mark it bears, where that is borne first: in Onderwerp, in Inhoud,
        anywhere in it, in what hangs on it."""
        wiring, shown = self._traffic.wiring, self._traffic.shown.get(each.key, {})
        places: list[Iterable[str]] = [
            texts([wiring.value(KLANTCONTACT, name, record)])
            for name in ("onderwerp", "inhoud")
            for record in (each.record, shown)
        ]
        places += [texts([each.record, shown]), texts([write.sent for write in each.writes])]
        places.append(texts([part.record for part in each.parts]))
        for place in places:
            if found := self._marks.borne_by("\n".join(place)):
                return found
        return ()

    def _employees(self) -> Iterator[str]:
        """The actors that are the declared employee, as seen, or by a klantcontact with a mark."""
        for key, actor in self._traffic.actoren.items():
            if is_employee(actor, self._declaration):
                yield key
        for each in self._traffic.klantcontacten:
            if each.key in self._of:
                yield from (key for key in self._actors(each) if self._who(key) is None)

    def _actors(self, each: Klantcontact) -> set[str]:
        wiring = self._traffic.wiring
        found = {wiring.refers(COUPLING, part.record, ACTOR) for part in each.of(COUPLING)}
        return found - {""}

    def _who(self, key: str) -> bool | None:
        actor = self._traffic.actoren.get(key)
        return is_employee(actor, self._declaration) if actor else None

    def _recognised(self) -> bool:
        named = any(self._who(key) for key in self._traffic.actoren)
        if self._of or named:
            return True
        alike = any(self._resembles(each, call)
                    for each in self._traffic.klantcontacten for call in self._calls)  # fmt: skip
        return alike or any(
            call.client in search.sought
            for search in self._traffic.searches
            for call in self._windows.around(search.message.at)
        )

    def _resembles(self, each: Klantcontact, call: Call) -> bool:
        text = plain("\n".join(texts([each.record])))
        wanted = [plain(words) for words in (call.subject, call.question, call.answer) if words]
        return any(words in text for words in wanted)

    def _by_time(self, each: Klantcontact, marked: Sequence[Call]) -> None:
        actors = self._actors(each)
        at = each.first.at
        if actors and all(self._who(key) is False for key in actors):
            self._note(each, OTHER, ())
            return
        near = self._windows.around(at) if at else [*self._calls]
        near = [call for call in near if not self._somebody_elses(each, call)]
        if marked:
            self._note(each, TWO_MARKS, marked)
        elif not self.recognised:
            self._note(each, UNKNOWN_SESSION, near)
        elif at is None or not self._windows:
            self._note(each, NO_TIMES, near)
        elif not near:
            self._note(each, NO_CALL, ())
        else:
            ours = bool(actors & self.employees)
            like = [call for call in near if ours or self._resembles(each, call)]
            chosen = self._of_that_moment(each, like)
            if len(chosen) == 1:
                self._of[each.key] = (chosen[0].id, BY_TIME)
            else:
                self._note(each, SEVERAL if like else UNLIKE, near)

    def _somebody_elses(self, each: Klantcontact, call: Call) -> bool:
        """Whether its betrokkene was seen to be a client who is not that of the call."""
        wiring = self._traffic.wiring
        for part in each.of(BETROKKENE):
            partij = self._traffic.partijen.get(wiring.refers(BETROKKENE, part.record, PARTIJ))
            if partij and partij.identificators and call.client not in partij.identificators:
                return True
        return False

    def _of_that_moment(self, each: Klantcontact, calls: Sequence[Call]) -> Sequence[Call]:
        """Those of these calls in which it may have taken place by its own word: where it names the
        time of another call, none."""
        told = self._traffic.wiring.value(KLANTCONTACT, "plaatsgevonden_op", each.record)
        moment = self._traffic.wiring.moment(KLANTCONTACT, "plaatsgevonden_op", told)
        if moment is None:
            return calls
        inside = [call for call in calls if _took_place(call, moment)]
        if len(inside) == 1:
            return inside
        elsewhere = any(_took_place(call, moment) for call in self._windows.around(moment))
        return () if elsewhere and not inside else calls

    def _note(self, each: Klantcontact, why: str, calls: Iterable[Call]) -> None:
        if each.state != "refused":
            may = tuple(call.id for call in calls)
            self._unmatched.append(Unmatched(each.first.n, KLANTCONTACT, why, may))

    # --- partijen and the rest ------------------------------------------------------------------

    def _partijen(self) -> dict[str, tuple[str, ...]]:
        """The partijen that were made for each call: those of its klantcontacten, those with its
        client's identificator, and at last those of its time."""
        found: dict[str, list[str]] = {call.id: [] for call in self._calls}
        wiring = self._traffic.wiring
        owners = {
            wiring.refers(BETROKKENE, part.record, PARTIJ): self._of.get(each.key)
            for each in self._traffic.klantcontacten
            for part in each.of(BETROKKENE)
        }
        for partij in self._traffic.partijen.values():
            if partij.made is None:
                continue
            owner = owners.get(partij.key)
            near = self._windows.around(partij.made.at)
            if owner is not None:
                found[owner[0]].append(partij.key)
                continue
            clients = [call for call in near if call.client in partij.sure and call.client]
            strange = bool(partij.sure) and not clients
            chosen = clients or near
            if partij.key in owners or strange or not self.recognised or len(chosen) != 1:
                why = OTHER if strange else UNKNOWN_SESSION if not self.recognised else NO_CALL
                self._unmatched.append(self._nobody(partij.made.n, PARTIJ, why))
            else:
                found[chosen[0].id].append(partij.key)
        return {call: tuple(keys) for call, keys in found.items()}

    def _nobody(self, n: int, noun: str, why: str) -> Unmatched:
        return Unmatched(n, noun, why, ())

    def _shares(self, partijen: Mapping[str, tuple[str, ...]]) -> dict[str, Share]:
        own: dict[str, list[Klantcontact]] = {call.id: [] for call in self._calls}
        numbers: dict[str, set[int]] = {call.id: set() for call in self._calls}
        doubts: dict[str, list[int]] = {call.id: [] for call in self._calls}
        taken = {each.n for each in self._unmatched}
        for each in self._traffic.klantcontacten:
            if each.key in self._of:
                call_id = self._of[each.key][0]
                own[call_id].append(each)
                numbers[call_id] |= {message.n for message in each.messages()}
        taken = taken.union(*numbers.values())
        for message in self._traffic.about:
            free = self.recognised and message.n not in taken
            near = self._windows.around(message.at) if free else []
            if len(near) == 1:
                numbers[near[0].id].add(message.n)
        for unmatched in self._unmatched:
            for call_id in unmatched.calls:
                doubts[call_id].append(unmatched.n)
        return {
            call.id: Share(
                klantcontacten=tuple(own[call.id]),
                by={each.key: self._of[each.key][1] for each in own[call.id]},
                partijen=partijen[call.id],
                messages=tuple(sorted(numbers[call.id])),
                doubts=tuple(doubts[call.id]),
            )
            for call in self._calls
        }


def _took_place(call: Call, moment: datetime) -> bool:
    """Whether a moment is one of a call, or the one that the employee made of it."""
    if call.took_place is not None:
        return abs(moment - call.took_place) <= GRACE
    return bool(call.begin and call.over and call.begin - GRACE <= moment <= call.over + GRACE)
