"""The parts of a run that several processes play together: what they share, what is their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import UsageError
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.loopback import Loopback

_STRIDE = 100
"""More than the parts that a run can have (`MOST_PARALLEL`), so that part and serial
number can be read from each other."""


@dataclass(frozen=True)
class Share:
    """What a worker process is given of the run that it plays a part of.

    `number` is 1 or more (0 is the run as a whole); run ID and seed are those of the run, `found`
    is what was detected and `first_page` what was seen, once for all; `seconds_left` is what is
    left of the run's time; `transport` leads to the built-in reference, None to the settings' URL.
    """

    number: int
    run_id: str
    seed: int
    found: Detection
    first_page: Answer
    ledger: Ledger
    recorder: Recorder
    manners: Manners
    seconds_left: float
    transport: Loopback | None = None


def serials(part: int, parallel: int) -> Iterator[int]:
    """Serial numbers for records that no other part of the run gives out; part 0 is the run
    itself, which has them all to itself if it is not played in parallel."""
    if part == 0 and parallel == 1:
        return count(1)
    return count(part or _STRIDE, _STRIDE)


def refuse_parallel(settings: Settings, contract: Contract) -> None:
    """Raises UsageError where servers of the contract are known not to stand parallel play (Q7),
    and for a run that only reads, which has one feature."""
    if settings.parallel > 1 and settings.read_only:
        raise UsageError("--parallel: a run that only reads has nothing to share out; leave it out")
    if settings.parallel > 1 and not contract.parallel_safe and not settings.concurrent:
        raise UsageError(
            f"--parallel: servers of contract {contract.name} are known to fail, or to give out"
            " the same nummer twice, when calls are registered at the same moment (question Q7);"
            " leave it out, or insist with --concurrent"
        )
