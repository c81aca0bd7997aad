"""The reference when it is busy: its own corrections are kept, and what its faults do."""

import re
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from kcc_conformance.reference_impl import create_app, list_faults, list_load_faults
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.provider import Provider
from kcc_conformance.reference_impl.store import Store
from talk import Talk


def test_they_are_described_and_no_run_has_to_find_them() -> None:
    names = {each.name for each in list_load_faults()}
    assert names.isdisjoint(each.name for each in list_faults())
    for each in list_load_faults():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", each.name)
        assert len(each.what_en) < 100 > len(each.what_nl)
        for contract in ("openklant-2.16", "vng-crud-0.0.3"):
            create_app(contract, token="een-token", faults=[each.name])


def test_two_corrections_at_the_same_time_are_both_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have read the record before either writes."""
    talk = Talk("openklant-2.16")
    made = talk.make("klantcontact")
    both = threading.Barrier(2, timeout=20)
    accept = Provider._accept

    def waiting(self: Provider, call: Any, *more: Any) -> Any:
        found = accept(self, call, *more)
        if call.operation == "amend":
            both.wait()
        return found

    monkeypatch.setattr(Provider, "_accept", waiting)
    changes = {"inhoud": "Iets anders.", "kanaal": "Balie"}

    def amend(name: str) -> None:
        talk.http.patch(talk.path("klantcontact", made), json={name: changes[name]})

    threads = [threading.Thread(target=amend, args=(name,)) for name in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shown = talk.seen("klantcontact", made)
    assert {name: shown[name] for name in changes} == changes


def test_what_is_put_off_is_seen_and_not_yet_in_the_file(tmp_path: Path) -> None:
    facts = load_contract("openklant-2.16")
    store = Store(facts, tmp_path / "db.sqlite")
    actor = facts.resources["actor"]
    record = {"id": "a", "naam": "Een", "soort_actor": "medewerker"}

    def in_the_file() -> int:
        with sqlite3.connect(tmp_path / "db.sqlite") as other:
            found: int = other.execute('SELECT COUNT(*) FROM "actor"').fetchone()[0]
        other.close()
        return found

    store.put_off(60)
    with store.transaction():
        store.insert(actor, record)

    def undone() -> None:
        with store.transaction():
            store.insert(actor, {**record, "id": "b"})
            raise ValueError("undone")

    with pytest.raises(ValueError, match="undone"):
        undone()
    assert store.ids(actor) == ["a"]
    assert in_the_file() == 0
    store.put_off(0.000001)
    with store.transaction():
        store.insert(actor, {**record, "id": "c"})
    assert in_the_file() == 2
    store.close()
