"""Which filters a provider takes, found out by trying, for want of a document that tells."""

from collections.abc import Mapping
from types import MappingProxyType

from kcc_conformance.client.listing import read_list
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract import queries

_REFUSALS = frozenset({400, 422, 501})


class TriedFilters:
    """Tries a filter once, with a value that no record has, and remembers what came of it."""

    def __init__(self, consumer: Consumer) -> None:
        self._consumer = consumer
        self._taken: dict[str, bool] = {}

    @property
    def taken(self) -> Mapping[str, bool]:
        """For each filter that was tried (resource.filter): whether the provider takes it."""
        return MappingProxyType(self._taken)

    def takes(self, resource_name: str, filter_name: str) -> bool:
        """Whether the provider takes that filter of the contract; it does not if it refuses it."""
        key = f"{resource_name}.{filter_name}"
        if key not in self._taken:
            self._taken[key] = self._tried(resource_name, filter_name) not in _REFUSALS
        return self._taken[key]

    def _tried(self, resource_name: str, filter_name: str) -> int | None:
        consumer = self._consumer
        resource = consumer.contract.resource(resource_name)
        narrowed = resource.filters[filter_name]
        unknown = dict.fromkeys(narrowed.needs, consumer.unknown_id())
        if "nummer" in unknown:
            unknown["nummer"] = consumer.fresh_number()
        listing = read_list(
            consumer.provider,
            consumer.contract,
            resource,
            narrowed_by=queries.asked(consumer.contract, resource, filter_name, unknown),
            page_limit=1,
        )
        return listing.answers[-1].status
