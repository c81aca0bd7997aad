"""`kcc-conformance contract`: drafting, checking and comparing contracts."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.masking import Masker
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.contract.distance import distances, shown
from kcc_conformance.contract.obliged import lacking
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.detection.detection import document_at
from kcc_conformance.detection.document import Document, read_document
from kcc_conformance.detection.drafting import draft
from kcc_conformance.errors import UsageError
from kcc_conformance.inert import inert, line
from kcc_conformance.law.register import load_register
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import LEAST_SECONDS
from kcc_conformance.stage.connection import Connection

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
    Schemata(contract.folders)
    obliged = lacking(contract, load_register())
    _tell("asked by the text", (f"{c}: {'; '.join(s)}" for c, s in obliged.items()))
    absent: tuple[str, ...] = ()
    if url is not None:
        absent = tuple(_absent(contract, _document(url)[0]))
        _tell("not in the document", absent)
    if obliged or absent:
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


def _absent(contract: Contract, document: Document) -> Iterator[str]:
    """What the contract has and the provider's document has not."""
    methods = {"create": ("path", "post"), "list": ("path", "get"), "read": ("item", "get"),
               "amend": ("item", "patch"), "replace": ("item", "put"),
               "delete": ("item", "delete")}  # fmt: skip
    for name, resource in contract.resources.items():
        if document.path(resource.path) is None:
            yield f"{name}: the path {resource.path}"
            continue
        for operation in sorted(resource.operations & methods.keys()):
            place, method = methods[operation]
            if document.operation(getattr(resource, place), method) is None:
                yield f"{name}: {method.upper()} {getattr(resource, place)}"
        properties, _ = document.request_schema(resource.path)
        for attribute in resource.attributes.values():
            if not attribute.read_only and properties and attribute.keys[0] not in properties:
                yield f"{name}.{attribute.name}: the member {attribute.keys[0]}"
        known = document.parameters(resource.path)
        for key, rule in resource.filters.items():
            if not set(rule.query) <= known:
                yield f"{name}: the filter {key} ({', '.join(sorted(set(rule.query) - known))})"


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
    settings = load_settings({"url": source, "read_only": True})
    connection = Connection(
        settings,
        Recorder(Masker()),
        manners=Manners(MOST),
        deadline=Deadline(LEAST_SECONDS),
        token=settings.token,
        transport=None,
    )
    with connection.guarded():
        base, _, document = document_at(connection.at, str(settings.url))
    return document, urlsplit(base).path.rstrip("/")
