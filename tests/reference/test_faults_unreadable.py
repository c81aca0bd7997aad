"""Faults of answers that nobody can read, and of deletions that nobody does."""

import json

import pytest
from talk import Talk


@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
@pytest.mark.parametrize(
    "name", ["created-utf-16", "created-broken-off", "created-comma-too-many", "created-latin-1"]
)
def test_what_was_created_is_at_its_location(name: str, contract: str) -> None:
    talk = Talk(contract, faults=[name])
    answer = talk.post("klantcontact")
    assert answer.status_code == 201
    with pytest.raises(ValueError, match=r"."):
        json.loads(answer.content.decode("utf-8"))
    assert talk.http.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
@pytest.mark.parametrize(
    ("name", "status"), [("delete-keeps-everything", 204), ("delete-accepted-never-done", 202)]
)
def test_what_was_deleted_is_there(name: str, status: int, contract: str) -> None:
    talk = Talk(contract, faults=[name])
    path = talk.path("klantcontact", talk.make("klantcontact"))
    assert talk.http.delete(path).status_code == status
    assert talk.http.get(path).status_code == 200
