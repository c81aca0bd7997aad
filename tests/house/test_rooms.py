"""Every room keeps to its own: who imports whom, and who does what."""

import ast
from pathlib import Path

from many import every
from modules import (
    ENGINE,
    MODULES,
    PACKAGE,
    REFERENCE,
    ROOT,
    STEPS,
    imports,
    literals,
    module_of,
    named,
    room,
    taken,
    tree,
)

CHECKS = sorted((ROOT / "kcc_conformance" / "checks").glob("*.py"))
REPORT = sorted((ROOT / "kcc_conformance" / "report").glob("*.py"))

# --- imports point down, without circles ------------------------------------------------------

ROOMS = (
    "law", "contract", "result", "causes", "settings", "client", "checks", "report", "detection",
    "consumer", "stage", "relay", "probing", "generated", "playing", "rejudging", "load", "bundle",
    "observing", "steps", "cli",
)  # fmt: skip
"""The rooms from the ground up: a module may import from its own room, from those before it, and
from the modules in the engine's own folder, which import nothing but each other."""
ROOT_MODULES = {path.stem for path in ENGINE if not room(path) and path.stem != "__init__"}
DATA = {"features", "schemas", "fixtures", "reference_impl"}
"""The rooms that are not the engine's; who may take what from the reference is said below."""


def test_the_folders_are_the_rooms() -> None:
    folders = {path.name for path in (ROOT / "kcc_conformance").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == {*ROOMS} - {"steps"}
    assert not {*ROOMS} & ROOT_MODULES


@every([*STEPS, *ENGINE], named)
def test_imports_point_down(path: Path) -> None:
    own = room(path)
    below = {*ROOMS[: ROOMS.index(own) + 1]} if own else set()
    for module, _ in imports(path):
        first = module.removeprefix(PACKAGE).partition(".")[0]
        if module.startswith(PACKAGE) and first not in DATA:
            assert first in below | ROOT_MODULES, f"{named(path)} imports {module}"


def circling(needs: dict[str, set[str]]) -> list[str]:
    """The modules that stand in a circle of imports, or on one."""
    while free := {name for name, needed in needs.items() if not needed & {*needs}}:
        needs = {name: needed for name, needed in needs.items() if name not in free}
    return sorted(needs)


def test_no_circles() -> None:
    assert circling({name: taken(path) for name, path in MODULES.items()}) == []


def test_a_circle_is_noticed() -> None:
    assert circling({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["a", "b", "c"]
    fault = taken(ROOT / "reference_impl" / "faults" / "fault.py")
    assert {floor(module) for module in fault} == {"answers", "behaviour", "contract"}


# --- the reference has an order of its own -----------------------------------------------------

FLOORS = (
    "clock", "shorthand", "folders", "attributes", "parts", "contract", "answers", "values",
    "bodies", "growth", "store", "cascade", "search", "queries", "representation", "speech",
    "children", "behaviour", "made_up", "faults", "differences", "middleware", "variations",
    "provider", "schemas", "openapi", "endpoints", "limits", "app", "server", "consumers",
)  # fmt: skip
"""Its modules from the ground up: each may import those before it. What is in `faults` knows
behaviours, and never the provider that asks them."""
THE_REFERENCE = PACKAGE + "reference_impl"


def floor(module: str) -> str:
    """The floor of a module of the reference; empty for its door, `__init__`."""
    return module.removeprefix(THE_REFERENCE).lstrip(".").partition(".")[0]


def test_the_modules_of_the_reference_are_its_floors() -> None:
    assert {floor(module_of(path)) for path in REFERENCE} - {""} == {*FLOORS}


@every(REFERENCE, named)
def test_imports_of_the_reference_point_down(path: Path) -> None:
    own = floor(module_of(path))
    below = {*FLOORS[: FLOORS.index(own) + 1]} if own else {*FLOORS}
    for module in taken(path):
        assert floor(module) in below, f"{named(path)} imports {module}"


# --- IDs are compared in one place -------------------------------------------------------------

DEALING_WITH_IDS = {"checks", "consumer", "generated", "probing", "stage", "steps"}
OTHERWISE_LOWERED = {
    "str(wire.read(body, (key,)))", "name", "path", "stage.contract.probes['betrokkenen']",
    "intent.token", "each", "str", "str(actual)", "value", "word", "token",
    "rest", "before",
}  # fmt: skip
"""What these rooms write in lower case, and is no ID alone: words, names of headers, a marker, the
path of a URL."""


@every([p for p in (*STEPS, *ENGINE) if room(p) in DEALING_WITH_IDS or p.stem == "privacy"], named)
def test_ids_are_compared_by_their_key(path: Path) -> None:
    """IDs may differ in case only, unless they are UUIDs: `wire.id_key` knows."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in ("lower", "upper", "casefold"):
            told = ast.unparse(node.value)
            assert told in OTHERWISE_LOWERED, f"{named(path)}: {told}.{node.attr}()"


# --- checks are pure -----------------------------------------------------------------------

PURE = {"collections.abc", "hashlib", "json", "typing", "unicodedata", "re", "datetime",
        "dataclasses", "urllib.parse"}  # fmt: skip
SHAPES = {
    "kcc_conformance.client.addresses": {"Address"},
    "kcc_conformance.client.answer": {"Answer"},
    "kcc_conformance.client.bodies": {"MARKED", "NO_JSON"},
    "kcc_conformance.client.exchanges": {"Exchange", "Heading"},
    "kcc_conformance.client.listing": {"Listing"},
    "kcc_conformance.client.origin": {"origin_of", "same_place"},
    "kcc_conformance.client.privacy": {"OTHERS", "outline"},
}


@every(CHECKS, named)
def test_checks_are_pure(path: Path) -> None:
    for module, name in imports(path):
        assert module.startswith("kcc_conformance") or module in PURE, module
        if module.startswith("kcc_conformance.client"):
            assert name in SHAPES.get(module, set()), f"{module}.{name}"
    called = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    }
    assert not called & {"open", "print", "input", "exec", "eval", "request", "sleep", "read_text"}
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree(path)))


@every([*STEPS, *ENGINE], named)
def test_only_client_stage_and_relay_speak_http(path: Path) -> None:
    if room(path) not in ("client", "stage", "relay"):
        taken = {module.partition(".")[0] for module, _ in imports(path)}
        spoken = {"httpx", "httpcore", "h11", "requests", "socket", "socketserver", "http"}
        assert not taken & spoken


# --- reports are written from the result ---------------------------------------------------


@every(REPORT, named)
def test_reports_read_the_result_only(path: Path) -> None:
    rooms = {module.split(".")[1] for module, _ in imports(path) if module.startswith(PACKAGE)}
    assert rooms <= {"report", "result", *ROOT_MODULES}


def test_only_the_door_of_the_reports_writes_files() -> None:
    for path in REPORT:
        called = {getattr(node, "attr", "") for node in ast.walk(tree(path))}
        writes = called & {"write_text", "write_bytes", "mkdir", "open"}
        assert not writes or path.name == "__init__.py", named(path)


# --- the reference shares nothing with the engine ------------------------------------------


@every(REFERENCE, named)
def test_the_reference_takes_nothing_from_the_engine(path: Path) -> None:
    depth = len(path.relative_to(ROOT / "reference_impl").parts)
    for module, _ in imports(path):
        assert not module.startswith("kcc_conformance"), module
        assert len(module) - len(module.lstrip(".")) <= depth, module
    for _, text in literals(path):
        if "kcc_conformance" in text:
            assert text == "kcc_conformance.schemas", text


@every([*STEPS, *ENGINE], named)
def test_the_engine_takes_nothing_from_the_reference(path: Path) -> None:
    doors = {"kcc_conformance/stage/embedded.py", "kcc_conformance/cli/serve.py"}
    if named(path) not in doors:
        assert not any("reference_impl" in module for module, _ in imports(path))
