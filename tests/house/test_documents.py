"""What the documents tell a reader to type, or to follow, exists."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
from kcc_conformance.reference_impl import list_faults, list_load_faults, list_variations
from many import every

from kcc_conformance.cli import COMMANDS, app
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.plain_pytest import add_options as pytest_addoption
from kcc_conformance.settings.loading import OBSERVING
from kcc_conformance.settings.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOOLS = {"docs/mutation.md", *(f"docs/adr/{path.name}" for path in ROOT.glob("docs/adr/*.md"))}
"""Pages that are about other tools as well, with options and files of theirs."""

OF_OTHERS = {"docs/ci.md": {"--user", "--build-arg"}}
"""Options that a page has of other commands (podman), with which it says what to do with ours."""

_CONTEXT = click.Context(app)
THE_COMMANDS = {
    name: command for name in COMMANDS if (command := app.get_command(_CONTEXT, name)) is not None
}
LAW = load_register()
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def commands(text: str) -> Iterator[str]:
    """The calls of the command, in code blocks and between backticks.

    A sentence that says that a command does not exist is taken at its word.
    """
    for _, block in _BLOCK.findall(text):
        for line in re.sub(r"\\\n\s*", " ", block).splitlines():
            yield from re.findall(r"(?:^|[\s/|])(kcc-conformance [a-z-].*)", line)
    for line in text.splitlines():
        if "do not exist" not in line:
            yield from re.findall(r"`(kcc-conformance [^`]+)`", line)


def promised() -> set[str]:
    """The commands of which the README says that they do not exist yet."""
    told = [each for each in README.splitlines() if "do not exist" in each]
    return set(re.findall(r"`kcc-conformance ([a-z]+)`", " ".join(told)))


def words(line: str) -> list[str]:
    line = re.split(r"\s(?:#|\||>|&&|;)", line)[0]
    return shlex.split(line.replace("…", ""))[1:]


@every(PAGES, named)
def test_commands_and_options_exist(path: Path) -> None:
    wrong = []
    for line in commands(path.read_text(encoding="utf-8")):
        name, *rest = words(line) or [""]
        if name.startswith("-"):
            continue
        if name in promised():
            continue
        command = THE_COMMANDS.get(name)
        if isinstance(command, click.Group):
            command = command.commands.get(next(iter(rest), ""))
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


def options_of_the_commands() -> set[str]:
    return {
        option
        for command in THE_COMMANDS.values()
        for each in command.params
        if isinstance(each, click.Option)
        for option in each.opts
    }


OURS = [path for path in PAGES if named(path) not in TOOLS]


@every(OURS, named)
def test_options_between_backticks_exist(path: Path) -> None:
    matrix = (ROOT / "tests" / "acceptance" / "matrix.py").read_text(encoding="utf-8")
    known = options_of_the_commands() | {"--help", "--version"}
    release = (ROOT / "release" / "make.py").read_text(encoding="utf-8")
    known |= set(re.findall(r'add_argument\(\s*"(--[a-z-]+)"', matrix + release))
    known |= OF_OTHERS.get(named(path), set())
    for span in re.findall(r"(?<!`)`(--[^`]+)`", path.read_text(encoding="utf-8")):
        for option in re.findall(r"(?<!\S)--[a-z][a-z-]*[a-z]", span):
            assert option in known or option.startswith("--provider"), span


@every(PAGES, named)
def test_variables_exist(path: Path) -> None:
    known = {f"KCC_{field.name.upper()}" for field in fields(Settings)} | {*OBSERVING}
    told = re.findall(r"\bKCC_[A-Z_]+[A-Z]\b", path.read_text(encoding="utf-8"))
    assert set(told) - known == set()


@every(OURS, named)
def test_files_of_the_project_exist(path: Path) -> None:
    rooms = "features|steps|schemas|fixtures|reference_impl|kcc_conformance|tests|docs|mutation"
    rooms += "|templates|release"
    text = path.read_text(encoding="utf-8")
    for each in re.findall(rf"`((?:{rooms})/[\w./*-]*)`", text):
        assert any(ROOT.glob(each.rstrip("/"))), each


@every(PAGES, named)
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


@every(PAGES, named)
def test_names_of_contracts_clauses_questions_and_faults_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"--contract[ =]([a-z][\w.-]*\d)", text):
        assert name in BUILT_IN
    known = {clause.id for law in (LAW, load_consumer_register()) for clause in law.clauses()}
    for clause in re.findall(r"\b(?:C0992|F2173|BT|API)-\d(?:[\w.-]*\w)?", text):
        assert clause in known
    for question, reading in re.findall(r"--reading[ =](Q\d+)=([A-Z])\b", text):
        assert reading in {each.name for each in LAW.question(question).readings}
    oddities = {each.name for each in (*list_faults(), *list_load_faults(), *list_variations())}
    for fault in re.findall(r"--(?:fault|variation)[ =]([a-z][a-z0-9-]+)", text):
        assert fault in oddities


@every(PAGES, named)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", text):
        if "://" in target or target.startswith("mailto:"):
            continue
        page = path.parent / target if target else path
        assert page.exists(), target
        if anchor:
            assert anchor in anchors(page.read_text(encoding="utf-8")), f"{target}#{anchor}"


def anchors(text: str) -> set[str]:
    """The names that a forge gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", _BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_can_be_reached_from_the_readme() -> None:
    """In a few steps, by links only; a link to a folder reaches what is in it."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        if page.is_dir():
            waiting += page.glob("*.md")
        elif page.suffix == ".md":
            targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
            waiting += [(page.parent / target).resolve() for target in targets]
    assert set(PAGES) - seen == set()


def test_every_command_explains_itself() -> None:
    for name, command in THE_COMMANDS.items():
        assert command.help, name
        for each in command.params:
            if isinstance(each, click.Option):
                assert each.help, f"{name} {each.opts}"
