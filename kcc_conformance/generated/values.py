"""Generated values: what a contract allows for an attribute, and what it does not."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute
from kcc_conformance.contract.instants import AMSTERDAM

# Language codes that are the same in every edition of the code list.
LANGUAGES = ("eng", "spa", "ita", "por", "pol", "tur", "ara", "rus", "ukr", "swe", "hun", "jpn")

_CODE = re.compile("[a-z]{3}")
"""How those are written."""

_CORNERS = (
    "Klant zegt: \"Dat 'klopt' niet\" \\ en/of niet?",
    "<b>Vet</b> & <script>alert(1)</script> &amp; &lt;",
    "Ålesund, Çeşme, Łódź, São Tomé, Nuñez, ’s-Gravenhage, Māori",
    "e\u0301e\u0302 n\u0303 a\u030a: losse accenten",
    "שלום עולם \u200fمرحبا بالعالم",
    "漢字かな交じり文 – 한국어 – Ελληνικά – Кириллица",
    "\U0001f384\U0001f6ae\U0001f469\u200d\U0001f4bb\U0001f1f3\U0001f1f1 \U0001d4d7\U00020bb7",
    "{{ 7*7 }} ${x} %s %(a)d {0} \\n \\u0041 '; DROP TABLE klantcontact; --",
    "50%25 korting + %20 gratis, a+b@example.org, 06-00000000, NL00TEST0123456789",
    "zacht\u00adkoppel\u00adteken, vaste\u00a0spatie, \u202bomgekeerd\u202c, \u200bnul\u200dbreed",
    "\u0130stanbul \u0131l\u0131k, STRASSE stra\u00dfe, \ufb01jn",
    "null",
    "true",
    "0012",
    "2023-03-01",
    "=1+1",
    "A  B   C",
)
_LINES = (
    "Vraag: waar?\nAntwoord: hier.\n\nDag!",
    "kolom\tkolom, huisnummer 007?!! Antwoord: daar… of toch... \n> wat er eerder stond  \n- ten"
    " eerste,, ja\n- ten tweede!!! Waarom dan??\nAntwoord: daarom, 0012;; Antwoord: klaar.",
)
"""The second has many traps at once; SNARES has them one by one."""

SNARES = (
    "Vraag: wie? Antwoord: hij. Vraag: en nu? Antwoord: niets.",
    "Antwoord:\n> wat er eerder stond\nen wat nieuw is",
    "Antwoord:\n- ten eerste\n- ten tweede",
    "Echt waar?!! Nee!!! Hoezo?? Ja,, toch;;",
    "Een ogenblik… ja, dank",
    "Een ogenblik... ja, dank",
    "Een regel met spaties erachter  \nen de volgende",
    "Huisnummer 007, dossier 0012",
    "kolom\tkolom",
)
"""Texts with one trap each: what they lose is lost by rules that are about one kind of text, such
as a letter or a list. Tried by themselves where a text with all of them came back otherwise."""

_CHANGES = (
    datetime(2023, 3, 26, 1, 0, tzinfo=UTC),
    datetime(2023, 10, 29, 1, 0, tzinfo=UTC),
    datetime(2022, 12, 31, 23, 0, tzinfo=UTC),
    datetime(2024, 2, 28, 23, 0, tzinfo=UTC),
    datetime(2024, 2, 29, 23, 0, tzinfo=UTC),
    datetime(2000, 2, 29, 12, 0, tzinfo=UTC),
)
"""Moments at which the day, the year or the clock changes; tried with those just before and after.
"""

_CLOCKS = (
    "2023-07-05T00:00:00+02:00",
    "2023-01-01T00:00:00Z",
    "2023-10-29T02:30:00+02:00",
    "2023-10-29T02:30:00+01:00",
    "2024-12-31T12:00:00+01:00",
)
"""Clocks at which much goes wrong: midnight in Dutch summer, on a day that can trade places with
its month, as today cannot always; midnight in UTC on New Year's Day; both times that it is half
past two when the clock goes back; a day whose week is of the next year."""

_JUST_NOW = timedelta(minutes=1)
"""So long ago that it is no future for a provider whose clock is a little behind, and that it still
is one for who takes Dutch local time for UTC."""

_ONE_LINE = 500
"""Characters. What may be longer is a text of more than one line."""

_UNLIMITED = {"inhoud": 1_000}
_USUAL = 200
"""Characters: how long a text is made where the contract names no limit. What the published
contracts leave room for; 255 is where databases cut by themselves."""


def corner_cases(attribute: Attribute, now: datetime | None = None) -> list[Any]:
    """The values that are always tried: at the limits, and what often goes wrong. `now` is the
    moment that a run goes by, the clock's without it."""
    if attribute.kind == "instant":
        near = (timedelta(seconds=-1), timedelta(0), timedelta(minutes=30))
        just_now = (now or datetime.now(UTC)).astimezone(AMSTERDAM) - _JUST_NOW
        zones = (0, 60, 120, -300, 330)
        return [
            *_CLOCKS,
            just_now.isoformat(timespec="seconds"),
            *(
                moment(at + step, zones[(turn + index) % len(zones)])
                for turn, at in enumerate(_CHANGES)
                for index, step in enumerate(near)
            ),
        ]
    longest = attribute.max or _UNLIMITED.get(attribute.name, _USUAL)
    fill = "Lang. " * (longest // 6 + 1)
    edges = [
        "x",
        fill[: longest - 1] + "!",
        fill[: longest - 2] + "!",
        ("\U0001f384" * longest)[:longest],
        ("é" * longest)[:longest],
    ]
    lines = list(_LINES) if longest > _ONE_LINE else [" ".join(_LINES[1].split())]
    least = attribute.min or 1
    return [text for text in [*edges, *_CORNERS, *lines] if least <= len(text) <= longest]


def languages(attribute: Attribute) -> tuple[str, ...]:
    """The languages to choose from: many, where the contract writes those that it names as codes of
    three letters, or takes any text; else those that it names."""
    known = [str(value) for value in attribute.values.values()]
    open_ended = attribute.free or not known or attribute.max is not None
    alike = attribute.free or all(map(_CODE.fullmatch, known))
    room = (attribute.min or 0) <= 3 <= (attribute.max or 3)
    return LANGUAGES if open_ended and alike and room else (*attribute.values,) or ("Nederlands",)


def snares(attribute: Attribute) -> tuple[str, ...]:
    """The traps of a corner case one by one, as far as the attribute has room for them."""
    if attribute.kind != "text":
        return ()
    longest = attribute.max or _ONE_LINE + 1
    texts = (text for text in SNARES if longest > _ONE_LINE or "\n" not in text)
    return tuple(text for text in texts if (attribute.min or 0) <= len(text) <= longest)


def allowed(attribute: Attribute) -> st.SearchStrategy[Any]:
    """Any value that the contract allows for a text or an instant.

    Texts have no white space around them (a provider may trim) and no control characters.
    """
    if attribute.kind == "instant":
        return st.builds(
            lambda at, zone: moment(at.replace(tzinfo=UTC), zone),
            st.datetimes(datetime(1990, 1, 1), datetime(2025, 12, 31)).map(
                lambda at: at.replace(microsecond=0)
            ),
            st.sampled_from((0, 60, 120, -300, 330, 765)),
        )
    least, longest = attribute.min or 1, attribute.max or max(_USUAL, attribute.min or 0)
    characters = st.characters(
        exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
    )
    return (
        st.text(characters, min_size=least, max_size=longest)
        .map(str.strip)
        .filter(lambda text: least <= len(text) <= longest)
    )


def kinds_forbidden(attribute: Attribute) -> tuple[Any, ...]:
    """One wire value of each kind that the contract does not allow: a list, an object, and what
    else an attribute like this can be wrong in. No provider is known to accept any of them."""
    shapes: tuple[Any, ...] = ([], {"waarde": "x"})
    if attribute.kind == "instant":
        return (*shapes, *_no_moments(attribute, "gisteren", "2023-02-30T10:00:00Z"))
    if attribute.kind == "boolean":
        return (*shapes, "misschien", 7)
    if set(attribute.values) >= {"Ja", "Nee", "onbekend"}:
        return (*shapes, *_unknown(attribute, "misschien", "JANEE"))
    if attribute.max is None:
        return (*shapes, ["x"], [True])
    over = attribute.max + 1
    return (*shapes, "z" * over, "\U0001d4d7" * over)


def _no_moments(attribute: Attribute, *texts: str) -> tuple[str, ...]:
    """Those of these texts that are no moment as the contract writes one."""
    return tuple(text for text in texts if wire.moment(attribute, text) is None)


def _unknown(attribute: Attribute, *words: str) -> tuple[str, ...]:
    """Those of these words that are none of the contract's own."""
    return tuple(word for word in words if word not in attribute.values.values())


def forbidden(attribute: Attribute) -> st.SearchStrategy[Any]:
    """Any wire value that the contract does not allow and that no provider is known to accept."""
    shapes: st.SearchStrategy[Any] = st.sampled_from(
        [[], {}, ["x"], {"a": 1}, [True], {"waarde": "x"}]
    )
    if attribute.kind == "instant":
        return st.one_of(
            shapes,
            st.sampled_from(
                _no_moments(
                    attribute,
                    "gisteren",
                    "2023-02-30T10:00:00Z",
                    "2023-13-01T10:00:00Z",
                    "2023-03-01T25:00:00Z",
                    "01-03-2023",
                    "10:00",
                    "nu",
                )
            ),
        )
    if attribute.kind == "boolean":
        return st.one_of(shapes, st.sampled_from(["misschien", "nvt", 7, -3, 2.5]))
    if set(attribute.values) >= {"Ja", "Nee", "onbekend"}:
        words = _unknown(attribute, "misschien", "nvt", "JANEE", "j")
        return st.one_of(shapes, st.sampled_from(words))
    if attribute.max is None:
        return shapes
    longest = attribute.max
    letters = st.characters(categories=("Lu", "Ll", "Nd"))
    over = st.text(letters, min_size=longest + 1, max_size=longest + 40)
    return st.one_of(shapes, over)


def moment(at: datetime, minutes: int) -> str:
    """RFC 3339 for an instant, written in a zone that many minutes from UTC."""
    if minutes == 0:
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return at.astimezone(timezone(timedelta(minutes=minutes))).isoformat()
