"""Whatever is done to a bundle is noticed, and what nobody should unpack is refused."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from made_bundle import bad, bundled, good

from kcc_conformance.bundle.archive import pack, unpack
from kcc_conformance.bundle.verification import Trouble, read_bundle, verify
from kcc_conformance.errors import UsageError
from kcc_conformance.report.jsonfile import result_json

TRIALS, INSIDE = 240, 64
"""Changes of the bytes of the file, and of the files in it."""

Change = Callable[[random.Random, bytes], bytes]


@cache
def whole() -> bytes:
    return bundled(good())


@cache
def inside() -> dict[str, bytes]:
    return unpack(whole())[0]


def flip(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content))
    other = content[place] ^ (1 << chance.randrange(8))
    return content[:place] + bytes([other]) + content[place + 1 :]


def cut(chance: random.Random, content: bytes) -> bytes:
    begin = chance.randrange(len(content))
    return content[:begin] + content[begin + chance.choice((1, 2, 100, len(content))) :]


def add(chance: random.Random, content: bytes) -> bytes:
    place = chance.choice((0, len(content), chance.randrange(len(content))))
    return content[:place] + chance.randbytes(chance.choice((1, 4, 300))) + content[place:]


def swap(chance: random.Random, content: bytes) -> bytes:
    one, other = sorted(chance.sample(range(len(content)), 2))
    size = min(chance.choice((1, 8, 500)), other - one, len(content) - other)
    parts = content[:one], content[one : one + size], content[one + size : other]
    return b"".join(
        (parts[0], content[other : other + size], parts[2], parts[1], content[other + size :])
    )


def test_changes_of_the_file_are_noticed() -> None:
    changes: tuple[Change, ...] = (flip, cut, add, swap)
    seed = 20261130
    chance = random.Random(seed)
    for turn in range(TRIALS):
        change = changes[turn % len(changes)]
        other = change(chance, whole())
        if other != whole():
            assert not verify(other, None).whole, (seed, turn, change.__name__)


def test_changes_of_the_files_in_it_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed as a bundle is (less tightly, which takes less time), so that nothing but the
    statement can tell."""
    monkeypatch.setattr("kcc_conformance.bundle.archive._LEVEL", 1)
    seed = 20261201
    chance = random.Random(seed)
    names = sorted(inside())
    for turn in range(INSIDE):
        found = dict(inside())
        one, other = chance.sample(names, 2)
        kind = ("flip", "cut", "add", "swap", "remove", "rename", "exchange", "new")[turn % 8]
        if kind in ("flip", "cut", "add", "swap"):
            found[one] = {"flip": flip, "cut": cut, "add": add, "swap": swap}[kind](
                chance, found[one]
            )
        elif kind == "remove":
            del found[one]
        elif kind == "rename":
            found[one + "x"] = found.pop(one)
        elif kind == "exchange":
            found[one], found[other] = found[other], found[one]
        else:
            found[f"new-{turn}"] = found[one]
        if found == inside():
            continue
        verified = verify(pack(found), None)
        assert not verified.whole, (seed, turn, kind, one, other)
        if kind in ("remove", "rename"):
            assert one in verified.removed or one == "statement.json"
        if kind in ("rename", "new") and one != "statement.json":
            assert verified.added


def zipped(*files: tuple[str, bytes], comment: bytes = b"", method: int = 8) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def kinds(content: bytes) -> list[str]:
    return [each.kind for each in verify(content, None).troubles]


def test_packed_by_another_it_is_no_bundle_although_the_files_are_right() -> None:
    again = verify(zipped(*inside().items()), None)
    assert (again.changed, again.removed, again.added) == ((), (), ())
    assert [each.kind for each in again.troubles] == ["repacked"]
    assert kinds(zipped(*sorted(inside().items()), method=0)) == ["repacked"]


@pytest.mark.parametrize(
    "other",
    [
        lambda it: it + b"\0",
        lambda it: b"\0" + it,
        lambda it: it[:-2] + struct.pack("<H", 3) + b"abc",
        lambda it: it[:8] + b"\x01" + it[9:],
        lambda it: it[:10] + b"\x01" + it[11:],
    ],
)
def test_what_stands_beside_the_files_is_noticed(other: Callable[[bytes], bytes]) -> None:
    assert not verify(other(whole()), None).whole


def test_the_bits_that_fill_up_a_file_are_noticed() -> None:
    """The last byte of what is packed ends in bits that mean nothing."""
    content, found = whole(), 0
    for bit in range(8):
        place = content.index(b"PK\x03\x04", 4) - 1
        other = content[:place] + bytes([content[place] ^ (1 << bit)]) + content[place + 1 :]
        assert not verify(other, None).whole
        found += 1
    assert found == 8


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("files", "says"),
    [
        ((("a", b"1"), ("a", b"2")), "is in it twice"),
        ((("../a", b"1"),), "a name that a bundle cannot have"),
        ((("/etc/a", b"1"),), "a name that a bundle cannot have"),
        ((("a/../../b", b"1"),), "a name that a bundle cannot have"),
        ((("c:\\a", b"1"),), "a name that a bundle cannot have"),
        ((("map/", b""),), "a name that a bundle cannot have"),
        ((("a\nb", b"1"),), "a name that a bundle cannot have"),
        (((f"a{'é'}", b"1"),), "a name that a bundle cannot have"),
        (tuple((f"f{n}", b"") for n in range(1_001)), "more than 1000 files"),
    ],
)
def test_what_nobody_should_unpack_is_refused(
    files: tuple[tuple[str, bytes], ...], says: str
) -> None:
    (trouble,) = verify(zipped(*files), None).troubles
    assert trouble.kind == "damaged"
    assert says in trouble.what


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.bundle.archive.LARGEST", 1_000_000)
    bomb = zipped(("result.json", b"\0" * 1_000_001))
    assert len(bomb) < 2_000
    assert "unpacks to more" in verify(bomb, None).troubles[0].what
    many = zipped(*((f"f{n}", b"\0" * 900_000) for n in range(3)))
    assert "unpacks to more" in verify(many, None).troubles[0].what


def test_a_file_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(zipped(("result.json", b"{}" * 50)))
    for place in (content.index(b"PK\x03\x04") + 22, content.index(b"PK\x01\x02") + 24):
        content[place : place + 4] = struct.pack("<I", 7)
    assert verify(bytes(content), None).troubles


def test_a_report_that_says_something_else_than_the_result_is_noticed() -> None:
    """By its maker: the statement is over the report as it is now, and rightly packed."""
    from kcc_conformance.bundle.statement import digests, statement, statement_json, sums

    found = {**inside(), "report.html": inside()["report.html"].replace(b"conform", b"CONFORM")}
    del found["statement.json"], found["SHA256SUMS"]
    found["SHA256SUMS"] = sums(digests(found))
    stated = statement(good(), digests(found), signed_by=None, language="nl")
    found["statement.json"] = statement_json(stated)
    verified = verify(pack(found), None)
    assert verified.troubles == (Trouble("not_of_result", "report.html"),)


def test_a_statement_that_says_something_else_than_the_result_is_noticed() -> None:
    from kcc_conformance.bundle.statement import digests, statement, statement_json

    rest = {name: each for name, each in inside().items() if name != "statement.json"}
    stated = statement(replace(good(), verdict="partial"), digests(rest), signed_by=None,
                       language="nl")  # fmt: skip
    verified = verify(pack({**rest, "statement.json": statement_json(stated)}), None)
    assert [each.kind for each in verified.troubles] == ["contradicted"]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no zip", zipped(("a", b"1")), "".join(result_json(bad())).encode()]
)
def test_what_is_no_bundle_is_wrong_usage(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="is no bundle of this suite"):
        read_bundle(path)
    for other in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match="cannot be read"):
            read_bundle(other)


def test_half_a_bundle_is_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(whole()[: len(whole()) // 2])
    assert [each.kind for each in verify(read_bundle(path), None).troubles] == ["damaged"]


def test_how_old_it_is() -> None:
    assert verify(whole(), None, datetime(2026, 9, 21, 9, tzinfo=UTC)).age is not None
    ended = {**good().run, "finished": "2026-01-01T12:00:00+01:00"}
    content = bundled(replace(good(), run=ended))
    for now, age in (((2026, 1, 1, 11), 0), ((2026, 1, 11, 12), 10), ((2025, 12, 31), -2)):
        assert verify(content, None, datetime(*now, tzinfo=UTC)).age == age  # type: ignore[misc]
    for odd in ("yesterday", None, "2026-01-01T12:00:00"):
        content = bundled(replace(good(), run={**good().run, "finished": odd}))
        assert verify(content, None).age is None


def test_a_packed_file_is_read_back() -> None:
    contents = {"b": b"x" * 1000, "a/c.txt": b"", "a": zlib.compress(b"y")}
    assert unpack(pack(contents)) == (contents, "")
