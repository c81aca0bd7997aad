"""Tables of the documents that say what the code says: they say the same."""

import json
import re
from pathlib import Path

import pytest
from clause_pages import COMMAND, PAGES, with_tables
from httpcore._sync.http11 import HTTP11Connection

from kcc_conformance.cli.commands import clean
from kcc_conformance.client import (
    bodies,
    breaker,
    connections,
    evidence,
    listing,
    manners,
    transfer,
)
from kcc_conformance.client.evidence import bounded
from kcc_conformance.client.masking import Masker
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.detection import document
from kcc_conformance.law.clause import LEVELS, OWNERS, STATUSES
from kcc_conformance.law.register import load_register
from kcc_conformance.report import FILES
from kcc_conformance.result.result import OUTCOMES
from kcc_conformance.result.verdict import EXIT_CODES
from kcc_conformance.settings.declared import NAMES
from kcc_conformance.settings.settings import LEAST_SECONDS, MOST_SECONDS, Settings
from kcc_conformance.stage import removal

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "result.schema.json").read_text("utf-8"))
LAW = load_register()
VENDOR = ("docs/vendor.md", "docs/nl/leverancier.md")
STANDARD = {"docs/standard.md": "en", "docs/nl/standaard.md": "nl"}


def tables(page: str, title: str | None = None) -> list[list[list[str]]]:
    """The tables of a page, or of what stands under one heading of it: rows of cells, heads left
    out."""
    text = (ROOT / page).read_text("utf-8")
    if title is not None:
        found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", text, re.M | re.S)
        assert found, title
        text = found[1]
    found_tables = re.findall(r"^\|.*\n\|(?: ?-+:? ?\|)+\n((?:\|.*\n)*)", text, re.M)
    return [
        [[cell.strip() for cell in row.strip("|").split(" | ")] for row in each.splitlines()]
        for each in found_tables
    ]


def names(rows: list[list[str]]) -> list[str]:
    """The names between backticks in the first cells."""
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row[0])]


def first(page: str, start: str) -> list[list[str]]:
    """The table of a page whose first row begins so."""
    return next(rows for rows in tables(page) if rows[0][0].startswith(start))


# --- of the README, and for vendors -------------------------------------------------------------


def test_exit_codes_and_files() -> None:
    (codes,) = tables("README.md", "Exit codes")
    assert {int(row[0]) for row in codes} == {*EXIT_CODES.values(), 2}
    (files,) = tables("README.md", "Files written")
    assert names(files) == list(FILES)


@pytest.mark.parametrize("page", VENDOR)
def test_contracts_and_capabilities(page: str) -> None:
    assert names(first(page, "`openklant")) == list(BUILT_IN), (
        f"{page}: a row for each contract, in the order of detection: {', '.join(BUILT_IN)}"
    )
    assert names(first(page, "`delete`")) == list(NAMES)


@pytest.mark.parametrize("page", VENDOR)
def test_exit_codes_of_clean(page: str) -> None:
    assert [row[0] for row in first(page, "0")] == ["0", "2", "3"]
    assert "with 3" in (clean.command.help or "")


@pytest.mark.parametrize("page", VENDOR)
def test_outcomes_levels_and_defaults(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for name in (*OUTCOMES, *LEVELS, *EXIT_CODES):
        assert f"`{name}`" in text
    assert re.search(rf"\b{Settings().examples} records\b", text)
    assert f"`--text {Settings().text}`" in text


def test_the_default_of_the_time_for_a_run() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    bounds = f"at least {LEAST_SECONDS:g}, at most {MOST_SECONDS:g}; 0 is no limit"
    assert f"`--max-seconds` for the whole run (what it needs, {bounds})" in text


# --- for the standard ---------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "language"), [*STANDARD.items()])
def test_texts(page: str, language: str) -> None:
    rows = first(page, "`seed`")
    assert names(rows) == list(LAW.texts)
    for row, text in zip(rows, LAW.texts.values(), strict=True):
        year, month, day = text.date.split("-")
        months = {"en": "November December", "nl": "november december"}[language].split()
        assert f"{int(day)} {months[int(month) - 11]} {year}" in row[1]
        commit = re.search(r"/blob/([0-9a-f]{40})/", text.address)
        assert commit
        assert f"commit {commit[1][:7]}]({text.address})" in row[2]
        assert f"commit {commit[1][:7]})" in text.title[language]
        assert int(row[3]) == text.sentences


@pytest.mark.parametrize("page", STANDARD)
def test_clauses_that_oblige_to_more_under_the_published_text(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    more = [
        clause.id
        for clause in LAW.clauses("main")
        if "seed" in clause.passages
        and (LAW.level(clause.id, "seed"), LAW.level(clause.id, "main")) == ("SHOULD", "MUST")
    ]
    found = re.findall(r"F2173-\d", text[: text.index("--diff seed main")])
    assert found == more


@pytest.mark.parametrize("page", STANDARD)
def test_statuses_owners_and_levels(page: str) -> None:
    assert names(first(page, "`covered`")) == list(STATUSES)
    text = (ROOT / page).read_text("utf-8")
    for name in (*OWNERS, *LEVELS):
        assert f"`{name}`" in text


@pytest.mark.parametrize(("page", "language"), [*STANDARD.items()])
def test_questions(page: str, language: str) -> None:
    """Change the table with `features/questions.toml`."""
    assert first(page, "Q1") == [
        [
            question.id,
            question.title[language],
            ", ".join(reading.name for reading in question.readings),
            ", ".join(question.clauses),
        ]
        for question in LAW.questions
    ]
    text = (ROOT / page).read_text("utf-8")
    for left_out in LAW.left_out:
        assert f"{left_out} (" in text


@pytest.mark.parametrize(("page", "language"), [*PAGES.items()])
def test_clauses(page: str, language: str) -> None:
    """The tables are printed by the command that stands above them."""
    written = (ROOT / page).read_text("utf-8")
    assert written == with_tables(written, language), f"run: {COMMAND}"


@pytest.mark.parametrize("page", STANDARD)
def test_what_cannot_be_tested_is_not_covered(page: str) -> None:
    """Of the sentences named as a consumer's or an employee's own, none is the provider's alone."""
    text = (ROOT / page).read_text("utf-8")
    listed = {"C0992-1.1b": "consumer", "C0992-1.2": "consumer", "C0992-1.6": "consumer"}
    listed |= dict.fromkeys(("C0992-0.5", "C0992-1.5", "C0992-1.8"), "employee")
    for id, owner in listed.items():
        assert id in text
        assert LAW.clause(id).owner == owner
    assert not LAW.question("Q4").observable


# --- result.json --------------------------------------------------------------------------------


def properties(name: str) -> tuple[set[str], set[str]]:
    """The fields of an object of the schema, and those that need not be there."""
    part = SCHEMA["properties"][name] if name else SCHEMA
    if part["type"] == "array":
        part = SCHEMA["$defs"][part["items"]["$ref"].rpartition("/")[2]]
    fields = set(part["properties"])
    return fields, fields - set(part["required"])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The document", ""),
        *((x, x) for x in ("provider", "run", "checks", "questions", "clauses")),
        *((x, x) for x in ("exchanges", "known", "doctor")),
    ],
)
def test_fields_of_the_result(title: str, name: str) -> None:
    (rows,) = tables("docs/reference/result.md", title)
    cells = " ".join(row[0] for row in rows)
    fields, optional = properties(name)
    assert sorted(names(rows)) == sorted(fields)
    assert set(re.findall(r"\*`(\w+)`\*", cells)) == optional


def test_parts_of_the_result_that_have_no_table_are_named() -> None:
    text = (ROOT / "docs" / "reference" / "result.md").read_text("utf-8")
    parts = [SCHEMA["properties"][name] for name in ("suite", "standard")]
    parts += [SCHEMA["$defs"][name] for name in ("finding", "leftover", "capability", "message")]
    for part in parts:
        for name in part["properties"]:
            assert f"`{name}`" in text
    enums = re.findall(r'"enum": \[([^\]]*)\]', json.dumps(SCHEMA))
    for value in {value for enum in enums for value in re.findall(r'"([\w]+)"', enum)}:
        assert f"`{value}`" in text or value in ("seed", "main"), value


# --- limits -------------------------------------------------------------------------------------


def millions(number: int) -> int:
    whole, rest = divmod(number, 1_000_000)
    assert rest == 0
    return whole


def test_limits() -> None:
    """The second column, row by row, from the code."""
    words = {3: "three"}
    assert [row[1] for row in first("docs/reference/limits.md", "silence")] == [
        "`--timeout`",
        f"{words[connections._WHOLE_ANSWER]} times `--timeout`",
        f"{millions(transfer.SIZE_LIMIT)} MB, {bodies.VALUES_LIMIT:,} JSON values",
        f"{bodies.DEPTH_LIMIT} levels",
        f"{HTTP11Connection.MAX_INCOMPLETE_EVENT_SIZE // 1024} kB",
        f"{listing.PAGE_LIMIT} pages, {millions(listing.LIST_LIMIT)} MB",
        f"{wire._LONGEST_ID} characters, printable, without `/` and `\\`, not `..`",
        f"{millions(document._DOCUMENT_LIMIT)} million characters, no YAML aliases",
        f"`--max-seconds`; cleaning up goes on while an answer comes within {removal.SILENCE:g}"
        f" seconds, at most {removal.A_RECORD:g} a record; `--max-requests`, from the first"
        " request on",
        f"{evidence._BODY_LIMIT:,} characters of a text, {10 * evidence._BODY_LIMIT:,} of JSON,"
        f" {millions(evidence._KEPT_LIMIT)} million in all",
    ]


def test_json_is_kept_up_to_ten_times_the_limit_of_a_text() -> None:
    many = ["x" * 1_000] * (10 * evidence._BODY_LIMIT // 1_000)
    assert bounded(many[:-2], Masker()) == many[:-2]
    assert bounded([*many, *many], Masker()) != [*many, *many]


def test_manners() -> None:
    rows = dict(map(tuple, first("docs/reference/limits.md", "its name")))  # type: ignore[arg-type]
    assert connections.USER_AGENT.startswith(rows["its name"].split("/")[0].strip("`") + "/")
    once, whole = manners.RETRY_AFTER_LIMIT, manners.COURTESY_LIMIT
    assert (
        rows["Retry-After is honoured"] == f"up to {once:g} seconds at a time, {whole:g} in a run"
    )
    assert f"when {breaker.STREAK} answers in a row" in rows["a provider that may be down"]
