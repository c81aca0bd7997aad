"""The account of a play: what `load.json` holds, written once and read back as it was.

Everything that is told of a play, on the terminal, on its page or beside other plays, is told from
this, so that a stored play says what it said when it was played.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from kcc_conformance.errors import UsageError
from kcc_conformance.findings import CONTRACT, TEXT
from kcc_conformance.inert import line
from kcc_conformance.load.discoveries import GHOST, KINDS
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.result.loading import stored_bytes
from kcc_conformance.result.verdict import CANNOT_TELL, CONFORM, EXIT_CODES, NOT_CONFORM

FILE, KIND, VERSION = "load.json", "load", "1"
SHOWN = 50
"""Findings of one kind that are written out: the next teaches nothing, and all are counted."""
_LARGEST = 100_000_000
"""Bytes of a load.json: a day of play writes some fifteen million."""
_COUNTED_AS = {GHOST: "ghosts"}


class Account:
    """What is told of one play. `told` is the document of load.json."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = told
        self.provider: Mapping[str, Any] = told["provider"]
        self.run: Mapping[str, Any] = told["run"]
        self.play: Mapping[str, Any] = told["play"]
        self.audit: Mapping[str, Any] = told["audit"]
        self.figures: Mapping[str, Any] = told["figures"]
        self.findings: Sequence[Mapping[str, Any]] = told["findings"]
        self.limits: Sequence[Mapping[str, Any]] = told["limits"]
        self.troubles: Sequence[str] = told["troubles"]
        self.leftovers: Sequence[Mapping[str, Any]] = told["leftovers"]
        self.verdict: str = told["verdict"]
        self.text: str = told["standard"]["text"]
        self.version: str = told["suite"]["version"]

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return EXIT_CODES[self.verdict]

    @property
    def strict(self) -> bool:
        """Whether what rests on the contract binds as well."""
        return bool(self.run["options"].get("strict"))

    @property
    def untold(self) -> bool:
        """Whether what was not found may be there all the same."""
        gaps = self.troubles or self.run["interrupted"] or self.audit["undecided"]
        return bool(gaps) or not self.audit["acknowledged"]

    def count(self, kind: str) -> int:
        """How many there are of a kind of discovery."""
        return int(self.audit[_COUNTED_AS.get(kind, kind)])

    def of(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """The findings of a kind that are written out."""
        return tuple(each for each in self.findings if each["kind"] == kind)

    def binds(self, finding: Mapping[str, Any]) -> bool:
        """Whether a finding makes the provider not conform."""
        return finding["source"] == TEXT or (self.strict and finding["source"] == CONTRACT)

    def as_text(self) -> str:
        """The text of load.json."""
        return ascii_where_unsafe(json.dumps(self.told, ensure_ascii=False, indent=1) + "\n")


def read_account(path: Path) -> Account:
    """The account in a load.json. Raises UsageError, in one line, for what is none."""
    return account_in(stored_bytes(path, str(path), _LARGEST), str(path))


def account_in(content: bytes, name: str) -> Account:
    """The account in the bytes of a load.json. Raises UsageError, in one line that begins with
    `name`, for what is none, or contradicts itself."""
    try:
        told = json.loads(content, parse_constant=_refused, parse_float=_finite)
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON") from None
    if not isinstance(told, dict) or told.get("kind") != KIND:
        raise UsageError(f"{name}: is not a {FILE} of this suite")
    if told.get("schema_version") != VERSION:
        version = line(told.get("schema_version"), 40)
        raise UsageError(f"{name}: has schema_version {version}; this suite reads {VERSION}")
    schema = json.loads((files("kcc_conformance.schemas") / "load.schema.json").read_text("utf-8"))
    try:
        odd = next(iter(Draft202012Validator(schema).iter_errors(told)), None)
    except RecursionError:
        raise UsageError(f"{name}: is nested too deep") from None
    if odd is not None:
        place = line("/" + "/".join(map(str, odd.absolute_path)), 200)
        raise UsageError(
            f"{name}: is not a {FILE} of this suite: {place}: {line(odd.message, 200)}"
        )
    found = Account(told)
    for each in _contradictions(found):
        raise UsageError(f"{name}: is not a {FILE} of this suite: {each}")
    return found


def _contradictions(account: Account) -> Iterator[str]:
    """What cannot be, where the verdict is beside what it follows from."""
    audit = account.audit
    if audit["found"] > audit["acknowledged"]:
        yield "/audit/found is more than what was acknowledged"
    kinds = {each["kind"] for each in account.findings}
    for kind in KINDS:
        if bool(account.count(kind)) != (kind in kinds):
            yield f"/findings and /audit do not say the same of {kind}"
    broken = any(not each["held"] for each in account.limits)
    wrong = broken or any(account.binds(each) for each in account.findings)
    beyond = any(account.count(kind) > SHOWN for kind in kinds)
    usual = CANNOT_TELL if account.untold else CONFORM
    possible = {NOT_CONFORM} if wrong else {usual, NOT_CONFORM} if beyond else {usual}
    if account.verdict not in possible:
        yield f"/verdict is {account.verdict}, and what was found says {sorted(possible)[0]}"


def _refused(constant: str) -> Any:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise ValueError(digits)
    return value
