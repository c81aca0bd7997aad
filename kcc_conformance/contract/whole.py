"""A contract as a whole: what has to be there, and what has to fit together."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from string import Formatter

from kcc_conformance.contract.form import ANY
from kcc_conformance.errors import UsageError

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


def check_whole(name: str, data: Mapping[str, object]) -> None:
    """Looks at a contract put together with what it extends: nothing is missing, and references
    lead to resources that are there.

    Raises UsageError with one line that names contract, table and key.
    """
    for complaint in chain(_missing(data), _adrift(data), _unusable(data)):
        raise UsageError(f"contract {name}: {complaint}")


def _missing(data: Mapping[str, object]) -> Iterator[str]:
    for pattern, keys in NEEDED.items():
        for table, value in _tables(data, pattern.split("."), ""):
            for key in keys:
                if not isinstance(value, Mapping) or key not in value:
                    yield f"[{table}] {key} is missing" + _namesakes(data, table)


def _namesakes(data: Mapping[str, object], table: str) -> str:
    """For a table of an attribute: the names that attributes have, whatever the wire calls them."""
    steps = table.split(".")
    if len(steps) != 4 or steps[2] != "attributes":
        return ""
    (_, held), *_ = _tables(data, steps[:3], "")
    names = sorted(set(held) - {steps[3]}) if isinstance(held, Mapping) else []
    return f" (a table has the standard's name: {', '.join(names)})" if names else ""


def _tables(data: object, steps: list[str], table: str) -> Iterator[tuple[str, object]]:
    if not steps:
        yield table, data
        return
    held = data if isinstance(data, Mapping) else {}
    for key in held if steps[0] == ANY else [steps[0]]:
        if steps[0] != ANY or key in held:
            yield from _tables(held.get(key, {}), steps[1:], f"{table}.{key}".strip("."))


def _adrift(data: Mapping[str, object]) -> Iterator[str]:
    resources = data["resources"]
    known = ", ".join(sorted(resources)) if isinstance(resources, Mapping) else ""
    if COUPLING not in known.split(", ") and not _inside(data):
        yield (
            f"[resources] {COUPLING} is missing; it can be left out only where a consumer names the"
            " actoren in the klantcontact"
        )
    for table, value in _tables(data, ["resources", ANY, "attributes", ANY], ""):
        attribute = value if isinstance(value, Mapping) else {}
        target, kind = attribute.get("target"), str(attribute.get("kind"))
        if target is None and kind.startswith("reference"):
            yield f"[{table}] target is missing"
        if target is not None and target not in known.split(", "):
            yield f"[{table}] target: no resource {target!r}; there are {known}"


def _inside(data: Mapping[str, object]) -> bool:
    """Whether a consumer names the actors in the klantcontact itself."""
    path = ["resources", "klantcontact", "attributes", "actoren"]
    return any(
        isinstance(actors, Mapping) and "wire" in actors and not actors.get("read_only")
        for _, actors in _tables(data, path, "")
    )


def _unusable(data: Mapping[str, object]) -> Iterator[str]:
    """What has the right form and yet cannot be used: templates, headers, lengths, parts."""
    for path, known in _TEMPLATES.items():
        *above, key = path.split(" ")
        for table, value in _tables(data, ".".join(above).split("."), ""):
            held = value if isinstance(value, Mapping) else {}
            for name in held if key == ANY else [key] if key in held else []:
                yield from _template(f"[{table}] {name}", str(held[name]), known)
    for table, keys in _IN_HEADERS.items():
        for _, value in _tables(data, [table], ""):
            held = value if isinstance(value, Mapping) else {}
            for key in held if ANY in keys else keys:
                text = str(held.get(key, ""))
                if not (text.isascii() and text.isprintable()):
                    yield f"[{table}] {key}: expected what a header can hold, found {text!a}"
    yield from _unfit_headers(data)
    yield from _unfit_pages(data)
    for table, value in _tables(data, ["resources", ANY, "attributes", ANY], ""):
        held = value if isinstance(value, Mapping) else {}
        if "min" in held and "max" in held and held["min"] > held["max"]:
            yield f"[{table}] min: {held['min']} is more than max, {held['max']}"
    yield from _parts(data)


def _unfit_headers(data: Mapping[str, object]) -> Iterator[str]:
    for _, value in _tables(data, ["headers"], ""):
        for name in value if isinstance(value, Mapping) else ():
            if not re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name, re.ASCII):
                yield f"[headers]: {name!a} is no name of a header"
            elif name.lower() in _OUR_OWN:
                yield f"[headers] {name}: not here; see [auth] and [media], or the option --header"


def _unfit_pages(data: Mapping[str, object]) -> Iterator[str]:
    """What lists, references and IDs cannot go without."""
    held = {name: data.get(name, {}) for name in ("list", "reference")}
    paging, reference = (each if isinstance(each, Mapping) else {} for each in held.values())
    if paging["style"] != "array" and "items" not in paging:
        yield "[list] items is missing; only a list of the style array goes without"
    if "cursor_parameter" in paging and not {"next", "next_header"} & {*paging}:
        yield "[list] cursor_parameter: neither next nor next_header says where the cursor is"
    if reference["style"] == "object" and not reference.get("key"):
        yield "[reference] key is missing; the style object has one"


def _template(where: str, text: str, known: tuple[str, ...] | None) -> Iterator[str]:
    try:
        fields = [(name, spec, kind) for _, name, spec, kind in Formatter().parse(text)]
    except ValueError as error:
        yield f"{where}: {text!a} is no template ({error})"
        return
    for name, spec, kind in fields:
        if name is None:
            continue
        if spec or kind or not (name in known if known else name.isidentifier()):
            allowed = ", ".join(f"{{{each}}}" for each in known) if known else "{attribute}"
            yield f"{where}: {text!a} may hold {allowed} and no other braces"


def _parts(data: Mapping[str, object]) -> Iterator[str]:
    resources = data.get("resources")
    known = [*resources] if isinstance(resources, Mapping) else []
    for table, value in _tables(data, ["combined", ANY], ""):
        held = value if isinstance(value, Mapping) else {}
        for part in held["parts"]:
            if part not in known:
                yield f"[{table}.parts]: no resource {part!r}; there are {', '.join(known)}"
        for part in held.get("implied", {}):
            if part not in held["parts"]:
                yield f"[{table}.implied]: {part!r} is none of its parts"
