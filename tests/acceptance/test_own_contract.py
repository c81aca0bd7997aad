"""A contract folder of a user's own: planned, played and served, or refused with one line."""

import json
from pathlib import Path

import pytest
from commands import command, serving
from rotation import one_of, settle, turn_of

HEAD = """
[contract]
name = "gemeente"
title = "Van de gemeente zelf"
extends = "openklant-2.16"
base_path = "/kcc/v1"
"""
OWN = """
[resources.klantcontact.attributes.kanaal]
max = 20

[resources.klantcontact.filters.nummer]
absent = true

[resources.klantcontact.extra.reactie]
absent = true

[combined.maak_klantcontact]
absent = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The contract, somewhere else than where the command runs and not called as it is."""
    own = tmp_path / "elders" / "map"
    own.mkdir(parents=True)
    (own / "contract.toml").write_text(HEAD + OWN, encoding="utf-8")
    return own


def test_it_is_planned(folder: Path, tmp_path: Path) -> None:
    told = ("plan", "--contract", folder, "--only", "bekende-klant")
    ended = command(*told, "--format", "json", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    plan = json.loads(ended.out)
    assert plan["contract"] == str(folder)
    paths = {row["path"] for row in plan["requests"]}
    assert {"/klantcontacten", "/klantcontacten/{id}"} <= paths
    assert not any("/kcc/v1" in path or "maak-klantcontact" in path for path in paths)


def test_it_is_played_without_a_provider(folder: Path, tmp_path: Path) -> None:
    told = ("run", "--contract", folder, "--only", "attributen protocol", "--examples", "2")
    ended = command(*told, folder=tmp_path)
    assert ended.code == 0, ended.out + ended.err
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text(encoding="utf-8"))
    assert result["provider"]["contract"] == "gemeente"
    assert not [check["id"] for check in result["checks"] if check["outcome"] == "failed"]


def test_it_is_served_and_played_on_the_server(folder: Path, tmp_path: Path) -> None:
    with serving("--contract", str(folder), token="t") as served:
        assert served.url.endswith("/kcc/v1")
        told = ("run", served.url, "--contract", folder, "--token", "t", "--only", "relaties")
        ended = command(*told, folder=tmp_path)
    assert ended.code == 0, ended.out + ended.err


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        *(
            (
                name,
                "[resources.klantcontact.attributes.onderwerp]\nwire = 7",
                "[resources.klantcontact.attributes.onderwerp] wire: expected keys with a dot",
            )
            for name in ("run", "plan", "serve")
        ),
        (
            "run",
            '[resources.klantcontact.attributes.onderwerp]\nname = "subject"',
            "no key 'name' is known; known are along, explicit, free, key, kind,",
        ),
        (
            "run",
            "[resources.klantcontact.filters]\nonderwerp = 3",
            "[resources.klantcontact.filters] onderwerp: expected a table or a text",
        ),
    ],
)
def test_it_is_refused_with_table_and_key(
    name: str, text: str, says: str, folder: Path, tmp_path: Path
) -> None:
    (folder / "contract.toml").write_text(HEAD + text, encoding="utf-8")
    ended = command(name, "--contract", folder, folder=tmp_path)
    assert ended.code == 2
    assert f"{folder / 'contract.toml'}: " in ended.complaint
    assert says in ended.complaint


def test_it_may_not_have_the_name_of_a_built_in_one(folder: Path, tmp_path: Path) -> None:
    text = HEAD.replace('"gemeente"', '"openklant-2.16"')
    (folder / "contract.toml").write_text(text, encoding="utf-8")
    ended = command("run", "--contract", folder, folder=tmp_path)
    assert ended.code == 2
    assert "[contract] name: openklant-2.16 is a built-in contract" in ended.complaint


@pytest.mark.parametrize("language", one_of(["nl", "en"], turn_of(settle())))
def test_what_the_text_obliges_cannot_be_left_out(
    language: str, folder: Path, tmp_path: Path
) -> None:
    text = HEAD + "[resources.klantcontact.attributes.taal]\nabsent = true\n"
    (folder / "contract.toml").write_text(text, encoding="utf-8")
    told = ("run", "--contract", folder, "--only", "2.7 2.6", "--examples", "2")
    ended = command(*told, "--language", language, folder=tmp_path)
    assert ended.code == 1, ended.out + ended.err
    reports = tmp_path / "kcc-report"
    result = json.loads((reports / "result.json").read_text(encoding="utf-8"))
    outcomes = {clause["id"]: clause["outcome"] for clause in result["clauses"]}
    assert (outcomes["C0992-2.7"], outcomes["C0992-2.6"]) == ("failed", "passed")
    failed = [each for each in result["checks"] if each["outcome"] == "failed"]
    assert {each["message"] for each in failed} == {
        "het gebruikte contract heeft geen Taal; de tekst vraagt erom"
    }
    own = result["provider"]["own_contract"]
    assert own["extends"] == "openklant-2.16"
    assert own["differs"] == ["contract.base_path", "resources.klantcontact.attributes.taal"]
    whose = "Eigen contract van de gebruiker" if language == "nl" else "The user's own contract"
    for words in (own["sha256"], "resources.klantcontact.attributes.taal", "openklant-2.16"):
        assert words in " ".join(ended.out.split())
        for name in ("report.html", "summary.md", "junit.xml"):
            report = (reports / name).read_text(encoding="utf-8").replace("\\_", "_")
            assert words in report, name
            assert whose in report.replace("&#39;", "'") or name == "junit.xml"
