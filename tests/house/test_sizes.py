"""Modules are small enough to be read in one go."""

from collections import Counter

from modules import ROOT, named

FOLDERS = (
    "kcc_conformance",
    "steps",
    "reference_impl",
    "tests",
    "benchmarks",
    "mutation",
    "release",
)
LINES = 300
"""Six screens: a module that is longer is about two subjects, and splits along them."""
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def test_no_module_is_long() -> None:
    lines = {named(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LINES} == {}


def test_every_folder_with_python_is_looked_at() -> None:
    looked_at = {path.parent for path in MODULES}
    assert {ROOT / folder for folder in ("kcc_conformance", "steps", "reference_impl")} <= looked_at
    assert ROOT / "tests" / "house" in looked_at


def test_no_two_modules_of_the_tests_have_one_name() -> None:
    """They are imported by their names alone."""
    names = Counter(path.name for path in MODULES if path.is_relative_to(ROOT / "tests"))
    twice = {name for name, count in names.items() if count > 1}
    assert twice <= {"conftest.py"}
