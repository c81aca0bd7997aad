"""What a variation is, and the building blocks that several are made of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .. import differences
from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..contract import Contract, occurs
from ..middleware import Wsgi

BOTH = ("openklant", "vng")
OPENKLANT, VNG = ("openklant",), ("vng",)

CONTRACT = "contract"
"""What a variation departs from that is harmless to the case, but not to the contract spoken."""


@dataclass(frozen=True)
class Variation:
    """One way to differ that contradicts no words of the text.

    `families` are as those of a fault. `differs` is CONTRACT when a provider that differs so does
    not do all that the wire contract promises, and empty otherwise. `needs` names what a client
    cannot make here, so that it has to be told of one that is there (`KNOWN_ACTOR`,
    `KNOWN_PARTIJ`).
    """

    name: str
    what_en: str
    what_nl: str
    make: Callable[[], Behaviour] | None = field(default=None, repr=False, compare=False)
    wsgi: Callable[[Wsgi], Wsgi] | None = field(default=None, repr=False, compare=False)
    adapt: Callable[[Contract], Contract] | None = field(default=None, repr=False, compare=False)
    families: tuple[str, ...] = BOTH
    differs: str = ""
    needs: tuple[str, ...] = ()

    def fits(self, contract: Contract) -> bool:
        """Whether a provider of this contract can differ in this way."""
        return bool(contract.traits & {*self.families}) or occurs(contract, self.name)


def reanswered(change: Callable[[Call, Answer], None]) -> Callable[[], Behaviour]:
    """Makes a behaviour that changes every answer."""
    return lambda: differences.Reanswered(change)


def refuse(status: int, *operations: str) -> Callable[[], Behaviour]:
    """Makes a behaviour that refuses these operations, whatever they are about."""
    return lambda: differences.Forbidden(status, operations)
