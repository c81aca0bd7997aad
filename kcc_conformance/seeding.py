"""Records for the built-in reference, so that a run that only reads has something to read there.

Nothing here is ever used on a provider of anybody else: it writes.
"""

from kcc_conformance.cast import Cast
from kcc_conformance.consumer import Consumer
from kcc_conformance.contract import Contract
from kcc_conformance.conversations import Conversations
from kcc_conformance.ledger import Ledger
from kcc_conformance.privacy import Discretion
from kcc_conformance.provider import Provider
from kcc_conformance.registration import relate

MARKER = "C0992-voorraad"
CALLS, CLIENTS, EMPLOYEES = 30, 7, 3


def seed(provider: Provider, contract: Contract, calls: int = CALLS) -> Ledger:
    """Registers so many calls of invented clients with invented employees; answers what it made."""
    ledger = Ledger()
    discretion = Discretion(contract, MARKER, ledger.ids)
    consumer = Consumer(provider, contract, ledger, discretion, marker=MARKER, patience=0)
    people = Cast(consumer)
    conversations = Conversations(consumer, people, declared=lambda name: False)
    clients = [people.other("partij") for _ in range(min(calls, CLIENTS))]
    employees = [people.other("actor") for _ in range(min(calls, EMPLOYEES))]
    for number in range(calls):
        choice = {"vertrouwelijkheid": ("Ja", "Nee")[number % 2]}
        relate(
            consumer,
            conversations.bare(**choice),
            employees[number % len(employees)],
            clients[number % len(clients)],
        )
    return ledger
