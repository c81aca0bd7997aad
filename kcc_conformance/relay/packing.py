"""Packed bodies: unpacked as they stream by."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from kcc_conformance.client.transfer import window
from kcc_conformance.relay.messages import Cut

PACKINGS = frozenset({b"gzip", b"x-gzip", b"deflate"})
"""What can be unpacked."""
_PIECE = 65_536
"""Bytes at a time: what was packed well must not fill the memory."""


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of a body in gzip (of several members) or deflate. Raises Cut where it cannot be
    unpacked, or is not complete."""
    member: Any = None
    begun = b""
    try:
        for piece in pieces:
            data = begun + piece
            begun = b""
            while data:
                if member is None and len(data) < 2:
                    begun = data
                    break
                member = member or zlib.decompressobj(window(data))
                yield member.decompress(data, _PIECE)
                data = member.unconsumed_tail
                if member.eof:
                    data, member = member.unused_data, None
        if member is not None:
            yield member.flush()
    except zlib.error:
        raise Cut("the answer says that it is compressed and cannot be decompressed") from None
    if begun or (member is not None and not member.eof):
        raise Cut("the connection broke off: the compressed answer is not complete")
