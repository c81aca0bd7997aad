"""Credentials that expire are renewed in time, and after a 401 as long as that helps."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from canned import provider_of

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.renewal import Fresh, Renewing
from kcc_conformance.errors import PrerequisiteError


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Numbered:
    """A source of numbered credentials, with a life in seconds; it fails when told to."""

    def __init__(self, seconds: float | None = 100.0) -> None:
        self.seconds = seconds
        self.count = 0
        self.broken = False

    def make(self) -> Fresh:
        self.count += 1
        if self.broken:
            raise PrerequisiteError("de bron is op")
        return Fresh(f"nummer-{self.count}", self.seconds)

    def wrong(self, salt: str) -> str:
        return "nummer-0"


def test_renewed_before_it_expires() -> None:
    source, clock = Numbered(100.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    assert [renewing.value() for _ in range(3)] == ["Bearer nummer-1"] * 3
    clock.now += 69
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 2
    assert renewing.value() == "Bearer nummer-2"


def test_a_short_life_is_halved() -> None:
    source, clock = Numbered(2.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    clock.now += 0.9
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 0.2
    assert renewing.value() == "Bearer nummer-2"


def test_a_life_that_is_not_told_ends_with_a_401() -> None:
    source, clock = Numbered(None), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    clock.now += 1e9
    assert renewing.value() == "Bearer nummer-1"
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"


def test_another_thread_may_have_renewed_it_already() -> None:
    source = Numbered()
    renewing = Renewing(source, Masker())
    renewing.value()
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"
    assert source.count == 2


def test_renewing_that_changes_nothing_ends() -> None:
    source = Numbered()
    renewing = Renewing(source, Masker())
    for _ in range(50):
        renewing.renewed(renewing.value())
    assert source.count == 4
    renewing.cured()
    assert renewing.renewed(renewing.value()) is not None


def test_a_source_that_failed_is_left_alone_for_a_while() -> None:
    source, clock = Numbered(100.0), Clock()
    source.broken = True
    renewing = Renewing(source, Masker(), clock=clock)
    for _ in range(20):
        with pytest.raises(PrerequisiteError, match="de bron is op"):
            renewing.value()
    assert source.count == 1
    source.broken = False
    clock.now += 11
    assert renewing.value() == "Bearer nummer-2"


def test_what_is_still_good_is_used_while_its_source_fails() -> None:
    source, clock = Numbered(100.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    source.broken = True
    clock.now += 80
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 21
    with pytest.raises(PrerequisiteError):
        renewing.value()


def door(source: Numbered, opens_for: Callable[[str], bool]) -> tuple[Any, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        let_in = opens_for(request.headers.get("Authorization", ""))
        return httpx.Response(201 if let_in else 401, json={})

    masker = Masker()
    renewing = Renewing(source, masker)
    recorder = Recorder(masker)
    return provider_of(handler, headers={}, authorization=renewing, recorder=recorder), seen


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_a_401_is_cured_by_another_credential(method: str) -> None:
    provider, seen = door(Numbered(), lambda shown: shown == "Bearer nummer-2")
    answer = provider.request(method, "/x", body={"a": 1} if method == "POST" else None)
    assert answer.status == 201
    assert [r.headers["Authorization"] for r in seen] == ["Bearer nummer-1", "Bearer nummer-2"]
    assert len(provider.recorder.exchanges) == 2
    assert "nummer" not in repr(provider.recorder.exchanges)


def test_a_401_for_ever_is_asked_twice_at_most() -> None:
    source = Numbered()
    provider, seen = door(source, lambda shown: False)
    assert provider.request("POST", "/x", body={}).status == 401
    assert len(seen) == 2
    for _ in range(20):
        assert provider.request("GET", "/x").status == 401
    assert source.count == 4
    assert len(seen) == 2 + 2 * 2 + 18


def test_somebody_else_is_not_helped_in() -> None:
    source = Numbered()
    provider, seen = door(source, lambda shown: shown.startswith("Bearer nummer"))
    assert provider.request("GET", "/x", credentials={}).status == 401
    assert provider.request("GET", "/x", credentials={"Authorization": "Bearer b"}).status == 401
    assert source.count == 0
    assert len(seen) == 2


def test_without_a_credential_nothing_is_sent() -> None:
    source = Numbered()
    source.broken = True
    provider, seen = door(source, lambda shown: True)
    answer = provider.request("POST", "/x", body={})
    assert (answer.status, answer.trouble) == (None, "de bron is op")
    assert seen == []
