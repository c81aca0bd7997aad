"""Results of plays that were never played."""

from typing import Any

from histories import honest

from kcc_conformance.law.register import load_register
from kcc_conformance.load.audit import Tally
from kcc_conformance.load.figures import Figures
from kcc_conformance.load.limits import parse_limit
from kcc_conformance.load.looking import Looked
from kcc_conformance.load.result import Broken, LoadResult
from kcc_conformance.result.result import Leftover


def figures() -> Figures:
    """Half a minute, with errors in the middle of it."""
    found = Figures()
    for at in range(30):
        for n in range(20):
            error = "status 500" if at in (14, 15) and n < 3 else ""
            found.request(at + 0.01, "POST /klantcontacten", 0.02 + n / 1000, error)
        found.call("bekend", 0.1, 0.1 + at / 100)
        found.second(at).agents = min(at + 1, 10)
    return found


def made(tally: Tally | None = None, **other: Any) -> LoadResult:
    """A result that is as it should be, but for what is given."""
    limit = parse_limit("p95<1s")
    values: dict[str, Any] = {
        "provider": {"url": "http://127.0.0.1:9/api", "contract": "openklant-2.16",
                     "detected_by": ["said so"], "tested": {}},
        "run": {"id": "0123abcd", "started": "2026-11-30T12:00:00+00:00",
                "finished": "2026-11-30T12:01:00+00:00", "seconds": 30.0, "seed": 1,
                "options": {"strict": other.get("strict", False)}},
        "play": {"agents": 10, "seconds": 30.0, "ramp": 10.0, "rate": 0.0, "processes": 1,
                 "shares": {"bekend": 1.0}, "seconds_a_call": 2.0, "partijen": 3, "actors": 10},
        "text": "seed",
        "register": load_register(),
        "figures": figures(),
        "tally": tally or honest(4).audited(0),
        "looked": Looked(requests=4, seconds=0.5),
        "limits": (Broken(limit, 35.0, True),),
        "troubles": (),
        "leftovers": (),
    }  # fmt: skip
    return LoadResult(**{**values, **other})


def left() -> tuple[Leftover, ...]:
    """A record that could not be taken away, with an ID of somebody who means ill."""
    return (Leftover("klantcontact", "<script>alert(1)</script>\x1b[31m", "DELETE gave 500"),)
