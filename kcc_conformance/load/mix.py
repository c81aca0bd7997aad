"""The mix: what agents do, in which shares and how fast. Read from TOML and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from kcc_conformance.errors import UsageError

BEKEND, NIEUW, ANONIEM, TERUGLEZEN, ZOEKEN, VERBETEREN = TASKS = (
    "bekend", "nieuw", "anoniem", "teruglezen", "zoeken", "verbeteren",
)  # fmt: skip
"""What an agent can do; `mix.toml` says of each what that is."""
REQUESTS: Mapping[str, float] = {
    BEKEND: 5, NIEUW: 5, ANONIEM: 2, TERUGLEZEN: 1, ZOEKEN: 1, VERBETEREN: 2,
}  # fmt: skip
"""How many requests each takes."""
RECORDS: Mapping[str, float] = {BEKEND: 3, NIEUW: 4}
"""How many records each makes."""
_NUMBERS = {
    "pace": {"minutes_a_call": 10_000.0, "times_faster": 1_000_000.0},
    "clients": {"partijen": 1_000.0},
}
"""The other keys, and the most that each may be."""


@dataclass(frozen=True)
class Mix:
    """`shares` add up to 1; `seconds_a_call` is the mean time from one call of an agent to the
    next, with waiting for answers left out; `partijen` how many known clients there are."""

    shares: Mapping[str, float]
    seconds_a_call: float
    partijen: int

    @property
    def requests(self) -> float:
        """Requests that a call takes on average."""
        return sum(share * REQUESTS[name] for name, share in self.shares.items())

    @property
    def records(self) -> float:
        """Records that a call makes on average."""
        return sum(share * RECORDS.get(name, 0) for name, share in self.shares.items())


def read_mix(path: Path | None) -> Mix:
    """The mix of a file, or the one that comes along. Raises UsageError with one line."""
    table = tomllib.loads((files("kcc_conformance.load") / "mix.toml").read_text("utf-8"))
    if path is not None:
        for name, part in _own(path).items():
            if name not in table or not isinstance(part, dict):
                raise _wrong(path, f"unknown table {name!r}: there are {', '.join(table)}")
            for key, value in part.items():
                table[name][key] = _checked(path, table, name, key, value)
    shares = table["shares"]
    total = sum(shares.values())
    if total <= 0:
        raise UsageError(f"--mix {path}: the shares are all nought")
    pace = table["pace"]
    return Mix(
        {name: shares[name] / total for name in TASKS},
        pace["minutes_a_call"] * 60 / pace["times_faster"],
        int(table["clients"]["partijen"]),
    )


def mix_toml(play: Mapping[str, Any]) -> str:
    """The mix of a play that is over (`play` of load.json), as a file for `--mix`."""
    shares = "".join(f"{name} = {play['shares'].get(name, 0)}\n" for name in TASKS)
    pace = f"minutes_a_call = {play['seconds_a_call']}\ntimes_faster = 60\n"
    return f"[shares]\n{shares}\n[pace]\n{pace}\n[clients]\npartijen = {play['partijen']}\n"


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _wrong(path, f"cannot be read ({error.strerror or error})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, f"is no TOML ({' '.join(str(error).split())[:200]})") from None


def _checked(path: Path, table: Mapping[str, Any], name: str, key: str, value: object) -> float:
    if key not in table[name]:
        raise _wrong(path, f"unknown key {name}.{key}: there are {', '.join(table[name])}")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _wrong(path, f"{name}.{key}: is not a number")
    most = _NUMBERS.get(name, {}).get(key, 1_000_000.0)
    least = 0.0 if name == "shares" else 1.0 if name == "clients" else 0.001
    if not least <= value <= most:
        raise _wrong(path, f"{name}.{key}: must be from {least:g} to {most:g}")
    return float(value)


def _wrong(path: Path, what: str) -> UsageError:
    return UsageError(f"--mix {path}: {what}")
