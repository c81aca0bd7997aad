"""Figures: percentiles to a hundredth, summed over processes, in bounded memory; and limits."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_plays import figures

from kcc_conformance.errors import UsageError
from kcc_conformance.load.figures import Figures, Histogram, Second, bend, figures_of
from kcc_conformance.load.limits import parse_limit
from kcc_conformance.load.schedule import Schedule

SECONDS = st.lists(st.floats(0.0001, 100), min_size=1, max_size=200)


@given(SECONDS, st.sampled_from([1.0, 50.0, 95.0, 99.0, 100.0]))
@settings(max_examples=60, deadline=None)
def test_a_percentile_is_right_to_a_hundredth(seconds: list[float], percent: float) -> None:
    histogram = Histogram()
    for each in seconds:
        histogram.add(each)
    place = max(1, -(-len(seconds) * int(percent) // 100))
    exact = sorted(seconds)[place - 1] * 1000
    found = histogram.percentile(percent)
    assert found is not None
    assert exact * 0.98 - 0.02 <= found <= exact * 1.02 + 0.02


@given(SECONDS, SECONDS)
@settings(max_examples=30, deadline=None)
def test_two_processes_are_as_one(one: list[float], two: list[float]) -> None:
    apart, both = [Figures(), Figures()], Figures()
    for own, seconds in zip(apart, (one, two), strict=True):
        for each in seconds:
            own.request(1.5, "GET /x", each, "status 500" if each > 50 else "")
            both.request(1.5, "GET /x", each, "status 500" if each > 50 else "")
    apart[0].merge(figures_of(apart[1].as_json()))
    assert apart[0].as_json() == both.as_json()


def test_memory_grows_with_the_spread_only() -> None:
    histogram, rng = Histogram(), random.Random(3)
    for _ in range(20_000):
        histogram.add(rng.lognormvariate(-4, 1))
    assert histogram.count == 20_000
    assert len(histogram.buckets) < 1_500


def test_an_empty_histogram_has_no_percentile() -> None:
    assert Histogram().percentile(95) is None


def rows(*pairs: tuple[int, int]) -> dict[int, Second]:
    return {n: Second(requests=done, agents=agents) for n, (agents, done) in enumerate(pairs)}


def test_where_more_agents_bring_nothing_is_seen() -> None:
    up = [(n, n * 10) for n in range(1, 11)]
    flat = [(n, 100) for n in range(11, 41)]
    found = bend(rows(*up, *flat))
    assert found is not None
    assert 20 <= found[0] <= 24
    assert bend(rows(*up)) is None
    assert bend(rows(*[(10, 100)] * 20)) is None
    assert bend({}) is None


@pytest.mark.parametrize(
    ("text", "held"),
    [("p95<1s", True), ("p95 < 10ms", False), ("max<=1s", True), ("errors<2%", True),
     ("errors<1%", False), ("rate>19", True), ("rate>=21/s", False), ("call-p99<1s", True),
     ("call-max<200ms", False), ("p99.9<1s", True)],
)  # fmt: skip
def test_a_limit_is_held_to_what_was_measured(text: str, held: bool) -> None:
    limit = parse_limit(text)
    assert limit.held(limit.measured(figures(), 30.0)) is held


@pytest.mark.parametrize(
    "text", ["", "p95", "p95<", "p95>500ms", "p95<500", "errors<5", "rate<3", "p100<1s", "p95<-1s",
             "p95<1s; p50<1s", "p95<½s"],
)  # fmt: skip
def test_another_text_is_no_limit(text: str) -> None:
    with pytest.raises(UsageError, match="--limit"):
        parse_limit(text)


def test_nothing_measured_holds_no_limit() -> None:
    for text in ("p95<1s", "errors<1%", "rate>1", "call-p50<1s"):
        limit = parse_limit(text)
        assert not limit.held(limit.measured(Figures(), 0.0))


def test_calls_come_at_their_rate_and_by_chance() -> None:
    schedule = Schedule(50, 20, random.Random(5))
    moments = []
    while (due := schedule.take()) is not None:
        moments.append(due)
    assert moments == sorted(moments)
    assert 850 < len(moments) < 1150
    gaps = [b - a for a, b in itertools.pairwise(moments)]
    assert max(gaps) > 3 / 50 > 1 / 50 / 3 > min(gaps)
    assert schedule.take() is None
