"""What a user can say that a provider can or cannot."""

import json
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.law.register import load_register
from kcc_conformance.settings.declared import NAMES, OBLIGED, parse_capabilities
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings


def test_yes_and_no() -> None:
    assert parse_capabilities(["delete=no", " Filters = YES "]) == {
        "delete": False,
        "filters": True,
    }
    assert parse_capabilities(["delete=no", "delete=no"]) == {"delete": False}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["vliegen=yes"], "choose one of delete, patch"),
        (["delete"], "write it as delete=yes or delete=no"),
        (["delete=misschien"], "write it as delete=yes or delete=no"),
        (["delete=no", "delete=yes"], "both yes and no"),
        (["=no"], "unknown"),
    ],
)
def test_what_cannot_be_said(given: list[str], says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        parse_capabilities(given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", OBLIGED)
def test_what_the_text_obliges_cannot_be_declared_away(name: str) -> None:
    assert load_register().clause(OBLIGED[name]).level == "MUST"
    for word in ("yes", "no"):
        with pytest.raises(UsageError, match=f"{OBLIGED[name]} obliges it"):
            parse_capabilities([f"{name}={word}"])


def test_nothing_obliged_is_a_name() -> None:
    assert not set(OBLIGED) & set(NAMES)


def test_the_published_text_obliges_deleting() -> None:
    assert load_register().level("F2173-5", "main") == "MUST"
    with pytest.raises(UsageError, match="F2173-5"):
        parse_capabilities(["delete=no"], text="main")
    assert parse_capabilities(["delete=yes"], text="main") == {"delete": True}


@pytest.mark.parametrize("who", ["actor", "partij"])
def test_without_a_given_one_there_must_be_one_to_make(who: str, tmp_path: Path) -> None:
    given: dict[str, Any] = {"capability": (f"create-{who}=no",)}
    with pytest.raises(UsageError, match=f"needs --{who}-id"):
        load_settings(given, environment={}, folder=tmp_path)
    settings = load_settings({**given, f"{who}_id": "x"}, environment={}, folder=tmp_path)
    assert settings.capability == (f"create-{who}=no",)


def test_in_the_environment_and_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "kcc-conformance.toml").write_text('capability = ["delete=no", "filters=yes"]\n')
    assert load_settings({}, environment={}, folder=tmp_path).capability == (
        "delete=no", "filters=yes",
    )  # fmt: skip
    environment = {"KCC_CAPABILITY": "patch=no\nput=no"}
    settings = load_settings({}, environment=environment, folder=tmp_path)
    assert settings.capability == ("patch=no", "put=no")
    assert Settings.from_json(json.loads(json.dumps(settings.as_json()))) == settings
    with pytest.raises(UsageError, match=r"C0992-1\.9"):
        load_settings({}, environment={"KCC_CAPABILITY": "betrokkene=no"}, folder=tmp_path)
