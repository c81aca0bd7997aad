"""The server: one line with its address, and a clean end."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

SCRIPT = """
import os, sys, threading
from kcc_conformance.reference_impl.server import serve
threading.Thread(target=lambda: os._exit(len(sys.stdin.read())), daemon=True).start()
serve({arguments})
"""
"""A server that ends with its standard input, so that it outlives nobody."""


def start(arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SCRIPT.format(arguments=arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.fixture
def server() -> "Iterator[subprocess.Popen[str]]":
    process = start("'openklant-2.8', token='abc'")
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_serves(server: "subprocess.Popen[str]") -> None:
    assert server.stdout
    line = server.stdout.readline()
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+/\S+)  \(contract (\S+), token abc\)\n", line)
    assert found, line
    url = found[1]
    headers = {"Authorization": "Token abc"}
    body = {"kanaal": "Telefoon", "onderwerp": "x", "taal": "nld", "vertrouwelijk": False}

    def post(number: int) -> str:
        answer = httpx.post(f"{url}/klantcontacten", json=body, headers=headers)
        assert answer.headers["Location"].startswith(url)
        return str(answer.json()["nummer"])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(post, range(24)))) == 24
    pieces = iter([b'{"naam": "Een", ', b'"soortActor": "medewerker"}'])
    chunked = httpx.post(
        f"{url}/actoren", content=pieces, headers={**headers, "Content-Type": "application/json"}
    )
    assert chunked.status_code == 201
    assert httpx.delete(chunked.headers["Location"], headers=headers).content == b""
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=10) == 0
    assert server.stdout.read() == ""
    assert server.stderr
    assert server.stderr.read() == ""


def test_a_taken_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(f"'openklant-2.8', port={taken.getsockname()[1]}")
        process.wait(timeout=60)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "OSError" in errors
