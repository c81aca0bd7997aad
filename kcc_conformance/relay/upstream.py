"""The provider behind a relay: each request is sent once, on a connection of its own.

So none is closed under a request, nothing is ever sent again, and what a provider sends too much
cannot become the answer to the next request.
"""

import re
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore
import httpx

from kcc_conformance.client.proxy import proxy_for
from kcc_conformance.client.tls import context_of, words
from kcc_conformance.relay.messages import Cut, Gone, Headers
from kcc_conformance.settings.settings import Settings

CONNECTING, PATIENCE = 10.0, 60.0
"""Seconds for a connection, and for the next bytes of an answer: the habit of other proxies, longer
than consumers wait."""


_HUNG_UP = re.compile("Server disconnected|peer |incomplete chunked")
"""How the library begins where a provider hung up, and nothing was wrong with what it said."""


class Unanswered(Exception):
    """No answer: one English line, and whether the request may have reached the provider."""

    def __init__(self, told: str, *, late: bool = False, reached: bool = True) -> None:
        super().__init__(told)
        self.late, self.reached = late, reached


@dataclass(frozen=True)
class Reply:
    """The head of an answer, and its body as it comes. The body raises Cut."""

    status: int
    reason: bytes
    headers: Headers
    _answer: httpcore.Response = field(repr=False)

    def body(self) -> Iterator[bytes]:
        """The bytes as they come, without framing."""
        try:
            yield from self._answer.iter_stream()
        except httpcore.TimeoutException:
            raise Cut(f"the answer was not complete after {PATIENCE:g} s") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Cut(_broken(error)) from None

    def close(self) -> None:
        """Lets go of the connection."""
        self._answer.close()


class Upstream:
    """The provider at a URL: `direct`, or by way of the proxy that the environment names, if any.

    Raises UsageError for certificates that do not do.
    """

    def __init__(
        self, url: str, settings: Settings, *, connecting: float = CONNECTING,
        patience: float = PATIENCE, direct: bool = False,
    ) -> None:  # fmt: skip
        parts = urlsplit(url)
        self.url = url
        self.proxy = None if direct else proxy_for(url)
        self._scheme, self._host = parts.scheme.encode(), (parts.hostname or "").encode()
        self._port = parts.port
        # Without TLS nothing is trusted: an empty context spares the reading of the system's list.
        verify = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if parts.scheme == "https" or self.proxy is not None:
            verify = context_of(settings)
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self._client = httpx.Client(verify=verify, limits=limits, trust_env=not direct)
        self._pool: httpcore.ConnectionPool = self._client._transport_for_url(httpx.URL(url))._pool  # type: ignore[attr-defined]
        self._timeouts = {"connect": connecting, "read": patience, "write": patience}

    def send(self, method: bytes, target: bytes, headers: Headers, body: Iterable[bytes]) -> Reply:
        """The answer to a request, as soon as its head is there. Raises Unanswered; what the body
        raises passes through."""
        url = httpcore.URL(scheme=self._scheme, host=self._host, port=self._port, target=target)
        request = httpcore.Request(
            method, url, headers=list(headers), content=_Body(body),
            extensions={"timeout": self._timeouts},
        )  # fmt: skip
        try:
            answer = self._pool.handle_request(request)
        except (httpcore.ConnectError, httpcore.ProxyError, httpcore.ConnectTimeout) as error:
            raise Unanswered(f"no connection: {words(error)}", reached=False) from None
        except httpcore.TimeoutException as error:
            seconds = self._timeouts["read"]
            told = f"no answer within {seconds:g} s ({type(error).__name__})"
            raise Unanswered(told, late=True) from None
        except (httpcore.UnsupportedProtocol, UnicodeError) as error:
            raise Unanswered(f"no connection: {words(error)}", reached=False) from None
        except httpcore.LocalProtocolError as error:
            raise Unanswered(f"the request cannot be sent: {words(error)}", reached=False) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Unanswered(_broken(error)) from None
        except Gone:
            raise
        except Exception as error:  # a provider's answer may break a library in any way
            raise Unanswered(f"the answer could not be read: {type(error).__name__}") from None
        reason = answer.extensions.get("reason_phrase", b"")
        return Reply(answer.status, reason, answer.headers, answer)

    def close(self) -> None:
        """Closes what is open."""
        self._client.close()


class _Body:
    """The pieces of a body, for a library that wants something to iterate over."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces


def _broken(error: Exception) -> str:
    """What broke an answer off, without what stood in it."""
    told = words(error).partition(": bytearray")[0]
    unread = isinstance(error, httpcore.RemoteProtocolError) and not _HUNG_UP.match(told)
    return f"{'the answer could not be read' if unread else 'the connection broke off'}: {told}"
