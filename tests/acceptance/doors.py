"""Providers behind a door, a token endpoint, and servers with or without TLS, on loopback."""

import base64
import contextlib
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote_plus

import jwt
from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from gate import ENDS
from kcc_conformance.reference_impl import create_app

App = Callable[[dict[str, Any], Callable[..., Any]], Any]
INSIDE = "binnen-de-deur"


@contextlib.contextmanager
def served(
    app: App, *, certificate: str | None = None, client_authority: str | None = None
) -> Iterator[str]:
    """Serves a WSGI application; with a certificate (PEM with its key) over TLS. Gives the root."""
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4)
    server.shutdown_timeout = 1
    server.expiration_interval = ENDS
    server.error_log = lambda *told, **more: None
    if certificate:
        server.ssl_adapter = BuiltinSSLAdapter(certificate, certificate)
        if client_authority:
            server.ssl_adapter.context.load_verify_locations(client_authority)
            server.ssl_adapter.context.verify_mode = ssl.CERT_REQUIRED
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield f"http{'s' if certificate else ''}://127.0.0.1:{server.bind_addr[1]}"
    finally:
        server.stop()
        thread.join()


def behind(allowed: Callable[[str], bool], *faults: str) -> App:
    """The reference implementation for whoever shows an Authorization that is allowed."""
    app = create_app("openklant-2.16", token=INSIDE, faults=faults)

    def door(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        shown = environ.get("HTTP_AUTHORIZATION", "")
        if allowed(shown):
            environ["HTTP_AUTHORIZATION"] = f"Token {INSIDE}"
        return app(environ, start_response)

    return door


def basic(username: str, password: str) -> Callable[[str], bool]:
    """Allows one user."""
    pair = base64.b64encode(f"{username}:{password}".encode()).decode()
    return lambda shown: shown == f"Basic {pair}"


def signed(client_id: str, secret: str) -> Callable[[str], bool]:
    """Allows JWTs of one client that are complete, signed by its secret and not expired."""
    key = secret.encode().ljust(32, b"\0")

    def allowed(shown: str) -> bool:
        scheme, _, token = shown.partition(" ")
        try:
            claims = jwt.decode(
                token, key, ["HS256"],
                options={"require": ["iss", "iat", "client_id", "user_id", "user_representation"]},
            )  # fmt: skip
        except jwt.PyJWTError:
            return False
        return scheme == "Bearer" and claims["iss"] == claims["client_id"] == client_id

    return allowed


@dataclass
class TokenEndpoint:
    """Gives access tokens to one client.

    They are good for so many uses, and live for as many seconds as the client is told.
    """

    client_id: str
    secret: str
    life: float = 3600.0
    uses: int = 1_000_000
    takes: tuple[str, ...] = ("basic", "body")
    scope: str | None = None
    given: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def allowed(self, shown: str) -> bool:
        """Whether it is one of the tokens, and still good."""
        scheme, _, token = shown.partition(" ")
        if scheme != "Bearer" or self.given.get(token, 0) == 0:
            return False
        self.given[token] -= 1
        return True

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        form = {k: v[0] for k, v in parse_qs(environ["wsgi.input"].read(length).decode()).items()}
        self.asked.append(environ["REQUEST_METHOD"])
        status, answer = self._answer(environ.get("HTTP_AUTHORIZATION", ""), form)
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def _answer(self, shown: str, form: dict[str, str]) -> tuple[str, dict[str, Any]]:
        pair = (form.get("client_id"), form.get("client_secret"))
        way = "body"
        if shown.startswith("Basic "):
            left, _, right = base64.b64decode(shown[6:]).decode().partition(":")
            pair, way = (unquote_plus(left), unquote_plus(right)), "basic"
        if form.get("grant_type") != "client_credentials":
            return "400 Bad Request", {"error": "unsupported_grant_type"}
        if way not in self.takes or pair != (self.client_id, self.secret):
            return "401 Unauthorized", {"error": "invalid_client", "error_description": "Onbekend."}
        if self.scope is not None and form.get("scope") != self.scope:
            return "400 Bad Request", {"error": "invalid_scope"}
        token = f"toegangstoken-{len(self.asked):04}-uitgegeven"
        self.given[token] = self.uses
        return "200 OK", {"access_token": token, "token_type": "bearer", "expires_in": self.life}
