"""What strangers see of what was just read."""

import pytest
from canned import calls_of, stage_of

from kcc_conformance.findings import Inapplicable, Remarks
from kcc_conformance.probing.visits import Visits
from kcc_conformance.stage.stage import Stage

KINDS = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij", "internetaak")


def seen(stage: Stage) -> dict[str, list[str]]:
    """What strangers saw, by resource."""
    visits, call = Visits(stage), calls_of(stage).whole()
    found = {}
    for name in KINDS:
        findings = visits.findings(name, None if name == "internetaak" else call, Remarks())
        found[name] = [each.message for each in findings]
    return {name: told for name, told in found.items() if told}


@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
def test_nothing_where_they_are_turned_away(contract: str) -> None:
    stage = stage_of(contract)
    assert seen(stage) == {}


def test_it_costs_no_more_than_was_said() -> None:
    stage = stage_of(variations=("expand-in-full",))
    calls_of(stage).whole()
    before = stage.provider.requests
    assert seen(stage) == {}
    assert stage.provider.requests - before <= 43 + 5


@pytest.mark.parametrize(
    ("fault", "where", "said"),
    [
        ("access-betrokkene-open", "betrokkene", "het record zelf"),
        ("access-betrokkene-list-open", "betrokkene", "de lijst"),
        ("access-link-open", "actorklantcontact", "het record zelf"),
        ("access-link-list-open", "actorklantcontact", "de lijst"),
        ("access-actor-open", "actor", "het record zelf"),
        ("access-actor-list-open", "actor", "de lijst"),
        ("access-partij-open", "partij", "het record"),
        ("access-partij-list-open", "partij", "de lijst"),
        ("access-klantcontact-list-open", "klantcontact", "de lijst"),
        ("access-task-list-open", "internetaak", "de lijst"),
        ("access-head-open", "klantcontact", "toont HEAD toch iets"),
        ("access-options-open", "klantcontact", "toont OPTIONS toch iets"),
        ("access-cache-of-partijen", "partij", "net had gelezen"),
    ],
)
@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
def test_one_open_door_is_named(contract: str, fault: str, where: str, said: str) -> None:
    found = seen(stage_of(contract, fault))
    assert set(found) == {where}
    assert all(said in each for each in found[where])


@pytest.mark.parametrize(
    "fault", ["access-cache", "access-cache-of-five-seconds", "access-cache-whatever-the-token"]
)
def test_a_cache_that_shows_everything(fault: str) -> None:
    assert set(seen(stage_of("openklant-2.16", fault))) == set(KINDS)


def test_expand_is_named() -> None:
    found = seen(stage_of("openklant-2.16", "access-expand-open"))
    assert set(found) == {"klantcontact", "betrokkene", "partij"}
    assert all("expand" in each for told in found.values() for each in told)


def test_nobody_comes_where_there_are_no_credentials() -> None:
    from kcc_conformance.reference_impl import create_app

    from kcc_conformance.settings.settings import Settings
    from kcc_conformance.stage.opening import open_stage

    stage = open_stage(
        Settings(contract="openklant-2.16"), create_app("openklant-2.16", token=None)
    )
    before = stage.provider.requests
    with pytest.raises(Inapplicable):
        Visits(stage).findings("actor", None, Remarks())
    assert stage.provider.requests == before
