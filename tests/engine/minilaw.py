"""An invented little standard and its register, for the tests of the register's machinery."""

from typing import Any

from kcc_conformance.law.lawtext import split, text_digest
from kcc_conformance.law.register import Register, build_register

OLD = """---
title: Pannenkoeken
---

# Bakken

De bakker kent het recept. De pan is heet.

## 1. Beslag

- De kok mengt meel, melk en eieren tot een glad beslag.
- Het beslag rust een half uur (zie [tips](./tips.md#rust)).

```
- Moet er ook **zout** in ?
```

| Ding | Maat | Wie |
| :--- | :--- | :--- |
| - `Meel` | 250 gram | door de kok afgewogen |
| - `Melk` | een halve liter | door de kok afgewogen |
| - `Eieren` | twee | door de klant meegebracht |

- Ten slotte wordt er gebakken.
"""

NEW = OLD.replace("Pannenkoeken", "Flensjes").replace("- Ten slotte wordt er gebakken.\n", "")

IDS = ["P-title", "P-head", "P-0.1", "P-0.2", "P-1.head", "P-1.1", "P-1.2", "P-1.3"]
IDS += ["P-1.cols", "P-1.4", "P-1.5", "P-1.6", "P-1.7"]


def passages(markdown: str) -> dict[str, dict[str, Any]]:
    return {
        id: {
            "at": each.at,
            "section": each.section,
            "kind": each.kind,
            "number": each.number,
            "part": each.part,
            "sha256": each.sha256,
            "fingerprint": each.fingerprint,
        }
        for id, each in zip(IDS, split(markdown), strict=False)
    }


def text_info(markdown: str) -> dict[str, Any]:
    sentences = split(markdown)
    return {
        "nl": "een tekst",
        "en": "a text",
        "date": "2020-01-01",
        "address": "https://vng.example/0992.md",
        "sha256": text_digest(sentences),
        "sentences": len(sentences),
    }


def clauses() -> dict[str, Any]:
    seed, main = passages(OLD), passages(NEW)
    entries: list[dict[str, Any]] = []
    for id in IDS:
        entry: dict[str, Any] = {
            "id": id,
            "owner": "provider",
            "level": "MUST",
            "status": "covered",
            "nl": f"strekking van {id}",
            "en": f"gist of {id}",
            "seed": seed[id],
        }
        if id in main:
            changed = main[id]["sha256"] != seed[id]["sha256"]
            entry["main"] = {**main[id], "change": "changed" if changed else "same"}
        else:
            entry["gone"] = {"nl": "niet meer nodig", "en": "needed no more"}
        entries.append(entry)
    by_id = {entry["id"]: entry for entry in entries}
    by_id["P-title"].update(status="excluded", level="INFO", reason_nl="titel", reason_en="title")
    by_id["P-1.3"].update(status="question", level="OPEN")
    by_id["P-1.1"]["main"].update(level="SHOULD")
    return {
        "case": "P",
        "texts": {"seed": text_info(OLD), "main": text_info(NEW)},
        "documents": {"P": {"nl": "Pannenkoeken", "en": "Pancakes"}},
        "clause": entries,
    }


def questions() -> dict[str, Any]:
    return {
        "sources": {"oma": {"nl": "grootmoeder", "en": "grandmother"}},
        "question": [
            {
                "id": "Q1",
                "references": ["V1"],
                "letter": {"seed": "A"},
                "clauses": ["P-1.3"],
                "probe": "vragen/zout",
                "title_nl": "Zout",
                "title_en": "Salt",
                "nl": "Hoort er zout in?",
                "en": "Does it take salt?",
                "readings": [
                    {
                        "name": "A",
                        "binds": "provider",
                        "supporters": ["oma"],
                        "nl": "Ja.",
                        "en": "Yes.",
                    },
                    {"name": "B", "binds": "nobody", "supporters": [], "nl": "Nee.", "en": "No."},
                    {
                        "name": "C",
                        "binds": "nobody",
                        "supporters": [],
                        "nl": "Om het even.",
                        "en": "?",
                    },
                ],
                "observations": [
                    {"key": "zout", "nl": "het is zout", "en": "it is salt", "readings": ["A"]},
                    {
                        "key": "zoet",
                        "nl": "het is zoet",
                        "en": "it is sweet",
                        "readings": ["A", "B"],
                    },
                    {"key": "flauw", "nl": "het is flauw", "en": "it is bland", "readings": ["B"]},
                ],
            },
            {
                "id": "Q2",
                "references": [],
                "clauses": ["P-1.3"],
                "probe": "",
                "title_nl": "Smaak",
                "title_en": "Taste",
                "nl": "Is het lekker?",
                "en": "Is it tasty?",
                "readings": [
                    {"name": "A", "binds": "nobody", "supporters": [], "nl": "Ja.", "en": "Yes."}
                ],
                "observations": [],
            },
        ],
        "left_out": [],
    }


def mini_register() -> Register:
    return build_register(clauses(), questions())
