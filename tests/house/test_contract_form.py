"""The form of a contract.toml: its schema, its page and what reads it say the same."""

import copy
import json
import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from contract_page import COMMAND, PAGE, SCHEMA, START, tables
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.form import FORM, check_form
from kcc_conformance.contract.obliged import lacking
from kcc_conformance.contract.provenance import provenance
from kcc_conformance.errors import UsageError
from kcc_conformance.law.register import load_register

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
WHOLE = folders.merged(folders.lineage("openklant-2.16"))
HEAD: dict[str, Any] = {"name": "eigen", "title": "Eigen"}
_FOLDER = count()

ODD = st.one_of(
    st.just({"absent": True}),
    st.booleans(),
    st.integers(-1, 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "/", "{", "{id}", "{0}", "{a.b}", "a\n\r", "é", "object", "klantcontact"]),
    st.lists(st.one_of(st.integers(), st.text(max_size=3)), max_size=2),
    st.lists(st.just({}), min_size=1, max_size=1),
    st.dictionaries(st.sampled_from(["a", "wire", "absent", "*", "x.y"]), st.text(max_size=3)),
)


def places(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every place of a contract."""
    for key, value in table.items():
        yield (*above, key)
        if isinstance(value, Mapping):
            yield from places(value, (*above, key))


PLACES = [*places({**WHOLE, "contract": {**WHOLE["contract"], **HEAD, "extends": "", "order": 1}})]


def spoiled(base: Mapping[str, Any], place: tuple[str, ...], value: object) -> dict[str, Any]:
    """A contract with another value at one place."""
    data: dict[str, Any] = copy.deepcopy(dict(base))
    table = data
    for key in place[:-1]:
        table = table.setdefault(key, {})
    table[place[-1]] = value
    return data


def toml(value: object) -> str:
    """A value as TOML has it; tables inline."""
    if isinstance(value, Mapping):
        inner = (f"{json.dumps(key)} = {toml(each)}" for key, each in value.items())
        return "{ " + ", ".join(inner) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=True).replace("\\ud", "?")


def refused(data: Mapping[str, Any]) -> bool:
    try:
        check_form("contract.toml", data)
    except UsageError:
        return True
    return False


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_ones_are_of_that_form(name: str) -> None:
    text = folders.folder_of(name).joinpath("contract.toml").read_text("utf-8")
    VALIDATOR.validate(tomllib.loads(text))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_has_the_keys_that_are_read() -> None:
    def keys(part: Mapping[str, Any], form: object, place: str) -> None:
        if "$ref" in part:
            part = SCHEMA["$defs"][part["$ref"].rpartition("/")[2]]
        body = part.get("else", part)
        if isinstance(form, list):
            return keys(body["items"], form[0], place)
        if isinstance(form, Mapping):
            free = form.get("*")
            assert {*body.get("properties", {})} == {*form} - {"*"}, place
            assert isinstance(body["additionalProperties"], Mapping) == (free is not None), place
            for key, inner in form.items():
                below = body["additionalProperties"] if key == "*" else body["properties"][key]
                keys(below, inner, f"{place}.{key}")
        return None

    keys(SCHEMA, FORM, "")


def test_the_page_is_what_the_schema_says() -> None:
    written = PAGE.read_text("utf-8").partition(START)[2].strip()
    assert written == tables().strip(), f"run: {COMMAND}"


@given(place=st.sampled_from(PLACES), value=ODD)
@settings(max_examples=200, deadline=None)
def test_schema_and_reader_agree(place: tuple[str, ...], value: object) -> None:
    data = spoiled({**WHOLE, "contract": {**WHOLE["contract"], **HEAD}}, place, value)
    invalid = not VALIDATOR.is_valid(data)
    assume(not (isinstance(value, float) and value.is_integer()))  # JSON has one kind of number
    json_in_quotes = "values" in place or "defaults" in place
    assert refused(data) == invalid or (json_in_quotes and refused(data))


@given(place=st.sampled_from(PLACES), value=ODD, extends=st.booleans())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_it_holds_it_is_read_or_refused_in_one_line(
    tmp_path: Path, place: tuple[str, ...], value: object, extends: bool
) -> None:
    head = {**HEAD, "extends": "openklant-2.16"} if extends else {**WHOLE["contract"], **HEAD}
    base = {"contract": head} if extends else {**WHOLE, "contract": head}
    folder = tmp_path / str(next(_FOLDER))
    folder.mkdir()
    data = spoiled(base, place, value)
    text = "".join(f"{json.dumps(key)} = {toml(each)}\n" for key, each in data.items())
    (folder / "contract.toml").write_text(text, encoding="utf-8")
    contract, complaint = None, ""
    try:
        contract = load_contract(str(folder))
    except UsageError as error:
        complaint = str(error)
    if contract is None:
        assert str(folder) in complaint
        assert "\n" not in complaint
        return
    assert provenance(contract) is not None
    lacking(contract, load_register())
    for resource in contract.resources.values():
        resource.item.format(id="x")
        for each in resource.filters.values():
            assert {*each.parameters(**dict.fromkeys(each.needs, "x"))} == {*each.query}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[contract]\nextends = { absent = true }", "[contract] extends: expected a text"),
        ("[detection]\nany = { absent = false }", "[detection] any: expected a list of tables"),
        ("[status]\ncreate = []", "[status] create: expected a list of one or more statuses"),
        ('[auth]\nscheme = "a\\nb"', "[auth] scheme: expected what a header can hold"),
        (
            '[resources.actor]\nitem = "/actoren/{id}/{soort}"',
            "[resources.actor] item: '/actoren/{id}/{soort}' may hold {id} and no other braces",
        ),
        (
            '[resources.actor.filters.naam]\nquery = { naam = "{0}" }',
            "[resources.actor.filters.naam.query] naam: '{0}' may hold {attribute}",
        ),
        (
            '[resources.actor.filters.naam]\nquery = { naam = "{" }',
            "[resources.actor.filters.naam.query] naam: '{' is no template",
        ),
        (
            "[resources.actor.attributes.naam]\nmin = 9\nmax = 3",
            "[resources.actor.attributes.naam] min: 9 is more than max, 3",
        ),
        (
            '[combined.alles]\npath = "/alles"\nparts = { zaak = "zaak" }',
            "[combined.alles.parts]: no resource 'zaak'",
        ),
        (
            '[combined.alles]\npath = "/a"\nparts = { actor = "a" }\nimplied = { partij = [] }',
            "[combined.alles.implied]: 'partij' is none of its parts",
        ),
        ("[resources.betrokkene]\nabsent = true", "[resources] betrokkene is missing"),
    ],
)
def test_it_is_refused_with_table_and_key(tmp_path: Path, text: str, says: str) -> None:
    head = "" if text.startswith("[contract]") else '[contract]\nextends = "openklant-2.16"\n'
    title = 'title = "Eigen"\n'
    text = text.replace("[contract]\n", f"[contract]\n{title}") if not head else head + title + text
    (tmp_path / "contract.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_contract(str(tmp_path))
    assert says in str(caught.value)
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize(
    "rule",
    [{}, {"absent": True}, {"resource": "klantcontact"}, {"property": "kanaal"},
     {"resource": "klantcontact", "property": "kanaal", "required": "kanaal"}],
)  # fmt: skip
def test_a_rule_of_detection_is_whole(rule: dict[str, object]) -> None:
    data = {**WHOLE, "contract": {**WHOLE["contract"], **HEAD}, "detection": {"any": [rule]}}
    assert refused(data)
    assert not VALIDATOR.is_valid(data)
