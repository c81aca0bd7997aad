"""Runs as processes, told to stop or killed, and what they left behind."""

import contextlib
import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
from commands import Ended, clean_environment, command
from forked import KCC, Dispositions, Forked
from gate import PATIENCE, TOKEN, Gate

from kcc_conformance import fixtures
from kcc_conformance.contract import wire

OPTIONS = ("--language", "en", "--timeout", "60")
PEOPLE = ("--only", "bekende-klant/", *OPTIONS)
"""What makes records of all kinds, and deletes none before the end."""


@contextlib.contextmanager
def hearing(number: signal.Signals, disposition: Any) -> Iterator[None]:
    """Inside the block this process, and so whatever it starts, treats a signal so, whatever the
    tests themselves were started with."""
    before = signal.signal(number, disposition)
    try:
        yield
    finally:
        signal.signal(number, before)


@contextlib.contextmanager
def running(
    url: str, *arguments: str, hangup: Any = signal.SIG_DFL, largest: int | None = None
) -> Iterator[Forked]:
    """`kcc-conformance run` against a provider, as a process that can be told to stop; SIGHUP is
    as a terminal leaves it, or ignored, as by nohup; a file of its has at most so many bytes."""
    dispositions = Dispositions(hangup, largest)
    with Forked(
        KCC, ("run", url, "--token", TOKEN, *arguments), clean_environment(),
        dispositions=dispositions,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def ended(process: Forked) -> Ended:
    out, err = process.communicate(timeout=PATIENCE)
    return Ended(process.wait(PATIENCE), out, err)


def killed(process: Forked) -> None:
    process.kill()
    assert process.wait(timeout=PATIENCE) == -signal.SIGKILL


def journals(folder: Path) -> list[Path]:
    return sorted((folder / "kcc-report").glob("journal-*.jsonl"))


def cleaned(journal: Path, *arguments: str) -> Ended:
    told = ("--token", TOKEN, "--language", "en", *arguments)
    return command("clean", journal, *told, folder=journal.parent)


def result_in(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "kcc-report" / "result.json").read_text("utf-8"))
    return found


def seeded(gate: Gate) -> dict[str, frozenset[str]]:
    """What is there when somebody else has registered the text's own example as well."""
    contract = gate.contract
    record = contract.resource("klantcontact")
    values = {
        "kanaal": "Telefoon",
        "onderwerp": fixtures.voorbeeld()["Onderwerp"],
        "inhoud": fixtures.voorbeeld()["Inhoud"],
        "indicatie_contact_gelukt": "Ja",
        "taal": "Nederlands",
        "vertrouwelijkheid": "Nee",
        "plaatsgevonden_op": "01-03-2023 10:00",
    }
    if record.attributes["nummer"].required:
        values["nummer"] = "23009182"
    with httpx.Client(transport=httpx.WSGITransport(app=gate.app)) as client:
        client.post(
            gate.url + record.path,
            content=json.dumps(wire.encode(contract, record, values)),
            headers={
                "Authorization": f"{contract.auth_scheme} {TOKEN}",
                "Content-Type": contract.request_media,
            },
        ).raise_for_status()
    return gate.records()


def until(holds: Callable[[], bool]) -> None:
    """Waits for a state; looking at it changes nothing."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the state did not come"
        time.sleep(0.01)
