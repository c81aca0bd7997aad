"""A proxy that the environment names is used, and named; its own credentials are not."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.oauth import ClientCredentials
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.client.proxy import proxy_for
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.playing.doctor import open_examined, tidy
from kcc_conformance.settings.settings import Settings

ROOT = "http://gemeente.invalid"
BASE = ROOT + "/klantinteracties/api/v1"
SECRET = "proxy-geheim-4711"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, without the proxies of the machine that the tests run on."""
    for scheme in ("http", "https", "all", "no"):
        for name in (f"{scheme}_proxy", f"{scheme}_PROXY".upper()):
            monkeypatch.delenv(name, raising=False)
    return monkeypatch


Answering = Callable[[str, str, dict[str, str], bytes], httpx.Response]


@contextlib.contextmanager
def proxy(answering: Answering) -> Iterator[str]:
    """A proxy on loopback that gives these answers; its host and port."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = answering(self.command, self.path, dict(self.headers), content)
            body = answer.read()
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name != "content-length":
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = do_CONNECT = answer

        def log_message(self, *told: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def passing_on() -> Answering:
    inner = httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))

    def answering(method: str, url: str, headers: dict[str, str], content: bytes) -> httpx.Response:
        assert url.startswith(ROOT), url
        return inner.handle_request(httpx.Request(method, url, headers=headers, content=content))

    return answering


def always(status: int) -> Answering:
    return lambda method, url, headers, content: httpx.Response(status, text="proxy")


def settings(tmp_path: Path, **more: Any) -> Settings:
    given = {"url": BASE, "token": TOKEN, "patience": 0.0, "timeout": 5.0, **more}
    return Settings(out=str(tmp_path), **given)


def test_a_provider_behind_a_proxy_is_played_on_and_the_proxy_named(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with proxy(passing_on()) as where:
        environment.setenv("HTTP_PROXY", f"http://ik:{SECRET}@{where}")
        stage, found = open_examined(settings(tmp_path), readings={})
        told = {each.name: each.what["en"] for each in found}
        assert (
            told["reachable"] == f"gemeente.invalid answers via proxy http://{where} (HTTP_PROXY)"
        )
        assert str(stage.first_page.proxy) == f"http://{where} (HTTP_PROXY)"
        assert tidy(stage) == ()
    assert SECRET not in repr((found, stage.recorder.exchanges))


@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
@pytest.mark.parametrize("status", [407, 502, 503, 504])
def test_a_proxy_that_does_not_get_through_is_named(
    status: int, contract: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with proxy(always(status)) as where:
        environment.setenv("http_proxy", f"http://ik:{SECRET}@{where}")
        with pytest.raises(Unplayable) as caught:
            open_examined(settings(tmp_path, contract=contract), readings={})
    assert [each.name for each in caught.value.diagnoses] == ["reachable"]
    assert f"via proxy http://{where} (http_proxy) (status {status})" in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_refuses_is_named(
    scheme: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment.setenv("ALL_PROXY", f"http://127.0.0.1:{port}")
    with pytest.raises(Unplayable) as caught:
        open_examined(settings(tmp_path, url=BASE.replace("http:", f"{scheme}:")), readings={})
    assert caught.value.diagnosis.name == "reachable"
    assert f"no connection via proxy http://127.0.0.1:{port} (ALL_PROXY): " in str(caught.value)
    assert "refused" in str(caught.value)


def test_a_tunnel_that_is_refused_left_nothing_behind(environment: pytest.MonkeyPatch) -> None:
    with proxy(always(502)) as where:
        environment.setenv("HTTPS_PROXY", f"http://{where}")
        provider = ProviderClient("https://gemeente.invalid", Recorder(Masker()), headers={})
        answer = provider.request("POST", "/x", body={})
        provider.close()
    assert str(answer.trouble).startswith(f"no connection via proxy http://{where} (HTTPS_PROXY)")
    assert answer.unsent


def test_the_way_to_a_token_endpoint_is_named_too(environment: pytest.MonkeyPatch) -> None:
    with proxy(always(503)) as where:
        environment.setenv("HTTPS_PROXY", f"http://{where}")
        source = ClientCredentials("https://login.invalid/t", "klant", SECRET, Masker())
        with pytest.raises(PrerequisiteError, match=rf"via proxy http://{where} \(HTTPS_PROXY\)"):
            source.make()


def test_what_needs_no_proxy_has_none(environment: pytest.MonkeyPatch) -> None:
    assert proxy_for(BASE) is None
    environment.setenv("HTTPS_PROXY", "http://proxy.invalid:3128")
    assert proxy_for(BASE) is None
    environment.setenv("HTTP_PROXY", "http://proxy.invalid:3128")
    assert str(proxy_for(BASE)) == "http://proxy.invalid:3128 (HTTP_PROXY)"
    environment.setenv("NO_PROXY", "gemeente.invalid")
    assert proxy_for(BASE) is None
    assert proxy_for("http://ander.invalid") is not None


@pytest.mark.parametrize(
    "given", [f"ftp://ik:{SECRET}@proxy.invalid", f"http://ik:{SECRET}@proxy:poort"]
)
def test_a_proxy_that_cannot_be_used_is_one_line(
    given: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("HTTP_PROXY", given)
    with pytest.raises(UsageError, match="HTTP_PROXY: is no proxy that can be used") as caught:
        proxy_for(BASE)
    assert SECRET not in str(caught.value)
