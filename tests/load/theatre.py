"""A play in this process: agents in threads on the reference, without Locust or a socket."""

import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from kcc_conformance.reference_impl.app import create_app

from kcc_conformance.client.courier import Courier
from kcc_conformance.client.credentials import Token
from kcc_conformance.consumer.journal import Header, Journal
from kcc_conformance.consumer.people import person
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.load.agent import Agent
from kcc_conformance.load.audit import Auditor, Tally
from kcc_conformance.load.desk import Desk
from kcc_conformance.load.figures import Figures
from kcc_conformance.load.history import read_history
from kcc_conformance.load.looking import Looking
from kcc_conformance.load.mix import Mix
from kcc_conformance.load.notebook import Notebook
from kcc_conformance.load.vocabulary import words_of

TOKEN = "een-token"
MARKER = "C0992-0123abcd"
STARTED = "2026-11-30T12:00:00+00:00"


@dataclass(frozen=True)
class Theatre:
    """The reference in this process, and lines to it."""

    app: Any
    contract: Any
    out: Path

    @property
    def base_url(self) -> str:
        return "http://reference.invalid" + str(self.contract.base_path)

    def line(self, app: Any = None) -> Courier:
        return Courier(
            self.base_url,
            headers={},
            authorization=Token(TOKEN, self.contract.auth_scheme),
            accept=self.contract.accept,
            media=self.contract.request_media,
            timeout=5.0,
            transport=httpx.WSGITransport(app=app or self.app, raise_app_exceptions=False),
        )


def theatre(out: Path, *faults: str, contract: str = "openklant-2.16") -> Theatre:
    app = create_app(contract, token=TOKEN, faults=faults)
    return Theatre(app, load_contract(contract), out)


def play(
    stage: Theatre, tasks: Sequence[str], *, agents: int = 4, calls: int = 6, app: Any = None
) -> tuple[Tally, Desk]:
    """So many agents do so many calls of those kinds each, all at once; what an audit says."""
    words = words_of(MARKER, STARTED, 1)
    header = Header(stage.base_url, stage.contract.name, "0123abcd", STARTED)
    items = {name: each.item for name, each in stage.contract.resources.items()}
    journal = Journal(stage.out / "journal-0123abcd-0.jsonl", header, items)
    line = stage.line()
    notebook = Notebook(journal, stage.contract, MARKER)
    desk = Desk(stage.contract, words, notebook, Figures(), (), patience=0.5)
    people: dict[str, list[str]] = {"actor": [], "partij": []}
    for n, name in enumerate([*["actor"] * agents, *["partij"] * 3]):
        made = desk.register(line, name, person(name, f"{MARKER}-{n + 1}"), serial=n + 1)
        assert made is not None
        people[name].append(made)
    desk.partijen = tuple(people["partij"])
    mix = Mix({task: 1 / len(tasks) for task in tasks}, 0.001, 3)

    def work(n: int) -> None:
        lines = (stage.line(app), stage.line(app))
        agent = Agent(desk, people["actor"][n], *lines, rng=random.Random(n))
        for _ in range(calls):
            agent.play(mix)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(agents)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    notebook.ended()
    journal.close(keep=True)
    return audited(stage), desk


def audited(stage: Theatre) -> Tally:
    """What the audit of the journal in that folder says."""
    history = read_history(sorted(stage.out.glob("journal-*.jsonl")))
    words = words_of(MARKER, STARTED, 1)
    auditor = Auditor(stage.contract, words, history)
    looking = Looking(stage.contract, MARKER, history, stage.line)
    looking.audit(auditor, 0.05, 0.0)
    looking.close()
    return auditor.tally()
