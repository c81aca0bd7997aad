"""How a list is narrowed: the query that asks for records by what they are about."""

from collections.abc import Mapping

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource


def asked(
    contract: Contract, resource: Resource, filter_name: str, values: Mapping[str, str]
) -> dict[str, str]:
    """The query that narrows a list by logical values: a record is asked for by its ID or by its
    address, as the contract says."""
    query_text = {name: _query_text(contract, resource, name, v) for name, v in values.items()}
    return resource.filters[filter_name].parameters(**query_text)


def _query_text(contract: Contract, resource: Resource, name: str, value: str) -> str:
    attribute = resource.attributes.get(name)
    target = name if attribute is None else attribute.target
    if target in contract.resources and contract.reference_query == "address":
        return wire.address(contract, str(target), value)
    if attribute is None or attribute.kind in ("reference", "number"):
        return value
    return str(wire.value_on_wire(contract, attribute, value))
