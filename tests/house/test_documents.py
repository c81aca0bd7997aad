"""What the documents tell a reader to type exists."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from kcc_conformance.reference_impl import list_faults, list_variations

from kcc_conformance.cli import app
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.plain_pytest import add_options as pytest_addoption

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LAW = load_register()


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def commands(text: str) -> Iterator[str]:
    """The lines that start with the command, in code blocks and between backticks.

    A sentence that says that a command does not exist is taken at its word.
    """
    for block in re.findall(r"^```\w*\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE):
        for line in re.sub(r"\\\n\s*", " ", block).splitlines():
            line = line.strip().removeprefix("$ ")
            if line.startswith("kcc-conformance "):
                yield line
    for line in text.splitlines():
        if "do not exist" not in line:
            yield from re.findall(r"`(kcc-conformance [^`]+)`", line)


def words(line: str) -> list[str]:
    line = re.split(r"\s(?:#|\||>|&&|;)", line)[0]
    return shlex.split(line.replace("…", ""))[1:]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_commands_and_options_exist(path: Path) -> None:
    wrong = []
    for line in commands(path.read_text(encoding="utf-8")):
        name, *rest = words(line) or [""]
        if name.startswith("-"):
            continue
        command = app.commands.get(name)
        if command is None:
            wrong.append(line)
            continue
        known = {option for each in command.params if isinstance(each, click.Option)
                 for option in (*each.opts, *each.secondary_opts)} | {"--help", "-h"}  # fmt: skip
        wrong += [
            f"{line}: {word}"
            for word in rest
            if word.startswith("--") and word.partition("=")[0] not in known
        ]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_pytest_options_exist(path: Path) -> None:
    known: set[str] = set()

    class Group:
        def addoption(self, *names: str, **rest: object) -> None:
            known.update(names)

    class Parser:
        def getgroup(self, *names: str) -> Group:
            return Group()

    pytest_addoption(Parser())
    told = set(re.findall(r"--provider-[a-z-]+[a-z]", path.read_text(encoding="utf-8")))
    assert told - known == set()


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_names_of_contracts_clauses_questions_and_faults_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"--contract[ =]([a-z][\w.-]*\d)", text):
        assert name in BUILT_IN
    known = {clause.id for clause in LAW.clauses()}
    for clause in re.findall(r"\b(?:C0992|F2173|BT|API)-\d+(?:\.\d+)?[a-z]?\b", text):
        assert clause in known
    for question, reading in re.findall(r"--reading[ =](Q\d+)=([A-Z])\b", text):
        assert reading in {each.name for each in LAW.question(question).readings}
    oddities = {each.name for each in (*list_faults(), *list_variations())}
    for fault in re.findall(r"--(?:fault|variation)[ =]([a-z][a-z0-9-]+)", text):
        assert fault in oddities


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target


def test_every_command_explains_itself() -> None:
    for name, command in app.commands.items():
        assert command.help, name
        for each in command.params:
            if isinstance(each, click.Option):
                assert each.help, f"{name} {each.opts}"
