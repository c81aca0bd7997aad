"""What the text obliges, and a contract of one's own therefore cannot leave out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kcc_conformance.contract.contract import Contract
from kcc_conformance.law.attributes import CLAUSES, KLANTCONTACT, name_of, the
from kcc_conformance.law.register import Register

COUPLING = "actorklantcontact"
BETROKKENE = ("C0992-1.9", "F2173-6")
ACTOR = ("C0992-2.10", "F2173-6")


@dataclass(frozen=True)
class Link:
    """A record that ties others together, and the references that it does that with."""

    resource: str
    attributes: tuple[str, ...]
    clauses: tuple[str, ...]


LINKS = (
    Link("betrokkene", ("klantcontact",), BETROKKENE),
    Link("betrokkene", ("partij",), BETROKKENE[:1]),
    Link(COUPLING, ("actor", "klantcontact"), ACTOR),
)
"""What ties the call to employee and client. A partij is made only where there is none yet
("eventueel"), but the betrokkene of a known client is that client."""
OPERATIONS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("klantcontact", "create"): ("C0992-1.7", "C0992-2.11", "F2173-1"),
    ("klantcontact", "read"): ("C0992-1.7",),
    ("betrokkene", "create"): (*BETROKKENE, "F2173-1"),
    (COUPLING, "create"): (*ACTOR, "F2173-1"),
}
"""What a consumer has to be able to do for what the clauses say; an actor and a partij are there
beforehand."""
_NOT_DONE = {
    "create": "het gebruikte contract laat geen {} registreren; de tekst vraagt erom",
    "read": "het gebruikte contract laat geen {} opvragen; de tekst vraagt erom",
}


def lacking(contract: Contract, register: Register) -> Mapping[str, tuple[str, ...]]:
    """Per clause that binds the provider under one of the texts: what of it the contract leaves
    out, a Dutch sentence each. Nothing for a contract that has it all, as each built-in one does.
    """
    found: dict[str, list[str]] = {}
    for clause, sentence in _left_out(contract):
        if any(register.level(clause, text) == "MUST" for text in register.texts):
            found.setdefault(clause, []).append(sentence)
    return {clause: tuple(sentences) for clause, sentences in found.items()}


def _left_out(contract: Contract) -> Iterator[tuple[str, str]]:
    for key in KLANTCONTACT:
        clauses = [CLAUSES[key], *(["C0992-2.0"] if key == "inhoud" else [])]
        for sentence in _of_attribute(contract, key):
            yield from ((clause, sentence) for clause in clauses)
    inside = contract.actors_inside
    for link in LINKS:
        if inside and link.resource == COUPLING:
            continue
        shown = contract.resource(link.resource).attributes
        for key in link.attributes:
            if key not in shown:
                what = f"{name_of(key) if key != 'actor' else 'Actor'} bij {the(link.resource)}"
                yield from ((clause, _has_no(what)) for clause in link.clauses)
    for (resource, operation), asking in OPERATIONS.items():
        if inside and resource == COUPLING:
            continue
        if operation not in contract.resource(resource).operations:
            sentence = _NOT_DONE[operation].format(resource)
            yield from ((clause, sentence) for clause in asking)


def _of_attribute(contract: Contract, key: str) -> Iterator[str]:
    attribute = contract.resource("klantcontact").attributes.get(key)
    name = name_of(key)
    if attribute is None:
        yield _has_no(name)
        return
    if attribute.read_only:
        yield f"het gebruikte contract laat een consumer {name} niet invullen; de tekst vraagt erom"
    words = [json.dumps(value) for value in attribute.values.values()]
    if len({*words}) < len(words):
        yield f"het gebruikte contract zegt bij {name} hetzelfde voor verschillende waarden"


def _has_no(what: str) -> str:
    return f"het gebruikte contract heeft geen {what}; de tekst vraagt erom"
