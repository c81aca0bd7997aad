"""What a run plays on: settings, provider, contract, consumer and records, put together once."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.inventory import Inventory
from kcc_conformance.consumer.journal import Journal
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.tried_filters import TriedFilters
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.capabilities import Capability, detect_capabilities
from kcc_conformance.detection.document import Document
from kcc_conformance.settings.declared import COMBINED, FILTERS
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.embedded import REFERENCE, Embedded

if TYPE_CHECKING:
    from kcc_conformance.contract.schemata import Schemata


@dataclass(frozen=True)
class Stage:
    """Everything that a run needs, open and ready; `close` it when the run is over.

    `part` is the number of the part of a parallel run that is played here, 0 for the run itself;
    `elsewhere` are base URLs of the same host where there are klantcontacten too.
    """

    settings: Settings
    run_id: str
    marker: str
    seed: int
    started: datetime
    contract: Contract
    detected_by: tuple[str, ...]
    document: Document | None
    schemata: "Schemata"
    provider: ProviderClient
    recorder: Recorder
    ledger: Ledger
    consumer: Consumer
    people: People
    inventory: Inventory
    tried_filters: TriedFilters
    first_page: Answer
    journal: Journal | None = None
    embedded: Embedded | None = None
    part: int = 0
    elsewhere: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The provider's base URL, or a description of the built-in reference."""
        return self.provider.base_url if self.settings.url else REFERENCE

    def close(self) -> None:
        """Closes the connections; the journal goes when there is nothing left to clean up."""
        self.provider.close()
        if self.journal:
            self.journal.close(keep=bool(self.ledger.remaining() or self.ledger.pending()))


def capabilities(stage: Stage) -> dict[str, Capability]:
    """What the provider can, as far as it was declared or has shown until now."""
    return detect_capabilities(
        stage.contract,
        stage.document,
        stage.recorder.exchanges,
        stage.consumer.declared,
        base_url=stage.provider.base_url,
        filters_seen=stage.tried_filters.taken,
    )


def offers(stage: Stage, operation_name: str) -> bool | None:
    """Whether the provider offers a combined operation, as was declared or as its own document
    says; None where the contract has it and there is no document to ask."""
    operation = stage.contract.combined.get(operation_name)
    if operation is None or stage.consumer.declared.absent(COMBINED):
        return False
    if stage.consumer.declared.present(COMBINED):
        return True
    if stage.document is None:
        return None
    return stage.document.operation(operation.path, "post") is not None


def offers_filter(stage: Stage, resource_name: str, filter_name: str) -> bool:
    """Whether the contract has a filter and the provider does not say that it lacks it.

    What was declared goes before; the provider says so in its own document, or, where it has
    none, by refusing a query with the filter.
    """
    resource = stage.contract.resources.get(resource_name)
    narrowed = resource.filters.get(filter_name) if resource else None
    if resource is None or narrowed is None or stage.consumer.declared.absent(FILTERS):
        return False
    if stage.consumer.declared.present(FILTERS):
        return True
    if stage.document is not None:
        return set(narrowed.query) <= stage.document.parameters(resource.path)
    return stage.tried_filters.takes(resource_name, filter_name)
