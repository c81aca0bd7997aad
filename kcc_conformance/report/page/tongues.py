"""Words in both languages at once: the reader switches, and nothing else on the page changes."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from markupsafe import Markup, escape

from kcc_conformance.inert import harmless
from kcc_conformance.report.texts import counted, say
from kcc_conformance.report.view import View

_BOTH = Markup('<span class="nl" lang="nl">{}</span><span class="en" lang="en">{}</span>')
_DUTCH = Markup('<span lang="nl">{}</span>')


class Tongues:
    """The two views of a result. What is the same in both languages is written once: as Dutch if
    it is prose, for what checks say is Dutch where it has no English."""

    def __init__(self, nl: View, en: View) -> None:
        self._views = (nl, en)

    def pair(self, nl: object, en: object) -> Markup:
        """Two texts of which the page shows one."""
        if nl != en:
            return _BOTH.format(_clean(nl), _clean(en))
        return self.dutch(nl) if " " in str(nl).strip() else _clean(nl)

    def dutch(self, text: object) -> Markup:
        """A text that is Dutch in either language; nothing for an empty one."""
        return _DUTCH.format(_clean(text)) if str(text) else Markup("")

    def say(self, key: str, **values: object) -> Markup:
        """The words for a key."""
        return self.pair(say(key, "nl", **values), say(key, "en", **values))

    def counted(self, key: str, count: int, **values: object) -> Markup:
        """The words for so many of something."""
        return self.pair(counted(key, count, "nl", **values), counted(key, count, "en", **values))

    def told(self, name: str, *arguments: Any) -> Markup:
        """What both views tell by that name: an attribute, or a method with these arguments."""
        nl, en = (self._of(view, name, arguments) for view in self._views)
        return self.pair(nl, en)

    def each(self, name: str, *arguments: Any) -> Sequence[Markup]:
        """What both views tell by that name, one by one, where they tell several things."""
        nl, en = (self._of(view, name, arguments) for view in self._views)
        return [self.pair(*both) for both in zip(nl, en, strict=True)]

    @staticmethod
    def _of(view: View, name: str, arguments: Sequence[Any]) -> Any:
        found = attrgetter(name)(view)
        return found(*arguments) if callable(found) else found


def _clean(text: object) -> Markup:
    return escape(harmless(text))
