"""What came in a whole run that nobody registered, as a run of its own would see it."""

from typing import Any

import pytest
from canned import calls_of, stage_of

from kcc_conformance.consumer import inventory
from kcc_conformance.consumer.forms import example
from kcc_conformance.consumer.inventory import KLANTCONTACT, Window
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.probing import arrivals as module
from kcc_conformance.probing.arrivals import UNLISTED, Arrivals
from kcc_conformance.probing.whose import OTHERS, OURS, UNKNOWN
from kcc_conformance.stage.stage import Stage


def posted(stage: Stage, name: str, **values: Any) -> str:
    """A record that the provider has, and that this run knows nothing of."""
    resource = stage.contract.resource(name)
    body = wire.encode(stage.contract, resource, values)
    return str(stage.provider.request("POST", resource.path, body=body).body[resource.id])


def begun(contract: str = "openklant-2.16", *faults: str) -> tuple[Stage, Arrivals]:
    """A stage on which the run took its first look, and what came since."""
    stage = stage_of(contract, *faults)
    stage.inventory.begin()
    return stage, Arrivals(stage, stage.inventory.first(), lambda: None)


def theirs(stage: Stage, **other: object) -> str:
    return posted(stage, KLANTCONTACT, **{**example(), **other})


@pytest.mark.parametrize("whose", [OURS, OTHERS, UNKNOWN])
def test_what_bears_no_trace_is_told_by_whose_work_it_is(
    whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "cause", lambda *_: whose)
    stage, came = begun()
    calls_of(stage).values()
    made = {theirs(stage), theirs(stage)}
    if whose == OURS:
        (found,) = came.found(KLANTCONTACT, clause="C0992-1.6")
        assert found.message.startswith("er zijn 2 klantcontacten waar niemand om heeft gevraagd")
        assert (set(found.actual), found.clause) == (made, "C0992-1.6")
        return
    with pytest.raises(CannotTell) as told:
        came.found(KLANTCONTACT)
    assert told.value.cause == "environment"
    assert "2 klantcontacten" in told.value.message
    assert ("anderen aan het werk" in told.value.message) == (whose == OTHERS)


@pytest.mark.parametrize(
    ("seconds", "there_before", "caught"), [(0.0, 0, True), (9.0, 0, False), (0.0, 1, False)]
)
def test_what_came_once_is_told_of_by_the_moment_on_an_empty_register(
    seconds: float, there_before: int, caught: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "cause", lambda *_: UNKNOWN)
    stage = stage_of()
    for _ in range(there_before):
        theirs(stage)
    first = stage.inventory.first()
    came = Arrivals(stage, first, lambda: None)
    made = theirs(stage)
    window = Window("de run voor het eerst keek", seconds, {KLANTCONTACT: frozenset({made})})
    stage.inventory.windows[:] = [window]
    if caught:
        (found,) = came.found(KLANTCONTACT)
        assert "het kwam precies toen de run voor het eerst keek" in found.message
    else:
        with pytest.raises(CannotTell):
            came.found(KLANTCONTACT)


def test_a_klantcontact_in_no_list_is_found_by_the_partij() -> None:
    stage, came = begun("openklant-2.16", "uninvited-unlisted-of-partij")
    calls_of(stage).values()
    partij = stage.people.partij()
    stage.consumer.read("partij", partij)
    (found,) = came.found(KLANTCONTACT)
    assert found.message.endswith(UNLISTED)
    assert came.apart("betrokkene") == ()
    assert len(came.of("betrokkene")) == 1


def test_what_hangs_on_a_record_of_another_run_is_of_that_run() -> None:
    stage, came = begun()
    calls_of(stage).values()
    mark = "[C0992-0a1b2c3d-4]"
    values = {"soort_actor": "medewerker", "indicatie_actief": "Ja"}
    actor = posted(stage, "actor", naam=f"Testmedewerker {mark}", **values)
    literal = theirs(stage)
    posted(stage, "actorklantcontact", actor=actor, klantcontact=literal)
    theirs(stage, onderwerp=f"Afval {mark}")
    assert came.found(KLANTCONTACT) == []
    assert came.found("actorklantcontact") == came.found("actor") == []
    assert stage.inventory.other_runs == {"C0992-0a1b2c3d"}


def test_with_another_run_at_work_nobody_is_accused_of_the_rest() -> None:
    stage, came = begun()
    calls_of(stage).values()
    theirs(stage, onderwerp="Afval [C0992-0a1b2c3d-4]")
    theirs(stage)
    with pytest.raises(CannotTell) as told:
        came.found(KLANTCONTACT)
    assert "C0992-0a1b2c3d" in told.value.message


def test_what_could_not_be_read_at_the_beginning_does_not_apply() -> None:
    stage = stage_of()
    came = Arrivals(stage, stage.inventory.first(), lambda: None)
    with pytest.raises(Inapplicable):
        came.of("partij")


def test_a_run_waits_for_what_may_come_late_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    stage, waited, now = stage_of(), list[float](), [100.0]
    monkeypatch.setattr(inventory.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(inventory.time, "sleep", waited.append)
    stage.inventory.settled()
    monkeypatch.setattr(inventory.Inventory, "settle", 5.0)
    stage.inventory.provoked()
    now[0] += 3.5
    stage.inventory.settled()
    stage.inventory.settled()
    stage.inventory.provoked()
    now[0] += 6.0
    stage.inventory.settled()
    assert waited == [1.5]


@pytest.mark.parametrize(("patience", "seconds"), [(0.0, 0.0), (0.05, 0.0), (0.2, 5.0), (2.0, 5.0)])
def test_with_hardly_any_patience_nobody_is_waited_for(patience: float, seconds: float) -> None:
    assert inventory.Inventory(stage_of().consumer, patience).settle == seconds
