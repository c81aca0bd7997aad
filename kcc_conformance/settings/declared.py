"""What a user declares of a provider (`--capability`): what it can beyond what the text obliges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kcc_conformance.errors import UsageError
from kcc_conformance.findings import Inapplicable

DELETE, PATCH, PUT = "delete", "patch", "put"
CREATE_ACTOR, CREATE_PARTIJ = "create-actor", "create-partij"
FILTERS, COMBINED, EXPAND = "filters", "maak-klantcontact", "expand"
ASSIGNED, OWN = "nummer-assigned", "nummer-own"
NAMES = (
    DELETE, PATCH, PUT, CREATE_ACTOR, CREATE_PARTIJ, FILTERS, COMBINED, EXPAND, ASSIGNED, OWN,
)  # fmt: skip

CREATE: Mapping[str, str] = {"actor": CREATE_ACTOR, "partij": CREATE_PARTIJ}
"""The capability that making a record of a resource needs, where the text does not oblige it."""

# What the text obliges, with the clause that does; nothing of this can be declared.
OBLIGED: Mapping[str, str] = {
    "read": "C0992-1.7",
    "list": "C0992-1.7",
    "create": "C0992-2.11",
    "klantcontact": "C0992-2.11",
    "create-klantcontact": "C0992-2.11",
    "betrokkene": "C0992-1.9",
    "create-betrokkene": "C0992-1.9",
    "actorklantcontact": "C0992-2.10",
    "create-actorklantcontact": "C0992-2.10",
}
_WORDS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Declared:
    """What the user says that the provider can (True) or lacks (False), whatever it shows."""

    values: Mapping[str, bool] = field(default_factory=dict)

    def absent(self, name: str) -> bool:
        """Whether it was declared absent: then nothing is sent that needs it."""
        return self.values.get(name) is False

    def present(self, name: str) -> bool:
        """Whether it was declared present: then its absence is not excused."""
        return self.values.get(name) is True

    def need(self, name: str) -> None:
        """Raises Inapplicable where it was declared absent."""
        if self.absent(name):
            raise Inapplicable(f"afwezig verklaard met --capability {name}=no")


def parse_capabilities(texts: Iterable[str], *, text: str = "seed") -> dict[str, bool]:
    """The declarations `NAME=yes|no` by name.

    Raises UsageError for an unknown name, for one that the text judged by obliges, and for two
    declarations that contradict each other.
    """
    found: dict[str, bool] = {}
    for each in texts:
        name, _, word = (part.strip().lower() for part in each.partition("="))
        if name in OBLIGED:
            raise UsageError(
                f"--capability {name}: {OBLIGED[name]} obliges it, so it cannot be declared"
            )
        if name not in NAMES:
            raise UsageError(f"--capability {name}: unknown; choose one of {', '.join(NAMES)}")
        if word not in _WORDS:
            raise UsageError(f"--capability {each}: write it as {name}=yes or {name}=no")
        if found.setdefault(name, _WORDS[word]) is not _WORDS[word]:
            raise UsageError(f"--capability {name}: declared both yes and no")
    if found.get(DELETE) is False and text == "main":
        raise UsageError(
            f"--capability {DELETE}=no: F2173-5 obliges deleting under --text main, so it cannot be"
            " declared away"
        )
    return found
