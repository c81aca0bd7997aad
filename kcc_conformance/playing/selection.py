"""Which scenarios to play: `--only` names clauses, questions, levels or features."""

import re
from dataclasses import dataclass

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.scenarios import Played


@dataclass(frozen=True)
class Selection:
    """Words of which one must fit, and words of which none may; no words: everything."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether something may be left out."""
        return bool(self.wanted or self.unwanted)

    def wants(self, played: Played) -> bool:
        """Whether the scenario is to be played."""
        if any(_fits(word, played) for word in self.unwanted):
            return False
        return not self.wanted or any(_fits(word, played) for word in self.wanted)


def parse_selection(text: str | None) -> Selection:
    """Reads `C0992-2.4, attributen, not OPEN`: words between commas or spaces, `not` before one.

    A word fits a clause or question id (`2.4` for `C0992-2.4`), a level, a feature file's name, or
    a part of the scenario's id. Raises UsageError for an empty expression or a dangling `not`.
    """
    if text is None:
        return Selection()
    words = [word for word in re.split(r"[\s,]+", text) if word and word not in ("or", "of")]
    wanted, unwanted = [], []
    following = iter(words)
    for word in following:
        if word in ("not", "niet"):
            word = next(following, "")
            if not word:
                raise UsageError("--only: there is nothing behind 'not'")
            unwanted.append(word.lstrip("@"))
        else:
            wanted.append(word.lstrip("@"))
    if not wanted and not unwanted:
        raise UsageError("--only: name a clause (C0992-2.4), a question (Q7), a level or a feature")
    return Selection(tuple(wanted), tuple(unwanted))


def _fits(word: str, played: Played) -> bool:
    names = {*played.clauses, *played.questions, played.level}
    names |= {clause.removeprefix("C0992-") for clause in played.clauses}
    lowered = word.lower()
    if lowered in {name.lower() for name in names}:
        return True
    exact = re.fullmatch(
        r"(c0992-|f2173-|bt-|api-)?[\d.]+[a-z]?|q\d+|must|should|open|info", lowered
    )
    return exact is None and lowered in played.id.lower()
