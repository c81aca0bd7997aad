"""`kcc-conformance contract`: drafting, checking and comparing contracts."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.contract.distance import distances, shown
from kcc_conformance.contract.fitting import fits
from kcc_conformance.contract.obliged import lacking
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.detection.detection import base_urls, document_at
from kcc_conformance.detection.document import Document, read_document
from kcc_conformance.detection.drafting import draft
from kcc_conformance.detection.holding import same_words, strange_names, unsaid, unseen
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import inert, line
from kcc_conformance.law.register import load_register
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import LEAST_SECONDS, Settings
from kcc_conformance.stage.connection import Connection
from kcc_conformance.stage.looking import first_page

MOST = 100
"""Requests for a document: a dozen places at each of a dozen base URLs."""


def drafted(folder: Path, source: str) -> int:
    """Writes a draft, says what was guessed and what not found, and answers the exit code."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: not empty; name a new folder")
    document, base_path = _document(source)
    found = draft(document, base_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contract.toml").write_text(found.text, encoding="utf-8")
    load_contract(str(folder))
    _tell("guessed", found.guessed)
    _tell("not found", found.missing)
    click.echo(f"{folder / 'contract.toml'}: a draft; look at each guess")
    return 1 if found.missing else 0


def checked(folder: str, url: str | None) -> int:
    """Says what a contract lacks, and answers the exit code."""
    contract = load_contract(folder)
    schemata = Schemata(contract.folders)
    obliged = lacking(contract, load_register())
    _tell("asked by the text", (f"{c}: {'; '.join(s)}" for c, s in obliged.items()))
    slips = [*schemata.idle()]
    for path, told in (*strange_names(contract), *same_words(contract)):
        file, line_number = folders.place_of(contract.folders, path)
        slips.append(f"{file}: line {line_number}: [{'.'.join(path[:-1])}] {told}")
    _tell("look at", tuple(slips))
    absent: list[str] = []
    if url is not None:
        absent = [*_absent(contract, url)]
        _tell("not in the document", tuple(absent))
    missed: tuple[str, ...] = ()
    if url is not None and "://" in url:
        missed = tuple(_missed(contract, url))
        _tell("not with the provider", missed)
    _tell("for your information", _unjudged(contract, schemata))
    if obliged or slips or absent or missed:
        return 1
    click.echo(f"{contract.name}: in order")
    return 0


def compared(one: str, other: str) -> int:
    """Prints where two contracts differ, and answers the exit code."""
    found = distances(one, other)
    if found:
        click.echo(inert(shown(found, one, other)))
    return 1 if found else 0


def _tell(what: str, each: "Iterator[str] | tuple[str, ...]") -> None:
    for text in each:
        click.echo(f"{what}: {inert(line(text, 300))}")


def _absent(contract: Contract, source: str) -> Iterator[str]:
    """What the provider's document has not; a provider without one is looked at all the same."""
    try:
        document, _ = _document(source)
    except PrerequisiteError:
        if "://" not in source:
            raise
        click.echo("no OpenAPI document was found; the list of klantcontacten is looked at")
        return
    yield from unsaid(contract, document)


def _missed(contract: Contract, url: str) -> Iterator[str]:
    """What the list of klantcontacten does not show; one request or a few, and nothing is kept."""
    settings, connection = _connected(url)
    with connection.guarded():
        for base in base_urls(str(settings.url), [contract.base_path]):
            answer = first_page(connection.at(base, contract), contract)
            if answer.ok or answer.status in (401, 403):
                break
    yield from unseen(contract, answer)


def _unjudged(contract: Contract, schemata: Schemata) -> Iterator[str]:
    """The bodies of which no schema says what form they have."""
    names = [f"{name}.response" for name in (*contract.resources, "list", "error")]
    lacking = [n for n in names if n not in schemata.names() or not fits(contract, n)]
    if lacking:
        yield f"no JSON Schema that fits, so that their form is not judged: {', '.join(lacking)}"


def _document(source: str) -> tuple[Document, str]:
    """A provider's document, from a file or under a URL, and the base path that belongs to it."""
    if "://" not in source:
        try:
            text = Path(source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not a text file"
            raise UsageError(f"{source}: {reason}") from None
        document = read_document(text)
        if document is None:
            raise UsageError(f"{source}: no OpenAPI document")
        return document, document.base_path
    settings, connection = _connected(source)
    with connection.guarded():
        base, _, document = document_at(connection.at, str(settings.url))
    return document, urlsplit(base).path.rstrip("/")


def _connected(url: str) -> tuple[Settings, Connection]:
    """A way to the provider that only reads, and keeps nothing."""
    settings = load_settings({"url": url, "read_only": True})
    connection = Connection(
        settings,
        Recorder(Masker()),
        manners=Manners(MOST),
        deadline=Deadline(LEAST_SECONDS),
        token=settings.token,
        transport=None,
    )
    return settings, connection
