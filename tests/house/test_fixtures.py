"""Each payload is right, or wrong for exactly the reason that its index states."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from many import every

from kcc_conformance import fixtures
from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.contract.schemata import Schemata

CASES = [case for name in BUILT_IN for case in fixtures.cases(name)]
ROOT = files("kcc_conformance.fixtures")
CLAUSES = {
    clause["id"]
    for clause in tomllib.loads(
        (files("kcc_conformance.features") / "clauses.toml").read_text(encoding="utf-8")
    )["clause"]
}
TEXT = {
    "nummer": "Nummer",
    "kanaal": "Kanaal",
    "onderwerp": "Onderwerp",
    "inhoud": "Inhoud",
    "indicatie_contact_gelukt": "Indicatie contact gelukt",
    "taal": "Taal",
    "vertrouwelijkheid": "Vertrouwelijkheid",
    "plaatsgevonden_op": "Plaatsgevonden op",
}
_SCHEMATA = {name: Schemata(load_contract(name).folders) for name in BUILT_IN}


def case_id(case: fixtures.Case) -> str:
    return f"{case.contract}/{case.file}"


def the(contract: str, file: str) -> Any:
    (case,) = (one for one in fixtures.cases(contract) if one.file == file)
    return case.payload()


def index_of(contract: str) -> dict[str, Any]:
    """What a contract's own index.toml says."""
    index = tomllib.loads((ROOT / contract / "index.toml").read_text(encoding="utf-8"))
    return {"case": [], **index}


def at(body: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        body = body[int(step)] if isinstance(body, list) else body[step]
    return body


def texts(body: object) -> Iterator[tuple[str, object]]:
    """Every member's name with its value, at any depth."""
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield key, value
            yield from texts(value)
    elif isinstance(body, list):
        for value in body:
            yield from texts(value)


@every(CASES, case_id)
def test_a_case_is_what_its_index_says(case: fixtures.Case) -> None:
    if case.wire == "raw":
        assert case.keyword == "json"
        with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
            case.payload()
        return
    found = _SCHEMATA[case.contract].validate(case.schema, case.payload())
    reasons = {(one.pointer, one.keyword) for one in found}
    if case.keyword == "unknown":
        assert reasons == set()
        assert at(case.payload(), case.pointer) == fixtures.UNKNOWN
    else:
        assert reasons == (set() if case.valid else {(case.pointer, case.keyword)})


@pytest.mark.parametrize("name", BUILT_IN)
class TestFolder:
    """One contract's folder."""

    def test_index_and_files_match(self, name: str) -> None:
        """A contract that extends another has a file of its own only where that differs."""
        named = [case.file for case in fixtures.cases(name)]
        index = index_of(name)
        present = {f"{half}/{entry.name}" for half in ("valid", "invalid")
                   if (ROOT / name / half).is_dir()
                   for entry in (ROOT / name / half).iterdir()}  # fmt: skip
        assert len(named) == len(set(named))
        made = {entry["file"] for entry in index["case"] if "of" in entry}
        if "extends" not in index:
            assert set(named) == present | made
            assert not present & made
            return
        assert present <= set(named)
        above = {case.file for case in fixtures.cases(index["extends"])}
        new = {entry["file"] for entry in index["case"]} - above
        assert new <= present
        for file in present & above:
            assert the(name, file) != the(index["extends"], file), f"{file} differs in nothing"

    def test_what_an_index_says_is_heard(self, name: str) -> None:
        index = index_of(name)
        named = [case.file for case in fixtures.cases(name)]
        told = [entry["file"] for entry in index["case"]]
        assert len(told) == len(set(told))
        assert {*index} <= {"extends", "members", "case"}
        assert {*index.get("members", {})} <= {"absent", "renamed"}
        above = (
            [case.file for case in fixtures.cases(index["extends"])] if "extends" in index else []
        )
        for entry in index["case"]:
            if "absent" in entry:
                assert entry == {"file": entry["file"], "absent": True}
                assert entry["file"] in above
                assert entry["file"] not in named
            else:
                assert entry["file"] in named
            if "after" in entry:
                assert entry["after"] in [*above, *told]

    def test_index_is_consistent(self, name: str) -> None:
        contract = load_contract(name)
        for case in fixtures.cases(name):
            stem = case.file.partition("/")[2]
            assert stem.startswith(f"{case.resource}.{case.direction}.")
            assert stem.endswith(".txt" if case.wire == "raw" else ".json")
            assert case.resource in {*contract.resources, *contract.combined}
            assert case.schema in _SCHEMATA[name].names()
            assert case.schema.endswith(case.direction)
            assert case.clause in CLAUSES
            assert bool(case.keyword) is not case.valid
            assert not (case.leniency and (case.valid or case.direction == "response"))
            for sentence in (case.what_nl, case.what_en):
                assert re.fullmatch(r"[^\n]{5,160}\.", sentence)

    def test_every_noun_has_right_and_wrong_cases_both_ways(self, name: str) -> None:
        contract = load_contract(name)
        seen = {(case.resource, case.direction, case.valid) for case in fixtures.cases(name)}
        nouns = {*contract.resources, *contract.combined} - {"internetaak"}
        assert seen >= {(noun, way, ok) for noun in nouns for way in ("request", "response")
                        for ok in (True, False)}  # fmt: skip

    def test_every_obligatory_attribute_is_once_left_out(self, name: str) -> None:
        contract = load_contract(name)
        left_out = {(case.resource, case.pointer) for case in fixtures.cases(name)
                    if case.direction == "request" and case.keyword == "required"}  # fmt: skip
        obliged = {(resource.name, attribute.pointer) for resource in contract.resources.values()
                   for attribute in resource.attributes.values() if attribute.required}  # fmt: skip
        assert obliged <= left_out

    def test_requests_use_names_of_the_contract_only(self, name: str) -> None:
        contract = load_contract(name)
        for case in fixtures.cases(name):
            if case.direction == "request" and case.wire == "json":
                payload = case.payload()
                if not case.valid and case.keyword != "required":
                    payload = without(payload, case.pointer)
                assert {key for key, _ in texts(payload)} <= names(contract, case.resource)

    def test_the_example_is_complete(self, name: str) -> None:
        contract = load_contract(name)
        klantcontact = contract.resource("klantcontact")
        request = the(name, "valid/klantcontact.request.voorbeeld.json")
        response = the(name, "valid/klantcontact.response.voorbeeld.json")
        assert response[klantcontact.id] == fixtures.voorbeeld()["ID"] == fixtures.KLANTCONTACT
        for attribute_name, word in TEXT.items():
            attribute = klantcontact.attributes[attribute_name]
            wanted = wire.value_on_wire(contract, attribute, fixtures.voorbeeld()[word])
            shown = wire.value_of(response, attribute)
            if attribute.kind == "instant":
                moment = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)
                assert instants.from_wire(shown) == instants.from_wire(wanted) == moment
            else:
                assert shown == wanted
            if attribute_name != "nummer" or attribute.required:
                assert wire.value_of(request, attribute) == wanted
            else:
                assert wire.value_of(request, attribute) is wire.MISSING
        coupling, key = contract.coupling, "actoren" if contract.actors_inside else "actor"
        body = the(name, f"valid/{coupling.name}.request.voorbeeld.json")
        coupled = wire.value_of(body, coupling.attributes[key])
        (actor,) = coupled if contract.actors_inside else [coupled]
        assert wire.referred(contract, actor) == fixtures.voorbeeld()["ActorId"] == fixtures.ACTOR

    def test_no_number_can_poison_a_provider(self, name: str) -> None:
        contract = load_contract(name)
        for case in fixtures.cases(name):
            if case.wire == "raw":
                continue
            for key, value in texts(case.payload()):
                if key == "nummer" and value is not None and not isinstance(value, dict):
                    assert str(value).isascii()
                    assert 0 < len(str(value)) <= 10
                    assert float(re.sub(r"[A-Z]", "", str(value))) < 10**8
        explicit = contract.resource("klantcontact").attributes["nummer"].explicit
        accepted = (case for case in fixtures.cases(name)
                    if case.direction == "request" and (case.valid or case.leniency))  # fmt: skip
        for case in accepted:
            assert explicit or "nummer" not in dict(texts(case.payload()))


def without(body: Any, pointer: str) -> Any:
    """The payload without the value at the pointer: that one is meant to be wrong."""
    if pointer == "":
        return {}
    copy = json.loads(json.dumps(body))
    above, _, last = pointer.rpartition("/")
    at(copy, above).pop(int(last) if last.isdigit() else last)
    return copy


def names(contract: Contract, resource: str) -> set[str]:
    """The names that a request about this noun can hold."""
    if resource in contract.combined:
        parts = contract.combined[resource].parts
        inner = (names(contract, part) for part in parts)
        return {*parts.values()}.union(*inner)
    noun = contract.resource(resource)
    keys = {key for attribute in noun.attributes.values() if not attribute.read_only
            for key in attribute.keys}  # fmt: skip
    inside = {each for attribute in noun.attributes.values()
              for each in (*attribute.along, attribute.key)}  # fmt: skip
    return keys | {*noun.defaults} | (inside - {None}) | ({contract.reference_key} - {""})


def test_the_record_of_the_text() -> None:
    record = fixtures.voorbeeld()
    assert set(record) == {"ID", "ActorId", *TEXT.values()}
    assert len(record["Inhoud"]) == 228
    assert int(record["Nummer"]) == fixtures.NUMMER


def test_people_are_invented_and_fit_every_contract() -> None:
    people = fixtures.personen()
    assert len(people) >= 10
    assert len({person.email for person in people}) == len(people)
    for person in people:
        assert person.email.isascii()
        assert person.email.endswith("@example.org")
        assert 0 < len(person.voornaam) <= 80
        assert 0 < len(person.achternaam) <= 200
        assert len(person.voorletters) <= 10
        assert len(person.voorvoegsel) <= 10
    assert any(not person.achternaam.isascii() for person in people)
    for actor in fixtures.actoren():
        assert 0 < len(actor.naam) <= 200
        assert actor.object_id.endswith("example.org")
        assert 0 < len(actor.object_id) <= 40


def test_an_unknown_contract_is_named() -> None:
    with pytest.raises(ValueError, match=r"no fixtures for 'zaken-1\.0'"):
        fixtures.cases("zaken-1.0")
    assert set(fixtures.contracts()) == set(BUILT_IN)


def test_the_room_stands_alone() -> None:
    for module in Path(fixtures.__file__).parent.glob("*.py"):
        taken = {line for line in module.read_text(encoding="utf-8").splitlines()
                 if re.match(r"\s*(from|import) kcc_conformance", line)}  # fmt: skip
        assert taken == set(), module
