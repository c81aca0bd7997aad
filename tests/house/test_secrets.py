"""No file of the project holds a secret."""

import re
from pathlib import Path

from modules import ROOT, named

SECRETS = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abpr]-[\w-]{10,}"
    r"|AKIA[0-9A-Z]{16}|sk-[A-Za-z0-9_-]{32,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|(?:Token|Bearer) [0-9a-f]{40}\b"
)
LEFT_OUT = {".git", ".venv", "build", "dist", "__pycache__", "node_modules"}


def test_no_file_holds_a_secret() -> None:
    found = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if not path.is_file() or any(p in LEFT_OUT or p.endswith("_cache") for p in parts):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if path.name != Path(__file__).name and SECRETS.search(text):
            found.append(named(path))
    assert found == []


def test_a_secret_is_noticed() -> None:
    for text in ("ghp_" + "a" * 36, "Bearer " + "0" * 40, "-----BEGIN RSA PRIVATE KEY-----"):
        assert SECRETS.search(f"x = '{text}'")
