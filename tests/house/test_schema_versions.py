"""What docs/reference/schema-versions.md promises to whoever reads a result."""

import copy
import json
import re
from typing import Any

import pytest
from schema_promise import PROMISE, ROOT, SCHEMA, broken, promises

FROZEN = frozenset({"verdict", "outcome", "level", "schema_version"})
NOW: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
PROMISED = json.loads(PROMISE.read_text("utf-8"))
PAGE = (ROOT / "docs" / "reference" / "schema-versions.md").read_text("utf-8")


def test_the_promise_of_version_1_is_kept() -> None:
    assert NOW["properties"]["schema_version"] == {"const": "1"}
    assert list(broken(PROMISED, promises(NOW), FROZEN)) == []


def test_what_is_new_is_promised_too() -> None:
    missing = promises(NOW).keys() - PROMISED.keys()
    assert not missing, f"run: python {PROMISE.parent.name}/schema_promise.py in tests"


def test_fields_at_every_depth_are_promised() -> None:
    for path in ("verdict", "provider.url", "checks[].outcome", "checks[].findings[].pointer",
                 "questions[].readings[].name", "exchanges[].status"):  # fmt: skip
        assert path in PROMISED, path
    assert len(PROMISED) > 120


def changed(*keys: str, to: Any) -> dict[str, Any]:
    """The schema with something else at a place; None takes it away."""
    schema = copy.deepcopy(NOW)
    part = schema
    for key in keys[:-1]:
        part = part[key]
    if to is None:
        del part[keys[-1]]
    else:
        part[keys[-1]] = to
    return schema


@pytest.mark.parametrize(
    ("keys", "to", "told"),
    [
        (("properties", "why"), None, "why: is gone"),
        (("required",), [], "verdict: is not always there any more"),
        (("properties", "why", "type"), "object", "why: has another type"),
        (("properties", "why", "type"), ["string", "null"], "why: has another type"),
        (("$defs", "verdict", "enum"), ["conform"], "verdict: lost cannot_tell"),
        (("$defs", "level", "enum"), ["MUST", "SHOULD", "OPEN", "INFO", "MAY"], "gained MAY"),
        (("properties", "schema_version", "const"), "2", "schema_version: lost 1"),
    ],
)
def test_a_promise_that_is_broken_is_noticed(keys: tuple[str, ...], to: Any, told: str) -> None:
    assert any(told in each for each in broken(PROMISED, promises(changed(*keys, to=to)), FROZEN))


def test_what_may_be_added_is_no_breach() -> None:
    more = changed("properties", "colour", to={"type": "string"})
    more["$defs"]["clauseResult" if "clauseResult" in more["$defs"] else "verdict"].setdefault(
        "x", 1
    )
    assert list(broken(PROMISED, promises(more), FROZEN)) == []


def test_the_page_names_the_schemas_and_the_version() -> None:
    assert f"now `{NOW['properties']['schema_version']['const']}`" in PAGE
    named = set(re.findall(r"`(schemas/[a-z]+\.schema\.json)`", PAGE))
    assert named == {f"schemas/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")}
    listed = re.search(r"those by which a verdict is reached: (.+)\.", PAGE)
    assert listed
    assert {*re.findall(r"`(\w+)`", listed[1])} == FROZEN - {"schema_version"}
