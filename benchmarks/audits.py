"""The memory and the CPU of an audit alone, on a register that is made up row by row.

Run as a script, `audits.py RECORDS`, it is one audit in a process of its own.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

_PEOPLE = 20


@dataclass(frozen=True)
class Alone:
    """An audit of so many records: megabytes at its peak, before it and after; seconds of CPU."""

    records: int
    before: float
    peak: float
    cpu: float

    @property
    def kilobytes(self) -> float:
        """Kilobytes that a record takes."""
        return (self.peak - self.before) * 1_000 / self.records


def alone(records: int) -> Alone:
    """Audits so many records in a process of its own. Raises RuntimeError where it finds other than
    it should."""
    done = subprocess.run(
        [sys.executable, __file__, str(records)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    return Alone(**json.loads(done.stdout))


def main(records: int) -> None:
    """Three records a call: a klantcontact, its actor and its partij."""
    from kcc_conformance.consumer.registration import betrokkene_values
    from kcc_conformance.contract import wire
    from kcc_conformance.contract.contract import load_contract
    from kcc_conformance.load.audit import Auditor
    from kcc_conformance.load.history import ACKNOWLEDGED, History, Write
    from kcc_conformance.load.vocabulary import (
        FIRST_SERIAL,
        STRIDE,
        relation_values,
        words_of,
    )

    contract = load_contract("openklant-2.16")
    words = words_of("C0992-0123abcd", "2026-11-30T12:00:00+00:00", 1)
    calls = records // 3
    kinds = ("klantcontact", "actorklantcontact", "betrokkene")

    def ids(call: int) -> list[str]:
        return [str(UUID(int=(call << 8) + n + (1 << 100))) for n in range(3)]

    def other(kind: str, call: int) -> str:
        return str(UUID(int=call % _PEOPLE + (2 << 100) + (kind == "betrokkene")))

    def rows(kind: str, place: int) -> Iterator[dict[str, Any]]:
        resource = contract.resource(kind)
        for call in range(calls):
            serial = FIRST_SERIAL + call * STRIDE
            values = words.klantcontact(serial)
            if place:
                betrokkene = betrokkene_values("", "")
                values = relation_values(kind, ids(call)[0], other(kind, call), betrokkene)
            yield {resource.id: ids(call)[place], **wire.encode(contract, resource, values)}

    before = _peak()
    history = History()
    for call in range(calls):
        first, *links = ids(call)
        serial = FIRST_SERIAL + call * STRIDE
        history.writes.append(Write(kinds[0], serial, outcome=ACKNOWLEDGED, id=first))
        for kind, each in zip(kinds[1:], links, strict=True):
            history.writes.append(Write(kind, 0, first, other(kind, call), ACKNOWLEDGED, each))
            history.people.add(other(kind, call))
    auditor = Auditor(contract, words, history)
    began = time.process_time()
    for place, kind in enumerate(kinds):
        for row in rows(kind, place):
            auditor.see(kind, row)
    tally = auditor.tally()
    if (tally.found, len(tally.discoveries)) != (calls * 3, 0) or [*auditor.suspects()]:
        raise SystemExit(f"found {tally.found} of {calls * 3}: {tally.discoveries[:3]}")
    print(json.dumps({"records": calls * 3, "before": before, "peak": _peak(),
                      "cpu": time.process_time() - began}))  # fmt: skip


def _peak() -> float:
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size * (1 if sys.platform == "darwin" else 1_024) / 1_000_000


if __name__ == "__main__":
    main(int(sys.argv[1]))
