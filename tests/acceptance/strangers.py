"""People who have nothing to do with a run: their records in every resource of a provider, and
what the provider says of them where nobody asked."""

import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

import httpx
from gate import TOKEN, Gate

NAMES = ("Wilhelmina", "Oldenkamp-Roerdink", "Bartholomeus", "Kwakkelstein")
BSN = "271583642"
CONTACT = ("w.oldenkamp@muurkerkpost.nl", "0570-614392", "+31618273645", "0618273645")
ADDRESS = ("Brinkgreverwegje", "7413ZQ")
SUBJECT = "Klacht over de huishoudelijke hulp van mevrouw"
TOLD = "Mevrouw zegt dat zij na haar heupoperatie niet meer alleen kan douchen"
TRACES = (*NAMES, BSN, *CONTACT, *ADDRESS, SUBJECT, TOLD)
"""What may be found in nothing that the product writes."""
ECHO = f"{NAMES[0]} {NAMES[1]} ({BSN}, {CONTACT[0]})"


def plant(gate: Gate) -> None:
    """Their records: two partijen, an actor, three klantcontacten with all that hangs on them."""
    contract = gate.contract
    headers = {"Authorization": f"{contract.auth_scheme} {TOKEN}"}
    base = "http://stranger.invalid" + contract.base_path
    ids = dict.fromkeys(_EXAMPLES, "")

    def post(name: str, form: str = "voorbeeld", number: int = 0) -> str:
        body = _body(contract.name, f"{name}.request.{form}", ids, number)
        answer = client.post(base + contract.resource(name).path, json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()[contract.resource(name).id])

    with httpx.Client(transport=httpx.WSGITransport(app=gate.app), headers=headers) as client:
        people = [post("partij", number=n) for n in (9990001, 9990002)]
        ids["actor"] = post("actor")
        for number, ids["partij"] in enumerate((*people, people[0])):
            ids["klantcontact"] = post("klantcontact", number=9991000 + number)
            post("betrokkene", "met-naam" if number == 1 else "voorbeeld")
            post("actorklantcontact")


class Talking:
    """A provider that tells of others: in a header of every answer, in every refusal, and in an
    object that it embeds in every record."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        told: list[Any] = []
        body = b"".join(self._app(environ, lambda *answer: told.extend(answer)))
        status, headers = told[0], dict(told[1])
        if "json" in headers.get("Content-Type", "") and not environ["PATH_INFO"].endswith(
            "openapi.json"
        ):
            body = self._changed(int(status[:3]), body)
            headers = {k: v for k, v in headers.items() if k.lower() != "content-length"}
            headers["Content-Length"] = str(len(body))
        start(status, [*headers.items(), ("X-Laatst-Bekeken", ECHO)])
        return [body]

    def _changed(self, status: int, body: bytes) -> bytes:
        value = json.loads(body or b"null")
        if not isinstance(value, dict):
            return body
        if status >= 400:
            value["detail"] = f"{value.get('detail', '')} Bedoelde u {ECHO}?"
        else:
            embedded = {"uuid": "0dd1e5aa-0000-4000-8000-0000000000ab", "naam": ECHO, "over": TOLD}
            value["_expand"] = {"vorigePartij": {**embedded, "id": embedded["uuid"]}}
        return json.dumps(value, ensure_ascii=False).encode()


def found_in(text: str) -> list[str]:
    """What of them stands in a text, also as JSON, HTML or URLs write it."""
    plain = text.casefold()
    return [each for each in TRACES if each.casefold() in plain]


_EXAMPLES = {
    "klantcontact": "5452f450-e940-4996-a353-37f4a7ec8710",
    "partij": "0b7a6a3e-5d1c-4d0b-9b46-3c1c2f3a9d10",
    "actor": "a255acc8-b7b9-4db3-94aa-ecba5aec9f5f",
}


def _body(contract: str, form: str, ids: dict[str, str], number: int) -> Any:
    """A valid request of the project's fixtures, about them."""
    family = "openklant-2.16" if contract.startswith("openklant") else "vng-crud-0.0.3"
    text = (files("kcc_conformance.fixtures") / family / "valid" / f"{form}.json").read_text(
        "utf-8"
    )
    for name, known in ids.items():
        text = text.replace(_EXAMPLES[name], known)
    body = _about_them(json.loads(text))
    if "nummer" in body and number:
        body["nummer"] = type(body["nummer"])(number)
    return body


def _about_them(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _WORDS.get(key) or _about_them(each) for key, each in value.items()}
    return [_about_them(each) for each in value] if isinstance(value, list) else value


_WORDS = {
    "voornaam": NAMES[0], "achternaam": NAMES[1], "naam": f"{NAMES[2]} {NAMES[3]}",
    "onderwerp": SUBJECT, "objectId": CONTACT[0], "organisatienaam": NAMES[3],
    "inhoud": f"{TOLD}. Bellen op {CONTACT[1]} of {CONTACT[2]}, BSN {BSN}, {ADDRESS[0]}.",
    "opmerking": f"{NAMES[1]}, {ADDRESS[0]}, {ADDRESS[1]}",
}  # fmt: skip
