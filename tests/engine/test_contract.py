"""A contract is read from TOML, may extend another, and complains in one line."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from kcc_conformance.reference_impl.folders import built_in as reference_contracts

from kcc_conformance.contract.contract import BUILT_IN, DEFAULT, Filter, load_contract
from kcc_conformance.errors import UsageError


def own(folder: Path, text: str) -> str:
    folder.joinpath("contract.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_the_built_in_contracts_are_the_folders_of_schemas_in_the_order_that_they_say() -> None:
    schemas = files("kcc_conformance.schemas")
    heads = {
        entry.name: tomllib.loads((entry / "contract.toml").read_text(encoding="utf-8"))["contract"]
        for entry in schemas.iterdir()
        if (entry / "contract.toml").is_file()
    }
    assert sorted(BUILT_IN) == sorted(heads)
    orders = [heads[name]["order"] for name in BUILT_IN]
    assert orders == sorted(set(orders))
    assert [name for name in BUILT_IN if heads[name].get("default")] == [DEFAULT]
    assert list(BUILT_IN) == list(reference_contracts())


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_contract_has_every_noun_of_the_case(name: str) -> None:
    contract = load_contract(name)
    assert contract.name == name
    nouns = {"klantcontact", "betrokkene", contract.coupling.name, "actor", "partij"}
    assert nouns <= contract.resources.keys()
    known = {name for each in contract.resources.values() for name in each.attributes}
    for resource in contract.resources.values():
        for rule in resource.filters.values():
            assert rule.needs <= known | nouns
        for attribute in resource.attributes.values():
            assert attribute.target is None or attribute.target in contract.resources
            assert (attribute.target is not None) == attribute.kind.startswith("reference")


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_operations_that_a_contract_judges_have_statuses(name: str) -> None:
    contract = load_contract(name)
    assert {"create", "read", "list", "delete"} <= contract.status.keys()
    assert all(codes for codes in contract.status.values())


def test_an_extending_contract_differs_only_in_what_it_says() -> None:
    newer, older = load_contract("openklant-2.16"), load_contract("openklant-2.8")
    assert older.base_path == newer.base_path
    assert older.resource("actor") == newer.resource("actor")
    assert newer.parallel_safe
    assert not older.parallel_safe
    assert [folder.name for folder in older.folders] == ["openklant-2.8", "openklant-2.16"]
    assert load_contract("openklant-2.0").resource("betrokkene").attributes["partij"].required


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    contract = load_contract(
        own(
            tmp_path,
            """
            [contract]
            name = "gemeente"
            extends = "openklant-2.16"
            [resources.klantcontact.attributes.kanaal]
            max = 20
            values = { Telefoon = '"tel"' }
            [resources.klantcontact.attributes.nummer]
            absent = true
            [resources.klantcontact.filters.onderwerp]
            absent = true
            """,
        )
    )
    resource = contract.resource("klantcontact")
    assert contract.name == "gemeente"
    assert contract.base_path == load_contract("openklant-2.16").base_path
    assert resource.attributes["kanaal"].max == 20
    assert resource.attributes["kanaal"].required
    assert resource.attributes["kanaal"].values == {"Telefoon": "tel"}
    assert "nummer" not in resource.attributes
    assert "onderwerp" not in resource.filters
    assert contract.folders[0] == tmp_path


def test_absent_in_something_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    text = '[contract]\nextends = "openklant-2.16"\n[resources.zaak]\nabsent = true\n'
    contract = load_contract(own(tmp_path, text))
    assert contract.resources.keys() == load_contract("openklant-2.16").resources.keys()


EXTENDS = '[contract]\nextends = "openklant-2.16"\n'


ACTOR = EXTENDS + "[resources.actor.attributes.naam]\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[contract", "contract.toml: not valid TOML"),
        ("", "[contract] title is missing"),
        ("contract = 3", "contract.toml: line 1: [contract]: expected a table, found 3"),
        (
            '[contract]\nextends = "iets-anders"',
            "[contract] extends: no built-in contract 'iets-anders'; choose one of " + BUILT_IN[0],
        ),
        (
            '[contract]\nname = "openklant-2.16"\nextends = "openklant-2.16"',
            "[contract] name: openklant-2.16 is a built-in contract; give this one a name",
        ),
        (
            "[contrakt]",
            "at the top: no key 'contrakt' is known; known are auth, combined, contract",
        ),
        (ACTOR + "kind = 'kleur'", "[resources.actor.attributes.naam] kind: expected one of"),
        (
            ACTOR + "wier = 'naam'",
            "no key 'wier' is known; known are along, explicit, free, key, kind",
        ),
        (ACTOR + "name = 'naam'", "[resources.actor.attributes.naam]: no key 'name' is known"),
        (
            ACTOR + "wire = 7",
            "[resources.actor.attributes.naam] wire: expected keys with a dot",
        ),
        (ACTOR + "max = 'x'", 'max: expected a whole number, 0 or more, found "x"'),
        (ACTOR + "max = true", "max: expected a whole number, 0 or more, found true"),
        (ACTOR + "required = 1", "required: expected true or false, found 1"),
        (ACTOR + "absent = true\nmin = 1", "absent = true stands alone"),
        (ACTOR + "values = { Jan = 'jan' }", "values] Jan: expected a JSON literal in quotes"),
        (ACTOR + "kind = 'reference'", "[resources.actor.attributes.naam] target is missing"),
        (
            ACTOR + "target = 'zaak'",
            "target: no resource 'zaak'; there are actor, actorklantcontact",
        ),
        (
            EXTENDS + "[resources.actor.attributes.erbij]\nkind = 'text'",
            "[resources.actor.attributes.erbij] wire is missing",
        ),
        (
            EXTENDS + "[resources.klantcontact.filters]\nonderwerp = 3",
            "[resources.klantcontact.filters] onderwerp: expected a table or a text, found 3",
        ),
        (
            EXTENDS + "[resources.actor]\ndefaults = '{'",
            "defaults: expected a JSON object in quotes",
        ),
        (EXTENDS + "[resources.actor]\ndefaults = '[]'", "defaults: expected a JSON object"),
        (
            EXTENDS + "[resources.actor]\npath = 'actoren'",
            "path: expected a text that begins with /",
        ),
        (
            EXTENDS + "[resources.actor]\nitem = '/actoren'",
            "expected a text that begins with / and",
        ),
        (
            EXTENDS + "[resources.actor]\noperations = ['maak']",
            "expected a list of operations (cre",
        ),
        (EXTENDS + "[list]\nstijl = 'boek'", "[list]: no key 'stijl' is known; known are count"),
        (EXTENDS + "[list]\nstyle = 'boek'", "[list] style: expected one of results, hal"),
        (EXTENDS + "[resources]\nactor = 3", "[resources] actor: expected a table, found 3"),
        (EXTENDS + "[resources]\nactor = { absent = true }", "[resources] actor is missing"),
        (
            EXTENDS + "[status]\nread = 200",
            "[status] read: expected a list of one or more statuses",
        ),
        (EXTENDS + "[detection]\nany = [{ resorce = 'actor' }]", "no key 'resorce' is known"),
    ],
)
def test_a_broken_contract_is_one_line(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_contract(own(tmp_path, text))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b'[contract]\nextends = ["a"]', b"[contract]\nextends = 3"]
)
def test_a_folder_that_holds_no_contract_text(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        load_contract(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_contract_without_a_name_is_called_what_its_folder_is_called(tmp_path: Path) -> None:
    (tmp_path / "gemeente").mkdir()
    contract = load_contract(own(tmp_path / "gemeente", EXTENDS))
    assert contract.name == "gemeente"
    assert contract.title == load_contract("openklant-2.16").title


def test_the_folder_of_a_built_in_contract_may_be_named_by_its_path() -> None:
    folder = load_contract("openklant-2.8").folders[0]
    assert load_contract(str(folder)).resources == load_contract("openklant-2.8").resources


def test_a_name_that_is_no_contract_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"unknown contract 'zgw': choose one of {BUILT_IN[0]}"):
        load_contract("zgw")
    with pytest.raises(UsageError, match=r"has no contract\.toml"):
        load_contract(str(tmp_path))


def test_a_filter_fills_in_what_it_needs() -> None:
    rule = Filter("x", {"rol": "klant", "had__{soort}": "y", "wie": "{partij}-{actor}"})
    assert rule.needs == {"partij", "actor"}
    assert rule.parameters(partij="a&b", actor="c")["wie"] == "a&b-c"


def test_pointers_are_escaped() -> None:
    attribute = load_contract("openklant-2.16").resource("betrokkene").attributes["achternaam"]
    assert attribute.keys == ("contactnaam", "achternaam")
    assert attribute.pointer == "/contactnaam/achternaam"
