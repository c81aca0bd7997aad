"""Many cases in one test: all that fail are told, and none that holds."""

import pytest
from many import every


def odd(number: int) -> None:
    assert number % 2, "even"


def test_all_that_fail_are_told_by_name() -> None:
    with pytest.raises(AssertionError) as caught:
        every([1, 2, 3, 4], lambda number: f"number {number}")(odd)()
    first, *rest = str(caught.value).splitlines()
    assert first == "2 of 4"
    assert [line for line in rest if line.startswith("number")] == [
        "number 2: even", "number 4: even",
    ]  # fmt: skip


def test_what_holds_says_nothing() -> None:
    every([1, 3])(odd)()
    every([("a", "a"), ("b", "b")])(same)()


def same(one: str, other: str) -> None:
    assert one == other


def test_no_case_is_no_test() -> None:
    with pytest.raises(AssertionError, match="no case"):
        every([])(odd)()


def test_a_mistake_in_a_case_is_no_failure_of_it() -> None:
    with pytest.raises(TypeError):
        every(["text"])(odd)()
