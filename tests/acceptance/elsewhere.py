"""A provider that is not on this machine: a host that only a proxy leads to."""

import contextlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import httpx
from commands import listening
from gate import Gate

HOST = "register.gemeente.invalid"


@contextlib.contextmanager
def elsewhere(gate: Gate) -> Iterator[tuple[str, dict[str, str]]]:
    """The base URL under which a gate answers there, and the environment in which it is found."""
    transport = httpx.WSGITransport(app=gate)
    gate.url = f"http://{HOST}{gate.contract.base_path}"

    class Proxy(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = httpx.Request(
                self.command, self.path, headers=dict(self.headers), content=content
            )
            answer = transport.handle_request(request)
            body = answer.read()
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name not in ("content-length", "connection"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = do_PATCH = do_DELETE = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    with listening(Proxy) as url:
        yield (
            gate.url,
            {"HTTP_PROXY": url, "http_proxy": url, "NO_PROXY": "", "no_proxy": ""},
        )
