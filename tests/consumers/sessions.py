"""Sessions for the tests: calls that are declared, traffic that is made up, what comes of it."""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.observing.declaration import Declaration, declared
from kcc_conformance.observing.judging import judge
from kcc_conformance.observing.recordings import load_recordings
from kcc_conformance.observing.session import Case, Session, open_session
from kcc_conformance.result.result import Check

ROOT = Path(__file__).parents[2]
CALLS = tomllib.loads((ROOT / "fixtures" / "consumer" / "gesprekken.toml").read_text("utf-8"))
BASE = "https://openklant.example/klantinteracties/api/v1"
ME, COLLEAGUE = "sanne.voorbeeld@gemeente.example", "robin.collega@gemeente.example"
BSN = "999990196"


def calls(*ids: str, **changed: Any) -> Declaration:
    """The declaration of these calls of the fixture, with keys changed (None: left out)."""
    told = [dict(each) for each in CALLS["gesprek"] if each["id"] in ids]
    for each in told:
        each.update(changed)
        for key in [key for key, value in each.items() if value is None]:
            del each[key]
    return declared({"medewerker": CALLS["medewerker"], "gesprek": told})


@dataclass
class Tape:
    """Traffic as HAR, entry by entry; the clock goes on by itself. IDs are counted."""

    at: datetime
    entries: list[dict[str, Any]] = field(default_factory=list)
    _last: int = 0

    def uuid(self) -> str:
        self._last += 1
        return f"00000000-0000-4000-8000-{self._last:012d}"

    def send(
        self, method: str, path: str, body: Any = None, *, status: int = 200, answer: Any = None
    ) -> None:
        request: dict[str, Any] = {"method": method, "url": BASE + path, "headers": []}
        if body is not None:
            request["postData"] = {"mimeType": "application/json", "text": json.dumps(body)}
        content = {} if answer is None else {"text": json.dumps(answer)}
        self.entries.append({
            "startedDateTime": self.at.isoformat(),
            "time": 20,
            "request": request,
            "response": {"status": status, "headers": [], "content": content},
        })  # fmt: skip
        self.at += timedelta(milliseconds=100)

    def make(self, path: str, body: Mapping[str, Any], *, status: int = 201) -> str:
        uuid = self.uuid()
        answer = {"uuid": uuid, **body} if status < 300 else {"status": status}
        self.send("POST", path, body, status=status, answer=answer)
        return uuid

    # --- what a front-end does ----------------------------------------------------------------

    def actor(self, who: str = ME, uuid: str = "") -> str:
        uuid = uuid or self.uuid()
        rows = [{"uuid": uuid, "naam": "X", "soortActor": "medewerker",
                 "actoridentificator": {"objectId": who}}]  # fmt: skip
        self.send("GET", f"/actoren?actoridentificatorObjectId={who}", answer={"results": rows})
        return uuid

    def search(self, partij: str = "", value: str = BSN) -> None:
        rows = [{"uuid": partij, "soortPartij": "persoon"}] if partij else []
        path = f"/partijen?partijIdentificator__objectId={value}"
        self.send("GET", path, answer={"count": len(rows), "results": rows})

    def klantcontact(self, call: Mapping[str, Any], status: int = 201, **members: Any) -> str:
        return self.make("/klantcontacten", body_of(call) | members, status=status)

    def couple(self, klantcontact: str, actor: str, status: int = 201) -> str:
        body = {"actor": {"uuid": actor}, "klantcontact": {"uuid": klantcontact}}
        return self.make("/actorklantcontacten", body, status=status)

    def involve(self, klantcontact: str, partij: str, status: int = 201, **members: Any) -> str:
        body = {"rol": "klant", "initiator": True, "wasPartij": {"uuid": partij},
                "hadKlantcontact": {"uuid": klantcontact}, **members}  # fmt: skip
        return self.make("/betrokkenen", body, status=status)

    def known(self, call: Mapping[str, Any], partij: str, **members: Any) -> str:
        """A whole registration of a known client, twenty seconds after the call."""
        self.at = call["einde"] + timedelta(seconds=20)
        self.search(partij, call["klant"]["waarde"])
        actor = self.actor(uuid="00000000-0000-4000-9000-000000000001")
        made = self.klantcontact(call, **members)
        self.couple(made, actor)
        self.involve(made, partij)
        return made

    def quiet(self, seconds: float = 120) -> None:
        """Something of nobody's, so long after the last."""
        self.at += timedelta(seconds=seconds)
        self.send("GET", "/klantcontacten?pageSize=5", answer={"count": 0, "results": []})

    def har(self) -> dict[str, Any]:
        return {"log": {"version": "1.2", "entries": self.entries}}


PARTIJ = "00000000-0000-4000-9000-000000000002"


def call_of(id: str) -> Mapping[str, Any]:
    """A call of the fixture, as its file has it."""
    return next(each for each in CALLS["gesprek"] if each["id"] == id)


def body_of(call: Mapping[str, Any]) -> dict[str, Any]:
    """A klantcontact as it should be for a call."""
    return {
        "kanaal": "Telefoon",
        "onderwerp": f"{call['onderwerp']} [{call['kenmerk']}]",
        "inhoud": f"{call['vraag']} {call['antwoord']}",
        "indicatieContactGelukt": True,
        "taal": {"Engels": "eng"}.get(call.get("taal", ""), "nld"),
        "vertrouwelijk": call.get("vertrouwelijk") == "Ja",
        "plaatsgevondenOp": call.get("plaatsgevonden_op", call["begin"]).isoformat(),
    }


def tape(*ids: str) -> Tape:
    """A tape with a whole registration of each of these known calls."""
    made = Tape(call_of(ids[0])["begin"] if ids else call_of("anoniem")["begin"])
    for id in ids:
        made.known(call_of(id), PARTIJ)
    return made


def session(har: Any, declaration: Declaration, folder: Path, **options: Any) -> Session:
    """A session of a recording, by way of a file."""
    path = folder / "opname.har"
    path.write_text(json.dumps(har.har() if isinstance(har, Tape) else har), encoding="utf-8")
    recording = load_recordings([path])
    return open_session(recording, declaration, load_contract("openklant-2.16"), **options)


def outcomes(checks: Sequence[Check], *names: str) -> dict[str, str]:
    """The outcomes of checks by id, but for those that do not apply; of these scenarios only."""
    return {
        check.id.removeprefix("consumer/"): check.outcome
        for check in checks
        if check.outcome != "inapplicable"
        and check.level != "OPEN"
        and (not names or check.scenario.startswith(names))
    }


def judged(opened: Session) -> list[Check]:
    """The checks of a session by the draft."""
    return judge(opened, load_consumer_register(), "seed")


def red(checks: Sequence[Check]) -> list[str]:
    """The checks that failed, without where they are from."""
    return [check.id.removeprefix("consumer/") for check in checks if check.outcome == "failed"]


def ends(judgement: Callable[[Case], list[Any]], case: Case) -> tuple[str, str]:
    """How a judgement ends, and with which sentence."""
    try:
        found = judgement(case)
    except CannotTell as error:
        return "cantTell", error.message
    except Inapplicable as error:
        return "inapplicable", str(error)
    return ("failed", found[0].message) if found else ("passed", "")
