"""Programs that are not ours, each in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = (Path(sys.executable).parent, ROOT / "node_modules" / ".bin")


def found(name: str) -> str:
    """A command of this environment, of node_modules or of the system; else the test is skipped."""
    path = next((str(p / name) for p in PLACES if (p / name).exists()), None) or shutil.which(name)
    if path is None:
        pytest.skip(f"no {name} on this machine (docs/develop/release.md#validators)")
    return path


def ended(
    *command: str | Path, folder: Path = ROOT, text: str | None = None, seconds: float = 300
) -> subprocess.CompletedProcess[str]:
    """A finished process; what it printed on both streams together."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KCC_", "PYTEST_"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**kept, "NODE_PATH": str(ROOT / "node_modules")},
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
