"""The features of the consumer's side say what they mean, and its clauses stand on sentences."""

from pathlib import Path

import kcc_conformance.steps.consumer
import law
from meanings import definitions, matches
from pytest_bdd.parser import FeatureParser

from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.played import features_folder

FOLDER = features_folder() / "consumer"
TEXTS = {f"consumer/{place}": text for place, text in law.texts(FOLDER).items()}
EVERY = law.read(TEXTS)
LAW = load_consumer_register()
DEFINITIONS = definitions(kcc_conformance.steps.consumer)
VOCABULARY = law.read(law.texts(Path(__file__).parents[1] / "consumers" / "vocabulary"))


def test_they_are_dutch_and_well_formed() -> None:
    assert law.language_problems(TEXTS) == []
    assert law.name_problems(EVERY) == []
    assert law.level_problems([each for each in EVERY if "B7682" not in each.tags]) == []
    assert law.order_problems(EVERY) == []
    assert law.step_problems(EVERY, DEFINITIONS) == []
    assert len({each.name for each in EVERY}) == len(EVERY)  # an ID has the name only


def test_every_definition_is_used() -> None:
    used = {id(c) for told in EVERY for line in told.lines for c in matches(line, DEFINITIONS)}
    assert [c.parser.name for c in DEFINITIONS if id(c) not in used] == []


def test_every_clause_has_a_rule_and_every_rule_a_clause_or_a_question() -> None:
    known = {each.id for each in LAW.clauses()}
    told = {tag for each in EVERY for tag in each.tags if tag in known}
    assert told == known
    for each in EVERY:
        assert any(tag in known for tag in each.tags) != bool(each.questions), each.id


def test_every_question_is_asked_as_it_is_registered() -> None:
    assert [each.id for each in LAW.questions] == sorted(
        (each.id for each in LAW.questions), key=lambda id: int(id[1:])
    )
    probes = {q.probe.removeprefix("consumer/"): q for q in LAW.questions}
    for told in EVERY:
        for id in told.questions:
            question = probes[told.name]
            assert question.id == id
            rows = [(each.phrase.nl, ", ".join(each.readings)) for each in question.observations]
            assert list(told.lines[-1].table[1:]) == rows
            assert told.rule == question.question.nl


def test_the_halves_stand_where_the_whole_stands() -> None:
    whole = load_register()
    for clause in LAW.clauses():
        assert clause.owner == "consumer"
        assert clause.gist.nl
        assert clause.gist.en
        if not clause.id.endswith(".consumer"):
            continue
        other = whole.clause(clause.id.removesuffix(".consumer"))
        for text, passage in clause.passages.items():
            same = other.passage(text)
            assert same is not None
            assert (passage.at, passage.sha256, passage.fingerprint) == (
                same.at, same.sha256, same.fingerprint,
            )  # fmt: skip


def test_the_whole_register_does_not_know_them() -> None:
    assert not {each.id for each in LAW.clauses()} & {e.id for e in load_register().clauses()}


def test_every_dan_is_seen_to_hold_and_to_fail() -> None:
    shown: dict[str, set[str]] = {}
    for told in VOCABULARY:
        last = -1 if told.tags[0] in ("voldoet", "waarneming") else -2
        for context in matches(told.lines[last], DEFINITIONS):
            shown.setdefault(context.parser.name, set()).add(told.tags[0])
    for context in DEFINITIONS:
        if context.type == "then":
            seen = shown.get(context.parser.name, set())
            assert seen == {"waarneming"} or {"voldoet", "voldoet-niet"} <= seen, context.parser


def test_a_feature_can_be_read_by_the_player() -> None:
    for path in FOLDER.glob("*.feature"):
        assert FeatureParser(str(FOLDER), path.name).parse().scenarios
