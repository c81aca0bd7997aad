"""report.pdf, the file for procurement: only where `kcc-conformance[pdf]` is installed."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_causes import cause, cut, cut_check
from made_results import check, clause, conforming, empty, exchange, failing, hostile

from kcc_conformance.report import FILES, write_reports
from kcc_conformance.result.result import FAILED, KNOWN, KnownFailure, Result

pypdf = pytest.importorskip("pypdf", reason="needs kcc-conformance[browser]")
pytest.importorskip("weasyprint", reason="needs kcc-conformance[pdf]")


def everything() -> Result:
    """More of everything than fits."""
    long = "Een zin die nooit ophoudt en steeds maar doorgaat. " * 20
    checks = [cut_check(n) for n in range(60)]
    alone = [check(f"Los {n} {long}", FAILED, message=long) for n in range(40)]
    words = {"nl": long, "en": long}
    return replace(
        cut(),
        checks=(*checks, *alone),
        causes=tuple(cause(n, each, what=words, where=words) for n, each in enumerate(checks, 1)),
        clauses=tuple(clause(f"C0992-2.{n}", FAILED, gist=words) for n in range(50)),
        questions=failing().questions * 15,
        known=tuple(
            KnownFailure(each.id, long, "https://voorbeeld.nl/1", "2026-12-31", KNOWN)
            for each in alone
        ),
        exchanges=(exchange(1), exchange(2)),
    )


def document(result: Result, folder: Path, language: str = "nl") -> Any:
    """The document of a result, read back."""
    paths = write_reports(result, folder, language, pdf=True)
    assert [path.name for path in paths] == [*FILES, "report.pdf"]
    return pypdf.PdfReader(paths[-1])


def text_of(read: Any) -> str:
    """Its words on one line."""
    return " ".join("".join(page.extract_text() + " " for page in read.pages).split())


@pytest.mark.parametrize("make", [failing, conforming, empty, hostile, cut, everything])
def test_it_has_four_pages_at_the_most(make: Callable[[], Result], tmp_path: Path) -> None:
    read = document(make(), tmp_path)
    assert 1 <= len(read.pages) <= 4
    assert all(round(float(page.mediabox.width) / 72 * 25.4) == 210 for page in read.pages)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_what_procurement_needs(language: str, tmp_path: Path) -> None:
    read = document(cut(), tmp_path, language)
    text = text_of(read)
    result = (tmp_path / "result.json").read_bytes()
    for words in (
        hashlib.sha256(result).hexdigest(), "ab" * 32, "C0992-2.4", "C0992-0.2", "Q7",
        "--seed 424242",
        *{
            "nl": (
                "niet conform", "certificeert niets", "afgekapt op 200", "sha256sum",
                "C1",
                "niet ondertekend",
            ),
            "en": (
                "not conform", "certifies nothing", "cut at 200", "sha256sum", "C1",
                "not signed",
            ),
        }[language],
    ):  # fmt: skip
        assert words in text, words


def test_a_named_product_is_named_with_what_that_is_worth(tmp_path: Path) -> None:
    result = cut()
    provider = {**result.provider, "product": "Voorbeeldbalie", "product_version": "4.2"}
    text = text_of(document(replace(result, provider=provider), tmp_path))
    assert "Voorbeeldbalie 4.2" in text
    assert "dat daar dit product draait, zegt wie de run deed" in text
    assert "certificeert niets" not in text


def test_it_is_tagged_for_who_cannot_see_it(tmp_path: Path) -> None:
    root = document(failing(), tmp_path, "en").trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert "/StructTreeRoot" in root


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_reports(cut(), tmp_path / name, pdf=True)[-1] for name in ("1", "2"))
    assert one.read_bytes() == other.read_bytes()


def test_nothing_acts_and_nothing_comes_from_elsewhere(tmp_path: Path) -> None:
    data = write_reports(hostile(), tmp_path, pdf=True)[-1].read_bytes()
    for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/URI", b"/OpenAction"):
        assert word not in data
