"""Moments in the text's notation and on the wire."""

from datetime import UTC, datetime

import pytest

from kcc_conformance.contract import instants


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("01-03-2023 10:00", "2023-03-01T10:00:00+01:00"),
        ("15-07-2023 09:30", "2023-07-15T09:30:00+02:00"),
        ("29-02-2024 23:59:59", "2024-02-29T23:59:59+01:00"),
        ("29-10-2023 02:30 +0200", "2023-10-29T02:30:00+02:00"),
        ("29-10-2023 02:30 +0100", "2023-10-29T02:30:00+01:00"),
        ("29-10-2023 02:30:15 +01:00", "2023-10-29T02:30:15+01:00"),
    ],
)
def test_the_notation_of_the_text_is_dutch_time(text: str, told: str) -> None:
    assert instants.to_wire(instants.from_text(text)) == told


@pytest.mark.parametrize("text", ["", "2023-03-01", "29-02-2023 10:00", "01-03-2023", "10:00"])
def test_no_moment_in_that_notation(text: str) -> None:
    with pytest.raises(ValueError, match="not a moment"):
        instants.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-01T09:00:00Z",
        "2023-03-01t09:00:00z",
        "2023-03-01T10:00:00+01:00",
        "2023-03-01T04:00:00.000-05:00",
        "2023-03-01T09:00:00.0000001Z",
    ],
)
def test_the_same_moment_in_other_words(text: str) -> None:
    assert instants.from_wire(text) == datetime(2023, 3, 1, 9, 0, tzinfo=UTC)


def test_fractions_and_leap_seconds() -> None:
    moment = instants.from_wire("2016-12-31T23:59:60.5Z")
    assert moment == datetime(2016, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC)
    assert instants.from_wire("2023-03-01T09:00:00.1Z") != instants.from_wire(
        "2023-03-01T09:00:00Z"
    )


@pytest.mark.parametrize(
    ("fraction", "microseconds"),
    [("0", 0), ("1", 100_000), ("12345", 123_450), ("123456", 123_456), ("1234569", 123_456),
     ("9" * 40, 999_999), ("000000999", 0)],
)  # fmt: skip
def test_a_fraction_of_any_length(fraction: str, microseconds: int) -> None:
    moment = instants.from_wire(f"2023-03-01T09:00:00.{fraction}Z")
    assert moment == datetime(2023, 3, 1, 9, 0, 0, microseconds, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        "",
        "2023-03-01",
        "2023-03-01T10:00:00",
        "2023-03-01 10:00:00Z",
        "2023-03-01T10Z",
        "2023-02-30T10:00:00Z",
        "2023-03-01T25:00:00Z",
        "2023-03-01T10:00:00+25:00",
        "0001-01-01T00:00:00+23:00",
        "٢٠٢٣-03-01T10:00:00Z",
        "2023-03-01T10:00:00Z\n",
    ],
)
def test_no_moment_on_the_wire(value: object) -> None:
    assert instants.from_wire(value) is None


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("2023-03-01T09:00Z", True),
        ("2023-03-01T10:00:00+01:00", True),
        ("2023-03-01 10:00:30+0100", True),
        ("01-03-2023 10:00", True),
        ("2023-03-01T10:00:30", True),
        ("2023-03-01T10:01:00+01:00", False),
        ("02-03-2023 10:00", False),
        ("gisteren", False),
        (None, False),
    ],
)
def test_what_is_kept_though_written_otherwise(shown: object, kept: bool) -> None:
    assert instants.loosely_kept("2023-03-01T10:00:30+01:00", shown) is kept


@pytest.mark.parametrize("shown", ["2023-10-29 02:30:00", "29-10-2023 02:30", "2023-10-29T01:30"])
def test_an_hour_that_comes_twice_is_either(shown: str) -> None:
    assert instants.loosely_kept("2023-10-29T02:30:00+01:00", shown)
