"""OAuth2 client credentials (RFC 6749, 4.4): an access token for a client and its secret."""

import base64
import json
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
from oauthlib.oauth2 import BackendApplicationClient, OAuth2Error

from kcc_conformance import __version__
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.proxy import proxy_for
from kcc_conformance.client.renewal import Fresh, nobodys
from kcc_conformance.client.tls import words
from kcc_conformance.client.transfer import Limit, open_client, read_content
from kcc_conformance.errors import PrerequisiteError

# An access token takes a few kilobytes, a login page that answers in its place some hundreds.
_SIZE_LIMIT = 1_000_000
_NOT_SO = frozenset({"invalid_client", "unauthorized_client", "invalid_request", None})


class ClientCredentials:
    """A token endpoint, and the client that asks it for access tokens.

    The client shows its secret as the RFC prefers it, by basic authentication; where the endpoint
    does not take that, in the body, and from then on only so. Redirects are not followed.
    """

    def __init__(
        self,
        url: str,
        client_id: str,
        secret: str,
        masker: Masker,
        *,
        scope: str | None = None,
        other_types: bool = False,
        timeout: float = 10.0,
        verify: Any = True,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.url = url
        self.client_id = client_id
        self._secret = secret
        self._masker = masker
        self._scope = scope
        self._other_types = other_types
        self._timeout = timeout
        self._options: dict[str, Any] = {"transport": transport} if transport else {}
        self._options |= {"verify": verify} if transport is None else {}
        self._proxy = proxy_for(url) if transport is None else None
        self._limit = Limit()
        self._in_body = False

    def make(self) -> Fresh:
        """A new access token; raises PrerequisiteError with one line that says why not."""
        status, text = self._ask(in_body=self._in_body)
        if not self._in_body and _not_known(status, text):
            other, other_text = self._ask(in_body=True)
            if 200 <= other < 300:
                self._in_body = True
                status, text = other, other_text
        return self._understood(status, text)

    def wrong(self, salt: str) -> str:
        """An access token that was never given out."""
        return nobodys(salt)

    def _ask(self, *, in_body: bool) -> tuple[int, str]:
        client = BackendApplicationClient(self.client_id)
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": f"kcc-conformance/{__version__}",
        }
        if in_body:
            content = client.prepare_request_body(
                scope=self._scope, include_client_id=True, client_secret=self._secret
            )
        else:
            content = client.prepare_request_body(scope=self._scope)
            pair = f"{quote_plus(self.client_id)}:{quote_plus(self._secret)}".encode()
            shown = base64.b64encode(pair).decode("ascii")
            self._masker.add(shown, quote_plus(self._secret))
            headers["Authorization"] = f"Basic {shown}"
        self._limit.start(3 * self._timeout)
        try:
            with (
                open_client(self._limit, timeout=self._timeout, **self._options) as http,
                http.stream("POST", self.url, headers=headers, content=content) as response,
            ):
                if response.is_redirect:
                    raise self._none(_elsewhere(response))
                raw, trouble = read_content(response, self._limit, _SIZE_LIMIT)
                if trouble is not None:
                    raise self._none(trouble)
                return response.status_code, raw.decode("utf-8", "replace")
        except httpx.TimeoutException:
            raise self._none(f"no answer within {self._timeout:g} s") from None
        except (httpx.ConnectError, httpx.ProxyError) as error:
            by = f" via proxy {self._proxy}" if self._proxy else ""
            raise self._none(f"no connection{by}: {words(error)}") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise self._none(f"the connection broke off: {words(error)}") from None

    def _understood(self, status: int, text: str) -> Fresh:
        data = _object(text)
        if data is None:
            raise self._none(f"answers with status {status} and no JSON object")
        known = {
            key: data[key]
            for key in ("error", "error_description", "access_token", "token_type")
            if isinstance(data.get(key), str) and data[key]
        }
        client = BackendApplicationClient(self.client_id)
        try:
            client.parse_request_body_response(json.dumps(known))
        except OAuth2Error as error:
            if "error" in known:
                raise self._none(f"{_told(known)} (status {status})") from None
            raise self._none(
                f"answers with status {status} and no access_token ({error.description})"
            ) from None
        token = str(known["access_token"])
        if not 200 <= status < 300:
            raise self._none(f"answers with status {status}")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise self._none("gives an access_token that cannot stand in a header")
        kind = str(known.get("token_type", "bearer"))
        if kind.lower() != "bearer" and not self._other_types:
            raise self._none(
                f"gives a token of type {kind[:40]!r}, not Bearer; if the provider takes it as it"
                " is, name the scheme with --auth-scheme"
            )
        return Fresh(token, _seconds(data.get("expires_in")))

    def _none(self, why: str) -> PrerequisiteError:
        shown = "".join(char if char.isprintable() else " " for char in why)
        return PrerequisiteError(
            f"no access token from {self.url.partition('?')[0]}: {self._masker.text(shown)}"
        )


def _not_known(status: int, text: str) -> bool:
    """Whether the client was not recognised, which the RFC lets an endpoint say with 400 or 401."""
    data = _object(text) or {}
    return status == 401 or (status == 400 and _text(data.get("error")) in _NOT_SO)


def _object(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _told(known: dict[str, Any]) -> str:
    more = f": {known['error_description'][:200]}" if "error_description" in known else ""
    return f"{known['error'][:60]}{more}"


def _seconds(value: Any) -> float | None:
    """The life of a token; None where it is not told, or not in a way that can be used."""
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < float("inf") else None


def _elsewhere(response: httpx.Response) -> str:
    parts = urlsplit(response.headers.get("location", ""))
    where = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    to = f" to {where}" if parts.netloc else ""
    return f"it redirects{to}, which is not followed"
