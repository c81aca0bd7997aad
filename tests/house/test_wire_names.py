"""Names on the wire stand in schemas/<contract>/contract.toml, and nowhere else."""

import re
import tomllib
from pathlib import Path

from many import every
from modules import ENGINE, ROOT, STEPS, literals, named

from kcc_conformance.contract.contract import BUILT_IN, load_contract

CHECKS = sorted((ROOT / "kcc_conformance" / "checks").glob("*.py"))
QUESTIONS = sorted((ROOT / "kcc_conformance" / "probing" / "questions").glob("*.py"))
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


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
    "application/json": {"detection.py", "oauth.py", "connection.py", "provider.py"},
    # HAL's own reserved name, by which an empty HAL page is recognised, and under which every HAL
    # record has its addresses (RFC draft kelly-json-hal)
    "_links": {"pages.py", "addresses.py"},
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
    if name not in text:  # as nearly always
        return False
    return re.search(rf"(?<![\w/+-]){re.escape(name)}(?![\w+-])", text) is not None


def test_there_are_names_to_look_for() -> None:
    assert {"plaatsgevondenOp", "/klantcontacten", "application/hal+json", "wasPartij"} <= TELLING
    assert {"uuid", "results", "count", "nld"} <= PLAIN
    assert not {"onderwerp", "inhoud", "kanaal", "nummer", "taal"} & NAMES


@every([*STEPS, *ENGINE], named)
def test_no_wire_names_in_code(path: Path) -> None:
    found = [
        f"{named(path)}:{line}: {name}"
        for line, text in literals(path)
        for name in TELLING
        if occurs(name, text) and path.name not in ALLOWED.get(name, set())
    ]
    assert found == []


@every([*STEPS, *CHECKS, *QUESTIONS], named)
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


@every(FEATURES, named)
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
