"""Where a contract of the user's own comes from."""

import hashlib
from pathlib import Path

import pytest

from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.provenance import Provenance, provenance

OWN = """
[contract]
name = "eigen"
title = "Eigen"
extends = "openklant-2.16"

[resources.klantcontact.attributes.taal]
absent = true

[resources.klantcontact.attributes.kanaal]
max = 20

[resources.klantcontact.attributes.bron]
wire = "bron"
kind = "text"
"""


@pytest.fixture
def found(tmp_path: Path) -> Provenance:
    """Of a contract with three differences, a schema and a hidden file."""
    (tmp_path / "contract.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "klantcontact.response.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".DS_Store").write_text("x", encoding="utf-8")
    told = provenance(load_contract(str(tmp_path)))
    assert told is not None
    return told


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_one_is_nobodys_own(name: str) -> None:
    assert provenance(load_contract(name)) is None
    assert provenance(load_contract(str(folders.folder_of(name)))) is None


def test_it_says_what_it_extends_and_what_differs(found: Provenance) -> None:
    assert found.extends == "openklant-2.16"
    assert found.differs == (
        "resources.klantcontact.attributes.bron.kind",
        "resources.klantcontact.attributes.bron.wire",
        "resources.klantcontact.attributes.kanaal.max",
        "resources.klantcontact.attributes.taal",
        "klantcontact.response.json",
    )


def test_its_hash_is_that_of_the_sums_of_its_files(found: Provenance) -> None:
    lines = "".join(
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"
        for name, text in (("contract.toml", OWN), ("klantcontact.response.json", "{}"))
    )
    assert found.sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_one_that_extends_none(tmp_path: Path) -> None:
    source = folders.folder_of("openklant-2.16").joinpath("contract.toml").read_text("utf-8")
    text = source.replace('"openklant-2.16"', '"eigen"').replace("default = true", "")
    (tmp_path / "contract.toml").write_text(text, encoding="utf-8")
    found = provenance(load_contract(str(tmp_path)))
    assert found is not None
    assert found.extends is None
    assert "resources.klantcontact.attributes.taal.wire" in found.differs
