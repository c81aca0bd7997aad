"""A run counts its requests, and waits as long as it is asked to and no longer."""

import httpx
import pytest
from canned import in_turn, provider_of

from kcc_conformance.client.manners import Manners, retry_after


def test_the_budget_is_that_of_the_run(clock: list[float]) -> None:
    manners = Manners(5)
    one, two = (provider_of(in_turn(httpx.Response(200)), manners=manners) for _ in range(2))
    told = [each.request("GET", "/x").trouble for each in (one, two) * 4]
    assert told[:5] == [None] * 5
    assert all("limit of 5 requests" in str(trouble) for trouble in told[5:])
    assert (one.requests, two.requests, one.silent) == (5, 5, True)
    manners.lift()
    assert one.request("GET", "/x").ok


def test_a_registration_that_is_put_off_is_not_repeated_but_the_next_request_waits(
    clock: list[float],
) -> None:
    busy = httpx.Response(503, headers={"Retry-After": "7"})
    provider = provider_of(in_turn(busy, httpx.Response(201)))
    assert provider.request("POST", "/x", body={}).status == 503
    assert clock[0] == 1000
    assert provider.request("POST", "/y", body={}).status == 201
    assert clock[0] == 1007
    assert provider.request("POST", "/z", body={}).status == 201
    assert clock[0] == 1007


def test_no_more_than_ten_minutes_are_waited_in_all(clock: list[float]) -> None:
    provider = provider_of(in_turn(httpx.Response(429, headers={"Retry-After": "25"})))
    for _ in range(15):
        assert provider.request("GET", "/x").status == 429
    assert clock[0] == 1600


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 1.0),
        ("", 1.0),
        ("straks", 1.0),
        ("2.5", 2.5),
        ("-3", 0.0),
        ("nan", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 99 Oct 99999 07:28:00 GMT", 1.0),
        ("9" * 5_000, float("inf")),
    ],
)
def test_retry_after(value: str | None, seconds: float) -> None:
    assert retry_after(value) == seconds
