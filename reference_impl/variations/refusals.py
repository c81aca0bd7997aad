"""Variations that refuse, with an explanation, what the text does not name; nothing is stored."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote_plus

from ..answers import Call, Problem, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Json
from ..middleware import Wsgi, html, taken
from ..values import parse_instant
from .choosy import Choosy
from .variation import CONTRACT
from .variation import Variation as V

_MES_1 = "\n\r\tȘșȚțˇ˘˙˚˛˝―‘’“”€™Ω⅛⅜⅝⅞←↑→↓♪"
"""What the multilingual European subset 1 has beside Latin up to U+017F, and line ends."""
_LAST_LATIN = "\u017f"
_SKEW = timedelta(minutes=5)
"""By how much a client's clock may be ahead."""
_SCRIPT = (b"<script", b"\\u003cscript")


class Unwelcome(Behaviour):
    """Refuses records with text that holds a character it does not take."""

    def __init__(self, unwelcome: Callable[[str], bool]) -> None:
        self.unwelcome = unwelcome

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems, with one for each text."""
        found = list(problems)
        for attribute in call.subject.stored:
            value = record.get(attribute.name)
            if attribute.kind != "text" or not isinstance(value, str):
                continue
            if bad := next((each for each in value if self.unwelcome(each)), ""):
                reason = f"Het teken U+{ord(bad):04X} kan niet worden opgeslagen."
                found.append(Problem(attribute.wire, "invalid_character", reason))
        return found


def _emoji(character: str) -> bool:
    return character > "\uffff" or unicodedata.category(character) == "So"


def _beyond(character: str) -> bool:
    plain = " " <= character <= "~" or "\u00a0" <= character <= _LAST_LATIN
    return not plain and character not in _MES_1


def _invisible(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in {"Cf", "Co", "Cn", "Zl", "Zp"} or (kind == "Cc" and character not in "\n\r\t")


def _after_1999(attribute: Attribute, value: Json) -> bool:
    return not value or parse_instant(value).year >= 2000


def _past(attribute: Attribute, value: Json) -> bool:
    return not value or parse_instant(value) <= datetime.now(UTC) + _SKEW


def firewall(status: int) -> Callable[[Wsgi], Wsgi]:
    """A firewall before the provider stops requests with a script element in them."""

    def around(app: Wsgi) -> Wsgi:
        def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            body = taken(environ)
            seen = body + unquote_plus(environ.get("QUERY_STRING", "")).encode()
            if any(each in seen.lower() for each in _SCRIPT):
                text = "Uw verzoek is tegengehouden door de firewall (regel 941110)."
                return html(start_response, status, text)
            return app(environ, start_response)

        return wrapped

    return around


VARIATIONS = (
    V("refuses-emoji", "Text with emoji is refused.", "Tekst met emoji wordt geweigerd.",
      lambda: Unwelcome(_emoji), differs=CONTRACT),
    V("refuses-beyond-latin", "Text with characters other than Latin (MES-1) is refused.",
      "Tekst met andere dan Latijnse tekens (MES-1) wordt geweigerd.",
      lambda: Unwelcome(_beyond), differs=CONTRACT),
    V("refuses-invisible", "Text with invisible characters is refused.",
      "Tekst met onzichtbare tekens wordt geweigerd.",
      lambda: Unwelcome(_invisible), differs=CONTRACT),
    V("firewall-400", "A firewall answers script elements with 400 and a page of HTML.",
      "Een firewall beantwoordt scriptelementen met 400 en een HTML-pagina.",
      wsgi=firewall(400), differs=CONTRACT),
    V("firewall-403", "A firewall answers script elements with 403 and a page of HTML.",
      "Een firewall beantwoordt scriptelementen met 403 en een HTML-pagina.",
      wsgi=firewall(403), differs=CONTRACT),
    V("firewall-406", "A firewall answers script elements with 406 and a page of HTML.",
      "Een firewall beantwoordt scriptelementen met 406 en een HTML-pagina.",
      wsgi=firewall(406), differs=CONTRACT),
    V("refuses-before-2000", "Plaatsgevonden op before the year 2000 is refused.",
      "Plaatsgevonden op vóór het jaar 2000 wordt geweigerd.",
      lambda: Choosy("plaatsgevonden_op", _after_1999, "Dit moment ligt vóór het jaar 2000."),
      differs=CONTRACT),
    V("refuses-future", "Plaatsgevonden op in the future is refused.",
      "Plaatsgevonden op in de toekomst wordt geweigerd.",
      lambda: Choosy("plaatsgevonden_op", _past, "Dit moment ligt in de toekomst."),
      differs=CONTRACT),
)  # fmt: skip
