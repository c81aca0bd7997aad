"""The HTTP client of the suite: it asks, keeps what was said, and never judges."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from kcc_conformance import __version__
from kcc_conformance.credentials import Authorization
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.evidence import Recorder
from kcc_conformance.tls import words

SIZE_LIMIT = 10_000_000
USER_AGENT = f"kcc-conformance/{__version__}"
_RETRY_AFTER_LIMIT = 30.0
_ATTEMPTS = 3
_REPEATABLE = frozenset({"GET", "HEAD", "DELETE"})


class NoBody:
    """The body of an answer that is not JSON."""

    def __repr__(self) -> str:
        return "(geen JSON)"


NO_JSON = NoBody()


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers (lower-case names), body parsed if it is JSON.

    Without an answer `status` is None and `trouble` says in one line what happened instead;
    `unsent` is whether the request did not even leave.
    """

    n: int
    method: str
    url: str
    status: int | None
    headers: Mapping[str, str]
    body: Any
    text: str
    trouble: str | None = None
    unsent: bool = False

    @property
    def ok(self) -> bool:
        """Whether it is a 2xx."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def refused(self) -> bool:
        """Whether it is a 4xx."""
        return self.status is not None and 400 <= self.status < 500

    @property
    def media(self) -> str:
        """The media type without its parameters, lower case; empty where none was given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Deadline:
    """The moment after which a run asks nothing any more (seconds from now; 0 is never)."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds if seconds else float("inf")

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._end - time.monotonic())

    def extended(self, seconds: float) -> "Deadline":
        """A deadline with at least that many seconds left, for tidying up."""
        return self if self.left >= seconds else Deadline(seconds)


class Provider:
    """A provider under a base URL. Safe for use by several threads at once.

    A POST rides on a fresh connection, because on a kept one that is just being closed it could
    not be repeated without risking a second registration.
    """

    def __init__(
        self,
        base_url: str,
        recorder: Recorder,
        *,
        headers: Mapping[str, str],
        authorization: Authorization | None = None,
        accept: str = "application/json",
        media: str = "application/json",
        timeout: float = 10.0,
        deadline: Deadline | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: Any = True,
        max_requests: int = 0,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.recorder = recorder
        self.accept = accept
        self.media = media
        self.timeout = timeout
        self.deadline = deadline or Deadline(0)
        self.requests = 0
        self.max_requests = max_requests
        self.headers = dict(headers)
        self.authorization = authorization
        self._lock = threading.Lock()
        options: dict[str, Any] = {
            "timeout": httpx.Timeout(timeout),
            "follow_redirects": False,
            "trust_env": transport is None,
            "headers": {"User-Agent": USER_AGENT},
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # kept by nobody
        }
        if transport is not None:
            options["transport"] = transport
        else:
            options["verify"] = verify
        self._kept = httpx.Client(**options)
        self._fresh = (
            self._kept
            if transport is not None
            else httpx.Client(**options, limits=httpx.Limits(max_keepalive_connections=0))
        )

    @property
    def authenticated(self) -> bool:
        """Whether requests carry credentials."""
        return bool(self.headers) or self.authorization is not None

    def close(self) -> None:
        """Closes the connections."""
        self._kept.close()
        self._fresh.close()

    def url(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """The full URL of a path under the base, or of a full URL itself."""
        url = path if "://" in path else self.base_url + path
        return url + ("&" if "?" in url else "?") + urlencode(query) if query else url

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        content: bytes | None = None,
        media: str | None = None,
        accept: str | None = None,
        credentials: Mapping[str, str] | None = None,
        resource: str | None = None,
        redact: Callable[[Any], Any] | None = None,
    ) -> Answer:
        """Sends one request and answers what came back, whatever it is.

        `body` is sent as JSON, `content` as it is; `credentials` replaces the headers that
        authenticate and that go to the provider's own origin only. After a 401, which says that
        nothing was done, credentials that can be renewed are, and the request is sent once more.
        A 429 (and for a safe method a 503) with Retry-After is waited out, a broken connection is
        tried once more where repeating cannot register anything twice.
        """
        url = self.url(path, query)
        headers = {"Accept": accept or self.accept}
        own = credentials is None and same_origin(url, self.base_url)
        unsent = None
        try:
            headers.update(self._own_headers() if own else credentials or {})
        except PrerequisiteError as error:
            unsent = str(error)
        if body is not None and content is None:
            content = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
        if content is not None:
            headers["Content-Type"] = media or self.media
        answer, renewed, authorization = None, False, self.authorization if own else None
        for attempt in range(_ATTEMPTS):
            last = attempt == _ATTEMPTS - 1
            answer, wait = self._once(method, url, headers, content, body, resource, redact, unsent)
            if answer.status == 401 and authorization is not None and not renewed and not last:
                other = authorization.renewed(headers["Authorization"])
                if other is not None:
                    headers["Authorization"], renewed = other, True
                    continue
            if last or wait is None or wait > min(_RETRY_AFTER_LIMIT, self.deadline.left):
                break
            time.sleep(wait)
        assert answer is not None
        if renewed and authorization is not None and answer.status not in (None, 401):
            authorization.cured()
        return answer

    def _own_headers(self) -> dict[str, str]:
        if self.authorization is None:
            return self.headers
        return {**self.headers, "Authorization": self.authorization.value()}

    def _once(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        body: Any,
        resource: str | None,
        redact: Callable[[Any], Any] | None,
        unsent: str | None,
    ) -> tuple[Answer, float | None]:
        started = time.monotonic()
        status, reply, raw, trouble, wait = None, httpx.Headers(), b"", None, None
        safe, stayed = method in _REPEATABLE, unsent is not None
        with self._lock:
            self.requests += 1
            spent = self.max_requests and self.requests > self.max_requests
        if unsent is not None:
            trouble = unsent
        elif spent:
            trouble = f"the limit of {self.max_requests} requests is reached (--max-requests)"
            stayed = True
        elif self.deadline.left <= 0:
            trouble = f"the run's {self.deadline.seconds:g} seconds are over (--max-seconds)"
            stayed = True
        else:
            try:
                client = self._kept if safe else self._fresh
                with client.stream(
                    method,
                    url,
                    headers=dict(headers),
                    content=content,
                    timeout=min(self.timeout, self.deadline.left),
                ) as response:
                    status, reply = response.status_code, response.headers
                    raw, trouble = self._read(response, started)
            except httpx.ConnectError as error:
                trouble, stayed = f"no connection: {words(error)}", True
            except httpx.TimeoutException as error:
                trouble = f"no answer within {self.timeout:g} s ({type(error).__name__})"
                stayed = isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                trouble = f"the connection broke off: {words(error)}"
                wait = 0.05 if safe else None
            except Exception as error:  # a provider's answer may break a library in any way
                trouble = f"the answer could not be read: {words(error)}"
        if trouble is not None:
            status = None
        elif status == 429 or (status == 503 and safe and "retry-after" in reply):
            wait = _retry_after(reply.get("retry-after"))
        lowered = {name.lower(): value for name, value in reply.items()}
        text, parsed = _parsed(raw)
        n = self.recorder.record(
            method=method,
            url=url,
            request_headers=headers,
            request_body=body if body is not None else _as_text(content),
            status=status,
            response_headers=lowered,
            response_body=text if parsed is NO_JSON else parsed,
            trouble=trouble,
            milliseconds=(time.monotonic() - started) * 1000,
            resource=resource,
            redact=redact,
        )
        answer = Answer(n, method, url, status, lowered, parsed, text, trouble, stayed)
        return answer, wait

    def _read(self, response: httpx.Response, started: float) -> tuple[bytes, str | None]:
        chunks, size = [], 0
        limit = 3 * self.timeout
        for chunk in response.iter_bytes(65536):
            size += len(chunk)
            chunks.append(chunk)
            if size > SIZE_LIMIT:
                return b"".join(chunks)[:SIZE_LIMIT], (
                    f"the answer is larger than {SIZE_LIMIT // 1_000_000} MB and was cut off"
                )
            if time.monotonic() - started > limit or self.deadline.left <= 0:
                return b"".join(chunks), f"the answer was not complete after {limit:g} s"
        return b"".join(chunks), None


def same_origin(left: str, right: str) -> bool:
    """Whether two URLs share scheme, host and port."""
    ports = {"http": 80, "https": 443}
    try:
        a, b = urlsplit(left), urlsplit(right)
        return (a.scheme, a.hostname, a.port or ports.get(a.scheme)) == (
            b.scheme,
            b.hostname,
            b.port or ports.get(b.scheme),
        )
    except ValueError:
        return False


def _parsed(raw: bytes) -> tuple[str, Any]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), NO_JSON
    try:
        return text, json.loads(text)
    except (ValueError, RecursionError):
        return text, NO_JSON


def _as_text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")


def _retry_after(value: str | None) -> float:
    if value is None:
        return 1.0
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return 1.0
