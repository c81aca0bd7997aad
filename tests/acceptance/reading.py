"""Runs that only read, on records that are there, with answers as they are or spoiled."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from commands import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.playing.play import play
from kcc_conformance.result.result import FAILED, Result
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.seeding import MARKER

SIZE = 5
Stores = Callable[[str], Path]
"""A file with some twelve calls, per contract."""


class Counting:
    """Passes requests on, and remembers the methods; `spoil` may change what is answered."""

    def __init__(self, app: Any, spoil: "Spoil | None" = None) -> None:
        self.app = app
        self.spoil = spoil
        self.methods: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.methods.append(environ["REQUEST_METHOD"])
        if self.spoil is None:
            return list(self.app(environ, start))
        told: list[Any] = []
        body = b"".join(self.app(environ, lambda *answer: told.append(answer)))
        status, headers = told[0][0], told[0][1]
        status, headers, body = self.spoil(environ, status, headers, body)
        headers = [(k, v) for k, v in headers if k.lower() != "content-length"]
        start(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]


Answered = tuple[str, list[tuple[str, str]], bytes]
Spoil = Callable[[dict[str, Any], str, list[tuple[str, str]], bytes], Answered]


def played(
    stores: Stores,
    contract: str = "openklant-2.16",
    *faults: str,
    spoil: Spoil | None = None,
    variations: tuple[str, ...] = (),
    **settings: Any,
) -> Result:
    """A run that only reads; no method but GET has reached the provider, and no text of anybody's
    record has reached the result."""
    app = Counting(
        create_app(
            contract, token=TOKEN, db=stores(contract), faults=faults, variations=variations
        ),
        spoil,
    )
    wanted = Settings(
        **{
            "contract": contract,
            "token": TOKEN,
            "read_only": True,
            "examples": SIZE,
            "patience": 0.0,
            **settings,
        }
    )
    result = play(wanted, app=app)
    assert set(app.methods) == {"GET"}
    assert len(app.methods) == len(result.exchanges)
    assert MARKER not in json.dumps(result.as_json())
    assert [check.id for check in result.checks if check.cause == "suite"] == []
    return result


def red(result: Result) -> set[str]:
    return {check.id for check in result.checks if check.outcome == FAILED}
