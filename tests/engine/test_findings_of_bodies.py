"""Which bodies of a run are held against the schemas, and what a finding of one says."""

from typing import Any

import pytest
from canned import IDS

from kcc_conformance.checks import shape
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata

OK = load_contract("openklant-2.16")
ONE, TWO, THREE = IDS[1:4]


def exchange_of(resource: str, body: Any, status: int = 200, n: int = 1) -> Exchange:
    return Exchange(
        n=n, check="", method="GET", url="", status=status, trouble=None, milliseconds=0.0,
        resource=resource, request_headers={}, request_body=None, response_headers={},
        response_body=body,
    )  # fmt: skip


def looked_at(what: str, *exchanges: Exchange) -> int:
    return shape.misshapen(OK, Schemata(OK.folders), exchanges, what)[1]


@pytest.mark.parametrize(
    ("status", "record", "refusal"),
    [
        (199, 0, 0),
        (200, 1, 0),
        (299, 1, 0),
        (300, 0, 0),
        (399, 0, 0),
        (400, 0, 1),
        (499, 0, 1),
        (500, 0, 0),
        (502, 0, 0),
    ],
)
def test_which_bodies_are_records_and_which_are_refusals(
    status: int, record: int, refusal: int
) -> None:
    exchange = exchange_of("klantcontact.response", {"title": "x"}, status)
    assert looked_at("klantcontact", exchange) == record
    assert looked_at("foutmelding", exchange) == refusal


def test_one_body_that_was_seen_does_not_hide_the_next() -> None:
    wrong = {"indicatieContactGelukt": "x"}
    found, number = shape.misshapen(
        OK,
        Schemata(OK.folders),
        [
            exchange_of("klantcontact.response", wrong, n=1),
            exchange_of("klantcontact.response", wrong, n=2),
            exchange_of("klantcontact.response", {**wrong, "vertrouwelijk": "nee"}, n=3),
        ],
        "klantcontact",
    )
    assert number == 3
    told = [(each.pointer, each.exchange) for each in found]
    assert told.count(("/indicatieContactGelukt", 1)) == 1
    assert ("/vertrouwelijk", 3) in told
    assert {exchange for pointer, exchange in told if pointer != "/vertrouwelijk"} == {1}
    (finding,) = (each for each in found if each.pointer == "/vertrouwelijk" and each.exchange == 3)
    assert finding.message.startswith("klantcontact heeft niet de vorm uit het contract: /vert")
    assert (finding.expected, finding.actual) == ("ja of nee (true of false)", '"nee"')


def test_a_record_that_was_seen_does_not_hide_the_next_one_on_a_page() -> None:
    seen, fresh = {"indicatieContactGelukt": "x"}, {"vertrouwelijk": "nee"}
    exchanges = [
        exchange_of("klantcontact.response", seen, n=1),
        exchange_of("list.klantcontact", {"results": [seen, fresh]}, n=2),
    ]
    found, number = shape.misshapen(OK, Schemata(OK.folders), exchanges, "klantcontact")
    assert number == 3
    told = [(f.pointer, f.expected, f.exchange) for f in found]
    assert ("/vertrouwelijk", "ja of nee (true of false)", 2) in told


def test_of_one_call_for_more_each_part_is_looked_at() -> None:
    body = {"klantcontact": {}, "betrokkene": {}, "onderwerpobject": None}
    exchange = exchange_of("maak_klantcontact.response", body, 201)
    assert looked_at("klantcontact", exchange) == 1
    assert looked_at("betrokkene", exchange) == 1
    assert looked_at("actor", exchange) == 0
    assert looked_at("klantcontact", exchange_of("maak_klantcontact.response", {}, 201)) == 0


def test_of_a_list_the_records_of_that_kind_are_looked_at() -> None:
    hidden = {"uuid": ONE, "…": "(van een ander: niet bewaard)"}
    page = exchange_of("list.klantcontact", {"results": [hidden, {}, {}]})
    assert looked_at("klantcontact", page) == 2
    assert looked_at("betrokkene", page) == 0
    assert looked_at("lijst", page) == 1
    assert looked_at("lijst", exchange_of("klantcontact.response", {})) == 0
