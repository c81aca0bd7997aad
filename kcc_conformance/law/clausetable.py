"""The clause register as a person reads it: in a terminal, as Markdown, as JSON."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kcc_conformance.law.clause import Clause, Words
from kcc_conformance.law.register import Register

FORMATS = ("table", "markdown", "json")

_SAY = {
    "clause": Words("clausule", "clause"),
    "where": Words("plaats", "place"),
    "gist": Words("strekking", "gist"),
    "literal": Words("letterlijk", "literally"),
    "owner": Words("wie", "who"),
    "level": Words("niveau", "level"),
    "status": Words("status", "status"),
    "outcome": Words("uitkomst", "outcome"),
    "checks": Words("scenario's", "scenarios"),
    "provider": Words("provider", "provider"),
    "consumer": Words("consumer", "consumer"),
    "employee": Words("medewerker", "employee"),
    "author": Words("auteurs", "authors"),
    "covered": Words("gedekt", "covered"),
    "excluded": Words("uitgesloten", "excluded"),
    "question": Words("open vraag", "open question"),
    "passed": Words("gehaald", "passed"),
    "failed": Words("niet gehaald", "failed"),
    "cantTell": Words("niet te zeggen", "cannot tell"),
    "inapplicable": Words("niet van toepassing", "not applicable"),
    "untested": Words("niet getoetst", "untested"),
    "sentences": Words("zinnen en tabelrijen", "sentences and table rows"),
}


def render(
    register: Register,
    *,
    fmt: str = "table",
    language: str = "nl",
    text: str = "seed",
    result: Mapping[str, Any] | None = None,
    literal: Mapping[str, str] | None = None,
    width: int | None = None,
) -> str:
    """The clauses of a text. `fmt` is one of FORMATS (else ValueError).

    With a `result` (a result.json document) each clause has that run's outcome and checks; with
    `literal` (`drift.literal_sentences`) it shows the sentence itself.
    """
    rows = [
        _row(register, clause, language, text, result, literal) for clause in register.clauses(text)
    ]
    if fmt == "json":
        return json.dumps(_document(register, text, rows, result), indent=2, ensure_ascii=False)
    if fmt == "markdown":
        return _markdown(register, text, rows, language)
    if fmt == "table":
        return _terminal(register, text, rows, language, width)
    raise ValueError(f"no such format: {fmt} ({', '.join(FORMATS)})")


def _row(
    register: Register,
    clause: Clause,
    language: str,
    text: str,
    result: Mapping[str, Any] | None,
    literal: Mapping[str, str] | None,
) -> dict[str, Any]:
    passage = clause.passages[text]
    row: dict[str, Any] = {
        "id": clause.id,
        "where": passage.locator(language),
        "gist": clause.gist[language],
        "owner": clause.owner,
        "level": clause.level_in(text),
        "status": clause.status,
        "reason": clause.reason[language],
        "remark": clause.remark[language],
        "questions": list(clause.questions),
        "sha256": passage.sha256,
    }
    if literal is not None:
        row["literal"] = literal.get(clause.id, "")
    if result is not None:
        outcomes = {entry["id"]: entry["outcome"] for entry in result.get("clauses", [])}
        row["outcome"] = outcomes.get(clause.id, "untested")
        telling = [check for check in result.get("checks", []) if clause.id in check["clauses"]]
        row["checks"] = [check["id"] for check in telling]
        row["played"] = sum(check.get("outcome") != "untested" for check in telling)
    return row


def _document(
    register: Register, text: str, rows: Sequence[dict[str, Any]], result: Mapping[str, Any] | None
) -> dict[str, Any]:
    info = register.texts[text]
    document: dict[str, Any] = {
        "case": register.case,
        "text": text,
        "date": info.date,
        "address": info.address,
        "sha256": info.sha256,
        "clauses": list(rows),
    }
    if result is not None:
        document["run"] = result.get("run", {}).get("id")
        document["verdict"] = result.get("verdict")
    return document


def _markdown(register: Register, text: str, rows: Sequence[dict[str, Any]], language: str) -> str:
    columns = _columns(rows)
    lines = [f"# {_title(register, text, language)}", ""]
    lines.append(_line(_say(column, language) for column in columns))
    lines.append(_line("---" for _ in columns))
    lines += [_line(_cell(row, column, language) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _terminal(
    register: Register, text: str, rows: Sequence[dict[str, Any]], language: str, width: int | None
) -> str:
    columns = _columns(rows)
    table = Table(box=SIMPLE_HEAD, title=_title(register, text, language), title_justify="left")
    narrow = ("clause", "level", "owner")
    for column in columns:
        table.add_column(_say(column, language), no_wrap=column in narrow, overflow="fold")
    for row in rows:
        table.add_row(*(escape(_cell(row, column, language)) for column in columns))
    page = Console(file=io.StringIO(), width=width or 140, no_color=True)
    page.print(table)
    text_out: str = page.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text_out.splitlines()) + "\n"


def _columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    first = rows[0] if rows else {}
    columns = ["clause", "where", "gist", "owner", "level", "status"]
    if "literal" in first:
        columns.insert(3, "literal")
    return columns + (["outcome", "checks"] if "outcome" in first else [])


def _cell(row: Mapping[str, Any], column: str, language: str) -> str:
    if column == "clause":
        return str(row["id"])
    if column == "gist":
        return " ".join(part for part in (row["gist"], row["remark"]) if part)
    if column == "status":
        asked = f" {', '.join(row['questions'])}" if row["questions"] else ""
        because = f": {row['reason']}" if row["reason"] else ""
        return f"{_say(row['status'], language)}{asked}{because}"
    if column == "outcome":
        return _say(row[column], language) + _extent(row, language)
    if column == "owner":
        return _say(row[column], language)
    if column == "checks":
        return ", ".join(row["checks"])
    return str(row[column])


def _extent(row: Mapping[str, Any], language: str) -> str:
    """How many of the checks were played, where that is a part of them."""
    played, number = row["played"], len(row["checks"])
    of = {"nl": f" ({played} van {number} uitgevoerd)", "en": f" ({played} of {number} played)"}
    return of[language] if 0 < played < number else ""


def _title(register: Register, text: str, language: str) -> str:
    info = register.texts[text]
    return (
        f"{register.case}, {info.title[language]} ({info.sentences} {_say('sentences', language)})"
    )


def _line(cells: Iterable[str]) -> str:
    clean = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return f"| {' | '.join(clean)} |"


def _say(word: str, language: str) -> str:
    return _SAY[word][language] if word in _SAY else word
