"""A first draft of a contract, made from a provider's own OpenAPI document.

Names are looked for among those of the built-in contracts and of the standard; what was found by
likeness, and what was not found, is said at its place.
"""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from kcc_conformance.contract.contract import BUILT_IN, Attribute, Contract, load_contract
from kcc_conformance.detection.detection import decide
from kcc_conformance.detection.document import Document
from kcc_conformance.detection.drafted import GUESS, NOUNS, Draft
from kcc_conformance.detection.forms import (
    collection,
    envelope,
    filters,
    guesses,
    is_address,
    notation,
)
from kcc_conformance.detection.synonyms import ALIKE, MEMBERS, RESOURCES, called, words_in
from kcc_conformance.detection.synonyms import plain as _plain
from kcc_conformance.law.attributes import KLANTCONTACT


def draft(
    document: Document, base_path: str, places: Mapping[str, str] = MappingProxyType({})
) -> Draft:
    """The draft: what differs from the built-in contract that the document is of, or else from the
    one that has most in common with it. `places` are the paths of resources, where they are known;
    what has no path is `lost`."""
    known, _ = decide(document)
    names = (known,) if known else BUILT_IN
    tries = [_Try(load_contract(name), document, places, bool(known)) for name in names]
    best = max(tries, key=lambda one: one.sure)
    return best.written(base_path, "" if known else GUESS)


class _Try:
    """A document held to one contract; `prefix` is what stands before every path, and belongs to
    the base path."""

    def __init__(
        self, contract: Contract, document: Document, places: Mapping[str, str], known: bool
    ) -> None:
        self.known = known
        self.places = places
        self.lost: list[str] = []
        self.wires: dict[tuple[str, str], str] = {}
        self.taken: set[str] = {*places.values()}
        self.contract = contract
        self.document = document
        self.guessed: list[str] = []
        self.missing: list[str] = []
        self.lines: list[str] = []
        self.sure = 0
        self.calls: str | None = None
        self.addresses = False
        self.inside = contract.actors_inside
        usual = contract.resource("klantcontact").path
        ends = (p for p in document.paths() if p.lower().endswith(usual.lower()))
        self.prefix = next(ends, usual)[: -len(usual)]
        for name in NOUNS:
            if name in contract.resources:
                self._resource(name)
        for name in sorted(contract.resources.keys() - {*NOUNS}) if not known else ():
            if document.path(contract.resource(name).path) is None:
                self._leave_out(name)

    def _leave_out(self, name: str) -> None:
        """Takes a resource away, and the lists in other records of what is in it."""
        self._told(name, "absent", False)
        self.lines += ["", f"[resources.{name}]", f"absent = true{GUESS}"]
        for other, resource in self.contract.resources.items():
            for key, attribute in resource.attributes.items():
                if attribute.target == name and other != name:
                    self.lines += ["", f"[resources.{other}.attributes.{key}]",
                                   f"absent = true{GUESS}"]  # fmt: skip

    def written(self, base_path: str, guess: str) -> Draft:
        """The draft that starts from this contract."""
        head = [
            "# A first draft, made from the provider's own OpenAPI document. Look at every line",
            "# that says `guess`, and at what was not found; then see what this says:",
            "# kcc-conformance contract check FOLDER",
            "",
            "[contract]",
            f'extends = "{self.contract.name}"{guess}',
            f"base_path = {json.dumps(f'{base_path}{self.prefix}' or '/', ensure_ascii=False)}",
        ]
        tables = [*self._forms(), *self.lines]
        guessed = [f"[contract] extends: {self.contract.name}"] if guess else []
        return Draft(
            "\n".join([*head, *tables, ""]),
            (*guessed, *self.guessed),
            tuple(self.missing),
            tuple(self.lost),
        )

    def _forms(self) -> list[str]:
        """The tables of how lists, IDs and references are written, as far as one can guess."""
        found: dict[str, dict[str, str]] = {}
        path = self.calls or collection(self.document)
        for table, key, value in guesses(self.document, self.contract, path) if path else ():
            if (table, key) == ("reference", "self") and not self.addresses:
                continue
            told = self._told(f"[{table}] {key}", value.strip('"'), False)
            found.setdefault(table, {})[key] = f"{key} = {value}{told}"
        if self.addresses and self.contract.reference_style != "address":
            told = self._told("[reference] style", "address", False)
            found.setdefault("reference", {})["style"] = f'style = "address"{told}'
        return [
            line for table, keys in found.items() for line in ("", f"[{table}]", *keys.values())
        ]

    def _resource(self, name: str) -> None:
        resource = self.contract.resource(name)
        known = {load_contract(each).resources[name].path for each in BUILT_IN
                 if name in load_contract(each).resources}  # fmt: skip
        path, sure = self._path(name, resource.path, known)
        if path is None and name == "actorklantcontact" and self.inside:
            self._leave_out(name)
            return
        if path is None:
            self.lost.append(name)
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
        filters = [*self._filters(name, f"{self.prefix}{path}")]
        self.lines += ["", f"[resources.{name}.filters]", *filters] if filters else []

    def _filters(self, name: str, path: str) -> Iterator[str]:
        """The filters of which the document has the parameters under another name, or not."""
        wires = {key: wire for (of, key), wire in self.wires.items() if of == name}
        rules = {} if self.known else self.contract.resource(name).filters
        for key, asked in filters(self.document, path, rules, wires):
            told = self._told(f"{name} filter {key}", ", ".join(asked.values()) or "absent", False)
            pairs = (f"{json.dumps(where)} = {json.dumps(f'{{{need}}}')}"
                     for need, where in asked.items())  # fmt: skip
            body = f"query = {{ {', '.join(pairs)} }}" if asked else "absent = true"
            yield f"{key} = {{ {body} }}{told}"

    def _path(self, name: str, usual: str, known: set[str]) -> tuple[str | None, bool]:
        if name in self.places:
            return self.places[name], True
        paths = [p for p in self.document.paths() if "{" not in p and p not in self.taken]
        path, sure = self._found(name, usual, known, paths)
        self.taken |= {path} if path else set()
        return path, sure

    def _found(
        self, name: str, usual: str, known: set[str], paths: list[str]
    ) -> tuple[str | None, bool]:
        for wanted in (usual, *sorted(known)):
            for path in paths:
                if path.lower().endswith(wanted.lower()):
                    return path, wanted == usual
        ends = {path.rstrip("/").rpartition("/")[2].lower(): path for path in paths}
        near = get_close_matches(usual.strip("/").lower(), ends, n=1, cutoff=ALIKE)
        if near:
            return ends[near[0]], False
        word = called(RESOURCES[name], ends)
        return (ends[word], False) if word else (None, False)

    def _attributes(self, name: str, path: str) -> Iterator[list[str]]:
        schema = self.document.body_schema(path, "post")
        around = envelope(self.document, schema)
        if around:
            schema = self.document.members(schema)[0][around]
        _, required = self.document.members(schema)
        flat = dict(self.document.flat(schema))
        if name == "klantcontact":
            self.calls = path
        members: set[str] = set()
        if name == "klantcontact" and not self.inside:
            yield from self._actors(flat)
        for key, attribute in self.contract.resource(name).attributes.items():
            if attribute.read_only:
                continue
            left = {each: flat[each] for each in flat if each not in members}
            wire, sure = self._wire(name, key, attribute, left)
            members |= {wire} if wire else set()
            self.wires[name, key] = wire or ""
            if wire is None:
                if not (name == "klantcontact" and key in KLANTCONTACT):
                    self._told(f"{name} {key}", "absent", False)
                    yield ["", f"[resources.{name}.attributes.{key}]", f"absent = true{GUESS}"]
                    continue
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
        near = get_close_matches(_plain(key), {_plain(each): each for each in flat}, 1, ALIKE)
        if near:
            return next(e for e in flat if _plain(e) == near[0]), False
        return called(MEMBERS.get(key, ()), flat) or None, False

    def _actors(self, flat: Mapping[str, Any]) -> Iterator[list[str]]:
        """The actors in the klantcontact itself, if it has a list of them."""
        lists = (
            n for n, each in flat.items() if self.document.resolved(each).get("type") == "array"
        )
        wire = called(MEMBERS["actoren"], lists)
        if wire:
            self.inside = True
            self._told("klantcontact actoren", wire, False)
            quoted = json.dumps(wire, ensure_ascii=False)
            yield ["", "[resources.klantcontact.attributes.actoren]", f"wire = {quoted}{GUESS}",
                   'kind = "references"', 'target = "actor"', "read_only = false"]  # fmt: skip

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
            left = [w for w in words if w is not None]
            nullable = len(left) < len(words) or "null" in kinds or node.get("nullable") is True
            yield from self._values(name, key, attribute, left, nullable=nullable)

    def _values(
        self, name: str, key: str, attribute: Attribute, words: list[Any], *, nullable: bool
    ) -> Iterator[str]:
        if all(value in words for value in attribute.values.values() if value is not None):
            return
        found = words_in(attribute.values, words, nullable=nullable)
        for word in attribute.values.keys() - found.keys():
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
        return GUESS
