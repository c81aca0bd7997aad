"""What may have happened: a reason, and which reasons would explain a finding as well."""

from collections.abc import Collection
from dataclasses import dataclass

_NOWHERE = "-"
ANY = "*"
"""In the place of a resource or an attribute: whichever it is."""


@dataclass(frozen=True, order=True)
class Reason:
    """One thing that may have happened: of which kind, to which kind of record and attribute (names
    of the standard), bounded by what (a length, hours, a status, a value)."""

    kind: str
    resource: str = ""
    attribute: str = ""
    boundary: str = ""

    @property
    def general(self) -> int:
        """How much it leaves open."""
        return (self.resource == ANY) + (self.attribute in ("", ANY)) + (self.boundary == "")


@dataclass(frozen=True)
class Pattern:
    """Reasons that would bring something about: of these kinds (all kinds if empty), at these
    places (anywhere if empty). `exact` is that of reasons about any attribute none will do: what
    happens to every text happens to no reference."""

    kinds: frozenset[str]
    resources: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    exact: bool = False

    def fits(self, reason: Reason) -> bool:
        """Whether a reason is one of them."""
        return (
            (not self.kinds or reason.kind in self.kinds)
            and _in(reason.resource, self.resources)
            and _in(reason.attribute, self.attributes)
            and not (self.exact and reason.attribute == ANY)
        )


def _in(place: str, places: frozenset[str]) -> bool:
    return not places or place in places or (place == ANY and _NOWHERE not in places)


def of(
    kinds: Collection[str],
    resources: Collection[str] | None = None,
    attributes: Collection[str] | None = None,
    *,
    exact: bool = False,
) -> Pattern:
    """The pattern of some kinds at some places; anywhere where no places are named."""
    return Pattern(frozenset(kinds), _places(resources), _places(attributes), exact)


def _places(named: Collection[str] | None) -> frozenset[str]:
    """The places that are named; where they are all unknown, a place that is none."""
    if named is None:
        return frozenset()
    return frozenset(each for each in named if each) or frozenset({_NOWHERE})


@dataclass(frozen=True)
class Sight:
    """A finding of a failed check, with the reasons that it shows by itself (`direct`, the narrow
    ones first) and those that would explain it if they show elsewhere (`behind`). `weight` is how
    much a check counts: mandatory ones above all others; `size` how large its values are: the
    smallest is the best witness. `exchange`, `act`, `resource` and `attribute` say where it was."""

    check: str
    finding: int
    direct: tuple[Reason, ...]
    behind: tuple[Pattern, ...]
    weight: int = 1
    size: int = 0
    exchange: int | None = None
    act: str = ""
    resource: str = ""
    attribute: str = ""

    def shows(self, reason: Reason) -> bool:
        """Whether the reason shows by itself here."""
        return reason in self.direct

    def follows(self, reason: Reason) -> bool:
        """Whether the reason would explain it."""
        return reason in self.direct or any(each.fits(reason) for each in self.behind)
