"""A bundle made from a result: all its files, the statement over them, the zip file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from platform import python_version
from re import split

from kcc_conformance import __version__
from kcc_conformance.bundle.archive import pack
from kcc_conformance.bundle.judged_by import judged_by
from kcc_conformance.bundle.signature import fingerprint_of_key, sign
from kcc_conformance.bundle.statement import (
    SIGNATURE,
    STATEMENT,
    SUMS,
    digest,
    digests,
    statement,
    statement_json,
    sums,
)
from kcc_conformance.load import writing
from kcc_conformance.load.mix import mix_toml
from kcc_conformance.load.sides import LoadedResult
from kcc_conformance.report.har import result_har
from kcc_conformance.report.html import report_html
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.report.texts import say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import Result

RESULT, REPORT, HAR, README, VERSIONS, MIX = (
    "result.json", "report.html", "exchanges.har", "README.txt", "versions.json", "mix.toml",
)  # fmt: skip
_CODE = (".py", ".j2", ".css", ".js", ".feature", ".toml", ".json", ".txt")
"""The files of this suite that what it writes depends on."""


@dataclass(frozen=True)
class Signing:
    """With which key a bundle is signed, and its fingerprint."""

    key: str
    fingerprint: str


def signing_with(key: str | None) -> Signing | None:
    """What to sign with; None where nothing was asked for. Raises UsageError where it cannot be."""
    return Signing(key, fingerprint_of_key(Path(key))) if key else None


def contents(result: Result, *, language: str, name: str) -> dict[str, bytes]:
    """The files of a bundle but for the statement and what belongs to it. Raises UsageError, in one
    line that begins with `name`, where the result was judged by other registers than those here."""
    found = {
        **_told(result, language),
        VERSIONS: _encoded(json.dumps(versions(), indent=2) + "\n"),
        **judged_by(result, name),
    }
    return {**found, SUMS: sums(digests(found))}


def _told(result: Result, language: str) -> dict[str, bytes]:
    """The result and what tells of it."""
    if isinstance(result, LoadedResult):
        readme = "\n".join(say("bundle.readme.load", each) for each in ("nl", "en"))
        mix = _encoded(mix_toml(result.account.play))
        return {**writing.contents(result.account, language), MIX: mix, README: _encoded(readme)}
    return {
        RESULT: _encoded("".join(result_json(result))),
        REPORT: _encoded("".join(report_html(View(result, language), None))),
        HAR: _encoded(result_har(result)),
        README: _encoded("\n".join(say("bundle.readme", each) for each in ("nl", "en"))),
    }


def packed(result: Result, *, language: str, name: str, signing: Signing | None = None) -> bytes:
    """The zip file of a bundle. Raises UsageError as `contents`, and where it cannot be signed."""
    found = contents(result, language=language, name=name)
    signed_by = signing.fingerprint if signing else None
    stated = statement_json(
        statement(result, digests(found), signed_by=signed_by, language=language)
    )
    found[STATEMENT] = stated
    if signing:
        found[SIGNATURE] = sign(stated, Path(signing.key), signing.fingerprint)
    return pack(found)


def versions() -> Mapping[str, object]:
    """With what a bundle was packed: the suite, a digest of all its code and data, Python, and the
    libraries that the suite needs."""
    return {
        "suite": __version__,
        "code": code_digest(),
        "python": python_version(),
        "libraries": _libraries(),
    }


@cache
def code_digest() -> str:
    """A sha256 over the files of this suite: two that have the same one make the same of a
    result."""
    lines = [f"{digest(each.read_bytes())}  {name}\n" for name, each in _code()]
    return digest("".join(sorted(lines)).encode())


def _code() -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for room in ("", ".features", ".steps", ".schemas", ".fixtures", ".reference_impl"):
        waiting = [(room, files(f"kcc_conformance{room}"))]
        while waiting:
            place, folder = waiting.pop()
            for each in folder.iterdir():
                if each.is_dir() and each.name != "__pycache__":
                    waiting.append((f"{place}/{each.name}", each))
                elif each.name.endswith(_CODE):
                    found.append((f"{place}/{each.name}", each))
    return found


def _libraries() -> dict[str, str]:
    try:
        wanted = distribution("kcc-conformance").requires or []
    except PackageNotFoundError:
        wanted = []
    names = sorted({split(r"[^\w.-]", each)[0] for each in wanted if "extra ==" not in each})
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
