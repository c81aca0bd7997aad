"""A contract written out whole is the same contract."""

from pathlib import Path

import pytest

from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.contract.written import whole

DIALECTS = Path(__file__).parents[1] / "dialects"


@pytest.mark.parametrize("name", [*BUILT_IN, *(str(each) for each in sorted(DIALECTS.iterdir()))])
def test_what_is_written_is_read_as_the_same(name: str, tmp_path: Path) -> None:
    (tmp_path / "contract.toml").write_text(whole(name), encoding="utf-8")
    assert folders.merged(folders.lineage(str(tmp_path))) == folders.merged(folders.lineage(name))
    assert folders.name_of(str(tmp_path)) == (
        tmp_path.name if name in BUILT_IN else folders.name_of(name)
    )


def test_odd_names_and_texts_are_quoted(tmp_path: Path) -> None:
    text = (
        '[contract]\nname = "x"\nextends = "openklant-2.16"\n[headers]\nX-A = \'a "b"\'\n'
        "[resources.klantcontact.attributes.kanaal.values]\n"
        '"à la carte" = \'"it\\u0027s"\'\nBalie = 1\n'
    )
    (tmp_path / "contract.toml").write_text(text, encoding="utf-8")
    written = whole(str(tmp_path))
    again = tmp_path / "again"
    again.mkdir()
    (again / "contract.toml").write_text(written, encoding="utf-8")
    assert whole(str(again)) == written
    assert '"à la carte" = ' in written
