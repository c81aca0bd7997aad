"""The declaration of the calls: what it holds, and how mistakes are told."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sessions import CALLS, ROOT

from kcc_conformance.errors import UsageError
from kcc_conformance.observing.declaration import Refusal, declared, load_declaration

GOOD: dict[str, Any] = {"id": "een", "identiteit_vastgesteld": True, "gekende_klant": True}


def test_the_example() -> None:
    found = load_declaration(ROOT / "fixtures" / "consumer" / "gesprekken.toml")
    assert [call.id for call in found.calls] == [each["id"] for each in CALLS["gesprek"]]
    first, last = found.calls[0], found.calls[-1]
    assert (first.anonymous, first.registering) == (True, False)
    assert first.begin == datetime(2027, 1, 11, 8, tzinfo=UTC)
    assert last.refusal == Refusal("betrokkene", 503, 1)
    assert found.employee == "sanne.voorbeeld@gemeente.example"


def test_moments_without_a_zone_are_dutch_time() -> None:
    (call,) = declared({"gesprek": [{**GOOD, "begin": datetime(2027, 7, 1, 12)}]}).calls
    assert call.begin == datetime(2027, 7, 1, 10, tzinfo=UTC)


def test_a_refusal_in_full_and_steps_by_other_names() -> None:
    refused = {"stap": "koppeling", "status": 400, "keer": 2}
    (call,) = declared({"gesprek": [{**GOOD, "weiger": refused}]}).calls
    assert call.refusal == Refusal("actorklantcontact", 400, 2)


def test_a_follow_up_is_another_case() -> None:
    anonymous = {"id": "x", "identiteit_vastgesteld": False, "gekende_klant": False}
    (call,) = declared({"gesprek": [{**anonymous, "vervolg": True}]}).calls
    assert not call.anonymous


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": None}, "gesprek[1].id is missing"),
        ({"gekende_klant": "ja"}, "gesprek[1].gekende_klant: 'ja' is not of type boolean"),
        ({"kenmerken": "X"}, "gesprek[1].kenmerken: unknown key; did you mean 'kenmerk'?"),
        ({"kenmerk": "te kort"}, "gesprek[1].kenmerk: "),
        ({"partij": "soms"}, "gesprek[1].partij: 'soms' is none of geen, bestaat, ontbreekt"),
        ({"partij": "bestaat"}, "gesprek[1].klant is missing"),
        ({"klant": {"soort": "bsn"}}, "gesprek[1].klant.waarde is missing"),
        ({"aantal_vragen": 0}, "gesprek[1].aantal_vragen: "),
        ({"begin": "gisteren"}, "gesprek[1].begin: 'gisteren' is not a moment"),
        ({"begin": "2027-01-02T00:00:00Z", "einde": "2027-01-01T00:00:00Z"},
         "gesprek[1].einde: is before begin"),
        ({"weiger": "alles"}, "gesprek[1].weiger"),
        ({"vertrouwelijk": "misschien"}, "gesprek[1].vertrouwelijk: "),
    ],
)  # fmt: skip
def test_a_mistake_names_the_key(changed: dict[str, Any], told: str) -> None:
    entry = {key: value for key, value in {**GOOD, **changed}.items() if value is not None}
    with pytest.raises(UsageError) as error:
        declared({"gesprek": [entry]})
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_mistakes_in_the_whole(tmp_path: Path) -> None:
    for data, told in (
        ({}, "gesprek is missing"),
        ({"gesprek": []}, "gesprek: "),
        ({"gesprek": [GOOD, {**GOOD, "id": "EEN"}]}, "id 'een' is there twice"),
        ({"gesprek": [{**GOOD, "kenmerk": "VB-1"}, {**GOOD, "id": "b", "kenmerk": "vb-1"}]},
         "kenmerk 'vb-1' is there twice"),
        ({"gesprek": [GOOD], "schema_version": 2}, "schema_version: must be 1"),
    ):  # fmt: skip
        with pytest.raises(UsageError, match="--calls") as error:
            declared(data)
        assert told in str(error.value)
    path = tmp_path / "gesprekken.toml"
    for text in ("[[gesprek", "\x00"):
        path.write_text(text)
        with pytest.raises(UsageError, match="cannot be read as TOML"):
            load_declaration(path)
    with pytest.raises(UsageError, match="No such file"):
        load_declaration(tmp_path / "nergens.toml")
