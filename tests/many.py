"""Many small cases as one test: a case of a millisecond costs several to collect and to report."""

from collections.abc import Callable, Iterable
from typing import Any


def every(
    cases: Iterable[Any], name: Callable[[Any], str] = str
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """A decorator in the place of `parametrize`, for what takes no fixtures: each case is tried (a
    tuple fills several arguments), and all that fail are told together, by name."""
    every_case = list(cases)

    def of(test: Callable[..., None]) -> Callable[[], None]:
        def whole() -> None:
            wrong = []
            for case in every_case:
                try:
                    test(*case if isinstance(case, tuple) else (case,))
                except AssertionError as error:
                    wrong.append(f"{name(case)}: {error}")
            assert every_case, "no case"
            assert not wrong, "\n".join([f"{len(wrong)} of {len(every_case)}", *wrong])

        whole.__name__ = test.__name__
        whole.__doc__ = test.__doc__
        whole.__module__ = test.__module__
        return whole

    return of
