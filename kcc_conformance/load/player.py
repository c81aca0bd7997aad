"""One process of a play: `python -m kcc_conformance.load.player`. Locust starts and counts its agents.

It is told on standard input, in one line of JSON, what it is (`role`: alone, master or worker) and
what is played; a further line, or the end of the input, means that it is to stop. On standard
output it tells, in lines of JSON, how it goes. This is the only module that knows Locust.
"""

import json
import sys
from importlib import import_module
from typing import Any

_HELLO, _PLAY, _READY, _PIECE, _RESULT, _THANKS = (
    "kcc-hello", "kcc-play", "kcc-ready", "kcc-piece", "kcc-result", "kcc-thanks",
)  # fmt: skip
"""The messages between a master and its workers, beside Locust's own."""
_PIECE_SIZE = 1_000_000
"""Characters of a journal in one message."""
_WAIT_FOR_WORKERS = 120.0
"""Seconds in which all workers have to come: people start them by hand on other machines."""
_LEAVING = 30.0
"""Seconds beyond the play's own grace for the results of workers to come in."""
_SILENT = 30.0
"""Seconds without a sign of life after which a worker takes its master for gone: Locust's masters
give one each second."""


def tell(kind: str, **more: Any) -> None:
    """One line to whoever started this process."""
    sys.stdout.write(json.dumps({"told": kind, **more}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Plays what is asked on standard input."""
    gevent = import_module("gevent")
    import_module("gevent.monkey").patch_all()
    from kcc_conformance.load.troupe import Alone, Master, Worker

    told = json.loads(sys.stdin.readline())
    roles: dict[str, Any] = {"alone": Alone, "master": Master, "worker": Worker}
    role = roles[told["role"]](told, gevent, tell)
    gevent.spawn(_listen, role)
    try:
        role.play()
    except BaseException as error:
        tell("trouble", why=f"{type(error).__name__}: {error}"[:300])
        raise SystemExit(1) from None


def _listen(role: Any) -> None:
    """Stops the play when somebody says so, or when whoever started it is no more."""
    stream = import_module("gevent.fileobject").FileObject(sys.stdin.fileno(), "rb", close=False)
    role.stop(orphaned=not stream.readline())


if __name__ == "__main__":
    main()
