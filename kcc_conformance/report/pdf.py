"""report.pdf: at most four A4 pages to hand over, tagged (PDF/UA), in the run's language.

It is made by WeasyPrint, which is there only with the extra `kcc-conformance[pdf]`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from markupsafe import Markup

from kcc_conformance.errors import UsageError
from kcc_conformance.inert import line
from kcc_conformance.report.causes import Causes
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.page.matrix import Matrix
from kcc_conformance.report.page.outline import Outline, mark
from kcc_conformance.report.product import product_line
from kcc_conformance.report.templates import environment, text_of
from kcc_conformance.report.texts import counted
from kcc_conformance.report.view import View

_FOLDER = "handover"
PAGES = 4
"""What is handed over is read whole; the rest is in the other files."""
_VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Room:
    """How much of each thing the document names: so many causes, failures without one and known
    failures, and so many characters of a sentence."""

    causes: int
    singles: int
    known: int
    sentence: int
    questions: bool = True


_ROOMS = (
    Room(12, 10, 10, 240),
    Room(8, 6, 6, 160),
    Room(5, 3, 3, 110),
    Room(3, 2, 2, 80, questions=False),
)
"""From roomy to narrow: the first that gives no more than PAGES is taken."""


def check_pdf() -> None:
    """Raises UsageError, in one line, where WeasyPrint or what it needs is not there."""
    _weasyprint()


def _weasyprint() -> Any:
    try:
        return import_module("weasyprint")
    except ImportError:
        raise UsageError("--pdf needs WeasyPrint: pip install 'kcc-conformance[pdf]'") from None
    except OSError as error:
        reason = line(error, 200)
        raise UsageError(f"--pdf: WeasyPrint misses a library of the system ({reason})") from None


def report_pdf(view: View, result_json: Iterable[bytes]) -> bytes:
    """The document, the same bytes for the same result. `result_json` is the file that it speaks
    of, in pieces, by its digest. Raises UsageError where WeasyPrint is not there."""
    weasyprint = _weasyprint()
    digest = hashlib.sha256()
    for piece in result_json:
        digest.update(piece)
    for room in _ROOMS:
        text = _html(view, digest.hexdigest(), room)
        document = weasyprint.HTML(string=text, url_fetcher=_nothing).render(pdf_variant=_VARIANT)
        if len(document.pages) <= PAGES:
            break
    made: bytes = document.write_pdf(
        pdf_variant=_VARIANT, pdf_identifier=digest.digest()[:16], custom_metadata=False
    )
    return made


def _html(view: View, digest: str, room: Room) -> str:
    result = view.result
    causes = Causes(view)
    return (
        environment(_FOLDER, ("handover",))
        .get_template("handover.html.j2")
        .render(
            view=view,
            say=view.say,
            counted=lambda key, count: counted(key, count, view.language),
            result=result,
            style=Markup(text_of(_FOLDER, "handover.css")),
            room=room,
            causes=causes,
            singles=causes.single,
            outline=Outline(view),
            matrix=Matrix(result),
            mark=lambda clause: mark(view, clause),
            product=product_line(view),
            own_contract=own_contract(view),
            command=_command(result.run),
            digest=digest,
            brief=lambda text: line(text, room.sentence),
        )
    )


def _command(run: Mapping[str, Any]) -> str:
    """How the run is repeated; without credentials, which each has to give for himself."""
    options = run.get("options")
    given = options if isinstance(options, Mapping) else {}
    parts = ["kcc-conformance run", *([line(given["url"], 200)] if given.get("url") else [])]
    named = [name for name in ("text", "contract") if given.get(name)]
    parts += [f"--{name} {line(given[name], 60)}" for name in named]
    readings = run.get("readings")
    chosen = readings.items() if isinstance(readings, Mapping) else ()
    parts += [f"--reading {line(name)}={line(reading)}" for name, reading in chosen]
    flags = ("strict", "read_only", "quick")
    parts += [f"--{name.replace('_', '-')}" for name in flags if given.get(name)]
    return " ".join([*parts, f"--seed {line(run.get('seed', '?'))}"])


def _nothing(url: str, *_: object, **__: object) -> Any:
    raise ValueError(f"a document of its own has nothing from elsewhere: {url}")
