"""Every room keeps to its own: names on the wire, imports, and what is written where."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kcc_conformance.contract.contract import BUILT_IN, load_contract

ROOT = Path(__file__).parents[2]
ENGINE = sorted((ROOT / "kcc_conformance").rglob("*.py"))
STEPS = sorted((ROOT / "steps").glob("*.py"))
REFERENCE = sorted((ROOT / "reference_impl").rglob("*.py"))
CHECKS = sorted((ROOT / "kcc_conformance" / "checks").glob("*.py"))
REPORT = sorted((ROOT / "kcc_conformance" / "report").glob("*.py"))
QUESTIONS = sorted((ROOT / "kcc_conformance" / "probing" / "questions").glob("*.py"))
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of every import, relative ones with their dots; name "" for a whole module."""
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


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in the code, docstrings left out."""
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


# --- 0: imports point down, without circles ----------------------------------------------------

PACKAGE = "kcc_conformance."
ROOMS = (
    "law", "contract", "result", "settings", "client", "checks", "report", "detection",
    "consumer", "stage", "probing", "generated", "playing", "steps", "cli",
)  # fmt: skip
"""The rooms from the ground up: a module may import from its own room, from those before it, and
from the modules in the engine's own folder, which import nothing but each other."""
ROOT_MODULES = {path.stem for path in ENGINE if not room(path) and path.stem != "__init__"}
DATA = {"features", "schemas", "fixtures", "reference_impl"}
"""The rooms that are not the engine's; who may take what from the reference is said below."""


def module_of(path: Path) -> str:
    """The dotted name of a file of the engine or the steps."""
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return dotted if dotted.startswith("kcc_conformance") else PACKAGE + dotted


MODULES = {module_of(path): path for path in [*ENGINE, *STEPS]}


def taken(path: Path) -> set[str]:
    """The modules of the engine and the steps that a file imports."""
    found = set()
    for module, name in imports(path):
        whole = f"{module}.{name}" if name else module
        found |= {each for each in (whole, module) if each in MODULES and each != module_of(path)}
    return {each for each in found if not any(other.startswith(each + ".") for other in found)}


def test_the_folders_are_the_rooms() -> None:
    folders = {path.name for path in (ROOT / "kcc_conformance").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == {*ROOMS} - {"steps"}
    assert not {*ROOMS} & ROOT_MODULES


@pytest.mark.parametrize("path", [*STEPS, *ENGINE], ids=named)
def test_imports_point_down(path: Path) -> None:
    own = room(path)
    below = {*ROOMS[: ROOMS.index(own) + 1]} if own else set()
    for module, _ in imports(path):
        first = module.removeprefix(PACKAGE).partition(".")[0]
        if module.startswith(PACKAGE) and first not in DATA:
            assert first in below | ROOT_MODULES, f"{named(path)} imports {module}"


def test_no_circles() -> None:
    waiting = {name: taken(path) for name, path in MODULES.items()}
    while free := {name for name, needs in waiting.items() if not needs & {*waiting}}:
        waiting = {name: needs for name, needs in waiting.items() if name not in free}
    assert sorted(waiting) == []


# --- 1: names on the wire stand in schemas/<contract>/contract.toml only -----------------------


def wire_names() -> set[str]:
    """Everything that is a name, a path, a media type or an enum value on some wire."""
    found: set[str | None] = set()
    for contract in map(load_contract, BUILT_IN):
        paging = contract.paging
        found |= {contract.base_path, contract.reference_key, contract.request_media}
        found |= {*contract.success_media, *contract.error_media, *contract.openapi}
        found |= {*contract.errors.values(), *contract.probes.values()}
        found |= {paging.page_parameter, paging.page_size_parameter}
        for path in (paging.items, paging.next, paging.count or ""):
            found |= set(path.split("."))
        for resource in contract.resources.values():
            found |= {resource.path, resource.item, resource.id, resource.collection}
            found |= {*resource.defaults}
            for attribute in resource.attributes.values():
                found |= {*attribute.keys}
                found |= {text for text in attribute.values.values() if isinstance(text, str)}
            for rule in resource.filters.values():
                found |= {*rule.query}
        for operation in contract.combined.values():
            found |= {operation.path, *operation.parts.values()}
    return {name for name in found if name and "{collection}" not in name}


def standard_words() -> set[str]:
    """What the standard itself calls things: resources, attributes, values."""
    found = set()
    for contract in map(load_contract, BUILT_IN):
        found |= {*contract.resources}
        for resource in contract.resources.values():
            found |= {*resource.attributes}
            found |= {word for each in resource.attributes.values() for word in each.values}
    return found


NAMES = wire_names() - standard_words()
TELLING = {name for name in NAMES if re.search(r"[A-Z/+_]", name)}
"""Names that can be nothing but a name on the wire: camelCase, paths, media types, HAL."""
PLAIN = NAMES - TELLING
"""Names that are words as well (count, name, partijen); in the steps they are forbidden too."""

ALLOWED = {
    # what any JSON API is asked in as long as the contract is not known
    "application/json": {"detection.py", "oauth.py", "opening.py", "provider.py"},
    # HAL's own reserved name, by which an empty HAL page is recognised (RFC draft kelly-json-hal)
    "_links": {"listing.py"},
}
WORDS = {
    "id",  # the standard's attribute ID
    "ja",  # a column of the decision table
    "nee",  # idem
    "partijen",  # the Dutch plural
    "klantcontacten",  # idem
    "name",  # of a Python object
}


def occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w/+-]){re.escape(name)}(?![\w+-])", text) is not None


def test_there_are_names_to_look_for() -> None:
    assert {"plaatsgevondenOp", "/klantcontacten", "application/hal+json", "wasPartij"} <= TELLING
    assert {"uuid", "results", "count", "nld"} <= PLAIN
    assert not {"onderwerp", "inhoud", "kanaal", "nummer", "taal"} & NAMES


@pytest.mark.parametrize("path", [*STEPS, *ENGINE], ids=named)
def test_no_wire_names_in_code(path: Path) -> None:
    found = [
        f"{named(path)}:{line}: {name}"
        for line, text in literals(path)
        for name in TELLING
        if occurs(name, text) and path.name not in ALLOWED.get(name, set())
    ]
    assert found == []


@pytest.mark.parametrize("path", [*STEPS, *CHECKS, *QUESTIONS], ids=named)
def test_no_plain_wire_names_where_attributes_are_spoken_of(path: Path) -> None:
    explained = {
        "questions/attributes.py": {
            "nld",
            "reactie",
        },  # Q16 asks for it; a probe's key
        "checks/answers.py": {"name"},  # the key of the contract's own table of error names
    }
    allowed = WORDS | explained.get(f"{path.parent.name}/{path.name}", set())
    found = [
        f"{named(path)}:{line}: {text}"
        for line, text in literals(path)
        if text.lstrip("/") in PLAIN - allowed
    ]
    assert found == []


@pytest.mark.parametrize("path", FEATURES, ids=named)
def test_no_wire_names_in_features(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name in TELLING if occurs(name, text)] == []
    assert not re.search(r"\b[a-z]+[A-Z]\w*", re.sub(r"@\S+", "", text))
    assert not re.search(r"https?://|/api/", text)


def test_no_wire_names_in_the_clauses() -> None:
    text = (ROOT / "features" / "clauses.toml").read_text(encoding="utf-8")
    gists = [
        each[language]
        for each in tomllib.loads(text)["clause"]
        for language in ("nl", "en")
        if language in each
    ]
    assert [(name, gist) for gist in gists for name in TELLING if occurs(name, gist)] == []


def test_a_wire_name_is_noticed() -> None:
    assert occurs("wasPartij", "een /wasPartij/uuid") is False
    assert occurs("/klantcontacten", "GET /klantcontacten") is True
    assert occurs("wasPartij", "het veld wasPartij") is True
    assert occurs("pageSize", "pageSizes") is False


# --- 2: checks are pure -----------------------------------------------------------------------

PURE = {"collections.abc", "json", "typing", "unicodedata", "re", "datetime", "dataclasses"}
SHAPES = {
    "kcc_conformance.client.answer": {"Answer"},
    "kcc_conformance.client.bodies": {"NO_JSON"},
    "kcc_conformance.client.evidence": {"Exchange"},
    "kcc_conformance.client.listing": {"Listing"},
    "kcc_conformance.client.privacy": {"OTHERS", "item_keys", "outline"},
}


@pytest.mark.parametrize("path", CHECKS, ids=named)
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


@pytest.mark.parametrize("path", [*STEPS, *ENGINE], ids=named)
def test_only_the_client_and_the_stage_speak_http(path: Path) -> None:
    if room(path) not in ("client", "stage"):
        taken = {module.partition(".")[0] for module, _ in imports(path)}
        assert not taken & {"httpx", "requests", "socket", "http", "aiohttp"}


# --- 4: reports are written from the result ---------------------------------------------------


@pytest.mark.parametrize("path", REPORT, ids=named)
def test_reports_read_the_result_only(path: Path) -> None:
    rooms = {module.split(".")[1] for module, _ in imports(path) if module.startswith(PACKAGE)}
    assert rooms <= {"report", "result", *ROOT_MODULES}


def test_only_the_door_of_the_reports_writes_files() -> None:
    for path in REPORT:
        called = {getattr(node, "attr", "") for node in ast.walk(tree(path))}
        writes = called & {"write_text", "write_bytes", "mkdir", "open"}
        assert not writes or path.name == "__init__.py", named(path)


# --- 5: the reference shares nothing with the engine ------------------------------------------


@pytest.mark.parametrize("path", REFERENCE, ids=named)
def test_the_reference_takes_nothing_from_the_engine(path: Path) -> None:
    depth = len(path.relative_to(ROOT / "reference_impl").parts)
    for module, _ in imports(path):
        assert not module.startswith("kcc_conformance"), module
        assert len(module) - len(module.lstrip(".")) <= depth, module
    for _, text in literals(path):
        if "kcc_conformance" in text:
            assert text == "kcc_conformance.schemas", text


@pytest.mark.parametrize("path", [*STEPS, *ENGINE], ids=named)
def test_the_engine_takes_nothing_from_the_reference(path: Path) -> None:
    doors = {"kcc_conformance/stage/embedded.py", "kcc_conformance/cli/serve.py"}
    if named(path) not in doors:
        assert not any("reference_impl" in module for module, _ in imports(path))


# --- all: documented, and without secrets -----------------------------------------------------


@pytest.mark.parametrize("path", [*ENGINE, *STEPS, *REFERENCE], ids=named)
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


SECRETS = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abpr]-[\w-]{10,}"
    r"|AKIA[0-9A-Z]{16}|sk-[A-Za-z0-9_-]{32,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|(?:Token|Bearer) [0-9a-f]{40}\b"
)
LEFT_OUT = {".git", ".venv", "build", "dist", "__pycache__", "node_modules"}


def test_no_file_holds_a_secret() -> None:
    found = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if not path.is_file() or any(p in LEFT_OUT or p.endswith("_cache") for p in parts):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if path.name != Path(__file__).name and SECRETS.search(text):
            found.append(named(path))
    assert found == []


def test_a_secret_is_noticed() -> None:
    for text in ("ghp_" + "a" * 36, "Bearer " + "0" * 40, "-----BEGIN RSA PRIVATE KEY-----"):
        assert SECRETS.search(f"x = '{text}'")
