"""The zip file of a bundle: written in one way only, so that a difference of one bit is seen."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

LARGEST = 100_000_000
"""Bytes that a bundle may have, and each file that is in it when it is unpacked; all of them
together may have twice as many. A run of 900 requests makes some twelve million, half a million
when they are packed."""
MOST_FILES = 1_000
"""A bundle has some thirty."""

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_UNPACKED_BY, _MADE_BY = 20, 0x031E
"""Version 2.0 of the format, and 3.0 as Unix writes it: so that the rights of files count."""
_UTF8, _DEFLATED = 0x0800, 8
_DAY = 0x0021
"""1 January 1980, the first day that a zip file knows: a bundle does not say when it was packed,
the result in it says when it was played."""
_RIGHTS = 0o100644 << 16
_LEVEL = 9


class BrokenError(Exception):
    """A file that cannot be taken apart, or may not be: one line, in English, why."""


@dataclass(frozen=True)
class _Entry:
    """One file: its name, the bytes as they stand in the archive, and what they unpack to."""

    name: str
    packed: bytes
    crc: int
    size: int


def pack(contents: Mapping[str, bytes]) -> bytes:
    """The archive of these files by name, in alphabetical order, with one and the same date."""
    return _archive([_entry(name, contents[name]) for name in sorted(contents)])


def unpack(content: bytes) -> tuple[dict[str, bytes], str]:
    """The files of an archive by name; and why it is not as `pack` wrote it, empty if it is.

    Raises BrokenError for what is no archive, and for what nobody should unpack: names that lead
    elsewhere, the same name twice, what unpacks to more than a bundle can have.
    """
    if len(content) > LARGEST:
        raise BrokenError(f"larger than {LARGEST // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _files(archive)
    except BrokenError:
        raise
    except Exception as error:  # a file of anybody may break the library in any way
        raise BrokenError(f"no zip file that can be read ({type(error).__name__})") from None
    return found, _difference(content, found)


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MOST_FILES:
        raise BrokenError(f"more than {MOST_FILES} files")
    found: dict[str, bytes] = {}
    room = 2 * LARGEST
    for each in listed:
        name = each.filename
        if not _is_safe(name) or each.is_dir() or each.orig_filename != name:
            raise BrokenError(f"a name that a bundle cannot have: {name[:100]!r}")
        if name in found:
            raise BrokenError(f"{name[:100]!r} is in it twice")
        most = min(LARGEST, room)
        with archive.open(each) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise BrokenError(f"{name[:100]!r} unpacks to more than a bundle can have")
        found[name] = content
        room -= len(content)
    return found


def _is_safe(name: str) -> bool:
    """Whether a name stays in the folder into which it is unpacked, on any system."""
    path = PurePosixPath(name)
    parts = name.split("/")
    return (
        bool(name)
        and not path.is_absolute()
        and not any(part in ("", ".", "..") for part in parts)
        and not any(char in name for char in '\\:*?"<>|')
        and name.isascii()
        and name.isprintable()
    )


def _difference(content: bytes, found: Mapping[str, bytes]) -> str:
    """Why an archive is not as `pack` would write these files; empty if it is. How well they are
    packed is left to the zlib of whoever did."""
    try:
        walked = list(_walk(content))
    except (BrokenError, struct.error, zlib.error, UnicodeDecodeError):
        return "its parts do not stand where a bundle has them"
    if [each.name for each in walked] != sorted(found):
        return "its files do not stand in the order of a bundle"
    if any(zlib.crc32(found[each.name]) != each.crc for each in walked):
        return "it holds files of which it does not tell"
    if _archive(walked) != content:
        return "there is more in it, or something else, beside the files"
    return ""


def _entry(name: str, content: bytes) -> _Entry:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return _Entry(name, packed, zlib.crc32(content), len(content))


def _archive(entries: list[_Entry]) -> bytes:
    parts: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for each in entries:
        name = each.name.encode("ascii")
        told = struct.pack("<HHHHIIIHH", _UTF8, _DEFLATED, 0, _DAY, each.crc, len(each.packed),
                           each.size, len(name), 0)  # fmt: skip
        parts += [_LOCAL, struct.pack("<H", _UNPACKED_BY), told, name, each.packed]
        rest = struct.pack("<HHHII", 0, 0, 0, _RIGHTS, offset)
        central += [_CENTRAL, struct.pack("<HH", _MADE_BY, _UNPACKED_BY), told, rest, name]
        offset += 30 + len(name) + len(each.packed)
    listed = b"".join(central)
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(listed), offset, 0)
    return b"".join([*parts, listed, _END, end])


def _walk(content: bytes) -> Iterator[_Entry]:
    """The files one after the other, as they stand in it from the beginning."""
    place = 0
    while content[place : place + 4] == _LOCAL:
        crc, packed_size, size, name_size = struct.unpack_from("<IIIH", content, place + 14)
        begin = place + 30 + name_size
        name = content[place + 30 : begin].decode("ascii")
        packed = content[begin : begin + packed_size]
        _demand_tight(packed, crc, size)
        yield _Entry(name, packed, crc, size)
        place = begin + packed_size


def _demand_tight(packed: bytes, crc: int, size: int) -> None:
    """Raises BrokenError where the packed bytes hold anything but the file: something behind it, or
    in the bits that fill up the last byte."""
    if not _unpacks_to(packed, crc, size):
        raise BrokenError("a file is not packed as it says")
    last = packed[-1]
    if last:
        less = packed[:-1] + bytes([last & ~(1 << (last.bit_length() - 1))])
        if _unpacks_to(less, crc, size):
            raise BrokenError("a file is followed by bits that mean nothing")


def _unpacks_to(packed: bytes, crc: int, size: int) -> bool:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacker.decompress(packed, size + 1)
    except zlib.error:
        return False
    whole = unpacker.eof and not unpacker.unused_data and len(content) == size
    return whole and zlib.crc32(content) == crc
