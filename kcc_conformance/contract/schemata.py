"""The JSON Schemas of one contract, as compiled validators that report what is wrong and where."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError, best_match
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from kcc_conformance.contract.documents import (
    BASE,
    Document,
    SchemataError,
    built_in_documents,
    idle_keywords,
    levels,
    references,
    short,
)
from kcc_conformance.contract.formats import checker
from kcc_conformance.contract.lines import json_line_of
from kcc_conformance.jsonvalues import pointer_to

_CHECKER = checker()


@dataclass(frozen=True)
class Violation:
    """One place where a JSON value is not what the schema says.

    `pointer` is a JSON pointer (RFC 6901); of a missing member it names that member itself.
    `keyword` is the JSON Schema keyword, `expected` and `actual` are short English phrases.
    """

    pointer: str
    message: str
    keyword: str
    expected: str
    actual: str


class Schemata:
    """The validators of one contract, by name (`klantcontact.response`).

    `folders` holds the contract's own folder first, then those of the contracts it extends: a
    schema is taken from the first folder that has it. What a `$ref` leads to:

    * `klantcontact.request.json`, another file by its name: the one of the contract judged, in
      whichever of the folders the reference stands;
    * `../extends/klantcontact.request.json`: the one of the contracts that the folder in which
      the reference stands extends;
    * `../common/waarden.json`: what all contracts share; `../<contract>/…` reaches another
      built-in one, as that contract itself would be judged.

    The network is never asked. Raises SchemataError when a schema file is not a sound one.
    """

    def __init__(self, folders: Sequence[Traversable]) -> None:
        own = [document for level in levels(folders) for document in level]
        self._documents: dict[str, Document] = {}
        for document in own:
            self._documents.setdefault(document.name, document)
        brought = [document for document in own if not document.built_in]
        for document in brought:
            _check_form(document)
        shipped = _shipped()
        more = [_resource(document) for document in own if document.uri not in shipped]
        self._registry = shipped.with_resources(more).crawl() if more else shipped
        for document in brought:
            _check_references(document, self._registry)
        self._validators: dict[str, Draft202012Validator] = {}

    def idle(self) -> Iterator[str]:
        """The keywords in the schemas of one's own that do nothing: file, line and keyword."""
        for document in self._documents.values():
            if not document.built_in:
                for line, keyword in idle_keywords(document):
                    yield f"{document.place}: line {line}: no keyword {keyword!r}; it does nothing"

    def strays(self, bodies: Iterable[str]) -> Iterator[str]:
        """The schemas of one's own that nothing is held to: of none of these bodies, and referred
        to by no other; each with its file."""
        known = sorted(bodies)
        used = {
            reference.partition("#")[0].rpartition("/")[2].partition("?")[0]
            for document in self._documents.values()
            for reference in references(document.content)
        }
        for name, document in self._documents.items():
            if not document.built_in and name not in known and f"{name}.json" not in used:
                near = get_close_matches(name, known, 1)
                told = f" (like {near[0]}.json)" if near else f"; bodies are {', '.join(known)}"
                yield f"{document.place}: a schema of no body{told}"

    def names(self) -> frozenset[str]:
        """The names for which there is a schema."""
        return frozenset(self._documents)

    def members(self) -> frozenset[str]:
        """The names of all members that the schemas speak of."""
        found: set[str] = set()
        pending: list[object] = [document.content for document in self._documents.values()]
        pending += [
            document.content
            for document in built_in_documents()
            if f"{BASE}common/" in document.uri
        ]
        while pending:
            part = pending.pop()
            if isinstance(part, Mapping):
                properties = part.get("properties")
                found |= set(properties) if isinstance(properties, Mapping) else set()
                pending.extend(part.values())
            elif isinstance(part, list):
                pending.extend(part)
        return frozenset(found)

    def validate(self, name: str, instance: object) -> tuple[Violation, ...]:
        """Everything about the value that the named schema does not allow, ordered by place.

        Raises SchemataError when there is no such schema or it refers to itself without end.
        """
        validator = self._validators.get(name) or self._compile(name)
        try:
            found = {_violation(error) for error in validator.iter_errors(cast(Any, instance))}
        except (Unresolvable, RecursionError) as error:
            what = "refers to itself without end"
            if isinstance(error, Unresolvable):
                what = f"$ref {short(error.ref)!r} leads nowhere"
            raise SchemataError(f"{self._documents[name].place}: {what}") from None
        return tuple(sorted(found, key=lambda one: (one.pointer, one.keyword, one.message)))

    def _compile(self, name: str) -> Draft202012Validator:
        document = self._documents.get(name)
        if document is None:
            known = ", ".join(sorted(self._documents)) or "none"
            raise SchemataError(f"no schema {name!r}; known are: {known}")
        validator = Draft202012Validator(
            {"$ref": document.uri}, registry=self._registry, format_checker=_CHECKER
        )
        self._validators[name] = validator
        return validator


@cache
def _shipped() -> Registry[Any]:
    """What a `$ref` to a built-in schema leads to."""
    return Registry[Any]().with_resources(map(_resource, built_in_documents())).crawl()


def _resource(document: Document) -> tuple[str, Resource[Any]]:
    contents = document.content
    return document.uri, Resource.from_contents(contents, default_specification=DRAFT202012)


def _check_form(document: Document) -> None:
    try:
        Draft202012Validator.check_schema(document.content)
    except SchemaError as error:
        where = pointer_to(error.absolute_path) or "the whole"
        text = Path(document.place).read_text(encoding="utf-8")
        keys = tuple(each for each in error.absolute_path if isinstance(each, str))
        raise SchemataError(
            f"{document.place}: line {json_line_of(text, keys)}: not a JSON Schema: {where}:"
            f" {short(error.message)}"
        ) from None


def _check_references(document: Document, registry: Registry[Any]) -> None:
    resolver = registry.resolver(document.uri)
    dead: dict[str, None] = {}
    for reference in references(document.content):
        try:
            resolver.lookup(reference)
        except (Unresolvable, ValueError):
            dead[reference] = None
    if dead:
        told = ", ".join(f"$ref {short(reference)!r}" for reference in dead)
        raise SchemataError(
            f"{document.place}: {told} leads nowhere; write #/$defs/NAME, the name of a file of"
            " this contract, ../extends/FILE or ../common/FILE"
        )


def _violation(error: ValidationError) -> Violation:
    if error.context:
        error = best_match(iter([error])) or error
    path, keyword = list(error.absolute_path), str(error.validator)
    expected, actual = _wanted(error), _seen(error)
    if keyword == "required":
        path.append(_missing(error))
    pointer = pointer_to(path)
    message = f"{pointer or 'the whole'}: expected {expected}, found {actual}"
    return Violation(pointer, message, keyword, expected, actual)


def _missing(error: ValidationError) -> str:
    names: Iterable[str] = cast(Any, error.validator_value)
    quoted = (name for name in names if error.message.startswith(f"{name!r} is a required"))
    return next(quoted, "")


_SIZES = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minProperties": "at least {} members",
    "maxProperties": "at most {} members",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "format": "{}",
    "pattern": "text matching {}",
}


def _wanted(error: ValidationError) -> str:
    keyword, value = str(error.validator), cast(Any, error.validator_value)
    if keyword == "required":
        return "a value"
    if keyword == "type":
        return value if isinstance(value, str) else " or ".join(value)
    if keyword == "enum":
        return "one of " + ", ".join(_literal(one) for one in value)
    if keyword == "const":
        return _literal(value)
    if keyword in ("anyOf", "oneOf", "not"):
        return str(cast(Any, error.schema).get("description", "one of the permitted forms"))
    return _SIZES.get(keyword, keyword + " {}").format(short(str(value)))


def _seen(error: ValidationError) -> str:
    keyword, value = str(error.validator), cast(Any, error.instance)
    if keyword == "required":
        return "nothing"
    if keyword in ("minLength", "maxLength"):
        return f"{len(value)} characters"
    return _literal(value)


def _literal(value: object) -> str:
    """A JSON value in at most a line; of arrays and objects the size only."""
    if isinstance(value, Mapping):
        return f"an object with {len(value)} members"
    if isinstance(value, list):
        return f"an array of {len(value)} items"
    if isinstance(value, str):
        return json.dumps(short(value), ensure_ascii=False)
    return short(json.dumps(value, default=str))
