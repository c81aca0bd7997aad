"""Factories that make records over HTTP, named and filled in as those of Open Klant's own tests.

What only the database may leave empty (the codes of an identificator) is filled in.
"""

import random
from itertools import count
from typing import Any
from unittest import SkipTest

from openklant_records import MODELS, Manager, Model, Record, Register, written


def word() -> str:
    return "".join(random.choices("abcdefgh", k=8))


_numbers = count()


def number() -> str:
    return str(next(_numbers))


class Factory:
    """Makes records of one kind, filling in what is not told."""

    def __init__(self, register: Register, model: Model, defaults: dict[str, Any]) -> None:
        self.register, self.model, self.defaults = register, model, defaults

    def create(self, **columns: Any) -> Record:
        for column, default in self.defaults.items():
            if column not in columns:
                columns[column] = default() if callable(default) else default
        if any(column == "uuid" or column.endswith("__uuid") for column in columns):
            raise SkipTest("chooses the id of a record")
        return Manager(self.register, self.model).create(**columns)

    __call__ = create

    def create_batch(self, times: int, **columns: Any) -> list[Record]:
        return [self.create(**columns) for _ in range(times)]


class Part:
    """Makes what belongs to a record in a table of its own, and is a member of it here."""

    def __init__(self, owner: str, member: str, factory: Factory, kind: str, **more: Any) -> None:
        self.owner, self.member, self.factory = owner, member, factory
        self.kind, self.more = kind, more

    def create(self, **columns: Any) -> Record:
        told = {k: columns.pop(k) for k in [*columns] if k.startswith(f"{self.owner}__")}
        own = {k.partition("__")[2]: v for k, v in told.items()}
        soort = f"soort_{self.owner}"
        record: Record = columns.pop(self.owner, None) or self.factory.create(
            **{soort: self.kind, **own}
        )
        model = Model("", "", {"werkte_voor_partij": ("werkteVoorPartij", "Partij")})
        body = {self.member: written(model, {**self.more, **columns})}
        answer = self.factory.register.send(
            "PATCH", f"{self.factory.model.path}/{record.uuid}", json=body
        )
        if answer.status_code != 200:
            raise SkipTest(f"a factory makes what the API refuses: {answer.text[-160:]}")
        record.refresh_from_db()
        return record

    __call__ = create


def factories(register: Register) -> dict[str, Any]:
    """The factories by name."""
    choose = random.choice
    made: dict[str, Any] = {}

    def add(name: str, **defaults: Any) -> None:
        made[f"{name}Factory"] = Factory(register, MODELS[name], defaults)

    def sub(name: str, **columns: Any) -> Any:
        return lambda: made[f"{name}Factory"].create(**columns)

    kinds = ("medewerker", "geautomatiseerde_actor", "organisatorische_eenheid")
    yes_or_no = lambda: choose((True, False))  # noqa: E731
    add("Actor", naam=word, soort_actor=lambda: choose(kinds), indicatie_actief=yes_or_no)
    add("Klantcontact", nummer=number, referentienummer=number, kanaal=word, onderwerp=word,
        inhoud=word, indicatie_contact_gelukt=yes_or_no, taal=lambda: word()[:3].upper(),
        vertrouwelijk=yes_or_no)  # fmt: skip
    add("ActorKlantcontact", actor=sub("Actor"), klantcontact=sub("Klantcontact"))
    add("Betrokkene", klantcontact=sub("Klantcontact"), organisatienaam=word, initiator=yes_or_no,
        rol=lambda: choose(("klant", "vertegenwoordiger")),
        contactnaam_voorletters="A.B")  # fmt: skip
    add("Onderwerpobject", klantcontact=sub("Klantcontact"), was_klantcontact=sub("Klantcontact"))
    add("DigitaalAdres", betrokkene=sub("Betrokkene"), adres=word, omschrijving=word,
        soort_digitaal_adres=lambda: choose(("telefoonnummer", "overig")),
        referentie=word)  # fmt: skip
    add("InterneTaak", klantcontact=sub("Klantcontact"), nummer=number, referentienummer=number,
        gevraagde_handeling=word, toelichting=word,
        status=lambda: choose(("te_verwerken", "verwerkt")),
        actoren=lambda: [made["ActorFactory"].create()])  # fmt: skip
    add("Partij", voorkeurs_digitaal_adres=sub("DigitaalAdres"), nummer=number,
        soort_partij=lambda: choose(("persoon", "organisatie", "contactpersoon")),
        indicatie_geheimhouding=yes_or_no, indicatie_actief=yes_or_no)  # fmt: skip
    codes = ("code_objecttype", "code_register", "code_soort_object_id", "object_id")
    add("PartijIdentificator", partij=sub("Partij"), andere_partij_identificator=word,
        **{f"partij_identificator_{code}": word for code in codes})  # fmt: skip
    for name, (what, kind, register_, value) in _IDENTIFICATORS.items():
        made[f"{name}PartijIdentificatorFactory"] = Factory(
            register, MODELS["PartijIdentificator"],
            {"partij": sub("Partij"), "andere_partij_identificator": word,
             "partij_identificator_code_objecttype": what,
             "partij_identificator_code_soort_object_id": kind,
             "partij_identificator_code_register": register_,
             "partij_identificator_object_id": value},
        )  # fmt: skip
    actor, partij = made["ActorFactory"], made["PartijFactory"]
    letters = {"contactnaam_voorletters": "A.B"}
    for name, part in {
        "Medewerker": Part("actor", "actorIdentificatie", actor, "medewerker", functie="F",
                           emailadres="f@example.org", telefoonnummer="0201234567"),
        "GeautomatiseerdeActor": Part("actor", "actorIdentificatie", actor,
                                      "geautomatiseerde_actor", functie="F", omschrijving="o"),
        "OrganisatorischeEenheid": Part("actor", "actorIdentificatie", actor,
                                        "organisatorische_eenheid", omschrijving="o"),
        "Persoon": Part("partij", "partijIdentificatie", partij, "persoon", **letters),
        "Contactpersoon": Part("partij", "partijIdentificatie", partij, "contactpersoon",
                               **letters),
        "Organisatie": Part("partij", "partijIdentificatie", partij, "organisatie", naam="bv"),
    }.items():  # fmt: skip
        made[f"{name}Factory"] = part
    return made


_IDENTIFICATORS = {
    "Bsn": ("natuurlijk_persoon", "bsn", "brp", "296648875"),
    "KvkNummer": ("niet_natuurlijk_persoon", "kvk_nummer", "hr", "12345678"),
    "Vestigingsnummer": ("vestiging", "vestigingsnummer", "hr", "296648875154"),
}
