"""The ways to find a klantcontact: by its client, its employee, its text."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from canned import calls_of, stage_of
from contracts import COUPLED, ENDS, root_of

from kcc_conformance.client.listing import Listing
from kcc_conformance.findings import CannotTell
from kcc_conformance.probing.searches import by_marker, nothing_stored, searchable, searches_of
from kcc_conformance.stage.stage import Stage

# --- by client and employee -------------------------------------------------------------------


ROUTES = {
    "openklant-2.16": (("klantcontact", "partij"), ("actorklantcontact", "actor")),
    "vng-crud-0.0.3": (
        ("betrokkene", "klantcontact_partij"),
        ("actorklantcontact", "actor_klantcontact"),
    ),
}


@pytest.mark.parametrize(
    ("contract", "partij", "actor"), [(name, *ROUTES[root_of(name)]) for name in COUPLED]
)
def test_the_best_route_that_a_contract_has(
    contract: str, partij: tuple[str, str], actor: tuple[str, str]
) -> None:
    found = searches_of(stage_of(contract))
    assert {
        side: (search.side, search.resource, search.filter) for side, search in found.items()
    } == {
        "partij": ("partij", *partij),
        "actor": ("actor", *actor),
    }


def test_without_filters_there_is_no_route() -> None:
    assert searches_of(stage_of(capability=("filters=no",))) == {}


@pytest.mark.parametrize("contract", ENDS)
@pytest.mark.parametrize("side", ["partij", "actor"])
def test_along_a_route_its_own_klantcontact_is_found(contract: str, side: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    other, call, stranger = calls.bare(), calls.whole(), stage.consumer.unknown_id()
    search = searches_of(stage)[side]
    listing = search.look(str(getattr(call, f"{side}_id")), call)
    assert listing.resource.name == "klantcontact"
    assert listing.ids == (call.klantcontact_id,)
    assert not listing.has(str(other.klantcontact_id))
    assert search.look(stranger, call).ids == ()


@pytest.mark.parametrize("contract", ENDS)
def test_the_klantcontacten_that_links_point_to(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    first, second = calls.whole(), calls.whole()
    search = searches_of(stage)["actor"]
    values = {"actor": str(first.actor_id), "klantcontact": str(second.klantcontact_id)}
    needed = stage.contract.resource(search.resource).filters[search.filter].needs
    given = {key: values[key] for key in needed}
    listing = stage.consumer.listing(search.resource, search.filter, **given)
    wanted = {first.klantcontact_id, second.klantcontact_id}
    if "klantcontact" in needed:
        wanted = {second.klantcontact_id}
    assert set(search.contacts(listing)) == wanted


def test_a_link_to_nothing_points_to_no_klantcontact() -> None:
    stage = stage_of("openklant-2.16")
    calls_of(stage).whole()
    search = searches_of(stage)["actor"]
    listing = stage.consumer.listing("actorklantcontact")
    assert len(search.contacts(listing)) == len(listing.items) > 0
    for item in listing.items:
        item["klantcontact"] = None
    assert search.contacts(listing) == ()


# --- by text ----------------------------------------------------------------------------------


def queries(stage: Stage, since: int) -> list[str]:
    return [each.url.partition("?")[2] for each in stage.recorder.exchanges[since:]]


@pytest.mark.parametrize(
    ("contract", "capability", "narrowed"),
    [
        ("openklant-2.16", (), True),
        ("openklant-2.16", ("filters=no",), False),
        ("vng-crud-0.0.3", (), False),
        ("vng-crud-0.0.3", ("filters=yes",), False),
    ],
)
def test_the_filter_is_used_where_it_looks_inside_the_text(
    contract: str, capability: tuple[str, ...], narrowed: bool
) -> None:
    stage = stage_of(contract, capability=capability)
    calls = calls_of(stage)
    one, other = calls.bare(), calls.bare()
    before = len(stage.recorder.exchanges)
    assert searchable(stage) is narrowed
    assert by_marker(stage, str(one.sent["onderwerp"])).ids == (one.klantcontact_id,)
    assert all(("onderwerp=" in query) is narrowed for query in queries(stage, before))
    shown = by_marker(stage, stage.marker)
    assert shown.has(str(one.klantcontact_id))
    assert shown.has(str(other.klantcontact_id))


@pytest.mark.parametrize("fault", ["list-filter-ignored-onderwerp", "list-always-empty"])
def test_only_what_has_the_marker_counts(fault: str) -> None:
    stage = stage_of("openklant-2.16", fault)
    calls = calls_of(stage)
    one, _ = calls.bare(), calls.bare()
    found = by_marker(stage, str(one.sent["onderwerp"]))
    assert found.ids == (() if "empty" in fault else (one.klantcontact_id,))


def test_what_is_awaited_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of("openklant-2.16")
    calls = calls_of(stage)
    one, other = (str(call.klantcontact_id) for call in (calls.bare(), calls.bare()))
    whole = by_marker(stage, stage.marker)
    only_one = replace(whole, items=tuple(item for item in whole.items if item["uuid"] == one))
    told: list[tuple[bool, bool]] = []

    def eventually(look: Callable[[], Listing], good: Callable[[Listing], bool]) -> Listing:
        told.append((good(only_one), good(whole)))
        return look()

    monkeypatch.setattr(stage.consumer, "eventually", eventually)
    for awaited in ((), (one,), (other,), (one, other), (other, one)):
        assert by_marker(stage, stage.marker, *awaited).ids == whole.ids
    assert told == [(True, True), (True, True), (False, True), (False, True), (False, True)]


# --- what was refused -------------------------------------------------------------------------


@pytest.mark.parametrize("contract", ENDS)
def test_of_what_was_refused_nothing_is_stored(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    marker = str(stage.consumer.marked("geweigerd"))
    assert nothing_stored(stage, calls, marker) == []
    stored = [calls.bare(onderwerp=marker).klantcontact_id for _ in range(6)]
    (finding,) = nothing_stored(stage, calls, marker)
    assert isinstance(finding.actual, list)
    assert len(finding.actual) == 5
    assert set(finding.actual) < set(stored)
    assert finding.exchange == stage.recorder.exchanges[-1].n


def test_the_control_itself_is_not_what_was_refused() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    control = calls.control()
    assert nothing_stored(stage, calls, str(control.sent["onderwerp"])) == []


def test_a_list_that_does_not_show_the_control_proves_nothing() -> None:
    stage = stage_of("openklant-2.16", "list-always-empty")
    with pytest.raises(CannotTell, match="geldige registratie") as caught:
        nothing_stored(stage, calls_of(stage), "iets")
    assert caught.value.cause == "prerequisite"
