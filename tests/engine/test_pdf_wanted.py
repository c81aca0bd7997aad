"""A report.pdf that cannot be made is told of before anything is played."""

import builtins
import sys
from typing import Any

import pytest

from kcc_conformance.cli.run import run
from kcc_conformance.errors import UsageError

GIVEN: dict[str, Any] = {"pdf": True, "url": "http://127.0.0.1:9"}


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"^--pdf needs WeasyPrint: pip install") as caught:
        run(GIVEN)
    assert "\n" not in str(caught.value)


def test_without_a_library_that_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def broken(name: str, *others: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'\nsecond line")
        return real(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(UsageError, match=r"^--pdf: WeasyPrint misses .*libpango") as caught:
        run(GIVEN)
    assert "\n" not in str(caught.value)
