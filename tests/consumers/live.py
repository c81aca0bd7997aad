"""A live session in this process: an employee in a thread of his own, the observer in this one."""

import threading
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from frontend import Desk, FrontEnd

from kcc_conformance.observing.live.live import Live, Observing
from kcc_conformance.observing.observe import Observed, prepare_live
from kcc_conformance.settings.settings import Settings

TOKEN = "geheim-token-123"
SETTLE = 0.3
CALLS = """
[medewerker]
naam = "Sanne Voorbeeld"
identificator = "sanne.voorbeeld@gemeente.example"

[[gesprek]]
id = "bekend"
kenmerk = "VB-BEKE"
identiteit_vastgesteld = true
gekende_klant = true
partij = "bestaat"
klant = { soort = "bsn", waarde = "999990196" }
onderwerp = "Grofvuil"
vraag = "Klant vraagt wanneer het grofvuil wordt opgehaald."
antwoord = "Antwoord: op afspraak, elke dinsdag."
taal = "Nederlands"
vertrouwelijk = "Nee"
weiger = "betrokkene"

[[gesprek]]
id = "anoniem"
kenmerk = "VB-ANON"
identiteit_vastgesteld = false
gekende_klant = false
partij = "geen"
onderwerp = "Grofvuil"
vraag = "Klant vraagt wanneer het grofvuil wordt opgehaald."
antwoord = "Antwoord: op afspraak, elke dinsdag."
"""


@dataclass
class Clock:
    """Says that it is earlier than it is: calls of minutes are played in no time."""

    earlier: float = 0.0

    def __call__(self) -> datetime:
        return datetime.now(UTC) - timedelta(seconds=self.earlier)


@dataclass
class Playing:
    """What the employee has at hand."""

    observing: Observing
    clock: Clock
    said: list[str]
    calls: dict[str, Any]
    trouble: list[BaseException] = field(default_factory=list)
    opened: list[FrontEnd] = field(default_factory=list)

    def told(self, start: str) -> str:
        """The rest of the line that begins so."""
        return next(line.removeprefix(start) for line in self.said if line.startswith(start))

    @property
    def base(self) -> str:
        return self.told("point the consumer at: ")

    @property
    def control(self) -> str:
        return self.told("say when calls begin and end: ").split(" ")[0]

    @property
    def provider(self) -> str:
        return self.told("Observing ").split(" ")[0]

    def front_end(self, base: str) -> FrontEnd:
        self.opened.append(FrontEnd(base, f"Token {TOKEN}", self.calls["employee"]))
        return self.opened[-1]

    def play(self, call: str, past: FrontEnd | None = None, ago: float = 3.0) -> None:
        """A call that began five minutes ago and ended so many seconds ago."""
        moments = {"begin": 300.0, "einde": ago, "klaar": 0.0}
        desk = Desk(self.front_end(self.base), self.control,
                    at=lambda step: setattr(self.clock, "earlier", moments[step]))  # fmt: skip
        desk.play(self.calls[call], past)


def observed(
    folder: Path, employee: Callable[[Playing], None], *, calls: str = CALLS, **options: Any
) -> Playing:
    """A session in which this employee did this, until all was judged or the employee is done."""
    path = folder / "gesprekken.toml"
    path.write_text(calls, encoding="utf-8")
    settings = Settings(token=TOKEN)
    wait = options.pop("wait", 20.0)
    prepared = prepare_live(Observed((), path, settle=SETTLE, wait=wait), settings, "")
    said: list[str] = []
    clock, ready = Clock(), threading.Event()

    def say(line: str) -> None:
        said.append(line)
        if line.startswith("Ctrl-C"):
            ready.set()

    observing = Observing(Live(port=0, control_port=0, **options), prepared, "en", say, clock)
    data = tomllib.loads(calls)
    known = {each["id"]: each for each in data["gesprek"]}
    playing = Playing(observing, clock, said, {**known, "employee": data["medewerker"]})

    def work() -> None:
        ready.wait(20)
        try:
            employee(playing)
            if not finished.wait(60):
                raise TimeoutError("a call was not played, or not judged")
        except BaseException as error:
            playing.trouble.append(error)
            observing.stop()

    finished = threading.Event()
    thread = threading.Thread(target=work)
    thread.start()
    observing.play()
    finished.set()
    thread.join(20)
    for front_end in playing.opened:
        front_end.http.close()
    if playing.trouble:
        raise playing.trouble[0]
    return playing
