"""A new contract: two folders of data, in a copy of everything, and nothing else changes."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kcc_conformance.contract.contract import BUILT_IN

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("features", "steps", "schemas", "fixtures", "reference_impl")
NAME, OLD, NEW = "openklant-2.20", "kanaal", "communicatiekanaal"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a contract")[2]
CONTRACT, INDEX = (
    textwrap.dedent(block) for block in re.findall(r"^ *```toml\n(.*?)```", GUIDE, re.M | re.S)
)
"""The two files as the guide has them."""


def renamed_schema(side: str, definition: str) -> str:
    """The schema of a klantcontact as it is today, with the definitions that it shares with other
    contracts copied into it, and the member renamed in all of it."""
    schemas = ROOT / "schemas"
    shared = json.loads((schemas / "common" / "openklant.json").read_text(encoding="utf-8"))
    today = schemas / "openklant-2.16" / f"klantcontact.{side}.json"
    schema = json.loads(today.read_text(encoding="utf-8").replace("openklant-2.16", NAME))
    schema["allOf"] = [{"$ref": f"#/$defs/{definition}"}]
    copied = {name: shared["$defs"][name] for name in ("klantcontact", definition)}
    elsewhere = json.dumps(copied).replace("waarden.json", "../common/waarden.json")
    for name in shared["$defs"].keys() - copied.keys():
        here = f'"#/$defs/{name}"'
        elsewhere = elsewhere.replace(here, here.replace("#", "../common/openklant.json#"))
    schema["$defs"] = json.loads(elsewhere)
    return json.dumps(schema, indent=2).replace(f'"{OLD}"', f'"{NEW}"')


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and of the house tests, with the two folders in it."""
    folder = tmp_path_factory.mktemp("added")
    package = folder / "kcc_conformance"
    shutil.copytree(ROOT / "kcc_conformance", package)
    for room in ROOMS:
        shutil.copytree(ROOT / room, package / room)
    shutil.copytree(ROOT / "tests" / "house", folder / "tests" / "house")
    shutil.copy(ROOT / "tests" / "many.py", folder / "tests" / "house")
    contract, fixtures = package / "schemas" / NAME, package / "fixtures" / NAME
    contract.mkdir()
    fixtures.mkdir()
    (contract / "contract.toml").write_text(CONTRACT, encoding="utf-8")
    (fixtures / "index.toml").write_text(INDEX, encoding="utf-8")
    for side, definition in (("request", "Verzoek"), ("response", "Antwoord")):
        text = renamed_schema(side, f"klantcontact{definition}")
        (contract / f"klantcontact.{side}.json").write_text(text, encoding="utf-8")
    return folder


def done(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A finished Python that imports the copy."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KCC_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**kept, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_it_is_there_and_nothing_else_is_another(copy: Path) -> None:
    code = (
        "import json; from kcc_conformance import fixtures;"
        " from kcc_conformance.contract.contract import BUILT_IN, DEFAULT;"
        f" cases = fixtures.cases('{NAME}'), fixtures.cases('openklant-2.16');"
        " print(json.dumps([BUILT_IN, DEFAULT, [len(each) for each in cases], fixtures.__file__]))"
    )
    built_in, default, (new, old), file = json.loads(done(copy, "-c", code).stdout)
    assert file.startswith(str(copy))
    assert built_in == [NAME, *BUILT_IN]
    assert default == "openklant-2.16"
    assert new == old > 150


def test_the_house_tests_of_schemas_and_fixtures_hold_for_it(copy: Path) -> None:
    tests = [f"tests/house/test_{what}.py" for what in ("schemas", "fixtures", "plain_fixtures")]
    others = " or ".join(name.rpartition("-")[0] for name in BUILT_IN)
    of_it = ("-k", f"{NAME} or not ({others})")
    ended = done(copy, "-m", "pytest", "-v", "-p", "no:cacheprovider", *of_it, *tests)
    assert ended.returncode == 0, ended.stdout[-3000:]
    assert sum("PASSED" in line and NAME in line for line in ended.stdout.splitlines()) > 15


DETECT = f"""
import sys
from kcc_conformance.cli import main
from kcc_conformance.playing.play import play
from kcc_conformance.reference_impl import create_app
from kcc_conformance.settings.settings import Settings

for name in ("{NAME}", "openklant-2.16"):
    settings = Settings(token="x", only="API-1", examples=1)
    print(play(settings, app=create_app(name, token="x")).provider["contract"])
sys.exit(main())
"""


def test_it_is_detected_and_played_and_conform(copy: Path) -> None:
    only = "attributen foutafhandeling protocol"
    told = ("run", "--contract", NAME, "--only", only, "--examples", "2", "--seed", "1")
    ended = done(copy, "-c", DETECT, *told)
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr
    assert ended.stdout.split()[:2] == [NAME, "openklant-2.16"]
    result = json.loads((copy / "kcc-report" / "result.json").read_text(encoding="utf-8"))
    assert result["provider"]["contract"] == NAME
    assert {check["outcome"] for check in result["checks"]} <= {
        "passed",
        "inapplicable",
        "untested",
    }
    bodies = [e["request"]["body"] for e in result["exchanges"] if e["method"] == "POST"]
    sent = [body if isinstance(body, str) else json.dumps(body) for body in bodies]
    assert any(f'"{NEW}"' in body for body in sent)
    assert not any(f'"{OLD}"' in body for body in sent)
