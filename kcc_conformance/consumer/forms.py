"""The first registration of a run, and the forms that a provider takes where it refuses that."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kcc_conformance import fixtures
from kcc_conformance.checks.answers import about_the_body
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.candidates import Candidate, candidates
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.coupling import ACTOREN
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.titles import titled
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Contract, keys_in
from kcc_conformance.contract.forms import FORMED, Forms
from kcc_conformance.jsonvalues import texts
from kcc_conformance.law.attributes import KLANTCONTACT, key_of, name_of

MOST = 25
"""Registrations that the search may cost, the first one not counted: enough for each single form of
each attribute, or for a few pairs."""
_PAIRS = 5
"""How many of those are kept for two forms at once, where a refusal does not say what is wrong."""


def example() -> dict[str, object]:
    """The logical values of the text's own example record that a consumer sends."""
    record = fixtures.voorbeeld()
    values = {key_of(name): value for name, value in record.items() if name != "ActorId"}
    return {key: values[key] for key in KLANTCONTACT}


def first_registration(consumer: Consumer, people: People | None = None) -> Answer:
    """A klantcontact of its own, to see in what form the provider takes it: what the provider said
    of the last one that was tried.

    Where it is refused for what is in it, other forms are tried, once in a run; those found are in
    `contract.wording` from then on, and so are the attributes of which none was. Where it is
    refused for having no actor, `people` give one, who goes along from then on.
    """
    wording = consumer.contract.wording
    answer = _registered(consumer)
    if people is not None and _lacks_actor(answer, consumer.contract):
        wording.actor = people.another("actor")
        answer = _registered(consumer)
    wording.asked = True
    if wording.sought or not about_the_body(answer):
        return answer
    wording.sought = True
    return _Search(consumer).ended(answer)


def blamed(answer: Answer, contract: Contract) -> tuple[str, ...] | None:
    """The attributes with other forms that a refusal says are wrong; none if it does not say what
    is wrong, None if that is (also) something else."""
    attributes = contract.resource("klantcontact").attributes
    named = _named(answer, contract)
    formed = {attributes[name].keys[-1]: name for name in FORMED if name in attributes}
    if not named:
        named = {each.keys[-1] for each in attributes.values() if _names(answer.text, each)}
        named = named & {*formed} or named
    return None if named - {*formed} else tuple(n for w, n in formed.items() if w in named)


def shown_forms(contract: Contract) -> dict[str, str]:
    """By attribute that is written otherwise than the contract says: the example's value as it is
    sent, in JSON."""
    attributes = contract.resource("klantcontact").attributes
    values = example()
    return {
        name: json.dumps(
            wire.value_on_wire(contract, attributes[name], values[name]), ensure_ascii=False
        )
        for name in FORMED
        if name in attributes and contract.wording.forms.differs(name)
    }


class _Search:
    """Tries forms until a klantcontact is taken; every attempt is a registration of the run."""

    def __init__(self, consumer: Consumer) -> None:
        self._consumer = consumer
        self._wording = consumer.contract.wording
        self._before = self._wording.forms
        self._left = MOST

    def ended(self, answer: Answer) -> Answer:
        """Looks for forms, and answers what the provider said last."""
        names = blamed(answer, self._consumer.contract)
        if names is None:
            return answer
        answer = self._named(answer, names) if names else self._unnamed(answer)
        if not answer.ok:
            self._wording.forms = self._before
            if about_the_body(answer):
                self._wording.unknown = blamed(answer, self._consumer.contract) or ()
        return answer

    def _named(self, answer: Answer, names: tuple[str, ...]) -> Answer:
        """One attribute after the other, each until the refusal does not name it any more."""
        done: set[str] = set()
        while names:
            name = names[0]
            done.add(name)
            for each in self._candidates(name, answer):
                before = self._wording.forms
                later = self._tried(each.on(before))
                if later is None:
                    return answer
                answer = later
                if answer.ok or not about_the_body(answer):
                    return answer
                if name not in (blamed(answer, self._consumer.contract) or (name,)):
                    break
                self._wording.forms = before
            names = tuple(n for n in blamed(answer, self._consumer.contract) or () if n not in done)
        return answer

    def _unnamed(self, answer: Answer) -> Answer:
        """One attribute at a time, the likeliest form of each first; then two at once."""
        forms = self._wording.forms
        single = [self._candidates(name, answer) for name in FORMED]
        rounds = [each for turn in zip_longest(*single) for each in turn if each is not None]
        tries = [each.on(forms) for each in rounds[: MOST - _PAIRS]]
        tries += [two.on(one.on(forms)) for one, two in _pairs(*single[:2])]
        for each in tries:
            later = self._tried(each)
            if later is None:
                break
            answer = later
            if answer.ok or not about_the_body(answer):
                break
        return answer

    def _candidates(self, name: str, answer: Answer) -> tuple[Candidate, ...]:
        contract = self._consumer.contract
        attribute = contract.resource("klantcontact").attributes.get(name)
        if attribute is None:
            return ()
        usual = wire.value_on_wire(contract, attribute, example()[name])
        hints = self._consumer.hints.get(name, ())
        return candidates(attribute, usual, hints, _said(answer))

    def _tried(self, forms: Forms) -> Answer | None:
        if self._left == 0:
            return None
        self._left -= 1
        self._wording.forms = forms
        return _registered(self._consumer)


def _registered(consumer: Consumer) -> Answer:
    values = example()
    values["onderwerp"] = titled(consumer, str(values["onderwerp"]))
    return consumer.create("klantcontact", values)


def _lacks_actor(answer: Answer, contract: Contract) -> bool:
    """Whether a refusal is about the actors that a klantcontact may name, and does not."""
    if not contract.actors_inside or contract.wording.actor or not about_the_body(answer):
        return False
    attribute = contract.resource("klantcontact").attributes[ACTOREN]
    named = _named(answer, contract)
    return attribute.keys[-1] in named if named else _names(answer.text, attribute)


def _names(told: str, attribute: Attribute) -> bool:
    """Whether a text names an attribute, by the standard's name or by the wire's."""
    names = "|".join(re.escape(name) for name in (attribute.wire, name_of(attribute.name)))
    return re.search(rf"(?<!\w)(?:{names})(?!\w)", told, re.IGNORECASE) is not None


def _said(answer: Answer) -> str:
    """What a refusal says in words: of JSON the texts in it, those in a list with commas between
    them."""
    if not isinstance(answer.body, (dict, list)):
        return answer.text
    return "\n".join([*texts(answer.body), *_lists(answer.body)])


def _lists(value: object) -> Iterator[str]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield ", ".join(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _lists(each)


def _named(answer: Answer, contract: Contract) -> set[str]:
    """The wire names under which a refusal lists what is wrong."""
    errors = contract.errors
    told = wire.read(answer.body, keys_in(errors.get("invalid_params", "")))
    if errors.get("style") == "map":
        names: Iterable[object] = told if isinstance(told, dict) else ()
    else:
        entries = told if isinstance(told, list) else []
        key = errors.get("name", "")
        names = (entry.get(key) for entry in entries if isinstance(entry, dict))
    return {name.split(".")[-1] for name in names if isinstance(name, str)}


def _pairs(
    left: tuple[Candidate, ...], right: tuple[Candidate, ...]
) -> Iterator[tuple[Candidate, Candidate]]:
    places = sorted(((one, two) for one in range(len(left)) for two in range(len(right))), key=sum)
    yield from ((left[one], right[two]) for one, two in places[:_PAIRS])
