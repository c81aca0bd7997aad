"""Reported faults: each is there when it is on, and not when it is off."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from contracts import ROOTS
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.faults import list_faults
from talk import Talk

MOMENT = "plaatsgevonden_op"
UNKNOWN = "5452f450-e940-4996-a353-37f4a7ec8710"
FAULTS = {fault.name: fault for fault in list_faults() if fault.kind == "reported"}

Seen = Callable[[Talk], bool]


def wire(talk: Talk, resource: str, name: str) -> str:
    return talk.attribute(resource, name).wire


def amend(talk: Talk, resource: str, identity: str, **logical: Any) -> Any:
    body = {wire(talk, resource, name): value for name, value in logical.items()}
    return talk.http.patch(talk.path(resource, identity), json=body)


def shown(talk: Talk, resource: str, identity: str, name: str) -> Any:
    return talk.value(resource, talk.seen(resource, identity), name)


def empty_not_amended(talk: Talk) -> bool:
    made = talk.make("klantcontact", vertrouwelijkheid="Ja")
    no = talk.attribute("klantcontact", "vertrouwelijkheid").values["Nee"]
    assert amend(talk, "klantcontact", made, vertrouwelijkheid=no).status_code == 200
    kept = shown(talk, "klantcontact", made, "vertrouwelijkheid") != no
    if not talk.attribute("klantcontact", "inhoud").min:
        assert amend(talk, "klantcontact", made, inhoud="").status_code == 200
        assert bool(shown(talk, "klantcontact", made, "inhoud")) == kept
    assert amend(talk, "klantcontact", made, inhoud="Anders").status_code == 200
    assert shown(talk, "klantcontact", made, "inhoud") == "Anders"
    return bool(kept)


def after_refusal_lost(talk: Talk) -> bool:
    assert talk.post("klantcontact", onderwerp="x" * 201).status_code == 400
    made, after = talk.make("klantcontact"), talk.make("klantcontact")
    assert talk.get("klantcontact", after).status_code == 200
    return talk.get("klantcontact", made).status_code == 404


def plus_becomes_space(talk: Talk) -> bool:
    made = talk.make("klantcontact", inhoud="Terugbellen: +31 6 00000000")
    text = shown(talk, "klantcontact", made, "inhoud")
    assert shown(talk, "klantcontact", made, MOMENT) == "2023-03-01T09:00:00Z"
    return bool(text == "Terugbellen:  31 6 00000000")


def left_over_values(talk: Talk) -> bool:
    talk.make("klantcontact", inhoud="Van een ander")
    second = talk.make("klantcontact", inhoud=None)
    return shown(talk, "klantcontact", second, "inhoud") == "Van een ander"


def amend_brings_back(talk: Talk) -> bool:
    made = talk.make("klantcontact")
    assert talk.delete("klantcontact", made).status_code < 300
    assert talk.get("klantcontact", made).status_code == 404
    answer = amend(talk, "klantcontact", made, onderwerp="Anders")
    return bool(answer.status_code == 200) and made in talk.listed("klantcontact")


def deleted_still_taken(talk: Talk) -> bool:
    ids = talk.flow()
    talk.delete("actorklantcontact", ids["actorklantcontact"])
    pair = {name: ids[name] for name in ("actor", "klantcontact")}
    numbered = talk.make("klantcontact", nummer=123)
    talk.delete("klantcontact", numbered)
    answers = [talk.post("actorklantcontact", **pair), talk.post("klantcontact", nummer=123)]
    assert len({answer.status_code for answer in answers}) == 1
    return answers[0].status_code == 400


def amend_clears_partij(talk: Talk) -> bool:
    ids = talk.flow()
    rol = talk.attribute("betrokkene", "rol").values["vertegenwoordiger"]
    assert amend(talk, "betrokkene", ids["betrokkene"], rol=rol).status_code == 200
    return bool(shown(talk, "betrokkene", ids["betrokkene"], "partij") != ids["partij"])


def amend_takes_over(talk: Talk) -> bool:
    ids = talk.flow()
    for onderwerp in ("Eerst", "Daarna"):
        amend(talk, "klantcontact", ids["klantcontact"], onderwerp=onderwerp)
    actors = talk.listed("actor")
    actor = shown(talk, "actorklantcontact", ids["actorklantcontact"], "actor")
    assert len(actors) == (1 if actor == ids["actor"] else 2)
    return bool(actor != ids["actor"])


def one_initiator(talk: Talk) -> bool:
    ids = talk.flow()
    other = talk.make("klantcontact")
    talk.make("betrokkene", klantcontact=other, partij=ids["partij"])
    yes = talk.attribute("betrokkene", "initiator").values["Ja"]
    return bool(shown(talk, "betrokkene", ids["betrokkene"], "initiator") != yes)


def partij_by_name(talk: Talk) -> bool:
    first, second = talk.make("partij"), talk.make("partij")
    assert talk.make("partij", achternaam="Anders") not in {first, second}
    return first == second


def cache_before_token(talk: Talk) -> bool:
    made, other = talk.make("klantcontact"), talk.make("klantcontact")
    talk.seen("klantcontact", made)
    del talk.http.headers["Authorization"]
    assert talk.get("klantcontact", other).status_code == 401
    return talk.get("klantcontact", made).status_code == 200


def empty_list_cached(talk: Talk) -> bool:
    assert talk.by("klantcontact", "onderwerp", onderwerp="Nieuw") == []
    made = talk.make("klantcontact", onderwerp="Nieuw")
    assert talk.listed("klantcontact") == [made]
    return talk.by("klantcontact", "onderwerp", onderwerp="Nieuw") == []


def first_instead_of_none(talk: Talk) -> bool:
    first, second = talk.make("klantcontact"), talk.make("klantcontact")
    assert talk.identity("klantcontact", talk.seen("klantcontact", second)) == second
    answer = talk.get("klantcontact", UNKNOWN)
    return answer.status_code == 200 and first in answer.text


def unknown_value_gives_all(talk: Talk) -> bool:
    ids = talk.flow()
    talk.make("actor")
    pair = {name: ids[name] for name in ("actor", "klantcontact")}
    found = [ids["actorklantcontact"]]
    assert talk.by("actorklantcontact", "actor_klantcontact", **pair) == found
    nobody = {**pair, "actor": UNKNOWN}
    return talk.by("actorklantcontact", "actor_klantcontact", **nobody) == found


def next_without_filter(talk: Talk) -> bool:
    made = {talk.make("klantcontact", onderwerp="Zelfde") for _ in range(12)}
    for _ in range(12):
        talk.make("klantcontact", onderwerp="Anders")
    return set(talk.by("klantcontact", "onderwerp", onderwerp="Zelfde")) != made


def index_not_updated(talk: Talk) -> bool:
    made = talk.make("klantcontact", onderwerp="Vroeger")
    assert amend(talk, "klantcontact", made, onderwerp="Later").status_code == 200
    assert shown(talk, "klantcontact", made, "onderwerp") == "Later"
    found = [talk.by("klantcontact", "onderwerp", onderwerp=o) for o in ("Vroeger", "Later")]
    assert sorted(found) == [[], [made]]
    return found[0] == [made]


def week_year(talk: Talk) -> bool:
    usual = talk.make("klantcontact", plaatsgevonden_op="2024-12-28T12:00:00Z")
    assert shown(talk, "klantcontact", usual, MOMENT) == "2024-12-28T12:00:00Z"
    made = talk.make("klantcontact", plaatsgevonden_op="2024-12-30T12:00:00Z")
    return bool(shown(talk, "klantcontact", made, MOMENT) == "2025-12-30T12:00:00Z")


def now_is_future(talk: Talk) -> bool:
    here = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5)
    talk.make("klantcontact", plaatsgevonden_op=here.isoformat())
    there = here.astimezone(timezone(timedelta(hours=1)))
    return talk.post("klantcontact", plaatsgevonden_op=there.isoformat()).status_code == 400


def moment_on_update(talk: Talk) -> bool:
    made = talk.make("klantcontact")
    amend(talk, "klantcontact", made, onderwerp="Anders")
    return bool(shown(talk, "klantcontact", made, MOMENT) != "2023-03-01T09:00:00Z")


def nummer_clipped(talk: Talk) -> bool:
    numbers = [
        str(shown(talk, "klantcontact", talk.make("klantcontact", nummer=number), "nummer"))
        for number in (23009182, 3000000000)
    ]
    assert numbers[0] == "23009182"
    return numbers[1] == "2147483647"


SHOWS: dict[str, Seen] = {
    "reported-empty-not-amended": empty_not_amended,
    "reported-after-refusal-lost": after_refusal_lost,
    "reported-plus-becomes-space": plus_becomes_space,
    "reported-left-over-values": left_over_values,
    "reported-amend-brings-back": amend_brings_back,
    "reported-deleted-still-taken": deleted_still_taken,
    "reported-amend-clears-partij": amend_clears_partij,
    "reported-amend-takes-over": amend_takes_over,
    "reported-one-initiator": one_initiator,
    "reported-partij-by-name": partij_by_name,
    "reported-cache-before-token": cache_before_token,
    "reported-empty-list-cached": empty_list_cached,
    "reported-first-instead-of-none": first_instead_of_none,
    "reported-unknown-value-gives-all": unknown_value_gives_all,
    "reported-next-without-filter": next_without_filter,
    "reported-index-not-updated": index_not_updated,
    "reported-week-year": week_year,
    "reported-now-is-future": now_is_future,
    "reported-moment-on-update": moment_on_update,
    "reported-nummer-clipped": nummer_clipped,
}


CASES = [
    (name, contract)
    for name, fault in FAULTS.items()
    for contract in ROOTS
    if fault.fits(load_contract(contract))
]


def test_every_reported_fault_is_proved() -> None:
    assert set(SHOWS) == set(FAULTS)


@pytest.mark.parametrize(("name", "contract"), CASES)
def test_reported_fault(name: str, contract: str) -> None:
    assert SHOWS[name](Talk(contract, faults=[name]))
    assert not SHOWS[name](Talk(contract))
