"""Which hosts are this machine itself."""

import socket
from typing import Any

import pytest

from kcc_conformance.client.proxy import Proxy
from kcc_conformance.client.this_machine import is_here


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LOCALHOST.", "localhost.localdomain", "app.localhost", "127.0.0.1",
        "127.8.9.10", "[::1]", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]",
    ],
)  # fmt: skip
def test_this_machine(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _unused)
    assert is_here(f"http://{host}:8000/api")
    assert not is_here(f"http://{host}:8000/api", Proxy("http://proxy:3128", "HTTP_PROXY"))


@pytest.mark.parametrize(
    "host",
    ["172.17.0.1", "10.0.0.5", "192.168.1.2", "[fe80::1]", "[::ffff:10.0.0.5]", "[2001:db8::1]"],
)
def test_another_address(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _unused)
    assert not is_here(f"https://{host}/api")


@pytest.mark.parametrize(
    ("addresses", "here"),
    [
        (["127.0.0.1"], True), (["127.0.1.1", "::1"], True), (["127.0.0.1", "10.0.0.5"], False),
        (["fe80::1%eth0"], False), ([], False),
    ],
)  # fmt: skip
def test_a_name_is_where_all_its_addresses_are(
    addresses: list[str], here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(host: str, port: object, *more: object) -> list[Any]:
        assert host == "openklant.local"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 0)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert is_here("http://openklant.local/api") is here


def test_a_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert not is_here("http://localhost.gemeente.invalid/api")


def _unused(*asked: object) -> list[Any]:
    raise AssertionError("no name has to be looked up")
