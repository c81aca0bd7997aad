"""Fixtures for more than one module."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage import connection


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    noted: list[float] = []
    monkeypatch.setattr("kcc_conformance.client.provider.time.sleep", noted.append)
    return noted


@pytest.fixture
def at_url(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings for a URL that is answered by a handler, or by the reference implementation."""

    def prepared(
        url: str, handler: Callable[[httpx.Request], httpx.Response] | None = None, **more: Any
    ) -> Settings:
        transport = (
            httpx.MockTransport(handler)
            if handler
            else httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))
        )

        class Transported(connection.ProviderClient):
            def __init__(self, *given: Any, **options: Any) -> None:
                super().__init__(*given, **{**options, "transport": transport})

        monkeypatch.setattr(connection, "ProviderClient", Transported)
        return Settings(url=url, **{"token": TOKEN, "patience": 0.0, **more})

    return prepared


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds since the start; waiting moves them."""
    now = [1000.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr("kcc_conformance.client.breaker.time.sleep", sleep)
    monkeypatch.setattr("kcc_conformance.client.breaker.time.monotonic", lambda: now[0])
    return now
