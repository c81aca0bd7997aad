"""Where two values differ, and how that is marked."""

import pytest

from kcc_conformance.report.difference import EXTRA, GONE, LEFT_OUT, SAME, difference

LONG = "De inwoner belde over de afvalinzameling rond kerst. " * 5 + "Dank."


def marked(expected: object, received: object, language: str = "nl") -> tuple[str, str]:
    found = difference(expected, received, language)
    return found.expected.marked, found.received.marked


def test_a_text_that_is_cut_shows_what_is_gone_and_how_much_is_equal() -> None:
    found = difference(LONG, LONG[:200], "nl")
    assert [part.kind for part in found.expected.parts] == [LEFT_OUT, SAME, GONE]
    assert [part.kind for part in found.received.parts] == [LEFT_OUT, SAME]
    assert found.expected.marked == f'"… 170 gelijke tekens …{LONG[170:200]}[−{LONG[200:]}−]"'
    assert (found.expected.length, found.received.length) == (270, 200)


def test_the_parts_are_the_whole() -> None:
    found = difference(LONG + "<b>x</b>" + LONG, LONG + "x" + LONG, "en")
    for side, whole in ((found.expected, LONG + "<b>x</b>" + LONG), (found.received, 2 * LONG)):
        assert sum(part.length for part in side.parts) == side.length
        assert abs(len(whole) - (side.length or 0)) <= 1


def test_only_what_differs_is_marked() -> None:
    assert marked("Jan & Piet", "Jan &amp; Piet") == ('"Jan & Piet"', '"Jan &[+amp;+] Piet"')
    assert marked("Straat <b>vet</b> op", "Straat vet op") == (
        '"Straat [−<b>−]vet[−</b>−] op"',
        '"Straat vet op"',
    )
    assert marked("2024-01-01T12:00:00Z", "2024-01-01T13:00:00Z") == (
        '"2024-01-[−01T12−]:00:00Z"',
        '"2024-01-[+01T13+]:00:00Z"',
    )


def test_what_differs_as_a_whole_is_not_marked() -> None:
    assert marked("Telefoon", "Balie") == ('"Telefoon"', '"Balie"')
    assert marked(True, None) == ("true", "null")
    assert marked("x" * 400, None)[1] == "null"
    assert "[−" not in marked("x" * 400, None)[0]


def test_invisible_characters_are_named() -> None:
    assert marked("a b", "a\xa0b") == ('"a[−⟨spatie⟩−]b"', '"a[+⟨harde spatie⟩+]b"')
    assert marked("een", "een  ") == ('"een"', '"een[+⟨spatie ×2⟩+]"')
    assert (
        marked("een\ntwee", "een\r\ntwee", "en")[1] == '"een[+⟨carriage return⟩+]⟨line break⟩twee"'
    )
    assert "⟨U+0301 COMBINING ACUTE ACCENT⟩" in marked("café", "cafe\u0301")[1]
    assert "⟨U+202E RIGHT-TO-LEFT OVERRIDE⟩" in marked("abc", "abc\u202e")[1]


def test_nothing_of_a_value_does_anything() -> None:
    for side in marked("a\x1b[31m" * 50, "a\x1b[32m\ud800" * 50):
        assert side.isprintable()


def test_lists_and_objects_are_compared_whatever_the_order_of_their_members() -> None:
    assert marked({"a": 1, "b": [2]}, {"b": [2], "a": 1}) == ('{"a": 1, "b": [2]}',) * 2
    assert marked(["een", "twee", "drie"], ["een", "drie"]) == (
        '["een", "[−twee", "−]drie"]',
        '["een", "drie"]',
    )


def test_one_character_makes_a_text_of_it() -> None:
    assert marked(1, "1") == ("1", '"1"')


@pytest.mark.parametrize("size", [1, 60, 61, 10_000])
def test_equal_values_are_shortened(size: int) -> None:
    (expected, received) = marked("x" * size, "x" * size)
    assert expected == received
    assert len(expected) < 120


def test_large_values_take_no_time_and_no_room() -> None:
    one, other = "a b " * 50_000, "b c " * 50_000
    assert all(len(side) < 400 for side in marked(one, other))
    assert {part.kind for part in difference(one, other, "nl").received.parts} <= {
        EXTRA,
        LEFT_OUT,
        SAME,
    }
