"""The points at which a provider decides; a fault or variation overrides one or two of them."""

from collections.abc import Sequence
from typing import Protocol

from .answers import Answer, Call, Page, Problem, Record
from .bodies import Reader
from .contract import Contract, Json
from .queries import Queries
from .representation import Representation
from .store import Criterion, Store


class Workings(Protocol):
    """What a behaviour may ask of the provider that it is bound to: its records, how it reads and
    writes them, and to carry out a call."""

    contract: Contract
    store: Store
    reader: Reader
    queries: Queries
    shape: Representation

    def perform(self, call: Call) -> Answer:
        """Carry out a call that may be made. Raises Refused."""


class Behaviour:
    """The honest provider: every method leaves things as they are.

    Instances live as long as the provider they are bound to, and are called from many threads.
    """

    provider: Workings
    page_size: int | None = None

    def relaxed(self) -> frozenset[str]:
        """Constraints the database leaves out (see Store)."""
        return frozenset()

    def bind(self, provider: Workings) -> None:
        """Get to know the provider, once, before the first call."""
        self.provider = provider

    def authorise(self, call: Call, allowed: bool) -> bool:
        """Whether the call may go on; `allowed` is what the token says."""
        return allowed

    def intercept(self, call: Call) -> Answer | None:
        """An answer in place of everything else, for a call that may go on."""
        return None

    def receive(self, call: Call, body: Json) -> Json:
        """The JSON that came in, before it is judged."""
        return body

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems for which the call is refused."""
        return problems

    def identify(self, call: Call, identity: str) -> str:
        """The id of a new record."""
        return identity

    def keep(self, call: Call, record: Record) -> Record:
        """The record as it will be written; outside any transaction."""
        return record

    def write(self, call: Call, record: Record) -> bool:
        """Whether the record is written at all; inside the transaction."""
        return True

    def kept(self, call: Call, record: Record) -> None:
        """A new record was written (or not, see write); after its transaction."""

    def changed(self, call: Call, record: Record) -> None:
        """A record was replaced or amended; after its transaction."""

    def erase(self, call: Call, identity: str) -> bool:
        """Whether the record is deleted at all; inside the transaction, before it."""
        return True

    def hide(self, call: Call, identity: str) -> bool:
        """Whether a record that is there is not to be seen."""
        return False

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """The conditions of a list."""
        return criteria

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids in a list, newest first, before it is cut into pages."""
        return ids

    def page(self, call: Call, page: Page) -> None:
        """One page, before it is put on the wire."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """One record on the wire. The call's operation says on which occasion."""
        return body

    def answer(self, call: Call, answer: Answer) -> None:
        """The whole answer, refusals included; the last to be asked."""

    def document(self, document: Json) -> Json:
        """The OpenAPI document; None hides it."""
        return document


class Chain(Behaviour):
    """Several behaviours one after another."""

    def __init__(self, links: Sequence[Behaviour]) -> None:
        self.links = tuple(links)
        self.page_size = next((b.page_size for b in links if b.page_size), None)
        self.hides = any(type(b).hide is not Behaviour.hide for b in links)

    def relaxed(self) -> frozenset[str]:
        return frozenset().union(*(b.relaxed() for b in self.links))

    def bind(self, provider: Workings) -> None:
        for link in self.links:
            link.bind(provider)

    def authorise(self, call: Call, allowed: bool) -> bool:
        for link in self.links:
            allowed = link.authorise(call, allowed)
        return allowed

    def intercept(self, call: Call) -> Answer | None:
        answers = (link.intercept(call) for link in self.links)
        return next((answer for answer in answers if answer is not None), None)

    def receive(self, call: Call, body: Json) -> Json:
        for link in self.links:
            body = link.receive(call, body)
        return body

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        for link in self.links:
            problems = link.judge(call, problems, record)
        return problems

    def identify(self, call: Call, identity: str) -> str:
        for link in self.links:
            identity = link.identify(call, identity)
        return identity

    def keep(self, call: Call, record: Record) -> Record:
        for link in self.links:
            record = link.keep(call, record)
        return record

    def write(self, call: Call, record: Record) -> bool:
        return all(link.write(call, record) for link in self.links)

    def kept(self, call: Call, record: Record) -> None:
        for link in self.links:
            link.kept(call, record)

    def changed(self, call: Call, record: Record) -> None:
        for link in self.links:
            link.changed(call, record)

    def erase(self, call: Call, identity: str) -> bool:
        return all(link.erase(call, identity) for link in self.links)

    def hide(self, call: Call, identity: str) -> bool:
        return self.hides and any(link.hide(call, identity) for link in self.links)

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        for link in self.links:
            criteria = link.select(call, criteria)
        return criteria

    def found(self, call: Call, ids: list[str]) -> list[str]:
        for link in self.links:
            ids = link.found(call, ids)
        return ids

    def page(self, call: Call, page: Page) -> None:
        for link in self.links:
            link.page(call, page)

    def show(self, call: Call, record: Record, body: Json) -> Json:
        for link in self.links:
            body = link.show(call, record, body)
        return body

    def answer(self, call: Call, answer: Answer) -> None:
        for link in self.links:
            link.answer(call, answer)

    def document(self, document: Json) -> Json:
        for link in self.links:
            document = link.document(document)
        return document
