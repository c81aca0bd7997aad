"""Whether a record may be there of which nothing is known."""

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.ledger import Intent, Ledger
from kcc_conformance.consumer.recognition import is_proof

_IN_BETWEEN = frozenset({408, 429, 502, 503, 504})
"""What somebody in between says who is busy or was left waiting: the provider may have done it."""


def settle(ledger: Ledger, intent: Intent, answer: Answer, *, noted: bool) -> None:
    """An intent stays open while a record of it may be there that is not noted: no answer came
    back, or an acceptance without an ID, or a pointer to elsewhere, or the word of somebody in
    between who is busy or was left waiting. A provider that says that it failed may have made
    the record as well."""
    status = answer.status
    if noted or answer.unsent:
        ledger.settle(intent.number)
    elif status is None or answer.ok or 300 <= status < 400:
        return
    elif status in _IN_BETWEEN:
        if not (is_proof(intent) or intent.marks):  # it could never be told from others
            ledger.settle(intent.number)
    elif status >= 500 and is_proof(intent):
        ledger.answer(intent.number)
    else:
        ledger.settle(intent.number)
