"""The files of JSON Schema that come with contracts, and what their references lead to."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kcc_conformance.contract import folders as contract_folders
from kcc_conformance.contract.lines import json_line_of
from kcc_conformance.errors import UsageError

BASE = "https://kcc-conformance.example/schemas/"
"""What the `$id` of every built-in schema starts with; nothing is ever fetched from it."""

EXTENDS = "../extends/"
"""What a reference begins with that leads to the contract that a folder extends."""

BODIES = (".request.json", ".response.json")
"""What the names of the schemas of bodies end with."""
_BEGINNINGS = frozenset({"$schema", "$id", "$ref", "$defs", "allOf", "anyOf", "oneOf"})

_DATA = ("const", "enum", "examples", "default")
"""The keywords whose values are no schemas, so that a `$ref` in them is none."""


_NAMED_SCHEMAS = frozenset({"$defs", "properties", "patternProperties", "dependentSchemas"})
_SCHEMAS = frozenset({
    "additionalProperties", "allOf", "anyOf", "contains", "else", "if", "items", "not", "oneOf",
    "prefixItems", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
})  # fmt: skip
_KEYWORDS = frozenset({
    "const", "contentEncoding", "contentMediaType", "contentSchema", "default", "dependentRequired",
    "deprecated", "description", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum",
    "format", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains",
    "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "readOnly",
    "required", "title", "type", "uniqueItems", "writeOnly",
})  # fmt: skip
"""The keywords of JSON Schema (2020-12): those whose values are schemas by name, those whose values
are schemas, and all others."""


class SchemataError(UsageError):
    """A schema file is missing, is not a JSON Schema, or refers to nothing; one line."""


@dataclass(frozen=True)
class Document:
    """A schema file; `content` is without its own `$id`, and its references are resolved."""

    uri: str
    place: str
    content: Any
    built_in: bool

    @property
    def name(self) -> str:
        """What it is called in its contract: `klantcontact.response`."""
        return self.place.rpartition("/")[2].removesuffix(".json")


@cache
def built_in_documents() -> tuple[Document, ...]:
    """The schemas that come along, each with its references resolved for its own contract."""
    lineages: list[tuple[Traversable, ...]] = [(files("kcc_conformance.schemas") / "common",)]
    lineages += [contract_folders.lineage(name) for name in contract_folders.built_in()]
    return tuple(document for each in lineages for level in levels(each) for document in level)


def levels(folders: Sequence[Traversable]) -> list[list[Document]]:
    """The documents of each folder, with the references that follow the lineage resolved.

    What is extended has another URI for each contract that extends it: its references lead
    elsewhere. So has a copy that kept the `$id` of what it was copied from.
    """
    of = f"?of={quote(str(folders[0]))}" if folders else ""
    placed = [
        [
            replace(each, uri=f"{each.uri}{of}&level={number}")
            if number or (each.uri.startswith(BASE) and not each.built_in)
            else each
            for each in _documents(folder)
        ]
        for number, folder in enumerate(folders)
    ]
    nearest: dict[str, str] = {}
    inherited: list[dict[str, str]] = []
    for level in reversed(placed):
        inherited.insert(0, nearest)
        nearest = nearest | {document.name: document.uri for document in level}
    return [
        [replace(each, content=_resolved(each.content, nearest, below)) for each in level]
        for level, below in zip(placed, inherited, strict=True)
    ]


def _resolved(schema: Any, nearest: Mapping[str, str], inherited: Mapping[str, str]) -> Any:
    """The schema with references to files of the lineage replaced by the URI they lead to."""
    if isinstance(schema, list):
        return [_resolved(each, nearest, inherited) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    inner = dict(_inner(schema))
    found = {
        key: _resolved(value, nearest, inherited) if key in inner else value
        for key, value in schema.items()
    }
    if isinstance(found.get("$ref"), str):
        file, hash_mark, place = found["$ref"].partition("#")
        by_name = inherited if file.startswith(EXTENDS) else nearest
        target = by_name.get(file.removeprefix(EXTENDS).removesuffix(".json"), file)
        found["$ref"] = target + hash_mark + place
    return found


def _documents(folder: Traversable) -> Iterator[Document]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise SchemataError(f"schema folder {folder}: {error.strerror or error}") from None
    root = files("kcc_conformance.schemas")
    built_in = folder in [root / name for name in ("common", *contract_folders.built_in())]
    for entry in entries:
        if (built_in and entry.name.endswith(".json")) or is_schema(entry):
            yield _document(folder.name, entry, built_in)


def is_schema(entry: Traversable) -> bool:
    """Whether a file is taken for a schema: by its name (`….request.json`, `….response.json`), or
    another one in JSON with a keyword by which schemas begin. Something else may lie there too."""
    if not (entry.name.endswith(".json") and entry.is_file()):
        return False
    if entry.name.endswith(BODIES):
        return True
    try:
        content = json.loads(entry.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and bool(_BEGINNINGS & content.keys())


def _document(folder: str, entry: Traversable, built_in: bool) -> Document:
    try:
        content = json.loads(entry.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        line = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise SchemataError(f"{entry}: {line}not readable as JSON ({short(str(error))})") from None
    if not isinstance(content, dict):
        raise SchemataError(f"{entry}: a schema file must hold a JSON object")
    uri = content.pop("$id", f"{BASE}{folder}/{entry.name}")
    if not isinstance(uri, str) or not uri.endswith("/" + entry.name):
        raise SchemataError(f"{entry}: its $id must end with /{entry.name}")
    place = f"{folder}/{entry.name}" if built_in else str(entry)
    return Document(uri, place, content, built_in)


def references(schema: object) -> Iterator[str]:
    """Every `$ref` in a schema, but for what is under an `$id` of its own."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for _, value in _inner(schema):
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def _inner(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values in which there can be references that are relative to the file."""
    for key, value in schema.items():
        if key not in _DATA and not (isinstance(value, Mapping) and "$id" in value):
            yield key, value


def idle_keywords(document: Document) -> Iterator[tuple[int, str]]:
    """The keywords in a schema file of one's own that JSON Schema (2020-12) does not know, so that
    they do nothing, each with its line."""
    text = Path(document.place).read_text(encoding="utf-8")
    for path in _idle(document.content, ()):
        yield json_line_of(text, path), path[-1]


def _idle(schema: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, value in schema.items() if isinstance(schema, Mapping) else ():
        here = (*path, key)
        if key in _NAMED_SCHEMAS and isinstance(value, Mapping):
            for name, inner in value.items():
                yield from _idle(inner, (*here, name))
        elif key in _SCHEMAS:
            for inner in value if isinstance(value, list) else [value]:
                yield from _idle(inner, here)
        elif key not in _KEYWORDS and not key.startswith("$"):
            yield here


def short(text: str) -> str:
    """A text on one line of at most 80 characters."""
    line = re.sub(r"\s+", " ", text[:200]).encode("utf-8", "backslashreplace").decode()
    return line if len(line) <= 80 else line[:79] + "…"
