"""What is generated for an attribute is what its contract allows, or is not."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcc_conformance import fixtures
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.instants import from_wire
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import Finding
from kcc_conformance.generated.examples import SHRINK_TRIES, quiet, try_values
from kcc_conformance.generated.values import (
    LANGUAGES,
    allowed,
    corner_cases,
    forbidden,
    kinds_forbidden,
    moment,
    snares,
)

KEPT = ("onderwerp", "inhoud", "plaatsgevonden_op")
REFUSED = (*KEPT, "taal", "vertrouwelijkheid", "indicatie_contact_gelukt")
STEADY = settings(
    max_examples=25, derandomize=True, database=None, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


class Sheet:
    """A valid klantcontact of one contract in which one attribute is filled in otherwise."""

    def __init__(self, contract: str, name: str) -> None:
        self.contract = load_contract(contract)
        self.resource = self.contract.resource("klantcontact")
        self.attribute = self.resource.attributes[name]
        self._schemata = Schemata(self.contract.folders)
        (case,) = (
            each for each in fixtures.cases(contract)
            if each.file == "valid/klantcontact.request.voorbeeld.json"
        )  # fmt: skip
        self._example = case.payload()

    def allows(self, value: Any) -> bool:
        body = {**json.loads(json.dumps(self._example)), self.attribute.wire: value}
        return not self._schemata.validate("klantcontact.request", body)


def sheets(names: tuple[str, ...]) -> list[Any]:
    return [
        pytest.param(contract, name, id=f"{contract}-{name}")
        for contract in BUILT_IN
        for name in names
    ]


@pytest.mark.parametrize(("contract", "name"), sheets(KEPT))
def test_every_corner_case_is_allowed(contract: str, name: str) -> None:
    sheet = Sheet(contract, name)
    cases = corner_cases(sheet.attribute)
    assert len(cases) > 10
    assert len(set(cases)) == len(cases)
    assert [value for value in cases if not sheet.allows(value)] == []


def test_an_inhoud_without_a_limit_is_longer_than_what_databases_cut() -> None:
    inhoud = Sheet("commongateway-kic-1.0.3", "inhoud").attribute
    assert inhoud.max is None
    assert max(map(len, corner_cases(inhoud))) == 1_000


@pytest.mark.parametrize(("contract", "name"), sheets(KEPT))
def test_every_generated_value_is_allowed(contract: str, name: str) -> None:
    sheet = Sheet(contract, name)

    @STEADY
    @given(allowed(sheet.attribute))
    def hold(value: Any) -> None:
        assert sheet.allows(value)
        assert value == value.strip()
        value.encode()

    hold()


@pytest.mark.parametrize(("contract", "name"), sheets(REFUSED))
def test_no_forbidden_value_is_allowed(contract: str, name: str) -> None:
    sheet = Sheet(contract, name)

    @STEADY
    @given(forbidden(sheet.attribute))
    def hold(value: Any) -> None:
        assert not sheet.allows(value)
        json.dumps(value)

    hold()


@pytest.mark.parametrize(("contract", "name"), sheets(REFUSED))
def test_no_kind_of_forbidden_value_is_allowed(contract: str, name: str) -> None:
    sheet = Sheet(contract, name)
    kinds = kinds_forbidden(sheet.attribute)
    assert len({json.dumps(value) for value in kinds}) == len(kinds) == 4
    assert [value for value in kinds if sheet.allows(value)] == []


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_languages_are_allowed(contract: str) -> None:
    sheet = Sheet(contract, "taal")
    assert all(sheet.allows(language) for language in LANGUAGES)


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_words_of_the_contract_are_allowed(contract: str) -> None:
    for attribute in load_contract(contract).resource("klantcontact").attributes.values():
        for word in attribute.values:
            sheet = Sheet(contract, attribute.name)
            sent = wire.value_on_wire(sheet.contract, attribute, word)
            assert sheet.allows(sent), (attribute.name, word)


def test_a_moment_is_the_same_in_every_zone() -> None:
    at = from_wire("2023-10-29T01:00:00Z")
    assert at is not None
    assert {from_wire(moment(at, zone)) for zone in (0, 60, 120, -300, 330, 765)} == {at}


# --- the search -------------------------------------------------------------------------------

NUMBERS = st.integers(min_value=0, max_value=10_000)
WRONG = (Finding("te groot"),)


def attempts(limit: int) -> tuple[list[int], Any]:
    seen: list[int] = []

    def attempt(value: int) -> tuple[Finding, ...]:
        seen.append(value)
        return WRONG if value >= limit else ()

    return seen, attempt


def test_nothing_found() -> None:
    seen, attempt = attempts(10**9)
    trial = try_values(NUMBERS, [1, 2, 3], attempt, examples=20, run_seed=7)
    assert trial.findings == ()
    assert seen[:3] == [1, 2, 3]
    assert trial.tried == len(seen) == len(set(seen)) <= 20


def test_the_smallest_is_found() -> None:
    seen, attempt = attempts(100)
    trial = try_values(NUMBERS, (), attempt, examples=50, run_seed=7)
    assert trial.findings == WRONG
    assert trial.value == 100
    assert trial.tried == len(seen) <= 50 + SHRINK_TRIES


def test_the_first_values_come_first_and_are_not_made_smaller() -> None:
    seen, attempt = attempts(100)
    trial = try_values(NUMBERS, [5, 5000, 6], attempt, examples=50, run_seed=7)
    assert (trial.value, seen, trial.tried) == (5000, [5, 5000], 2)


def test_no_more_than_was_asked() -> None:
    seen, attempt = attempts(10**9)
    assert try_values(NUMBERS, range(50), attempt, examples=10, run_seed=7).tried == 10
    assert seen == list(range(10))


def test_the_seed_repeats_the_values() -> None:
    runs = []
    for seed in (7, 7, 8):
        seen, attempt = attempts(10**9)
        try_values(NUMBERS, (), attempt, examples=15, run_seed=seed)
        runs.append(seen)
    assert runs[0] == runs[1] != runs[2]


def test_a_value_is_tried_once_even_if_the_provider_wavers() -> None:
    seen: list[int] = []

    def attempt(value: int) -> tuple[Finding, ...]:
        seen.append(value)
        return WRONG if len(seen) == 5 else ()

    trial = try_values(NUMBERS, (), attempt, examples=30, run_seed=7)
    assert trial.findings == WRONG
    assert len(set(seen)) == len(seen)


def test_a_search_that_cannot_go_on_says_so_at_once() -> None:
    seen: list[int] = []

    def attempt(value: int) -> tuple[Finding, ...]:
        seen.append(value)
        if len(seen) == 3:
            raise ConnectionError("weg")
        return ()

    with pytest.raises(ConnectionError):
        try_values(NUMBERS, (), attempt, examples=5, run_seed=7)
    assert len(seen) == 3


def test_hypothesis_leaves_no_files() -> None:
    assert quiet(3).database is None


def test_a_text_with_many_traps_has_them_one_by_one() -> None:
    attributes = load_contract("openklant-2.16").resource("klantcontact").attributes
    assert any("> wat" in text for text in corner_cases(attributes["inhoud"]))
    assert all("\n" not in text for text in snares(attributes["onderwerp"]))
    assert len(snares(attributes["inhoud"])) > len(snares(attributes["onderwerp"])) > 2
    assert snares(attributes["plaatsgevonden_op"]) == ()


@pytest.mark.parametrize(
    "clock",
    ["2023-07-05T00:00:00+02:00", "2023-01-01T00:00:00Z", "2023-10-29T02:30:00+01:00"],
)
def test_clocks_at_which_much_goes_wrong_are_always_tried(clock: str) -> None:
    attributes = load_contract("openklant-2.16").resource("klantcontact").attributes
    assert clock in corner_cases(attributes["plaatsgevonden_op"])


def test_a_minute_ago_is_always_tried_in_dutch_time() -> None:
    attributes = load_contract("openklant-2.16").resource("klantcontact").attributes
    now = datetime.now(UTC)
    tried = [(text, from_wire(text)) for text in corner_cases(attributes["plaatsgevonden_op"])]
    ago = [(text, now - at) for text, at in tried if at and now - at < timedelta(hours=1)]
    assert [timedelta(seconds=59) < each < timedelta(seconds=75) for _, each in ago] == [True]
    assert ago[0][0][-6:] in ("+01:00", "+02:00")


@pytest.mark.parametrize("name", BUILT_IN)
def test_no_snare_is_longer_than_its_attribute_may_be(name: str) -> None:
    attributes = load_contract(name).resource("klantcontact").attributes
    for key in ("onderwerp", "inhoud"):
        longest = attributes[key].max or 10_000
        assert all(len(text) <= longest for text in snares(attributes[key]))
        assert snares(attributes[key])
