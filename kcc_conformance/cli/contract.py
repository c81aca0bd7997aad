"""`kcc-conformance contract`: drafting, checking and comparing contracts."""

from collections.abc import Iterable, Iterator
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
from kcc_conformance.contract.vocabulary import unknown_names
from kcc_conformance.contract.written import whole
from kcc_conformance.detection.detection import base_urls, document_at, is_file
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Document, read_document
from kcc_conformance.detection.drafted import GUESS, NOT_FOUND, NOUNS
from kcc_conformance.detection.drafting import draft
from kcc_conformance.detection.holding import (
    obligations,
    same_members,
    same_words,
    unsaid,
    unseen,
)
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import inert, line
from kcc_conformance.language import spoken_language
from kcc_conformance.law.register import load_register
from kcc_conformance.phrases import phrase
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import LEAST_SECONDS, Settings
from kcc_conformance.stage.connection import Connection
from kcc_conformance.stage.looking import first_page

MOST = 100
"""Requests for a document: a dozen places at each of a dozen base URLs."""


def drafted(folder: Path, source: str, resource: tuple[str, ...], language: str | None) -> int:
    """Writes a draft, says what was guessed and what not found, and answers the exit code."""
    spoken = spoken_language(language)
    places = _places(resource)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: not empty; name a new folder")
    document, base_path = _document(source)
    found = draft(document, base_path, places)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contract.toml").write_text(found.text, encoding="utf-8")
    load_contract(str(folder))
    _tell("guessed", found.guessed, spoken)
    _tell("not found", found.missing, spoken)
    if found.lost:
        wanted = "".join(f" --resource {name}=/…" for name in found.lost)
        again = f"contract new {folder.name}-2 --from {source}{wanted}"
        told = f"say the paths that were not found with --resource, for instance: {again}"
        click.echo(inert(line(phrase(told, spoken), 600)))
    click.echo(phrase(f"{folder / 'contract.toml'}: a draft; look at each guess", spoken))
    return 1 if found.missing else 0


def _places(said: tuple[str, ...]) -> dict[str, str]:
    """The paths of resources that a user names, as `klantcontact=/gesprekken`."""
    found = {}
    for each in said:
        name, _, path = each.partition("=")
        if name not in NOUNS:
            raise UsageError(
                f"--resource {each}: no resource {name!r}; there are {', '.join(NOUNS)}"
            )
        if not path.startswith("/"):
            raise UsageError(f"--resource {each}: say NAME=/path, as the document has it")
        found[name] = path
    return found


def checked(folder: str, url: str | None, language: str | None) -> int:
    """Says what a contract lacks, and answers the exit code."""
    spoken = spoken_language(language)
    contract = load_contract(folder)
    schemata = Schemata(contract.folders)
    obliged = lacking(contract, load_register())
    sentences = ((c, phrase(each, spoken)) for c, said in obliged.items() for each in said)
    _tell("asked by the text", (f"{clause}: {told}" for clause, told in sentences), spoken)
    slips = tuple(_slips(contract, schemata))
    _tell("look at", slips, spoken)
    document = None if url is None else _document_of(contract, url, spoken)
    absent = () if document is None else tuple(unsaid(contract, document))
    _tell("not in the document", absent, spoken)
    missed: tuple[str, ...] = ()
    if url is not None and "://" in url:
        missed = tuple(_missed(contract, url))
        _tell("not with the provider", missed, spoken)
    notes = [*_unjudged(contract, schemata), *_guesses(contract)]
    notes += [] if document is None else [*obligations(contract, document)]
    _tell("for your information", tuple(notes), spoken)
    if obliged or slips or absent or missed:
        return 1
    click.echo(phrase(f"{contract.name}: in order", spoken))
    return 0


def compared(one: str, other: str, language: str | None) -> int:
    """Prints where two contracts differ, and answers the exit code."""
    spoken_language(language)
    found = distances(one, other)
    if found:
        click.echo(inert(shown(found, one, other)))
    return 1 if found else 0


def printed(name: str, language: str | None) -> int:
    """Prints a contract as it is read, whole."""
    spoken_language(language)
    click.echo(inert(whole(name)), nl=False)
    return 0


def _slips(contract: Contract, schemata: Schemata) -> Iterator[str]:
    """What is no mistake in the form, and yet does not do what whoever wrote it may think."""
    yield from schemata.idle()
    yield from schemata.strays(bodies(contract))
    for path, told in (
        *unknown_names(contract), *same_words(contract), *same_members(contract)
    ):  # fmt: skip
        file, line_number = folders.place_of(contract.folders, path)
        yield f"{file}: line {line_number}: [{'.'.join(path[:-1])}] {told}"
    for number, text in _lines(contract):
        if text.startswith(NOT_FOUND):
            told = f"not found yet: {text.removeprefix(NOT_FOUND)}"
            place = contract.folders[0] / "contract.toml"
            yield f"{place}: line {number}: {told}; fill it in and take this line away"


def _guesses(contract: Contract) -> Iterator[str]:
    marked = sum(text.endswith(GUESS) for _, text in _lines(contract))
    if marked:
        yield f"{marked} lines are still marked as a guess"


def _lines(contract: Contract) -> Iterator[tuple[int, str]]:
    text = (contract.folders[0] / "contract.toml").read_text(encoding="utf-8")
    yield from enumerate(text.splitlines(), 1)


def bodies(contract: Contract) -> tuple[str, ...]:
    """The names of the bodies that a contract can have a schema of."""
    made = [*contract.resources, *contract.combined]
    both = (f"{name}.{part}" for name in made for part in ("request", "response"))
    return (*both, "list.response", "error.response")


def _tell(what: str, each: Iterable[str], language: str) -> None:
    for text in each:
        said = phrase(f"{what}: {text}", language)
        click.echo(inert(line(said, 400)))


def _document_of(contract: Contract, source: str, language: str) -> Document | None:
    """The provider's document; a provider without one is looked at all the same."""
    try:
        return _document(source, contract)[0]
    except PrerequisiteError:
        if "://" not in source:
            raise
    told = "no OpenAPI document was found; only the list of klantcontacten is looked at"
    click.echo(phrase(told, language))
    return None


def _missed(contract: Contract, url: str) -> Iterator[str]:
    """What the list of klantcontacten does not show; one request or a few, and nothing is kept."""
    settings, connection = _connected(url.rpartition("/")[0] if is_file(url) else url)
    with connection.guarded():
        for base in base_urls(str(settings.url), [contract.base_path]):
            answer = first_page(connection.at(base, contract), contract)
            if answer.ok or answer.status in (401, 403):
                break
    yield from unseen(contract, answer)


def _unjudged(contract: Contract, schemata: Schemata) -> Iterator[str]:
    """The bodies of which no schema says what form they have."""
    names = [each for each in bodies(contract) if each.endswith(".response")]
    names = [each for each in names if each.partition(".")[0] not in contract.combined]
    lacking = [n for n in names if n not in schemata.names() or not fits(contract, n)]
    if lacking:
        yield f"no JSON Schema that fits, so that their form is not judged: {', '.join(lacking)}"


def _document(source: str, contract: Contract | None = None) -> tuple[Document, str]:
    """A provider's document, from a file, under a URL or at it, and the base path that belongs to
    it; of a contract that is given its own."""
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
        try:
            base, _, document = document_at(connection.at, str(settings.url), contract)
        except Unplayable as error:
            if error.diagnoses[0].name in ("reachable", "tls"):
                raise
            told = f"no OpenAPI document found under {source}: give its own address, or a file"
            raise PrerequisiteError(told) from None
    path = document.base_path if is_file(source) else ""
    return document, path or urlsplit(base).path.rstrip("/")


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
