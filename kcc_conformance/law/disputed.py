"""The checks that are disputed: somebody says that they are wrong, and it is not decided yet."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from kcc_conformance.law.clause import Words


@dataclass(frozen=True)
class Dispute:
    """That a check is disputed: since when, why, and where that is discussed.

    `check` is the id of a check, or that of a scenario, for all its rows.
    """

    check: str
    since: date
    reason: Words
    link: str = ""

    def about(self, check_id: str) -> bool:
        """Whether it is about the check of that id."""
        return check_id == self.check or check_id.startswith(f"{self.check}[")

    def as_json(self) -> dict[str, str]:
        """What result.json says of it at a check."""
        told = {"since": self.since.isoformat(), "nl": self.reason.nl, "en": self.reason.en}
        return {**told, "link": self.link}


@cache
def load_disputes() -> tuple[Dispute, ...]:
    """Those that come along (features/disputed.toml)."""
    text = (files("kcc_conformance.features") / "disputed.toml").read_text("utf-8")
    return build_disputes(tomllib.loads(text))


def build_disputes(data: Mapping[str, Any]) -> tuple[Dispute, ...]:
    """Those of a file that was read. Raises KeyError for an entry that is not whole."""
    return tuple(
        Dispute(each["check"], each["since"], Words(each["nl"], each["en"]), each.get("link", ""))
        for each in data.get("disputed", ())
    )


def dispute_of(check_id: str, disputes: Sequence[Dispute]) -> Dispute | None:
    """The dispute about a check, if there is one."""
    return next((each for each in disputes if each.about(check_id)), None)
