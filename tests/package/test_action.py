"""action.yml, its steps played as GitHub's runner plays them, with files of our own."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kcc_conformance.report.annotations import MOST as ANNOTATIONS
from kcc_conformance.settings.options import OPTIONS

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, PLAY = ACTION["runs"]["steps"]
OWN = {"python", "out"}
EXPRESSION = re.compile(r"\$\{\{ (inputs|steps\.install\.outputs)\.([a-z-]+) \}\}")
NASTY = [
    "a b", "it's \"quoted\"", "$(touch pwned)", "`touch pwned`", "; touch pwned #", "a\nb\n\nc",
    "-x --help", "*", "${HOME}", "\\", "%0A::error::x", "' || touch pwned '", "é…\u2028", "x=y",
    "name<<EOF\nEOF",
]  # fmt: skip


@dataclass(frozen=True)
class Played:
    """How a step ended: code, what it printed, the files of the runner."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def play(step: dict[str, Any], folder: Path, inputs: dict[str, str], bin: Path, **more: str
         ) -> Played:  # fmt: skip
    """A step with these inputs, in a folder with a space in its name; `more` is environment, an
    empty text takes a variable out of it."""
    work = folder / "work space"
    work.mkdir(exist_ok=True)
    given = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()} | inputs
    environment = {
        name: EXPRESSION.sub(
            lambda found: given[found[2]] if found[1] == "inputs" else str(bin), value
        )
        for name, value in step["env"].items()
    }
    output, summary = work / "GITHUB OUTPUT", work / "GITHUB SUMMARY"
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith(("KCC_", "PYTEST_", "PYTHON", "GITHUB_", "C0992_"))}  # fmt: skip
    fixed = {"RUNNER_TEMP": str(work), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ACTIONS": "true",
             "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}  # fmt: skip
    script = work / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    ended = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=work,
        env={
            k: v for k, v in {**kept, **fixed, **environment, **more}.items() if k not in more or v
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert not list(folder.rglob("pwned"))
    lines = output.read_text("utf-8").split("\n")[:-1] if output.exists() else []
    told = dict(each.split("=", 1) for each in lines)
    return Played(
        ended.returncode, ended.stdout, told, summary.read_text("utf-8") if summary.exists() else ""
    )


RESULT = {
    "verdict": "not_conform",
    "causes": [
        {"id": f"C{n}", "what": {"nl": f"a\n::error::{n}", "en": "b\r\nverdict=conform"},
         "clauses": ["C0992-2.4"]}
        for n in range(1, 30)
    ],
    "clauses": [
        {"id": "C0992-2.4", "level": "MUST", "outcome": "failed"},
        {"id": "C0992-2.5", "level": "SHOULD", "outcome": "failed"},
        {"id": "C0992-2.6", "level": "MUST", "outcome": "passed"},
    ],
}  # fmt: skip


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """A folder with a `kcc-conformance` that keeps what it was given, writes reports unless it was
    told not to, and ends with the code that it was told."""
    folder = tmp_path / "stub bin"
    folder.mkdir()
    for name, text in {
        "python": f'exec "{sys.executable}" "$@"',
        "kcc-conformance": f"""exec "{sys.executable}" - "$@" <<'END'
import json, os, pathlib, sys
given = {{k: v for k, v in os.environ.items() if k.startswith("KCC_")}}
pathlib.Path({str(tmp_path / "given.json")!r}).write_text(json.dumps([sys.argv[1:], given]))
out = pathlib.Path(sys.argv[2].partition("=")[2])
if "STUB_SILENT" not in os.environ:
    out.mkdir(exist_ok=True, parents=True)
    (out / "result.json").write_text({json.dumps(json.dumps(RESULT))})
    (out / "summary.md").write_text("## told\\n")
sys.exit(int(os.environ.get("STUB_CODE", "0")))
END""",
    }.items():
        (folder / name).write_text(f"#!/bin/bash\n{text}\n")
        (folder / name).chmod(0o755)
    return folder


def given_to(stub: Path) -> tuple[list[str], dict[str, str]]:
    arguments, environment = json.loads((stub.parent / "given.json").read_text())
    return arguments, environment


def test_no_input_is_a_part_of_a_script() -> None:
    used: list[str] = []
    for step in (INSTALL, PLAY):
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        for value in step["env"].values():
            found = EXPRESSION.fullmatch(value)
            assert found, value
            used += [found[2]] if found[1] == "inputs" else []
    assert sorted(used) == sorted(ACTION["inputs"])
    assert all(set(step) <= {"name", "id", "shell", "env", "run"} for step in (INSTALL, PLAY))


def test_inputs_are_options() -> None:
    named = {option.key: option for option in OPTIONS.values()}
    for name, each in ACTION["inputs"].items():
        assert each["description"], name
        if name not in OWN:
            variable = named[name].variable.replace("KCC_", "C0992_")
            assert PLAY["env"][variable] == f"${{{{ inputs.{name} }}}}"
    assert ACTION["inputs"]["out"]["default"] == OPTIONS["out"].default


def test_inputs_and_outputs_are_in_the_page_for_pipelines() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    part = text.partition("## GitHub Actions\n")[2].partition("\n## ")[0]
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"`{name}`" in part, name


@pytest.mark.parametrize("value", NASTY)
def test_an_input_arrives_as_it_is(value: str, stub: Path) -> None:
    inputs = {name: value for name in ACTION["inputs"] if name not in OWN}
    ended = play(PLAY, stub.parent, inputs, stub)
    assert ended.code == 0, ended.log
    arguments, environment = given_to(stub)
    assert arguments == ["run", "--out=kcc-report"]
    assert len(environment) == len(inputs)
    assert set(environment.values()) == {value}
    assert set(environment) == {OPTIONS[name.replace("-", "_")].variable for name in inputs}


def test_what_is_empty_is_not_given(stub: Path) -> None:
    play(PLAY, stub.parent, {}, stub, KCC_TOKEN="of the job", KCC_READING="Q7=A")
    assert given_to(stub)[1] == {"KCC_TOKEN": "of the job", "KCC_READING": "Q7=A"}
    play(PLAY, stub.parent, {"token": "of the step"}, stub, KCC_TOKEN="of the job")
    assert given_to(stub)[1] == {"KCC_TOKEN": "of the step"}


@pytest.mark.parametrize("out", ["a b", "$(touch pwned)", "a\nb", "'\"", "é…\u2028"])
def test_the_folder_may_have_any_name(out: str, stub: Path) -> None:
    ended = play(PLAY, stub.parent, {"out": f"o{out}"}, stub)
    assert ended.code == 0, ended.log
    assert given_to(stub)[0] == ["run", f"--out=o{out}"]
    assert ended.outputs["verdict"] == "not_conform"
    assert ended.summary == "## told\n"
    if "\n" not in out:
        assert ended.outputs["report"] == f"o{out}"


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_it_ends_with_the_code_of_the_run(code: int, stub: Path) -> None:
    ended = play(PLAY, stub.parent, {}, stub, STUB_CODE=str(code))
    assert ended.code == code
    assert set(ended.outputs) == set(ACTION["outputs"])
    assert ended.outputs["exit-code"] == str(code)
    causes = json.loads(ended.outputs["causes"])
    assert [each["id"] for each in causes] == [f"C{n}" for n in range(1, 11)]
    assert causes[0]["what"] == {"nl": "a ::error::1", "en": "b verdict=conform"}
    assert json.loads(ended.outputs["clauses"]) == ["C0992-2.4"]


def test_reports_of_an_earlier_run_are_not_told(stub: Path) -> None:
    assert play(PLAY, stub.parent, {}, stub).outputs["verdict"] == "not_conform"
    for left in (stub.parent / "work space").glob("GITHUB *"):
        left.unlink()
    ended = play(PLAY, stub.parent, {}, stub, STUB_SILENT="yes", STUB_CODE="2")
    assert ended.code == 2
    assert ended.outputs == {"exit-code": "2", "report": "kcc-report"}
    assert ended.summary == ""


@pytest.mark.parametrize("place", ["", "/dev/full", "/nowhere/at/all"])
def test_where_nothing_can_be_told_the_verdict_stays(place: str, stub: Path) -> None:
    told = {"GITHUB_STEP_SUMMARY": place, "GITHUB_OUTPUT": place}
    ended = play(PLAY, stub.parent, {}, stub, STUB_CODE="1", **told)
    assert ended.code == 1
    assert ended.log.count("::warning::") == (2 if place else 0)


def test_a_real_run(tmp_path: Path) -> None:
    """Of one clause, in a folder with a space, on a provider that does not start."""
    inputs = {"only": "C0992-2.4", "url": "http://127.0.0.1:9/", "wait": "0.5", "language": "en"}
    ended = play(PLAY, tmp_path, inputs, Path(sys.executable).parent)
    assert ended.code == 3, ended.log
    assert ended.outputs["verdict"] == "cannot_tell"
    assert "of waiting, --wait" in ended.log
    assert ended.summary.startswith("## ")
    assert ended.log.count("::error") <= ANNOTATIONS


def test_where_nothing_can_be_kept_it_cannot_tell(stub: Path) -> None:
    ended = play(PLAY, stub.parent, {}, stub, RUNNER_TEMP="/nowhere")
    assert ended.code == 3
    assert not (stub.parent / "given.json").exists()


@pytest.mark.parametrize("temporary", ["", "/nowhere"])
def test_in_a_poor_environment(temporary: str, stub: Path) -> None:
    """No terminal is there anyway; no locale, no UTF-8, no home that can be written."""
    poor = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
            "HOME": "/proc/nobody", "TMPDIR": temporary, "TERM": ""}  # fmt: skip
    ended = play(PLAY, stub.parent, {"product": "een"}, stub, **poor)
    assert ended.code == 0, ended.log
    assert ended.outputs["verdict"] == "not_conform"
    assert given_to(stub)[1] == {"KCC_PRODUCT": "een"}


PYTHON = """#!/bin/bash
case "$*" in
  "-c "*) exit "${STUB_OLD:-0}" ;;
  "-m venv "*) [ -z "$STUB_VENV" ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  *" install --quiet "*)
    for last; do :; done
    [ -f "$last/pyproject.toml" ] && [ ! -e "$last/.git" ] || exit 9
    exit "${STUB_PIP:-0}" ;;
esac
"""


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({}, 0),
        ({"STUB_OLD": "1"}, 3),
        ({"STUB_VENV": "1"}, 3),
        ({"STUB_PIP": "1"}, 3),
        ({"RUNNER_TEMP": "/nowhere"}, 3),
    ],
)
def test_it_installs_from_its_own_checkout(
    wrong: dict[str, str], code: int, tmp_path: Path
) -> None:
    python = tmp_path / "my python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    checkout = tmp_path / "the action's own"
    (checkout / ".git").mkdir(parents=True)
    (checkout / "pyproject.toml").touch()
    ended = play(INSTALL, tmp_path, {"python": str(python)}, tmp_path,
                 GITHUB_ACTION_PATH=str(checkout), **wrong)  # fmt: skip
    assert ended.code == code, ended.log
    assert ("bin" in ended.outputs) is (code == 0)
    assert ended.log.count("::error title=kcc-conformance::") == (code != 0)
    if code == 0:
        assert (Path(ended.outputs["bin"]) / "python").exists()
