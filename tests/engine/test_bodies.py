"""A body is read as strict JSON, within bounds, and what is odd about it is told."""

import json
import math
from typing import Any

import pytest

from kcc_conformance.client import bodies
from kcc_conformance.client.bodies import MARKED, NO_JSON, read_body


@pytest.mark.parametrize(
    "value", [None, True, 0, -1.5, "", "é\u2028", [], {}, [[1], {"a": {"b": None}}], 10**300]
)
def test_json_is_read(value: Any) -> None:
    body = read_body(json.dumps(value).encode())
    assert (body.value, body.remarks, body.trouble) == (value, (), None)


def test_a_byte_order_mark_is_remarked_on() -> None:
    body = read_body(b'\xef\xbb\xbf{"a": 1}')
    assert (body.value, body.text, body.remarks) == ({"a": 1}, '{"a": 1}', (MARKED,))
    assert read_body(b"\xef\xbb\xbf").value is NO_JSON


@pytest.mark.parametrize(
    ("raw", "remark"),
    [
        (b"", None),
        (b"<html>", None),
        (b"{'a': 1}", None),
        (b"{} {}", None),
        ("{}".encode("utf-16"), "geen UTF-8"),
        (b'"\xe9"', "geen UTF-8"),
        (b'"\xed\xa0\x80"', "geen UTF-8"),
        (b'{"a": NaN}', "NaN is geen JSON"),
        (b"[-Infinity]", "-Infinity is geen JSON"),
        (b"[" * 201 + b"]" * 201, "dieper genest"),
        (b'{"a":' * 900 + b"1" + b"}" * 900, "dieper genest"),
        (b"[" * 100_000 + b"]" * 100_000, "dieper genest"),
    ],
)
def test_what_is_no_json(raw: bytes, remark: str | None) -> None:
    body = read_body(raw)
    assert body.value is NO_JSON
    assert body.trouble is None
    assert len(body.remarks) == (remark is not None)
    assert (remark or "") in "".join(body.remarks)


def test_two_hundred_levels_are_read() -> None:
    assert read_body(b"[" * 200 + b"]" * 200).remarks == ()


def test_a_name_twice_keeps_its_last_value_and_is_told() -> None:
    body = read_body(b'{"a": 1, "b": {"c": 1, "c": 2, "c": 3}, "a": 2, "d": 1}')
    assert body.value == {"a": 2, "b": {"c": 3}, "d": 1}
    (remark,) = body.remarks
    assert '("c", "a")' in remark
    many = ", ".join(f'"n{n}": 1, "n{n}": 2' for n in range(9))
    (remark,) = read_body(f"{{{many}}}".encode()).remarks
    assert "en 6 andere" in remark


@pytest.mark.parametrize("digits", ["9" * 5_000, "-" + "1" * 400, "1e400", "1" + "0" * 400 + ".5"])
def test_a_number_beyond_a_double_is_infinite_and_is_told(digits: str) -> None:
    body = read_body(f'{{"a": {digits}}}'.encode())
    assert math.isinf(body.value["a"])
    assert "te groot" in body.remarks[0]


@pytest.mark.parametrize("text", ["[" + "1," * 600 + "1]", "[" + "[]," * 600 + "1]"])
def test_too_many_values_are_not_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "VALUES_LIMIT", 500)
    body = read_body(text.encode())
    assert body.value is NO_JSON
    assert "more than 500 values" in str(body.trouble)
