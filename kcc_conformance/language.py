"""Dutch or English: the language of terminal and reports."""

import os
from collections.abc import Mapping

from kcc_conformance.errors import UsageError


def language_of(chosen: str | None, environment: Mapping[str, str] | None = None) -> str:
    """The chosen language, else English where the locale says so, else Dutch."""
    if chosen:
        return chosen
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "nl"
    return "nl"


def spoken_language(asked: str | None) -> str:
    """The language of what a command says, by its `--language`. Raises UsageError for one that
    there is not."""
    if asked not in (None, "nl", "en"):
        raise UsageError(f"--language {asked}: choose nl or en")
    return language_of(asked)
