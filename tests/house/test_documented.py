"""What is public says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from many import every
from modules import ENGINE, REFERENCE, STEPS, named, tree


@every([*ENGINE, *STEPS, *REFERENCE], named)
def test_public_things_are_documented(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), named(path)
    told = {node.name for node in _public(module) if ast.get_docstring(node)}
    missing = [
        f"{named(path)}:{node.lineno}: {node.name}"
        for node in _public(module)
        if node.name not in told  # what overrides a documented method means the same
    ]
    assert missing == []


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in parent.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)
