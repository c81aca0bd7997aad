"""The Python modules of the project: where they are, what they import, what they say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = sorted((ROOT / "kcc_conformance").rglob("*.py"))
STEPS = sorted((ROOT / "steps").rglob("*.py"))
REFERENCE = sorted((ROOT / "reference_impl").rglob("*.py"))
PACKAGE = "kcc_conformance."


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[tuple[str, str], ...]:
    """(module, name) of every import, relative ones with their dots; name "" for a whole module.
    Those inside a function, or for types only, count."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((module, alias.name) for alias in node.names)


def room(path: Path) -> str:
    """The room that a file of the engine or the steps is in; empty for the engine's own folder."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "steps":
        return "steps"
    return parts[1] if len(parts) > 2 else ""


def module_of(path: Path) -> str:
    """The dotted name that a file of the engine, the steps or the reference is imported by."""
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return dotted if dotted.startswith("kcc_conformance") else PACKAGE + dotted


MODULES = {module_of(path): path for path in [*ENGINE, *STEPS, *REFERENCE]}


def taken(path: Path) -> set[str]:
    """The modules of the engine, the steps and the reference that a file imports."""
    own = module_of(path)
    package = own if path.stem == "__init__" else own.rpartition(".")[0]
    found = set()
    for module, name in imports(path):
        if module.startswith("."):
            above = len(module) - len(module.lstrip(".")) - 1
            start = package.rsplit(".", above)[0]
            module = f"{start}.{module.lstrip('.')}".rstrip(".")
        whole = f"{module}.{name}" if name else module
        found |= {each for each in (whole, module) if each in MODULES and each != own}
    return {each for each in found if not any(other.startswith(each + ".") for other in found)}


@cache
def literals(path: Path) -> tuple[tuple[int, str], ...]:
    """Every text in the code, docstrings left out."""
    return tuple(_literals(path))


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    module = tree(path)
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if id(node) in documentation or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value
