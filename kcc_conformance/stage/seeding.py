"""Records for the built-in reference, so that a run that only reads has something to read there.

Nothing here is ever used on a provider of anybody else: it writes.
"""

from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.registration import relate
from kcc_conformance.contract.contract import Contract

MARKER = "C0992-voorraad"
CALLS, CLIENTS, EMPLOYEES = 30, 7, 3
"""More calls than a sample holds (25), so that there is a second page; clients and employees in
numbers without a common divisor, so that every pair of them is there."""


def seed(provider: ProviderClient, contract: Contract, calls: int = CALLS) -> Ledger:
    """Registers so many calls of invented clients with invented employees; answers what it made."""
    ledger = Ledger()
    discretion = Discretion(contract, MARKER, ledger.ids)
    consumer = Consumer(provider, contract, ledger, discretion, marker=MARKER, patience=0)
    people = People(consumer)
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
