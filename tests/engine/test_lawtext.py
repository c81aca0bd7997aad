"""A text in sentences, and its drift, on a text of the tests' own."""

import tomllib

import pytest
from minilaw import NEW, OLD, mini_register

from kcc_conformance.law.drift import compare, literal_sentences, similarity
from kcc_conformance.law.lawtext import digest, fingerprint, normalise, split
from kcc_conformance.law.textdiff import report_drift


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("- De **kok**  mengt\u00a0", "De kok mengt"),
        ("_Let op_: snake_case blijft", "Let op: snake_case blijft"),
        ("Zie [tips](./tips.md#rust) .", "Zie tips ."),
        ("| - `Meel` | 250 gram | |", "Meel 250 gram"),
        ("## 1. Beslag", "1. Beslag"),
        ("cafe\u0301 &amp; bar", "caf\u00e9 & bar"),
    ],
)
def test_normalisation(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


def test_a_sentence_gives_the_lines_of_its_passage() -> None:
    sentence = split(OLD)[3]
    passage = tomllib.loads(sentence.as_toml())
    assert passage["at"] == 4
    assert passage["sha256"] == digest("De pan is heet.")
    assert len(passage) == 7


def test_case_and_punctuation_count() -> None:
    assert len({digest("De pan."), digest("de pan."), digest("De pan")}) == 3


def test_a_fingerprint_is_one_byte_a_word() -> None:
    assert len(fingerprint("een twee drie")) == 6
    assert similarity(fingerprint("een twee drie"), fingerprint("een twee vier")) > 0.5
    assert similarity(fingerprint("a"), fingerprint("")) == 0


def test_every_line_with_words_becomes_a_unit_with_its_place() -> None:
    places = [(each.section, each.kind, each.number, each.part) for each in split(OLD)]
    assert places == [
        ("0", "front matter", 1, 1),
        ("0", "heading", 1, 1),
        ("0", "paragraph", 1, 1),
        ("0", "paragraph", 1, 2),
        ("1", "heading", 1, 1),
        ("1", "item", 1, 1),
        ("1", "item", 2, 1),
        ("1", "code", 1, 1),
        ("1", "row", 0, 1),
        ("1", "row", 1, 1),
        ("1", "row", 2, 1),
        ("1", "row", 3, 1),
        ("1", "item", 3, 1),
    ]


@pytest.mark.parametrize(("text", "markdown"), [("seed", OLD), ("main", NEW)])
def test_a_faithful_copy_has_no_drift(text: str, markdown: str) -> None:
    drift = compare(mini_register(), markdown, text)
    assert not drift
    assert drift.accounted == len(split(markdown))


def test_markup_and_line_ends_are_no_drift() -> None:
    plain = OLD.replace("**zout**", "zout").replace("./tips.md#rust", "/elders").replace("`", "*")
    assert not compare(mini_register(), plain.replace("\n", "\r\n").replace("***", "```"))


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        ("een glad beslag", "een dik beslag", "P-1.1"),
        ("250 gram", "300 gram", "P-1.4"),
        ("De pan is heet.", "De pan is koud.", "P-0.2"),
        ("title: Pannenkoeken", "title: Wafels", "P-title"),
        ("# Bakken", "# Braden", "P-head"),
        ("Moet er", "Mag er", "P-1.3"),
        ("Ten slotte", "Dan", "P-1.7"),
    ],
)
def test_one_changed_word_names_exactly_that_clause(old: str, new: str, clause: str) -> None:
    drift = compare(mini_register(), OLD.replace(old, new))
    assert [change.clauses for change in drift.changed] == [(clause,)]
    assert (drift.new, drift.vanished, drift.moved) == ((), (), ())


@pytest.mark.parametrize(
    ("after", "added"),
    [
        ("De pan is heet.", " De kat slaapt."),
        (
            "| - `Eieren` | twee | door de klant meegebracht |",
            "\n| - `Zout` | snuf | door de kok |",
        ),
        ("- Ten slotte wordt er gebakken.", "\n- Daarna wordt er gegeten."),
    ],
)
def test_one_added_sentence_is_named_as_new(after: str, added: str) -> None:
    drift = compare(mini_register(), OLD.replace(after, after + added))
    assert len(drift.new) == 1
    assert digest(drift.new[0].text) == digest(added)
    assert (drift.changed, drift.vanished, drift.moved) == ((), (), ())


@pytest.mark.parametrize(("start", "clause"), [("| - `Melk`", "P-1.5"), ("- Het beslag", "P-1.2")])
def test_one_removed_row_or_sentence_is_named_as_vanished(start: str, clause: str) -> None:
    lines = [line for line in OLD.splitlines() if not line.startswith(start)]
    drift = compare(mini_register(), "\n".join(lines))
    assert drift.vanished == (clause,)
    assert (drift.changed, drift.new, drift.moved) == ((), (), ())


def test_a_row_that_changed_places_is_named_as_moved() -> None:
    meel = "| - `Meel` | 250 gram | door de kok afgewogen |\n"
    eieren = "| - `Eieren` | twee | door de klant meegebracht |\n"
    drift = compare(mini_register(), OLD.replace(meel, "").replace(eieren, eieren + meel))
    assert drift.moved == ("P-1.4",)
    assert (drift.changed, drift.new, drift.vanished) == ((), (), ())


def test_an_empty_copy_has_lost_everything() -> None:
    drift = compare(mini_register(), "")
    assert drift.accounted == 0
    assert len(drift.vanished) == len(split(OLD))


def test_literal_sentences_are_those_that_stand_unchanged() -> None:
    found = literal_sentences(mini_register(), OLD.replace("250", "300"))
    assert found["P-0.2"] == "De pan is heet."
    assert "P-1.4" not in found


def test_drift_is_told_in_words() -> None:
    register = mini_register()
    copy = OLD.replace("250", "300").replace("- Ten slotte wordt er gebakken.\n", "")
    told = report_drift(
        register,
        compare(register, copy.replace("is heet.", "is heet. Eet smakelijk.")),
        language="en",
    )
    assert "changed: P-1.4" in told
    assert "new: Eet smakelijk.\n      [clause.seed]\n      at = " in told
    assert f'      sha256 = "{digest("Eet smakelijk.")}"\n      fingerprint = "' in told
    assert "vanished: P-1.7: gist of P-1.7" in told
    assert report_drift(register, compare(register, OLD)).startswith("Geen verschil: 13")
