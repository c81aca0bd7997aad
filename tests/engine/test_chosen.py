"""What a user chose: parsed by one function, whoever asks, and wrong in one line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.chosen import Chosen, chosen_by
from kcc_conformance.settings.settings import Settings

ROOT = Path(__file__).parents[2]
LISTED = """[[known]]
check = "attributen/Iets"
reason = "Wordt hersteld"
link = "https://issues.example/7"
expires = 2030-01-01
"""


def test_what_settings_choose(tmp_path: Path) -> None:
    path = tmp_path / "bekend.toml"
    path.write_text(LISTED)
    chosen = chosen_by(Settings(reading=("Q7=A",), only="Q7", baseline=str(path)))
    assert chosen.readings == {"Q7": "A"}
    assert chosen.selection.partial
    assert [(entry.check, entry.expires) for entry in chosen.known] == [
        ("attributen/Iets", date(2030, 1, 1))
    ]
    assert chosen_by(Settings()) == Chosen()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reading": ("Q7=Z",)}, "--reading: Q7 has no reading"),
        ({"only": "Q7 and"}, "--only: there is nothing behind"),
        ({"baseline": str(ROOT / "README.md")}, "cannot be read as TOML"),
    ],
)
def test_what_cannot_be_chosen(given: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        chosen_by(Settings(**given))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--provider-reading", "Q7=Z"), "--reading: Q7 has no reading 'Z'"),
        (("--provider-only", "Q7", "--provider-only", "Q8"), "--provider-only is given 2 times"),
        (("--provider-timeout", "snel"), "--provider-timeout: 'snel' is not a number"),
    ],
)
def test_plain_pytest_says_the_same(
    given: tuple[str, ...],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    assert pytest.main(["features", "-q", "-p", "no:xdist", *given]) == 4
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told
