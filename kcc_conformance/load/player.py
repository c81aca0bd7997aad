"""One process of a play: `python -m kcc_conformance.load.player`.

It is told on standard input, in one line of JSON, what it is (`role`: alone, master or worker) and
what is played; a further line, or the end of the input, means that it is to stop. On standard
output it tells, in lines of JSON, how it goes. Only this module and `troupe` know Locust.
"""

import json
import sys
from importlib import import_module
from typing import Any


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
