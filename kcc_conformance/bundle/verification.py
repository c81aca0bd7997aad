"""Whether a bundle is whole, of whom it is and how old: from its statement, and without trust."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kcc_conformance.bundle.archive import LARGEST, BrokenError, unpack
from kcc_conformance.bundle.packing import README, RESULT, VERSIONS, code_digest, contents
from kcc_conformance.bundle.signature import Signed, checked, signer
from kcc_conformance.bundle.statement import (
    PREDICATE,
    SIGNATURE,
    STATEMENT,
    SUMS,
    TYPE,
    digest,
    digests,
    outcome,
    own_words,
    statement,
    statement_json,
    sums,
    told_at,
    unnamed,
)
from kcc_conformance.errors import UsageError
from kcc_conformance.load.account import FILE as PLAYED
from kcc_conformance.load.account import account_in
from kcc_conformance.load.sides import as_result
from kcc_conformance.result.loading import read_result_json
from kcc_conformance.result.result import Result

DAMAGED, REPACKED, UNSTATED, CONTRADICTED, NOT_OF_RESULT, MISSIGNED, STRANGER, NOBODY = (
    "damaged", "repacked", "unstated", "contradicted", "not_of_result", "missigned", "stranger",
    "nobody",
)  # fmt: skip
"""What can be wrong beside files that were changed, removed or added: the zip file cannot be read
or is not as it was written; the statement is none, or says something else than the result; a file
is not what the result makes; the signature is not over the statement, or of nobody in the list of
signers, or there is a list and no signature."""


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, and what exactly (a name, a reason), which may be empty."""

    kind: str
    what: str = ""


@dataclass(frozen=True)
class Verified:
    """What a bundle turned out to be.

    `changed`, `removed` and `added` are names of files. `result` is the one in it, None where there
    is none that can be read. `fingerprint` is that of the key that signed it, `principal` the name
    that a list of signers has for that; `unnamed` are the options that a draft lacks. `age` is in
    days since the run ended, None where that is not told. `remade`: its report and all else could
    be held to what this very suite makes of its result.
    """

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    result: Result | None = None
    files: int = 0
    fingerprint: str = ""
    principal: str = ""
    unnamed: tuple[str, ...] = ()
    age: int | None = None
    remade: bool = False
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> bool:
        """Whether everything is as it was stated, and signed by whom it says."""
        return not (self.changed or self.removed or self.added or self.troubles)


def read_bundle(path: Path) -> bytes:
    """The bytes of a bundle. Raises UsageError, in one line, for what cannot be read or is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read ({getattr(error, 'strerror', error)})") from None
    if len(content) > LARGEST:
        raise UsageError(f"{path}: is larger than {LARGEST // 1_000_000} MB: no bundle")
    if not looks_like_bundle(content):
        raise UsageError(f"{path}: is no bundle of this suite")
    return content


def looks_like_bundle(content: bytes) -> bool:
    """Whether these bytes are a zip file, whole or broken, that once was a bundle."""
    names = (README, SUMS, STATEMENT, RESULT)
    zipped = b"PK" in (content[:2], content[-22:-20])
    return zipped and any(name.encode() in content for name in names)


def verify(content: bytes, signers: Path | None, now: datetime | None = None) -> Verified:
    """What the bytes of a bundle turn out to be. Raises PrerequisiteError where a signature cannot
    be checked for want of OpenSSH."""
    try:
        found, difference = unpack(content)
    except BrokenError as broken:
        return Verified(troubles=(Trouble(DAMAGED, str(broken)),))
    troubles = [Trouble(REPACKED, difference)] if difference else []
    result = _result(found, troubles)
    age = _age(result, now or datetime.now(UTC))
    common: dict[str, Any] = {"result": result, "age": age, "files": len(found), "contents": found}
    if STATEMENT not in found:
        return Verified(removed=(STATEMENT,), troubles=tuple(troubles), **common)
    stated = _stated(found[STATEMENT])
    if stated is None:
        return Verified(troubles=(*troubles, Trouble(UNSTATED)), **common)
    told = _digests_in(stated)
    there = {name: each for name, each in found.items() if name not in (STATEMENT, SIGNATURE)}
    wrong = {name for name in told.keys() & there if told[name] != digest(there[name])}
    removed, added = told.keys() - there, there.keys() - told
    named = {name: sha for name, sha in told.items() if name != SUMS}
    if SUMS in there and there[SUMS] != sums(named):
        wrong.add(SUMS)
    own = own_words(stated)
    signed = _signed(found, own.get("signedBy"), signers, troubles)
    removed |= {SIGNATURE} if own.get("signedBy") and SIGNATURE not in found else set()
    added |= {SIGNATURE} if SIGNATURE in found and not own.get("signedBy") else set()
    remade = False
    if result is not None and not (wrong or removed or added or troubles):
        remade = _holds_together(result, stated, found, troubles)
    return Verified(
        changed=tuple(sorted(wrong)),
        removed=tuple(sorted(removed)),
        added=tuple(sorted(added)),
        troubles=tuple(troubles),
        fingerprint=signed.fingerprint,
        principal=signed.principal,
        unnamed=unnamed(result) if result else (),
        remade=remade,
        **common,
    )


def _result(found: Mapping[str, bytes], troubles: list[Trouble]) -> Result | None:
    try:
        if RESULT in found:
            return read_result_json(found[RESULT], RESULT)
        return as_result(account_in(found[PLAYED], PLAYED)) if PLAYED in found else None
    except UsageError as error:
        troubles.append(Trouble(DAMAGED, str(error)))
        return None


def _stated(content: bytes) -> Mapping[str, Any] | None:
    """The statement, as far as it is one."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("_type") != TYPE:
        return None
    subject = data.get("subject")
    if data.get("predicateType") != PREDICATE or not isinstance(subject, list):
        return None
    names = [each.get("name") if isinstance(each, dict) else None for each in subject]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        return None
    return data if isinstance(data.get("predicate"), dict) else None


def _digests_in(stated: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for each in stated["subject"]:
        told = each.get("digest")
        found[each["name"]] = str(told.get("sha256")) if isinstance(told, dict) else ""
    return found


def _signed(
    found: Mapping[str, bytes], signed_by: object, signers: Path | None, troubles: list[Trouble]
) -> Signed:
    """What the signature is worth, where the statement says that there is one."""
    if not signed_by or SIGNATURE not in found:
        troubles += [Trouble(NOBODY)] if signers is not None else []
        return Signed(False, "")
    if signer(found[SIGNATURE]) != signed_by:
        troubles.append(Trouble(MISSIGNED))
        return Signed(False, "")
    signed = checked(found[STATEMENT], found[SIGNATURE], signers)
    if not signed.fits:
        troubles.append(Trouble(MISSIGNED))
    elif signers is not None and not signed.principal:
        troubles.append(Trouble(STRANGER, signed.fingerprint))
    return signed


def _holds_together(
    result: Result,
    stated: Mapping[str, Any],
    found: Mapping[str, bytes],
    troubles: list[Trouble],
) -> bool:
    """Whether everything could be held to what this suite makes of the result; what was written for
    it by hand is trouble. Of another suite only the verdict is held to it."""
    own = own_words(stated)
    if stated["predicate"].get("result") != outcome(result) or own.get("verdict") != result.verdict:
        troubles.append(Trouble(CONTRADICTED))
    language = own.get("language")
    if _code_in(found) != code_digest() or language not in ("nl", "en"):
        return False
    try:
        made = contents(result, language=language, name=told_at(result))
    except UsageError:  # a contract of one's own that is elsewhere
        return False
    here = {name: each for name, each in found.items() if name not in (STATEMENT, SIGNATURE)}
    for name in sorted(made.keys() ^ here.keys()):
        troubles.append(Trouble(NOT_OF_RESULT, name))
    apart = (VERSIONS, SUMS)  # of another machine, or made from it
    for name in sorted((made.keys() & here) - {*apart}):
        if made[name] != here[name]:
            troubles.append(Trouble(NOT_OF_RESULT, name))
    again = statement(result, digests(here), signed_by=own.get("signedBy"), language=language)
    if statement_json(again) != found[STATEMENT] and Trouble(CONTRADICTED) not in troubles:
        troubles.append(Trouble(CONTRADICTED))
    return True


def _code_in(found: Mapping[str, bytes]) -> object:
    try:
        told = json.loads(found.get(VERSIONS, b"null"))
    except (ValueError, RecursionError):
        return None
    return told.get("code") if isinstance(told, dict) else None


def _age(result: Result | None, now: datetime) -> int | None:
    """Days since the run ended; below zero where that is still to come."""
    try:
        ended = datetime.fromisoformat(str(result.run["finished"])) if result else None
        return (now - ended.astimezone(UTC)).days if ended and ended.tzinfo else None
    except (KeyError, ValueError, OverflowError):
        return None
