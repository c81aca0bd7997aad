"""A client and a session for contracts in which actors stand in the klantcontact itself."""

from typing import Any

from kcc_conformance.reference_impl.contract import Attribute
from kcc_conformance.reference_impl.representation import put
from session import MALFORMED, MOMENTS, NOBODY, OTHER, OWN, RICH, SNARES, Session
from shoulders import look_later, look_over_shoulders
from talk import Talk

CONTRACT = "commongateway-kic-1.0.3"
MOMENT = "2023-03-01T10:05:00+01:00"


class TalkInside(Talk):
    """The same client, that names records by their address."""

    def body(self, resource: str, **logical: Any) -> dict[str, Any]:
        """A request body: references by address, and with each attribute what goes along."""
        facts = self.contract.resources[resource]
        pointing = {
            name: facts.attributes[name]
            for name in logical
            if name in facts.attributes and facts.attributes[name].target
        }
        plain = {name: value for name, value in logical.items() if name not in pointing}
        body = super().body(resource, **plain)
        body = {key: MOMENT if value == "{now}" else value for key, value in body.items()}
        for attribute in facts.stored:
            if attribute.along and not attribute.key and attribute.path[0] in body:
                body[attribute.path[0]] = {**attribute.along, **body[attribute.path[0]]}
            if attribute.target and body.get(attribute.wire) is None:
                body.pop(attribute.wire, None)
        for name, attribute in pointing.items():
            if logical[name] is not None:
                put(body, attribute.path, self._pointing(attribute, logical[name]))
        return body

    def _pointing(self, attribute: Attribute, ids: Any) -> Any:
        address = f"{self.contract.base_path}{self.path(attribute.target or '', '{}')}"
        if attribute.kind != "links":
            return address.format(ids)
        return [{**attribute.along, str(attribute.key): address.format(each)} for each in ids]


class SessionInside(Session):
    """A session without couplings, replacements and deletion of klantcontacten."""

    def play(self) -> list[str]:
        """The whole session: one line an answer."""
        talk, path = self.talk, self.talk.path("klantcontact")
        actors = [self.make("actor", object_id=f"{each}@example.org") for each in "abc"]
        partijen = [self.make("partij", voornaam="Zoë"), self.make("partij", nummer=2)]
        self.make("partij", achternaam="van der " + "Lange-" * 10 + "naam")
        first = self.make("klantcontact", nummer=4711, actoren=actors[:1])
        rich = self.make("klantcontact", onderwerp="klein  <i>onder</i>", inhoud=RICH,
                         actoren=actors[1:2])  # fmt: skip
        more = {**OTHER, "kanaal": "E-mail", "onderwerp": "é" * 40, "inhoud": "é" * 1000}
        other = self.make("klantcontact", actoren=actors[:2], **more)
        self.make("klantcontact", indicatie_contact_gelukt="onbekend", kanaal="E-mail")
        self.note("number again", talk.post("klantcontact", nummer=4711))
        self.send("POST", path, json={**talk.body("klantcontact"), "id": OWN})
        self.make("klantcontact", inhoud=SNARES, nummer=4 * 10**9)
        for moment in MOMENTS:
            self.make("klantcontact", plaatsgevonden_op=moment, taal="Nedersaksisch")
        least = ("kanaal", "inhoud", "indicatie_contact_gelukt", "taal", "vertrouwelijkheid")
        self.make("klantcontact", **dict.fromkeys(least))
        self.look()
        for contact, partij, who in (
            (first, partijen[0], {}),
            (first, None, {"voornaam": "Zoë", "rol": "vertegenwoordiger", "initiator": "Nee"}),
            (rich, partijen[0], {}),
            (other, partijen[1], {}),
            (other, partijen[0], {}),
        ):
            self.make("betrokkene", klantcontact=contact, partij=partij, **who)
        self._others(first, actors)
        for step in (self.look, self.search, self.near, self.knock, self._wrong, self._changes):
            step()
        self.send("DELETE", f"{path}/{first}")
        for resource, own in (("partij", {}), ("actor", {"object_id": "d@example.org"})):
            there = talk.path(resource, self.make(resource, **own))
            self.send("DELETE", there)
            self.send("GET", there)
        self.make("klantcontact", onderwerp="Daarna")
        self.look()
        look_over_shoulders(self)
        look_later(self)
        return self.lines

    def _others(self, contact: str, actors: list[str]) -> None:
        """Name a second and a third actor in a klantcontact that is there."""
        there = self.talk.path("klantcontact", contact)
        for number in (2, 3):
            wire = self.talk.attribute("klantcontact", "actoren").wire
            named = self.talk.body("klantcontact", actoren=actors[:number])[wire]
            self.send("PATCH", there, json={wire: named})
            self.send("GET", there)

    def _wrong(self) -> None:
        """Send what must be refused."""
        talk, path = self.talk, self.talk.path("klantcontact")
        for attribute in talk.contract.resources["klantcontact"].stored:
            if len(attribute.path) > 1 or attribute.kind == "links":
                continue
            body = talk.body("klantcontact")
            body.pop(attribute.wire, None)
            if attribute.required or attribute.kind != "instant":
                self.send("POST", path, json=body)
            for value in ("", [], "x" * 1001, None, {"a": 1}):
                self.send("POST", path, json={**body, attribute.wire: value})
        self.send("POST", path, content=b'{"half": ')
        for nobody in (NOBODY, MALFORMED):
            self.note("unknown", talk.post("klantcontact", actoren=[nobody]))
        ids = {name: each[0] for name, each in self.ids.items() if name != "actor"}
        for name, nobody in (
            ("klantcontact", NOBODY),
            ("partij", NOBODY),
            ("partij", MALFORMED),
            ("rol", "toevallig"),
            ("rol", None),
        ):
            self.note(f"{name} {nobody}", talk.post("betrokkene", **{**ids, name: nobody}))
        for resource in ("klantcontact", "partij"):
            self.send("GET", talk.path(resource, MALFORMED))
        self.send("GET", talk.path("klantcontact", NOBODY))
        self.look()

    def _changes(self) -> None:
        """Amend klantcontacten and a betrokkene."""
        wire = self.talk.attribute("klantcontact", "onderwerp").wire
        inhoud = self.talk.attribute("klantcontact", "inhoud").wire
        for identity in self.ids["klantcontact"][1:3]:
            for body in ({wire: "Verbeterd"}, {wire: "x" * 201}, {inhoud: RICH}):
                self.send("PATCH", self.talk.path("klantcontact", identity), json=body)
        name = self.talk.attribute("betrokkene", "voornaam").path
        body = {}
        put(body, name, "Anders")
        self.send("PATCH", self.talk.path("betrokkene", self.ids["betrokkene"][0]), json=body)
        self.look()
