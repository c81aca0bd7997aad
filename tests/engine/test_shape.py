"""Whether bodies have the shape that the schemas describe."""

from dataclasses import replace
from typing import Any

from canned import IDS

from kcc_conformance import fixtures
from kcc_conformance.checks import shape
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import Finding

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL, ACTOR = OK.resource("klantcontact"), OK.resource("actor")
ONE, TWO, THREE = IDS[1:4]


def exchange_of(resource: str | None, body: Any, status: int | None = 200, n: int = 1) -> Exchange:
    return Exchange(
        n=n, check="", method="GET", url="", status=status, trouble=None, milliseconds=0.0,
        resource=resource, request_headers={}, request_body=None, response_headers={},
        response_body=body,
    )  # fmt: skip


def fixture(contract: str, name: str) -> Any:
    (case,) = (each for each in fixtures.cases(contract) if each.file == name)
    return case.payload()


def shapes(contract: Any, what: str, *exchanges: Exchange) -> tuple[tuple[Finding, ...], int]:
    return shape.misshapen(contract, Schemata(contract.folders), exchanges, what)


RECORD = fixture("openklant-2.16", "valid/klantcontact.response.voorbeeld.json")


def test_records_of_the_right_shape() -> None:
    page = {"count": 1, "next": None, "previous": None, "results": [RECORD]}
    together = fixture("openklant-2.16", "valid/maak_klantcontact.response.voorbeeld.json")
    found, looked_at = shapes(
        OK,
        "klantcontact",
        exchange_of("klantcontact.response", RECORD, 201),
        exchange_of("list.klantcontact", page),
        exchange_of("maak_klantcontact.response", together, 201),
    )
    assert (found, looked_at) == ((), 3)


def test_what_is_not_looked_at() -> None:
    hidden = {"uuid": ONE, "…": "(van een ander: niet bewaard)"}
    exchanges = (
        exchange_of("klantcontact.response", {}, 404),
        exchange_of("klantcontact.response", {}, None),
        exchange_of("actor.response", {}),
        exchange_of(None, {}),
        exchange_of("klantcontact.response", hidden),
        exchange_of("list.klantcontact", {"results": [hidden]}),
        exchange_of("list.klantcontact", "x"),
        replace(exchange_of("klantcontact.response", "{… (300000 characters in all)"), cut=True),
    )
    assert shapes(OK, "klantcontact", *exchanges) == ((), 0)


def test_records_of_another_shape_are_told_once_each() -> None:
    wrong = {**RECORD, "vertrouwelijk": "nee"}
    found, looked_at = shapes(
        OK,
        "klantcontact",
        exchange_of("klantcontact.response", wrong, n=4),
        exchange_of("klantcontact.response", wrong, n=5),
        exchange_of("list.klantcontact", {"results": [wrong]}, n=6),
    )
    assert looked_at == 3
    assert [(each.pointer, each.exchange) for each in found] == [("/vertrouwelijk", 4)]
    assert shapes(OK, "klantcontact", exchange_of("klantcontact.response", "x"))[0]
    assert shapes(OK, "lijst", exchange_of("list.klantcontact", {"results": 3}))[0]
    assert shapes(OK, "lijst", exchange_of("list.klantcontact", {"results": [], "count": 0,
                  "next": None, "previous": None})) == ((), 1)  # fmt: skip


def test_refusals_have_a_shape_too() -> None:
    right = fixture("openklant-2.16", "valid/klantcontact.response.fout-400.json")
    assert shapes(OK, "foutmelding", exchange_of(None, right, 400)) == ((), 0)
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", right, 400)) == ((), 1)
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", {"title": 3}, 400))[0]
    assert shapes(OK, "foutmelding", exchange_of("klantcontact.response", "<p>", 400))[1] == 0


def test_null_is_the_same_as_nothing() -> None:
    assert shape.without_nulls({"a": None, "b": [{"c": None}, None], "d": 0}) == {
        "b": [{}, None],
        "d": 0,
    }
