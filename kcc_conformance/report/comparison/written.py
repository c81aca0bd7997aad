"""compare.json and compare.md: the same comparison for programs, and for a merge request."""

import json
from typing import Any

from kcc_conformance.inert import plain
from kcc_conformance.report.comparison.model import CHANGES, Comparison, Row, sameness
from kcc_conformance.report.comparison.page import in_words, sections
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.report.markup import md, table, within
from kcc_conformance.report.texts import language_of, say
from kcc_conformance.report.view import View

VERSION = "1"
_MOST_BYTES = 60_000
"""Bytes of the Markdown, as of a run's summary: what fits in a merge request and a job summary."""
_NAMED = 50


def comparison_json(comparison: Comparison, paths: tuple[str, ...]) -> str:
    """The text of compare.json: strict JSON, the results numbered from 1."""
    data = {
        "schema_version": VERSION,
        "results": [
            {
                "n": n,
                "name": name,
                "file": path,
                "provider": {key: each.provider.get(key) for key in _PROVIDER},
                "suite": dict(each.suite),
                "text": each.standard.get("text"),
                "readings": each.run.get("readings") or {},
                "partial": bool(each.run.get("partial")),
                "started": each.run.get("started"),
                "verdict": each.verdict,
                "verdicts": dict(each.verdicts),
            }
            for n, (name, path, each) in enumerate(
                zip(comparison.names, paths, comparison.results, strict=True), 1
            )
        ],
        "changes": [
            {"from": 1, "to": each.place + 1, **{kind: each.checks[kind] for kind in CHANGES}}
            for each in comparison.changes
        ],
        **{key: [_told(row) for row in rows] for key, _, rows in sections(comparison)},
    }
    text = json.dumps(plain(data), ensure_ascii=False, indent=1, allow_nan=False)
    return ascii_where_unsafe(text) + "\n"


_PROVIDER = ("url", "contract", "product", "product_version", "environment")


def _told(row: Row) -> dict[str, Any]:
    return {
        "id": row.name,
        "level": row.level,
        "differs": row.differs,
        "outcomes": list(row.cells),
        "said": dict(row.said),
    }


def comparison_md(comparison: Comparison, paths: tuple[str, ...], language: str | None) -> str:
    """The text of compare.md: what changed and what differs, as far as it fits in 60,000 bytes."""
    spoken = language_of(language)
    parts = [
        f"# {say('compare.title', spoken)}",
        _results(comparison, paths, spoken),
        *(f"**{each}**" for each in reservations(comparison, spoken)),
        *_changes(comparison, spoken),
    ]
    for key, head, rows in sections(comparison):
        differing, alike = sameness(rows)
        parts.append(
            f"## {say(f'compare.{key}', spoken)} "
            f"({say('compare.differ', spoken, n=len(differing))};"
            f" {say('compare.alike', spoken, n=len(alike))})"
        )
        if differing:
            parts.append(_rows(comparison, head, differing, spoken))
    return within(parts, _MOST_BYTES, "…") + "\n"


def _results(comparison: Comparison, paths: tuple[str, ...], spoken: str) -> str:
    heads = [say(f"compare.{key}", spoken) for key in ("result", "verdict", "when", "file")]
    rows = []
    for n, (name, path, result) in enumerate(
        zip(comparison.names, paths, comparison.results, strict=True), 1
    ):
        view = View(result, spoken)
        told = f"{view.judgement.verdict} ({view.text})"
        rows.append([f"{n}. {md(name)}", md(told), md(view.started), md(path)])
    return table(heads, rows)


def _changes(comparison: Comparison, spoken: str) -> list[str]:
    parts, levels = [], comparison.levels
    for each in comparison.changes:
        name = comparison.names[each.place]
        parts.append(f"## {say('compare.change', spoken, n=each.place + 1, name=md(name))}")
        told = []
        for kind in CHANGES:
            found = each.checks[kind]
            if found:
                named = [
                    f"  - {md(check)} ({say(f'level.{levels[check]}', spoken)})"
                    for check in found[:_NAMED]
                ]
                rest = len(found) - _NAMED
                more = [f"  - {say('compare.more', spoken, n=rest)}"] if rest > 0 else []
                told.append("\n".join([f"- {say(f'compare.{kind}', spoken)}: {len(found)}",
                                       *named, *more]))  # fmt: skip
        parts.append("\n".join(told) or say("compare.same", spoken))
    return parts


def _rows(comparison: Comparison, head: str, rows: list[Row], spoken: str) -> str:
    heads = [say(f"compare.{head}", spoken), *(str(n + 1) for n in range(len(comparison.names)))]
    told = []
    for row in rows:
        said = row.said.get(spoken) or row.said.get("nl") or ""
        name = md(row.name) if head in ("clause", "question", "check") else md(said)
        told.append([name, *(md(in_words(row, cell, spoken)) for cell in row.cells)])
    return table(heads, told)
