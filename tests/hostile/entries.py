"""What an entry of the corpus is."""

from collections.abc import Callable
from dataclasses import dataclass

from wireserver import Trick

NAMED = ("--contract", "openklant-2.16")
AUTO = ("--contract", "auto")
# A busy machine must not be taken for a server that is silent, and a test of silence may not last.
SECONDS = ("--timeout", "3", "--max-seconds", "30")
SHORT = ("--timeout", "0.3", "--max-seconds", "5")
# Registering, reading, looking up; with the value of an attribute where texts are what matters.
PLAY = "bekende-klant"
VALUES = "C0992-2.3,bekende-klant"


@dataclass(frozen=True)
class Entry:
    """One hostile or broken server.

    `trick` gets the URL of another origin, that must never be asked for anything, and gives what
    the server does. `does` says it in one line; `codes` are the exit codes that are right; `says`
    must be on the terminal or in result.json; `options` are further options of the run, `seconds`
    how long it may last, `only` what is played; a `heavy` one is run in a process of its own with
    little memory.
    """

    name: str
    does: str
    trick: Callable[[str], Trick]
    codes: tuple[int, ...]
    says: str = ""
    options: tuple[str, ...] = NAMED
    seconds: tuple[str, ...] = SECONDS
    only: str = PLAY
    tls: bool = False
    heavy: bool = False


def always(trick: Trick) -> Callable[[str], Trick]:
    """A trick that has no need of another origin."""
    return lambda elsewhere: trick


def entry(
    name: str,
    does: str,
    trick: Trick,
    *codes: int,
    says: str = "",
    auto: bool = False,
    short: bool = False,
    heavy: bool = False,
    only: str = PLAY,
    seconds: tuple[str, ...] = SECONDS,
) -> Entry:
    """An entry whose trick has no need of another origin."""
    return Entry(
        name,
        does,
        always(trick),
        codes,
        says,
        AUTO if auto else NAMED,
        SHORT if short else seconds,
        heavy=heavy,
        only=only,
    )
