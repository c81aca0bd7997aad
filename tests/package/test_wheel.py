"""The built wheel: everything is in it, it plays as the checkout does, and its types hold."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("features", "steps", "schemas", "fixtures", "reference_impl", "kcc_conformance")
DATA = (".feature", ".toml", ".json", ".txt", ".ini", ".j2", ".css", ".typed", ".md", ".py")
ENOUGH = ("--quick", "--seed", "1", "--language", "nl", "--patience", "0")
"""The README's command plays all of it from an installed package, in `.ci/run`; here every check is
found, and one or more of each mandatory clause are played."""


@dataclass(frozen=True)
class Installed:
    """A virtual environment with the wheel in it, next to what the tests themselves run on."""

    folder: Path
    wheel: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def command(self) -> Path:
        """Its `kcc-conformance`."""
        return self.folder / "bin" / "kcc-conformance"


def done(
    *command: str | Path, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A finished process, started without what pytest and the suite listen to."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KCC_", "PYTEST_", "PYTHON"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**kept, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of this checkout, built from a copy and installed without its dependencies.

    Those come from the environment that the tests run in, which the checkout's own package
    does not: a path in a .pth file is not searched for .pth files in its turn.
    """
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(
        ".*", "build", "dist", "*.egg-info", "__pycache__", "kcc-report", "tests", "mutants",
    ))  # fmt: skip
    built = done(
        sys.executable, "-c",
        f"from setuptools import build_meta; build_meta.build_wheel({str(folder)!r})",
        folder=source,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    made = Installed(folder / "venv", wheel)
    for command in (
        (sys.executable, "-m", "venv", "--without-pip", made.folder),
        (sys.executable, "-m", "pip", "--python", made.python, "install", "--quiet", "--no-index",
         "--no-deps", "--no-compile", "--disable-pip-version-check", wheel),
    ):  # fmt: skip
        ended = done(*command, folder=folder)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    asked = done(
        made.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder
    )
    Path(asked.stdout.strip(), "surroundings.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return made


def test_every_file_of_every_room_is_inside(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        inside = set(archive.namelist())
    expected = {
        (path if room == "kcc_conformance" else Path("kcc_conformance") / path).as_posix()
        for room in ROOMS
        for path in (each.relative_to(ROOT) for each in (ROOT / room).rglob("*"))
        if path.suffix in DATA and "__pycache__" not in path.parts
    }
    assert len(expected) > 500
    assert sorted(expected - inside) == []
    assert not [name for name in inside if name.startswith(("tests", "kcc_conformance/tests"))]


@pytest.mark.parametrize(
    "name",
    [
        "kcc_conformance/py.typed",
        "kcc_conformance/features/clauses.toml",
        "kcc_conformance/features/pytest.ini",
        "kcc_conformance/features/vragen/attributen.feature",
        "kcc_conformance/schemas/vng-crud-0.0.3/contract.toml",
        "kcc_conformance/schemas/result.schema.json",
        "kcc_conformance/schemas/common/openklant.json",
        "kcc_conformance/fixtures/openklant-2.16/index.toml",
        "kcc_conformance/fixtures/voorbeeld.toml",
        "kcc_conformance/report/page/page.html.j2",
        "kcc_conformance/report/page/page.js",
        "kcc_conformance/report/handover/handover.css",
        "kcc_conformance/reference_impl/faults/__init__.py",
    ],
)
def test_one_of_each_kind_is_inside(name: str, installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        assert name in archive.namelist()


def test_the_metadata(installed: Installed) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    with zipfile.ZipFile(installed.wheel) as archive:
        info = f"kcc_conformance-{version}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode()
        assert archive.read(f"{info}/licenses/LICENSE")
    assert "License-Expression: EUPL-1.2" in metadata
    assert "Requires-Python: >=3.11" in metadata
    shown = done(installed.command, "--version", folder=installed.folder)
    assert version in shown.stdout


def test_it_is_the_wheel_that_is_imported(installed: Installed) -> None:
    code = "import kcc_conformance.features as f, kcc_conformance.reference_impl as r;"
    shown = done(
        installed.python, "-c", code + "print(f.__path__[0], r.__path__[0])", folder=ROOT / "tests"
    )
    assert shown.returncode == 0, shown.stderr
    assert all(part.startswith(str(installed.folder)) for part in shown.stdout.split())


def test_it_plays_as_the_checkout_does(installed: Installed, tmp_path: Path) -> None:
    """From a folder whose pytest configuration would break every run that picks it up."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError('picked up')\n")
    (tmp_path / "sitecustomize.py").write_text("raise RuntimeError('picked up')\n")
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "test_foreign.py").write_text("def test_foreign(): assert False\n")
    hostile = {"PYTEST_ADDOPTS": "--no-such-option", "PYTEST_PLUGINS": "no_such_plugin"}
    played = done(
        installed.command, "run", "--out", "wheel", *ENOUGH,
        folder=tmp_path, environment=hostile,
    )  # fmt: skip
    assert played.returncode == 0, played.stdout[-3000:] + played.stderr
    result = json.loads((tmp_path / "wheel" / "result.json").read_text(encoding="utf-8"))
    wheel = {check["id"]: (check["level"], check["outcome"]) for check in result["checks"]}
    here = play(Settings(quick=True, seed=1, language="nl", patience=0.0))
    checkout = {check.id: (check.level, check.outcome) for check in here.checks}
    assert len(wheel) > 150
    assert wheel == checkout


def test_its_types_hold(installed: Installed, tmp_path: Path) -> None:
    ended = done(
        sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", os.devnull,
        "--python-executable", installed.python, "-p", "kcc_conformance", folder=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
