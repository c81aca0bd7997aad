"""Providers of every kind: dead, silent, with TLS, on IPv6, below a path; and browsers."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme
from cheroot import wsgi
from kcc_conformance.reference_impl.app import create_app
from raw import JSON, Onlooker, between, provider, told

from kcc_conformance.client.this_machine import free_port
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.relay.relay import relaying
from kcc_conformance.relay.upstream import Upstream
from kcc_conformance.settings.settings import Settings


@contextlib.contextmanager
def relayed(
    url: str, settings: Settings | None = None, **options: object
) -> Iterator[tuple[str, Onlooker]]:
    onlooker = Onlooker()
    upstream = Upstream(url, settings or Settings(), connecting=2, patience=1)
    with relaying(upstream, onlooker, **options) as port:  # type: ignore[arg-type]
        yield f"http://127.0.0.1:{port}", onlooker
    upstream.close()


def test_a_provider_that_is_not_there() -> None:
    for url, words in ((f"http://127.0.0.1:{free_port()}", "refused"),
                       ("http://provider.invalid", "no connection"),
                       ("http://een..twee", "no connection")):  # fmt: skip
        with relayed(url) as (base, onlooker):
            answer = httpx.post(base + "/k", json={})
        assert answer.status_code == 502
        assert words in answer.json()["detail"]
        assert (onlooker.noted[0].status, onlooker.noted[0].refused) == (502, False)
        assert onlooker.noted[0].trouble.startswith("no connection")


def test_by_way_of_a_proxy_and_past_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is taken, unless the provider is the built-in one."""
    for name in ("NO_PROXY", "no_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with provider(lambda _: told(b"proxy")) as (at, asked):
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{at}")
        with relayed("http://ok.example/v1") as (base, _), httpx.Client(trust_env=False) as client:
            assert client.get(base + "/v1/k").text == "proxy"
        assert asked[0].startswith(b"GET http://ok.example/v1/k HTTP/1.1\r\nHost: ok.example\r\n")
        upstream = Upstream(f"http://127.0.0.1:{free_port()}", Settings(), direct=True)
        assert upstream.proxy is None
        upstream.close()


def test_a_provider_that_says_nothing() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        relayed(f"http://127.0.0.1:{silent.getsockname()[1]}") as (base, onlooker),
    ):
        answer = httpx.post(base + "/k", json={})
    assert answer.status_code == 504
    assert onlooker.noted[0].status is None
    assert onlooker.noted[0].trouble.startswith("no answer within")


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nGeheim Header: 999990196\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    ],
    ids=["ssh", "header", "101", "large"],
)
def test_a_provider_that_does_not_speak_http(answer: bytes) -> None:
    """What it said is not in what is said of it."""
    with between(lambda _: answer) as relay:
        got = relay.one(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert got.startswith(b"HTTP/1.1 502 ")
    assert b"999990196" not in got
    assert relay.noted[0].status is None
    unread = relay.noted[0].trouble.startswith("the answer could not be read: ")
    assert unread or answer.startswith(b"SSH")


def test_below_a_path_and_a_browser_that_asks_first() -> None:
    allowed = [b"Access-Control-Allow-Origin: http://kcc.example",
               b"Access-Control-Allow-Headers: authorization"]  # fmt: skip
    with between(lambda _: told(b"", *allowed, status=b"204 No Content"), path="/diep/v1") as relay:
        asks = b"Origin: http://kcc.example\r\nAccess-Control-Request-Method: POST\r\n\r\n"
        got = relay.one(b"OPTIONS /diep/v1/klantcontacten HTTP/1.1\r\nHost: x\r\n" + asks)
    for line in allowed:
        assert line in got
    assert relay.asked[0].startswith(b"OPTIONS /diep/v1/klantcontacten HTTP/1.1\r\n")
    assert b"Origin: http://kcc.example" in relay.asked[0]


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_on_both_sides() -> None:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6) as probe:
            port = probe.getsockname()[1]
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    server = wsgi.Server(("::1", port), create_app("openklant-2.16", token=None))
    server.shutdown_timeout = 1
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        url = f"http://[::1]:{port}/klantinteracties/api/v1"
        upstream = Upstream(url, Settings())
        with relaying(upstream, Onlooker(), host="::1") as listening:
            answer = httpx.post(f"http://[::1]:{listening}/klantinteracties/api/v1/actoren",
                                json={"naam": "A", "soortActor": "medewerker"})  # fmt: skip
        upstream.close()
    finally:
        server.stop()
        thread.join()
    assert answer.status_code == 201
    assert answer.json()["url"].startswith(f"http://[::1]:{listening}/klantinteracties/")


def test_tls_with_an_authority_and_a_client_certificate(tmp_path: Path) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    ca, cert = tmp_path / "ca.pem", tmp_path / "client.pem"
    authority.cert_pem.write_to_path(ca)
    authority.issue_cert("kcc").private_key_and_cert_chain_pem.write_to_path(cert)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED

    server = socket.create_server(("127.0.0.1", 0))

    def work() -> None:
        while True:
            try:
                plain, _ = server.accept()
                with plain, context.wrap_socket(plain, server_side=True) as sock:
                    sock.recv(65_536)
                    port = server.getsockname()[1]
                    sock.sendall(told(b'{"next": "https://localhost:%d/x"}' % port, JSON))
            except ssl.SSLError:
                continue
            except OSError:
                return

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    url = f"https://localhost:{server.getsockname()[1]}/v1"
    known = Settings(ca_bundle=str(ca), client_cert=str(cert))
    try:
        with relayed(url, known) as (base, _):
            assert httpx.get(base + "/v1/k").json() == {"next": f"{base}/x"}
        for settings, words in ((Settings(), "not known here"),
                                (Settings(ca_bundle=str(ca)), "certificate")):  # fmt: skip
            with relayed(url, settings) as (base, _):
                answer = httpx.get(base + "/v1/k")
            assert answer.status_code == 502
            assert words in answer.json()["detail"]
    finally:
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)
    stranger.cert_pem.write_to_path(ca)
    with pytest.raises(UsageError, match="--ca-bundle"):
        Upstream(url, Settings(ca_bundle=str(tmp_path / "niets.pem")))


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        upstream = Upstream("http://127.0.0.1:1", Settings())
        with (
            pytest.raises(PrerequisiteError, match=f"cannot listen on 127.0.0.1:{port}"),
            relaying(upstream, Onlooker(), port=port),
        ):
            pass
        upstream.close()
