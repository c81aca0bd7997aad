"""What stays at a provider whatever is tried: it, or its contract, knows no way to delete it."""

import re
from collections import Counter
from collections.abc import Iterable

from kcc_conformance.contract.contract import Contract
from kcc_conformance.law.attributes import PLURALS
from kcc_conformance.result.result import Leftover

_NO_WAY = re.compile(
    r"DELETE answered with status (?:405|428|501)|declared absent with .*"
    r"|DELETE answered with status \d+, but it is still there"
)
"""Why a record is left (see `removal`), where trying again is of no use: there is no such method,
it does nothing, or the user said so. Who may not delete (403) may with other credentials."""


def lasts(left: Leftover, contract: Contract) -> bool:
    """Whether it is of no use to try again to delete a record that is left."""
    resource = contract.resources.get(left.resource)
    if resource is None:
        return False
    answered = "status" in left.why
    return bool(_NO_WAY.fullmatch(left.why)) or (answered and "delete" not in resource.operations)


def lasting(leftovers: Iterable[Leftover], contract: Contract) -> Counter[str]:
    """Of what is left how many records of each kind stay for good."""
    return Counter(each.resource for each in leftovers if lasts(each, contract))


def undeletable(contract: Contract) -> tuple[str, ...]:
    """The kinds of records that a consumer can make by a contract, and cannot delete."""
    return tuple(
        name
        for name, each in contract.resources.items()
        if "create" in each.operations and "delete" not in each.operations
    )


def in_words(numbers: dict[str, int], language: str) -> str:
    """So many records of each kind (`2 klantcontacten and 1 partij`)."""
    told = [f"{n} {name if n == 1 else PLURALS.get(name, name)}" for name, n in numbers.items()]
    return _joined(told, language)


def kinds_in_words(names: Iterable[str], language: str) -> str:
    """Kinds of records (`klantcontacten and betrokkenen`)."""
    return _joined([PLURALS.get(name, name) for name in names], language)


def _joined(told: list[str], language: str) -> str:
    last = {"nl": " en ", "en": " and "}[language]
    return last.join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
