"""What a command costs before it does anything: no module is imported that it does not need."""

import json
import subprocess
import sys
from pkgutil import iter_modules

import click
import pytest

from kcc_conformance.cli import COMMANDS, app, commands

HEAVY = {
    "cheroot", "execnet", "falcon", "httpcore", "httpx", "hypothesis", "jinja2", "jsonschema",
    "junitparser", "jwt", "oauthlib", "pytest", "pytest_bdd", "referencing", "rich", "ssl", "xdist",
    "yaml",
}  # fmt: skip
OURS = {"client", "contract", "consumer", "detection", "law", "playing", "report", "stage"}
"""Rooms of the engine that no help needs."""


def imported(code: str, *arguments: str) -> set[str]:
    """The modules in a new process after that code, by their dotted names."""
    end = "import atexit, json, sys\natexit.register(lambda: print(json.dumps([*sys.modules])))\n"
    done = subprocess.run(
        [sys.executable, "-c", end + code, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def helped(*arguments: str) -> set[str]:
    """The modules that a command line imports."""
    return imported("from kcc_conformance.cli import main\nmain()", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), *((name, "--help") for name in COMMANDS)],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    found = helped(*arguments)
    assert "kcc_conformance.cli" in found
    assert sorted(HEAVY & found) == []
    assert sorted(room for room in OURS if f"kcc_conformance.{room}" in found) == []


def test_the_list_of_commands_imports_no_command() -> None:
    found = helped("--help")
    assert not [name for name in found if name.startswith("kcc_conformance.cli.commands.")]


def test_a_run_is_begun_without_what_comes_later() -> None:
    """What is imported before the first request, of which the doctor makes the first ones."""
    found = imported("import kcc_conformance.cli.run")
    assert "httpx" in found
    later = HEAVY - {"httpcore", "httpx", "rich", "ssl"}
    assert sorted(later & found) == []
    assert "kcc_conformance.reference_impl" not in found


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    assert command.name == name
    first = (command.help or "").split("\n\n")[0]
    assert " ".join(first.split()) == COMMANDS[name]


def test_every_module_of_a_command_is_listed() -> None:
    assert {each.name for each in iter_modules(commands.__path__)} == set(COMMANDS)
