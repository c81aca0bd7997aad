"""A first draft of a contract, made from a provider's own OpenAPI document.

Names are looked for among those of the built-in contracts and of the standard; what was found by
likeness, and what was not found, is said at its place.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kcc_conformance.contract.contract import BUILT_IN, Attribute, Contract, load_contract
from kcc_conformance.detection.detection import decide
from kcc_conformance.detection.document import Document
from kcc_conformance.detection.forms import envelope, guesses, is_address, notation

NOUNS = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")
_ALIKE = 0.72
"""How alike names must be to be guessed (`difflib`): `onderwerpTekst` is like `onderwerp`, and
`kanaal` is not like `taal`."""


@dataclass(frozen=True)
class Draft:
    """The text of a contract.toml, and in words what in it was guessed and what was not found."""

    text: str
    guessed: tuple[str, ...]
    missing: tuple[str, ...]


def draft(document: Document, base_path: str) -> Draft:
    """The draft: what differs from the built-in contract that the document is of, or else from the
    one that has most in common with it."""
    known, _ = decide(document)
    names = (known,) if known else BUILT_IN
    best = max((_Try(load_contract(name), document) for name in names), key=lambda one: one.sure)
    return best.written(base_path)


class _Try:
    """A document held to one contract; `prefix` is what stands before every path, and belongs to
    the base path."""

    def __init__(self, contract: Contract, document: Document) -> None:
        self.contract = contract
        self.document = document
        self.guessed: list[str] = []
        self.missing: list[str] = []
        self.lines: list[str] = []
        self.sure = 0
        self.calls: str | None = None
        self.addresses = False
        usual = contract.resource("klantcontact").path
        ends = (p for p in document.paths() if p.lower().endswith(usual.lower()))
        self.prefix = next(ends, usual)[: -len(usual)]
        for name in NOUNS:
            if name in contract.resources:
                self._resource(name)

    def written(self, base_path: str) -> Draft:
        """The draft that starts from this contract."""
        head = [
            "# A first draft, made from the provider's own OpenAPI document. Look at every line",
            "# that says `guess`, and at what was not found; then see what this says:",
            "# kcc-conformance contract check FOLDER",
            "",
            "[contract]",
            f'extends = "{self.contract.name}"',
            f"base_path = {json.dumps(f'{base_path}{self.prefix}' or '/', ensure_ascii=False)}",
        ]
        tables = [*self._forms(), *self.lines]
        return Draft("\n".join([*head, *tables, ""]), tuple(self.guessed), tuple(self.missing))

    def _forms(self) -> list[str]:
        """The tables of how lists, IDs and references are written, as far as one can guess."""
        found: dict[str, dict[str, str]] = {}
        path = self.calls or self._some_collection()
        for table, key, value in guesses(self.document, self.contract, path) if path else ():
            told = self._told(f"[{table}] {key}", value.strip('"'), False)
            found.setdefault(table, {})[key] = f"{key} = {value}{told}"
        if self.addresses and self.contract.reference_style != "address":
            told = self._told("[reference] style", "address", False)
            found["reference"] = {"style": f'style = "address"{told}'}
        return [
            line for table, keys in found.items() for line in ("", f"[{table}]", *keys.values())
        ]

    def _some_collection(self) -> str | None:
        """A path at which records can be listed and made: lists go alike everywhere."""
        both = (
            path
            for path in self.document.paths()
            if all(self.document.operation(path, method) for method in ("get", "post"))
        )
        return next(both, None)

    def _resource(self, name: str) -> None:
        resource = self.contract.resource(name)
        known = {load_contract(each).resources[name].path for each in BUILT_IN
                 if name in load_contract(each).resources}  # fmt: skip
        path, sure = self._path(resource.path, known)
        if path is None:
            there = ", ".join(each for each in self.document.paths() if "{" not in each)
            self.missing.append(f"{name}: no path like {resource.path} among {there}"[:200])
            self.lines += ["", f"# not found: a path for {name}; [resources.{name}] path and item"]
            return
        self.sure += 3 * sure
        own: list[str] = []
        tables = list(self._attributes(name, path))
        path = path.removeprefix(self.prefix)
        if path != resource.path:
            told = self._told(f"{name} path", path, sure)
            items = (each.removeprefix(self.prefix) for each in self.document.paths())
            item = next((each for each in items if each.startswith(f"{path}/{{")), path)
            item = re.sub(r"\{[^}]*\}", "{id}", item) if "{" in item else f"{path}/{{id}}"
            own += [f"path = {json.dumps(path)}{told}", f"item = {json.dumps(item)}{told}"]
        if own:
            self.lines += ["", f"[resources.{name}]", *own]
        self.lines += [line for table in tables for line in table]

    def _path(self, usual: str, known: set[str]) -> tuple[str | None, bool]:
        paths = [path for path in self.document.paths() if "{" not in path]
        for wanted in (usual, *sorted(known)):
            for path in paths:
                if path.lower().endswith(wanted.lower()):
                    return path, wanted == usual
        ends = {path.rstrip("/").rpartition("/")[2].lower(): path for path in paths}
        near = get_close_matches(usual.strip("/").lower(), ends, n=1, cutoff=_ALIKE)
        return (ends[near[0]], False) if near else (None, False)

    def _attributes(self, name: str, path: str) -> Iterator[list[str]]:
        schema = self.document.body_schema(path, "post")
        around = envelope(self.document, schema)
        if around:
            schema = self.document.members(schema)[0][around]
        _, required = self.document.members(schema)
        flat = dict(self.document.flat(schema))
        if name == "klantcontact":
            self.calls = path
        for key, attribute in self.contract.resource(name).attributes.items():
            if attribute.read_only:
                continue
            wire, sure = self._wire(name, key, attribute, flat)
            if wire is None:
                self.missing.append(f"{name}: no member for {key}")
                yield ["", f"# not found: a member for {key}",
                       f"# [resources.{name}.attributes.{key}]", '# wire = "…"']  # fmt: skip
                continue
            self.sure += sure
            lines = list(self._differing(name, key, attribute, wire, flat[wire], sure))
            if (wire.partition(".")[0] in required) != attribute.required and "." not in wire:
                lines.append(f"required = {json.dumps(not attribute.required)}")
            if lines:
                yield ["", f"[resources.{name}.attributes.{key}]", *lines]

    def _wire(
        self, name: str, key: str, attribute: Attribute, flat: Mapping[str, Any]
    ) -> tuple[str | None, bool]:
        if attribute.wire in flat:
            return attribute.wire, True
        others = (load_contract(each).resources.get(name) for each in BUILT_IN)
        known = {each.attributes[key].wire for each in others if each and key in each.attributes}
        for wire in flat:
            if wire in known or _plain(wire) == _plain(key):
                return wire, False
        near = get_close_matches(_plain(key), {_plain(each): each for each in flat}, 1, _ALIKE)
        return (next(e for e in flat if _plain(e) == near[0]), False) if near else (None, False)

    def _differing(
        self, name: str, key: str, attribute: Attribute, wire: str, schema: Any, sure: bool
    ) -> Iterator[str]:
        node = self.document.resolved(schema)
        if wire != attribute.wire:
            yield f"wire = {json.dumps(wire)}{self._told(f'{name} {key}', wire, sure)}"
        longest = node.get("maxLength")
        if isinstance(longest, int) and longest != attribute.max and attribute.kind == "text":
            yield f"max = {longest}"
        kinds = node.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        words = node.get("enum")
        counted = notation(node, wire) if attribute.kind == "instant" else ""
        if counted and counted != attribute.notation:
            yield f"notation = {json.dumps(counted)}{self._told(f'{name} {key}', counted, False)}"
        self.addresses = self.addresses or (attribute.kind == "reference" and is_address(node))
        if "boolean" in kinds and attribute.kind == "text":
            yield f'kind = "boolean"{self._told(f"{name} {key}", "boolean", False)}'
            yield "values = { Ja = 'true', Nee = 'false' }"
        elif isinstance(words, list) and attribute.values:
            yield from self._values(name, key, attribute, [w for w in words if w is not None])

    def _values(self, name: str, key: str, attribute: Attribute, words: list[Any]) -> Iterator[str]:
        if all(value in words for value in attribute.values.values() if value is not None):
            return
        plain = {_plain(str(word)): word for word in words}
        found = {}
        for word in attribute.values:
            near = get_close_matches(_plain(word), plain, n=1, cutoff=_ALIKE)
            if near:
                found[word] = plain[near[0]]
            else:
                told = f"{name}: no value of {key} for {word}; there are {words}"
                self.missing.append(told[:200])
        kind = "text" if all(isinstance(word, str) for word in words) else attribute.kind
        if kind != attribute.kind:
            yield f"kind = {json.dumps(kind)}"
        told = self._told(f"{name} {key}", ", ".join(found), False)
        inner = ", ".join(f"{json.dumps(k)} = '{json.dumps(v)}'" for k, v in found.items())
        yield f"values = {{ {inner} }}{told}"

    def _told(self, what: str, found: str, sure: bool) -> str:
        if sure:
            return ""
        self.guessed.append(f"{what}: {found}")
        return "  # guess"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2].lower())
