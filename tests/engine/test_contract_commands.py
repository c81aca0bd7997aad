"""`kcc-conformance contract`: a first draft, what a contract lacks, and how two differ."""

import json
from pathlib import Path
from typing import Any

import pytest
from contract_commands import told
from kcc_conformance.reference_impl.contract import load_contract as facts_of
from kcc_conformance.reference_impl.openapi import describe
from kcc_conformance.reference_impl.queries import Queries

from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.distance import distances
from kcc_conformance.errors import UsageError


def document_of(name: str, folder: Path) -> Path:
    """The document that the reference shows of itself, at another place of its host."""
    facts = facts_of(name)
    text = json.dumps(describe(facts, Queries(facts)))
    path = folder / "openapi.json"
    path.write_text(text.replace("{base}", "https://api.example.org/elders/v3"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", BUILT_IN)
def test_of_a_document_that_is_known_nothing_is_guessed(name: str, tmp_path: Path) -> None:
    source, folder = document_of(name, tmp_path), tmp_path / "eigen"
    code, said = told("new", folder, "--from", source)
    assert (code, said) == (0, f"{folder / 'contract.toml'}: a draft; look at each guess\n")
    contract = load_contract(str(folder))
    assert contract.base_path == "/elders/v3"
    assert [each.key for each in distances(str(folder), name)] == ["contract.base_path"]
    assert told("check", folder, source)[0] == 0


ODD: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Anders", "version": "1"},
    "servers": [{"url": "https://x.example.org/v2"}],
    "paths": {
        "/api/klantcontacten": {
            "post": {
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/c/Een%20contact"}}}
                }
            }
        },
        "/api/klantcontacten/{nr}": {"get": {}},
        "/api/partij": {"post": {}},
    },
    "c": {
        "Een contact": {
            "type": "object",
            "required": ["onderwerp_"],
            "properties": {
                "onderwerp_": {"type": "string", "maxLength": 80},
                "kanaal": {
                    "type": "object",
                    "properties": {"soort": {"enum": ["telefoon", "fax"]}},
                },
                "taal": {"type": "string"},
                "inhoud": {"type": "string"},
                "vertrouwelijk": {"type": "string", "enum": ["ja", "nee"]},
            },
        }
    },
}


def test_what_is_guessed_and_what_is_not_found_is_said(tmp_path: Path) -> None:
    source, folder = tmp_path / "openapi.json", tmp_path / "eigen"
    source.write_text(json.dumps(ODD), encoding="utf-8")
    code, said = told("new", folder, "--from", source)
    text = (folder / "contract.toml").read_text(encoding="utf-8")
    assert code == 1
    assert 'base_path = "/v2/api"' in text
    assert 'wire = "onderwerp_"  # guess' in text
    assert "guessed: klantcontact onderwerp: onderwerp_" in said
    assert "not found: actor: no path like /" in said
    assert "not found: klantcontact: no member for plaatsgevonden_op" in said
    assert "# not found: a member for plaatsgevonden_op" in text
    assert load_contract(str(folder)).resource("klantcontact").attributes["onderwerp"].max == 80
    code, said = told("check", folder, source)
    assert code == 1
    assert "not in the document: actor: the path /" in said


def test_what_the_text_asks_for_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(
        '[contract]\nextends = "openklant-2.16"\n'
        "[resources.klantcontact.attributes]\ntaal = { absent = true }\n",
        encoding="utf-8",
    )
    assert told("check", tmp_path) == (
        1,
        "asked by the text: C0992-2.7: the contract used has no Taal;"
        " the text asks for it\nfor your information: no JSON Schema that fits, so that their form"
        " is not judged: klantcontact.response\n",
    )
    code, said = told("diff", "openklant-2.16", tmp_path)
    assert code == 1
    assert '- resources.klantcontact.attributes.taal.wire = "taal"' in said.splitlines()


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_contract_lacks_nothing_and_is_itself(name: str) -> None:
    assert told("check", name) == (0, f"{name}: in order\n")
    assert told("diff", name, name) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("new", "{}", "--from", "{}/x.json"), "not empty; name a new folder"),
        (("new", "{}/nieuw", "--from", "{}/weg.json"), "No such file"),
        (("new", "{}/nieuw", "--from", "{}/x.json"), "no OpenAPI document"),
        (("check", "{}/weg"), "unknown contract"),
        (("check", "{}"), "has no contract.toml"),
        (("diff", "openklant-2.16", "openklant-9"), "has no contract.toml"),
    ],
)
def test_a_mistake_is_one_line(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match=says) as caught:
        told(*(each.format(tmp_path) for each in arguments))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "nieuw").exists()


DIALECTS = Path(__file__).parents[1] / "dialects"


@pytest.mark.parametrize("name", ["klantbalie", "loket", "balie"])
def test_a_dialect_is_held_to_its_own_document_and_to_that_of_another(
    name: str, tmp_path: Path
) -> None:
    source = document_of(str(DIALECTS / name), tmp_path)
    code, said = told("check", DIALECTS / name, source)
    assert (code, said.splitlines()[-1]) == (0, f"{name}: in order")
    other = document_of("openklant-2.16", tmp_path)
    code, said = told("check", DIALECTS / name, other)
    assert code == 1
    wanted = {
        "klantbalie": ("klantcontact: the path /gesprekken",),
        "loket": (
            "[list] style: a list that is an array",
            "plaatsgevonden_op: a moment as a number",
        ),
        "balie": ("[list] items: the member rijen",),
    }[name]
    for words in wanted:
        assert f"not in the document: {words}" in said or words in said, said


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (
            "klantbalie",
            {"list.items": '"gegevens"', "list.cursor_parameter": '"na"',
             "list.next": '"bladeren.volgende"', "list.more": '"bladeren.meer"',
             "list.count": '"bladeren.aantal"', "list.page_size_parameter": '"aantal"',
             "id.header": '"X-Kenmerk"', "id.member": '"kenmerk"',
             "envelope.request": '"gegevens"', "envelope.response": '"gegevens"'},
        ),
        (
            "loket",
            {"list.style": '"array"', "list.next_header": '"Link"', "auth.scheme": '""',
             "auth.header": '"X-Loket-Sleutel"',
             "resources.klantcontact.attributes.plaatsgevonden_op.notation": '"milliseconds"'},
        ),
    ],
)  # fmt: skip
def test_a_draft_guesses_how_a_dialect_is_written(
    name: str, keys: dict[str, str], tmp_path: Path
) -> None:
    folder, source = tmp_path / "eigen", document_of(str(DIALECTS / name), tmp_path)
    _, said = told("new", folder, "--from", source)
    extends = load_contract(str(folder)).folders[1].name
    found = {each.key: each.other for each in distances(extends, str(folder))}
    for key, value in keys.items():
        assert found.get(key) == value, (key, found, said)
    text = (folder / "contract.toml").read_text(encoding="utf-8")
    for key, value in keys.items():
        assert f"{key.rpartition('.')[2]} = {value}  # guess" in text, key


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("onderwrp = 'titel'", "line 4: [resources.klantcontact.attributes] no attribute that"
         " the suite knows: onderwrp; it knows nummer, kanaal, onderwerp"),
        ("kanaal = { values = { Telefoon = 1, \"E-mail\" = 1 } }",
         "line 4: [resources.klantcontact.attributes.kanaal.values] E-mail is the same"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_file_and_line(text: str, says: str, tmp_path: Path) -> None:
    head = '[contract]\nextends = "openklant-2.16"\n[resources.klantcontact.attributes]\n'
    (tmp_path / "contract.toml").write_text(f"{head}{text}\n", encoding="utf-8")
    code, said = told("check", tmp_path)
    assert code == 1
    assert f"look at: {tmp_path / 'contract.toml'}: {says}" in said


def test_the_differences_of_a_dialect_are_told() -> None:
    found = {
        each.key: each.other for each in distances("openklant-2.16", str(DIALECTS / "klantbalie"))
    }
    assert found["list.cursor_parameter"] == '"na"'
    assert found["id.header"] == '"X-Kenmerk"'
    assert found["resources.klantcontact.attributes.plaatsgevonden_op.notation"] == '"seconds"'
