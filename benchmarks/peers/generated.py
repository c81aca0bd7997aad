"""Plays C0992's flow with a client that openapi-python-client made of a provider's document.

`openapi-python-client generate --path DOCUMENT.json --meta none --output-path FOLDER`, then
`python benchmarks/peers/generated.py FOLDER URL --token TOKEN`, with httpx and attrs at hand. Of
which document the client was made does not matter: operations are found by method and path, and
bodies are made by the client's own models. A step works when the request could be made of the
client's models, the status is the one that the client expects, and its models could read the
answer. Prints each step that does not work, and the sum.
"""

import argparse
import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from inspect import getsource
from pathlib import Path
from random import randrange
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import attrs

_CALL = re.compile(r'"method": "(\w+)",\s*"url": "([^"]+)"')
_MOMENT = "2024-05-13T10:15:30Z"
_NUMBER = randrange(10**9)
_CODES = {"codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp",
          "codeSoortObjectId": "bsn", "objectId": "999993653"}  # fmt: skip

OPENKLANT: dict[str, dict[str, Any]] = {
    "actoren": {"naam": "M. de Boer", "soortActor": "medewerker",
                "actorIdentificatie": {"functie": "KCC", "telefoonnummer": "0201234567"}},
    "partijen": {"soortPartij": "persoon", "indicatieActief": True,
                 "indicatieGeheimhouding": False, "voorkeurstaal": "nld",
                 "digitaleAdressen": [], "voorkeursDigitaalAdres": None, "rekeningnummers": [],
                 "voorkeursRekeningnummer": None,
                 "partijIdentificatie": {"contactnaam": {"achternaam": "Proef"}}},
    "klantcontacten": {"kanaal": "Telefoon", "onderwerp": "Paspoort", "taal": "nld",
                       "vertrouwelijk": False, "inhoud": "Vraag en antwoord",
                       "indicatieContactGelukt": True, "plaatsgevondenOp": _MOMENT},
    "actorklantcontacten": {"actor": "@actoren", "klantcontact": "@klantcontacten"},
    "betrokkenen": {"hadKlantcontact": "@klantcontacten", "wasPartij": "@partijen",
                    "rol": "klant", "initiator": True},
    "internetaken": {"aanleidinggevendKlantcontact": "@klantcontacten",
                     "gevraagdeHandeling": "Terugbellen", "toegewezenAanActor": "@actoren",
                     "toegewezenAanActoren": ["@actoren"], "status": "te_verwerken"},
}  # fmt: skip
"""What is sent to make a record; `@path` leads to the one that was made there."""

VNG: dict[str, dict[str, Any]] = {
    "actoren": {"naam": "M. de Boer", "soortActor": "medewerker", "indicatieActief": True},
    "partijen": {"soortPartij": "persoon", "nummer": _NUMBER, "indicatieActief": True,
                 "indicatieGeheimhouding": False, "voorkeursDigitaalAdres": "geen",
                 "partijtype": {"contactnaam": {"achternaam": "Proef"}}},
    "klantcontacten": {"codeKanaal": "Telefoon", "onderwerp": "Paspoort", "codeTaal": "nld",
                       "vertrouwelijk": False, "inhoud": "Vraag en antwoord", "nummer": _NUMBER,
                       "indicatieContactGelukt": "ja", "plaatsgevondenOp": _MOMENT},
    "actorklantcontacten": {"actorId": "@actoren", "klantcontactId": "@klantcontacten"},
    "betrokkenenBijKlantcontact": {"hadKlantcontact": "@klantcontacten", "rol": "klant",
                                   "wasPartij": "@partijen", "initiator": True},
}  # fmt: skip


class Client:
    """A generated client, asked by method and path."""

    def __init__(self, folder: Path, url: str, scheme: str, token: str) -> None:
        self.package = folder.resolve().name
        sys.path.insert(0, str(folder.resolve().parent))
        made = importlib.import_module(f"{self.package}.client").AuthenticatedClient
        self.client = made(base_url=url, token=token, prefix=scheme)
        self.operations = dict(self._found(folder))

    def _found(self, folder: Path) -> Iterator[tuple[tuple[str, str], Any]]:
        for file in sorted((folder / "api").glob("*/*.py")):
            if call := _CALL.search(file.read_text(encoding="utf-8")):
                path = re.sub(r"\{\w+\}", "{}", call[2]).rstrip("/").lower()
                name = f"{self.package}.api.{file.parent.name}.{file.stem}"
                yield (call[1], path), importlib.import_module(name)

    def call(self, method: str, path: str, *ids: str, **more: Any) -> Any:
        """The answer as the client's model has it. Raises whatever the client raises."""
        module = self.operations[(method, path.lower())]
        send = module.sync_detailed
        hints = get_type_hints(send)
        taken = [self._id(hints[name], each) for name, each in zip(hints, ids, strict=False)]
        if "body" in more:
            model = _model(hints["body"])
            more["body"] = model.from_dict(_completed(model, more["body"]))
        answer = send(*taken, client=self.client, **more)
        if not 200 <= answer.status_code < 300:
            raise AssertionError(f"{answer.status_code}: {answer.content[:300]!r}")
        if f"status_code == {answer.status_code:d}" not in getsource(module):
            return json.loads(answer.content)  # a client that has no model of what is shown here
        if answer.content and not hasattr(answer.parsed, "to_dict"):
            raise AssertionError(f"the answer was not read: {answer.content[:300]!r}")
        return answer.parsed and answer.parsed.to_dict()

    def _id(self, kind: Any, value: str) -> Any:
        return kind(value) if isinstance(kind, type) else value


def _model(hint: Any) -> Any:
    """The model among the types that a value may have, if there is one."""
    return next((each for each in (*get_args(hint), hint) if hasattr(each, "from_dict")), None)


def _completed(model: Any, body: dict[str, Any]) -> dict[str, Any]:
    """The body with something in each member that the client's model cannot be made without: some
    documents require what only the provider fills in, and their clients send it along."""
    found = dict(body)
    names = vars(importlib.import_module(model.__module__.rpartition(".")[0]))
    hints = get_type_hints(model, localns=dict(names))
    for field in model.__attrs_attrs__:
        first, *others = field.name.rstrip("_").split("_")
        member = first + "".join(map(str.capitalize, others))
        hint, value = hints.get(field.name), found.get(member)
        if isinstance(value, dict) and hasattr(inner := _model(hint), "__attrs_attrs__"):
            found[member] = _completed(inner, value)
        elif isinstance(value, list) and (inner := _model(next(iter(get_args(hint)), None))):
            found[member] = [_completed(inner, e) if isinstance(e, dict) else e for e in value]
        elif value is None and field.default is attrs.NOTHING and member not in found:
            found[member] = _something(hint)
    return found


def _something(hint: Any) -> Any:
    """A value of that type, as it stands in JSON."""
    if hint is UUID:
        return str(uuid4())
    if hint is datetime:
        return _MOMENT
    if get_origin(hint) is list:
        return []
    model = _model(hint)
    return _completed(model, {}) if hasattr(model, "__attrs_attrs__") else "https://example.org/"


class Flow:
    """The flow of C0992: register, read, list, change, delete."""

    def __init__(self, client: Client, bodies: dict[str, dict[str, Any]]) -> None:
        self.client = client
        self.bodies = bodies
        self.ids: dict[str, str] = {}

    def steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What there is to do, in order: a name, and how."""
        for path in self.bodies:
            yield f"make /{path}", lambda path=path: self._make(path)
        if ("post", "/maak-klantcontact") in self.client.operations:
            yield "make all at once", self._combined
        for path in self.bodies:
            yield f"read /{path}", lambda path=path: self._read(path)
        yield "list /klantcontacten", lambda: self._listed("klantcontacten")
        yield "list /partijen", lambda: self._listed("partijen")
        yield "change /klantcontacten", self._change
        yield "delete /klantcontacten", self._delete

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("@"):
            identity = self.ids[value[1:]]
            return {"uuid": identity} if self.bodies is OPENKLANT else identity
        if isinstance(value, dict):
            return {key: self._filled(each) for key, each in value.items()}
        return [self._filled(each) for each in value] if isinstance(value, list) else value

    def _make(self, path: str) -> None:
        made = self.client.call("post", f"/{path}", body=self._filled(self.bodies[path]))
        self.ids[path] = made.get("uuid") or made["id"]

    def _combined(self) -> None:
        betrokkene = self._filled(self.bodies["betrokkenen"])
        del betrokkene["hadKlantcontact"]
        about = {"klantcontact": None, "wasKlantcontact": None}
        body = {
            "klantcontact": self.bodies["klantcontacten"],
            "betrokkene": betrokkene,
            "onderwerpobject": {"onderwerpobjectidentificator": _CODES, **about},
        }
        self.client.call("post", "/maak-klantcontact", body=body)

    def _read(self, path: str) -> None:
        seen = self.client.call("get", f"/{path}/{{}}", self.ids[path])
        if self.ids[path] not in (seen.get("uuid"), seen.get("id")):
            raise AssertionError(f"another record was shown: {seen}")

    def _listed(self, path: str) -> None:
        if self.ids[path] not in str(self.client.call("get", f"/{path}")):
            raise AssertionError("the record is not in the list")

    def _change(self) -> None:
        path = "klantcontacten"
        body = {**self.bodies[path], "onderwerp": "Rijbewijs"}
        seen = self.client.call("put", f"/{path}/{{}}", self.ids[path], body=body)
        if seen["onderwerp"] != "Rijbewijs":
            raise AssertionError(f"not changed: {seen}")

    def _delete(self) -> None:
        self.client.call("delete", "/klantcontacten/{}", self.ids["klantcontacten"])


def main() -> int:
    """Plays, prints, and says by the exit code whether all worked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of the generated client, with api/ and models/")
    parser.add_argument("url")
    parser.add_argument("--token", required=True)
    parser.add_argument("--scheme", default="Token")
    given = parser.parse_args()
    client = Client(given.folder, given.url, given.scheme, given.token)
    bodies = OPENKLANT if ("post", "/internetaken") in client.operations else VNG
    worked = total = 0
    for name, step in Flow(client, bodies).steps():
        total += 1
        try:
            step()
            worked += 1
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {str(error)[:300]}")
    print(f"{worked} of {total} steps work")
    return 0 if worked == total else 1


if __name__ == "__main__":
    sys.exit(main())
