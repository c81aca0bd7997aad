"""Records of a register over HTTP, in the shape in which Open Klant's own tests handle theirs.

Those tests make what they need with factories and look at it through Django's models. Here both ask
the API: what cannot be made or seen that way raises `unittest.SkipTest`, with the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from unittest import SkipTest

import httpx

TESTSERVER = "http://testserver"
PREFIX = "/klantinteracties/api/v1"
Body = dict[str, Any]

_GROUPS = ("bezoekadres", "correspondentieadres", "contactnaam", "actoridentificator",
           "onderwerpobjectidentificator")  # fmt: skip
"""Objects of a body of which the members are columns of one table there."""


@dataclass(frozen=True)
class Model:
    """A kind of record: where it stands, and what its references are called (column → member, and
    the kind it leads to)."""

    name: str
    path: str
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


MODELS = {
    each.name: each
    for each in (
        Model("Klantcontact", "klantcontacten"),
        Model("Actor", "actoren"),
        Model("Partij", "partijen", {"voorkeurs_digitaal_adres": ("voorkeursDigitaalAdres",
                                                                  "DigitaalAdres")}),
        Model("ActorKlantcontact", "actorklantcontacten",
              {"actor": ("actor", "Actor"), "klantcontact": ("klantcontact", "Klantcontact")}),
        Model("Betrokkene", "betrokkenen",
              {"partij": ("wasPartij", "Partij"),
               "klantcontact": ("hadKlantcontact", "Klantcontact")}),
        Model("Onderwerpobject", "onderwerpobjecten",
              {"klantcontact": ("klantcontact", "Klantcontact"),
               "was_klantcontact": ("wasKlantcontact", "Klantcontact")}),
        Model("InterneTaak", "internetaken",
              {"klantcontact": ("aanleidinggevendKlantcontact", "Klantcontact"),
               "actoren": ("toegewezenAanActoren", "Actor")}),
        Model("DigitaalAdres", "digitaleadressen",
              {"partij": ("verstrektDoorPartij", "Partij"),
               "betrokkene": ("verstrektDoorBetrokkene", "Betrokkene")}),
        Model("PartijIdentificator", "partij-identificatoren",
              {"partij": ("identificeerdePartij", "Partij"),
               "sub_identificator_van": ("subIdentificatorVan", "PartijIdentificator")},
              {"partij_identificator": "partijIdentificator"}),
    )
}  # fmt: skip
EMPTIED = ("internetaken", "klantcontacten", "partijen", "actoren", "digitaleadressen",
           "partij-identificatoren", "onderwerpobjecten")  # fmt: skip
"""What is deleted before each test; the rest goes with these."""


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def place(model: Model, column: str) -> tuple[str, ...]:
    """Where on the wire a column stands."""
    if column in model.references:
        return (model.references[column][0],)
    groups = {**{each: each for each in _GROUPS}, **model.groups}
    for group, member in groups.items():
        if column.startswith(f"{group}_"):
            return (member, camel(column.removeprefix(f"{group}_")))
    return (camel(column),)


class Register:
    """The provider under test."""

    def __init__(self, client: httpx.Client, url: str) -> None:
        self.client = client
        self.url = url.rstrip("/")

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A request below the base URL."""
        return self.client.request(method, f"{self.url}/{path.lstrip('/')}", **more)

    def make(self, path: str, body: Body) -> Body:
        """The record that was made. Skips the test when it could not be."""
        answer = self.send("POST", path, json=body)
        if answer.status_code != 201:
            raise SkipTest(f"a factory makes what the API refuses: /{path} {answer.text[-160:]}")
        made: Body = answer.json()
        return made

    def listed(self, path: str) -> Iterator[Body]:
        """All records there, the oldest first."""
        found, page = [], 1
        while True:
            body = self.send("GET", path, params={"page": page, "pageSize": 100}).json()
            found += body["results"]
            page += 1
            if not body["next"]:
                return reversed(found)

    def empty(self) -> None:
        """Delete what there is."""
        for path in EMPTIED:
            for each in [*self.listed(path)]:
                self.send("DELETE", f"{path}/{each['uuid']}")


class Record:
    """One record, as Django would hand it out."""

    def __init__(self, register: Register, model: Model, body: Body) -> None:
        self.__dict__.update(register=register, model=model, body=body, changed={})

    @property
    def uuid(self) -> str:
        return str(self.body["uuid"])

    pk = id = uuid

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and other.uuid == self.uuid

    def __hash__(self) -> int:
        return hash(self.uuid)

    def __setattr__(self, name: str, value: Any) -> None:
        self.changed[name] = value

    def __getattr__(self, name: str) -> Any:
        if name in self.changed:
            return self.changed[name]
        if name.endswith("_set"):
            return self._others(name.removesuffix("_set"))
        at: Any = self.body
        for key in place(self.model, name):
            if not isinstance(at, dict) or key not in at:
                raise SkipTest(f"looks at {self.model.name}.{name}, which the API does not show")
            at = at[key]
        if name in self.model.references and isinstance(at, dict):
            target = MODELS[self.model.references[name][1]]
            there = self.register.send("GET", f"{target.path}/{at['uuid']}").json()
            return Record(self.register, target, there)
        return at

    def _others(self, name: str) -> "Manager":
        target = next((each for each in MODELS.values() if each.name.lower() == name), None)
        if target is None:
            raise SkipTest(f"looks at {name}, which is no resource here")
        column = next(c for c, (_, kind) in target.references.items() if kind == self.model.name)
        return Manager(self.register, target, {column: self})

    def save(self) -> None:
        """Write what was set."""
        body = written(self.model, self.changed)
        self.register.send("PATCH", f"{self.model.path}/{self.uuid}", json=body)
        self.refresh_from_db()

    def refresh_from_db(self) -> None:
        """Read it again."""
        found = self.register.send("GET", f"{self.model.path}/{self.uuid}").json()
        self.__dict__.update(body=found, changed={})


class Manager:
    """All records of a kind for which something holds, as Django's managers are asked."""

    def __init__(self, register: Register, model: Model, where: Body | None = None) -> None:
        self.register, self.model, self.where = register, model, where or {}

    def __call__(self, **where: Any) -> "Manager":
        return Manager(self.register, self.model, {**self.where, **where})

    filter = all = __call__

    def _found(self) -> list[Record]:
        if odd := [each for each in self.where if "__" in each]:
            raise SkipTest(f"asks the database by {odd[0]}")
        listed = self.register.listed(self.model.path)
        records = [Record(self.register, self.model, each) for each in listed]
        return [r for r in records if all(self._is(r, k, v) for k, v in self.where.items())]

    def _is(self, record: Record, column: str, value: Any) -> bool:
        if column in ("uuid", "pk", "id"):
            return record.uuid == str(value)
        if isinstance(value, Record):
            at = record.body.get(place(self.model, column)[0])
            return bool(at) and at["uuid"] == value.uuid
        return bool(getattr(record, column) == value)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._found())

    def get(self, **where: Any) -> Record:
        """The only one."""
        found = self(**where)._found()
        if len(found) != 1:
            raise AssertionError(f"{len(found)} × {self.model.name} {where}")
        return found[0]

    def count(self) -> int:
        return len(self._found())

    def exists(self) -> bool:
        return bool(self._found())

    def first(self) -> Record | None:
        return next(iter(self._found()), None)

    def last(self) -> Record | None:
        return next(reversed(self._found()), None)

    def create(self, **columns: Any) -> Record:
        """Make one."""
        made = self.register.make(self.model.path, written(self.model, columns))
        return Record(self.register, self.model, made)


def written(model: Model, columns: Mapping[str, Any]) -> Body:
    """The body that says what the columns say."""
    body: Body = {}
    for column, value in columns.items():
        *groups, last = place(model, column)
        at = body
        for key in groups:
            at = at.setdefault(key, {})
        at[last] = _sent(value)
    return body


def _sent(value: Any) -> Any:
    if isinstance(value, Record):
        return {"uuid": value.uuid}
    if isinstance(value, list | tuple):
        return [_sent(each) for each in value]
    return value if isinstance(value, dict | bool | int | None) else str(value)
