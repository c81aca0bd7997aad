"""A diagnosis: what was seen of a provider before playing, and what to do about it."""

from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.result.result import OK, STOP, WARN, Diagnosis, Result


class Unplayable(PrerequisiteError):
    """There is nothing to play on; the message is the diagnosis in one English line.

    `detection` is as far as finding the contract came, `exchanges` what was asked so far,
    `diagnoses` everything that was seen and `result` the result that can be written of it.
    """

    def __init__(self, diagnosis: Diagnosis, diagnoses: tuple[Diagnosis, ...] = ()) -> None:
        super().__init__(_on_a_line(diagnosis, "en"))
        self.diagnosis = diagnosis
        self.diagnoses = diagnoses or (diagnosis,)
        self.detection: Detection | None = None
        self.exchanges: tuple[Exchange, ...] = ()
        self.run_id = ""
        self.result: Result | None = None

    def diagnosed(self, diagnosis: Diagnosis) -> None:
        """Takes another diagnosis in the place of its own."""
        seen = tuple(diagnosis if each is self.diagnosis else each for each in self.diagnoses)
        self.diagnosis, self.diagnoses = diagnosis, seen
        self.args = (_on_a_line(diagnosis, "en"),)

    def said(self, language: str) -> str:
        """The diagnosis on one line."""
        return _on_a_line(self.diagnosis, language)


def ok(name: str, nl: str, en: str) -> Diagnosis:
    """Something that is as it should be."""
    return Diagnosis(name, OK, {"nl": nl, "en": en}, {"nl": "", "en": ""})


def warn(name: str, nl: str, en: str, do_nl: str = "", do_en: str = "") -> Diagnosis:
    """Something by which a run tells less."""
    return Diagnosis(name, WARN, {"nl": nl, "en": en}, {"nl": do_nl, "en": do_en})


def stop(name: str, nl: str, en: str, do_nl: str, do_en: str) -> Diagnosis:
    """Something by which playing makes no sense."""
    return Diagnosis(name, STOP, {"nl": nl, "en": en}, {"nl": do_nl, "en": do_en})


def _on_a_line(diagnosis: Diagnosis, language: str) -> str:
    advice = diagnosis.advice[language]
    return diagnosis.what[language] + (f"; {advice}" if advice else "")
