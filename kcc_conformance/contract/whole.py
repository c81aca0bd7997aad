"""A contract as a whole: what has to be there, and what has to fit together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from string import Formatter
from typing import Any

from kcc_conformance.contract.form import ANY, NAME, Complaint, in_brackets

COUPLING = "actorklantcontact"
NEEDED: Mapping[str, tuple[str, ...]] = {
    "contract": ("title", "base_path", "openapi"),
    "auth": ("scheme",),
    "media": ("request", "accept", "success", "error"),
    "status": ("create", "read", "list", "delete"),
    "list": ("style",),
    "reference": ("style",),
    "resources": ("klantcontact", "betrokkene", "actor", "partij"),
    "resources.*": ("path", "item", "id", "attributes"),
    "resources.*.attributes.*": ("wire", "kind"),
    "resources.*.filters.*": ("query",),
    "combined.*": ("path", "parts"),
}
"""What a contract must have once it is put together with those that it extends."""


_TEMPLATES: Mapping[str, tuple[str, ...] | None] = {
    "resources * item": ("id",),
    "resources * filters * query *": None,
    "list items": ("collection",),
}
"""The texts with placeholders, by table and key, and the placeholders that they may have; None for
the name of an attribute."""
_IN_HEADERS = {"auth": ("scheme",), "media": ("request", "amend", "accept"), "headers": (ANY,)}
"""The texts that go into headers, by table and key."""
_OUR_OWN = frozenset({"accept", "content-type", "content-length", "host", "connection", "if-match",
                      "transfer-encoding", "authorization", "cookie"})  # fmt: skip
"""Headers that have another place in a contract, or none."""


def complaints(data: Mapping[str, object]) -> Iterator[Complaint]:
    """What is wrong with a contract put together with what it extends: something is missing, or
    leads to a resource that is not there, or does not fit together."""
    missing = tuple(_missing(data))
    yield from missing
    if not missing:
        yield from chain(_adrift(data), _unusable(data))


Path = tuple[str, ...]


def _at(path: Path, text: str) -> Complaint:
    return Complaint(path, f"{in_brackets(path)}{text}")


def _missing(data: Mapping[str, object]) -> Iterator[Complaint]:
    for pattern, keys in NEEDED.items():
        for table, value in _tables(data, tuple(pattern.split("."))):
            for key in keys:
                if not isinstance(value, Mapping) or key not in value:
                    yield _at((*table, key), f" is missing{_namesakes(data, table)}")


def _namesakes(data: Mapping[str, object], table: Path) -> str:
    """For a table of an attribute: the names that attributes have, whatever the wire calls them."""
    if len(table) != 4 or table[2] != "attributes":
        return ""
    (_, held), *_ = _tables(data, table[:3])
    names = sorted(set(held) - {table[3]}) if isinstance(held, Mapping) else []
    return f" (a table has the standard's name: {', '.join(names)})" if names else ""


def _tables(data: object, steps: Path, table: Path = ()) -> Iterator[tuple[Path, object]]:
    if not steps:
        yield table, data
        return
    held = data if isinstance(data, Mapping) else {}
    for key in held if steps[0] == ANY else [steps[0]]:
        if steps[0] != ANY or key in held:
            yield from _tables(held.get(key, {}), steps[1:], (*table, key))


def _held(data: Mapping[str, object], *steps: str) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """The tables at a place, each with its path; what is no table is empty."""
    for table, value in _tables(data, steps):
        yield table, value if isinstance(value, Mapping) else {}


def _adrift(data: Mapping[str, object]) -> Iterator[Complaint]:
    resources = data["resources"]
    known = sorted(resources) if isinstance(resources, Mapping) else []
    there = f"there are {', '.join(known)}"
    if COUPLING not in known and not _inside(data):
        yield _at(
            ("resources", COUPLING),
            " is missing; it can be left out only where a consumer names the actoren in the"
            " klantcontact",
        )
    for table, attribute in _held(data, "resources", ANY, "attributes", ANY):
        target, kind = attribute.get("target"), str(attribute.get("kind"))
        if target is None and kind.startswith("reference"):
            yield _at((*table, "target"), " is missing")
        if target is not None and target not in known:
            yield _at((*table, "target"), f": no resource {target!r}; {there}")
    for name in ("any", "none"):
        for _, rules in _held(data, "detection"):
            listed = rules.get(name)
            for number, rule in enumerate(listed if isinstance(listed, list) else ()):
                if rule["resource"] not in known:
                    told = f"[[detection.{name}]]: no resource {rule['resource']!r}; {there}"
                    yield Complaint(("detection", name), told, number)


def _inside(data: Mapping[str, object]) -> bool:
    """Whether a consumer names the actors in the klantcontact itself."""
    return any(
        "wire" in actors and not actors.get("read_only")
        for _, actors in _held(data, "resources", "klantcontact", "attributes", "actoren")
    )


def _unusable(data: Mapping[str, object]) -> Iterator[Complaint]:
    """What has the right form and yet cannot be used: templates, headers, lengths, parts."""
    for path, known in _TEMPLATES.items():
        *above, key = path.split(" ")
        for table, held in _held(data, *above):
            for name in held if key == ANY else [key] if key in held else []:
                yield from _template((*table, name), str(held[name]), known)
    for name, keys in _IN_HEADERS.items():
        for table, held in _held(data, name):
            for key in held if ANY in keys else keys:
                text = str(held.get(key, ""))
                if not (text.isascii() and text.isprintable()):
                    told = f": expected what a header can hold, found {text!a}"
                    yield _at((*table, key), told)
    yield from _unfit_headers(data)
    yield from _unfit_pages(data)
    for table, held in _held(data, "resources", ANY, "attributes", ANY):
        least, most = held.get("min"), held.get("max")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            yield _at((*table, "min"), f": {least} is more than max, {most}")
    yield from _parts(data)
    for table, held in _held(data, "resources", ANY, "attributes"):
        wires = {name: str(_table(each).get("wire")) for name, each in held.items()}
        for name, place in wires.items():
            for other, around in wires.items():
                if place.startswith(f"{around}."):
                    told = f": {place} is inside {around}, which is {other}"
                    yield _at((*table, name, "wire"), told)


def _unfit_headers(data: Mapping[str, object]) -> Iterator[Complaint]:
    for table, held in _held(data, "headers"):
        for name in held:
            if not NAME.fits(name):
                yield Complaint((*table, name), f"[headers]: {name!a} is no name of a header")
            elif name.lower() in _OUR_OWN:
                told = ": not here; see [auth] and [media], or the option --header"
                yield _at((*table, name), told)


def _unfit_pages(data: Mapping[str, object]) -> Iterator[Complaint]:
    """What lists and references cannot go without."""
    for table, paging in _held(data, "list"):
        if paging["style"] != "array" and "items" not in paging:
            told = " is missing; only a list of the style array goes without"
            yield _at((*table, "items"), told)
        if "cursor_parameter" in paging and not {"next", "next_header"} & {*paging}:
            told = ": neither next nor next_header says where the cursor is"
            yield _at((*table, "cursor_parameter"), told)
    for table, reference in _held(data, "reference"):
        if reference["style"] == "object" and not reference.get("key"):
            yield _at((*table, "key"), " is missing; the style object has one")


def _template(path: Path, text: str, known: tuple[str, ...] | None) -> Iterator[Complaint]:
    try:
        fields = [(name, spec, kind) for _, name, spec, kind in Formatter().parse(text)]
    except ValueError as error:
        yield _at(path, f": {text!a} is no template ({error})")
        return
    for name, spec, kind in fields:
        if name is None:
            continue
        if spec or kind or not (name in known if known else name.isidentifier()):
            allowed = ", ".join(f"{{{each}}}" for each in known) if known else "{attribute}"
            yield _at(path, f": {text!a} may hold {allowed} and no other braces")


def _parts(data: Mapping[str, object]) -> Iterator[Complaint]:
    resources = data.get("resources")
    known: Mapping[str, Any] = resources if isinstance(resources, Mapping) else {}
    for table, held in _held(data, "combined", ANY):
        parts, implied = (_table(held.get(key)) for key in ("parts", "implied"))
        inside = ".".join(table)
        for part in parts:
            if part not in known:
                told = f"[{inside}.parts]: no resource {part!r}; there are {', '.join(known)}"
                yield Complaint((*table, "parts", part), told)
        for part, names in implied.items():
            path = (*table, "implied", part)
            if part not in parts:
                yield Complaint(path, f"[{inside}.implied]: {part!r} is none of its parts")
                continue
            there = _table(_table(known.get(part)).get("attributes"))
            for name in names if isinstance(names, list) else ():
                if part in known and name not in there:
                    told = f": no attribute {name!r}; there are {', '.join(there)}"
                    lacking = ("resources", part, "attributes", str(name))
                    yield replace(_at(path, told), lacking=lacking)


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
