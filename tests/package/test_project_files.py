"""The project's own files agree with the code: commands, rooms, dependencies, versions."""

import ast
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from kcc_conformance.cli import COMMANDS
from kcc_conformance.cli.commands import run
from kcc_conformance.settings import options
from kcc_conformance.settings.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


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


def test_the_readme_fits_on_two_screens() -> None:
    assert len(README.encode()) <= 6_000


def test_the_page_of_options_is_that_of_the_code() -> None:
    written = (ROOT / "docs" / "reference" / "options.md").read_text(encoding="utf-8")
    assert written == options.page(), (
        "run: python -m kcc_conformance.settings.options > docs/reference/options.md"
    )


def test_the_page_has_every_option_of_the_command() -> None:
    rows = re.findall(
        r"^\| `(?:-\w, )?(?:(--[a-z-]+)|URL)[^`]*` \| `(\w+)` \| `([a-z-]+)` \|",
        options.page(),
        re.M,
    )
    given = {
        name
        for parameter in run.command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }
    keys = {field.name.replace("_", "-") for field in fields(Settings)}
    assert {flag for flag, _, _ in rows if flag} == given == {f"--{key}" for key in keys - {"url"}}
    assert {key for _, _, key in rows} == keys
    assert {variable for _, variable, _ in rows} == {
        "KCC_" + key.replace("-", "_").upper() for key in keys
    }
    assert len(rows) == len(keys)


def test_the_commands_are_there() -> None:
    told = {
        name
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("**/*.md"))
        for name in re.findall(r"\bkcc-conformance ([a-z]+)", page.read_text("utf-8"))
    }
    assert set(COMMANDS) <= told


def test_the_python_that_it_needs() -> None:
    """README and the page for pipelines name the lowest version and each that is declared."""
    lowest = project()["requires-python"].removeprefix(">=")
    declared = [
        each.rpartition(" ")[2]
        for each in project()["classifiers"]
        if each.startswith("Programming Language :: Python :: 3.")
    ]
    assert lowest == declared[0]
    tried = ", ".join(declared)
    assert f"Python {lowest} or newer (tried: {tried})" in README
    pipelines = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert f"| Python | {lowest} or newer; tried: {tried} |" in pipelines
    for version in re.findall(r"python(?:-version: \"|:)(3\.\d+)", pipelines):
        assert version in declared


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs" / "develop" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", section("Dependencies, and why", text), re.M)[1:]
    explained = {name.strip() for row in rows for name in row.split(",")}
    assert explained == {re.split(r"[\[<>=]", each)[0] for each in project()["dependencies"]}
    extras = section("Dependencies, and why", text).rpartition("Those of the extra `test`")[2]
    for extra, needed in project()["optional-dependencies"].items():
        assert extra == "test" or f"The extra `{extra}`" in extras
        for each in needed:
            name = re.split(r"[\[<>=]", each)[0]
            assert name in extras or name.startswith("types-"), name


def test_the_map_names_every_room_with_its_own_sentence() -> None:
    """The folder list says of each room what the room says of itself."""
    text = section("Rooms of the engine, from the ground up", MAP)
    listed = dict(re.findall(r"^\| `(\w+)/` \| (.+) \|$", text, re.M))
    told = {
        path.parent.name: first_line(path)
        for path in (ROOT / "kcc_conformance").glob("*/__init__.py")
    }
    steps = listed.pop("steps")
    assert steps.startswith("The words of the features")
    assert listed == told


def first_line(path: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]


def test_the_map_names_every_folder() -> None:
    listed = set(re.findall(r"`(\w+)/`", section("Folders", MAP)))
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.*"))}
    made = {"build", "dist", "kcc_conformance.egg-info", "kcc-report", "node_modules"}
    assert listed == {name for name in folders - made if not name.startswith((".", "_"))}


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
    assert "example" not in data.get("url", "")  # an address that does not exist is none
    unreleased = f"## [{project()['version']}] - unreleased" in CHANGES
    assert unreleased == ("releaseDate" not in data)
    assert data["platforms"] == ["linux"]
    for language in data["localisation"]["availableLanguages"]:
        told = data["description"][language]
        assert len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]


def test_the_version_is_in_the_changelog() -> None:
    assert f"## [{project()['version']}]" in CHANGES
