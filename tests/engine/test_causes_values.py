"""What happened to a value: each relation, and what is nearly it."""

from datetime import UTC, datetime

import pytest

from kcc_conformance.causes import moments, texts

BEGAN = datetime(2026, 11, 30, 12, tzinfo=UTC)
LONG = "Klant vraagt wanneer. Antwoord: op maandag 25 december, vanaf 7 uur."


@pytest.mark.parametrize(
    ("sent", "shown", "kind", "boundary"),
    [
        (LONG, LONG[:30], "cut", "30"),
        (LONG, LONG[:12], "cut", "13"),  # the blank at the cut is no part of what is compared
        ("é" * 40, "é" * 30, "cut_bytes", "60"),
        (LONG, LONG[:21], "cut_before", "Antwoord:"),
        ("klaar.", "klaar", "last_lost", "."),
        ("tekst", "", "emptied", ""),
        ("Afval", "AFVAL", "upper_case", ""),
        ("Afval", "afval", "lower_case", ""),
        ("afval rond kerst", "Afval rond kerst", "first_capital", ""),
        ("van der Berg", "Van Der Berg", "capitalised", ""),
        ("aFval", "AfvAL", "case", ""),
        ("een  twee\tdrie", "een twee drie", "blanks_collapsed", ""),
        ("een \ntwee", "een\ntwee", "lines_trimmed", ""),
        ("een\ntwee", "eentwee", "lines_joined", ""),
        ("a <b>c</b>", "a c", "tags_lost", ""),
        ("a & b", "a &amp; b", "escaped", ""),
        ("'t", "\\'t", "backslashes", ""),
        ("één", "Ã©Ã©n", "mojibake", ""),
        ("één €", "??n ?", "only_ascii", ""),
        ("bel 🎄 nu", "bel  nu", "emoji_lost", ""),
        ("één", "een", "accents_lost", ""),
        ("kamer 007", "kamer 7", "zeros_lost", ""),
        ("wat?? ja!!", "wat? ja!", "once", ""),
        ("ab", "abab", "repeated", ""),
        ("een\n> oud\ntwee", "een\ntwee", "lines_lost", ">"),
        ("a+b+c", "a b c", "replaced", "+ → "),
        ("a-b-c", "abc", "characters_lost", "-"),
        ("ab", "a-b", "characters_added", "-"),
    ],
)
def test_what_happened_to_a_text(sent: str, shown: str, kind: str, boundary: str) -> None:
    found = list(texts.relations(sent, shown))
    assert (kind, boundary) in found or (kind, boundary + " ") in found, found


@pytest.mark.parametrize(
    ("sent", "shown", "kind"),
    [
        (LONG, LONG[:30] + "!", "cut"),
        ("Afval", "AFVAL!", "upper_case"),
        ("a <b>c</b>", "a b c", "tags_lost"),
        ("een  twee", "eentwee", "blanks_collapsed"),
        ("één", "eén", "accents_lost"),
        ("kamer 070", "kamer 7", "zeros_lost"),
    ],
)
def test_what_is_nearly_it_is_not_it(sent: str, shown: str, kind: str) -> None:
    assert kind not in {found for found, _ in texts.relations(sent, shown)}


@pytest.mark.parametrize(
    ("sent", "shown", "kind", "boundary"),
    [
        ("2023-03-01T10:00:00+01:00", "2023-03-01T10:00:00Z", "offset_ignored", ""),
        ("2023-03-01T09:00:00Z", "2023-03-01T10:00:00Z", "local_as_utc", ""),
        ("2023-03-01T10:00:00+01:00", "2023-03-01T11:00:00+01:00", "shifted", "+1 h"),
        ("2023-03-01T10:00:00+01:00", "2023-03-01T09:30:00+01:00", "shifted", "−30 min"),
        ("2023-07-01T10:00:00+02:00", "2023-07-01T11:00:00+02:00", "summer_time", "+1 h"),
        ("2023-10-29T02:30:00+02:00", "2023-10-29T02:30:00+01:00", "twice", "+1 h"),
        ("2023-01-01T05:00:00+05:30", "2023-01-01T00:00:00Z", "offset_minutes_lost", ""),
        ("2023-03-01T10:00:30+01:00", "2023-03-01T10:00:00+01:00", "seconds_lost", ""),
        ("2023-03-01T10:00:00+01:00", "2023-03-01T00:00:00+01:00", "midnight", ""),
        ("2023-03-01T10:00:00+01:00", "2023-01-03T10:00:00+01:00", "day_month_swapped", ""),
        ("2024-02-29T10:00:00+01:00", "2024-03-01T10:00:00+01:00", "leap_day", ""),
        ("2022-12-31T23:30:00+01:00", "2023-12-31T23:30:00+01:00", "year_moved", ""),
        ("2023-03-01T10:00:00+01:00", "2026-11-30T12:00:05Z", "now", ""),
        ("2023-03-01T10:00:00+01:00", "2023-03-01", "date_only", ""),
        ("2023-03-01T00:00:00+01:00", "2023-03-01", "midnight_date_only", ""),
        ("2023-03-01T00:00:00+01:00", None, "midnight_lost", ""),
        ("2023-03-01T10:00:00+01:00", "2023-03-01T10:00:00", "zone_lost", ""),
        ("2023-03-01T10:00:00+01:00", 1677661200, "as_number", ""),
    ],
)
def test_what_happened_to_a_moment(sent: str, shown: object, kind: str, boundary: str) -> None:
    assert (kind, boundary) in moments.relations(sent, shown, BEGAN)


@pytest.mark.parametrize(
    ("sent", "shown", "kind"),
    [
        ("2023-03-01T10:00:00+01:00", "2023-03-01T11:00:00+01:00", "summer_time"),
        ("2023-07-01T10:00:00+02:00", "2023-07-01T11:00:00+02:00", "offset_ignored"),
        ("2023-03-01T10:00:00+01:00", None, "midnight_lost"),
        ("2023-03-01T10:00:00+01:00", "2023-03-01", "midnight_date_only"),
        ("2023-10-29T05:30:00+01:00", "2023-10-29T06:30:00+01:00", "twice"),
        ("2023-03-01T10:00:00+01:00", "2024-05-01T10:00:00+01:00", "year_moved"),
    ],
)
def test_a_moment_that_is_nearly_it(sent: str, shown: object, kind: str) -> None:
    assert kind not in {found for found, _ in moments.relations(sent, shown, BEGAN)}


def test_the_edge_of_the_calendar_is_no_trouble() -> None:
    assert moments.relations("0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59Z", BEGAN) == ()
