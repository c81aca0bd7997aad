"""What the language of contracts says of dialects that no family speaks."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import answer_of, provider_of

from kcc_conformance.checks.echo import echo
from kcc_conformance.client.listing import read_list
from kcc_conformance.client.speech import Speech
from kcc_conformance.consumer.location import id_at
from kcc_conformance.contract import envelopes, instants, pages, queries, wire
from kcc_conformance.contract.contract import Contract, load_contract

FOLDERS = Path(__file__).parents[1] / "dialects"
KLANTBALIE, LOKET, BALIE = (
    load_contract(str(FOLDERS / name)) for name in ("klantbalie", "loket", "balie")
)
BASE = "https://klant.example/api"
MOMENT = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_a_base(monkeypatch: pytest.MonkeyPatch) -> None:
    for contract in (KLANTBALIE, LOKET, BALIE):
        monkeypatch.setattr(contract.wording, "base", BASE)


def answers(*bodies: Any, headers: Any = ()) -> Callable[[httpx.Request], httpx.Response]:
    """Gives these pages one after the other."""
    left = list(bodies)
    told = list(headers) or [{}] * len(left)

    def give(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=left.pop(0), headers=told.pop(0))

    return give


def attribute(contract: Contract, name: str) -> Any:
    return contract.resource("klantcontact").attributes[name]


@pytest.mark.parametrize(
    ("contract", "written"),
    [(KLANTBALIE, 1677661200), (LOKET, 1677661200000), (BALIE, "01-03-2023 10:00:00")],
)
def test_a_moment_is_written_as_the_contract_says(contract: Contract, written: Any) -> None:
    moment = attribute(contract, "plaatsgevonden_op")
    for told in ("01-03-2023 10:00", "2023-03-01T09:00:00Z"):
        assert wire.value_on_wire(contract, moment, told) == written
    assert wire.moment(moment, written) == MOMENT
    assert wire.value_on_wire(contract, moment, "gisteren") == "gisteren"
    for wrong in (True, None, "gisteren", "2023-03-01T09:00:00Z", [], 10**400):
        assert wire.moment(moment, wrong) is None


@pytest.mark.parametrize(
    ("shown", "beyond"), [("2023-03-01T09:00:00Z", True), (1677661260, False), ("vroeger", False)]
)
def test_the_same_moment_in_another_notation_differs_from_the_contract_alone(
    shown: Any, beyond: bool
) -> None:
    resource = KLANTBALIE.resource("klantcontact")
    sent = {"plaatsgevonden_op": "01-03-2023 10:00"}
    (found,) = echo(KLANTBALIE, resource, sent, {"tijdstip": shown})
    assert (found.source == "contract") == beyond
    assert echo(KLANTBALIE, resource, sent, {"tijdstip": 1677661200}) == ()


@pytest.mark.parametrize(
    "notation", ["", instants.SECONDS, instants.MILLISECONDS, "%d-%m-%Y %H:%M"]
)
def test_a_moment_comes_back_from_every_notation(notation: str) -> None:
    assert instants.from_wire(instants.to_wire(MOMENT, notation), notation) == MOMENT


@pytest.mark.parametrize(
    ("contract", "record", "found"),
    [
        (KLANTBALIE, {"kenmerk": "a-1"}, "a-1"),
        (LOKET, {"meta": {"nummer": 17}}, "17"),
        (LOKET, {"meta": {"nummer": True}}, None),
        (LOKET, {"meta": 17}, None),
        (BALIE, {"zelf": f"{BASE}/klantcontacten/a%20b"}, "a b"),
        (BALIE, {"zelf": "/api/klantcontacten/7/"}, "7"),
        (BALIE, {"zelf": "http://["}, None),
        (BALIE, {"zelf": "/"}, None),
    ],
)
def test_an_id_is_a_text_a_number_or_an_address(
    contract: Contract, record: Any, found: str | None
) -> None:
    resource = contract.resource("klantcontact")
    assert wire.identifier(resource, record) == found
    if found is not None:
        assert wire.identifier(resource, wire.naming(contract, resource, found)) == found


@pytest.mark.parametrize(
    ("contract", "pointer"),
    [
        (KLANTBALIE, f"{BASE}/klanten/7"),
        (LOKET, 7),
        (BALIE, {"href": "/api/partijen/7"}),
    ],
)
def test_one_record_points_to_another_as_the_contract_says(
    contract: Contract, pointer: Any
) -> None:
    assert wire.pointer(contract, "partij", "7") == pointer
    assert wire.referred(contract, pointer) == "7"
    assert wire.referred(contract, "http://[") in (None, "http://[")
    assert wire.referred(contract, 7 if contract is not LOKET else True) is None


def test_a_filter_asks_for_an_id_or_for_an_address() -> None:
    for contract, asked in ((KLANTBALIE, {"klant": "7"}),
                            (BALIE, {"wasPartij__uuid": "/api/partijen/7"})):  # fmt: skip
        resource = contract.resource("betrokkene")
        assert queries.asked(contract, resource, "partij", {"partij": "7"}) == asked


@pytest.mark.parametrize(
    ("contract", "headers", "found"),
    [
        (KLANTBALIE, {"x-kenmerk": "a-1"}, "a-1"),
        (KLANTBALIE, {"x-kenmerk": f"{BASE}/gesprekken/a-1"}, "a-1"),
        (KLANTBALIE, {"x-kenmerk": f"{BASE}/klanten/a-1"}, None),
        (KLANTBALIE, {"x-kenmerk": "https://elders.example/api/gesprekken/a-1"}, None),
        (KLANTBALIE, {"x-kenmerk": ".."}, None),
        (KLANTBALIE, {"location": f"{BASE}/gesprekken/a-1"}, None),
        (LOKET, {"location": f"{BASE}/klantcontacten/12"}, "12"),
        (LOKET, {"location": "12"}, None),
        (BALIE, {"x-zelf": "/api/klantcontacten/12"}, "12"),
    ],
)
def test_an_id_is_taken_from_the_header_that_the_contract_names(
    contract: Contract, headers: Any, found: str | None
) -> None:
    resource = contract.resource("klantcontact")
    told = replace(answer_of(201, headers=headers, text=""), url=f"{BASE}/klantcontacten")
    assert id_at(contract, resource, BASE, told) == found


def test_a_cursor_goes_back_until_there_is_no_more() -> None:
    asked: list[dict[str, str]] = []
    give = answers(
        {"gegevens": [{"kenmerk": "1"}], "bladeren": {"volgende": "abc=", "meer": True}},
        {"gegevens": [{"kenmerk": "2"}], "bladeren": {"volgende": 3, "meer": True}},
        {"gegevens": [], "bladeren": {"volgende": "slot", "meer": False, "aantal": 2}},
    )

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(dict(request.url.params))
        return give(request)

    narrowed = {"klant": "7"}
    found = read_list(
        provider_of(handler), KLANTBALIE, KLANTBALIE.resource("klantcontact"), narrowed_by=narrowed
    )
    assert (found.ids, found.count, found.problem) == (("1", "2"), 2, None)
    first = {"klant": "7", "aantal": "200"}
    assert asked == [first, {**first, "na": "abc="}, {**first, "na": "3"}]


def test_the_same_cursor_again_is_a_circle() -> None:
    page = {"gegevens": [], "bladeren": {"volgende": "abc"}}
    found = read_list(
        provider_of(answers(page, page)), KLANTBALIE, KLANTBALIE.resource("klantcontact")
    )
    assert found.problem == "de pagina's verwijzen in een kring naar elkaar"


@pytest.mark.parametrize(
    ("header", "link"),
    [
        ('<https://a.example/x?p=2>; rel="next"', "https://a.example/x?p=2"),
        ('</x?p=1>; rel=prev, </x?a,b;c>; title="x, y"; rel="last next"', "/x?a,b;c"),
        ("<?p=2>;rel=NEXT", "?p=2"),
        ('<?p=2>; rel="prev"', None),
        ("<?p=2", None),
        ("", None),
        ('<?p=2>; title="rel=next"', None),
    ],
)
def test_the_next_page_in_a_link_header(header: str, link: str | None) -> None:
    assert pages.next_link(header) == link


def test_an_array_is_read_along_its_link_header() -> None:
    one, two = [{"meta": {"nummer": 1}}], [{"meta": {"nummer": 2}}]
    link = {"Link": '<https://elders.example/api/klantcontacten?pagina=2>; rel="next"'}
    give = answers(one, two, headers=[link, {}])
    found = read_list(provider_of(give), LOKET, LOKET.resource("klantcontact"))
    assert (found.ids, found.problem) == (("1", "2"), None)
    assert found.answers[1].url.endswith("/klantcontacten?pagina=2")
    assert "elders" not in found.answers[1].url


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ({"rij": {"href": "/api/klantcontacten/1"}}, ("1",)),
        ({"rij": f"{BASE}/klantcontacten/1"}, None),
        ({"rij": {}}, None),
        ("/api/klantcontacten/1", None),
    ],
)
def test_rows_of_references_have_ids(row: Any, ids: tuple[str, ...] | None) -> None:
    found = pages.rows(BALIE, BALIE.resource("klantcontact"), {"rijen": [row]})
    shown = found and tuple(wire.identifier(BALIE.resource("klantcontact"), e) for e in found)
    assert (shown if shown != (None,) else None) == ids


def test_a_record_goes_out_and_comes_in_its_envelope() -> None:
    seen: list[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((json.loads(request.content), dict(request.headers)))
        return httpx.Response(200, json={"gegevens": {"kenmerk": "1"}, "meta": {}})

    provider = provider_of(handler, speech=Speech(KLANTBALIE))
    answer = provider.request(
        "POST", "/gesprekken", body={"titel": "x"}, resource="klantcontact.response"
    )
    assert seen[0][0] == {"gegevens": {"titel": "x"}}
    assert answer.body == {"kenmerk": "1"}
    kept = provider.recorder.exchanges[0]
    assert kept.request_body == {"gegevens": {"titel": "x"}}
    assert kept.response_body == {"gegevens": {"kenmerk": "1"}, "meta": {}}
    assert envelopes.shown(KLANTBALIE, kept.response_body) == answer.body


def test_headers_of_the_contract_go_with_every_request() -> None:
    seen: list[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json=[])

    provider = provider_of(handler, speech=Speech(LOKET))
    provider.request("GET", "/klantcontacten", credentials={})
    assert seen[0]["x-loket-versie"] == "2026-01"
    assert "authorization" not in seen[0]
