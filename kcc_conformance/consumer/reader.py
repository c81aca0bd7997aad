"""What a consumer can read: single records, and lists over all their pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import quote

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import PAGE_LIMIT, Listing, Rows, read_list
from kcc_conformance.client.privacy import Discretion
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.patience import Patience
from kcc_conformance.contract import queries, wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.settings.declared import FILTERS, Declared

T = TypeVar("T")


class Reader:
    """The half of a consumer that writes nothing. What was `declared` absent is never asked for."""

    def __init__(
        self,
        provider: ProviderClient,
        contract: Contract,
        discretion: Discretion,
        *,
        patience: float,
        declared: Declared,
    ) -> None:
        self.provider = provider
        self.contract = contract
        self.discretion = discretion
        self.declared = declared
        self._patience = Patience(patience, provider)

    def read(self, resource_name: str, record_id: str) -> Answer:
        """Reads one record by its ID."""
        resource = self.contract.resource(resource_name)
        return self.provider.request(
            "GET",
            self.item_path(resource_name, record_id),
            resource=f"{resource_name}.response",
            redact=lambda record: self.discretion.record(resource, record),
        )

    def read_settled(
        self, resource_name: str, record_id: str, good: Callable[[Answer], bool] | None = None
    ) -> Answer:
        """Reads one record, waiting while it is not there yet or `good` does not hold yet."""
        return self.eventually(
            lambda: self.read(resource_name, record_id),
            lambda answer: answer.ok and (good is None or good(answer)),
        )

    def listing(
        self,
        resource_name: str,
        filter_name: str | None = None,
        given: Mapping[str, str] | None = None,
        *,
        page_size: int | None = None,
        page_limit: int = PAGE_LIMIT,
        item_limit: int | None = None,
        **values: str,
    ) -> Listing:
        """Reads a list over all its pages, narrowed by one of the contract's filters."""
        resource = self.contract.resource(resource_name)
        values = {**(given or {}), **values}
        found = read_list(
            self.provider,
            self.contract,
            resource,
            narrowed_by=queries.asked(self.contract, resource, filter_name, values)
            if filter_name
            else None,
            page_size=page_size,
            page_limit=page_limit,
            item_limit=item_limit,
            discretion=self.discretion,
        )
        if self.contract.paging.whole_rows:
            return found
        rows = Rows(tuple(found.items), lambda row: self._whole(resource, row))
        return replace(found, items=rows)

    def _whole(self, resource: Resource, row: dict[str, Any]) -> dict[str, Any]:
        """The record of a row, read by its ID; the row where it cannot be read."""
        record_id = wire.identifier(resource, row)
        answer = self.read(resource.name, record_id) if record_id is not None else None
        whole = answer is not None and answer.ok and isinstance(answer.body, dict)
        return answer.body if answer is not None and whole else row

    def has_filter(self, resource_name: str, filter_name: str) -> bool:
        """Whether the contract has that filter, and nobody declared filters absent."""
        if self.declared.absent(FILTERS) or resource_name not in self.contract.resources:
            return False
        return filter_name in self.contract.resource(resource_name).filters

    def eventually(self, look: Callable[[], T], good: Callable[[T], bool]) -> T:
        """Looks until it is good or patience runs out; answers the last look."""
        return self._patience.eventually(look, good)

    def item_path(self, resource_name: str, record_id: str) -> str:
        """Where a record is."""
        return self.contract.resource(resource_name).item.format(id=quote(record_id, safe=""))
