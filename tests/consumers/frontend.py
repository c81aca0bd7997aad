"""A front-end as there are in the field, as a script over HTTP: what it sends when a contact is
saved, and what it does when a step fails (nothing; the employee presses the button again)."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx

Call = Mapping[str, Any]
_KIND = {"codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp",
         "codeSoortObjectId": "bsn"}  # fmt: skip
_PARTIJ = {"soortPartij": "persoon", "digitaleAdressen": None, "rekeningnummers": None,
           "voorkeursDigitaalAdres": None, "voorkeursRekeningnummer": None,
           "indicatieActief": True, "indicatieGeheimhouding": False, "voorkeurstaal": "nld",
           "partijIdentificatie": {"contactnaam": None}}  # fmt: skip


class NotSaved(Exception):
    """A step failed; the employee sees that something went wrong."""


@dataclass
class FrontEnd:
    """One employee at a provider. Bodies go out in chunks, unless the provider takes none."""

    base: str
    authorization: str
    employee: Mapping[str, str]
    chunked: bool = True
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {"Authorization": self.authorization, "Accept": "application/json"}
        self.http = httpx.Client(base_url=self.base, headers=headers, timeout=30, trust_env=False)

    def look_up(self, call: Call) -> str:
        """During the call: the partij of the client, with addresses; empty where there is none."""
        value = call["klant"]["waarde"]
        rows = self._get("/partijen", {
            "partijIdentificator__codeSoortObjectId": call["klant"]["soort"],
            "partijIdentificator__objectId": value,
            "expand": "digitaleAdressen",
        })  # fmt: skip
        return str(rows[0]["uuid"]) if rows else ""

    def save(self, call: Call) -> None:
        """On the button, from the first question on. Raises NotSaved."""
        partij = self._partij(call) if call["gekende_klant"] else ""
        for number in range(1, call.get("aantal_vragen", 1) + 1):
            actor = self._actor()
            made = self._post("/klantcontacten", self._klantcontact(call, number))
            self._post("/actorklantcontacten", {"actor": {"uuid": actor},
                                                "klantcontact": {"uuid": made}})  # fmt: skip
            if partij:
                self._post("/betrokkenen", {
                    "wasPartij": {"uuid": partij}, "hadKlantcontact": {"uuid": made},
                    "rol": "klant", "initiator": True,
                })  # fmt: skip

    def make_partij(self, call: Call) -> str:
        """The partij of a client, with the identificator."""
        made = self._post("/partijen", _PARTIJ)
        inside = {**_KIND, "objectId": call["klant"]["waarde"]}
        self._post("/partij-identificatoren", {"identificeerdePartij": {"uuid": made},
                                               "partijIdentificator": inside})  # fmt: skip
        return made

    def _partij(self, call: Call) -> str:
        return self.look_up(call) or self.make_partij(call)

    def _actor(self) -> str:
        mail = self.employee["identificator"]
        rows = self._get("/actoren", {"actoridentificatorObjectId": mail})
        if rows:
            return str(rows[0]["uuid"])
        return self._post("/actoren", {
            "naam": self.employee["naam"], "soortActor": "medewerker", "indicatieActief": True,
            "actoridentificator": {"objectId": mail, "codeObjecttype": "mdw",
                                   "codeRegister": "msei", "codeSoortObjectId": "email"},
        })  # fmt: skip

    def _klantcontact(self, call: Call, number: int) -> dict[str, Any]:
        return {
            "kanaal": "Telefoon",
            "onderwerp": f"{call['onderwerp']} ({number}) {call['kenmerk']}"[:200],
            "inhoud": f"{call['vraag']} {call['antwoord']}",
            "indicatieContactGelukt": True,
            "taal": "nld",
            "vertrouwelijk": False,
            "plaatsgevondenOp": datetime.now(UTC).isoformat(),
        }

    def _get(self, path: str, query: Mapping[str, str]) -> list[Any]:
        answer = self.http.get(path, params=dict(query))
        if answer.status_code != 200:
            raise NotSaved(f"{path}: {answer.status_code} {answer.text[:300]}")
        found: list[Any] = answer.json()["results"]
        return found

    def _post(self, path: str, body: Mapping[str, Any]) -> str:
        text = json.dumps(body).encode()
        answer = self.http.post(path, content=_pieces(text) if self.chunked else text,
                                headers={"Content-Type": "application/json"})  # fmt: skip
        if answer.status_code != 201:
            raise NotSaved(f"{path}: {answer.status_code} {answer.text[:300]}")
        return str(answer.json()["uuid"])


def _pieces(text: bytes) -> Iterator[bytes]:
    for at in range(0, len(text), 100):
        yield text[at : at + 100]


@dataclass(frozen=True)
class Desk:
    """An employee who plays calls and says to the observer when they begin and end; `talking` is
    how many seconds a call takes, `at` is told of each step before the observer is."""

    front_end: FrontEnd
    control: str
    talking: float = 0.0
    at: Callable[[str], None] = lambda step: None
    again: list[str] = field(default_factory=list)

    def play(self, call: Call, past: FrontEnd | None = None) -> None:
        """One call: the button is pressed until it works, at most twice; `past` is the same
        provider past the observer."""
        self._tell(call, "begin")
        if call["gekende_klant"]:
            self.front_end.look_up(call)
        time.sleep(self.talking)
        self._tell(call, "einde")
        time.sleep(2.5 if self.talking else 0)
        used = past or self.front_end
        try:
            used.save(call)
        except NotSaved as error:
            self.again.append(str(error))
            used.save(call)
        self._tell(call, "klaar", {"afgerond": "opgeslagen"})

    def _tell(self, call: Call, step: str, body: Mapping[str, str] | None = None) -> None:
        self.at(step)
        with httpx.Client(trust_env=False) as http:
            answer = http.post(f"{self.control}/gesprekken/{call['id']}/{step}", json=body)
        answer.raise_for_status()
