"""A long session with a provider, written down so that two providers can be compared."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import httpx
from kcc_conformance.reference_impl.contract import Combined
from shoulders import look_later, look_over_shoulders
from talk import TOKEN, Talk

RICH = (
    'klant zei: "wat kost \'t?"  Tweemaal  spatie,\r\nnieuwe regel <b>vet</b> & é\\ü 😀.'
    " Antwoord: " + "lang " * 50 + "einde."
)
NOBODY = "0d0d62a1-ed13-4310-954d-28136e89b8ad"
OWN = "5452f450-e940-4996-a353-37f4a7ec8710"
OTHER = {
    "kanaal": "Balie",
    "taal": "Engels",
    "vertrouwelijkheid": "Ja",
    "indicatie_contact_gelukt": "Nee",
    "plaatsgevonden_op": "2024-07-04T12:30:15+02:00",
}
SNARES = (
    "Huisnummer 007?!! Antwoord: daar\u2026 of toch...  \n> ouder\n- punt,, een\nAntwoord: ja."
    " Antwoord: nee."
)
MOMENTS = (
    "2024-07-04T00:00:00+02:00",
    "2023-01-01T00:00:00Z",
    "2022-12-31T23:30:00Z",
    "2023-10-29T02:30:00+02:00",
    "2023-10-29T02:30:00+01:00",
    "2024-02-29T12:00:00+05:30",
)
MALFORMED = "geen-uuid"
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Different(Exception):
    """An answer is not the one expected."""


class Session:
    """Plays the session and keeps every answer, with ids replaced by their order of coming.

    With `expected` it stops at the first answer that is another, with Different.
    """

    def __init__(self, talk: Talk, expected: tuple[str, ...] = ()) -> None:
        self.talk = talk
        self.expected = expected
        self.lines: list[str] = []
        self.names: dict[str, str] = {OWN: "#own"}
        self.ids: dict[str, list[str]] = {}

    def note(self, what: str, answer: httpx.Response) -> httpx.Response:
        text = answer.content.decode("utf-8", "replace")
        kept = [answer.headers.get(h, "-") for h in ("Content-Type", "Location")]
        line = _UUID.sub(self._name, f"{what}: {answer.status_code} {' '.join(kept)} {text}")
        at = len(self.lines)
        if self.expected and (at >= len(self.expected) or line != self.expected[at]):
            raise Different(line)
        self.lines.append(line)
        return answer

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.note(f"{method} {path}", self.talk.http.request(method, path, **options))

    def make(self, resource: str, **logical: Any) -> str:
        """Create a record; its id, however broken the answer is."""
        answer = self.note(f"make {resource}", self.talk.post(resource, **logical))
        try:
            found = answer.json()[self.talk.contract.resources[resource].id]
        except (ValueError, KeyError, TypeError):
            found = answer.headers.get("Location", NOBODY).rpartition("/")[2]
        identity = str(found or NOBODY)
        self.ids.setdefault(resource, []).append(identity)
        return identity

    def seldom(self) -> None:
        """Send what few send: odd moments and texts, the longest words, only what is required."""
        talk = self.talk
        kanaal, taal = (talk.attribute("klantcontact", name).max for name in ("kanaal", "taal"))
        self.make("klantcontact", inhoud=SNARES, kanaal="k" * (kanaal or 0))
        for moment in MOMENTS:
            self.make("klantcontact", plaatsgevonden_op=moment, taal="t" * (taal or 0))
        for resource in ("actor", "partij"):
            stored = talk.contract.resources[resource].stored
            self.make(resource, **{each.name: None for each in stored if not each.required})
        if talk.attribute("klantcontact", "nummer").kind == "digits":
            self.make("klantcontact", nummer="0004712")

    def look(self) -> None:
        """Read everything, one by one and in lists."""
        for resource, facts in self.talk.contract.resources.items():
            for identity in self.ids.get(resource, []):
                self.send("GET", self.talk.path(resource, identity))
            self.send("GET", facts.path)
            paging = self.talk.contract.listing.get("page_size_parameter")
            for page in range(1, 9 if paging and resource == "klantcontact" else 0):
                self.send("GET", facts.path, params={paging: "2", "page": str(page)})

    def search(self) -> None:
        """Ask for lists by every filter of the contract, for what is there and what is not."""
        first = {name: ids[0] for name, ids in self.ids.items()}
        values = {**first, "onderwerp": "Afvalinzameling rond kerst", "nummer": "4711"}
        values |= {"naam": "M. de Boer", "object_id": "idf"}
        for facts in self.talk.contract.resources.values():
            for entry in facts.filters.values():
                for known in (values, *(dict.fromkeys(values, NOBODY),) * 2):
                    query = {k: v.format(**known) for k, v in entry.query.items()}
                    if "{nummer}" in entry.query.values() and known is not values:
                        query = dict.fromkeys(query, "4712")
                    self.send("GET", facts.path, params=query)
                    for key in list(query) if len(query) > 1 else []:
                        rest = {k: v for k, v in query.items() if k != key}
                        self.send("GET", facts.path, params=rest)
        if len(filters := self.talk.contract.resources["klantcontact"].filters) > 2:
            query = {**filters["onderwerp"].query, **filters["partij"].query}
            for known in ({**values, "onderwerp": "anders"}, {**values, "partij": NOBODY}):
                params = {k: v.format(**known) for k, v in query.items()}
                self.send("GET", self.talk.path("klantcontact"), params=params)

    def near(self) -> None:
        """Search for what is nearly there, and leaf through what a filter finds."""
        found = {"naam": "Medewerker zonder Lijst", "object_id": "medewerker@example.org"}
        codes = ("code_objecttype", "code_register", "code_soort_object_id")
        self.make("actor", **found, **dict.fromkeys(codes, "mdw"))
        self.make("partij", nummer=4711)
        found |= {name: ids[0] for name, ids in self.ids.items()}
        found |= {"nummer": "4711", "onderwerp": "Afvalinzameling rond kerst"}
        for facts in self.talk.contract.resources.values():
            for entry in facts.filters.values():
                for (key, form), (name, value) in itertools.product(
                    entry.query.items(), found.items()
                ):
                    if form != f"{{{name}}}":
                        continue
                    near = [value[:-1], value[1:], value[1:-1], value + "0", value.swapcase()]
                    if name in self.ids:
                        whole = self.ids[name][0]
                        near = [f"{whole[:-1]}{digit}" for digit in "07c" if digit != whole[-1]][:2]
                    for each in near:
                        self.send("GET", facts.path, params={key: each})
        facts = self.talk.contract.resources["klantcontact"]
        sized = self.talk.contract.listing.get("page_size_parameter")
        for number in ("1", "2") if sized else ():
            query = {"onderwerp": "kerst", sized: "1", "page": number}
            self.send("GET", facts.path, params=query)

    def knock(self) -> None:
        """Come without a token, with a wrong one, and with half of one."""
        talk = self.talk
        path, known = talk.path("klantcontact"), self.make("klantcontact", onderwerp="Deur")
        for header in ("", f"{talk.contract.scheme} onzin", talk.contract.scheme, f"Basic {TOKEN}"):
            for method, where in (
                ("GET", path),
                ("GET", talk.path("klantcontact", known)),
                ("POST", path),
                ("DELETE", talk.path("klantcontact", known)),
            ):
                content = talk.http.build_request("POST", path, json=talk.body("klantcontact"))
                body = {"content": content.content} if method == "POST" else {}
                self.send(method, where, headers={"Authorization": header}, **body)
            for where, body in self._doors():
                self.send("POST", where, headers={"Authorization": header}, json=body)
        self.send("GET", path)

    def _doors(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Where else a stranger could register something, and what."""
        for resource in ("actor", "partij"):
            yield self.talk.path(resource), self.talk.body(resource)
        for combined in self.talk.contract.combined:
            yield combined.path, self._all_at_once(combined)

    def err(self) -> None:
        """Send what must be refused."""
        talk, path = self.talk, self.talk.path("klantcontact")
        for attribute in talk.contract.resources["klantcontact"].stored:
            body = talk.body("klantcontact")
            sent = body.pop(attribute.wire, None)
            if attribute.kind != "instant" or attribute.required:
                self.send("POST", path, json=body)
            body[attribute.wire] = sent
            for value in ([None] if attribute.required else []) + ["", [], "x" * 1001, 4 * 10**9]:
                if (attribute.wire, value) != (talk.attribute("klantcontact", "nummer").wire, ""):
                    self.send("POST", path, json={**body, attribute.wire: value})
        self.send("POST", path, content=b'{"half": ')
        ids = {name: each[0] for name, each in self.ids.items()}
        for resource, name in (
            ("actorklantcontact", "actor"),
            ("actorklantcontact", "klantcontact"),
            ("betrokkene", "klantcontact"),
            ("betrokkene", "partij"),
        ):
            self.note("unknown", talk.post(resource, **{**ids, name: NOBODY}))
        self.note("again", talk.post("actorklantcontact", **ids))
        self.note("rol", talk.post("betrokkene", **ids, rol="toevallig"))
        self.note("no rol", talk.post("betrokkene", **ids, rol=None))
        for resource, name in (("actorklantcontact", "actor"), ("betrokkene", "partij")):
            self.note("malformed", talk.post(resource, **{**ids, name: MALFORMED}))
        for resource in ("klantcontact", "partij"):
            self.send("GET", talk.path(resource, MALFORMED))
        self.send("GET", talk.path("klantcontact", NOBODY))
        for resource in ("klantcontact", "betrokkene", "actorklantcontact"):
            self.send("GET", talk.path(resource))

    def change(self) -> None:
        """Amend and replace."""
        for identity in self.ids["klantcontact"][1:3]:
            path = self.talk.path("klantcontact", identity)
            wire = self.talk.attribute("klantcontact", "onderwerp").wire
            for body in ({wire: "Verbeterd"}, {wire: "x" * 201}, {wire: ""}):
                self.send("PATCH", path, json=body)
            number: dict[str, Any] = {} if self._numbered() else {"nummer": None}
            self.send("PUT", path, json=self.talk.body("klantcontact", inhoud=RICH, **number))
        wire = self.talk.attribute("klantcontact", "vertrouwelijkheid").wire
        path = self.talk.path("klantcontact", self.ids["klantcontact"][0])
        self.send("PATCH", path, json={wire: True})
        self.look()

    def _numbered(self) -> bool:
        return self.talk.attribute("klantcontact", "nummer").required

    def combine(self) -> None:
        """Use the one call, where there is one."""
        for combined in self.talk.contract.combined:
            self.send("POST", combined.path, json=self._all_at_once(combined))
            self.send("POST", combined.path, json=self._all_at_once(combined, NOBODY))
        self.look()

    def _all_at_once(self, combined: Combined, partij: str = "") -> dict[str, Any]:
        part = self.talk.body("betrokkene", partij=partij or self.ids["partij"][0])
        for name in combined.implied["betrokkene"]:
            part.pop(self.talk.attribute("betrokkene", name).wire)
        return {"klantcontact": self.talk.body("klantcontact"), "betrokkene": part}

    def remove(self) -> None:
        """Delete."""
        for resource, at in (
            ("actorklantcontact", 0),
            ("betrokkene", 3),
            ("klantcontact", 1),
            ("klantcontact", 0),
        ):
            path = self.talk.path(resource, self.ids[resource][at])
            self.send("DELETE", path)
            self.send("GET", path)
            if resource == "actorklantcontact":
                self.send("GET", self.talk.path("klantcontact", self.ids["klantcontact"][0]))
        there = self.ids["klantcontact"][2]
        self.make("klantcontact", onderwerp="Daarna")
        self.make("betrokkene", klantcontact=there, partij=self.ids["partij"][0])
        self.look()

    def play(self) -> list[str]:
        """The whole session: one line an answer."""
        talk = self.talk
        number: Any = 4711 if talk.contract.family == "vng" else "4711"
        actors = [self.make("actor"), self.make("actor", naam="De tweede", indicatie_actief="Ja")]
        partijen = [self.make("partij", voornaam="Zoë"), self.make("partij", nummer=2)]
        self.make("partij", achternaam="van der " + "Lange-" * 10 + "naam")
        first = self.make("klantcontact", nummer=number)
        rich = self.make("klantcontact", onderwerp="klein  begin van 't <i>onder</i>", inhoud=RICH)
        other = self.make("klantcontact", onderwerp="é" * 200, inhoud="é" * 1000, **OTHER)
        self.make("klantcontact", indicatie_contact_gelukt="onbekend", kanaal="E-mail")
        self.make("klantcontact", onderwerp="Iets anders")
        self.note("number again", talk.post("klantcontact", nummer=number))
        key = talk.contract.resources["klantcontact"].id
        own = {**talk.body("klantcontact"), key: OWN}
        self.send("POST", talk.path("klantcontact"), json=own)
        self.seldom()
        self.look()
        for klantcontact, partij, more in (
            (first, partijen[0], {}),
            (first, None, {"voornaam": "Zoë", "rol": "vertegenwoordiger", "initiator": "Nee"}),
            (rich, partijen[0], {}),
            (other, partijen[1], {}),
        ):
            self.make("betrokkene", klantcontact=klantcontact, partij=partij, **more)
        for actor, klantcontact in ((0, first), (1, first), (0, other), (1, rich)):
            self.make("actorklantcontact", actor=actors[actor], klantcontact=klantcontact)
        for actor in (self.ids["actor"][-1], actors[1]):
            self.make("actorklantcontact", actor=actor, klantcontact=other)
        for partij in partijen:
            self.make("betrokkene", klantcontact=other, partij=partij)
        for step in ("look", "search", "near", "knock", "err", "change", "combine", "remove"):
            getattr(self, step)()
        look_over_shoulders(self)
        look_later(self)
        return self.lines

    def _name(self, match: "re.Match[str]") -> str:
        return self.names.setdefault(match[0], f"#{len(self.names)}")
