"""The line to a provider: a request is sent once, and what came of it is kept as evidence."""

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.connections import READING, Attempt, Connecting
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.privacy import kept_headers, unkept


class Line:
    """Sends what the budget (`manners`) and `read_only` allow, and tells the recorder of it; of
    the headers that are a provider's own it keeps those that are `known_headers`."""

    def __init__(
        self,
        connections: Connecting,
        recorder: Recorder,
        manners: Manners,
        *,
        read_only: bool,
        known_headers: Collection[str] = frozenset(),
    ) -> None:
        self._connections = connections
        self._recorder = recorder
        self._manners = manners
        self._read_only = read_only
        self._known_headers = known_headers

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        seconds_left: float,
    ) -> Attempt:
        """One attempt at a request; what may not be sent is answered with trouble."""
        if self._read_only and (method not in READING or content is not None):
            return Attempt(trouble=f"{method} is not sent: this run only reads (--read-only)")
        refusal = self._manners.spend()
        if refusal is not None:
            return Attempt(trouble=refusal)
        return self._connections.attempt(method, url, headers, content, seconds_left)

    def told(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        reply: Attempt,
        kept: Mapping[str, Any],
    ) -> Answer:
        """The answer, kept as evidence; `kept` is what the recorder is told of the request."""
        lowered = {name.lower(): value for name, value in reply.headers.items()}
        body = reply.body()
        if self._read_only:
            kept = {**kept, "redact": kept["redact"] or unkept}
            body = replace(body, remarks=())
        status = reply.status if reply.trouble is None else None
        trouble = self._recorder.masker.text(reply.trouble) if reply.trouble else None
        n = self._recorder.record(
            method=method,
            url=url,
            request_headers=headers,
            status=status,
            response_headers=kept_headers(lowered, self._known_headers),
            response_body=body.text if body.value is NO_JSON else body.value,
            trouble=trouble,
            milliseconds=(time.monotonic() - reply.started) * 1000 if reply.sent else 0.0,
            remarks=body.remarks,
            sent=reply.sent,
            **kept,
        )
        return Answer(
            n,
            method,
            url,
            status,
            lowered,
            body.value,
            body.text,
            trouble,
            body.remarks,
            unsent=reply.unsent,
            proxy=self._connections.proxy,
        )
