"""The reference implementation as a WSGI application."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .behaviour import Behaviour, Chain
from .contract import Contract, Json, load_contract
from .faults import fault_behaviours
from .middleware import Wsgi
from .openapi import describe
from .provider import Provider
from .store import Store
from .variations import find_variations

if TYPE_CHECKING:
    from .endpoints import Gate


def create_app(
    contract: str | Path,
    *,
    token: str | None,
    db: Path | None = None,
    faults: Sequence[str] = (),
    variations: Sequence[str] = (),
    host_url: str | None = None,
) -> Wsgi:
    """A provider of that contract (a name, or a folder of one's own).

    Without `token` everyone may do everything. Records live in memory, or in the file `db`.
    `host_url` is the `scheme://host:port` written in addresses; without it, that of the request.
    Raises ValueError for an unknown contract, fault or variation.
    """
    facts = load_contract(contract)
    behaviours: list[Behaviour] = fault_behaviours(faults, facts)
    chosen = find_variations(variations, facts)
    for variation in chosen:
        facts = variation.adapt(facts) if variation.adapt else facts
        if variation.make:
            behaviours.append(variation.make())
    chain = Chain(behaviours)
    app = _route(Provider(facts, Store(facts, db, chain.relaxed()), chain), chain, token, host_url)
    for variation in chosen:
        app = variation.wsgi(app) if variation.wsgi else app
    return app


def _route(provider: Provider, chain: Chain, token: str | None, host: str | None) -> Wsgi:
    import falcon

    from .endpoints import Endpoint, Gate, collection_operations, item_operations

    app = falcon.App()
    app.add_error_handler(falcon.HTTPRouteNotFound, _nowhere)
    gate = Gate(provider, chain, token)
    app.add_error_handler(falcon.HTTPBadRequest, gate.unheard)
    contract, base = provider.contract, provider.contract.base_path
    for resource in contract.resources.values():
        whole, one = collection_operations(resource), item_operations(resource)
        app.add_route(base + resource.path, Endpoint(gate, whole, resource, host))
        item = base + resource.item.replace("{id}", "{identity}")
        app.add_route(item, Endpoint(gate, one, resource, host))
    for combined in contract.combined:
        endpoint = Endpoint(gate, {"POST": "combine"}, host=host, path=combined.path)
        app.add_route(base + combined.path, endpoint)
    _publish(app, gate, chain, contract, host)
    return app


def _publish(app: Any, gate: "Gate", chain: Chain, contract: Contract, host: str | None) -> None:
    from .endpoints import JSON, YAML, Public

    base = contract.base_path

    @cache
    def document() -> Json:
        return chain.document(describe(contract, gate.provider.queries))

    for path in contract.documents:
        media = JSON if path.endswith(".json") else YAML
        app.add_route(f"{base}/{path}", Public(document, base, host, media))
    paths = [r.path for r in contract.resources.values()]
    paths += [combined.path for combined in contract.combined]
    places: Json = {path.strip("/"): "{base}" + path for path in paths}
    root = Public(lambda: places, base, host)
    app.add_route(base, root)
    app.add_route(f"{base}/", root)


def _nowhere(req: Any, resp: Any, error: Any, params: Any) -> None:
    resp.status = 404
    resp.content_type = "text/html; charset=utf-8"
    resp.text = "<!doctype html><title>Niet gevonden</title><h1>Niet gevonden</h1>"
