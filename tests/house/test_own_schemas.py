"""Schemas that a user brings along with a contract folder, and where their references lead."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance import fixtures
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.documents import BASE, SchemataError
from kcc_conformance.contract.schemata import Schemata


class TestFolderOfOnesOwn:
    """A contract folder that a user brings along."""

    def own(self, folder: Path, text: str) -> Schemata:
        folder.joinpath("klantcontact.response.json").write_text(text, encoding="utf-8")
        return Schemata([folder, *load_contract("openklant-2.16").folders])

    def test_goes_before_what_it_extends(self, tmp_path: Path) -> None:
        schemata = self.own(tmp_path, '{"required": ["a"], "properties": {"b": {"$ref": '
                                      '"../common/waarden.json#/$defs/uuid"}}}')  # fmt: skip
        found = schemata.validate("klantcontact.response", {"b": "x"})
        assert [(one.pointer, one.keyword) for one in found] == [
            ("/a", "required"),
            ("/b", "format"),
        ]
        assert schemata.validate("actor.response", {})

    def test_is_what_the_schemas_it_extends_refer_to(self, tmp_path: Path) -> None:
        schemata = self.own(tmp_path, '{"required": ["gemeente"]}')
        found = schemata.validate("maak_klantcontact.response", {"klantcontact": {}})
        assert [one.pointer for one in found] == ["/klantcontact/gemeente"]

    @pytest.mark.parametrize("kept", [True, False])
    def test_refers_to_the_one_it_extends(self, tmp_path: Path, kept: bool) -> None:
        schema: dict[str, Any] = {
            "allOf": [{"$ref": "../extends/klantcontact.response.json"}],
            "required": ["gemeente"],
        }
        if kept:
            schema["$id"] = BASE + "openklant-2.16/klantcontact.response.json"
        schemata = self.own(tmp_path, json.dumps(schema))
        whole = fixtures.cases("openklant-2.16")
        (case,) = (one for one in whole if one.file == "valid/klantcontact.response.voorbeeld.json")
        for body, wrong in ((case.payload(), []), ({**case.payload(), "uuid": 1}, ["/uuid"])):
            found = schemata.validate("klantcontact.response", body)
            assert [one.pointer for one in found] == ["/gemeente", *wrong]

    def test_refers_to_another_contract_as_that_one_judges(self, tmp_path: Path) -> None:
        vng = load_contract("vng-crud-0.0.3").folders
        text = '{"$ref": "../openklant-2.0/maak_klantcontact.request.json"}'
        (tmp_path / "klantcontact.response.json").write_text(text, encoding="utf-8")
        found = Schemata([tmp_path, *vng]).validate(
            "klantcontact.response", {"klantcontact": {"nummer": None}, "betrokkene": {}}
        )
        places = {one.pointer for one in found}
        assert {"/betrokkene/wasPartij", "/klantcontact/nummer", "/klantcontact/kanaal"} <= places

    def test_may_be_a_copy(self, tmp_path: Path) -> None:
        source = load_contract("openklant-2.16").folders[0] / "klantcontact.response.json"
        schema = json.loads(source.read_text(encoding="utf-8"))
        schema["required"] = ["gemeente"]
        schemata = self.own(tmp_path, json.dumps(schema))
        assert "/gemeente" in {
            one.pointer for one in schemata.validate("klantcontact.response", {})
        }

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("{", "not readable as JSON"),
            ("[]", "must hold a JSON object"),
            ('{"$id": "https://example.org/other.json"}', "its $id must end with"),
            ('{"type": "text"}', "not a JSON Schema"),
            ('{"properties": ["a"]}', "not a JSON Schema"),
            ('{"pattern": "("}', "not a JSON Schema"),
            ('{"$ref": "https://example.org/elsewhere.json"}', "leads nowhere"),
            ('{"$ref": "../common/waarden.json#/$defs/nergens"}', "leads nowhere"),
            ('{"$ref": "../extends/nergens.response.json"}', "leads nowhere"),
        ],
    )
    def test_broken_file(self, tmp_path: Path, text: str, says: str) -> None:
        with pytest.raises(SchemataError, match=re.escape(says)) as caught:
            self.own(tmp_path, text)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ('{"$ref": "klantcontact.response.json"}', "refers to itself without end"),
            ('{"not": {"$id": "https://example.org/", "$ref": "x.json"}}', "leads nowhere"),
        ],
    )
    def test_reference_that_fails_late(self, tmp_path: Path, text: str, says: str) -> None:
        schemata = self.own(tmp_path, text)
        for _ in range(2):
            with pytest.raises(SchemataError, match=says) as caught:
                schemata.validate("klantcontact.response", {})
            assert "\n" not in str(caught.value)

    def test_unknown_name_and_folder(self, tmp_path: Path) -> None:
        with pytest.raises(SchemataError, match=r"no schema 'zaak\.response'"):
            Schemata(load_contract("openklant-2.16").folders).validate("zaak.response", {})
        with pytest.raises(SchemataError, match="schema folder"):
            Schemata([tmp_path / "nergens"])


@pytest.mark.parametrize("contract", ["openklant-2.16", "openklant-2.8"])
def test_numbers_that_consumers_send(contract: str) -> None:
    """The published document limits their length only: a text of none is sent in practice, and
    servers refuse what is no number."""
    schemata = Schemata(load_contract(contract).folders)
    body = {"kanaal": "Telefoon", "onderwerp": "Afval", "taal": "nld", "vertrouwelijk": False}
    for number in ("", "0", "-8766", "0000000001"):
        assert schemata.validate("klantcontact.request", {**body, "nummer": number}) == ()
    for number in ("-", "een", "12345678901", "1.5"):
        (found,) = schemata.validate("klantcontact.request", {**body, "nummer": number})
        assert found.pointer == "/nummer"
