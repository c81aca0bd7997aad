"""What of a list is asked, told twice, cut off or not kept."""

import itertools
from dataclasses import replace

import httpx
import pytest
from canned import IDS, MARKER, answer_of, in_turn, provider_of
from lists import OK, listed, results

from kcc_conformance.client.listing import read_list
from kcc_conformance.client.privacy import Discretion


def test_a_filter_narrows_the_list() -> None:
    rule = OK.resource("klantcontact").filters["onderwerp"]
    _, asked = listed(results(), narrowed_by=rule.parameters(onderwerp="a&b=c"))
    assert asked[0].params["onderwerp"] == "a&b=c"
    assert asked[0].params["pageSize"] == str(OK.paging.page_size_max)


def test_looking_something_up() -> None:
    listing, _ = listed(results(IDS[1].upper(), IDS[2]))
    assert listing.has(IDS[1])
    assert listing.get(IDS[2]) == {"uuid": IDS[2]}
    assert listing.get(IDS[3]) is None
    listing, _ = listed(httpx.Response(200, json={"results": [{}, {"uuid": None}]}))
    assert listing.ids == ()
    assert not listing.has("None")


def test_what_is_others_is_not_kept() -> None:
    provider = provider_of(in_turn(httpx.Response(200, json={"results": [
        {"uuid": IDS[1], "onderwerp": "van Jan"}, {"uuid": IDS[2], "onderwerp": MARKER},
    ]})))  # fmt: skip
    listing = read_list(
        provider, OK, OK.resource("klantcontact"), discretion=Discretion(OK, MARKER, lambda: ())
    )
    assert listing.items[0]["onderwerp"] == "van Jan"
    assert "Jan" not in repr(provider.recorder.exchanges)
    assert MARKER in repr(provider.recorder.exchanges)


@pytest.mark.parametrize(
    ("following", "says"),
    [
        ("?page=" + "2" * 8_000, "te lang"),
        ("?page=" + "2" * 7_995, "te lang"),
        ("?" + "&".join(f"a{n}=1" for n in range(101)), "geen URL"),
    ],
)
def test_a_next_link_of_any_size(following: str, says: str) -> None:
    listing, asked = listed(results(IDS[1], following=following), results())
    assert says in str(listing.problem)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "query",
    [
        {"page": "2" * 7_994},
        {f"a{n}": "1" for n in range(100)},
        {"page": "2", "onderwerp": ""},
    ],
)
def test_a_next_link_is_asked_with_all_that_is_in_it(query: dict[str, str]) -> None:
    following = "?" + "&".join(f"{key}={value}" for key, value in query.items())
    listing, asked = listed(results(IDS[1], following=following), results(IDS[2]))
    assert listing.ids == IDS[1:3]
    assert listing.whole
    assert dict(asked[1].params) == query


def test_what_one_page_shows_twice_is_told_and_what_two_pages_show_is_not() -> None:
    letters = "abcdef01-0000-4000-8000-000000000001"
    listing, _ = listed(
        results(IDS[1], IDS[2], IDS[1], IDS[1], following="?page=2"),
        results(IDS[2], letters, letters, following="?page=3"),
        httpx.Response(200, json={"results": [{}, {"uuid": None}]}),
    )
    assert listing.repeated == (IDS[1], letters)
    listing, _ = listed(results(IDS[1], IDS[1], following="?page=2"), results(), page_limit=1)
    assert listing.truncated
    assert listing.repeated == (IDS[1],)
    assert listing.items == ({"uuid": IDS[1]}, {"uuid": IDS[1]})


def test_a_page_that_does_not_tell_the_count_does_not_take_it_back() -> None:
    pages = (
        results(IDS[1], following="?page=2", count=3),
        results(IDS[2], following="?page=3"),
        results(IDS[3], count=True),
    )
    listing, _ = listed(*pages)
    assert listing.count == 3
    listing, _ = listed(results(IDS[1], following="?page=2", count=3), results(IDS[2], count=4))
    assert listing.count == 4
    listing, _ = listed(*pages, page_limit=2)
    assert (listing.count, listing.truncated, len(listing.answers)) == (3, True, 2)
    listing, _ = listed(*pages, item_limit=1)
    assert (listing.count, listing.truncated, len(listing.answers)) == (3, True, 1)


def test_a_page_is_read_whole_even_past_the_limit() -> None:
    pages = (results(*IDS[:2], following="?page=2"), results(*IDS[2:4], following="?page=3"))
    listing, asked = listed(*pages, item_limit=3)
    assert listing.truncated
    assert listing.ids == IDS[:4]
    assert len(asked) == 2


def test_a_list_that_ends_at_its_limit_is_whole() -> None:
    pages = (results(IDS[1], following="?page=2"), results(IDS[2]))
    for limits in ({"page_limit": 2}, {"item_limit": 2}, {"item_limit": 3}):
        listing, asked = listed(*pages, **limits)
        assert listing.whole
        assert listing.ids == IDS[1:3]
        assert len(asked) == 2


def test_two_hundred_pages_are_read_unless_told_otherwise() -> None:
    numbers = itertools.count(2)

    def handler(request: httpx.Request) -> httpx.Response:
        return results(following=f"?page={next(numbers)}")

    listing = read_list(provider_of(handler), OK, OK.resource("klantcontact"))
    assert listing.truncated
    assert len(listing.answers) == 200


def test_only_what_the_contract_knows_is_asked() -> None:
    paging = replace(OK.paging, page_size_max=None)
    _, asked = listed(results(), contract=replace(OK, paging=paging))
    assert dict(asked[0].params) == {}
    _, asked = listed(results(), contract=replace(OK, paging=paging), page_size=3)
    assert dict(asked[0].params) == {"pageSize": "3"}
    paging = replace(OK.paging, page_size_parameter=None)
    _, asked = listed(results(), contract=replace(OK, paging=paging), page_size=3)
    assert dict(asked[0].params) == {}
    paging = replace(OK.paging, count=None)
    listing, _ = listed(results(count=3), contract=replace(OK, paging=paging))
    assert listing.count is None
    assert listing.whole


def test_a_name_inside_a_record_is_reached_along_its_path() -> None:
    paging = replace(OK.paging, count="page.total", next="page.next")
    first = {"results": [], "page": {"total": 5, "next": "?page=2"}}
    listing, asked = listed(
        httpx.Response(200, json=first),
        httpx.Response(200, json={"results": []}),
        contract=replace(OK, paging=paging),
    )
    assert (listing.count, len(asked)) == (5, 2)


def test_a_list_as_large_as_may_be_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page = results(*IDS)
    monkeypatch.setattr("kcc_conformance.client.listing.LIST_LIMIT", len(page.text))
    assert listed(page)[0].whole
    monkeypatch.setattr("kcc_conformance.client.listing.LIST_LIMIT", len(page.text) - 1)
    listing, _ = listed(page)
    assert not listing.whole
    assert listing.ids == IDS


@pytest.mark.parametrize(
    ("size", "problem"),
    [
        (30_000_000, None),
        (30_000_001, "de lijst is groter dan 30 MB en niet verder gelezen"),
    ],
)
def test_thirty_million_characters_are_read(
    size: int, problem: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answer_of(200, {"results": []}, text="x" * size)
    provider = provider_of(in_turn(results()))
    monkeypatch.setattr(provider, "request", lambda *given, **more: answer)
    listing = read_list(provider, OK, OK.resource("klantcontact"))
    assert listing.problem == problem


def test_a_list_that_is_too_large_is_not_read_any_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.client.listing.LIST_LIMIT", 2_000)
    numbers = itertools.count()

    def handler(request: httpx.Request) -> httpx.Response:
        return results(*IDS, following=f"?page={next(numbers)}")

    listing = read_list(provider_of(handler), OK, OK.resource("klantcontact"))
    assert "niet verder gelezen" in str(listing.problem)
    assert not listing.whole
    assert 3 <= next(numbers) <= 5


@pytest.mark.parametrize("page", [b'{"results": [{"naam": "Iemand"', b'[{"naam": "Iemand"}'])
def test_a_list_that_is_broken_is_not_kept(page: bytes) -> None:
    provider = provider_of(in_turn(httpx.Response(200, content=page)))
    discretion = Discretion(OK, MARKER, lambda: ())
    read_list(provider, OK, OK.resource("klantcontact"), discretion=discretion)
    assert "Iemand" not in repr(provider.recorder.exchanges)
