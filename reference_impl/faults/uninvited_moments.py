"""Faults that register what nobody asked for at one moment only: late, the second time, once, or
when a request is turned down."""

import threading
from collections.abc import Callable
from functools import partial

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..bodies import members
from ..clock import now as clock
from ..made_up import invent
from .fault import BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind, is_about, resource_of

KIND = "uninvited"
LATER = 3.0
"""How many seconds after its cause something late is registered."""
_NOBODY = "C0992-1.6 nothing but what was asked is registered"
_REFUSED = "C0992-1.6 what is refused leaves nothing behind"
_OPENKLANT = ("openklant",)

More = Callable[[], object]
"""What is registered."""


class Uninvited(Behaviour):
    """Registers when `wanted` says that a call, once answered, is the one; `later` so many seconds
    after it."""

    def __init__(self, later: float = 0.0) -> None:
        self.later = later
        self.due: list[tuple[float, More]] = []
        self.lock = threading.Lock()

    def wanted(self, call: Call, answer: Answer) -> bool:
        """Whether this is the call."""
        raise NotImplementedError

    def more(self, call: Call) -> More:
        """What comes of it: a made-up klantcontact."""
        return partial(invent, self.provider, KLANTCONTACT)

    def authorise(self, call: Call, allowed: bool) -> bool:
        """Registers what is due by now, before anything is answered."""
        with self.lock:
            now = clock()
            ripe = [more for when, more in self.due if when <= now]
            self.due = [each for each in self.due if each[0] > now]
        for more in ripe:
            more()
        return allowed

    def answer(self, call: Call, answer: Answer) -> None:
        """Registers it, or plans to."""
        if not self.wanted(call, answer):
            return
        more = self.more(call)
        if self.later:
            with self.lock:
                self.due.append((clock() + self.later, more))
        else:
            more()


class InVain(Uninvited):
    """Somebody was looked for among the partijen who is not there."""

    def wanted(self, call: Call, answer: Answer) -> bool:
        """A partij that is not there, or a filtered list without any."""
        if not is_about(call, PARTIJ, "read", "list"):
            return False
        return answer.status == 404 or (bool(call.query) and in_vain(self, call))


def in_vain(behaviour: Behaviour, call: Call) -> bool:
    """Whether a list of partijen that was narrowed has none in it."""
    queries, store = behaviour.provider.queries, behaviour.provider.store
    criteria = queries.criteria(call) if call.operation == "list" else []
    return bool(criteria) and not store.ids(call.subject, criteria)


class SecondTime(InVain):
    """The same, but only when the very same was asked for before, and only the second time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[tuple[str, str, str], int] = {}

    def wanted(self, call: Call, answer: Answer) -> bool:
        """Counts."""
        if not super().wanted(call, answer):
            return False
        asked = (call.operation, call.id or "", repr(sorted(call.query.items())))
        self.asked[asked] = self.asked.get(asked, 0) + 1
        return self.asked[asked] == 2


class FirstTime(InVain):
    """The same, but only at the first after the provider was started."""

    def __init__(self) -> None:
        super().__init__()
        self.done = False

    def wanted(self, call: Call, answer: Answer) -> bool:
        """True once."""
        if self.done or not super().wanted(call, answer):
            return False
        self.done = True
        return True


class RefusedLink(Uninvited):
    """A link to an actor or klantcontact was refused."""

    def wanted(self, call: Call, answer: Answer) -> bool:
        """A link that was refused."""
        return answer.status >= 400 and is_about(call, LINK, "create")


class TurnedAway(Uninvited):
    """Somebody had no valid credentials."""

    def wanted(self, call: Call, answer: Answer) -> bool:
        """Whoever is turned away."""
        return answer.status == 401


class RefusedWhole(Uninvited):
    """The call that registers everything at once was refused: a part of it is kept all the same."""

    def __init__(self, part: str, later: float = 0.0) -> None:
        super().__init__(later)
        self.part = part

    def wanted(self, call: Call, answer: Answer) -> bool:
        """A combined call that was refused, but was understood."""
        return call.operation == "combine" and answer.status >= 400 and bool(members(call.body))

    def more(self, call: Call) -> More:
        """That part as far as it can be kept: what was wrong is left out, or made up."""
        resource, store = resource_of(self, self.part), self.provider.store
        combined = next(c for c in self.provider.contract.combined if c.path == call.id)
        sent = members(call.body).get(combined.parts[self.part])
        record, _ = self.provider.reader.read(resource, sent, implied=(KLANTCONTACT,))
        known = {
            attribute.name: record[attribute.name]
            for attribute in resource.stored
            if attribute.name in record
            and (not attribute.target or store.has(attribute.target, str(record[attribute.name])))
        }
        return partial(invent, self.provider, self.part, **known)


_fault = Kind(KIND)

FAULTS = (
    _fault(
        "uninvited-late-after-search",
        "Three seconds after a partij was looked for in vain, there is a klantcontact.",
        "Drie seconden nadat een partij vergeefs is gezocht, is er een klantcontact.",
        _NOBODY,
        lambda: InVain(LATER),
    ),
    _fault(
        "uninvited-on-second-search",
        "A partij that is looked for in vain a second time makes a klantcontact.",
        "Een partij die voor de tweede keer vergeefs wordt gezocht levert een klantcontact op.",
        _NOBODY,
        SecondTime,
    ),
    _fault(
        "uninvited-once-after-start",
        "The first partij that is looked for in vain makes a klantcontact, later ones do not.",
        "De eerste partij die vergeefs wordt gezocht levert een klantcontact op, latere niet.",
        _NOBODY,
        FirstTime,
    ),
    _fault(
        "uninvited-at-refused-link",
        "A link that is refused makes a klantcontact.",
        "Een koppeling die wordt geweigerd levert een klantcontact op.",
        _REFUSED,
        RefusedLink,
    ),
    _fault(
        "uninvited-without-credentials",
        "A request without valid credentials makes a klantcontact.",
        "Een aanroep zonder geldige inloggegevens levert een klantcontact op.",
        _REFUSED,
        TurnedAway,
    ),
    _fault(
        "uninvited-half-after-refused-whole",
        "Of a call that is refused as a whole the klantcontact is kept.",
        "Van een gesprek dat in zijn geheel wordt geweigerd blijft het klantcontact bewaard.",
        _REFUSED,
        lambda: RefusedWhole(KLANTCONTACT),
        _OPENKLANT,
    ),
    _fault(
        "uninvited-half-after-refused-whole-late",
        "Of a call that was refused as a whole the klantcontact is there three seconds later.",
        "Van een gesprek dat in zijn geheel is geweigerd is het klantcontact er drie seconden"
        " later.",
        _REFUSED,
        lambda: RefusedWhole(KLANTCONTACT, LATER),
        _OPENKLANT,
    ),
    _fault(
        "uninvited-betrokkene-after-refused-whole",
        "Of a call that is refused as a whole the betrokkene is kept.",
        "Van een gesprek dat in zijn geheel wordt geweigerd blijft de betrokkene bewaard.",
        _REFUSED,
        lambda: RefusedWhole(BETROKKENE),
        _OPENKLANT,
    ),
    _fault(
        "uninvited-betrokkene-after-refused-whole-late",
        "Of a call that was refused as a whole the betrokkene is there three seconds later.",
        "Van een gesprek dat in zijn geheel is geweigerd is de betrokkene er drie seconden later.",
        _REFUSED,
        lambda: RefusedWhole(BETROKKENE, LATER),
        _OPENKLANT,
    ),
)
