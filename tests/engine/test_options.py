"""The settings as options: one list, from which every door is made."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest

from kcc_conformance.cli.commands import clean, doctor, run
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.plain_pytest import add_options
from kcc_conformance.settings.about import CREDENTIALS, GROUPS, TLS
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import OPTIONS, Kind, Option, names_of
from kcc_conformance.settings.settings import SECRETS, Settings


class Parser:
    """Notes what pytest would be told."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, Any]] = {}

    def getgroup(self, *names: str) -> "Parser":
        return self

    def addoption(self, name: str, **told: Any) -> None:
        self.told[name] = told


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_what_is_said_of_an_option(option: Option) -> None:
    told = option.sentence
    assert told[0].isupper()
    assert told.endswith(".")
    assert "{" not in told
    assert len(told) <= 100
    assert option.about.group in GROUPS
    assert bool(option.about.metavar) is (option.kind is not Kind.FLAG)
    has_default = option.default not in (None, ()) and option.kind is not Kind.FLAG
    assert ("default {default}" in option.about.help) is has_default
    if option.kind is Kind.TEXTS:
        assert "repeatable" in told


def test_every_group_has_options_and_every_secret_a_file() -> None:
    assert {option.about.group for option in OPTIONS.values()} == set(GROUPS)
    assert {f"{name}_file" for name in SECRETS} <= set(OPTIONS)
    for field in fields(Settings):
        about = OPTIONS[field.name].about
        assert field.repr is not (about.secret or about.private)


def test_the_command_takes_every_setting_in_order() -> None:
    assert [parameter.name for parameter in run.command.params] == list(OPTIONS)
    for parameter in run.command.params:
        assert parameter.name is not None
        assert isinstance(parameter, click.Argument) is (parameter.name == "url")
        if isinstance(parameter, click.Option):
            option = OPTIONS[parameter.name]
            assert parameter.opts == list(option.flags)
            assert parameter.is_flag is (option.kind is Kind.FLAG)
            assert parameter.help == option.sentence


def test_other_commands_take_some_of_the_same() -> None:
    login = {*names_of(CREDENTIALS), *names_of(TLS)}
    for command in (doctor.command, clean.command):
        names = {parameter.name for parameter in command.params}
        assert login < names <= {*OPTIONS, "journal"}
        same = {parameter.name: parameter for parameter in run.command.params}
        for name in login:
            (own,) = (each for each in command.params if each.name == name)
            assert own.to_info_dict() == same[name].to_info_dict()


def test_plain_pytest_takes_the_same() -> None:
    parser: Any = Parser()
    add_options(parser)
    assert list(parser.told) == [
        f"--provider-{option.key}" for option in OPTIONS.values() if option.name != "law_text"
    ]
    assert parser.told["--provider-strict"]["action"] == "store_true"
    assert parser.told["--provider-reading"]["action"] == "append"
    assert parser.told["--provider-timeout"]["help"] == OPTIONS["timeout"].sentence


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("timeout", "2.5", 2.5),
        ("timeout", 3, 3.0),
        ("examples", "7", 7),
        ("strict", "Yes", True),
        ("strict", False, False),
        ("reading", "Q7=A\n\nQ8=B\n", ("Q7=A", "Q8=B")),
        ("reading", ["Q7=A"], ("Q7=A",)),
        ("only", "2.4", "2.4"),
    ],
)
def test_values_are_read(name: str, given: object, expected: object) -> None:
    found = OPTIONS[name].read(given, "hier")
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("timeout", "snel", "hier: 'snel' is not a number"),
        ("timeout", True, "hier: True is not a number"),
        ("examples", "1.5", "hier: '1.5' is not a whole number"),
        ("strict", 1, "hier: 1 is not true or false"),
        ("reading", [1], "hier: [1] is not a text, or a list of texts"),
        ("token", 4711, "hier: the value is not a text"),
        ("header", 4711, "hier: the value is not a text, or a list of texts"),
    ],
)
def test_values_of_another_kind(name: str, given: object, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        OPTIONS[name].read(given, "hier")
    assert str(caught.value) == says


def test_bounds_choices_and_files(tmp_path: Path) -> None:
    here = tmp_path / "hier"
    here.touch()
    for name, good, bad, says in (
        ("timeout", 0.01, 0.009, "--timeout: must be 0.01 or more"),
        ("parallel", 32, 33, "--parallel: must be 32 or less"),
        ("language", "en", "de", "--language de: choose nl or en"),
        ("baseline", str(here), "weg", "--baseline weg: there is no such file"),
    ):
        OPTIONS[name].check(good)
        with pytest.raises(UsageError) as caught:
            OPTIONS[name].check(bad)
        assert str(caught.value) == says
    OPTIONS["language"].check(None)


def test_what_was_declared_is_parsed_once(tmp_path: Path) -> None:
    given = {"capability": ("delete=no",)}
    settings = load_settings(given, environment={}, folder=tmp_path)
    assert settings.declared.absent("delete")
    assert settings.declared is settings.declared
    assert "declared" not in settings.as_json()
