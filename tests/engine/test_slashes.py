"""Redirects to a trailing slash are followed with method and body kept, and remembered."""

import httpx
import pytest
from canned import provider_of

from kcc_conformance.client.slashes import REDIRECTS

BASE = "http://provider.invalid/api"


class Slashed:
    """A provider whose paths end in a slash."""

    def __init__(self, status: int = 301, location: str | None = None) -> None:
        self.status = status
        self.location = location
        self.asked: list[tuple[str, str, bytes]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.method, str(request.url).removeprefix(BASE), request.content))
        if request.url.path.endswith("/"):
            return httpx.Response(200, json={})
        query = f"?{request.url.query.decode()}" if request.url.query else ""
        there = self.location or f"{request.url.path}/{query}"
        return httpx.Response(self.status, headers={"Location": there})


@pytest.mark.parametrize("status", sorted(REDIRECTS))
def test_method_and_body_are_kept(status: int) -> None:
    world = Slashed(status)
    answer = provider_of(world).request("POST", "/partijen", body={"a": 1})
    assert answer.ok
    assert world.asked == [("POST", "/partijen", b'{"a": 1}'), ("POST", "/partijen/", b'{"a": 1}')]


def test_what_is_like_it_is_asked_so_from_then_on() -> None:
    world = Slashed()
    provider = provider_of(world)
    for path in ("/partijen", "/partijen", "/partijen/1", "/partijen/2", "/actoren"):
        assert provider.request("GET", path, query={"q": "x/y"}).ok
    assert [url for _, url, _ in world.asked] == [
        "/partijen?q=x%2Fy", "/partijen/?q=x%2Fy", "/partijen/?q=x%2Fy",
        "/partijen/1?q=x%2Fy", "/partijen/1/?q=x%2Fy", "/partijen/2/?q=x%2Fy",
        "/actoren?q=x%2Fy", "/actoren/?q=x%2Fy",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "location",
    ["http://other.invalid/api/partijen/", "/api/login/", "/api/partijen", "/", "?page=2", "//["],
)  # fmt: skip
def test_other_redirects_are_answers(location: str) -> None:
    world = Slashed(302, location)
    assert provider_of(world).request("POST", "/partijen", body={}).status == 302
    assert len(world.asked) == 1


def test_303_is_no_request_to_send_it_again() -> None:
    world = Slashed(303)
    assert provider_of(world).request("POST", "/partijen", body={}).status == 303
    assert len(world.asked) == 1
