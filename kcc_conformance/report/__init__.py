"""The reports of a run: data, page (`page/`), summary, JUnit, badge, document (`handover/`).

Everything here reads the result model only.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import Result

FILES = ("result.json", "report.html", "junit.xml", "summary.md", "badge.svg")
PDF = "report.pdf"
"""What is written only where it was asked for."""

__all__ = ["FILES", "PDF", "check_place", "write_file", "write_files", "write_reports"]


def write_reports(
    result: Result,
    out: Path,
    language: str = "nl",
    literal: Mapping[str, str] | None = None,
    *,
    pdf: bool = False,
) -> tuple[Path, ...]:
    """Writes the five files into the folder `out`, which is made if need be, and gives their paths;
    with `pdf` report.pdf as a sixth.

    A reader never sees half a file: each is written beside its place and then moved there.
    `literal` gives the sentences themselves, per clause id, for a user who has the text. Raises
    UsageError when the folder cannot be written.
    """
    from kcc_conformance.report.badge import badge_svg
    from kcc_conformance.report.html import report_html
    from kcc_conformance.report.jsonfile import result_json
    from kcc_conformance.report.junit import junit_xml
    from kcc_conformance.report.markdown import summary_md
    from kcc_conformance.report.view import View

    view = View(result, language)
    contents = [
        _encoded(result_json(result)),
        _encoded(report_html(view, literal)),
        [junit_xml(view)],
        _encoded([summary_md(view)]),
        _encoded([badge_svg(view)]),
    ]
    if pdf:
        from kcc_conformance.report.pdf import report_pdf

        contents.append([report_pdf(view, _encoded(result_json(result)))])
    names = [*FILES, *([PDF] if pdf else [])]
    return write_files(out, dict(zip(names, contents, strict=True)))


def write_files(out: Path, contents: Mapping[str, Iterable[bytes]]) -> tuple[Path, ...]:
    """Writes files, by their names and in pieces, into the folder `out`, which is made if need be,
    each whole or not at all; gives their paths. Raises UsageError."""
    with _told(f"--out {out}"):
        out.mkdir(parents=True, exist_ok=True)
        return tuple(_replace(out / name, content) for name, content in contents.items())


def check_place(place: Path, option: str) -> None:
    """Raises UsageError, in one line, where no file can be written, before it is made; the folder
    that it stands in is made if need be."""
    with _told(f"{option} {place}"):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir() or not os.access(place.parent, os.W_OK):
            raise UsageError(f"{option} {place}: is no file that can be written")


def write_file(place: Path, content: Iterable[bytes], option: str) -> Path:
    """Writes a file that was asked for by itself, in pieces, whole or not at all. Raises
    UsageError."""
    with _told(f"{option} {place}"):
        place.parent.mkdir(parents=True, exist_ok=True)
        return _replace(place, content)


@contextlib.contextmanager
def _told(what: str) -> Iterator[None]:
    """Tells in one line of what cannot be written, and why."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{what}: cannot be written ({reason})") from None


def _encoded(text: Iterable[str]) -> Iterable[bytes]:
    return (piece.encode("utf-8", "replace") for piece in text)


def _replace(path: Path, content: Iterable[bytes]) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.writelines(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path
