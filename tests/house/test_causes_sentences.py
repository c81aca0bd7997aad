"""The sentences of the checks and the kinds of causes: known, and said in both languages."""

import ast
import re
from string import Formatter

from many import every
from modules import ENGINE, STEPS, room, tree
from test_told import _texts as texts_of

from kcc_conformance.causes.kinds import KINDS, VAGUE
from kcc_conformance.causes.sentences import SENTENCES as KNOWN
from kcc_conformance.causes.sentences import told
from kcc_conformance.causes.sights import READINGS

IN_THEIR_OWN_WORDS = ("het gebruikte contract ",)
"""How the sentences of findings begin that are causes by themselves."""
FILLED = (
    "klantcontact",
    "het klantcontact",
    "de nacontrole",
    "zonder inloggegevens",
    "een klantcontact",
    "7",
)
"""What may stand where a sentence is filled in."""
HOLES = {
    "it", "one", "the", "a", "more", "of", "b", "m", "sent", "shown", "act", "status", "why",
    "with", "by", "that", "asked", "deed", "when", "after", "waiting",
}  # fmt: skip


def test_what_is_told_of_is_read() -> None:
    assert {name for name, _ in KNOWN} == {*READINGS}


@every(KINDS)
def test_each_kind_is_said_in_both_languages(kind: str) -> None:
    holes = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in KINDS[kind]]
    assert holes[0] | holes[1] <= HOLES
    nl, en = KINDS[kind]
    assert kind == "told" or nl != en
    assert not nl.endswith(".")
    assert not en.endswith(".")


def test_the_vague_kinds_are_kinds() -> None:
    assert {*KINDS} >= VAGUE


def test_each_sentence_is_known_by_what_it_tells_of() -> None:
    examples = {
        "Onderwerp heeft in de nacontrole een andere waarde dan is geregistreerd": "value",
        "het klantcontact staat niet in de lijst van klantcontacten": "unlisted",
        "het antwoord staat niet in een latere opvraging": "value",
        "de actor was te lezen, en later niet meer (3 keer gezien)": "unread",
        "de betrokkenen van het klantcontact: 1 ontbreekt, 1 hoort er niet bij": "listed",
        "iets wat niemand zegt": "",
    }
    assert {text: told(text)[0] for text in examples} == examples


def test_a_sentence_of_a_finding_is_not_forgotten() -> None:
    unknown = [text for text in _of_findings() if not _known(text)]
    assert unknown == []


def _of_findings() -> list[str]:
    """The sentences in the code that are told of a provider as findings, with a number for what is
    filled in; those of a consumer (`observing`) are in no run's result."""
    judging = [path for path in [*ENGINE, *STEPS] if room(path) != "observing"]
    calls = (node for path in judging for node in ast.walk(tree(path)))
    found = (
        text
        for node in calls
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and node.args
        for text in texts_of(node.args[0])
    )
    return sorted({*found})


def _known(text: str) -> bool:
    tries = (re.sub(r"(?<!status )\b7\b", filled, text) for filled in FILLED)
    return text.startswith(IN_THEIR_OWN_WORDS) or any(told(each)[0] for each in (text, *tries))
