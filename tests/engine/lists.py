"""Lists read from a provider that gives its pages one after the other."""

from typing import Any

import httpx
from canned import in_turn, provider_of

from kcc_conformance.client.listing import Listing, read_list
from kcc_conformance.contract.contract import Contract, load_contract

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")


def results(*ids: str, following: Any = None, count: Any = None) -> httpx.Response:
    items = [{"uuid": record_id} for record_id in ids]
    return httpx.Response(200, json={"count": count, "next": following, "results": items})


def listed(
    *pages: httpx.Response | Exception, contract: Contract = OK, **options: Any
) -> tuple[Listing, list[httpx.URL]]:
    asked: list[httpx.URL] = []
    give = in_turn(*pages)

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return give(request)

    resource = contract.resource("klantcontact")
    return read_list(provider_of(handler), contract, resource, **options), asked
