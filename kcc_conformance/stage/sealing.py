"""What a run says of a provider, made fit to keep: no secrets, nothing endless."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kcc_conformance.client.bodies import MARKED
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.inert import plain
from kcc_conformance.result.result import Check, CheckFinding, Diagnosis, Leftover

_LINE = 2_000
"""Characters of one text in a result: a sentence of ours with what a provider said quoted in it
fits in some hundreds."""

_FINDINGS, _NOTES = 200, 100
"""How many a check may have: far more than the steps tell, so that only what a provider drives up
without end is cut off."""


def sealed_check(check: Check, recorder: Recorder) -> Check:
    """The check with the secrets that a provider echoed taken out of message, findings and notes,
    and with what is odd about the bodies that it rests on as further notes."""
    return replace(
        check,
        message=_line(check.message, recorder),
        findings=tuple(_finding(each, recorder) for each in check.findings[:_FINDINGS]),
        notes=tuple(
            _line(note, recorder) for note in (*check.notes, *_oddities(check, recorder))[:_NOTES]
        ),
    )


def discreet_check(check: Check, recorder: Recorder) -> Check:
    """A sealed check without what was seen of others since it was sealed."""
    return replace(
        check,
        message=recorder.strangers.text(check.message),
        findings=tuple(_finding(each, recorder) for each in check.findings),
        notes=tuple(recorder.strangers.text(note) for note in check.notes),
    )


def sealed_leftover(leftover: Leftover, recorder: Recorder) -> Leftover:
    """The leftover, its ID included, without secrets."""
    return replace(leftover, id=_line(leftover.id, recorder), why=_line(leftover.why, recorder))


def sealed_diagnoses(found: Iterable[Diagnosis], masker: Masker) -> tuple[Diagnosis, ...]:
    """The diagnoses without secrets."""
    return tuple(
        replace(
            each,
            what={key: masker.text(text) for key, text in each.what.items()},
            advice={key: masker.text(text) for key, text in each.advice.items()},
        )
        for each in found
    )


def seal_trouble(trouble: Unplayable, masker: Masker) -> None:
    """Takes the secrets out of an exception, its diagnoses included."""
    trouble.args = (masker.text(str(trouble)),)
    trouble.diagnoses = sealed_diagnoses(trouble.diagnoses, masker)
    (trouble.diagnosis,) = sealed_diagnoses([trouble.diagnosis], masker)


def _finding(finding: CheckFinding, recorder: Recorder) -> CheckFinding:
    return replace(
        finding,
        message=_line(finding.message, recorder),
        pointer=_line(finding.pointer, recorder),
        expected=_value(finding.expected, recorder),
        actual=_value(finding.actual, recorder),
    )


def _value(value: Any, recorder: Recorder) -> Any:
    return recorder.sealed(plain(value))


def _line(text: str, recorder: Recorder) -> str:
    masked = recorder.strangers.text(recorder.masker.text(text[: 10 * _LINE]))
    return masked if len(masked) <= _LINE else masked[:_LINE] + "…"


def _oddities(check: Check, recorder: Recorder) -> list[str]:
    """What is odd about the answers of a check, each kind once, with the first answer it is in; a
    byte order mark, which is before every answer or none, is told of the run as a whole."""
    found: dict[str, int] = {}
    for exchange in recorder.numbered(check.exchanges):
        for remark in exchange.remarks:
            if remark != MARKED:
                found.setdefault(remark, exchange.n)
    return [f"antwoord #{n}: {remark}" for remark, n in found.items()]
