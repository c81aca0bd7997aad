"""What a draft of a contract comes to, and how it marks what is to be looked at."""

from dataclasses import dataclass

GUESS = "  # guess"
"""What a line ends with that was guessed."""
NOT_FOUND = "# not found: "
"""What a line begins with of what was not."""
NOUNS = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")


@dataclass(frozen=True)
class Draft:
    """The text of a contract.toml, and in words what in it was guessed and what was not found."""

    text: str
    guessed: tuple[str, ...]
    missing: tuple[str, ...]
    lost: tuple[str, ...] = ()
