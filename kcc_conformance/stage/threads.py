"""Doing the same for many things, several at a time."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[T], R], things: Iterable[T], at_once: int) -> list[R]:
    """What `work` answers for each of the things, in their order; `at_once` threads share them.

    Whoever breaks into it does not wait for what has not begun.
    """
    if at_once == 1:
        return [work(thing) for thing in things]
    pool = ThreadPoolExecutor(at_once)
    try:
        return list(pool.map(work, things))
    finally:
        pool.shutdown(cancel_futures=True)
