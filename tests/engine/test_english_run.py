"""A run told in English: no Dutch but what is quoted from the features and the wire."""

import re
import secrets
from pathlib import Path

import pytest
from kcc_conformance.reference_impl import create_app
from report_reading import shown

from kcc_conformance.inert import line
from kcc_conformance.playing.play import play
from kcc_conformance.report import write_reports
from kcc_conformance.report.progress import Detail
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

FAULTS = (
    "text-mojibake", "relation-actor-not-on-klantcontact", "delete-takes-actor",
    "protocol-invalid-without-explanation", "list-filter-ignored-actor",
)  # fmt: skip
DUTCH = re.compile(
    r"\b(?:niet|het|een|geen|wordt|zijn|heeft|voor|deze|ook|maar|wat|staat|naar|gehaald|alle)\b",
    re.IGNORECASE,
)


PART = """
relaties/ opruimen/ foutafhandeling/ protocol/ vragen/ nacontrole/ "voorbeeld komt terug"
"Elke toegestane Inhoud"
"""
"""Where those faults show, with what is observed, generated and looked back on."""


def played(**other: object) -> Result:
    token = secrets.token_hex(8)
    faults = () if other.get("read_only") else FAULTS
    other = other or {"only": PART}
    settings = Settings(seed=7, examples=2, patience=0.0, language="en", token=token, **other)  # type: ignore[arg-type]
    return play(settings, app=create_app("openklant-2.16", token=token, faults=faults))


def unquoted(text: str, result: Result) -> str:
    """The text without what the features say in Dutch, and without values and names on the wire:
    what stands between quotes or code marks, bodies, and what `curl` sends."""
    quoted = {
        line(part)
        for check in result.checks
        for part in (check.id, check.scenario, check.feature, check.rule, check.step)
        if part
    }
    for part in sorted(quoted, key=len, reverse=True):
        text = text.replace(part, "…")
    rows = [row for row in text.splitlines() if not re.match(r'\s*(?:[{}\]"]|--?[a-zA-Z])', row)]
    return re.sub(r'"[^"\n]*"|\'[^\'\n]*\'|`[^`\n]*`', "…", "\n".join(rows))


def dutch(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if DUTCH.search(row)]


@pytest.mark.parametrize("other", [{}, {"read_only": True}], ids=["faults", "read-only"])
def test_no_dutch_in_an_english_run(other: dict[str, object], tmp_path: Path) -> None:
    result = played(**other)
    assert other or [check for check in result.checks if check.outcome == "failed"]
    summary = next(p for p in write_reports(result, tmp_path, language="en") if p.suffix == ".md")
    for detail in Detail:
        text = shown(result, language="en", detail=detail)
        assert dutch(unquoted(text, result)) == []
    unescaped = re.sub(r"\\(.)", r"\1", summary.read_text("utf-8"))
    assert dutch(unquoted(unescaped, result)) == []


def test_dutch_is_noticed() -> None:
    assert dutch("  Finding   het klantcontact is weg") == ["Finding   het klantcontact is weg"]
