"""A client of an openklant contract, as front-ends have one."""

from typing import Any

from talk import Talk

OPENKLANT = ("openklant-2.16", "openklant-2.8", "openklant-2.0")
IDENTIFICATOR = {
    "codeObjecttype": "natuurlijk_persoon",
    "codeSoortObjectId": "bsn",
    "codeRegister": "brp",
    "objectId": "999993653",
}


class Register:
    """A client of an openklant contract, as a front-end has one."""

    def __init__(self, contract: str = "openklant-2.16") -> None:
        self.talk = Talk(contract)

    def get(self, path: str, **query: str) -> Any:
        answer = self.talk.http.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def found(self, path: str, **query: str) -> list[str]:
        return [each["uuid"] for each in self.get(path, **query)["results"]]

    def post(self, path: str, body: Any, status: int = 201) -> Any:
        answer = self.talk.http.post(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def partij(self, **more: Any) -> Any:
        return self.post("/partijen", {**self.talk.body("partij"), **more})

    def klantcontact(self) -> Any:
        return self.post("/klantcontacten", self.talk.body("klantcontact"))

    def identificator(self, partij: Any, status: int = 201, **more: Any) -> Any:
        body = {
            "identificeerdePartij": {"uuid": partij["uuid"]},
            "partijIdentificator": {**IDENTIFICATOR, **more},
        }
        return self.post("/partij-identificatoren", body, status)

    def patch(self, url: str, body: Any) -> Any:
        answer = self.talk.http.patch(url, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def gone(self, url: str) -> bool:
        """Deletes it; whether it is away then."""
        deleted = self.talk.http.delete(url).status_code == 204
        return deleted and self.talk.http.get(url).status_code == 404


def ref(record: Any) -> dict[str, str]:
    """A reference to a record that was shown."""
    return {"uuid": record["uuid"]}
