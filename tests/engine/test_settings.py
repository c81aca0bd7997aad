"""Settings: command line over environment over file, each value of its own kind."""

from pathlib import Path

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings

EVERY_KIND = """
timeout = 4
max-seconds = 60.5
examples = 7
seed = 11
strict = true
insecure = false
only = "attributen"
header = ["X-Een: 1", "X-Twee: 2"]
reading = "Q7=A"
"""


def test_nothing_given(tmp_path: Path) -> None:
    assert load_settings({}, environment={}, folder=tmp_path) == Settings()


def test_every_kind_of_value_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "kcc-conformance.toml").write_text(EVERY_KIND)
    assert load_settings({}, environment={}, folder=tmp_path) == Settings(
        timeout=4.0,
        max_seconds=60.5,
        examples=7,
        seed=11,
        strict=True,
        only="attributen",
        header=("X-Een: 1", "X-Twee: 2"),
        reading=("Q7=A",),
    )


@pytest.mark.parametrize(("word", "meant"), [("1", True), ("true", True), ("0", False)])
def test_every_kind_of_value_in_the_environment(word: str, meant: bool, tmp_path: Path) -> None:
    environment = {
        "KCC_STRICT": word,
        "KCC_TIMEOUT": "2.5",
        "KCC_SEED": "11",
        "KCC_READING": "Q7=A\nQ8=A",
        "UNRELATED": "x",
    }
    assert load_settings({}, environment=environment, folder=tmp_path) == Settings(
        strict=meant, timeout=2.5, seed=11, reading=("Q7=A", "Q8=A")
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("STRICT", "maybe"), ("TIMEOUT", "soon"), ("SEED", "1.5"), ("EXAMPLES", "")],
)
def test_a_value_of_another_kind(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"^KCC_{name}: .* is not "):
        load_settings({}, environment={f"KCC_{name}": value}, folder=tmp_path)


def test_who_overrules_whom(tmp_path: Path) -> None:
    (tmp_path / "kcc-conformance.toml").write_text('out = "file"\ntext = "main"\ntimeout = 1\n')
    environment = {"KCC_OUT": "environment", "KCC_TEXT": "seed"}
    settings = load_settings(
        {"out": "line", "text": None}, environment=environment, folder=tmp_path
    )
    assert (settings.out, settings.text, settings.timeout) == ("line", "seed", 1.0)


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    given = {"token": "geheim-1", "header": ("X-Sleutel: geheim-2",)}
    settings = load_settings(given, environment={}, folder=tmp_path)
    assert "geheim" not in repr(settings)
    assert "geheim" not in str(settings.masked())
