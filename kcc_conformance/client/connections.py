"""The connections to a provider: one attempt at a request, and what came of it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from kcc_conformance import __version__
from kcc_conformance.client.bodies import NO_JSON, Body, read_body
from kcc_conformance.client.pipe import Pipe
from kcc_conformance.client.proxy import Proxy, proxy_for
from kcc_conformance.client.tls import words
from kcc_conformance.client.transfer import Limit, open_client, read_content, read_pieces

USER_AGENT = f"kcc-conformance/{__version__} (conformance test of case C0992)"
REPEATABLE = frozenset({"GET", "HEAD", "DELETE"})
"""The methods of which a second attempt registers nothing twice."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods that change nothing."""
# An answer as a whole may take so many timeouts: the timeout bounds each wait for the next bytes,
# and a large page on a slow line is legitimately several of those.
_WHOLE_ANSWER = 3
# So many bytes are shown of an answer that could not be read to its end: as many as `evidence`
# keeps of a text.
_EXCERPT = 20_000


@dataclass
class Attempt:
    """What one attempt brought in, before it is read.

    `sent` is whether it was tried, `unsent` whether it is sure that nothing left; `broken` says
    that the connection broke off and that trying again registers nothing twice.
    """

    started: float = 0.0
    sent: bool = False
    unsent: bool = True
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    trouble: str | None = None
    broken: bool = False

    def body(self) -> Body:
        """The body, or its beginning where there is trouble; what is wrong with it is trouble."""
        if self.trouble is not None:
            return Body(self.raw[:_EXCERPT].decode("utf-8", "replace"), NO_JSON)
        found = read_body(self.raw)
        self.trouble = found.trouble
        return found


class Connecting(Protocol):
    """What a request goes along, and its answer comes back by."""

    @property
    def proxy(self) -> Proxy | None:
        """The proxy that requests go by, if any."""

    def close(self) -> None:
        """Ends it."""

    def attempt(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        seconds_left: float,
    ) -> Attempt:
        """Sends a request once; whatever goes wrong is in `trouble`."""


class Connections:
    """The connections to the origin of a URL, perhaps by way of a proxy.

    A POST rides on a fresh connection, because on a kept one that is just being closed it could
    not be repeated without risking a second registration; with `keep` it rides on a kept one, for
    whoever lives with not knowing.
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float,
        transport: httpx.BaseTransport | None,
        verify: Any,
        keep: bool = False,
    ) -> None:
        self.timeout = timeout
        self.proxy = proxy_for(url) if transport is None else None
        self._limit = Limit()
        options: dict[str, Any] = {
            "timeout": httpx.Timeout(timeout),
            "headers": {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"},
        }
        if transport is None:
            options["verify"] = verify
        self._kept = open_client(self._limit, transport=transport, **options)
        if transport is None and not keep:
            options["limits"] = httpx.Limits(max_keepalive_connections=0)
            self._fresh = open_client(self._limit, transport=None, **options)
        else:
            self._fresh = self._kept
        self._pipe = Pipe.opened(self._kept, url) if keep and transport is None else None

    def close(self) -> None:
        """Closes them."""
        self._kept.close()
        self._fresh.close()

    def attempt(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        seconds_left: float,
    ) -> Attempt:
        """Sends a request once; whatever goes wrong is in `trouble`."""
        found = Attempt(started=time.monotonic(), sent=True, unsent=False)
        self._limit.start(min(_WHOLE_ANSWER * self.timeout, seconds_left))
        safe = method in REPEATABLE
        timeout = min(self.timeout, seconds_left)
        try:
            if self._pipe is not None and self._pipe.takes(url, headers):
                with self._pipe.stream(method, url, headers, content, timeout) as piped:
                    found.status, found.headers = piped.status_code, piped.headers
                    coding = piped.headers.get("content-encoding", "")
                    found.raw, found.trouble = read_pieces(coding, piped.pieces, self._limit)
                return found
            client = self._kept if safe else self._fresh
            with client.stream(
                method, url, headers=dict(headers), content=content, timeout=timeout
            ) as response:
                found.status, found.headers = response.status_code, response.headers
                found.raw, found.trouble = read_content(response, self._limit)
        except (httpx.ConnectError, httpx.ProxyError) as error:
            found.trouble = f"no connection{self._by_proxy}: {words(error)}"
            found.unsent = True
        except httpx.TimeoutException as error:
            silence = f"no answer within {self.timeout:g} s ({type(error).__name__})"
            found.trouble = self._limit.passed or silence + self._by_proxy
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            found.trouble = f"the connection{self._by_proxy} broke off: {words(error)}"
            found.broken = safe
        except Exception as error:  # a provider's answer may break a library in any way
            found.trouble = f"the answer could not be read: {words(error)}"
        return found

    @property
    def _by_proxy(self) -> str:
        return f" via proxy {self.proxy}" if self.proxy else ""
