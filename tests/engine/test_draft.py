"""A draft of known failures: what one cause explains is one entry, in the user's language."""

import tomllib
from pathlib import Path

import pytest
from made_causes import WHAT, cut

from kcc_conformance.result.draft import write_draft


@pytest.mark.parametrize(
    ("language", "reason"), [("nl", "TODO: waarom dit"), ("en", "TODO: why this")]
)
def test_what_one_cause_explains_is_one_entry(language: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "opzet.toml"
    result = cut(12, 5, 2)
    assert write_draft(str(path), result, (), strict=False, language=language) == 14
    data = tomllib.loads(path.read_text("utf-8"))["known"]
    assert [len(each.get("checks", [each.get("check")])) for each in data] == [12, 1, 1]
    assert f"# C0992-2.4: {WHAT[language]}" in path.read_text("utf-8")
    assert all(each["reason"].startswith(reason) for each in data)
