"""The files of a release of the last commit: the same bytes elsewhere, and an SBOM that is one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from outside import ROOT, ended

pytest.importorskip("cyclonedx_py", reason="needs kcc-conformance[release]")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files made twice: from two clones, each with other rights and in another folder."""
    folders = []
    for name, rights in (("a clone", "022"), ("another", "077")):
        clone, out = tmp_path_factory.mktemp(name), tmp_path_factory.mktemp("dist")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        done = ended(
            "sh", "-c", f'umask {rights} && exec "$@"', "sh",
            sys.executable, "release/make.py", "--draft", "--out", out, folder=clone, seconds=900,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        folders.append(out)
    return folders


def test_they_have_the_same_bytes(made: list[Path]) -> None:
    one, other = ({path.name: path.read_bytes() for path in out.iterdir()} for out in made)
    assert one.keys() == other.keys()
    assert len(one) == 4
    assert [name for name in one if one[name] != other[name]] == []


def test_sha256sum_and_pip_take_them(made: list[Path]) -> None:
    assert ended("sha256sum", "--check", "--strict", "SHA256SUMS", folder=made[0]).returncode == 0
    (wheel,) = made[0].glob("*.whl")
    assert ended(sys.executable, "-m", "zipfile", "-t", wheel).returncode == 0


def test_the_sbom_is_one_and_names_what_is_needed(made: list[Path]) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = (made[0] / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bom = json.loads(text)
    assert bom["metadata"]["component"]["name"] == "kcc-conformance"
    names = {each["name"].lower() for each in bom["components"]}
    assert {"httpx", "pytest-bdd", "hypothesis", "junitparser"} <= names
    assert "file://" not in text
    assert all(each["version"] for each in bom["components"])
