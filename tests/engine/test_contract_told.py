"""What the commands for a contract of one's own tell of it, and draft of another's document."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from contract_commands import told

from kcc_conformance.cli.commands.contract import command
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.errors import UsageError

DIALECTS = Path(__file__).parents[1] / "dialects"


def test_a_contract_is_shown_whole(tmp_path: Path) -> None:
    code, said = told("show", DIALECTS / "loket")
    assert code == 0
    (tmp_path / "contract.toml").write_text(said, encoding="utf-8")
    assert told("diff", tmp_path, DIALECTS / "loket")[1].splitlines()[2:] == [
        line for line in told("diff", tmp_path, DIALECTS / "loket")[1].splitlines()[2:]
        if ".json" in line
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[resources.klantcontact.filters]\nfoo = 'volgnr'", "line 4: [resources.klantcontact"
         ".filters] no filter that the suite knows: foo; it knows onderwerp"),
        ("[resources.actor.attributes.soort_actor.values]\nrobot = 'null'",
         "[resources.actor.attributes.soort_actor.values] no word that the suite knows: robot"),
        ("[resources.partij.attributes]\nvoornaam = 'naam'\nachternaam = 'naam'",
         "achternaam stands in the same member as voornaam: naam"),
        ("# not found: a path for actor", "line 3: not found yet: a path for actor"),
    ],
)  # fmt: skip
def test_a_name_without_use_is_told(text: str, says: str, tmp_path: Path) -> None:
    head = '[contract]\nextends = "openklant-2.16"\n'
    (tmp_path / "contract.toml").write_text(f"{head}{text}\n", encoding="utf-8")
    code, said = told("check", tmp_path)
    assert code == 1
    assert says in said


def test_a_schema_of_no_body_is_told_and_another_file_is_none(tmp_path: Path) -> None:
    text = '[contract]\nextends = "openklant-2.16"\n'
    (tmp_path / "contract.toml").write_text(text, encoding="utf-8")
    (tmp_path / "result.json").write_text('{"verdict": "conform"}', encoding="utf-8")
    assert told("check", tmp_path)[0] == 0
    (tmp_path / "klantcontct.request.json").write_text('{"type": "object"}', encoding="utf-8")
    code, said = told("check", tmp_path)
    assert code == 1
    assert "klantcontct.request.json: a schema of no body (like klantcontact.request.json)" in said
    assert "result.json" not in said


RELATED: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Gesprekken", "version": "1"},
    "paths": {
        "/gesprekken": {
            "get": {"parameters": [{"in": "query", "name": "nr"}]},
            "post": {
                "responses": {"202": {}},
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "properties": {
                                    "medium": {"type": "string"},
                                    "titel": {"type": "string"},
                                    "verslag": {"type": "string"},
                                    "voertaal": {"type": "string"},
                                    "geheim": {"enum": ["J", "N"]},
                                    "bereikt": {"enum": ["J", "N", None]},
                                    "begonnen": {"type": "integer"},
                                    "behandelaars": {"type": "array"},
                                }
                            }
                        }
                    }
                },
            },
        },
        "/dossiers": {"post": {}},
        "/klanten": {"post": {}},
        "/medewerkers": {"post": {}},
    },
    "components": {"securitySchemes": {"a": {"type": "apiKey", "in": "header", "name": "Sleutel"}}},
}


def test_other_nouns_are_guessed_and_a_path_can_be_said(tmp_path: Path) -> None:
    source = tmp_path / "openapi.json"
    source.write_text(json.dumps(RELATED), encoding="utf-8")
    code, said = told("new", tmp_path / "een", "--from", source)
    assert code == 1
    assert "not found: betrokkene: no path like" in said
    assert f"--from {source} --resource betrokkene=/…" in said
    code, said = told(
        "new", tmp_path / "twee", "--from", source, "--resource", "betrokkene=/dossiers"
    )
    assert "no path like" not in said
    contract = load_contract(str(tmp_path / "twee"))
    assert {name: each.path for name, each in contract.resources.items()} == {
        "klantcontact": "/gesprekken", "betrokkene": "/dossiers", "actor": "/medewerkers",
        "partij": "/klanten",
    }  # fmt: skip
    attributes = contract.resource("klantcontact").attributes
    assert attributes["vertrouwelijkheid"].values == {"Ja": "J", "Nee": "N"}
    assert attributes["indicatie_contact_gelukt"].values == {
        "Ja": "J",
        "Nee": "N",
        "onbekend": None,
    }
    assert attributes["actoren"].wire == "behandelaars"
    assert (contract.auth_header, contract.status["create"]) == ("Sleutel", (202,))
    text = (tmp_path / "twee" / "contract.toml").read_text(encoding="utf-8")
    assert f'extends = "{contract.folders[1].name}"  # guess' in text
    for wrong, words in (("x=/a", "no resource 'x'"), ("actor=a", "say NAME=/path")):
        with pytest.raises(UsageError, match=words):
            told("new", tmp_path / "drie", "--from", source, "--resource", wrong)


def test_what_the_document_limits_is_told(tmp_path: Path) -> None:
    source = tmp_path / "openapi.json"
    source.write_text(json.dumps(RELATED), encoding="utf-8")
    told("new", tmp_path / "x", "--from", source, "--resource", "betrokkene=/dossiers")
    file = tmp_path / "x" / "contract.toml"
    text = (
        file.read_text(encoding="utf-8")
        .replace('"Sleutel"', '"Ander"')
        .replace("'\"J\"'", "'\"Y\"'")
    )
    other = tmp_path / "y"
    other.mkdir()
    (other / "contract.toml").write_text(text, encoding="utf-8")
    code, said = told("check", other, source)
    assert code == 1
    assert "[auth] header: a key in Ander; it has Sleutel" in said
    assert 'klantcontact.vertrouwelijkheid: "Y" for Ja; it has ["J", "N"]' in said
    spoken = CliRunner().invoke(command, ["check", str(other), "--language", "nl"])
    assert "ter informatie: " in spoken.output
    assert "for your information" not in spoken.output
