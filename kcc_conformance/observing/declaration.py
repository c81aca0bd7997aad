"""The calls that were played, as the user declares them (`--calls gesprekken.toml`)."""

import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from kcc_conformance.contract.instants import AMSTERDAM
from kcc_conformance.errors import UsageError

SAVED, CANCELLED = "opgeslagen", "geannuleerd"
"""How a call can be finished at the consumer."""
_STEPS = {"koppeling": "actorklantcontact", "partij-identificator": "partij_identificator",
          "maak-klantcontact": "maak_klantcontact", "digitaal-adres": "digitaal_adres"}  # fmt: skip
"""How else a step can be named."""


@dataclass(frozen=True)
class Refusal:
    """A step of a call that the observer refused on purpose, how, and how often."""

    step: str
    status: int = 503
    times: int = 1


@dataclass(frozen=True)
class Call:
    """One call as it was played: who called, what was said, which values were to be sent.

    `mark` is what the employee typed into Onderwerp or Notitie; `begin` and `end` have their zone.
    `finished` is when the employee was done with it, as far as that was seen. What was not declared
    is None, or empty.
    """

    id: str
    established: bool
    known: bool
    mark: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    partij: str = ""
    client: str = ""
    client_kind: str = ""
    stated_name: str = ""
    subject: str = ""
    question: str = ""
    answer: str = ""
    questions: int = 1
    channels: tuple[str, ...] = ()
    spoken: str = ""
    confidential: bool | None = None
    took_place: datetime | None = None
    follow_up: bool = False
    finished_by: str = SAVED
    finished: datetime | None = None
    refusal: Refusal | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the text says that no klantcontact comes of it (C0992-1.6)."""
        return not self.established and not self.known and not self.follow_up

    @property
    def over(self) -> datetime | None:
        """When it was over for certain: at its end, or when the employee was done with it."""
        return self.end or self.finished

    @property
    def registering(self) -> bool:
        """Whether the text says that one does (C0992-1.7)."""
        return self.established and self.known


@dataclass(frozen=True)
class Declaration:
    """What was played: the employee, and the calls in the order of the file."""

    calls: tuple[Call, ...]
    employee_name: str = ""
    employee: str = ""
    contract: str = ""
    base: str = ""


def load_declaration(path: Path) -> Declaration:
    """The declaration of a file. Raises UsageError with one line that names the key."""
    name = f"--calls {path}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise UsageError(f"{name}: cannot be read as TOML ({reason})") from None
    return declared(data, name)


def declared(data: Mapping[str, Any], name: str = "--calls") -> Declaration:
    """The declaration that a parsed file holds. Raises UsageError, which begins with `name`."""
    data = _plain(data)
    _named_steps(data)
    errors = list(_validator().iter_errors(data))
    if errors:
        raise UsageError(f"{name}: {_told(best_match(iter(errors)) or errors[0])}")
    calls = tuple(_call(each, f"{name}: gesprek[{n}]") for n, each in enumerate(data["gesprek"], 1))
    for key, values in (("id", [c.id for c in calls]), ("kenmerk", [c.mark for c in calls])):
        folded = [value.casefold() for value in values if value]
        twice = next((value for value in folded if folded.count(value) > 1), None)
        if twice is not None:
            raise UsageError(f"{name}: gesprek: {key} {twice!r} is there twice; each call its own")
    employee = data.get("medewerker", {})
    return Declaration(
        calls=calls,
        employee_name=employee.get("naam", ""),
        employee=employee.get("identificator", ""),
        contract=data.get("contract", ""),
        base=data.get("base", ""),
    )


@cache
def _validator() -> Draft202012Validator:
    text = (files("kcc_conformance.schemas") / "calls.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _plain(value: Any) -> Any:
    """The values of TOML as JSON has them: a moment becomes a text."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _named_steps(data: Any) -> None:
    calls = data.get("gesprek")
    for call in calls if isinstance(calls, list) else ():
        refused = call.get("weiger") if isinstance(call, dict) else None
        if isinstance(refused, str):
            call["weiger"] = _STEPS.get(refused, refused)
        elif isinstance(refused, dict) and isinstance(refused.get("stap"), str):
            refused["stap"] = _STEPS.get(refused["stap"], refused["stap"])


def _told(error: ValidationError) -> str:
    """What is wrong, with the key: `gesprek[2].klant.waarde`."""
    place = ""
    for step in error.absolute_path:
        place += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if place else str(step)
    keyword, found = str(error.validator), error.instance
    schema: Any = error.schema
    if keyword == "required":
        missing = next(n for n in schema["required"] if n not in found)  # type: ignore[operator]
        return f"{place + '.' if place else ''}{missing} is missing"
    if keyword == "additionalProperties":
        known = list(schema["properties"])
        odd = next(name for name in found if name not in known)  # type: ignore[union-attr]
        close = difflib.get_close_matches(odd, known, 1)
        meant = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
        return f"{place + '.' if place else ''}{odd}: unknown key; {meant}"
    place = place or "the file"
    if keyword == "enum":
        return f"{place}: {found!r} is none of {', '.join(map(str, schema['enum']))}"
    if keyword == "const":
        return f"{place}: must be {schema['const']}"
    if keyword == "type":
        return f"{place}: {found!r} is not of type {schema['type']}"
    return f"{place}: {' '.join(error.message.split())[:200]}"


def _call(data: Mapping[str, Any], where: str) -> Call:
    begin, end, took_place = (
        _moment(data.get(key), f"{where}.{key}") for key in ("begin", "einde", "plaatsgevonden_op")
    )
    if begin and end and end < begin:
        raise UsageError(f"{where}.einde: is before begin")
    client, channel = data.get("klant", {}), data.get("kanaal", ())
    if data.get("partij") in ("bestaat", "ontbreekt") and not client:
        raise UsageError(f"{where}.klant is missing: which partij is meant?")
    confidential = data.get("vertrouwelijk")
    return Call(
        id=data["id"],
        established=data["identiteit_vastgesteld"],
        known=data["gekende_klant"],
        mark=data.get("kenmerk", ""),
        begin=begin,
        end=end,
        partij=data.get("partij", ""),
        client=client.get("waarde", ""),
        client_kind=client.get("soort", ""),
        stated_name=data.get("genoemde_naam", ""),
        subject=data.get("onderwerp", ""),
        question=data.get("vraag", ""),
        answer=data.get("antwoord", ""),
        questions=data.get("aantal_vragen", 1),
        channels=(channel,) if isinstance(channel, str) else tuple(channel),
        spoken=data.get("taal", ""),
        confidential=None if confidential is None else confidential == "Ja",
        took_place=took_place,
        follow_up=data.get("vervolg", False),
        finished_by=data.get("afgerond", SAVED),
        refusal=_refusal(data.get("weiger")),
    )


def _refusal(value: Any) -> Refusal | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Refusal(value)
    return Refusal(value["stap"], value.get("status", 503), value.get("keer", 1))


def _moment(value: str | None, where: str) -> datetime | None:
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
        zoned = found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)
        return zoned.astimezone(AMSTERDAM)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{where}: {value!r} is not a moment (2026-11-30T09:00:00+01:00)"
        ) from None
