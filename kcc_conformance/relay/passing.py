"""One request on its way to the provider, and its answer on the way back."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import IO

from kcc_conformance.client.transfer import Content
from kcc_conformance.relay.client import Client
from kcc_conformance.relay.messages import (
    KEPT,
    Cut,
    Gone,
    Headers,
    Noted,
    Refusing,
    Watching,
    first,
    is_json,
    readable,
    valued,
)
from kcc_conformance.relay.packing import PACKINGS, unpacked
from kcc_conformance.relay.upstream import Reply, Unanswered, Upstream
from kcc_conformance.relay.way import Asked, Way

AHEAD = 1_000_000
"""Bytes of JSON that are held to know how long they are after links were changed: a page of a
hundred records takes a few hundred thousand. Of what is longer, a request goes by way of the disk,
and an answer loses its length."""
_PROBLEM = b"application/problem+json"


@dataclass(frozen=True)
class Passage:
    """What a request passes: the way, the provider behind it, and who looks along."""

    way: Way
    upstream: Upstream
    watching: Watching


class Passing:
    """One request of a consumer."""

    def __init__(self, passage: Passage, client: Client, asked: Asked) -> None:
        self._way, self._upstream = passage.way, passage.upstream
        self._watching, self._client, self._asked = passage.watching, client, asked
        self._at = datetime.now(UTC)
        self._number = self._watching.began()
        self._sent, self._received = _Copy(asked.head.headers), _Copy(())
        self._status: int | None = None
        self._reason = b""
        self._headers: Headers = ()
        self._trouble = ""
        self._refused = False

    def whole(self) -> bool:
        """Passes it on, and its answer back; whether another may follow. Raises Gone."""
        try:
            body: Iterable[bytes] = self._sent.copying(self._client.body())
            if self._watching.wants(self._asked.method, self._asked.path):
                data, body = _ahead(body, KEPT)
                refusing = None if data is None else self._watching.refuses(
                    self._asked.method, self._asked.path, data)  # fmt: skip
                if refusing is not None:
                    return self._refuse(refusing)
            return self._pass(body)
        except Gone:
            self._trouble = self._trouble or "the consumer hung up"
            raise
        finally:
            self._note()

    def _refuse(self, refusing: Refusing) -> bool:
        self._refused, self._status = True, refusing.status
        return self._say(refusing)

    def _pass(self, body: Iterable[bytes]) -> bool:
        target, headers = self._way.outward(self._asked)
        with tempfile.SpooledTemporaryFile(max_size=AHEAD) as spool:
            headers, pieces = self._framed(headers, body, spool)
            try:
                reply = self._upstream.send(self._asked.head.method, target, headers, pieces)
            except Unanswered as error:
                return self._unanswered(error)
        try:
            return self._answer(reply)
        finally:
            reply.close()

    def _framed(
        self, headers: list[tuple[bytes, bytes]], body: Iterable[bytes], spool: IO[bytes]
    ) -> tuple[list[tuple[bytes, bytes]], Iterable[bytes]]:
        """The body as it goes out, and the headers with its length."""
        came, links = self._asked.head.headers, self._way.links(self._asked)
        chunked, length = valued(came, b"transfer-encoding"), first(came, b"content-length")
        if not chunked and not length:
            return headers, tuple(body)
        if links is None or not is_json(came) or first(came, b"content-encoding") is not None:
            return [*headers, (b"Transfer-Encoding", b"chunked")] if chunked else headers, body
        changed = links[0].json(body)
        if chunked:
            return [*headers, (b"Transfer-Encoding", b"chunked")], changed
        for piece in changed:
            spool.write(piece)
        size = b"%d" % spool.tell()
        spool.seek(0)
        sized = [(k, size if k.lower() == b"content-length" else v) for k, v in headers]
        return sized, iter(lambda: spool.read(65_536), b"")

    def _unanswered(self, error: Unanswered) -> bool:
        self._trouble = str(error)
        status = 504 if error.late else 502
        if not error.reached:
            self._status = status
        return self._say(Refusing(status, f"the provider gave no answer: {error}"))

    def _answer(self, reply: Reply) -> bool:
        self._status, self._reason = reply.status, reply.reason
        headers = self._way.inward(self._asked, reply.headers)
        body: Iterable[bytes] = reply.body()
        links = self._way.links(self._asked)
        bodiless = self._asked.method == "HEAD" or reply.status in (204, 206, 304)
        packing = (first(headers, b"content-encoding") or b"identity").strip().lower()
        if links is not None and is_json(headers) and not bodiless:
            if packing in PACKINGS:
                body, packing = unpacked(body), b"identity"
                unfit = (b"content-encoding", b"content-length")
                headers = [(k, v) for k, v in headers if k.lower() not in unfit]
            if packing == b"identity":
                headers, body = _measured(headers, links[1].json(body))
        self._headers, self._received = headers, _Copy(headers)
        try:
            self._client.begin(reply.status, reply.reason, headers)
            for piece in self._received.copying(body):
                self._client.write(piece)
        except Cut as error:
            self._trouble = str(error)
            self._received.spoil()
            raise Gone(str(error)) from None
        return self._client.end()

    def _say(self, refusing: Refusing) -> bool:
        """Gives an answer of the relay's own; whether another request may follow."""
        self._headers = ((b"Content-Type", _PROBLEM),)
        self._received.take(_problem(refusing))
        return told(self._client, refusing)

    def _note(self) -> None:
        self._watching.note(
            self._number,
            Noted(
                method=self._asked.method,
                url=self._asked.url,
                at=self._at,
                ended=datetime.now(UTC),
                request_headers=readable(self._asked.head.headers),
                sent=self._sent.whole(),
                status=self._status,
                reason=self._reason.decode("latin-1"),
                response_headers=readable(self._headers),
                received=self._received.whole(),
                trouble=self._trouble,
                refused=self._refused,
            ),
        )


class _Copy:
    """A copy of a body as it streams by, unpacked, as far as it is kept."""

    def __init__(self, headers: Headers) -> None:
        packing = (first(headers, b"content-encoding") or b"").decode("latin-1")
        self._content = Content(packing.replace("identity", ""), KEPT)

    def take(self, data: bytes) -> None:
        """Copies a piece."""
        if not self._content.full:
            self._content.take(data)

    def copying(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces, each of which is copied."""
        for piece in pieces:
            self.take(piece)
            yield piece

    def spoil(self) -> None:
        """What came is not all."""
        self._content.trouble, self._content.full = "broken off", True

    def whole(self) -> bytes | None:
        """The body; None where it is too large, packed in an unknown way or not all there."""
        data = self._content.end()
        return None if self._content.trouble else data


def _ahead(body: Iterable[bytes], most: int) -> tuple[bytes | None, Iterable[bytes]]:
    """A body that is read before it goes on, and the same to go on; None where it is larger, or
    breaks off."""
    held, size, rest = [], 0, iter(body)
    try:
        for piece in rest:
            held.append(piece)
            size += len(piece)
            if size > most:
                return None, chain(held, rest)
    except Cut as error:
        return None, chain(held, _broken(error))
    return b"".join(held), held


def _broken(error: Cut) -> Iterator[bytes]:
    yield b""
    raise error


def _measured(
    headers: list[tuple[bytes, bytes]], body: Iterable[bytes]
) -> tuple[list[tuple[bytes, bytes]], Iterable[bytes]]:
    """A body whose length has changed: with its new length if it is short, else without one."""
    if first(headers, b"content-length") is None:
        return headers, body
    data, body = _ahead(body, AHEAD)
    if data is None:
        return [(k, v) for k, v in headers if k.lower() != b"content-length"], body
    length = b"%d" % len(data)
    return [(k, length if k.lower() == b"content-length" else v) for k, v in headers], body


def _problem(refusing: Refusing) -> bytes:
    body = {"status": refusing.status, "title": "kcc-conformance observe",
            "detail": refusing.sentence}  # fmt: skip
    return json.dumps(body).encode()


def told(client: Client, refusing: Refusing) -> bool:
    """Gives an answer of the relay's own; whether another request may follow."""
    return client.answer(refusing.status, _PROBLEM, _problem(refusing))
