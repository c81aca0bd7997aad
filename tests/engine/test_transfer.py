"""What comes over the line is decompressed here, and never more of it than is good."""

import gzip
import zlib

import pytest

from kcc_conformance.client.transfer import Content

TEXT = b"Afvalinzameling rond kerst " * 50


def zipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def raw_deflate(data: bytes) -> bytes:
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    return maker.compress(data) + maker.flush()


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("utf-8", TEXT),
        ("gzip", zipped(TEXT)),
        ("X-GZIP", zipped(TEXT)),
        ("gzip", zipped(TEXT[:100]) + zipped(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
    ids=["none", "identity", "nonsense", "gzip", "x-gzip", "two", "zlib", "deflate"],
)
def test_what_was_asked_for_is_understood(coding: str, packed: bytes, step: int) -> None:
    content = Content(coding)
    for at in range(0, len(packed), step):
        content.take(packed[at : at + step])
    assert (content.end(), content.trouble) == (TEXT, None)


@pytest.mark.parametrize(
    ("coding", "sent", "says"),
    [
        ("br", b"\x0b", "not asked for (br)"),
        ("gzip, gzip", zipped(zipped(TEXT)), "not asked for"),
        ("gzip", TEXT, "cannot be decompressed"),
        ("gzip", zipped(TEXT)[:-9], "not complete"),
        ("gzip", b"\x1f", "not complete"),
    ],
    ids=["brotli", "twice", "lie", "cut", "one byte"],
)
def test_what_cannot_be_used(coding: str, sent: bytes, says: str) -> None:
    content = Content(coding)
    if not content.full:
        content.take(sent)
    content.end()
    assert says in str(content.trouble)


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_what_is_too_large_is_cut_off(coding: str) -> None:
    sent = bytes(5_000_000)
    packed = {"gzip": zipped(sent), "deflate": zlib.compress(sent)}.get(coding, sent)
    content = Content(coding, 10_000)
    content.take(packed)
    assert content.full
    assert len(content.end()) == 10_000
    assert "cut off" in str(content.trouble)


def test_nothing_in_a_lot_of_bytes_is_cut_off_as_well() -> None:
    content = Content("gzip", 10_000)
    content.take(zipped(b"") * 1_000)
    assert "cut off" in str(content.trouble)


def test_nothing_at_all() -> None:
    for coding in ("", "gzip", "deflate"):
        content = Content(coding)
        assert (content.end(), content.trouble) == (b"", None)
