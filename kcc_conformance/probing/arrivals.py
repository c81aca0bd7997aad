"""What came in the whole of a run that nobody registered, of every kind, looked for from all
sides."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from kcc_conformance.consumer.inventory import BESIDE, KLANTCONTACT, State
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.law.attributes import PLURALS
from kcc_conformance.probing.last_look import LastLook
from kcc_conformance.probing.newcomers import Newcomer, newcomers, other_runs, referred
from kcc_conformance.probing.whose import OTHERS, OURS, Pace, cause
from kcc_conformance.stage.stage import Stage, offers_filter

ONE = {
    KLANTCONTACT: "een klantcontact",
    "betrokkene": "een betrokkene",
    "actorklantcontact": "een koppeling",
    "partij": "een partij",
    "actor": "een actor",
    "internetaak": "een interne taak",
}
MORE = {**PLURALS, "actorklantcontact": "koppelingen"}
UNLISTED = (
    "het staat in geen lijst, maar is op zijn ID te lezen en hoort bij een record van deze run"
)

_UNLISTED_AT_MOST = 5
"""So many klantcontacten that no list shows are read by their ID: one is enough to tell."""
_PARTIJEN = 3
"""Of so many partijen the klantcontacten are asked for: the first are those that most was done
with."""
_SHARE = 0.1
"""What came once only can be the work of somebody who happened to do so at that very moment. With
moments that take no more than this share of the run, on a register in which there was nothing of
others when it began, and in which nothing else came, that is not held for possible."""


class Arrivals:
    """What came that nobody registered; looked at once, after the settle time. Each check that is
    told of it rests on all of that look.

    It costs a request for each kind of record (a list that is longer takes more), at most three for
    the klantcontacten of partijen, and what is told of records that no list shows.
    """

    def __init__(
        self,
        stage: Stage,
        first: State,
        provoke: Callable[[], object],
        sights: LastLook | None = None,
    ) -> None:
        self._stage = stage
        self._first = first
        self._provoke = provoke
        self._sights = sights
        self._numbers: list[int] = []

    def apart(self, name: str) -> tuple[Newcomer, ...]:
        """Those of a kind that do not hang on a klantcontact that came by itself, where any did:
        what is told of these tells of them as well."""
        stage = self._stage
        there = wire.id_keys(stage.ledger.ids(KLANTCONTACT)) | (self._first.ids or frozenset())

        def goes_along(each: Newcomer) -> bool:
            contacts = wire.id_keys(referred(stage, name, each.item, KLANTCONTACT))
            return bool(contacts) and there.isdisjoint(contacts)

        every = self.of(name)
        return tuple(e for e in every if not (self._came[KLANTCONTACT] and goes_along(e)))

    def of(self, name: str) -> tuple[Newcomer, ...]:
        """The newcomers of a kind. Raises Inapplicable for one that is not listed, or at too great
        length; CannotTell where the klantcontacten could not be read."""
        if name == KLANTCONTACT:
            problem = self._first.problem or self.states[name].problem
            if problem:
                raise CannotTell("environment", problem)
        elif name not in self._came:
            raise Inapplicable(f"een hele lijst van {MORE[name]} heeft de provider niet te lezen")
        came = self._came[name]
        self._stage.recorder.reuse(self._numbers)
        return came

    def found(
        self, name: str, told: Sequence[Newcomer] | None = None, **more: str
    ) -> list[Finding]:
        """A finding for each newcomer that can only come from this run, or one for all that the
        provider keeps making; `told` are those to be told of, where not all of the kind.

        Raises CannotTell (environment) where others are at work, or where that cannot be said.
        """
        fresh = self.of(name) if told is None else tuple(told)
        ours = [each for each in fresh if each.ours]
        if ours or not fresh:
            return [self._finding(name, each, str(each.ours), **more) for each in ours]
        if self._stage.inventory.other_runs:
            raise CannotTell("environment", not_told(self._stage, OTHERS, name, len(fresh)))
        if self.whose == OURS:
            return [repeated(name, fresh, **more)]
        moment = self.moment(fresh, name)
        if moment:
            once = f"het kwam precies toen {moment}, en verder kwam er in de hele run niets bij"
            return [self._finding(name, each, once, **more) for each in fresh]
        raise CannotTell("environment", not_told(self._stage, self.whose, name, len(fresh)))

    @cached_property
    def states(self) -> dict[str, State]:
        """All lists at the end, those of the kinds that could be read at the beginning."""
        inventory = self._stage.inventory
        inventory.settled()
        names = (KLANTCONTACT, *(name for name in BESIDE if inventory.readable(name)))
        with self._stage.recorder.watching() as numbers:
            states = {name: inventory.now(name) for name in names}
        self._numbers += numbers
        return states

    @cached_property
    def whose(self) -> str:
        """Whose work those are that bear no trace."""
        loose = {
            name: sum(each.ours is None for each in found) for name, found in self._came.items()
        }
        kinds = tuple(name for name, number in loose.items() if number)
        end = self.states[KLANTCONTACT].ended
        requests = self._stage.recorder.last - self._first.listing.answers[-1].n
        pace = Pace(sum(loose.values()), requests, end - self._first.began, kinds)
        return cause(self._stage, self._provoke, pace)

    def moment(self, fresh: Sequence[Newcomer], name: str) -> str:
        """The moment at which they all came, in Dutch; empty where there is none, or where it may
        be a coincidence."""
        inventory = self._stage.inventory
        loose = wire.id_keys(each.id for each in fresh)
        there = [w for w in inventory.windows if loose & w.came.get(name, frozenset())]
        came = frozenset().union(*(w.came.get(name, frozenset()) for w in there))
        began = self._first.began
        lasted = time.monotonic() - began
        seconds = sum(window.seconds for window in inventory.windows)
        certain = (
            self.whose != OTHERS
            and not self._first.number
            and loose <= came
            and seconds < _SHARE * lasted
        )
        return there[0].what if certain and there else ""

    @cached_property
    def _came(self) -> dict[str, tuple[Newcomer, ...]]:
        stage, states, found = self._stage, self.states, {}
        with stage.recorder.watching() as numbers:
            for name, after in states.items():
                before = self._first if name == KLANTCONTACT else stage.inventory.first(name)
                if name == KLANTCONTACT or after.ids is not None:
                    found[name] = newcomers(stage, before, after, name)
            if self._first.ids is not None and states[KLANTCONTACT].ids is not None:
                found[KLANTCONTACT] += tuple(self._unlisted(found))
        self._numbers += numbers
        return self._without_other_runs(found)

    # --- out of sight -----------------------------------------------------------------------

    def _unlisted(self, found: dict[str, tuple[Newcomer, ...]]) -> Iterator[Newcomer]:
        """The klantcontacten that no list shows, but that a newcomer points to, or a partij."""
        stage = self._stage
        seen = (self._first.ids or frozenset()) | (self.states[KLANTCONTACT].ids or frozenset())
        known = seen | wire.id_keys(stage.ledger.ids(KLANTCONTACT))
        pointed = self._pointed_at(found)
        unknown = [each for each in pointed if wire.id_key(each) not in known]
        for record_id in unknown[:_UNLISTED_AT_MOST]:
            answer = stage.consumer.read(KLANTCONTACT, record_id)
            if answer.ok:
                trace = UNLISTED if pointed[record_id] else None
                yield Newcomer(record_id, trace, answer.n, answer.body)

    def _pointed_at(self, found: dict[str, tuple[Newcomer, ...]]) -> dict[str, bool]:
        """The klantcontacten that records of nobody point to, and whether these are the run's."""
        ids: dict[str, bool] = {}
        for name in ("betrokkene", "actorklantcontact"):
            for each in found.get(name, ()):
                for record_id in referred(self._stage, name, each.item, KLANTCONTACT):
                    ids[record_id] = ids.get(record_id, False) or each.ours is not None
        for record_id in (*self._at_partijen(), *self._of_partijen()):
            ids[record_id] = True
        return ids

    def _at_partijen(self) -> Iterator[str]:
        """By the betrokkenen that a partij of this run shows, and no list."""
        stage = self._stage
        listed = self.states["betrokkene"].ids if "betrokkene" in self.states else None
        known = wire.id_keys(stage.ledger.ids("betrokkene")) | (listed or frozenset())
        for sight in self._sights.of("partij") if self._sights else ():
            for record_id in referred(stage, "partij", sight.answer.body, "betrokkenen"):
                if wire.id_key(record_id) not in known:
                    person = stage.consumer.read("betrokkene", record_id)
                    if person.ok:
                        yield from referred(stage, "betrokkene", person.body, KLANTCONTACT)

    def _of_partijen(self) -> Iterator[str]:
        """By the list of klantcontacten of a partij of this run, where the contract has that."""
        stage = self._stage
        if not offers_filter(stage, KLANTCONTACT, "partij"):
            return
        before = self._first.ids or frozenset()
        for entry in stage.ledger.of("partij", alive=True)[:_PARTIJEN]:
            listing = stage.consumer.listing(KLANTCONTACT, "partij", partij=entry.id)
            if before.isdisjoint(wire.id_keys(listing.ids)):
                yield from listing.ids

    # --- others -----------------------------------------------------------------------------

    def _without_other_runs(
        self, found: dict[str, tuple[Newcomer, ...]]
    ) -> dict[str, tuple[Newcomer, ...]]:
        """What is left without what hangs on a record of another run of this suite."""
        stage = self._stage
        if not stage.inventory.other_runs:
            return found
        theirs: set[str] = set()
        for state in self.states.values():
            resource = state.listing.resource
            for item in state.listing.items:
                if other_runs(stage, item):
                    theirs.add(wire.id_key(wire.identifier(resource, item)))
        for name, other in (("actorklantcontact", "actor"), ("betrokkene", "partij")):
            for each in found.get(name, ()):
                if theirs & wire.id_keys(referred(stage, name, each.item, other)):
                    theirs |= wire.id_keys(referred(stage, name, each.item, KLANTCONTACT))

        def own(name: str, each: Newcomer) -> bool:
            ids = {each.id} if name in (KLANTCONTACT, "partij", "actor") else set()
            for other in (KLANTCONTACT, "partij", "actor"):
                ids |= set(referred(stage, name, each.item, other))
            return each.ours is not None or theirs.isdisjoint(wire.id_keys(ids))

        return {name: tuple(e for e in each if own(name, e)) for name, each in found.items()}

    def _finding(self, name: str, each: Newcomer, why: str, **more: str) -> Finding:
        return Finding(
            f"er is {ONE[name]} waar niemand om heeft gevraagd: {why}",
            expected="niets",
            actual=each.id,
            exchange=each.exchange,
            **more,
        )


def repeated(name: str, fresh: Sequence[Newcomer], **more: str) -> Finding:
    """That the provider keeps making them."""
    one = len(fresh) == 1
    return Finding(
        f"er is {ONE[name]} waar niemand om heeft gevraagd, en steeds als de consumer hetzelfde"
        " doet komt er weer een bij"
        if one
        else f"er zijn {len(fresh)} {MORE[name]} waar niemand om heeft gevraagd, en steeds als de"
        " consumer iets doet komen er meer bij, en als er niets gebeurt niet",
        expected="niets",
        actual=fresh[0].id if one else [each.id for each in fresh[:5]],
        exchange=fresh[0].exchange,
        **more,
    )


def counted(name: str, number: int) -> str:
    """So many records of a kind, in Dutch."""
    return ONE[name] if number == 1 else f"{number} {MORE[name]}"


def not_told(stage: Stage, whose: str, name: str, number: int) -> str:
    """Why it is not to be said that nothing came by itself, in Dutch."""
    runs = stage.inventory.other_runs
    if runs:
        return (
            f"er speelt nog een run van deze suite op dit register ({', '.join(sorted(runs))});"
            f" van {counted(name, number)} is niet te zeggen wie dat deed; speel opnieuw als die"
            " klaar is"
        )
    if whose == OTHERS:
        return (
            "er zijn anderen aan het werk op dit register: niet van deze run is wat er bijkwam"
            f" ({counted(name, number)}), en er komt ook iets bij als deze run niets vraagt; of de"
            " provider zelf iets maakt, is dan niet te zien; speel op een register dat verder"
            " niemand gebruikt"
        )
    return (
        f"niet van deze run is wat er bijkwam ({counted(name, number)}); wie dat deed is niet te"
        " zeggen; speel op een register dat verder niemand gebruikt"
    )
