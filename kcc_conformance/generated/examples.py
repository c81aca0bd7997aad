"""Trying many values with hypothesis: seeded, bounded in requests, shrunk to the smallest case."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Nonconformity

SHRINK_TRIES = 60
"""How many more values are tried to make one that went wrong smaller: each is a registration, and
with the usual 25 values a search that fails is at most three and a half times as long."""

KNOWN = "6.150 tot en met 6.170"
"""The releases of hypothesis of which it is known how they come by constants of local modules."""


@dataclass
class Trial:
    """What trying many values came to: how many were tried, and the smallest that went wrong."""

    tried: int = 0
    value: Any = None
    findings: tuple[Finding, ...] = ()
    outcomes: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


class Halt(BaseException):
    """Ends a search at once, with what ended it in `error`.

    Any Exception would make hypothesis try the same again, to see whether it happens once more;
    of a provider that wavers it then says that the test is flaky.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


def quiet(examples: int) -> settings:
    """Hypothesis settings for a run: no files, no deadlines, no output of its own."""
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )


@contextlib.contextmanager
def from_the_seed_alone() -> Iterator[None]:
    """Inside the block a seed gives the same values in every process.

    Hypothesis mixes in constants from the source of whatever modules a process has loaded, as far
    as they are not installed; then the process that plays a scenario would decide on its values.
    There is no setting for it, so what collects them is replaced by what has none. Raises
    CannotTell (suite) for a release of hypothesis that collects them in another way.
    """
    with contextlib.ExitStack() as patched:
        try:
            from hypothesis.internal.conjecture import providers
            from hypothesis.internal.constants_ast import Constants

            patched.enter_context(patch.object(providers, "_get_local_constants", Constants))
        except (ImportError, AttributeError) as reason:
            raise CannotTell(
                "suite",
                f"hypothesis {hypothesis.__version__} trekt zijn waarden anders dan deze suite"
                f" weet (bekend: {KNOWN}); installeer een versie van hypothesis die bekend is",
            ) from reason
        yield


def written(value: Any) -> str:
    """A value as a text by which it is known again."""
    return json.dumps(value, sort_keys=True, default=str)


def try_values(
    strategy: st.SearchStrategy[Any],
    first: Sequence[Any],
    attempt: Callable[[Any], tuple[Finding, ...]],
    *,
    examples: int,
    run_seed: int,
) -> Trial:
    """Tries the `first` values and then drawn ones, `examples` in all; stops at a finding.

    What rests on the contract alone (a refusal) does not stop it, for it would hide what follows;
    it is told where nothing else is found. After a finding at most SHRINK_TRIES more values are
    tried to make it smaller. What was seen of a value is remembered, so that a provider that wavers
    cannot confuse the search.
    """
    trial = Trial()
    aside: dict[str, tuple[Any, tuple[Finding, ...]]] = {}

    def judged(value: Any) -> tuple[Finding, ...]:
        key = written(value)
        if key not in trial.outcomes:
            if trial.findings and trial.tried >= examples + SHRINK_TRIES:
                return ()
            trial.tried += 1
            trial.outcomes[key] = attempt(value)
        found = trial.outcomes[key]
        if found and all(each.source == CONTRACT for each in found):
            aside.setdefault("first", (value, found))
            return ()
        if found:
            trial.value, trial.findings = value, found
        return found

    def told() -> Trial:
        if aside and not trial.findings:
            trial.value, trial.findings = aside["first"]
        return trial

    for value in first[:examples]:
        if judged(value):
            return trial
    rest = examples - trial.tried
    if rest > 0:

        @seed(run_seed)
        @quiet(rest)
        @given(strategy)
        def search(value: Any) -> None:
            try:
                found = judged(value)
            except Exception as error:
                raise Halt(error) from error
            if found:
                raise Nonconformity(found)

        try:
            with from_the_seed_alone():
                search()
        except Nonconformity as error:
            trial.findings = error.findings
        except Halt as halt:
            raise halt.error from None
    return told()
