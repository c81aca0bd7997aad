"""A contract described from an API's own documentation, played on that API."""

import importlib.util
import json
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from commands import command
from rotation import one_of, settle, turn_of

FOLDER = Path(__file__).parents[1] / "dialects" / "ruggespraak"
KEY = "sleutel-van-ruggespraak"


class Quiet(WSGIRequestHandler):
    """Says nothing of a request."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def api() -> ModuleType:
    """The provider: `app.py` in the folder of its contract."""
    spec = importlib.util.spec_from_file_location("ruggespraak_app", FOLDER / "app.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def url(api: ModuleType) -> Iterator[str]:
    """Its base URL, with an empty register."""
    server = api.make_server("127.0.0.1", 0, api.app(KEY), api.Server, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{api.BASE}"
    server.shutdown()
    server.server_close()


def played(url: str, folder: Path, *more: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the result of a run."""
    told = ("run", url, "--contract", FOLDER, "--token", KEY, "--seed", "7", "--examples", "1")
    ended = command(*told, *more, folder=folder)
    path = folder / "kcc-report" / "result.json"
    assert path.exists(), ended.out + ended.err
    return ended.code, json.loads(path.read_text(encoding="utf-8"))


def test_an_api_that_does_what_is_asked_is_conform(url: str, tmp_path: Path) -> None:
    code, result = played(url, tmp_path)
    ended = Counter(check["outcome"] for check in result["checks"])
    assert code == 0, result["why"]
    assert {*ended} == {"passed", "inapplicable"}, ended
    assert ended["passed"] > 210
    assert result["leftovers"] == []
    assert "no-body" not in {each["name"] for each in result["doctor"]}


def test_its_contract_has_no_slip(tmp_path: Path) -> None:
    for document in ((), (FOLDER / "openapi.json",)):
        ended = command("contract", "check", FOLDER, *document, folder=tmp_path)
        assert ended.code == 0, ended.out + ended.err


@pytest.mark.parametrize(
    ("kind", "member", "clause", "only"),
    one_of(
        [
            ("gesprekken", "verslag", "C0992-2.5", "C0992-2.5"),
            ("gesprekspartners", "relatie", "C0992-1.9", "C0992-1.9"),
        ],
        turn_of(settle()),
    ),
)
def test_what_it_does_not_keep_is_found(
    kind: str,
    member: str,
    clause: str,
    only: str,
    api: ModuleType,
    url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    merge = api.Records.merge

    def losing(records: Any, body: Any, *told: Any, **named: Any) -> Any:
        new = merge(records, body, *told, **named)
        if records.kind == kind:
            kept = new[member]
            new[member] = kept[:200] if isinstance(kept, str) else None
        return new

    monkeypatch.setattr(api.Records, "merge", losing)
    code, result = played(url, tmp_path, "--only", only)
    failed = [check for check in result["checks"] if check["outcome"] == "failed"]
    assert code == 1, result["why"]
    assert any(clause in check["clauses"] and check["level"] == "MUST" for check in failed), failed
