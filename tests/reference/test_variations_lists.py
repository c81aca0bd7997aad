"""Variations in lists and in deleting."""

from datetime import UTC, datetime, timedelta

import pytest
from kcc_conformance.reference_impl.variations import deleting
from odd import both
from talk import Talk


@both
@pytest.mark.parametrize("variation", ["confidential-unlisted", "confidential-403"])
def test_confidential(contract: str, variation: str) -> None:
    talk = Talk(contract, variations=[variation])
    secret = talk.make("klantcontact", vertrouwelijkheid="Ja", onderwerp="Geheim")
    open_one = talk.make("klantcontact", onderwerp="Geheim")
    assert talk.listed("klantcontact") == [open_one]
    assert talk.by("klantcontact", "onderwerp", onderwerp="Geheim") == [open_one]
    status = 403 if variation.endswith("403") else 200
    assert talk.get("klantcontact", secret).status_code == status
    assert talk.get("klantcontact", open_one).status_code == 200


@both
def test_a_list_that_shows_a_summary(contract: str) -> None:
    talk = Talk(contract, variations=["list-summary"])
    made = talk.make("klantcontact")
    [item] = talk.items("klantcontact", talk.http.get(talk.path("klantcontact")))
    assert talk.attribute("klantcontact", "inhoud").wire not in item
    assert talk.value("klantcontact", item, "onderwerp")
    assert talk.value("klantcontact", talk.seen("klantcontact", made), "inhoud")


@both
def test_a_list_of_the_last_year(contract: str) -> None:
    talk = Talk(contract, variations=["list-last-year"])
    old = talk.make("klantcontact")
    now = datetime.now(UTC) - timedelta(days=364)
    new = talk.make("klantcontact", plaatsgevonden_op=now.isoformat())
    assert talk.listed("klantcontact") == [new]
    assert talk.get("klantcontact", old).status_code == 200


def test_how_a_subject_is_searched() -> None:
    for contract, variation, found in (
        ("openklant-2.16", "subject-filter-equal", 0),
        ("openklant-2.16", "other-order", 1),
        ("vng-crud-0.0.3", "subject-filter-part", 1),
        ("vng-crud-0.0.3", "other-order", 0),
    ):
        talk = Talk(contract, variations=[variation])
        talk.make("klantcontact", onderwerp="Afval rond kerst")
        assert len(talk.by("klantcontact", "onderwerp", onderwerp="rond")) == found
        assert len(talk.by("klantcontact", "onderwerp", onderwerp="Afval rond kerst")) == 1


@both
@pytest.mark.parametrize("variation", ["deleted-marked", "deleted-marked-200", "deleted-410"])
def test_what_was_deleted(contract: str, variation: str) -> None:
    talk = Talk(contract, variations=[variation])
    gone, left = (talk.make("klantcontact") for _ in range(2))
    before = talk.seen("klantcontact", gone)
    marked = {**before, "verwijderd": True}
    answer = talk.delete("klantcontact", gone)
    if variation == "deleted-marked-200":
        assert (answer.status_code, answer.json()) == (200, marked)
    else:
        assert answer.status_code == 204
    seen = talk.get("klantcontact", gone)
    if variation == "deleted-410":
        assert (seen.status_code, seen.json()["status"]) == (410, 410)
    else:
        assert (seen.status_code, seen.json()) == (200, marked)
    assert talk.listed("klantcontact") == [left]
    assert "verwijderd" not in talk.seen("klantcontact", left)
    assert talk.delete("klantcontact", gone).status_code == 404
    del talk.http.headers["Authorization"]
    assert talk.get("klantcontact", gone).status_code == 401


@both
def test_a_deletion_that_shows_later(contract: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(deleting, "clock", lambda: now)
    talk = Talk(contract, variations=["deleted-later"])
    made, left = (talk.make("klantcontact") for _ in range(2))
    assert talk.delete("klantcontact", made).status_code == 204
    now += deleting.LATE - 0.1
    assert talk.get("klantcontact", made).status_code == 200
    now += 0.2
    assert talk.get("klantcontact", made).status_code == 404
    assert talk.listed("klantcontact") == [left]
