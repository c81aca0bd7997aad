"""Pages in a real browser: only where one is, with the extra `kcc-conformance[browser]`."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, that of the system (or of `KCC_CHROMIUM`); the tests are skipped without it."""
    api = pytest.importorskip("playwright.sync_api", reason="needs kcc-conformance[browser]")
    path = os.environ.get("KCC_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("no Chromium on this machine (KCC_CHROMIUM names one)")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()
