"""The directed hunt for 5xx: requests that broke this provider or others before, and near ones.

`python tests/reference/hunt.py [--contract NAME …] [--requests N] [--seed N]` sends N of them
(default 5000) to the reference in this process, in each contract, and prints what was answered with
5xx or not at all. `--url URL --token TOKEN` sends them to a server instead.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

import httpx
from kcc_conformance.reference_impl.app import create_app
from kcc_conformance.reference_impl.contract import Contract, Resource, load_contract
from kcc_conformance.reference_impl.folders import built_in

TOKEN = "jacht"
_UNKNOWN = "0d0d62a1-ed13-4310-954d-28136e89b8ad"
_TEXTS = (
    "", " ", "a", "\ud800", "\x00", "\U0001f600" * 300, "x" * 100_000, "\u2028", "%00", "';--",
    "2024-02-30", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "9" * 5000,
    "null", _UNKNOWN, _UNKNOWN.upper(), "http://[", "//", "../..", "{base}", "\r\nX: y",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    *_TEXTS, None, True, 0, -1, 2**63, -(2**63), 10**400, 1.5, 1e308, [], {}, [None], [[]], [{}],
    {"": ""}, {"uuid": "\ud800"}, {"uuid": None}, {"uuid": {}}, {"uuid": _UNKNOWN}, [{"uuid": "x"}],
)  # fmt: skip
_ACCEPT = (
    "x", ";", "*/*;q=2", "application/json,", ",", "*/*;q=x", "a/b/c", "/", "*", "text/*;", " ",
    "application/json;q=0", "application/json;=", '"', "\u00e9", "*/json", "x" * 9000,
)  # fmt: skip
_MEDIA = ("", "x", ";", "application/json;charset=x", "application/json;", "*/*", "\u00e9")
_LENGTHS = ("-1", "x", "1000000000000000000", "9" * 400, "")


def requests(contract: Contract, seed: int, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Requests without end; the same for the same seed."""
    draw = random.Random(seed)
    resources = tuple(contract.resources.values())
    while True:
        resource = draw.choice(resources)
        kind = draw.choice((_query, _body, _body, _headers, _place))
        yield kind(draw, contract, resource, ids)


def _item(resource: Resource, ids: dict[str, str]) -> str:
    return resource.item.replace("{id}", ids.get(resource.name, _UNKNOWN))


def _query(
    draw: random.Random, contract: Contract, resource: Resource, ids: dict[str, str]
) -> dict[str, Any]:
    known = [name for entry in resource.filters.values() for name in entry.query]
    known += [*resource.search, *resource.unbuilt, contract.expand or "x", "page", "pageSize", "z"]
    chosen = draw.sample(known, k=min(len(known), draw.randint(1, 3)))
    sendable = [text.encode("utf-8", "replace").decode() for text in _TEXTS if len(text) < 9000]
    pairs = [(name, draw.choice(sendable)) for name in chosen]
    return {"method": "GET", "url": resource.path, "params": pairs}


def _body(
    draw: random.Random, contract: Contract, resource: Resource, ids: dict[str, str]
) -> dict[str, Any]:
    body: dict[str, Any] = dict(resource.defaults)
    for attribute in resource.attributes.values():
        if attribute.required or draw.random() < 0.3:
            at = body
            for key in attribute.path[:-1]:
                at = at.setdefault(key, {}) if isinstance(at, dict) else {}
            if isinstance(at, dict):
                at[attribute.path[-1]] = _fitting(draw, contract, attribute, ids)
    for member in draw.sample(sorted(body), k=min(len(body), draw.randint(0, 2))):
        body[member] = draw.choice(_VALUES)
    whole: Any = body if draw.random() < 0.95 else draw.choice(_VALUES)
    method = draw.choice(("POST", "POST", "PUT", "PATCH"))
    url = resource.path if method == "POST" else _item(resource, ids)
    if contract.combined and draw.random() < 0.1:
        url, method = contract.combined[0].path, "POST"
        whole = {
            part: draw.choice((body, *_VALUES)) for part in contract.combined[0].parts.values()
        }
    return {"method": method, "url": url, "content": json.dumps(whole)}


def _fitting(draw: random.Random, contract: Contract, attribute: Any, ids: dict[str, str]) -> Any:
    if attribute.values:
        return draw.choice(list(attribute.values.values()))
    if attribute.kind == "reference":
        known = ids.get(attribute.target, _UNKNOWN)
        plain = contract.reference["style"] != "object"
        return known if plain else {contract.reference["key"]: known}
    simple = {"boolean": True, "number": draw.randint(-5, 10**12), "digits": "4711",
              "instant": "2024-05-13T10:15:30Z", "date": "2024-05-13", "texts": {"a": "b"},
              "links": [], "constant": attribute.start, "references": []}  # fmt: skip
    return simple.get(attribute.kind, "tekst")


def _headers(
    draw: random.Random, contract: Contract, resource: Resource, ids: dict[str, str]
) -> dict[str, Any]:
    choices = {"Accept": _ACCEPT, "Content-Type": _MEDIA, "Content-Length": _LENGTHS,
               "Authorization": ("", "Token", f"{contract.scheme} \u00e9", "x" * 9000)}  # fmt: skip
    name = draw.choice(sorted(choices))
    value = draw.choice(choices[name]).encode("latin-1", "replace")
    method = "POST" if name.startswith("Content") else "GET"
    content = b"{}" if method == "POST" else b""
    return {"method": method, "url": resource.path, "headers": [(name, value)], "content": content}


def _place(
    draw: random.Random, contract: Contract, resource: Resource, ids: dict[str, str]
) -> dict[str, Any]:
    odd = ("%00", "%ff", "%ed%a0%80", "..", "%2f", "\u2028", "x" * 3000, "%", "{id}", "a;b")
    url = resource.item.replace("{id}", draw.choice(odd))
    return {"method": draw.choice(("GET", "DELETE", "PATCH", "OPTIONS")), "url": url}


def hunt(client: httpx.Client, contract: Contract, times: int, seed: int) -> list[str]:
    """What was answered with 5xx, or not at all: a line each."""
    found, ids = [], dict[str, str]()
    drawn = requests(contract, seed, ids)
    for number in range(times):
        request = next(drawn)
        try:
            answer = client.request(**request)
        except (httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError):
            continue  # what this client cannot send
        except Exception as error:
            found.append(
                f"{number}: {type(error).__name__} {str(error)[:80]}: {str(request)[:200]}"
            )
            continue
        if answer.status_code >= 500:
            found.append(f"{number}: {answer.status_code}: {str(request)[:200]}")
        elif answer.status_code == 201:
            _learn(contract, answer, ids)
    return found


def _learn(contract: Contract, answer: httpx.Response, ids: dict[str, str]) -> None:
    """Notes the id of what was made, and that it can be read."""
    body = answer.json()
    answer.content.decode("utf-8")
    for resource in contract.resources.values():
        if answer.request.url.path.endswith(resource.path) and resource.id in body:
            ids[resource.name] = str(body[resource.id])


def main() -> int:
    """Hunts, and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contract", action="append", help="all built-in ones without it")
    parser.add_argument("--requests", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url")
    parser.add_argument("--token", default=TOKEN)
    given = parser.parse_args()
    total = 0
    for name in given.contract or built_in():
        contract = load_contract(name)
        app = create_app(name, token=TOKEN)
        transport = None if given.url else httpx.WSGITransport(app=app)
        headers = {"Authorization": f"{contract.scheme} {given.token}",
                   "Content-Type": contract.success_media[0]}  # fmt: skip
        base = given.url or f"http://kcc.test{contract.base_path}"
        with httpx.Client(transport=transport, base_url=base, headers=headers) as client:
            lines = hunt(client, contract, given.requests, given.seed)
        print(f"{name}: {given.requests} requests, {len(lines)} answered with 5xx or not at all")
        print(*lines, sep="\n")
        total += len(lines)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
