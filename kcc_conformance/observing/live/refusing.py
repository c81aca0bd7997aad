"""Refusing a step of a call on purpose, so that it shows what a consumer does then."""

import json
import threading
from collections.abc import Mapping
from typing import Any

from kcc_conformance.contract import envelopes
from kcc_conformance.jsonvalues import texts
from kcc_conformance.observing.declaration import Declaration
from kcc_conformance.observing.live.board import Board
from kcc_conformance.observing.marks import Marks
from kcc_conformance.observing.wiring import KLANTCONTACT, Wiring
from kcc_conformance.relay.messages import Noted, Refusing

_WRITING = frozenset({"POST", "PUT", "PATCH"})
_SENTENCE = "kcc-conformance observe refuses this step of call {} on purpose"


class Refusals:
    """Which requests are refused: a declared step of a call that is open.

    Of several open calls it is the one whose mark the request bears, or the klantcontact that it
    hangs on; without any mark it is the only open one with such a step.
    """

    def __init__(self, board: Board, declaration: Declaration, wiring: Wiring) -> None:
        self._board, self._wiring = board, wiring
        self._marks = Marks(declaration.calls)
        self._lock = threading.Lock()
        self._of: dict[str, str] = {}
        self._steps = {call.refusal.step for call in declaration.calls if call.refusal}

    def wants(self, method: str, path: str) -> bool:
        """Whether a request may be one of these."""
        return method in _WRITING and self._noun(path) in self._steps

    def refuses(self, method: str, path: str, body: bytes) -> Refusing | None:
        """How to refuse a request; None lets it pass."""
        noun = self._noun(path)
        sent = _parsed(body)
        for call in self._candidates(noun, sent):
            wanted = self._board.refuse(call, noun)
            if wanted is not None:
                return Refusing(wanted.status, _SENTENCE.format(call))
        return None

    def see(self, noted: Noted) -> None:
        """Remembers whose klantcontact was made."""
        if not self._steps or noted.method != "POST" or noted.status not in (200, 201):
            return
        place = self._wiring.place(noted.url)
        made = dict(self._wiring.parts(place.noun, self._received(place.noun, noted)))
        key = self._wiring.id_of(KLANTCONTACT, made.get(KLANTCONTACT))
        owners = self._marks.borne_by("\n".join(texts(_parsed(noted.sent))))
        if key and len(owners) == 1:
            with self._lock:
                self._of[key] = owners[0].id

    def _received(self, noun: str, noted: Noted) -> Any:
        body, contract = _parsed(noted.received), self._wiring.contract
        return envelopes.shown(contract, body) if noun in contract.resources else body

    def _candidates(self, noun: str, sent: Any) -> list[str]:
        owners = [call.id for call in self._marks.borne_by("\n".join(texts(sent)))]
        if not owners and isinstance(sent, Mapping):
            with self._lock:
                record = envelopes.sent(self._wiring.contract, sent)
                known = self._of.get(self._wiring.refers(noun, record, KLANTCONTACT))
            owners = [known] if known else []
        if owners:
            return owners
        steps = [turn.call.id for turn in self._board.turns()
                 if turn.open and turn.call.refusal and turn.call.refusal.step == noun]  # fmt: skip
        return steps if len(steps) == 1 else []

    def _noun(self, path: str) -> str:
        return self._wiring.place(path).noun


def _parsed(body: bytes | None) -> Any:
    try:
        return json.loads(body or b"null")
    except (ValueError, RecursionError):
        return None
