"""Whether a run may write where it would touch a register of others, or leave much behind."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.this_machine import is_here
from kcc_conformance.contract.contract import DEFAULT, Contract, load_contract
from kcc_conformance.detection.diagnosis import warn
from kcc_conformance.errors import UsageError
from kcc_conformance.law.attributes import PLURALS
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.probing.company import Company, company
from kcc_conformance.result.result import WARN, Diagnosis
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage

Agree = Callable[[Diagnosis], bool]
"""Asks somebody, who is told what was seen, whether the run may go on."""

OTHERS, DELETING = "others", "delete"
"""The names of the two diagnoses that are asked about."""

_KINDS = ("klantcontact", "betrokkene", "actorklantcontact", "partij", "actor")
_MADE_OFTEN_REFUSED = ("klantcontact", "partij", "actor")
"""Of these a run asks for many that are refused, as they have to be; it deletes what it made."""


class NotAgreed(UsageError):
    """Nobody said that the run may go on; the message is one English line with what to give."""

    def __init__(self, question: Diagnosis) -> None:
        super().__init__(_in_one_line(question, "en"))
        self.question = question

    def said(self, language: str) -> str:
        """The same in one line of that language."""
        return _in_one_line(self.question, language)


def others(stage: Stage) -> Diagnosis | None:
    """That there are records of others in a register that is not on this machine; None where
    there are none, or where the run writes nothing. Nothing is written to find out."""
    if not _matters(stage):
        return None
    found = company(stage)
    if not found:
        return None
    host = urlsplit(stage.provider.base_url).hostname or stage.provider.base_url
    nl, en = (_counted(found, language) for language in ("nl", "en"))
    nl = f"bij {host} staan records die niet van deze suite zijn ({nl})"
    en = f"{host} holds records that are not of this suite ({en})"
    if stage.settings.yes:
        return warn(OTHERS, f"{nl}; de run laat die met rust", f"{en}; the run leaves them alone")
    return warn(
        OTHERS,
        nl,
        en,
        "een run registreert en verwijdert er; geef --yes als dit een register om te testen is",
        "a run registers and deletes there; give --yes if this is a register for testing",
    )


def staying(stage: Stage, chosen: Chosen, seen: tuple[Diagnosis, ...]) -> Diagnosis | None:
    """How many records a run leaves behind where nothing can be deleted; None where it can."""
    found = next((each for each in seen if each.name == DELETING and each.outcome == WARN), None)
    if found is None:
        return None
    numbers = planned(stage, chosen)
    nl, en = (_told(numbers, language) for language in ("nl", "en"))
    total = sum(numbers.values())
    return warn(
        DELETING,
        f"{found.what['nl']}; van een hele run blijven er ongeveer {total} ({nl})",
        f"{found.what['en']}; of a whole run about {total} stay ({en})",
        f"{found.advice['nl']}; met --yes of --capability delete=no gaat de run zo door",
        f"{found.advice['en']}; with --yes or --capability delete=no the run goes on like this",
    )


def planned(stage: Stage, chosen: Chosen) -> dict[str, int]:
    """How many records of each kind a run makes and cannot take away, about; those that are there
    already included. A contract that knows no deletion asks for none: how many are made then, a run
    in the usual contract tells."""
    from kcc_conformance.playing.foreseen import foresee  # reads the features: after the doctor

    contract = stage.contract
    if "delete" in contract.resource("klantcontact").operations:
        asked = foresee(contract, stage.settings, chosen).requests
        numbers = {name: _made(contract, name, asked) for name in _KINDS}
    else:
        usual = load_contract(DEFAULT)
        asked = foresee(usual, stage.settings, chosen).requests
        numbers = {
            name: _made(usual, name, asked)
            for name in _KINDS
            if name in contract.resources and "delete" not in contract.resource(name).operations
        }
    return {name: number for name, number in numbers.items() if number}


def need(stage: Stage, question: Diagnosis | None, agree: Agree | None) -> None:
    """Raises NotAgreed where somebody has to agree, and there is nobody to ask or nobody does."""
    if question is None or stage.settings.yes or not _matters(stage):
        return
    if question.name == DELETING and stage.consumer.declared.absent(DELETE):
        return
    deadline = stage.provider.deadline
    left = deadline.left
    if agree is None or not agree(question):
        raise NotAgreed(question)
    if deadline.seconds:  # what somebody takes to answer is not the run's
        stage.provider.deadline = Deadline(deadline.seconds, left)


def _matters(stage: Stage) -> bool:
    """Whether the run writes to a provider that is not on this machine."""
    provider = stage.provider
    if stage.settings.url is None or stage.settings.read_only:
        return False
    return not is_here(provider.base_url, provider.proxy)


def _made(contract: Contract, name: str, asked: Mapping[tuple[str, str], int]) -> int:
    if name not in contract.resources:
        return 0
    resource = contract.resource(name)
    if name in _MADE_OFTEN_REFUSED:
        return asked.get(("DELETE", resource.item), 0)
    return asked.get(("POST", resource.path), 0)


def _counted(found: Company, language: str) -> str:
    told = [
        _number(name, number, language, at_least=name in found.at_least)
        for name, number in found.numbers.items()
    ]
    if found.unknown:
        names = ", ".join(PLURALS[name] for name in found.unknown)
        told.append(f"{names}: niet te tellen" if language == "nl" else f"{names}: not countable")
    return ", ".join(told)


def _told(numbers: dict[str, int], language: str) -> str:
    return ", ".join(_number(name, number, language) for name, number in numbers.items())


def _number(name: str, number: int, language: str, *, at_least: bool = False) -> str:
    noun = name if number == 1 else PLURALS[name]
    more = {"nl": "minstens ", "en": "at least "}[language] if at_least else ""
    return f"{more}{number} {noun}"


def _in_one_line(question: Diagnosis, language: str) -> str:
    return f"{question.what[language]}; {question.advice[language]}"
