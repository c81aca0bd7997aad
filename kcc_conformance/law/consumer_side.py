"""The consumer's half of the law: clauses and questions of its own, on the sentences that there
are (features/consumer/*.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from kcc_conformance.findings import TEXT
from kcc_conformance.law.clause import Clause, Passage, Words
from kcc_conformance.law.question import Observation, Question
from kcc_conformance.law.register import Register, load_register


@cache
def load_consumer_register() -> Register:
    """The register by which a consumer is judged: its clauses have the places and the traces of
    the sentences of which they are the consumer's half."""
    room = files("kcc_conformance.features") / "consumer"
    data = tomllib.loads((room / "clauses.toml").read_text("utf-8"))
    return build_consumer_register(load_register(), data)


def build_consumer_register(law: Register, data: Mapping[str, Any]) -> Register:
    """The consumer's register from the whole one and its own file. Raises KeyError for an entry
    that is not whole, or that refers to what is not there."""
    asked = tuple(_question(law, entry) for entry in data["question"])
    return replace(
        law,
        all_clauses=tuple(_clause(law, entry, asked) for entry in data["clause"]),
        questions=asked,
        left_out={},
    )


def _clause(law: Register, entry: Mapping[str, Any], asked: tuple[Question, ...]) -> Clause:
    passages = dict(law.clause(entry["of"]).passages) if "of" in entry else {
        text: Passage(entry["document"]) for text in law.texts
    }  # fmt: skip
    for text, level in entry.get("levels", {}).items():
        if level == "none":
            passages.pop(text, None)
        else:
            passages[text] = replace(passages[text], level=level)
    return Clause(
        id=entry["id"],
        owner="consumer",
        level=entry["level"],
        status=entry.get("status", "covered"),
        gist=Words(entry["nl"], entry["en"]),
        reason=Words(entry.get("reason_nl", ""), entry.get("reason_en", "")),
        passages={name: _own(passage) for name, passage in passages.items()},
        questions=tuple(each.id for each in asked if entry["id"] in each.clauses),
        source=entry.get("rests_on", TEXT),
    )


def _own(passage: Passage) -> Passage:
    """The place without what is said of the provider's half."""
    return replace(passage, what_changed=Words())


def _question(law: Register, entry: Mapping[str, Any]) -> Question:
    known = law.question(entry["id"])
    return replace(
        known,
        clauses=tuple(entry["clauses"]),
        probe=entry["probe"],
        observations=tuple(
            Observation(each["key"], Words(each["nl"], each["en"]), tuple(each["readings"]))
            for each in entry["observations"]
        ),
    )
