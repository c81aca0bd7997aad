"""A run that only reads looks at every kind of record, and follows references from both sides."""

import json
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from reading import Answered, Spoil, Stores, played, red
from rotation import settle, some_of, turn_of

from kcc_conformance.contract.contract import load_contract

PLURALS = {
    "klantcontact": "klantcontacten",
    "betrokkene": "betrokkenen",
    "actorklantcontact": "actorklantcontacten",
    "actor": "actoren",
    "partij": "partijen",
}
KINDS = tuple(PLURALS)


def _at(kind: str, environ: dict[str, Any]) -> str:
    """Whether a request is for the list or for one record of a kind, or for neither."""
    facts = load_contract("openklant-2.16")
    path = environ["PATH_INFO"].removeprefix(facts.base_path)
    resource = facts.resource(kind)
    if path == resource.path:
        return "list"
    return "record" if path.startswith(resource.path + "/") else ""


def _json(change: Callable[[Any], Any], kind: str, where: str) -> Spoil:
    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        if _at(kind, environ) == where and status.startswith("200"):
            body = json.dumps(change(json.loads(body))).encode()
        return status, headers, body

    return spoil


def _status(new: str, kind: str, when: str) -> Spoil:
    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        hit = _at(kind, environ) == "record" and status.startswith(when)
        return (new if hit else status), headers, body

    return spoil


def _rows(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda page: {**page, "results": change(page["results"])}


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with every member of which the list says something turned into something else."""
    return {k: v if k in ("uuid", "url") or not v else None for k, v in row.items()}


SPOILED: dict[str, Callable[[str], Spoil]] = {
    "Ook elk ander record heeft een eigen ID": lambda kind: _json(
        _rows(lambda rows: [{**row, "uuid": rows[0]["uuid"]} for row in rows]), kind, "list"
    ),
    "De lijst toont elk record zoals het zelf wordt getoond": lambda kind: _json(
        _rows(lambda rows: [_changed(row) for row in rows]), kind, "list"
    ),
    "Elk record heeft de vorm uit het contract": lambda kind: _json(
        lambda record: {"uuid": record["uuid"]} if "uuid" in record else record, kind, "record"
    ),
    "Elke lijst heeft de vorm uit het contract": lambda kind: _json(
        lambda page: {"rijen": page["results"]}, kind, "list"
    ),
    "De status en het mediatype van wat is gelezen": lambda kind: _status(
        "203 Iets anders", kind, "200"
    ),
    "Een onbekend ID opvragen": lambda kind: _status("500 Stuk", kind, "404"),
}


@pytest.mark.parametrize(
    ("check", "kind"), some_of([*product(SPOILED, KINDS)], 6, turn_of(settle()))
)
def test_each_kind_of_record_is_looked_at(check: str, kind: str, stores: Stores) -> None:
    row = kind if check == "Een onbekend ID opvragen" else PLURALS[kind]
    wanted = f"alleen-lezen/{check}[{row}]"
    if check.startswith("Ook elk ander") and kind == "klantcontact":
        wanted = "alleen-lezen/De klantcontacten die er staan hebben elk een eigen ID"
    result = played(stores, spoil=SPOILED[check](kind))
    assert wanted in red(result)


TIES = {
    "Elke verwijzing klopt van beide kanten[klantcontacten - betrokkenen]": (
        "betrokkene", lambda body: {**body, "hadKlantcontact": None},
    ),
    "Elke verwijzing klopt van beide kanten[partijen - betrokkenen]": (
        "betrokkene", lambda body: {**body, "wasPartij": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("check", TIES)
def test_references_are_followed_from_both_sides(check: str, stores: Stores) -> None:
    kind, change = TIES[check]
    assert f"alleen-lezen/{check}" in red(played(stores, spoil=_json(change, kind, "record")))


def test_a_reference_to_nobody(stores: Stores) -> None:
    result = played(stores, spoil=_status("404 Weg", "actor", "200"))
    wanted = "Elke koppeling klopt van beide kanten"
    assert f"alleen-lezen/{wanted}[actorklantcontacten - actoren]" in red(result)


def test_what_others_change_meanwhile_is_not_held_against_a_provider(
    stores: Stores,
) -> None:
    seen: list[str] = []

    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        if _at("klantcontact", environ) == "record" and status.startswith("200"):
            seen.append(environ["PATH_INFO"])
            if len(seen) <= 3:
                body = json.dumps({**json.loads(body), "onderwerp": "net gewijzigd"}).encode()
        return status, headers, body

    assert red(played(stores, spoil=spoil)) == set()
    assert len(seen) > len(set(seen))
