"""How a copy of the text differs from the register: changed, new, vanished and moved sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kcc_conformance.law.clause import Clause
from kcc_conformance.law.lawtext import Sentence, split
from kcc_conformance.law.register import Register

LIKE = 0.5
"""The similarity from which two sentences are one sentence that was changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the register that stands otherwise in a copy. `similarity` is 0 to 1."""

    clauses: tuple[str, ...]
    sentence: Sentence
    similarity: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How a copy of a text differs from the register. False when it does not."""

    text: str
    accounted: int
    changed: tuple[Change, ...] = ()
    new: tuple[Sentence, ...] = ()
    vanished: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.vanished or self.moved)


def similarity(one: str, other: str) -> float:
    """The likeness of two fingerprints, from 0 (no word in common) to 1."""
    return SequenceMatcher(None, _bytes(one), _bytes(other), autojunk=False).ratio()


def compare(register: Register, markdown: str, text: str = "seed") -> Drift:
    """What a copy of a text says that the register of that text does not, and the reverse.

    Sentences are matched by digest first, then by likeness, then by their two neighbours.
    """
    sentences = split(markdown)
    known = _known(register, text)
    open_known = dict(enumerate(known))
    open_found = {each.at: each for each in sentences}
    pairs: dict[int, int] = {}
    for index, (passage_sha, _, _) in enumerate(known):
        for at, sentence in open_found.items():
            if sentence.sha256 == passage_sha:
                pairs[index] = at
                del open_known[index], open_found[at]
                break
    moved = _out_of_order(pairs)
    changed: list[Change] = []

    def pair(index: int, at: int, likeness: float) -> None:
        pairs[index] = at
        changed.append(Change(open_known.pop(index)[2], open_found.pop(at), likeness))

    candidates = sorted(
        (
            (similarity(mark, sentence.fingerprint), -abs(at - index), index, at)
            for index, (_, mark, _) in open_known.items()
            for at, sentence in open_found.items()
        ),
        reverse=True,
    )
    for likeness, _, index, at in candidates:
        if likeness >= LIKE and index in open_known and at in open_found:
            pair(index, at, likeness)
    for index in list(open_known):
        at = pairs.get(index - 1, 0 if index == 0 else -1) + 1
        after = pairs.get(index + 1, len(sentences) + 1 if index == len(known) - 1 else -1)
        if at in open_found and after == at + 1:
            pair(index, at, similarity(open_known[index][1], open_found[at].fingerprint))
    changed.sort(key=lambda change: change.sentence.at)
    return Drift(
        text=text,
        accounted=len(pairs) - len(changed),
        changed=tuple(changed),
        new=tuple(open_found.values()),
        vanished=tuple(name for _, _, names in open_known.values() for name in names),
        moved=tuple(name for index in moved for name in known[index][2]),
    )


def literal_sentences(register: Register, markdown: str, text: str = "seed") -> dict[str, str]:
    """The literal sentence of each clause that stands unchanged in a copy of a text, by clause."""
    by_digest = {each.sha256: each.text for each in split(markdown)}
    found: dict[str, str] = {}
    for clause in register.clauses(text):
        passage = clause.passage(text)
        if passage and passage.sha256 in by_digest:
            found[clause.id] = by_digest[passage.sha256]
    return found


def known_share(register: Register, markdown: str, text: str = "seed") -> float:
    """The share of the sentences of a text, 0 to 1, that stand unchanged in a file."""
    there = {each.sha256 for each in split(markdown)}
    known = _known(register, text)
    return sum(sha in there for sha, _, _ in known) / len(known)


def _known(register: Register, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(digest, fingerprint, clauses) of each sentence of a text, in the order of the text."""
    places: dict[int, tuple[str, str, list[Clause]]] = {}
    for clause in register.clauses(text):
        passage = clause.passage(text)
        if passage and passage.document == register.case and passage.at:
            entry = places.setdefault(passage.at, (passage.sha256, passage.fingerprint, []))
            entry[2].append(clause)
    return [
        (sha, mark, tuple(clause.id for clause in clauses))
        for _, (sha, mark, clauses) in sorted(places.items())
    ]


def _out_of_order(pairs: dict[int, int]) -> list[int]:
    """The fewest known sentences to leave out so that the rest stand in the register's order."""
    indices = sorted(pairs)
    best: list[list[int]] = []
    for index in indices:
        chains = [chain for chain in best if pairs[chain[-1]] < pairs[index]]
        best.append([*_longest(chains), index])
    kept = set(_longest(best))
    return [index for index in indices if index not in kept]


def _longest(chains: Sequence[list[int]]) -> list[int]:
    return max(chains, key=lambda chain: len(chain), default=[])


def _bytes(mark: str) -> list[str]:
    return [mark[index : index + 2] for index in range(0, len(mark), 2)]
