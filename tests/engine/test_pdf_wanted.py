"""A report.pdf that cannot be made is told of before anything is played."""

import sys
from typing import Any

import pytest

from kcc_conformance.cli.run import run
from kcc_conformance.errors import UsageError
from kcc_conformance.report import pdf

GIVEN: dict[str, Any] = {"pdf": True, "url": "http://127.0.0.1:9"}


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"^--pdf needs WeasyPrint: pip install") as caught:
        run(GIVEN)
    assert "\n" not in str(caught.value)


def test_without_a_library_that_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Any:
        raise OSError("cannot load library 'libpango-1.0-0'\nsecond line")

    monkeypatch.setattr(pdf, "import_module", broken)
    with pytest.raises(UsageError, match=r"^--pdf: WeasyPrint misses .*libpango") as caught:
        run(GIVEN)
    assert "\n" not in str(caught.value)
