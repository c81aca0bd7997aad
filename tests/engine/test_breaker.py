"""A run lets go of a provider that is plainly down; and of no other."""

import itertools
from collections.abc import Callable

import httpx
import pytest
from canned import in_turn, provider_of

from kcc_conformance.client.breaker import STREAK

PULSE = ("/partijen", "/actoren", "/klantcontacten")

DOWN = "stopped answering"


class World:
    """A provider of which a test says what works."""

    def __init__(self, works: Callable[[httpx.Request], bool], status: int | None = 500) -> None:
        self.works = works
        self.status = status
        self.asked: list[tuple[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api")
        self.asked.append((request.method, path))
        if self.works(request):
            return httpx.Response(200, json={})
        if self.status is None:
            raise httpx.ReadTimeout("x")
        return httpx.Response(self.status)


def troubles(provider: object, method: str, path: str, times: int) -> list[str | None]:
    return [provider.request(method, path, body={}).trouble for _ in range(times)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [500, 502, 503, 429, None])
def test_a_provider_that_is_down_is_left_alone(status: int | None, clock: list[float]) -> None:
    world = World(lambda request: False, status)
    provider = provider_of(world, pulse=PULSE, timeout=10)
    troubles(provider, "POST", "/klantcontacten", STREAK)
    asked = len(world.asked)
    told = troubles(provider, "POST", "/klantcontacten", 20)
    assert all(DOWN in str(trouble) for trouble in told)
    assert all("not asked again" in str(trouble) for trouble in told)
    assert len(world.asked) == asked
    assert provider.silent


@pytest.mark.parametrize(
    "works",
    [
        lambda request: request.method == "GET",
        lambda request: request.method != "GET",
        lambda request: "betrokkenen" not in request.url.path,
        lambda request: "klantcontacten" not in request.url.path,
    ],
    ids=["GET", "all but GET", "all but one resource", "all but klantcontacten"],
)
@pytest.mark.parametrize("status", [500, 429])
def test_a_provider_with_a_bad_endpoint_is_not(
    works: Callable[[httpx.Request], bool], status: int, clock: list[float]
) -> None:
    provider = provider_of(World(works, status), pulse=PULSE, timeout=0.1)
    for _ in range(6):
        for method, path in itertools.product(("POST", "GET"), ("/klantcontacten", "/betrokkenen")):
            assert troubles(provider, method, path, 3) == [None] * 3
    assert not provider.silent


def test_a_provider_that_is_back_in_time_is_not_let_go(clock: list[float]) -> None:
    provider = provider_of(World(lambda request: clock[0] > 1000.5), pulse=PULSE, timeout=10)
    assert troubles(provider, "GET", "/partijen", 2 * STREAK) == [None] * 2 * STREAK
    assert clock[0] > 1000.5


def test_a_provider_that_comes_back_later_is_found_by_a_harmless_request(
    clock: list[float],
) -> None:
    world = World(lambda request: clock[0] > 1100)
    provider = provider_of(world, pulse=PULSE, timeout=10)
    troubles(provider, "POST", "/klantcontacten", STREAK)
    assert DOWN in str(provider.request("POST", "/klantcontacten", body={}).trouble)
    clock[0] += 50
    asked = len(world.asked)
    assert DOWN in str(provider.request("POST", "/klantcontacten", body={}).trouble)
    assert {method for method, _ in world.asked[asked:]} == {"GET"}
    clock[0] = 1200
    assert provider.request("POST", "/klantcontacten", body={}).ok
    assert not provider.silent


def test_a_provider_is_looked_for_once_more_before_cleaning_up(clock: list[float]) -> None:
    works = [False]
    provider = provider_of(World(lambda request: works[0]), pulse=PULSE, timeout=10)
    troubles(provider, "GET", "/klantcontacten", STREAK)
    works[0] = True
    assert DOWN in str(provider.request("GET", "/klantcontacten").trouble)
    provider.wake()
    assert provider.request("GET", "/klantcontacten").ok


def test_without_places_to_look_nobody_is_let_go(clock: list[float]) -> None:
    provider = provider_of(World(lambda request: False))
    assert troubles(provider, "GET", "/x", 20) == [None] * 20


def test_refusals_are_no_silence(clock: list[float]) -> None:
    provider = provider_of(in_turn(httpx.Response(401)), pulse=PULSE)
    assert troubles(provider, "GET", "/x", 20) == [None] * 20
