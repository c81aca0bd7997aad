"""What docs/ci.md has to copy, and the files that it is about: they belong together."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from many import every

from kcc_conformance.result.verdict import EXIT_CODES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCKS = [yaml.safe_load(each) for each in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
JOB: dict[str, Any] = yaml.safe_load((ROOT / "templates" / "c0992.yml").read_text("utf-8"))["c0992"]
CONTAINER = (ROOT / "Containerfile").read_text("utf-8")


def test_there_is_one_for_github_and_one_for_gitlab() -> None:
    assert [sorted(map(str, each)) for each in BLOCKS] == [
        ["True", "jobs", "name", "permissions"],  # YAML 1.1 reads the key `on` as true
        ["include"],
    ]


def test_the_workflow_uses_the_action_as_it_is() -> None:
    (job,) = BLOCKS[0]["jobs"].values()
    checkout, action, upload = job["steps"]
    assert checkout["uses"].startswith("actions/checkout@")
    assert action["uses"] == f"./{checkout['with']['path']}"
    assert set(action["with"]) <= set(ACTION["inputs"])
    assert upload["if"] == "always()"
    assert upload["with"]["path"] == ACTION["inputs"]["out"]["default"]
    assert BLOCKS[0]["permissions"] == {"contents": "read"}


@every(PAGES)
def test_actions_of_others_are_pinned(path: Path) -> None:
    for used in re.findall(r"^\s*-? *uses: (.+)$", path.read_text("utf-8"), re.M):
        if not used.startswith("./"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used


def test_the_action_uses_none() -> None:
    assert all("uses" not in step for step in ACTION["runs"]["steps"])


def test_the_variables_of_the_page_are_those_of_the_files() -> None:
    workflow = PAGE.partition("```yaml\n")[2].partition("```")[0]
    for name in re.findall(r"(?:vars|secrets)\.(\w+)", workflow):
        assert f"`{name}`" in PAGE.partition("```yaml")[0]
    job = PAGE.partition("## GitLab\n")[2].partition("\n## ")[0]
    assert {*re.findall(r"`(SUITE_\w+)`", job)} == set(JOB["variables"])
    used = re.findall(r"\$\{?([A-Z_]+)", " ".join(JOB["script"]))
    assert set(used) - {"FETCH_HEAD"} == set(JOB["variables"])


def test_the_job_keeps_its_reports_and_installs_in_a_folder_of_its_own() -> None:
    (include,) = BLOCKS[1]["include"]
    assert (ROOT / include["file"].lstrip("/")).is_file()
    folder = JOB["artifacts"]["paths"][0]
    assert JOB["script"][-1].endswith(f"run --out {folder.rstrip('/')}")
    assert JOB["artifacts"]["reports"]["junit"] == f"{folder}junit.xml"
    assert JOB["artifacts"]["when"] == "always"
    (install,) = (each for each in JOB["script"] if " install " in each)
    assert install.startswith(".kcc/venv/bin/python ")
    assert install.endswith(f"|| exit {EXIT_CODES['cannot_tell']}")


def test_the_steps_end_with_codes_that_the_page_has() -> None:
    action = "\n".join(step["run"] for step in ACTION["runs"]["steps"])
    assert {*re.findall(r"\bexit (\d+)", action)} == {str(EXIT_CODES["cannot_tell"])}
    assert "cannot be installed the code is 3" in PAGE
    assert {*re.findall(r"\bexit (\d+)", " ".join(JOB["script"]))} == {"2", "3"}
    assert (
        "with 3 where the suite cannot be fetched or installed, and with 2 without `SUITE" in PAGE
    )


STUBS = {
    "git": 'case "$*" in "$STUB_FAILS"*) exit 128 ;; esac; [ "$1" != init ] || mkdir -p .kcc/suite',
    "python3": '[ -z "$STUB_VENV" ] || exit 1; mkdir -p .kcc/venv/bin;'
    " cp {bin}/pip .kcc/venv/bin/python; cp {bin}/played .kcc/venv/bin/kcc-conformance",
    "pip": "exit ${STUB_PIP:-0}",
    "played": "exit ${STUB_CODE:-0}",
}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, 0),
        ({"STUB_CODE": "1"}, 1),
        ({"STUB_CODE": "2"}, 2),
        ({"STUB_CODE": "3"}, 3),
        ({"SUITE_URL": ""}, 2),
        ({"STUB_FAILS": "init"}, 3),
        ({"STUB_FAILS": "-C .kcc/suite fetch"}, 3),
        ({"STUB_FAILS": "-C .kcc/suite checkout"}, 3),
        ({"STUB_VENV": "fails"}, 3),
        ({"STUB_PIP": "1"}, 3),
    ],
)
def test_the_job_of_gitlab_ends_with_the_code_of_the_run(
    given: dict[str, str], code: int, tmp_path: Path
) -> None:
    """Its script as a runner plays it, with `git`, Python and the suite played by others."""
    bin = tmp_path / "bin"
    bin.mkdir()
    for name, text in STUBS.items():
        (bin / name).write_text(f"#!/bin/sh\n{text.replace('{bin}', str(bin))}\n")
        (bin / name).chmod(0o755)
    environment = {
        "PATH": f"{bin}:/usr/bin:/bin", "SUITE_URL": "https://git.example/x y'z.git",
        "SUITE_REF": "HEAD", "STUB_FAILS": "nothing", "STUB_VENV": "", **given,
    }  # fmt: skip
    script = "set -eo pipefail\n" + "\n".join(JOB["script"])
    ended = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, check=False)
    assert ended.returncode == code


# --- the container ---------------------------------------------------------------------------


def test_the_container_is_not_root_and_writes_in_one_place() -> None:
    last = CONTAINER.rpartition("\nFROM ")[2]
    user = re.findall(r"^USER (\d+):(\d+)$", last, re.M)
    assert len(user) == 1
    assert int(user[0][0]) > 0
    assert f"as user {user[0][0]}, writes to `/reports` only" in PAGE
    assert "KCC_OUT=/reports" in last
    assert re.search(r"^VOLUME /reports$", last, re.M)
    assert 'ENTRYPOINT ["kcc-conformance"]' in last
    assert ":/reports kcc-conformance run" in PAGE


def test_the_container_is_built_from_all_that_the_wheel_is_made_of() -> None:
    let_in = {
        row.removeprefix("!")
        for row in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if row.startswith("!")
    }
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    rooms = {*setup["tool"]["setuptools"]["package-dir"].values(), "kcc_conformance"}
    files = {"pyproject.toml", setup["project"]["readme"], *setup["project"]["license-files"]}
    assert let_in == rooms | files


def test_the_base_has_a_python_that_is_declared() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for version in re.findall(r"python:(\d\.\d+)", CONTAINER + JOB["image"]):
        assert f"Programming Language :: Python :: {version}" in setup["project"]["classifiers"]
