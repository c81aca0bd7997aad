"""A line to a provider that keeps nothing: for whoever sends very much, and keeps account itself.

It has the bounds, credentials, proxies and TLS of the client of a run. It keeps no evidence, waits
for nobody and repeats nothing but what cannot register anything twice.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.connections import READING, Attempt, Connections
from kcc_conformance.client.credentials import Authorization
from kcc_conformance.client.slashes import Slashes
from kcc_conformance.client.speech import Speech
from kcc_conformance.errors import PrerequisiteError

_ATTEMPTS = 3
"""One for what was meant, one for what can be mended (a renewed credential, a broken connection, a
slash), and one for two of these."""


@dataclass(frozen=True)
class Reply:
    """What came back, and how many seconds that took, with all attempts."""

    answer: Answer
    seconds: float

    @property
    def error(self) -> str:
        """What is wrong with it as an answer, in one word or two; empty if nothing is. A refusal
        is an error too: nobody in the mix asks for what may be refused."""
        answer = self.answer
        if answer.unsent:
            return "no connection"
        if answer.status is None:
            return "no answer" if "no answer" in (answer.trouble or "") else "broken off"
        return "" if answer.ok else f"status {answer.status}"


class Courier:
    """One employee's line to the provider under a base URL; one request at a time."""

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str],
        authorization: Authorization | None,
        accept: str,
        media: str,
        timeout: float,
        transport: httpx.BaseTransport | None = None,
        verify: Any = True,
        speech: Speech | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._speech = speech or Speech()
        self._headers = {"Accept": accept, **self._speech.headers, **headers}
        self._media = media
        self._authorization = authorization
        self._timeout = timeout
        self._slashes = Slashes(self.base_url)
        self._connections = Connections(
            self.base_url, timeout=timeout, transport=transport, verify=verify, keep=True
        )

    def close(self) -> None:
        """Closes the connection."""
        self._connections.close()

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        resource: str | None = None,
    ) -> Reply:
        """Sends one request and answers what came back, whatever it is; `resource` as in
        `ProviderClient.request`."""
        began = time.monotonic()
        body = self._speech.sent(resource, body)
        url = self.base_url + path + ("?" + urlencode(query) if query else "")
        url = self._slashes.placed(url)
        headers = dict(self._headers)
        content = None
        if body is not None:
            content = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
            headers["Content-Type"] = self._speech.amend_media(method) or self._media
        try:
            self._authorize(headers)
        except PrerequisiteError as error:
            attempt = Attempt(trouble=str(error))
            return Reply(_answer(method, url, attempt), time.monotonic() - began)
        renewed = False
        for turn in range(_ATTEMPTS):
            attempt = self._connections.attempt(method, url, headers, content, 3 * self._timeout)
            answer = _answer(method, url, attempt)
            if turn == _ATTEMPTS - 1:
                break
            there = self._slashes.followed(answer)
            if there is not None:
                url = there
            elif answer.status == 401 and self._authorization is not None and not renewed:
                shown = self._speech.auth_header(self._authorization)
                other = self._authorization.renewed(headers[shown])
                if other is None:
                    break
                headers[shown], renewed = other, True
            elif not (attempt.broken and method in READING):
                break
        if renewed and self._authorization is not None and answer.status not in (None, 401):
            self._authorization.cured()
        return Reply(self._speech.heard(resource, answer), time.monotonic() - began)

    def _authorize(self, headers: dict[str, str]) -> None:
        if self._authorization is not None:
            shown = self._speech.auth_header(self._authorization)
            headers[shown] = self._authorization.value()


def _answer(method: str, url: str, attempt: Attempt) -> Answer:
    body = attempt.body()
    status = attempt.status if attempt.trouble is None else None
    lowered = {name.lower(): value for name, value in attempt.headers.items()}
    return Answer(
        0, method, url, status, lowered, body.value, body.text, attempt.trouble,
        body.remarks, unsent=attempt.unsent,
    )  # fmt: skip
