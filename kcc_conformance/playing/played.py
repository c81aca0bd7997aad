"""A scenario as a feature file has it, and where those files are."""

from dataclasses import dataclass
from pathlib import Path

import kcc_conformance.features
from kcc_conformance.findings import CONTRACT, CONVENTION

LEVELS = ("MUST", "SHOULD", "INFO", "OPEN")
READS = "lezen"
"""The tag of scenarios that only read: these, and only these, are played with `--read-only`."""
ALONE = "alleen"
"""The tag of what looks at the whole register, and plays when nobody else of the run does."""
SOURCE_TAGS = {"contract": CONTRACT, "gebruik": CONVENTION}
"""The tags of what does not rest on the text although it speaks of a clause of it."""
QUICK = "snel"
"""The tag of what `--quick` plays, where a clause of it is MUST in the text that is judged by: few
requests, and each MUST clause of the provider among it."""

LAST = "nacontrole"
"""The feature that looks back on the whole run, and plays at its end."""

CONSUMER = "consumer"
"""The folder of features about a consumer's traffic, which no run on a provider plays."""


@dataclass(frozen=True)
class Played:
    """What a feature file says of one scenario (or row); `source` is empty where no tag
    names it."""

    id: str
    feature: str
    rule: str
    scenario: str
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    level: str
    reads: bool = False
    quick: bool = False
    source: str = ""


def features_folder() -> Path:
    """Where the features are, in a checkout and when installed."""
    return Path(str(kcc_conformance.features.__path__[0]))
