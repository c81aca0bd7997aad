"""Lists that are read page by page, and what is no list."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from canned import BASE, IDS, provider_of
from lists import OK, VNG, listed, results

from kcc_conformance.client.listing import read_list


def hal(*ids: str, following: str | None = None, name: str = "klantcontacten") -> httpx.Response:
    links: dict[str, Any] = {"self": {"href": "x"}}
    if following:
        links["next"] = {"href": following}
    items = [{"id": record_id} for record_id in ids]
    return httpx.Response(200, json={"_embedded": {name: items}, "_links": links})


def test_all_pages_are_read() -> None:
    listing, asked = listed(
        results(IDS[1], IDS[2], following=f"{BASE}/klantcontacten?page=2&pageSize=2", count=4),
        results(IDS[2], IDS[3], following="?page=3&pageSize=2", count=4),
        results(),
        page_size=2,
    )
    assert listing.ids == IDS[1:4]
    assert len(listing.items) == 4
    assert listing.whole
    assert [dict(url.params) for url in asked] == [
        {"pageSize": "2"},
        {"page": "2", "pageSize": "2"},
        {"page": "3", "pageSize": "2"},
    ]


def test_hal_pages_are_read() -> None:
    listing, asked = listed(
        hal(IDS[1], following="/elders/klantcontacten?page=2"), hal(IDS[2]), contract=VNG
    )
    assert listing.ids == IDS[1:3]
    assert listing.whole
    assert listing.count is None
    assert asked[1].path == asked[0].path


@pytest.mark.parametrize(
    "following",
    [
        "http://kwaad.invalid/klantcontacten?page=2",
        "//kwaad.invalid/?page=2",
        "ftp://kwaad.invalid/?page=2",
        "http://user:pw@kwaad.invalid:99999/?page=2",
        "?page=2",
    ],
)
def test_a_next_link_to_another_origin_is_never_followed(following: str) -> None:
    listing, asked = listed(results(IDS[1], following=following), results(IDS[2]))
    assert listing.ids == IDS[1:3]
    assert {(url.scheme, url.host, url.path) for url in asked} == {
        ("http", "provider.invalid", "/api/klantcontacten")
    }


@pytest.mark.parametrize("following", ["http://[half", "http://[::1", "\x00", "?" + "a=1&" * 3])
def test_a_next_link_that_is_no_url_is_no_crash(following: str) -> None:
    listing, _ = listed(results(IDS[1], following=following), results(IDS[2]))
    assert listing.has(IDS[1])


@pytest.mark.parametrize("following", ["", None, False, 7, {"href": "?page=2"}, ["?page=2"]])
def test_what_is_no_next_link_ends_the_list(following: Any) -> None:
    listing, asked = listed(results(IDS[1], following=following))
    assert len(asked) == 1
    assert listing.ids == IDS[1:2]


def test_pages_that_go_round_are_told() -> None:
    first = results(IDS[1], following="?page=2")
    second = results(IDS[2], following="?page=3")
    third = results(IDS[3], following="?page=2")
    listing, asked = listed(first, second, third)
    assert "in een kring" in str(listing.problem)
    assert not listing.whole
    assert listing.ids == IDS[1:4]
    assert len(asked) == 3


def test_a_next_link_to_the_page_itself() -> None:
    listing, asked = listed(results(IDS[1], following=f"?pageSize={OK.paging.page_size_max}"))
    assert listing.problem
    assert len(asked) == 1


def test_an_endless_list_is_truncated() -> None:
    def pages() -> Callable[[httpx.Request], httpx.Response]:
        def handler(request: httpx.Request) -> httpx.Response:
            page = int(request.url.params.get("page", "1"))
            return results(IDS[page % 10], following=f"?page={page + 1}", count=10**9)

        return handler

    resource = OK.resource("klantcontact")
    for limits in ({"page_limit": 4}, {"item_limit": 4}):
        listing = read_list(provider_of(pages()), OK, resource, **limits)  # type: ignore[arg-type]
        assert listing.truncated
        assert not listing.whole
        assert listing.problem is None
        assert len(listing.answers) == 4


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (httpx.Response(500, json={}), "status 500"),
        (httpx.Response(404, text="<html>"), "status 404"),
        (httpx.Response(200, text="<html>"), "geen lijst"),
        (httpx.Response(200, json=[]), "geen lijst"),
        (httpx.Response(200, json={}), "geen lijst"),
        (httpx.Response(200, json={"_links": {}}), "geen lijst"),
        (httpx.Response(200, json={"results": None}), "geen lijst"),
        (httpx.Response(200, json={"results": ["x"]}), "geen lijst"),
        (httpx.Response(200, json={"results": [{}, None]}), "geen lijst"),
        (httpx.Response(204), "geen lijst"),
        (httpx.Response(302, json={"results": []}), "status 302"),
        (httpx.ConnectError("weg"), "geen antwoord"),
    ],
)
def test_what_is_no_list_is_told(page: httpx.Response | Exception, says: str) -> None:
    listing, _ = listed(page)
    assert says in str(listing.problem)
    assert listing.items == ()
    listing, _ = listed(results(IDS[1], following="?page=2"), page)
    assert says in str(listing.problem)
    assert listing.ids == IDS[1:2]


@pytest.mark.parametrize(
    "body",
    [
        {"_links": {"self": {"href": "x"}}},
        {"_embedded": {}, "_links": {}},
        {"_embedded": None},
        {"_embedded": {"klantcontacten": []}},
        {"_embedded": {"KlantContacten": []}},
    ],
)
def test_an_empty_hal_list(body: Any) -> None:
    listing, _ = listed(httpx.Response(200, json=body), contract=VNG)
    assert listing.whole
    assert listing.ids == ()


def test_a_hal_list_whose_name_is_spelt_otherwise() -> None:
    listing, _ = listed(hal(IDS[1], name="KLANTCONTACTEN"), contract=VNG)
    assert listing.ids == IDS[1:2]


@pytest.mark.parametrize("body", [{}, [], 3, {"_embedded": {"iets": []}}, {"_embedded": [1]}])
def test_what_is_no_hal_list(body: Any) -> None:
    listing, _ = listed(httpx.Response(200, json=body), contract=VNG)
    assert "geen lijst" in str(listing.problem)


@pytest.mark.parametrize(
    ("count", "told"), [(3, 3), (0, 0), (True, None), ("3", None), (None, None), (1.5, None)]
)
def test_the_count_that_the_provider_tells(count: Any, told: int | None) -> None:
    listing, _ = listed(results(IDS[1], count=count))
    assert listing.count == told
