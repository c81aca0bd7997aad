"""A contract is read from TOML, may extend another, and complains in one line."""

from pathlib import Path

import pytest

from kcc_conformance.contract.contract import BUILT_IN, Filter, load_contract
from kcc_conformance.errors import UsageError


def own(folder: Path, text: str) -> str:
    folder.joinpath("contract.toml").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_contract_has_every_noun_of_the_case(name: str) -> None:
    contract = load_contract(name)
    assert contract.name == name
    nouns = {"klantcontact", "betrokkene", "actorklantcontact", "actor", "partij"}
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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[contract", "not valid TOML"),
        ("", "incomplete or wrong"),
        ("contract = 3", "incomplete or wrong"),
        ('[contract]\nextends = "iets-anders"', "extends unknown contract 'iets-anders'"),
        (EXTENDS + "[resources.actor.attributes.naam]\nkind = 'kleur'", "unknown kind"),
        (EXTENDS + "[resources.actor.attributes.naam]\nlengte = 3", "lengte"),
        (EXTENDS + "[resources.actor.attributes.extra]\nkind = 'text'", "wire"),
        (EXTENDS + "[resources.actor.attributes.naam]\nvalues = { Jan = 'jan' }", "incomplete"),
        (EXTENDS + "[resources.actor]\ndefaults = '{'", "incomplete or wrong"),
        (EXTENDS + "[list]\nstijl = 'boek'", "stijl"),
        (EXTENDS + "[resources]\nactor = 3", "incomplete or wrong"),
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


def test_a_name_that_is_no_contract_lists_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown contract 'zgw': choose one of openklant-2\.16"):
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
