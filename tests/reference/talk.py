"""A client for these tests: speaks logical attributes, by the reference's own contract reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
from documented import check_documented
from kcc_conformance.reference_impl.app import create_app
from kcc_conformance.reference_impl.contract import Attribute, Contract, load_contract

TOKEN = "geheim-token-voor-de-proef"

LOGICAL = {
    "klantcontact": {
        "kanaal": "Telefoon",
        "onderwerp": "Afvalinzameling rond kerst",
        "inhoud": "Klant vraagt wanneer afval aangeboden kan worden.",
        "indicatie_contact_gelukt": "Ja",
        "taal": "Nederlands",
        "vertrouwelijkheid": "Nee",
        "plaatsgevonden_op": "2023-03-01T10:00:00+01:00",
    },
    "actor": {"naam": "M. de Boer", "soort_actor": "medewerker", "indicatie_actief": "Ja"},
    "partij": {
        "soort_partij": "persoon",
        "indicatie_actief": "Ja",
        "indicatie_geheimhouding": "Nee",
        "voornaam": "Sanne",
        "achternaam": "Proef",
    },
    "betrokkene": {"rol": "klant", "initiator": "Ja"},
    "actorklantcontact": {},
}


class Talk:
    """One conversation with one provider."""

    def __init__(
        self,
        contract: str | Path = "openklant-2.16",
        *,
        faults: Sequence[str] = (),
        variations: Sequence[str] = (),
        token: str | None = TOKEN,
        db: Path | None = None,
    ) -> None:
        self.contract: Contract = load_contract(contract)
        app = create_app(contract, token=token, db=db, faults=faults, variations=variations)
        self.http = httpx.Client(
            transport=httpx.WSGITransport(app=app),
            base_url="http://kcc.test" + self.contract.base_path,
            headers={
                "Authorization": f"{self.contract.scheme} {TOKEN}",
                "Content-Type": self.contract.success_media[0],
            },
        )
        if not (faults or variations) and isinstance(contract, str):
            name = contract
            self.http.event_hooks["response"] = [lambda answer: check_documented(name, answer)]
        self._numbers = iter(range(1000, 10**6))

    def attribute(self, resource: str, name: str) -> Attribute:
        return self.contract.resources[resource].attributes[name]

    def body(self, resource: str, **logical: Any) -> dict[str, Any]:
        """A request body: the usual values, with `logical` over them; None leaves one out."""
        facts = self.contract.resources[resource]
        values = {**LOGICAL[resource], **logical}
        for attribute in facts.stored:
            if attribute.kind == "number" and attribute.required and attribute.name not in values:
                values[attribute.name] = next(self._numbers)
            if attribute.kind == "reference" and attribute.required:
                values.setdefault(attribute.name, "null")
        body: dict[str, Any] = dict(facts.defaults)
        for name, value in values.items():
            if value is None or name not in facts.attributes:
                continue
            attribute = facts.attributes[name]
            value = attribute.values.get(value, value) if isinstance(value, str) else value
            if value == "null":
                value = None
            elif attribute.kind == "reference" and self.contract.reference["style"] == "object":
                value = {self.contract.reference["key"]: value}
            at = body
            for key in attribute.path[:-1]:
                at = at.setdefault(key, {})
            at[attribute.path[-1]] = value
        return body

    def path(self, resource: str, identity: str | None = None) -> str:
        facts = self.contract.resources[resource]
        return facts.path if identity is None else facts.item.replace("{id}", identity)

    def post(self, resource: str, **logical: Any) -> httpx.Response:
        return self.http.post(self.path(resource), json=self.body(resource, **logical))

    def make(self, resource: str, **logical: Any) -> str:
        """Create a record and give its id."""
        answer = self.post(resource, **logical)
        assert answer.status_code == 201, answer.text
        return self.identity(resource, answer.json())

    def made(self, resource: str, **logical: Any) -> str:
        """The same, with what the resource does not have left out."""
        known = self.contract.resources[resource].attributes
        return self.make(resource, **{k: v for k, v in logical.items() if k in known})

    def get(self, resource: str, identity: str) -> httpx.Response:
        return self.http.get(self.path(resource, identity))

    def delete(self, resource: str, identity: str) -> httpx.Response:
        return self.http.delete(self.path(resource, identity))

    def seen(self, resource: str, identity: str) -> dict[str, Any]:
        answer = self.get(resource, identity)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def identity(self, resource: str, body: dict[str, Any]) -> str:
        return str(body[self.contract.resources[resource].id])

    def value(self, resource: str, body: dict[str, Any], name: str) -> Any:
        """What a body holds for a logical attribute; a reference becomes its id."""
        found: Any = body
        for key in self.attribute(resource, name).path:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, dict) and self.contract.reference["style"] == "object":
            return found[self.contract.reference["key"]]
        return found

    def items(self, resource: str, answer: httpx.Response) -> list[dict[str, Any]]:
        found: Any = answer.json()
        facts = self.contract.resources[resource]
        for key in self.contract.listing["items"].format(collection=facts.collection).split("."):
            found = found[key]
        return list(found)

    def listed(self, resource: str, **query: str) -> list[str]:
        """The ids in a list, over all pages."""
        found = []
        answer = self.http.get(self.path(resource), params=query)
        for _ in range(50):
            assert answer.status_code == 200, answer.text
            found += [self.identity(resource, each) for each in self.items(resource, answer)]
            following: Any = answer.json()
            for key in self.contract.listing["next"].split("."):
                following = (following or {}).get(key)
            if not following:
                break
            answer = self.http.get(following)
        return found

    def by(self, resource: str, filter_name: str, **values: str) -> list[str]:
        """The ids that a named filter of the contract gives."""
        query = self.contract.resources[resource].filters[filter_name].query
        return self.listed(resource, **{k: v.format(**values) for k, v in query.items()})

    def flow(self, **klantcontact: Any) -> dict[str, str]:
        """The whole of C0992: actor, partij, klantcontact, link and betrokkene, by their ids."""
        ids = {name: self.make(name) for name in ("actor", "partij")}
        ids["klantcontact"] = self.make("klantcontact", **klantcontact)
        for name in ("actorklantcontact", "betrokkene"):
            ids[name] = self.make(name, **{k: ids[k] for k in ("actor", "partij", "klantcontact")})
        return ids
