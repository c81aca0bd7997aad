"""How a contract speaks beside its records: the headers of a request, and what stands around a
record in its body. Whoever asks by the client sends and gets records alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.credentials import Authorization, Token
from kcc_conformance.client.privacy import NOT_KEPT
from kcc_conformance.contract import envelopes
from kcc_conformance.contract.contract import Contract

Redact = Callable[[Any], Any]


class Speech:
    """What a client does for a contract; for none, nothing. Which bodies are records, it knows by
    what they are asked for (`klantcontact.response`)."""

    def __init__(self, contract: Contract | None = None) -> None:
        self._contract = contract
        self._around = contract is not None and any(vars(contract.envelope).values())
        self.headers = dict(contract.headers) if contract else {}

    @property
    def known_headers(self) -> frozenset[str]:
        """The headers of answers that the contract knows, in small letters."""
        contract = self._contract
        told = (contract.id_header, contract.paging.next_header) if contract else ()
        return frozenset(name.lower() for name in told if name)

    def auth_header(self, authorization: Authorization | None) -> str:
        """The header in which credentials stand: of a token the contract says which."""
        if self._contract is None or not isinstance(authorization, Token):
            return "Authorization"
        return self._contract.auth_header

    def amend_media(self, method: str) -> str:
        """The media type of an amendment; empty for anything else."""
        return self._contract.amend_media if self._contract and method == "PATCH" else ""

    def sent(self, what: str | None, body: Any) -> Any:
        """The body of a request for a record."""
        contract = self._spoken(what)
        return body if contract is None or body is None else envelopes.wrapped(contract, body)

    def heard(self, what: str | None, answer: Answer) -> Answer:
        """The answer with the record alone as its body."""
        contract = self._spoken(what)
        if contract is None or not answer.ok:
            return answer
        return replace(answer, body=envelopes.shown(contract, answer.body))

    def discreet(self, what: str | None, redact: Redact | None) -> Redact | None:
        """What makes a record harmless, for a body with something around it."""
        contract = self._spoken(what)
        if contract is None or redact is None:
            return redact
        return lambda body: _within(body, contract.envelope.response, redact)

    def _spoken(self, what: str | None) -> Contract | None:
        """The contract, where a body is that of a record with something around it."""
        if self._contract is None or not self._around or what is None:
            return None
        noun, _, kind = what.partition(".")
        return self._contract if kind == "response" and noun in self._contract.resources else None


def _within(body: Any, keys: tuple[str, ...], redact: Redact) -> Any:
    """The body with its record made harmless, and of somebody else's nothing that stands beside
    it."""
    if not keys or not isinstance(body, dict) or keys[0] not in body:
        return redact(body)
    record = _within(body[keys[0]], keys[1:], redact)
    if record == body[keys[0]]:
        return body
    return {key: record if key == keys[0] else NOT_KEPT for key in body}
