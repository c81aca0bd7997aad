"""A session of calls, played by a model consumer on the reference."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from ..app import create_app
from .desk import Desk
from .habits import Habits

_TOKEN = "model-consumer"
_LANGUAGES = {"Nederlands": "nld", "Engels": "eng"}
_IDENTIFICATOR = {"codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp",
                  "codeSoortObjectId": "bsn"}  # fmt: skip
_PARTIJ = {"soortPartij": "persoon", "indicatieActief": True, "indicatieGeheimhouding": False,
           "digitaleAdressen": [], "voorkeursDigitaalAdres": None, "rekeningnummers": [],
           "voorkeursRekeningnummer": None, "partijIdentificatoren": []}  # fmt: skip
Call = Mapping[str, Any]
"""A call as `gesprekken.toml` has it."""


def record(
    employee: Mapping[str, str], calls: Sequence[Call], habits: Habits | None = None
) -> dict[str, Any]:
    """What came by while these calls were played with these habits, as HAR. `employee` has a naam
    and an identificator; calls have begin and einde."""
    app = create_app("openklant-2.16", token=_TOKEN)
    player = _Player(Desk(app, _TOKEN, calls[0]["begin"]), employee, habits or Habits())
    player.prepare(calls)
    for call in calls:
        player.play(call)
    player.end(calls[-1]["einde"])
    creator = {"name": "model-consumer", "version": "1.0"}
    return {"log": {"version": "1.2", "creator": creator, "entries": player.desk.entries}}


class _Player:
    """One consumer while it plays."""

    def __init__(self, desk: Desk, employee: Mapping[str, str], habits: Habits) -> None:
        self.desk, self._employee, self._habits = desk, employee, habits
        self._actor = self._other = self._unit = self._stranger = ""

    def prepare(self, calls: Sequence[Call]) -> None:
        """What is there beforehand, and is not recorded: actoren, and partijen that exist."""
        desk = self.desk
        self._actor = self._make_actor(self._employee["naam"], self._employee["identificator"])
        self._other = self._make_actor("Robin Collega", "robin.collega@gemeente.example")
        self._unit = self._make_actor("KCC", "afdeling-kcc", "organisatorische_eenheid")
        for call in calls:
            if call.get("partij") == "bestaat" and not self._find(call, quietly=True):
                desk.known(call["klant"]["waarde"], desk.post("/partijen", _PARTIJ)[1]["uuid"])
        self._stranger = desk.post("/partijen", _PARTIJ)[1]["uuid"]
        desk.entries.clear()
        desk.at = calls[0]["begin"] - timedelta(minutes=5)
        desk.preflight = self._habits.preflight
        if self._habits.actor_read == "at login":
            self._read_actor()
        if self._habits.search == "before the calls":
            for call in calls:
                if "klant" in call:
                    self._find(call)

    def end(self, last: datetime) -> None:
        """What the employee does when all is done: an overview of the day."""
        self.desk.at = max(self.desk.at, last) + timedelta(minutes=5)
        self.desk.get("/klantcontacten?pageSize=5")
        if self._habits.paging:
            self.desk.get("/klantcontacten?pageSize=2&page=2")

    def play(self, call: Call) -> None:
        """One call, from the first word to the registration."""
        habits, desk = self._habits, self.desk
        known = call["identiteit_vastgesteld"] and call["gekende_klant"]
        desk.at = max(desk.at, call["begin"] + timedelta(seconds=15))
        if known and habits.search == "twice":
            self._find(call)
        if habits.colleague:
            self._colleague(call)
        desk.at = call["einde"] + timedelta(seconds=habits.delay)
        refused = call.get("weiger")
        if habits.first_refused >= 0:
            desk.refuse["/klantcontacten"] = [habits.first_refused]
        if refused == "betrokkene" and known:
            desk.refuse["/betrokkenen"] = [503]
        if not known:
            self._anonymous(call)
        elif call.get("partij") != "ontbreekt" or habits.new_client == "registers":
            self._known(call)
        desk.refuse.clear()

    def _anonymous(self, call: Call) -> None:
        habit = self._habits.anonymous
        if habit == "partij":
            self._make_partij(_PARTIJ)
        if habit in ("nothing", "partij") or (habit == "if named" and "genoemde_naam" not in call):
            return
        if habit == "combined":
            self.desk.post("/maak-klantcontact", {"klantcontact": self._klantcontact(call, 1)})
            return
        if habit == "early":
            self.desk.at = call["einde"] - timedelta(seconds=60)
        made = self._register_klantcontact(call, 1)
        self._couple(made)
        if habit == "named betrokkene":
            self.desk.post("/betrokkenen", {
                "rol": "klant", "initiator": True, "wasPartij": None,
                "hadKlantcontact": {"uuid": made},
                "contactnaam": {"achternaam": call.get("genoemde_naam", "Onbekend")},
            })  # fmt: skip
        if habit == "deletes":
            self.desk.send("DELETE", f"/klantcontacten/{made}")

    def _known(self, call: Call) -> None:
        habit = self._habits.known
        if habit == "nothing":
            return
        asked = call.get("aantal_vragen", 1) if self._habits.questions == "each" else 1
        for number in range(1, asked + 1):
            done = self._register(call, number)
            if not done and self._habits.after_refusal == "again":
                self.desk.at += timedelta(seconds=20)
                self._register(call, number)
            if habit == "twice":
                self._register(call, number)

    def _register(self, call: Call, number: int) -> bool:
        """One question of one call; whether all went well."""
        habits, desk = self._habits, self.desk
        partij = "" if habits.order == "klantcontact first" else self._partij(call)
        if habits.combined:
            status, answer = desk.post("/maak-klantcontact", {
                "klantcontact": self._klantcontact(call, number),
                "betrokkene": self._betrokkene(partij),
            })  # fmt: skip
            self._couple(answer["klantcontact"]["uuid"])
            return status == 201
        made = self._register_klantcontact(call, number)
        self._couple(made)
        if habits.order == "klantcontact first":
            partij = self._partij(call)
        done = habits.betrokkene == "none" or self._involve(made, partij)
        if habits.task:
            desk.post("/internetaken", {"gevraagdeHandeling": "Terugbellen",
                                        "aanleidinggevendKlantcontact": {"uuid": made},
                                        "status": "te_verwerken"})  # fmt: skip
        if habits.correction:
            desk.at += timedelta(seconds=30)
            body = {"inhoud": self._klantcontact(call, number)["inhoud"] + " Verbeterd."}
            desk.send("PATCH", f"/klantcontacten/{made}", body)
        if habits.known == "deletes":
            desk.send("DELETE", f"/klantcontacten/{made}")
        return done

    def _register_klantcontact(self, call: Call, number: int) -> str:
        body = self._klantcontact(call, number)
        status, answer = self.desk.post("/klantcontacten", body)
        if status != 201:
            self.desk.at += timedelta(seconds=3)
            status, answer = self.desk.post("/klantcontacten", body)
        return str(answer["uuid"])

    def _involve(self, klantcontact: str, partij: str) -> bool:
        habits, desk = self._habits, self.desk
        body = {**self._betrokkene(partij), "hadKlantcontact": {"uuid": klantcontact}}
        status, made = desk.post("/betrokkenen", body)
        if status != 201 and habits.after_refusal == "retries":
            desk.at += timedelta(seconds=3)
            status, made = desk.post("/betrokkenen", body)
        if status != 201:
            if habits.after_refusal == "deletes":
                desk.send("DELETE", f"/klantcontacten/{klantcontact}")
            return False
        if habits.address:
            desk.post("/digitaleadressen", {"adres": "beller@voorbeeld.example",
                                            "soortDigitaalAdres": "email", "omschrijving": "",
                                            "verstrektDoorBetrokkene": {"uuid": made["uuid"]},
                                            "verstrektDoorPartij": None})  # fmt: skip
        return True

    # --- what it sends ------------------------------------------------------------------------

    def _klantcontact(self, call: Call, number: int) -> dict[str, Any]:
        habits = self._habits
        words = {**call, "onderwerp": call["onderwerp"] + (f" {number}" if number > 1 else "")}
        body: dict[str, Any] = {
            "kanaal": "Telefoon",
            "onderwerp": habits.subject.format(**words),
            "inhoud": habits.content.format(**words),
            "indicatieContactGelukt": True,
            "taal": _LANGUAGES[call.get("taal", "Nederlands")],
            "vertrouwelijk": call.get("vertrouwelijk") == "Ja",
            "plaatsgevondenOp": self._moment(call),
        }
        if habits.answer_apart:
            body["reactie"] = call["antwoord"]
        for name, value in habits.members:
            body.pop(name, None)
            if value is not None:
                body[name] = value
        return body | dict(habits.fixed)

    def _moment(self, call: Call) -> str | None:
        habit, begin = self._habits.moment, call["begin"]
        chosen = call.get("plaatsgevonden_op", begin)
        if habit == "saving":
            chosen = call.get("plaatsgevonden_op", self.desk.at)
        if habit == "always begin":
            chosen = begin
        if habit == "day before":
            chosen = begin - timedelta(days=1)
        if habit == "mislabelled":
            return str(chosen.strftime("%Y-%m-%dT%H:%M:%SZ"))
        if habit == "utc":
            return str(chosen.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        if habit == "naive":
            return str(chosen.strftime("%Y-%m-%dT%H:%M:%S"))
        return str(chosen.isoformat())

    def _betrokkene(self, partij: str) -> dict[str, Any]:
        habit = self._habits.betrokkene
        was = {"uuid": self._stranger if habit == "stranger" else partij}
        return {"rol": "klant", "initiator": True,
                "wasPartij": None if habit == "nobody" else was,
                **dict(self._habits.betrokkene_extra)}  # fmt: skip

    def _couple(self, klantcontact: str) -> None:
        habit = self._habits.actor
        who = {"employee": [self._actor], "other": [self._other], "unit": [self._unit], "none": [],
               "two": [self._actor, self._other]}[habit]  # fmt: skip
        if self._habits.actor_read == "each time":
            self._read_actor()
        for uuid in who:
            coupling = {"actor": {"uuid": uuid}, "klantcontact": {"uuid": klantcontact}}
            self.desk.post("/actorklantcontacten", coupling)

    def _read_actor(self) -> None:
        who = {"other": "robin.collega@gemeente.example", "unit": "afdeling-kcc"}
        value = who.get(self._habits.actor, self._employee["identificator"])
        self.desk.get(f"/actoren?actoridentificatorObjectId={value}")

    # --- the partij ---------------------------------------------------------------------------

    def _partij(self, call: Call) -> str:
        habit, search = self._habits.partij, self._habits.search
        value = call["klant"]["waarde"]
        inline = {"partijIdentificator": {**_IDENTIFICATOR, "objectId": value}}
        if habit == "tries":
            body = {**_PARTIJ, "partijIdentificatoren": [inline]}
            status, made = self.desk.post("/partijen", body)
            return str(made["uuid"]) if status == 201 else self._find(call)
        found = self._find(call, quietly=search in ("before the calls", "never"))
        if habit == "if need be" and found:
            return found
        if habit == "if need be" and search == "never":
            found = ""
        made = self._make_partij(_PARTIJ)
        if habit == "twice":
            made = self._make_partij(_PARTIJ)
        self.desk.post("/partij-identificatoren", {"identificeerdePartij": {"uuid": made},
                                                   **inline})  # fmt: skip
        return made

    def _find(self, call: Call, *, quietly: bool = False) -> str:
        before = len(self.desk.entries)
        path = ("/partijen?soortPartij=persoon&partijIdentificator__codeSoortObjectId=bsn"
                f"&partijIdentificator__objectId={call['klant']['waarde']}")  # fmt: skip
        rows = (self.desk.get(path) or {}).get("results", [])
        if quietly:
            del self.desk.entries[before:]
        return str(rows[0]["uuid"]) if rows else ""

    def _make_partij(self, body: Mapping[str, Any]) -> str:
        return str(self.desk.post("/partijen", body)[1]["uuid"])

    def _make_actor(self, name: str, value: str, kind: str = "medewerker") -> str:
        body = {"naam": name, "soortActor": kind, "indicatieActief": True,
                "actoridentificator": {"objectId": value, "codeObjecttype": "mdw",
                                       "codeRegister": "msei",
                                       "codeSoortObjectId": "email"}}  # fmt: skip
        return str(self.desk.post("/actoren", body)[1]["uuid"])

    def _colleague(self, call: Call) -> None:
        """A colleague registers a call of somebody else meanwhile, at the same door."""
        self.desk.at = call["begin"] + timedelta(seconds=60)
        self.desk.get("/actoren?actoridentificatorObjectId=robin.collega@gemeente.example")
        made = self.desk.post("/klantcontacten", {
            "kanaal": "Balie", "onderwerp": "Paspoort", "inhoud": "Over een paspoort.",
            "taal": "nld", "vertrouwelijk": False, "plaatsgevondenOp": call["begin"].isoformat(),
        })[1]["uuid"]  # fmt: skip
        self.desk.post("/actorklantcontacten", {"actor": {"uuid": self._other},
                                                "klantcontact": {"uuid": made}})  # fmt: skip
