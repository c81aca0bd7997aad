"""The reference implementation as a server of its own."""

import secrets
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from .app import create_app
from .contract import load_contract


def serve(
    contract: str | Path,
    host: str = "127.0.0.1",
    port: int = 0,
    token: str | None = None,
    db: Path | None = None,
    faults: Sequence[str] = (),
    variations: Sequence[str] = (),
) -> None:
    """Answer requests until SIGINT or SIGTERM; `port` 0 takes a free one.

    Prints one line with the base URL as soon as it answers. Without `token` one is made up.
    Raises ValueError as create_app does, OSError when the port is not to be had.
    """
    from cheroot import wsgi

    from .endpoints import BODY
    from .limits import HEADER, THREADS, WAITING, Watch, watched

    token = token or secrets.token_hex(20)
    app = create_app(contract, token=token, db=db, faults=faults, variations=variations)
    facts = load_contract(contract)
    server = wsgi.Server(
        (host, port), app, numthreads=THREADS, server_name=host, request_queue_size=WAITING
    )
    server.max_request_header_size, server.max_request_body_size = HEADER, BODY
    watch = Watch()
    server.ConnectionClass = watched(watch)
    server.shutdown_timeout = 1
    server.prepare()
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{server.bind_addr[1]}{facts.base_path}"
    print(f"{address}  (contract {facts.name}, token {token})", flush=True)

    def stop(signum: int, frame: FrameType | None) -> None:
        threading.Thread(target=server.stop, daemon=True).start()

    kept = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            kept[number] = signal.signal(number, stop)
    watch.start()
    try:
        server.serve()
    except KeyboardInterrupt:
        server.stop()
    finally:
        watch.stop()
        for number, handler in kept.items():
            signal.signal(number, handler)
        sys.stdout.flush()
