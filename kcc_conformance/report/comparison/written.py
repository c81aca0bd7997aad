"""compare.json and compare.md: the same comparison for programs, and for a merge request."""

import json
from dataclasses import asdict
from typing import Any

from kcc_conformance.inert import plain
from kcc_conformance.report.comparison import words
from kcc_conformance.report.comparison.changes import CHANGES
from kcc_conformance.report.comparison.model import Comparison, Row, sameness
from kcc_conformance.report.comparison.page import sections
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.report.markup import md, table, within
from kcc_conformance.report.texts import language_of, say
from kcc_conformance.report.view import View

VERSION = "1"
_MOST_BYTES = 60_000
"""Bytes of the Markdown, as of a run's summary: what fits in a merge request and a job summary."""
_NAMED = 50
_CELLS, _FEWEST = 240, 5
"""Cells of a table, and rows that it has at least: as much as leaves room for the other tables."""


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
            {
                "from": 1,
                "to": each.place + 1,
                **{kind: each.checks[kind] for kind in CHANGES},
                "mandatory_worse": each.worse(mandatory=True),
                "became": [asdict(one) for kind in CHANGES for one in each.became[kind]],
            }
            for each in comparison.changes
        ],
        **{key: [_told(row, head) for row in rows] for key, head, rows in sections(comparison)},
    }
    text = json.dumps(plain(data), ensure_ascii=False, indent=1, allow_nan=False)
    return ascii_where_unsafe(text) + "\n"


_PROVIDER = ("url", "contract", "product", "product_version", "environment")


_RELATED = {"clause": "checks", "cause": "checks", "check": "clauses"}


def _told(row: Row, head: str) -> dict[str, Any]:
    related = {_RELATED[head]: list(row.related)} if head in _RELATED else {}
    kinds = {"kinds": list(row.kinds)} if head == "check" else {}
    if head == "figure":
        values = [None if each is None else json.loads(each) for each in row.cells]
        return {"id": row.name, "differs": row.differs, "values": values, "said": dict(row.said)}
    readings = {"readings": dict(row.readings)} if head == "question" else {}
    return {
        "id": row.name,
        "level": row.level,
        "differs": row.differs,
        "outcomes": list(row.cells),
        "said": dict(row.said),
        **related,
        **kinds,
        **readings,
    }


def comparison_md(comparison: Comparison, paths: tuple[str, ...], language: str | None) -> str:
    """The text of compare.md: what changed and what differs, as far as it fits in 60,000 bytes."""
    spoken = language_of(language)
    views = [View(each, spoken) for each in comparison.results]
    meanings = [
        f"- **{md(word)}**: {md(told, 1000)}" for word, told in words.meanings(comparison, spoken)
    ]
    parts = [
        f"# {say('compare.title', spoken)}",
        say("compare.order", spoken),
        "\n".join(f"- {md(each, 1000)}" for each in words.conclusion(comparison, views, spoken)),
        _results(comparison, views, paths, spoken),
        f"{say('compare.by', spoken)} {md('; '.join(words.texts(views)))}.",
        *(f"**{md(each, 1000)}**" for each in reservations(comparison, spoken)),
        *_changes(comparison, spoken),
        "\n".join([f"## {say('compare.explained', spoken)}", "", *meanings]),
    ]
    for key, head, rows in sections(comparison):
        different, same = sameness(rows)
        parts.append(
            f"## {say(f'compare.{key}', spoken)} "
            f"– {words.differing(different, spoken)}; {words.alike(same, spoken)}"
        )
        if head == "check" and comparison.clauses:
            parts.append(words.loose(comparison, spoken))
        if head == "figure":
            parts.append(say("compare.figures.means", spoken))
        if different:
            parts.append(_rows(comparison, head, different, spoken))
    return within(parts, _MOST_BYTES, "…") + "\n"


def _results(comparison: Comparison, views: list[View], paths: tuple[str, ...], spoken: str) -> str:
    heads = [say(f"compare.{key}", spoken) for key in ("result", "verdict", "when", "file")]
    several = len({view.text for view in views}) > 1
    rows = []
    for n, (name, path, view) in enumerate(zip(comparison.names, paths, views, strict=True), 1):
        text = f" (--text {view.result.standard.get('text', '?')})" if several else ""
        told = f"{view.judgement.verdict}{text}"
        rows.append([f"{n}. {md(name)}", md(told), md(view.started), md(path)])
    return table(heads, rows)


def _changes(comparison: Comparison, spoken: str) -> list[str]:
    parts = []
    for each in comparison.changes:
        name = comparison.names[each.place]
        parts.append(f"## {say('compare.change', spoken, n=each.place + 1, name=md(name))}")
        told = []
        for kind in CHANGES:
            found = each.became[kind]
            if found:
                named = [
                    f"  - {md(one.check)} ({words.changed(one, each.place, spoken)})"
                    for one in found[:_NAMED]
                ]
                rest = len(found) - _NAMED
                more = [f"  - {say('compare.more', spoken, n=rest)}"] if rest > 0 else []
                told.append("\n".join([f"- {words.headed(each, kind, spoken)}", *named, *more]))
        parts.append("\n".join(told) or say("compare.same", spoken))
    return parts


def _rows(comparison: Comparison, head: str, rows: list[Row], spoken: str) -> str:
    """The rows as far as a merge request bears them, each with what its name stands for."""
    further = [say("compare.level", spoken), say("compare.clause", spoken)]
    heads = [
        say(f"compare.{head}", spoken),
        *(further if head == "check" else []),
        *(str(n + 1) for n in range(len(comparison.names))),
    ]
    most = max(_FEWEST, _CELLS // len(comparison.names))
    told = []
    for row in rows[:most]:
        about = [words.level_of(row, spoken), md(", ".join(row.related))]
        told.append(
            [
                _name(comparison, head, row, spoken),
                *(about if head == "check" else []),
                *(md(words.in_words(row, cell, spoken), 600) for cell in row.cells),
            ]
        )
    rest = len(rows) - most
    more = f"\n\n{say('compare.more', spoken, n=rest)}" if rest > 0 else ""
    return table(heads, told) + more


def _name(comparison: Comparison, head: str, row: Row, spoken: str) -> str:
    said = md(row.said.get(spoken) or row.said.get("nl") or "")
    if head == "check":
        return f"{md(row.name)}<br>{said}" if row.said.get("en") else md(row.name)
    if head in ("cause", "figure"):
        return said
    told = [f"{md(row.name)} {said}", *map(md, words.readings(row, spoken))]
    for check, cells in words.carriers(row, comparison, spoken) if head == "clause" else ():
        by = f"{say('compare.carried', spoken)} {check}" if check else ""
        told.append(md(": ".join(filter(None, (by, cells))), 600))
    return "<br>".join(told)
