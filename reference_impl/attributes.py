"""One attribute of a resource, as a contract's files tell of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from .folders import Facts

Json = Any

DERIVED = ("constant", "joined", "references")
"""Kinds of attributes that are not kept: always the same, put together of others, or seen from
the other side of a relation."""


@dataclass(frozen=True)
class Attribute:
    """One attribute of a resource: its logical name, its place on the wire and its limits.

    What only `neighbours.toml` can say: that it stands `beside` what is judged; `when` it is there
    (attribute → values); that it is needed when others of its group are (`together`); a `pattern`
    of a text that is not empty; what it is to begin with (`start`); the attributes that it is put
    together of (`parts`); another member (`single`) with the first of a list; what a client may
    `write` in a list seen from the other side (`inline`: whole records, `adopt`: references); that
    what it points to can go by itself (`loose`). A list of references that a client sends may stand
    in objects: `key` is the member of each that holds one, `along` what else is sent in it. A
    moment is written in a `notation`: in seconds or milliseconds since 1970, or by a pattern.
    """

    name: str
    wire: str
    kind: str
    required: bool = False
    nullable: bool = False
    unique: bool = False
    read_only: bool = False
    deprecated: bool = False
    explicit: bool = True
    min: int = 0
    max: int | None = None
    values: Mapping[str, Json] = field(default_factory=dict)
    target: str | None = None
    beside: bool = False
    when: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)
    together: bool = False
    pattern: str | None = None
    start: Json = None
    parts: tuple[str, ...] = ()
    single: str | None = None
    write: str = ""
    loose: bool = False
    free: bool = False
    key: str | None = None
    along: Mapping[str, Json] = field(default_factory=dict)
    notation: str = ""

    def applies(self, record: Mapping[str, Json]) -> bool:
        """Whether such a record has this attribute at all."""
        return not self.when or all(record.get(name) in each for name, each in self.when.items())

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The keys from the body down to the value."""
        return tuple(self.wire.split("."))

    @property
    def choices(self) -> tuple[Json, ...]:
        """The only values allowed; empty for free text, which has a maximum length instead."""
        if self.kind not in ("text", "number") or self.max is not None or self.free:
            return ()
        return tuple(self.values.values())

    @property
    def generated(self) -> bool:
        """Whether the provider fills in a number when the client sends none."""
        numbered = self.unique and self.kind in {"digits", "number"}
        return numbered and not self.required and not self.nullable


def grouped(places: Mapping[str, str], groups: Mapping[str, Facts]) -> dict[str, Facts]:
    """The attributes of objects that several resources have, at each place where they stand."""
    return {
        f"{_snake(place)}_{member}": {**entry, "wire": f"{place}.{entry['wire']}"}
        for place, group in places.items()
        for member, entry in groups[group].items()
    }


def _snake(place: str) -> str:
    return re.sub(r"\.?([A-Z])", r"_\1", place).replace(".", "_").lower()


def attribute(name: str, facts: Facts, deprecated: bool, beside: bool) -> Attribute:
    """The attribute that a table tells of. Raises KeyError, TypeError or ValueError."""
    flags = ("required", "nullable", "unique", "read_only", "together", "loose", "free")
    named = facts["kind"] == "references" and not (facts.get("read_only") or facts.get("write"))
    return Attribute(
        name=name,
        wire=facts["wire"],
        kind="links" if named else facts["kind"],
        deprecated=deprecated,
        explicit=bool(facts.get("explicit", True)),
        min=int(facts.get("min", 0)),
        max=facts.get("max"),
        values=MappingProxyType({k: json.loads(v) for k, v in facts.get("values", {}).items()}),
        target=facts.get("target"),
        beside=beside,
        when={key: tuple(values) for key, values in facts.get("when", {}).items()},
        pattern=facts.get("pattern"),
        start=json.loads(facts.get("start", "null")),
        parts=tuple(facts.get("parts", ())),
        single=facts.get("single"),
        write=facts.get("write", ""),
        key=facts.get("key"),
        notation=str(facts.get("notation", "")).removeprefix("rfc3339"),
        along=json.loads(facts.get("along", "{}")),
        **{flag: bool(facts.get(flag)) for flag in flags},
    )
