"""The addresses of records: which ID stands in one."""

from urllib.parse import unquote, urlsplit

from kcc_conformance.contract.contract import Contract, Resource


def id_in_address(contract: Contract, text: str) -> str:
    """The ID in the address of a record of any kind: what stands there in the contract's own
    addresses, or else its end. A text that is no address is the ID itself."""
    for resource in contract.resources.values():
        if not resource.item.endswith("{id}"):
            found = id_in(resource, text)
            if found != _last(text):
                return found
    return _last(text)


def id_in(resource: Resource, text: str) -> str:
    """The ID in the address of a record of that kind; empty where there is none."""
    before, _, after = resource.item.partition("{id}")
    try:
        path = urlsplit(text).path
    except ValueError:
        return ""
    if after and path.rstrip("/").endswith(after.rstrip("/")) and before in path:
        return unquote(path.rpartition(before)[2].rstrip("/").removesuffix(after.rstrip("/")))
    return _last(text)


def _last(text: str) -> str:
    try:
        return unquote(urlsplit(text).path.rstrip("/").rpartition("/")[2])
    except ValueError:
        return ""
