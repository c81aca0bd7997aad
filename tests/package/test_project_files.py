"""The project's own files agree with the code: options, contracts, modules, versions."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from kcc_conformance.cli import app, run
from kcc_conformance.contract import BUILT_IN
from kcc_conformance.report import FILES
from kcc_conformance.settings import Settings
from kcc_conformance.verdict import EXIT_CODES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    """The project's table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def section(title: str, text: str = README) -> str:
    """What stands under a heading, up to the next one."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, title
    return found[1]


@pytest.mark.parametrize("name", ["play", "test"])
def test_a_command_to_copy_is_one_line(name: str) -> None:
    found = re.findall(rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", README, re.M | re.S)
    assert len(found) == 1
    assert "\n" not in found[0]
    assert found[0].startswith("python3 -m venv .venv && ")


def test_the_options_are_those_of_the_command() -> None:
    listed = set(re.findall(r"`(--[a-z-]+)", section("Options of `run`").partition("| Option")[2]))
    given = {
        name
        for parameter in run.command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    assert listed == given
    settings = {f"--{field.name.replace('_', '-')}" for field in fields(Settings)}
    assert given == settings - {"--url"}


def test_the_commands_are_there() -> None:
    named = set(re.findall(r"^kcc-conformance ([a-z]+)", README, re.M))
    assert named == set(app.commands)
    missing = set(re.findall(r"`kcc-conformance ([a-z]+)`", section("Not yet")))
    assert missing
    assert not missing & set(app.commands)


def test_the_tables_are_complete() -> None:
    assert re.findall(r"^\| `([^`]+)` \|", section("Contracts"), re.M) == list(BUILT_IN)
    assert re.findall(r"^\| `([^`]+)` \|", section("Files written"), re.M) == list(FILES)
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", section("Exit codes"), re.M)}
    assert codes == {*EXIT_CODES.values(), 2}


def test_every_dependency_has_its_reason() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", section("Dependencies, and why"), re.M)[1:]
    explained = {name.strip() for row in rows for name in row.split(",")}
    assert explained == {re.split(r"[\[<>=]", each)[0] for each in project()["dependencies"]}


def test_the_map_names_every_module() -> None:
    text = section(
        "Modules, in the order of the flow", (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    )
    named = set(re.findall(r"`([a-z]+)/?`", text))
    package = ROOT / "kcc_conformance"
    modules = {path.stem for path in package.glob("*.py") if not path.stem.startswith("_")}
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    assert named == modules | folders


def test_decisions_are_numbered_and_complete() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. ")
        assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]


def test_publiccode() -> None:
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert data["publiccodeYmlVersion"] == "0.4"
    assert data["name"] == project()["name"]
    assert data["softwareVersion"] == project()["version"]
    assert data["legal"]["license"] == project()["license"]
    assert data["developmentStatus"] == "beta"
    for language in data["localisation"]["availableLanguages"]:
        told = data["description"][language]
        assert len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]


def test_the_version_is_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{project()['version']}]" in text
