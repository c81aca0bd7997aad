"""A fault or a variation is found by its name: where it is made, the name stands literally."""

from kcc_conformance.reference_impl import list_faults, list_load_faults, list_variations
from modules import ROOT

ROOM = ROOT / "reference_impl"
MAKERS = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("faults", "variations")
    for path in sorted((ROOM / folder).glob("*.py"))
)
NAMES = [each.name for each in (*list_faults(), *list_load_faults(), *list_variations())]


def test_a_name_stands_where_it_is_made() -> None:
    assert [name for name in NAMES if MAKERS.count(f'"{name}"') != 1] == []


def test_each_name_is_there_once() -> None:
    assert len(NAMES) == len({*NAMES}) > 250
