"""The HTTP client of the suite: it asks, keeps what was said, and never judges."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from kcc_conformance.client.answer import Answer, Deadline
from kcc_conformance.client.connections import REPEATABLE, Attempt, Connecting, Connections
from kcc_conformance.client.credentials import Authorization
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.line import Line
from kcc_conformance.client.manners import Manners, wait_before_repeating
from kcc_conformance.client.origin import same_origin
from kcc_conformance.client.outages import Outages
from kcc_conformance.client.privacy import unseen
from kcc_conformance.client.proxy import Proxy
from kcc_conformance.client.slashes import Slashes
from kcc_conformance.client.speech import Speech
from kcc_conformance.errors import PrerequisiteError

# One for what was meant, one for what can be mended (a renewed credential, a broken connection, a
# wait that was asked for, a slash), and one for two of these: a provider that then still refuses is
# answering.
_ATTEMPTS = 3


class ProviderClient:
    """A provider under a base URL. Safe for use by several threads at once.

    Nothing is asked of another origin than that of the base URL. What the clients of one run share
    is in `manners`; `pulse` are paths that can be asked to see whether the provider is there.

    `connections` answer instead of the network; `speech` is how a contract speaks, without it
    records stand in nothing and the token in Authorization.

    Opened with `read_only`, it sends nothing but GET, HEAD and OPTIONS without a body, whoever
    asks: anything else is answered with trouble. It then keeps no body that nobody has made
    harmless, because what it reads is other people's.
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
        manners: Manners | None = None,
        pulse: Sequence[str] = (),
        read_only: bool = False,
        connections: Connecting | None = None,
        speech: Speech | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.recorder = recorder
        self.accept = accept
        self.media = media
        self.timeout = timeout
        self.deadline = deadline or Deadline(0)
        self.manners = manners or Manners()
        self._pulse = tuple(pulse)
        self._last_good: str | None = None
        self.headers = dict(headers)
        self.authorization = authorization
        self.read_only = read_only
        self.speech = speech or Speech()
        self._connections = connections or Connections(
            self.base_url, timeout=timeout, transport=transport, verify=verify
        )
        self._line = Line(
            self._connections,
            recorder,
            self.manners,
            read_only=read_only,
            known_headers=self.speech.known_headers,
        )
        self._slashes = Slashes(self.base_url)

    @property
    def requests(self) -> int:
        """How many requests the run has made so far."""
        return self.manners.requests

    @property
    def silent(self) -> bool:
        """Whether nothing more is asked: the time or the budget is used up, or the provider is
        down."""
        return self.deadline.left <= 0 or self.manners.spent or self.manners.breaker.open

    @property
    def outages(self) -> Outages:
        """The outages of the provider in this run."""
        return self.manners.outages

    @property
    def proxy(self) -> Proxy | None:
        """The proxy by which the provider is asked, if any."""
        return self._connections.proxy

    @property
    def authenticated(self) -> bool:
        """Whether requests carry credentials."""
        return bool(self.headers) or self.authorization is not None

    @property
    def auth_header(self) -> str:
        """The header in which the credentials stand."""
        return self.speech.auth_header(self.authorization)

    def close(self) -> None:
        """Closes the connections."""
        self._connections.close()

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
        further: Mapping[str, str] | None = None,
        resource: str | None = None,
        redact: Callable[[Any], Any] | None = None,
    ) -> Answer:
        """Sends one request and answers what came back, whatever it is.

        `body` is sent as JSON, `content` as it is; `credentials` replaces the headers that
        authenticate, `further` are sent beside them. A 401 and a 429 say that nothing was done:
        credentials that can be renewed are, a Retry-After is waited out, and the request is sent
        once more, whatever the method. A 503 with Retry-After and a broken connection are repeated
        only where that cannot register anything twice; after such a 503 to a POST it is the next
        request that waits. A redirect to the same URL with a slash behind its path is followed,
        method and body kept. An outage is waited out, and what was to be read in it is read once
        more (see `outages`).

        A password that was refused and never accepted is not shown again: nothing is sent then,
        and the refusal of that time is the answer, number and all.
        """
        url = self._slashes.placed(self.url(path, query))
        authorization = self.authorization if credentials is None else None
        refusal = authorization.refusal if authorization else None
        if refusal is not None and self._refusal(url) is None:
            return replace(refusal, method=method, url=url, unsent=True)
        headers = {"Accept": accept or self.accept, **self.speech.headers, **(further or {})}
        body, redact = self.speech.sent(resource, body), self.speech.discreet(resource, redact)
        unsent = self._refusal(url)
        try:
            headers.update(self._own_headers() if credentials is None else credentials)
        except PrerequisiteError as error:
            unsent = unsent or str(error)
        if body is not None and content is None:
            content = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
        if content is not None:
            headers["Content-Type"] = media or self.speech.amend_media(method) or self.media
        sent = body if body is not None else _as_text(content)
        kept = {"request_body": sent, "resource": resource, "redact": redact}
        if unsent is not None:
            return self._line.told(method, url, headers, Attempt(trouble=unsent), kept)
        pause = self.manners.wanted_pause()
        if pause and self.manners.patient(pause, self.deadline.left):
            time.sleep(pause)
        renewed = False
        for attempt in range(_ATTEMPTS):
            reply = self._line.send(method, url, headers, content, self.deadline.left)
            answer = self._line.told(method, url, headers, reply, kept)
            there = self._slashes.followed(answer)
            if there is not None and attempt < _ATTEMPTS - 1:
                url = there
                continue
            if answer.status == 401 and authorization is not None and not renewed:
                shown = self.auth_header
                other = authorization.renewed(headers[shown])
                if other is not None and attempt < _ATTEMPTS - 1:
                    headers[shown], renewed = other, True
                    continue
            wait = wait_before_repeating(answer, broken=reply.broken)
            if wait is None or attempt == _ATTEMPTS - 1:
                break
            if answer.status == 503 and method not in REPEATABLE:
                self.manners.asked_to_wait(wait)
                break
            if not self.manners.patient(wait, self.deadline.left):
                break
            time.sleep(wait)
        if renewed and authorization is not None and answer.status not in (None, 401):
            authorization.cured()
        if authorization is not None:
            authorization.answered(answer)
        if self._feel(answer, reply) and method == "GET":
            reply = self._line.send(method, url, headers, content, self.deadline.left)
            answer = self._line.told(method, url, headers, reply, kept)
            self._note(answer)
        return self.speech.heard(resource, answer)

    def wake(self) -> None:
        """Looks whether a provider that was down is back, however short ago it was asked."""
        self.manners.breaker.refusal(self._alive, self.timeout, now=True)

    def _own_headers(self) -> dict[str, str]:
        if self.authorization is None:
            return self.headers
        return {**self.headers, self.auth_header: self.authorization.value()}

    # --- inside -----------------------------------------------------------------------------

    def _refusal(self, url: str) -> str | None:
        """Why this is not asked."""
        if not same_origin(url, self.base_url):
            return "another origin than that of the provider's URL: not asked"
        if self.deadline.left <= 0:
            return f"the run's {self.deadline.seconds:g} seconds are over (--max-seconds)"
        return self.manners.breaker.refusal(self._alive, self.timeout)

    def _feel(self, answer: Answer, reply: Attempt) -> bool:
        """Notes whether the provider is there, and makes sure where there is doubt. Whether it was
        out and is back."""
        if not reply.sent:
            return False
        bad, silent = answer.down, answer.status is None
        write = answer.method not in REPEATABLE
        if not bad and answer.method == "GET":
            self._last_good = answer.url
        breaker = self.manners.breaker
        breaker.note(urlsplit(answer.url).path, bad=bad, silent=silent, write=write)
        self._note(answer)
        if not bad or not self._pulse:
            return False
        told = answer.trouble or f"status {answer.status}"
        if self._last_good is not None:
            back = self.outages.settle(self._alive, self.timeout, lambda: self.deadline.left)
            if back is not None:
                breaker.settled(back, told, self.timeout)
                return back
        breaker.take_pulse(self._alive, told, self.timeout)
        return False

    def _note(self, answer: Answer) -> None:
        self.outages.note(answer.n, answer.method, urlsplit(answer.url).path, answer.status)

    def _alive(self) -> bool:
        """Whether one of two harmless requests, elsewhere than where it went wrong, is answered."""
        failing = self.manners.breaker.failing
        urls = [self._last_good] if self._last_good else []
        urls += [self._slashes.placed(self.base_url + path) for path in self._pulse]
        fresh = [url for url in urls if urlsplit(url).path not in failing]
        for url in dict.fromkeys((fresh or urls)[:2]):
            if self.deadline.left <= 0:
                return False
            try:
                headers = {"Accept": self.accept, **self.speech.headers, **self._own_headers()}
            except PrerequisiteError:
                return False
            reply = self._line.send("GET", url, headers, None, self.deadline.left)
            kept = {"request_body": None, "resource": None, "redact": unseen}
            answer = self._line.told("GET", url, headers, reply, kept)
            self._note(answer)
            if self.authorization is not None:
                self.authorization.answered(answer)
            if not answer.down:
                return True
        return False


def _as_text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")
