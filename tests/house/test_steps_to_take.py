"""What the documents tell a reader to do in a shell, and what they say that it ends with."""

import importlib.util
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from many import every

from kcc_conformance.result.verdict import EXIT_CODES

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CODES = {*EXIT_CODES.values(), 2}
ENDS = re.compile(
    r"(?:exit codes? (?:is |are )?|\bends? (?:in|with) |exitcode |\beindigt (?:in|met) )`?(\d+)\b"
    r"(?! \w*(?:second|minut|request|check|regel|line))"
)
"""How the pages say what a command ends with, in both languages."""


def blocks(text: str, *kinds: str) -> list[str]:
    """The code blocks of a page that are of these kinds."""
    found = re.findall(r"^```(\w+)\n(.*?)^```", text, re.M | re.S)
    return [block for kind, block in found if kind in kinds]


def spans(text: str) -> Iterator[str]:
    """What a page has to type: lines of shell, and what stands between backticks."""
    for block in blocks(text, "sh"):
        yield from re.sub(r"\\\n\s*", " ", block).splitlines()
    yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def typed(line: str) -> list[list[str]]:
    """The commands of a line, as words; nothing of what is no line for a shell."""
    try:
        words = shlex.split(line.replace("…", ""), comments=True)
    except ValueError:
        return []
    commands: list[list[str]] = [[]]
    for word in words:
        if word in ("&&", "||", "|", ";"):
            commands.append([])
        else:
            commands[-1].append(word)
    return [each for each in commands if each]


@every(PAGES)
def test_blocks_of_shell_are_shell(path: Path) -> None:
    for block in blocks(path.read_text("utf-8"), "sh"):
        script = re.sub(r"\[[^\]]*…[^\]]*\]|…", "x", block)
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


@every(PAGES)
def test_what_is_run_is_there(path: Path) -> None:
    """Scripts and modules that Python is to run, tests, and extras that pip is to install."""
    for line in spans(path.read_text("utf-8")):
        for extras in re.findall(r"(?:\.|kcc-conformance)\[([a-z,]+)\]", line):
            assert {*extras.split(",")} <= {*SETUP["project"]["optional-dependencies"]}, line
        for command in typed(line):
            while command and re.fullmatch(r"[A-Z_]+=\S*", command[0]):
                command = command[1:]
            name = command[0].rpartition("/")[2] if command else ""
            rest = command[1:]
            if name in ("python", "python3") and rest[:1] == ["-m"] and len(rest) > 1:
                assert importlib.util.find_spec(rest[1]), line
            elif name in ("python", "python3", "bash") and rest and not rest[0].startswith("-"):
                assert (ROOT / rest[0]).is_file(), line
            elif name == "pytest":
                for each in rest:
                    if each.startswith(("tests", "features")):
                        assert any(ROOT.glob(each.partition("::")[0])), line


@every(PAGES)
def test_codes_that_a_page_names_exist(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.S)
    named = {int(code) for code in ENDS.findall(text)}
    assert named <= CODES, f"{named - CODES}"


def test_pages_do_name_codes() -> None:
    found = [path.name for path in PAGES if ENDS.search(path.read_text("utf-8"))]
    assert len(found) >= 5, found
