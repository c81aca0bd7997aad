"""Plays Open Klant's own API tests on a provider, over HTTP.

`python benchmarks/peers/openklant_tests.py CHECKOUT URL --token TOKEN`, CHECKOUT being a clone of
github.com/maykinmedia/open-klant, URL that of a provider without anybody else: before each test it
is emptied. The tests are unchanged; Django, its test client, models and factories are stand-ins
that do everything through the API. What a test cannot do or see that way puts it out of scope,
with the reason. Reasons in words may differ; `--exact` wants Open Klant's own.
"""

import argparse
import importlib
import random
import sys
import unittest
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
from openklant_records import Register
from openklant_stand_in import HERE, stand_in

TESTS = ("test_actoren", "test_klantcontacten", "test_expand", "test_filters", "test_internetaken",
         "test_digitaal_adres", "partijen.test_partij",
         "partijen.test_partij_identificator")  # fmt: skip


class Count(unittest.TestResult):
    """What came of each test: it counts once, however many subtests it has."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: dict[str, str] = {}

    def _note(self, test: unittest.TestCase, error: Any) -> None:
        lines = str(error[1]).strip().splitlines() or [""]
        told = f"{error[0].__name__}: {' '.join(lines)[:240]}"
        self.wrong.setdefault(_name(test), told)

    def addError(self, test: unittest.TestCase, err: Any) -> None:
        self._note(test, err)

    addFailure = addError

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any) -> None:
        if err is not None:
            self._note(test, err)


def _name(test: unittest.TestCase) -> str:
    return ".".join(test.id().rsplit(".", 3)[1:])


def _class(name: str) -> str:
    return name.rpartition(".")[0]


def main() -> int:
    """Plays, prints, and says by the exit code whether all in scope pass."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("url")
    parser.add_argument("--token", required=True)
    parser.add_argument("--scheme", default="Token")
    parser.add_argument("--only", default="", help="tests of which the name holds this")
    parser.add_argument("--exact", action="store_true", help="the reasons in words too")
    given = parser.parse_args()
    random.seed(1)
    headers = {"Authorization": f"{given.scheme} {given.token}"}
    with httpx.Client(headers=headers, timeout=30) as client:
        stand_in(given.checkout, Register(client, given.url), given.exact)
        loader, suite = unittest.TestLoader(), unittest.TestSuite()
        for name in TESTS:
            suite.addTests(
                loader.loadTestsFromModule(importlib.import_module(f"{HERE}.api.tests.{name}"))
            )
        chosen = [each for each in _all(suite) if given.only in each.id()]
        found = Count()
        for test in chosen:
            test.run(found)
    skipped = {_name(test): reason for test, reason in found.skipped}
    wrong = {name: told for name, told in found.wrong.items() if name not in skipped}
    for name, told in wrong.items():
        print(f"{name}: {told}")
    if given.only:
        print(*(f"{name}: {reason}" for name, reason in skipped.items()), sep="\n")
    for reason, times in Counter(each.partition(":")[0] for each in skipped.values()).most_common():
        print(f"out of scope {times} ×: {reason}")
    inside = Counter(_class(_name(test)) for test in chosen if _name(test) not in skipped)
    failed = Counter(map(_class, wrong))
    for name, times in inside.items():
        print(f"{times - failed[name]:3} of {times:3} {name}")
    scope = len(chosen) - len(skipped)
    print(f"{scope - len(wrong)} of {scope} in scope pass; {len(skipped)} are out of scope")
    return 1 if wrong else 0


def _all(suite: Any) -> list[unittest.TestCase]:
    return [
        test for each in suite for test in (_all(each) if hasattr(each, "__iter__") else [each])
    ]


if __name__ == "__main__":
    sys.exit(main())
