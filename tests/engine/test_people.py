"""The people of the play: the employee and the known client of a run."""

import traceback
from typing import Any

import httpx
import pytest
from canned import IDS, consumer_of, stage_of
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ

from kcc_conformance.consumer.people import People
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.stage.stage import Stage


def guarded() -> Stage:
    """A provider where a consumer may not make people, and the user has pointed at two."""
    return stage_of(
        variations=("actors-and-partijen-403",), actor_id=KNOWN_ACTOR, partij_id=KNOWN_PARTIJ
    )


def posts(stage: Stage) -> int:
    return sum(exchange.method == "POST" for exchange in stage.recorder.exchanges)


def test_actor_and_partij_are_made_once_and_noted() -> None:
    stage = stage_of()
    actor, partij = stage.people.actor(), stage.people.partij()
    assert (stage.people.actor(), stage.people.partij()) == (actor, partij)
    assert posts(stage) == 2
    assert stage.ledger.knows("actor", actor)
    assert stage.ledger.knows("partij", partij)
    assert stage.people.other("actor") != actor
    assert stage.people.another("partij") != partij


def test_given_people_are_used_and_never_made() -> None:
    stage = guarded()
    assert (stage.people.actor(), stage.people.partij()) == (KNOWN_ACTOR, KNOWN_PARTIJ)
    assert posts(stage) == 0
    assert not stage.ledger.ids()


def test_a_given_person_who_is_not_there() -> None:
    stage = stage_of(actor_id=IDS[1])
    for _ in range(2):
        with pytest.raises(CannotTell, match="--actor-id") as caught:
            stage.people.actor()
        assert caught.value.cause == "prerequisite"
    assert sum(IDS[1] in exchange.url for exchange in stage.recorder.exchanges) == 1


def test_what_keeps_failing_does_not_grow() -> None:
    stage = stage_of(actor_id=IDS[1])
    depths = []
    for _ in range(3):
        with pytest.raises(CannotTell) as caught:
            stage.people.actor()
        depths.append(len(list(traceback.walk_tb(caught.tb))))
    assert depths[1] == depths[2]


@pytest.mark.parametrize(
    ("response", "cause", "advice"),
    [
        (httpx.Response(403), "prerequisite", True),
        (httpx.Response(405), "prerequisite", True),
        (httpx.Response(400, json={}), "prerequisite", True),
        (httpx.Response(201, json={}), "prerequisite", False),
        (httpx.Response(201, text="<p>"), "prerequisite", False),
        (httpx.ConnectError("weg"), "transport", False),
    ],
)
def test_a_person_who_cannot_be_made(response: Any, cause: str, advice: bool) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(response, Exception):
            raise response
        return httpx.Response(response.status_code, content=response.content)

    people = People(consumer_of(handler))
    with pytest.raises(CannotTell) as caught:
        people.partij()
    assert caught.value.cause == cause
    assert ("--partij-id" in caught.value.message) == advice


def test_where_people_may_not_be_made_the_given_ones_do() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(403)
        return httpx.Response(200, json={"uuid": IDS[1]})

    people = People(consumer_of(handler), actor_id=IDS[1])
    with pytest.raises(Inapplicable):
        people.other("actor")
    assert people.another("actor") == IDS[1]
    with pytest.raises(CannotTell):
        people.other("partij")


def test_everybody_carries_the_marker_and_is_somebody_else() -> None:
    people = stage_of().people
    for name in ("actor", "partij"):
        first, second = people.values(name), people.values(name)
        assert first != second
        assert "C0992-" in str(first)
