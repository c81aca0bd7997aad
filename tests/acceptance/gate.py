"""The reference implementation behind a gate, at which a test can hold a request."""

import contextlib
import io
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import httpx
from cheroot import wsgi
from kcc_conformance.reference_impl.app import create_app

from kcc_conformance.contract.contract import load_contract

TOKEN = "poort-5d0e7a3b91"
RESOURCES = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij", "internetaak")
PATIENCE = 60.0
ENDS = 0.05
"""Seconds after which a server of the tests looks whether it has to end; usual is half a second."""


class Gate:
    """A provider of which a test can hold one request: before the provider sees it, or after it
    has done all and is about to answer. `url` is its base URL while it is served."""

    def __init__(
        self, contract: str = "openklant-2.16", *faults: str, variations: Sequence[str] = ()
    ) -> None:
        self.contract = load_contract(contract)
        self.app = create_app(contract, token=TOKEN, faults=faults, variations=variations)
        self.url = ""
        self.asked: list[tuple[str, str]] = []
        self._held = threading.Event()
        self._open = threading.Event()
        self._fits: Callable[[str, str, bytes], bool] | None = None
        self._left, self._done = 0, False
        self._lock = threading.Lock()

    def hold(
        self, method: str, path: str = "", *, nth: int = 1, done: bool = False, lacks: bytes = b""
    ) -> None:
        """Holds the nth request from now on whose path ends so, and whose body lacks that; with
        `done` after it was done."""

        def fits(asked: str, where: str, body: bytes) -> bool:
            return asked == method and where.endswith(path) and not (lacks and lacks in body)

        with self._lock:
            self._open.clear()
            self._held.clear()
            self._fits, self._left, self._done = fits, nth, done

    def wait(self) -> None:
        """Waits until that request is there."""
        assert self._held.wait(PATIENCE), "the request did not come"

    def let_go(self) -> None:
        """Lets it, and all others, go on."""
        with self._lock:
            self._fits = None
        self._open.set()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """One request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(content)
        with self._lock:
            self.asked.append((method, path))
            fits = self._fits is not None and self._fits(method, path, content)
            self._left -= fits
            held, done = fits and self._left == 0, self._done
        if held and not done:
            self._hold_on()
        if not held or not done:
            return self.app(environ, start)
        answer: list[Any] = []
        body = b"".join(self.app(environ, lambda *told: answer.extend(told)))
        self._hold_on()
        start(*answer)
        return [body]

    def _hold_on(self) -> None:
        self._held.set()
        assert self._open.wait(PATIENCE), "nobody opened the gate"

    @contextlib.contextmanager
    def serving(self) -> Iterator["Gate"]:
        """Answers on a free port inside the block."""
        server = wsgi.Server(("127.0.0.1", 0), self, numthreads=16, server_name="127.0.0.1")
        server.shutdown_timeout = 1
        server.expiration_interval = ENDS
        server.prepare()
        self.url = f"http://127.0.0.1:{server.bind_addr[1]}{self.contract.base_path}"
        thread = threading.Thread(target=server.serve)
        thread.start()
        try:
            yield self
        finally:
            self.let_go()
            server.stop()
            thread.join()

    def records(self) -> dict[str, frozenset[str]]:
        """The IDs of everything that there is, per resource; asked past the gate."""
        return records(self.contract.name, self.url, httpx.WSGITransport(app=self.app), TOKEN)


def records(
    contract_name: str, url: str, transport: httpx.BaseTransport | None, token: str
) -> dict[str, frozenset[str]]:
    """The IDs of everything that a provider has, per resource."""
    contract = load_contract(contract_name)
    found = {}
    headers = {"Authorization": f"{contract.auth_scheme} {token}"}
    with httpx.Client(transport=transport, headers=headers, trust_env=False) as client:
        for name in RESOURCES:
            resource = contract.resource(name)
            ids: list[str] = []
            link: Any = url + resource.path
            while link:
                page: Any = client.get(link).raise_for_status().json()
                link = _under(page, contract.paging.next)
                items = _under(page, contract.paging.items.format(collection=resource.collection))
                ids += [str(item[resource.id]) for item in items or ()]
            assert len(ids) == len(set(ids))
            found[name] = frozenset(ids)
    return found


def _under(page: Any, path: str) -> Any:
    for key in path.split("."):
        page = page.get(key) if isinstance(page, dict) else None
    return page
