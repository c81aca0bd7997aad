"""Asking for lists before it is known which contract they are of."""

from typing import Protocol

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.privacy import unseen
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import Contract

ASKS_WHO = (401, 403)
"""The statuses that ask for credentials, or refuse them."""


class ProviderFactory(Protocol):
    """Gives a client for a base URL."""

    def __call__(self, base_url: str, contract: Contract | None = None) -> ProviderClient:
        """A client for that base URL, with credentials as the contract has them."""


class Asking:
    """Asks for lists at a base URL; what a list holds is not kept.

    Without credentials first, and where that is refused with them. In which scheme they are shown
    depends on the contract: the next is tried where the first is refused. What came of the first
    list holds for the others.
    """

    def __init__(self, provider_at: ProviderFactory, base: str) -> None:
        self._provider_at = provider_at
        self._base = base
        self._provider: ProviderClient | None = None
        self._shown = False

    def __call__(self, path: str, contracts: tuple[Contract, ...]) -> Answer:
        """What GET of a path, one that these contracts have, is answered with."""
        accept = ", ".join(dict.fromkeys(each for c in contracts for each in c.success_media))
        if self._provider is None:
            return self._first(path, contracts, accept)
        answer = self._asked(self._provider, path, accept)
        if answer.status in ASKS_WHO and self._provider.authenticated and not self._shown:
            self._shown = True
            answer = self._asked(self._provider, path, accept)
        return answer

    def _first(self, path: str, contracts: tuple[Contract, ...], accept: str) -> Answer:
        voices: dict[str, Contract] = {}
        for each in contracts:
            voices.setdefault(each.auth_scheme, each)
        first, *others = voices.values()
        provider = self._provider = self._provider_at(self._base, first)
        answer = self._asked(provider, path, accept)
        if answer.status not in ASKS_WHO or not provider.authenticated:
            return answer
        self._shown = True
        answer = self._asked(provider, path, accept)
        for contract in others:
            other = self._provider_at(self._base, contract)
            if answer.status not in ASKS_WHO or other.authorization == provider.authorization:
                break
            provider = self._provider = other
            answer = self._asked(provider, path, accept)
        return answer

    def _asked(self, provider: ProviderClient, path: str, accept: str) -> Answer:
        credentials: dict[str, str] | None = None if self._shown else {}
        return provider.request("GET", path, accept=accept, credentials=credentials, redact=unseen)
