"""What every test of a command needs."""

import os
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import httpx
import pytest
from commands import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.stage.seeding import seed


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Commands can be interrupted, also where the tests themselves run in the background, with
    SIGINT ignored, which their processes would inherit."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("KCC_"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A file with some twelve calls, per contract."""

    @cache
    def store(contract: str) -> Path:
        path = tmp_path_factory.mktemp("records") / f"{contract}.db"
        facts = load_contract(contract)
        provider = ProviderClient(
            "http://reference.invalid" + facts.base_path,
            Recorder(Masker()),
            headers={"Authorization": f"{facts.auth_scheme} {TOKEN}".strip()},
            accept=facts.accept,
            media=facts.request_media,
            transport=httpx.WSGITransport(app=create_app(contract, token=TOKEN, db=path)),
        )
        assert seed(provider, facts, 12).of("betrokkene")
        return path

    return store
