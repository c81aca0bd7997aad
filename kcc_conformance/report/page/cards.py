"""The cards of the page: one per cause, and one per failure that has none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from kcc_conformance.report.causes import Causes, Explained
from kcc_conformance.report.difference import EXTRA, GONE, LEFT_OUT, Side, difference
from kcc_conformance.report.exchanges import body_of
from kcc_conformance.report.page.cited import Cited, cited
from kcc_conformance.report.page.tongues import Tongues
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.cause import Cause
from kcc_conformance.result.result import CheckFinding

_COUNTED = 40
"""Of a shorter text it is seen how long it is."""
_TAGS = {GONE: ("del", "−"), EXTRA: ("ins", "+")}


@dataclass(frozen=True)
class Card:
    """A cause in both languages. `label` is the key of the word for the expected value; `stories`
    are the checks that it explains, that of the witness first."""

    cause: Cause
    what: Markup
    where: Markup
    label: str
    expected: Markup
    received: Markup
    stories: tuple[Story, ...]
    binding: int
    clauses: tuple[str, ...]
    sent: Mapping[str, Any] | None
    seen: Mapping[str, Any] | None


class Cards:
    """The causes of a result as cards, for both views of it."""

    def __init__(self, nl: View, en: View, tongues: Tongues) -> None:
        self._views = (nl, en)
        self._tongues = tongues
        self._told = (Causes(nl), Causes(en))
        self.all: Sequence[Card] = tuple(map(self._card, *(told.all for told in self._told)))

    @property
    def headlines(self) -> tuple[Markup, ...]:
        """What explains how much: of the checks that count, and of the others."""
        one, other = self._told
        both = ((one.headline, other.headline), (one.beside, other.beside))
        told = dict.fromkeys(self._tongues.pair(nl, en) for nl, en in both if nl)
        return tuple(told)

    def of(self, check_id: str) -> tuple[str, ...]:
        """The ids of the causes that explain a check."""
        return tuple(card.cause.id for card in self.all if check_id in card.cause.checks)

    def against(self, clause: str) -> tuple[str, ...]:
        """The ids of the causes that speak against a clause."""
        return tuple(card.cause.id for card in self.all if clause in card.cause.clauses)

    @staticmethod
    def counting(card: Card) -> str:
        """The key of the words for how many of its checks count for the verdict."""
        if card.binding in (0, len(card.stories)):
            return "explains.all" if card.binding else "explains.none"
        return "explains.one" if card.binding == 1 else "explains"

    def same(self, card: Card) -> Markup:
        """In how many other checks the same is seen."""
        return self._tongues.counted("causes.same", len(card.stories) - 1)

    def apart(self, stories: Sequence[Story]) -> tuple[Story, ...]:
        """Those of the stories that no cause explains."""
        explained = {name for card in self.all for name in card.cause.checks}
        return tuple(story for story in stories if story.check.id not in explained)

    def sides(self, finding: CheckFinding) -> tuple[Markup, Markup]:
        """What a finding expected and received, with the difference marked."""
        found = [
            difference(view.wanted(finding.expected), view.wanted(finding.actual), view.language)
            for view in self._views
        ]
        return (
            self._side(*(each.expected for each in found)),
            self._side(*(each.received for each in found)),
        )

    @staticmethod
    def cited(exchange: Mapping[str, Any], side: str, pointer: str, value: Any) -> Cited | None:
        """The body of `request` or `response` around the place where that value stands."""
        body = body_of(exchange, side)
        return None if body is None or body == "" else cited(body, pointer, value)

    def _card(self, nl: Explained, en: Explained) -> Card:
        return Card(
            nl.cause,
            self._tongues.pair(nl.what, en.what),
            self._tongues.pair(nl.where, en.where),
            nl.expected,
            self._side(nl.difference.expected, en.difference.expected),
            self._side(nl.difference.received, en.difference.received),
            nl.stories,
            nl.binding,
            tuple(clause.id for clause in nl.clauses),
            nl.sent,
            nl.seen,
        )

    def _side(self, nl: Side, en: Side) -> Markup:
        one, other = _marked(nl), _marked(en)
        if one != other:
            both = Markup(
                '<span class="nl" lang="nl">{}</span><span class="en" lang="en">{}</span>'
            )
            one = both.format(one, other)
        if nl.length is None or nl.length < _COUNTED:
            return one
        return one + Markup(" <small>({})</small>").format(
            self._tongues.counted("length", nl.length)
        )


def _marked(side: Side) -> Markup:
    """A value with the equal part in grey, and the difference between signs."""
    whole = all(part.kind not in ("same",) for part in side.parts)
    told = []
    for part in side.parts:
        tag, sign = _TAGS.get(part.kind, ("", ""))
        if part.kind == LEFT_OUT:
            told.append(Markup("<i>{}</i>").format(part.text))
        elif tag and not whole:
            shape = Markup(f"<{tag}><b>{sign}</b>{{}}<b>{sign}</b></{tag}>")
            told.append(shape.format(part.text))
        else:
            told.append(escape(part.text))
    text = Markup("").join(told)
    quoted = Markup('"{}"').format(text) if side.length is not None else text
    return Markup('<code class="{}">{}</code>').format("whole" if whole else "part", quoted)
