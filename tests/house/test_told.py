"""Whatever a check says there is in English as well."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from modules import ENGINE, STEPS, named, tree

from kcc_conformance.phrases import phrase

SAYING = {"Finding": 0, "CannotTell": 1, "Inapplicable": 0}
"""The classes whose sentence a reader sees, and which argument it is."""


def sentences(path: Path) -> Iterator[str]:
    """The sentences of checks that stand in a module, with a number for what is filled in."""
    for node in ast.walk(tree(path)):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in SAYING and len(node.args) > SAYING[name]:
            yield from _texts(node.args[SAYING[name]])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _texts(each)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        text = "".join(str(x.value) if isinstance(x, ast.Constant) else "7" for x in node.values)
        if len(re.findall(r"[a-z]{2,}", text)) > 1:
            yield text


def test_each_is_said_in_english() -> None:
    every = sorted({(text, named(path)) for path in [*ENGINE, *STEPS] for text in sentences(path)})
    assert len(every) > 100
    assert [each for each in every if phrase(each[0], "en") == each[0]] == []
