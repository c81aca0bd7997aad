"""The settings as options: what they are called, which kind of value each takes, what it means.

`python -m kcc_conformance.settings.options > docs/reference/options.md` writes the page of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.about import ABOUT, GROUPS, About
from kcc_conformance.settings.settings import Settings

Value = str | float | int | bool | tuple[str, ...]
FILE = "kcc-conformance.toml"
PREFIX = "KCC_"


class Kind(Enum):
    """The kinds of value; the value of each says what a user has to write."""

    TEXT = "a text"
    TEXTS = "a text, or a list of texts"
    NUMBER = "a number"
    WHOLE = "a whole number"
    FLAG = "true or false"


_KINDS: Mapping[object, Kind] = {
    str: Kind.TEXT,
    str | None: Kind.TEXT,
    tuple[str, ...]: Kind.TEXTS,
    float: Kind.NUMBER,
    float | None: Kind.NUMBER,
    int: Kind.WHOLE,
    int | None: Kind.WHOLE,
    bool: Kind.FLAG,
}
_WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True)
class Option:
    """One setting as an option; `name` is that of the field of `Settings`."""

    name: str
    kind: Kind
    default: Value | None
    about: About

    @property
    def key(self) -> str:
        """Its key in the file, and behind two hyphens its name on the command line."""
        return self.name.replace("_", "-")

    @property
    def flag(self) -> str:
        """How it is written on the command line."""
        return f"--{self.key}"

    @property
    def flags(self) -> tuple[str, ...]:
        """All ways to write it on the command line, the short one first."""
        return (f"-{self.about.short}", self.flag) if self.about.short else (self.flag,)

    @property
    def variable(self) -> str:
        """Its environment variable."""
        return PREFIX + self.name.upper()

    @property
    def sentence(self) -> str:
        """What it means, with its default."""
        return self.about.help.format(default=_shown(self.default), most=_shown(self.about.most))

    def read(self, given: object, where: str) -> Value:
        """The value that something of the environment, the file or a command line stands for.

        Texts are several lines in the environment and a list in the file. Raises UsageError, which
        begins with `where` and repeats nothing that is secret or private.
        """
        try:
            found = _READERS[self.kind](given)
        except (ValueError, KeyError):
            found = None
        if found is None:
            hidden = self.about.secret or self.about.private
            shown = "the value" if hidden else repr(given)
            raise UsageError(f"{where}: {shown} is not {self.kind.value}")
        return found

    def check(self, value: Value | None) -> None:
        """Raises UsageError for a value that is out of bounds, none of the choices, or the name of
        a file that is not there."""
        about = self.about
        if value is None:
            return
        if about.choices and value not in about.choices:
            raise UsageError(f"{self.flag} {value}: choose {' or '.join(about.choices)}")
        if isinstance(value, (int, float)):
            if about.least is not None and not value >= about.least:  # NaN is not in any bounds
                raise UsageError(f"{self.flag}: must be {_shown(about.least)} or more")
            if about.most is not None and value > about.most:
                raise UsageError(f"{self.flag}: must be {_shown(about.most)} or less")
        if about.existing and not Path(str(value)).is_file():
            raise UsageError(f"{self.flag} {value}: there is no such file")


def _text(given: object) -> Value | None:
    return given if isinstance(given, str) else None


def _texts(given: object) -> Value | None:
    if isinstance(given, str):
        return tuple(line for line in given.splitlines() if line.strip())
    if isinstance(given, (list, tuple)) and all(isinstance(each, str) for each in given):
        return tuple(given)
    return None


def _number(given: object) -> Value | None:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        return None
    return float(given)


def _whole(given: object) -> Value | None:
    if isinstance(given, bool) or not isinstance(given, (int, str)):
        return None
    return int(given)


def _flag(given: object) -> Value | None:
    if isinstance(given, str):
        return _WORDS[given.strip().lower()]
    return given if isinstance(given, bool) else None


_READERS: Mapping[Kind, Callable[[object], Value | None]] = {
    Kind.TEXT: _text,
    Kind.TEXTS: _texts,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.FLAG: _flag,
}


def _option(each: Field[Any]) -> Option:
    assert each.default is not MISSING, f"{each.name} has no default"
    return Option(each.name, _KINDS[each.type], each.default, each.metadata[ABOUT])


OPTIONS: Mapping[str, Option] = {each.name: _option(each) for each in fields(Settings)}
"""Every setting as an option, by its name."""


def names_of(*groups: str) -> tuple[str, ...]:
    """The names of the settings in these groups, in their own order."""
    return tuple(name for name, option in OPTIONS.items() if option.about.group in groups)


_HEAD = f"""\
# Options of `run`

<!-- Written by: python -m kcc_conformance.settings.options > docs/reference/options.md -->

Each option is also an environment variable, and a key in `{FILE}` in the working folder.\
 The command line overrules the environment, the environment overrules the file; a repeatable\
 option is overruled as a whole. An unknown variable that begins with `{PREFIX}` and an unknown key\
 are errors.

```toml
# {FILE}
max-seconds = 60
strict = true
reading = ["Q7=A", "Q8=A"]
```

In the environment that is `KCC_MAX_SECONDS=60`, `KCC_STRICT=true` (or `yes`, `1`; `false`, `no`,\
 `0`), and what is repeatable has a line for each. The other commands take those of these options\
 that they can use: `kcc-conformance doctor --help`. In a checkout `pytest features` takes them as\
 `--provider-max-seconds` and so on, but for `--law-text`.

`--only` takes the ID of a clause (`C0992-2.4`, or `2.4`) or a question (`Q7`), a level (`MUST`,\
 `SHOULD`, `INFO`, `OPEN`), or a part of the ID of a check (`attributen`, `Engels`; in double\
 quotes if it has a space). `not`, `and`, `or` and parentheses join them, in this order of binding:\
 `attributen and (MUST or SHOULD)`. With spaces or commas only, one of them has to fit, and none of\
 those behind a `not`: `2.4, 2.5 not OPEN`. The Dutch `niet`, `en` and `of` will do as well.

A shell completes commands and options after\
 `eval "$(_KCC_CONFORMANCE_COMPLETE=bash_source kcc-conformance)"` (`zsh_source`, `fish_source`).
"""


def page() -> str:
    """The page of all options, in Markdown."""
    return "\n".join([_HEAD, *(line for group in GROUPS for line in _table(group))])


def _table(group: str) -> Iterator[str]:
    yield f"## {group}\n"
    yield "| Option | Environment | File | Meaning |"
    yield "|---|---|---|---|"
    for name in names_of(group):
        option = OPTIONS[name]
        written = f"{', '.join(option.flags)} {option.about.metavar}".strip().replace("|", "\\|")
        if name == "url":
            written = option.about.metavar
        yield f"| `{written}` | `{option.variable}` | `{option.key}` | {option.sentence} |"
    yield ""


def _shown(value: Value | None) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


if __name__ == "__main__":
    print(page(), end="")
