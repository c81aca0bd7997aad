"""What there is to say of a setting beside its value; it is kept with the field of `Settings`."""

from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

PROVIDER, CREDENTIALS, CONTRACT, JUDGING, PLAYING, TLS, OUTPUT = GROUPS = (
    "Provider", "Credentials", "Contract", "Judging", "Playing", "TLS", "Output",
)  # fmt: skip
"""The groups in which the settings are shown, in that order."""

ABOUT = "about"
"""The key in a field's metadata."""


@dataclass(frozen=True)
class About:
    """What is said of one setting.

    `help` is one English sentence, in which `{default}` and `{most}` stand for the values. A
    `secret` is shown nowhere, and can be read from a file as well (`…_file`); what is `private` is
    repeated in no message. `least` and `most` bound a number, `choices` are the only texts there
    are. An `existing` one names a file that must be there. What may be given `once` only is
    refused when it is given twice on one command line, where of others the last one counts.
    `short` is its letter on the command line, if it has one.
    """

    group: str
    help: str
    metavar: str = ""
    secret: bool = False
    private: bool = False
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    existing: bool = False
    once: bool = False
    short: str = ""


def setting(
    default: T,
    group: str,
    help: str,
    metavar: str = "",
    *,
    secret: bool = False,
    private: bool = False,
    least: float | None = None,
    most: float | None = None,
    choices: tuple[str, ...] = (),
    existing: bool = False,
    once: bool = False,
    short: str = "",
) -> T:
    """A field of `Settings` with what is said of it; `repr` does not show what no message may."""
    kept = About(
        group=group,
        help=help,
        metavar=metavar,
        secret=secret,
        private=private,
        least=least,
        most=most,
        choices=choices,
        existing=existing,
        once=once,
        short=short,
    )
    return field(default=default, repr=not (secret or private), metadata={ABOUT: kept})
