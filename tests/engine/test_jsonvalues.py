"""All the texts in a JSON value, and the place of one value in another."""

from typing import Any

import pytest

from kcc_conformance.jsonvalues import pointer_to, texts, value_at

TREE: dict[str, Any] = {
    "a": ["eerste", {"b/c": "tweede", "m~n": None}],
    "": {"": "leeg"},
    "n": [1, True, "derde"],
}


def test_the_texts_of_a_value() -> None:
    assert sorted(texts(TREE)) == ["derde", "eerste", "leeg", "tweede"]
    assert list(texts("zelf")) == ["zelf"]
    assert list(texts({"naam": 3})) == []


def test_a_value_may_be_nested_very_deep() -> None:
    deep: Any = "diep"
    for _ in range(50_000):
        deep = [deep]
    assert list(texts(deep)) == ["diep"]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("", TREE),
        ("/a/0", "eerste"),
        ("/a/1/b~1c", "tweede"),
        ("/a/1/m~0n", None),
        ("//", "leeg"),
        ("/a/2", "weg"),
        ("/a/-1", "weg"),
        ("/a/b", "weg"),
        ("/a/0/0", "weg"),
        ("/x", "weg"),
    ],
)
def test_what_stands_at_a_place(place: str, found: Any) -> None:
    assert value_at(TREE, place, "weg") == found


def test_a_pointer_leads_to_its_place() -> None:
    assert pointer_to(()) == ""
    assert pointer_to(("a", 1, "b/c")) == "/a/1/b~1c"
    for steps in (("a", 1, "b/c"), ("a", 1, "m~n"), ("", "")):
        assert value_at(TREE, pointer_to(steps), "weg") != "weg"
