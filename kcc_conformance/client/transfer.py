"""The line to a provider: no answer takes longer, and none grows larger, than it may."""

import ssl
import threading
import time
import zlib
from collections.abc import Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpcore
import httpx

# Bytes of one answer, before and after decompression. A page of a hundred records takes a few
# hundred thousand; what does not end would fill the memory.
SIZE_LIMIT = 10_000_000
_UNASKED = frozenset({"br", "zstd", "compress", "x-compress"})


class Limit(threading.local):
    """When this thread's exchange has lasted long enough."""

    seconds = until = float("inf")

    def start(self, seconds: float) -> None:
        """From now on there are so many seconds."""
        self.seconds, self.until = seconds, time.monotonic() + seconds

    @property
    def passed(self) -> str | None:
        """What to say when it has; None before."""
        if time.monotonic() < self.until:
            return None
        return f"the answer was not complete after {self.seconds:.3g} s"

    def left(self, timeout: float | None) -> float | None:
        """The timeout, or less when the exchange as a whole has less left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the exchange as a whole took too long")
        if timeout is None:
            return None if left == float("inf") else left
        return min(timeout, left)


def open_client(
    limit: Limit, *, transport: httpx.BaseTransport | None = None, **options: Any
) -> httpx.Client:
    """An httpx client that keeps no cookies, follows nothing, and hangs up at the limit.

    Time runs below the parser of HTTP, because a server that sends its headers byte by byte, or
    an interim answer every second, never lets a timeout per read pass.
    """
    options |= {
        "follow_redirects": False,
        "trust_env": transport is None,
        "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    }
    if transport is not None:
        return httpx.Client(**options, transport=transport)
    client = httpx.Client(**options)
    for each in (client._transport, *client._mounts.values()):
        if isinstance(each, httpx.HTTPTransport):
            each._pool._network_backend = _Backend(limit)
    return client


def read_content(
    response: httpx.Response, limit: Limit, most: int = SIZE_LIMIT
) -> tuple[bytes, str | None]:
    """The body of an answer that is being streamed, and why it is not whole if it is not."""
    in_memory = response.is_stream_consumed
    pieces = [response.content] if in_memory else response.iter_raw()
    return read_pieces(response.headers.get("content-encoding", ""), pieces, limit, most)


def read_pieces(
    coding: str, pieces: Iterable[bytes], limit: Limit, most: int = SIZE_LIMIT
) -> tuple[bytes, str | None]:
    """The body in pieces as they come in, compressed as `coding` says, and why it is not whole if
    it is not."""
    content = Content(coding, most)
    for chunk in pieces:
        content.take(chunk)
        if content.full:
            break
        if limit.passed:
            return content.end(), limit.passed
    return content.end(), content.trouble


class Content:
    """The bytes of one body as they come in, decompressed, never more than the limit.

    `trouble` says why it is not whole.
    """

    def __init__(self, coding: str, most: int = SIZE_LIMIT) -> None:
        self.most = most
        self.trouble: str | None = None
        self.full = False
        self._raw = 0
        self._kept: list[bytes] = []
        self._size = 0
        coding = coding.strip().lower()
        self._inflate = _Inflate() if coding in ("gzip", "x-gzip", "deflate") else None
        if "," in coding or coding in _UNASKED:
            self._fail(f"the answer is compressed in a way that was not asked for ({coding[:60]})")

    def take(self, chunk: bytes) -> None:
        """Takes the next piece as it came over the line."""
        self._raw += len(chunk)
        room = self.most - self._size
        try:
            data = self._inflate.feed(chunk, room + 1) if self._inflate else chunk
        except zlib.error:
            self._fail("the answer says that it is compressed and cannot be decompressed")
            return
        self._kept.append(data[:room])
        self._size += min(len(data), room)
        if len(data) > room or self._raw > self.most:
            self._fail(f"the answer is larger than {self.most / 1_000_000:g} MB and was cut off")

    def end(self) -> bytes:
        """Everything that came, when nothing more comes."""
        if self._inflate is not None and self._inflate.unfinished and self.trouble is None:
            self._fail("the connection broke off: the compressed answer is not complete")
        return b"".join(self._kept)

    def _fail(self, trouble: str) -> None:
        self.trouble, self.full = trouble, True


class _Inflate:
    """gzip (of several members) and deflate (with and without its wrapping), bounded."""

    def __init__(self) -> None:
        self._begun = b""
        self._member: Any = None

    @property
    def unfinished(self) -> bool:
        """Whether there is something, and its end is missing."""
        return bool(self._begun) or (self._member is not None and not self._member.eof)

    def feed(self, data: bytes, room: int) -> bytes:
        """The decompressed bytes, no more than `room`."""
        done = b""
        if self._member is None:
            self._begun += data
            if len(self._begun) < 2:
                return b""
            data, self._begun = self._begun, b""
            self._member = zlib.decompressobj(window(data))
        while data and len(done) < room:
            done += self._member.decompress(data, room - len(done))
            data = self._member.unused_data
            if self._member.eof and data:
                self._member = zlib.decompressobj(window(data))
        return done


def window(start: bytes) -> int:
    """How zlib is to read what begins so: gzip, deflate with its wrapping, or without."""
    if start[:1] == b"\x1f":
        return 31
    wrapped = len(start) > 1 and start[0] & 15 == 8 and (start[0] * 256 + start[1]) % 31 == 0
    return 15 if wrapped else -15


class _Stream(httpcore.NetworkStream):
    """A connection of which no operation outlasts the limit.

    The pieces of a request leave together, as soon as the empty piece comes with which httpcore
    ends one, or something is read. Whether the other side has closed it is not asked when an answer
    was just read (httpcore asks then, and again before it uses the connection).
    """

    def __init__(self, inner: httpcore.NetworkStream, limit: Limit) -> None:
        self._inner = inner
        self._limit = limit
        self._held: list[bytes] = []
        self._just_read = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._flush(timeout)
        self._just_read = True
        return self._inner.read(max_bytes, self._limit.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self._held.append(buffer)
        else:
            self._flush(timeout)

    def _flush(self, timeout: float | None) -> None:
        if self._held:
            whole, self._held = b"".join(self._held), []
            self._inner.write(whole, self._limit.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        self._flush(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, self._limit.left(timeout))
        return _Stream(inner, self._limit)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self._just_read:
            self._just_read = False
            return False
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Opens such connections."""

    def __init__(self, limit: Limit) -> None:
        self._inner = httpcore.SyncBackend()
        self._limit = limit

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.connect_tcp(
            host, port, self._limit.left(timeout), local_address, socket_options
        )
        return _Stream(inner, self._limit)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.connect_unix_socket(path, self._limit.left(timeout), socket_options)
        return _Stream(inner, self._limit)

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)
