"""A file of records that an earlier version made goes on, or is refused in one line."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from contracts import COUPLED
from kcc_conformance.reference_impl.bodies import Reader
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.store import Store
from talk import Talk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


def older(contract: str, file: Path) -> None:
    """A file with two klantcontacten and two partijen, of when there was nothing beside."""
    now = load_contract(contract)
    then = {
        name: replace(
            each, attributes={k: a for k, a in each.attributes.items() if not a.beside}, unique=(),
            search={}, never=(),
        )
        for name, each in now.resources.items()
        if name in ("klantcontact", "betrokkene", "partij", "actor", "actorklantcontact")
    }  # fmt: skip
    contract_then = replace(now, resources=then)
    store, talk = Store(contract_then, file), Talk(contract)
    for name in ("klantcontact", "partij"):
        for number in (1, 2):
            record, _ = Reader(contract_then).read(then[name], talk.body(name))
            for attribute in then[name].stored:
                if attribute.generated and record[attribute.name] is None:
                    record[attribute.name] = store.next_number(then[name], attribute)
            record["id"] = f"00000000-0000-4000-8000-00000000000{number}"
            store.insert(then[name], record)
    store.close()


@pytest.mark.parametrize("contract", COUPLED)
def test_an_older_file_goes_on(contract: str, file: Path) -> None:
    """Its records are shown as the document says, and new ones are held to what holds now."""
    older(contract, file)
    for _ in range(2):
        talk = Talk(contract, db=file)
        for name in ("klantcontact", "partij"):
            assert [each[-1] for each in talk.listed(name)][-2:] == ["2", "1"]
        made = talk.make("actor")
        assert talk.get("actor", made).status_code == 200


@pytest.mark.parametrize("contract", ["openklant-2.16", "openklant-2.8"])
def test_what_holds_now_holds_in_an_older_file(contract: str, file: Path) -> None:
    older(contract, file)
    talk = Talk(contract, db=file)
    body = {**talk.body("partij"), "nummer": "77"}
    assert [talk.http.post("/partijen", json=body).status_code for _ in range(2)] == [201, 400]
    address = {"adres": "a@example.org", "soortDigitaalAdres": "email"}
    made = talk.http.post("/digitaleadressen", json=address).json()["uuid"]
    preferring = {**talk.body("partij"), "voorkeursDigitaalAdres": {"uuid": made}}
    url = talk.http.post("/partijen", json=preferring).json()["url"]
    assert talk.http.delete(f"/digitaleadressen/{made}").status_code == 204
    assert talk.http.get(url).json()["voorkeursDigitaalAdres"] is None
    old = talk.http.get("/partijen").json()["results"][-1]["nummer"]
    assert old == (None if contract == "openklant-2.16" else "0000000001")


@pytest.mark.parametrize(
    "tables",
    ["CREATE TABLE partij (naam TEXT)", "CREATE TABLE klantcontact (seq INTEGER, id TEXT)",
     "CREATE TABLE contract (soort TEXT)"],
)  # fmt: skip
def test_a_file_of_something_else(tables: str, file: Path) -> None:
    """Refused at once, not when the first request comes; nothing of it is lost."""
    with closing(sqlite3.connect(file)) as other:
        other.execute(tables)
        other.commit()
    with pytest.raises(sqlite3.Error):
        Talk(db=file)
    with closing(sqlite3.connect(file)) as other:
        name, text = other.execute("SELECT name, sql FROM sqlite_master").fetchone()
        assert text == tables, name
