"""Whose records there are before a run: counted from lists, and nothing of them kept."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import pytest
from canned import consumer_of, stage_of, with_consumer

from kcc_conformance.consumer.forms import example
from kcc_conformance.probing.company import Company, company
from kcc_conformance.stage.stage import Stage

KINDS = {"klantcontacten": "klantcontact", "partijen": "partij", "actoren": "actor"}
STRANGER = {"uuid": "11111111-1111-4111-8111-111111111111", "naam": "Jan de Boer"}
OURS = {"uuid": "22222222-2222-4222-8222-222222222222", "naam": "Medewerker [C0992-0a1b2c3d-4]"}
STOCK = {"uuid": "33333333-3333-4333-8333-333333333333", "naam": "Jansen C0992-voorraad"}

Pages = Mapping[str, Sequence[Sequence[Mapping[str, Any]]]]


def stage_with(pages: Pages, *, count: bool = True, odd: Mapping[str, int] | None = None) -> Stage:
    """A stage of which the provider lists these pages; `odd` has the status of other answers."""

    def answer(request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        if odd and name in odd:
            return httpx.Response(odd[name], json={})
        listed = pages.get(name, [[]])
        page = int(request.url.params.get("page", 1))
        more = f"http://provider.invalid/api/{name}?page={page + 1}" if page < len(listed) else None
        body: dict[str, Any] = {"next": more, "previous": None, "results": listed[page - 1]}
        if count:
            body["count"] = sum(map(len, listed))
        return httpx.Response(200, json=body)

    return with_consumer(stage_of(), consumer_of(answer))


@pytest.mark.parametrize("path", KINDS)
def test_one_stranger_of_any_kind_is_company(path: str) -> None:
    assert company(stage_with({path: [[STRANGER]]})) == Company({KINDS[path]: 1})


@pytest.mark.parametrize("record", [OURS, STOCK])
def test_what_bears_the_mark_of_this_suite_is_no_company(record: Mapping[str, Any]) -> None:
    assert not company(stage_with({"actoren": [[record]]}))


def test_a_mark_that_is_only_like_ours_is_company() -> None:
    record = {**OURS, "naam": "Medewerker C0992-0a1b2c"}
    assert company(stage_with({"actoren": [[record]]})).numbers == {"actor": 1}


def test_the_example_of_the_case_is_no_company_and_with_another_inhoud_it_is() -> None:
    words = example()
    told = {"uuid": STRANGER["uuid"], "onderwerp": words["onderwerp"], "inhoud": words["inhoud"]}
    assert not company(stage_with({"klantcontacten": [[told]]}))
    other = {**told, "inhoud": "Een vraag van iemand anders."}
    assert company(stage_with({"klantcontacten": [[other]]})).numbers == {"klantcontact": 1}


def test_the_number_of_the_provider_is_told_without_reading_on() -> None:
    stage = stage_with({"partijen": [[STRANGER] * 2, [STRANGER] * 2, [STRANGER]]})
    assert company(stage) == Company({"partij": 5})
    assert stage.provider.requests == len(KINDS)


def test_without_a_number_it_is_so_many_at_least() -> None:
    stage = stage_with({"partijen": [[STRANGER] * 2, [STRANGER]]}, count=False)
    assert company(stage) == Company({"partij": 2}, frozenset({"partij"}))


def test_it_reads_on_past_records_of_this_suite() -> None:
    stage = stage_with({"actoren": [[OURS] * 2, [OURS], [STRANGER]]})
    assert company(stage).numbers == {"actor": 1}


def test_a_kind_that_is_not_there_is_no_company_and_one_that_fails_is_unknown() -> None:
    assert not company(stage_with({}, odd={"partijen": 404}))
    assert company(stage_with({}, odd={"partijen": 500})) == Company({}, unknown=("partij",))


def test_klantcontacten_that_are_not_there_are_unknown() -> None:
    found = company(stage_with({}, odd={"klantcontacten": 404}))
    assert found.unknown == ("klantcontact",)


def test_nothing_of_them_is_kept() -> None:
    stage = stage_with({"partijen": [[STRANGER]], "actoren": [[OURS]]})
    company(stage)
    kept = repr([each.response_body for each in stage.recorder.exchanges])
    assert "Jan de Boer" not in kept
    assert STRANGER["uuid"] not in kept
