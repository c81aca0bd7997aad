"""Proxies from the environment: whom a client asks."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kcc_conformance.client.evidence import Masker, Recorder
from kcc_conformance.client.provider import ProviderClient

URL = "http://provider.invalid/api"


class Relay(BaseHTTPRequestHandler):
    """Answers for any host, and remembers what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a proxy; the environment names none."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    Relay.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Relay) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_asked(
    name: str, relay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, relay)
    provider = ProviderClient(URL, Recorder(Masker()), headers={}, timeout=2.0)
    assert provider.request("GET", "/klantcontacten").ok
    assert Relay.asked == [f"{URL}/klantcontacten"]


def test_no_proxy_is_asked_where_the_environment_says_so(
    relay: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", relay)
    monkeypatch.setenv("NO_PROXY", "provider.invalid")
    provider = ProviderClient(URL, Recorder(Masker()), headers={}, timeout=2.0)
    assert provider.request("GET", "/klantcontacten").status is None
    assert Relay.asked == []
