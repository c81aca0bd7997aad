"""pytest called with the suite's own configuration and nobody else's."""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.playing.played import features_folder

_STORAGE = "HYPOTHESIS_STORAGE_DIRECTORY"


def call_pytest(play: Any, *options: str, what: Path | None = None) -> tuple[int, str]:
    """Lets pytest play the features, or those that the file `what` hands it, with `play` as its
    plugin `kcc-play`; answers its exit code and what it printed. The user's own pytest
    configuration and plugins play no part."""
    folder = what.parent if what else features_folder()
    shown = io.StringIO()
    arguments = [
        str(what or folder),
        "-c",
        str(folder / "pytest.ini"),
        "--rootdir",
        str(folder),
        "-p",
        "pytest_bdd.plugin",
        "--capture=sys",
        *options,
    ]
    with _own_environment(), _own_storage(), contextlib.redirect_stdout(shown):
        code = pytest.main(arguments, plugins=[_Named(play)])
    return int(code), shown.getvalue()


class _Named:
    """Registers the play under its name, which tells the plugin that it is already there."""

    def __init__(self, play: Any) -> None:
        self._play = play

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        if not config.pluginmanager.has_plugin("kcc-play"):
            config.pluginmanager.register(self._play, "kcc-play")


@contextlib.contextmanager
def _own_storage() -> Iterator[None]:
    """What hypothesis keeps goes to a folder that goes again, not to the user's; likewise in the
    processes of a parallel run, which inherit the environment."""
    before = os.environ.get(_STORAGE)
    with tempfile.TemporaryDirectory(prefix="kcc-conformance-") as folder:
        os.environ[_STORAGE] = folder
        _store_hypothesis(folder)
        try:
            yield
        finally:
            _store_hypothesis(None)
            if before is None:
                del os.environ[_STORAGE]
            else:
                os.environ[_STORAGE] = before


def _store_hypothesis(folder: str | None) -> None:
    """Tells hypothesis where to keep what it keeps; one that is imported later asks the
    environment."""
    if "hypothesis.configuration" in sys.modules:
        from hypothesis.configuration import set_hypothesis_home_dir

        set_hypothesis_home_dir(folder)


@contextlib.contextmanager
def _own_environment() -> Iterator[None]:
    kept = {
        name: os.environ.pop(name)
        for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_THEME")
        if name in os.environ
    }
    before = os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        os.environ.update(kept)
        if before is None:
            del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        else:
            os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = before
