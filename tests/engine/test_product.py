"""What was tested, as every report says it."""

from dataclasses import replace
from typing import Any

import pytest
from made_results import HOSTILE, conforming
from report_reading import schema

from kcc_conformance.report.product import product_line
from kcc_conformance.report.view import View
from kcc_conformance.settings.settings import Settings


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({}, "geen product genoemd (--product): dit oordeel geldt voor dit adres, nu"),
        ({"product": "Balie", "product_version": "2.1", "environment": "acceptatie"},
         "Balie 2.1, omgeving acceptatie"),
        ({"product": "Balie"}, "Balie (niet genoemd: versie en omgeving)"),
        ({"product": "Balie", "environment": "t"}, "Balie, omgeving t (niet genoemd: versie)"),
        ({"environment": "test"}, "geen product genoemd, omgeving test (--product): dit oordeel"
         " geldt voor dit adres, nu"),
    ],
)  # fmt: skip
def test_what_was_tested_and_what_was_not_named(named: dict[str, str], said: str) -> None:
    result = conforming()
    view = View(replace(result, provider={**result.provider, **named}), "nl")
    assert product_line(view) == said


def test_in_english() -> None:
    result = conforming()
    named = {"product": "Balie", "environment": "acceptance"}
    told = product_line(View(replace(result, provider={**result.provider, **named}), "en"))
    assert told == "Balie, environment acceptance (not named: version)"


def test_what_is_named_is_harmless_and_on_one_line() -> None:
    result = conforming()
    named: dict[str, Any] = {"product": HOSTILE + "\n" * 3, "environment": "  "}
    told = product_line(View(replace(result, provider={**result.provider, **named}), "nl"))
    assert "\x1b" not in told
    assert "\n" not in told
    assert "omgeving" in told


def test_the_settings_say_only_what_is_named() -> None:
    assert Settings().tested == {}
    given = Settings(product="Balie", product_version="2.1", environment="")
    assert given.tested == {"product": "Balie", "product_version": "2.1"}
    provider = schema()["properties"]["provider"]["properties"]
    assert {"product", "product_version", "environment"} <= provider.keys()
