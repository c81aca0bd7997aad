"""A copy of the text to quote from: taken if it is one, else one line that says what is wrong."""

from pathlib import Path

import pytest
from minilaw import NEW, OLD, mini_register

from kcc_conformance.cli import law_text
from kcc_conformance.cli.law_text import quotable
from kcc_conformance.errors import UsageError


@pytest.fixture(autouse=True)
def little_law(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_text, "load_register", mini_register)


def saved(folder: Path, text: str) -> str:
    path = folder / "kopie.md"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("text", "markdown"), [("seed", OLD), ("main", NEW)])
def test_a_copy_of_the_text_judged_by_is_quoted(tmp_path: Path, text: str, markdown: str) -> None:
    assert quotable(saved(tmp_path, markdown), text)["P-0.2"] == "De pan is heet."


def test_a_copy_in_which_little_changed_is_quoted_where_it_did_not(tmp_path: Path) -> None:
    quoted = quotable(saved(tmp_path, OLD.replace("250 gram", "300 gram")), "seed")
    assert "P-0.2" in quoted
    assert "P-1.4" not in quoted


@pytest.mark.parametrize(
    ("text", "markdown", "other"), [("seed", NEW, "main"), ("main", OLD, "seed")]
)
def test_the_other_text_is_recognised(tmp_path: Path, text: str, markdown: str, other: str) -> None:
    with pytest.raises(UsageError, match=f"give --text {other}, or a copy"):
        quotable(saved(tmp_path, markdown), text)


@pytest.mark.parametrize("markdown", ["", "{}", "# Bakken\n\nDe pan is koud.\n"])
def test_another_file_is_refused(tmp_path: Path, markdown: str) -> None:
    path = saved(tmp_path, markdown)
    with pytest.raises(UsageError) as refused:
        quotable(path, "seed")
    told = str(refused.value)
    assert told.startswith(f"--law-text {path}: ")
    assert "% of the sentences of a text stand in it" in told
    assert told.endswith("https://vng.example/0992.md")
    assert "\n" not in told


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    binary = tmp_path / "kopie.pdf"
    binary.write_bytes(b"%PDF-1.7 \xff\xfe")
    with pytest.raises(UsageError, match="is not text in UTF-8"):
        quotable(str(binary), "seed")
    with pytest.raises(UsageError, match="directory"):
        quotable(str(tmp_path), "seed")
