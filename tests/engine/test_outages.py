"""A provider that is out for a while is waited for; a defect is no outage."""

import itertools
from collections.abc import Callable

import httpx
import pytest
from canned import provider_of

from kcc_conformance.client.outages import PATIENCE, Outage, Outages
from kcc_conformance.client.provider import ProviderClient

PULSE = ("/partijen", "/actoren", "/klantcontacten")
DOWN = "stopped answering"


class World:
    """A provider of which a test says when it answers well, by request and by its number."""

    def __init__(self, works: Callable[[httpx.Request, int], bool], status: int = 500) -> None:
        self.works = works
        self.status = status
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api")
        self.asked.append(f"{request.method} {path}")
        good = self.works(request, len(self.asked))
        return httpx.Response(200 if good else self.status, json={})


def started(world: World, timeout: float = 10) -> ProviderClient:
    """A client that has seen the provider answer well."""
    provider = provider_of(world, pulse=PULSE, timeout=timeout)
    assert provider.request("GET", "/klantcontacten").ok
    return provider


@pytest.mark.parametrize("status", [500, 502, 503])
def test_an_outage_is_waited_out_and_the_reading_repeated(status: int, clock: list[float]) -> None:
    world = World(lambda request, n: n == 1 or clock[0] > 1030, status)
    provider = started(world)
    assert provider.request("POST", "/klantcontacten", body={}).status == status
    assert provider.request("POST", "/partijen", body={}).status == status
    assert provider.request("GET", "/actoren").ok
    assert 1030 < clock[0] < 1035
    (outage,) = provider.outages.all
    assert (outage.first, outage.over, outage.status) == (2, True, status)
    assert outage.last == len(world.asked) - 2
    assert outage.requests == len(world.asked) - 3
    assert outage.covers([1, 2])
    assert not outage.covers([1, outage.last + 1])
    assert not provider.silent


def test_one_operation_that_is_asked_again_and_again_shows_an_outage_too(
    clock: list[float],
) -> None:
    provider = started(World(lambda request, n: n == 1 or clock[0] > 1030))
    statuses = [provider.request("POST", "/klantcontacten", body={}).status for _ in range(5)]
    assert statuses == [500, 500, 500, 500, 200]
    (outage,) = provider.outages.all
    assert outage.covers([2])
    assert not provider.silent


def test_a_registration_is_not_repeated(clock: list[float]) -> None:
    world = World(lambda request, n: n == 1 or clock[0] > 1001)
    provider = started(world)
    statuses = [
        provider.request("POST", path, body={}).status
        for path in ("/klantcontacten", "/partijen", "/actoren", "/actoren")
    ]
    assert statuses == [500, 500, 500, 200]
    assert world.asked.count("POST /actoren") == 2


def test_what_lasts_longer_is_left_alone(clock: list[float]) -> None:
    world = World(lambda request, n: n == 1)
    provider = started(world)
    for path in ("/klantcontacten", "/partijen", "/actoren"):
        provider.request("POST", path, body={})
    assert clock[0] == pytest.approx(1000 + PATIENCE * 10, abs=3)
    assert DOWN in str(provider.request("POST", "/actoren", body={}).trouble)
    (outage,) = provider.outages.all
    assert provider.outages.lasting
    assert not outage.over


def test_one_that_comes_back_later_was_one_outage(clock: list[float]) -> None:
    world = World(lambda request, n: n == 1 or clock[0] > 1200)
    provider = started(world)
    for path in ("/klantcontacten", "/partijen", "/actoren"):
        provider.request("POST", path, body={})
    clock[0] = 1201
    assert provider.request("GET", "/partijen").ok
    assert [outage.over for outage in provider.outages.all] == [True]


@pytest.mark.parametrize(
    "works",
    [
        lambda request, n: request.method == "GET",
        lambda request, n: n % 2 == 1,
        lambda request, n: n % 5 != 0,
        lambda request, n: "betrokkenen" not in request.url.path,
        lambda request, n: "klantcontacten" not in request.url.path or n == 1,
    ],
    ids=["reading works", "every second", "every fifth", "one resource", "klantcontacten"],
)
def test_a_defect_is_no_outage(
    works: Callable[[httpx.Request, int], bool], clock: list[float]
) -> None:
    world = World(works)
    provider = started(world)
    for _ in range(5):
        for method, path in itertools.product(
            ("POST", "DELETE"), ("/klantcontacten", "/betrokkenen", "/actoren")
        ):
            assert provider.request(method, path, body={}).trouble is None
    assert provider.outages.all == ()
    assert clock[0] < 1020


def test_an_operation_that_fails_while_others_work_is_looked_into_once(clock: list[float]) -> None:
    world = World(lambda request, n: request.method == "GET")
    provider = started(world)
    for path in ("/klantcontacten", "/partijen", "/actoren") * 1:
        provider.request("POST", path, body={})
    asked = world.asked.count("GET /klantcontacten")
    provider.request("POST", "/klantcontacten", body={})
    assert world.asked.count("GET /klantcontacten") == asked
    assert provider.outages.all == ()


def test_without_time_nothing_is_waited_for() -> None:
    outages = Outages()
    for n, path in enumerate(("/a", "/b", "/c")):
        outages.note(n, "POST", path, 500)
    assert outages.settle(lambda: False, 10, lambda: 0.0) is False
    assert outages.lasting


@pytest.mark.parametrize("status", [501, 429, None, 404])
def test_only_5xx_is_an_outage(status: int | None) -> None:
    outages = Outages()
    for n, path in enumerate(("/a", "/b", "/c")):
        outages.note(n, "POST", path, status)
    assert outages.settle(lambda: False, 0, lambda: 1.0) is None
    assert outages.all == ()


def test_what_two_parts_of_a_run_saw_is_one_outage() -> None:
    outages = Outages()
    outages.adopt(Outage(10, 20, 100.0, 110.0, 6, 503, over=True))
    outages.adopt(Outage(12, 25, 101.0, 112.0, 7, 503, over=True))
    outages.adopt(Outage(90, 95, 300.0, 301.0, 3, 500, over=True))
    assert outages.all == (
        Outage(10, 25, 100.0, 112.0, 13, 503, over=True),
        Outage(90, 95, 300.0, 301.0, 3, 500, over=True),
    )
    assert outages.covers([22])
    assert not outages.covers([26, 89])
