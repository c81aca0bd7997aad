"""A request is sent again only where that registers nothing twice, and no sooner than was asked."""

import httpx
import pytest
from canned import in_turn, provider_of

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")


@pytest.mark.parametrize("method", METHODS)
def test_a_broken_connection_is_tried_again_only_where_that_registers_nothing(
    method: str, waits: list[float]
) -> None:
    broken = httpx.RemoteProtocolError("weg")
    provider = provider_of(in_turn(broken, httpx.Response(200, json=[])))
    answer = provider.request(method, "/x", body={})
    assert answer.ok == (method in ("GET", "DELETE"))
    assert provider.requests == (2 if answer.ok else 1)


@pytest.mark.parametrize("error", [httpx.ReadTimeout("x"), httpx.ConnectError("x"), ValueError()])
def test_other_trouble_is_not_tried_again(error: Exception, waits: list[float]) -> None:
    provider = provider_of(in_turn(error))
    provider.request("GET", "/x")
    assert provider.requests == 1


def busy(status: int, after: str | None) -> httpx.Response:
    return httpx.Response(status, headers={} if after is None else {"Retry-After": after})


@pytest.mark.parametrize(
    ("status", "after", "method", "waited"),
    [
        (429, "3", "POST", [3.0]),
        (429, "3", "GET", [3.0]),
        (429, "0", "GET", [0.0]),
        (429, "-5", "GET", [0.0]),
        (429, None, "POST", [1.0]),
        (429, "straks", "GET", [1.0]),
        (429, "Wed, 21 Oct 2015 07:28:00 GMT", "GET", [0.0]),
        (429, "31", "GET", []),
        (429, "nan", "GET", [0.0]),
        (429, "1e400", "GET", []),
        (503, "2", "GET", [2.0]),
        (503, None, "GET", []),
        (503, "2", "POST", []),
        (500, "2", "GET", []),
    ],
)
def test_a_busy_provider_is_waited_for(
    status: int, after: str | None, method: str, waited: list[float], waits: list[float]
) -> None:
    provider = provider_of(in_turn(busy(status, after), httpx.Response(201, json={})))
    answer = provider.request(method, "/x", body={})
    assert waits == waited
    assert answer.status == (201 if waited else status)
    assert provider.requests == 1 + len(waited)
    assert len(provider.recorder.exchanges) == provider.requests


def test_a_provider_that_stays_busy_is_left_alone(waits: list[float]) -> None:
    provider = provider_of(in_turn(busy(429, "1")))
    assert provider.request("POST", "/x", body={}).status == 429
    assert (provider.requests, waits) == (3, [1.0, 1.0])
