"""Providers that take other forms than their contract names, and what a run makes of them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest
from canned import answer_of, calls_of, consumer_of, stage_of

from kcc_conformance.checks.echo import echo
from kcc_conformance.consumer.forms import MOST, blamed, example, first_registration, shown_forms
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.forms import FORMED, Forms
from kcc_conformance.findings import CannotTell

OK = load_contract("openklant-2.16")
CALL = OK.resource("klantcontact")
Takes = Mapping[str, Callable[[Any], bool]]
NAMED, IN_WORDS, SILENT = "named", "in words", "silent"


class Choosy:
    """Takes a klantcontact of which each value passes; refuses in one of three ways, or with a
    status of its own, and keeps what was sent."""

    def __init__(self, takes: Takes, way: str = NAMED, *, all_at_once: bool = True) -> None:
        self.takes = takes
        self.way = way
        self.all_at_once = all_at_once
        self.bodies: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        self.bodies.append(body)
        wrong = [name for name, passes in self.takes.items() if not passes(body.get(name))]
        if not wrong:
            return httpx.Response(201, json={**body, "uuid": str(len(self.bodies))})
        wrong = wrong if self.all_at_once else wrong[:1]
        if self.way == NAMED:
            listed = [{"name": name, "reason": "Onbekend."} for name in wrong]
            return httpx.Response(400, json={"title": "Invalid input.", "invalidParams": listed})
        told = f"Niet bekend: {' en '.join(wrong)}." if self.way == IN_WORDS else "Niet geldig."
        return httpx.Response(400, text=told)


def found(takes: Takes, way: str = NAMED, **more: Any) -> tuple[Any, Choosy, Any]:
    """The consumer, the provider and the last answer after the first registration there."""
    provider = Choosy(takes, way, **more)
    consumer = consumer_of(provider)
    return consumer, provider, first_registration(consumer)


@pytest.mark.parametrize("way", [NAMED, IN_WORDS, SILENT])
@pytest.mark.parametrize(
    ("key", "taken"),
    [
        ("taal", "dut"),
        ("taal", "nl"),
        ("taal", "Nederlands"),
        ("taal", "Dutch"),
        ("taal", "nl-NL"),
        ("kanaal", "telefoon"),
        ("kanaal", "001"),
        ("kanaal", "TEL"),
        ("indicatieContactGelukt", "Ja"),
        ("plaatsgevondenOp", "2023-03-01T09:00:00Z"),
        ("plaatsgevondenOp", "2023-03-01T10:00:00"),
    ],
)
def test_a_form_is_found_whether_the_refusal_names_it_or_not(
    way: str, key: str, taken: str
) -> None:
    consumer, provider, answer = found({key: lambda value: value == taken}, way)
    assert answer.ok
    assert provider.bodies[-1][key] == taken
    (name,) = shown_forms(consumer.contract)
    assert consumer.contract.resource("klantcontact").attributes[name].wire == key
    assert shown_forms(consumer.contract)[name] == json.dumps(taken)
    assert len(provider.bodies) <= 1 + MOST
    assert all("C0992-proef" in body["onderwerp"] for body in provider.bodies)


@pytest.mark.parametrize("all_at_once", [True, False])
def test_two_forms_at_once_are_found_one_after_the_other(all_at_once: bool) -> None:
    takes = {"taal": lambda value: value == "nl", "kanaal": lambda value: value == "001"}
    consumer, _, answer = found(takes, all_at_once=all_at_once)
    assert answer.ok
    assert shown_forms(consumer.contract) == {"kanaal": '"001"', "taal": '"nl"'}


def test_two_forms_at_once_are_found_where_nothing_is_named() -> None:
    takes = {"taal": lambda value: value == "nl", "kanaal": lambda value: value == "telefoon"}
    consumer, provider, answer = found(takes, SILENT)
    assert answer.ok
    assert shown_forms(consumer.contract) == {"kanaal": '"telefoon"', "taal": '"nl"'}
    assert len(provider.bodies) <= 1 + MOST


def test_the_same_form_holds_for_other_words_and_for_what_comes_back() -> None:
    consumer, provider, _ = found({"taal": lambda value: value in ("nl", "en", "sv")})
    for word, code in (("Engels", "en"), ("swe", "sv"), ("Nederlands", "nl")):
        answer = consumer.create("klantcontact", {**example(), "taal": word})
        assert provider.bodies[-1]["taal"] == code
        assert echo(consumer.contract, CALL, {"taal": word}, answer.body) == ()
        (finding,) = echo(consumer.contract, CALL, {"taal": word}, {**answer.body, "taal": "de"})
        assert finding.clause == "C0992-2.7"
    consumer, provider, _ = found({"kanaal": lambda value: value == str(value).lower()})
    consumer.create("klantcontact", {**example(), "kanaal": "E-mail"})
    assert provider.bodies[-1]["kanaal"] == "e-mail"


def test_a_moment_without_zone_comes_back_as_dutch_time_or_as_utc() -> None:
    consumer, _, _ = found(
        {"plaatsgevondenOp": lambda value: "+" not in value and "Z" not in value}
    )
    sent = {"plaatsgevonden_op": "01-03-2023 10:00"}
    for told, good in (
        ("2023-03-01T10:00:00", True), ("2023-03-01T10:00:00+01:00", True),
        ("2023-03-01T10:00:00Z", True), ("2023-03-01T11:00:00Z", False),
        ("2023-03-01", False), (None, False), ("gisteren", False),
    ):  # fmt: skip
        shown = echo(consumer.contract, CALL, sent, {"plaatsgevondenOp": told})
        assert (shown == ()) is good, told
    assert echo(OK, CALL, sent, {"plaatsgevondenOp": "2023-03-01T10:00:00"}) != ()


@pytest.mark.parametrize(("key", "word"), [("kanaal", "Kanaal Telefoon"), ("taal", "Taal Nederl")])
def test_where_no_form_is_found_nothing_can_be_told(key: str, word: str) -> None:
    consumer, provider, answer = found({key: lambda value: False})
    assert not answer.ok
    assert consumer.contract.wording.unknown == (key,)
    assert consumer.contract.wording.forms == Forms()
    assert len(provider.bodies) <= 1 + MOST
    stage = stage_of()
    stage.contract.wording.unknown = (key,)
    with pytest.raises(CannotTell, match=word) as caught:
        calls_of(stage).example()
    assert caught.value.cause == "environment"
    assert "--contract" in caught.value.message


@pytest.mark.parametrize("way", [NAMED, IN_WORDS])
def test_a_refusal_of_something_else_is_not_looked_into(way: str) -> None:
    consumer, provider, answer = found({"inhoud": lambda value: False}, way)
    assert answer.status == 400
    assert len(provider.bodies) == 1
    assert consumer.contract.wording.unknown == ()


@pytest.mark.parametrize("status", [401, 403, 404, 500, 503])
def test_what_is_no_refusal_of_the_body_is_not_looked_into(status: int) -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, json={})

    consumer = consumer_of(handler)
    assert first_registration(consumer).status == status
    assert not consumer.contract.wording.sought
    assert {json.loads(request.content)["taal"] for request in asked} == {"nld"}


def test_an_outage_ends_the_search_without_a_form() -> None:
    turns = [httpx.Response(400, text="Taal?"), httpx.Response(500)]
    consumer = consumer_of(lambda request: turns.pop(0) if len(turns) > 1 else turns[0])
    assert first_registration(consumer).status == 500
    assert consumer.contract.wording.forms == Forms()
    assert consumer.contract.wording.unknown == ()


def test_forms_are_sought_once() -> None:
    consumer, provider, _ = found({"taal": lambda value: False})
    before = len(provider.bodies)
    first_registration(consumer)
    assert len(provider.bodies) == before + 1


@pytest.mark.parametrize("contract", BUILT_IN)
def test_a_provider_that_takes_the_contract_s_forms_is_asked_once(contract: str) -> None:
    stage = stage_of(contract)
    assert first_registration(stage.consumer).ok
    assert shown_forms(stage.contract) == {}
    assert len(stage.ledger.of("klantcontact")) == 1


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        (answer_of(400, {"invalidParams": [{"name": "kanaal"}]}), ("kanaal",)),
        (answer_of(400, {"invalidParams": [{"name": "klantcontact.taal"}]}), ("taal",)),
        (answer_of(400, {"invalidParams": [{"name": "taal"}, {"name": "kanaal"}]}), FORMED[:2]),
        (answer_of(400, {"invalidParams": [{"name": "taal"}, {"name": "inhoud"}]}), None),
        (answer_of(400, {"invalidParams": [{"name": "bron"}]}), None),
        (answer_of(400, {"invalidParams": [{"name": 3}, 3]}), ()),
        (answer_of(400, {"invalidParams": "taal"}), ("taal",)),
        (answer_of(400, {"taal": ["Onbekend."]}), ("taal",)),
        (answer_of(400, text="Indicatie contact gelukt is fout"), ("indicatie_contact_gelukt",)),
        (answer_of(400, text="Fout in PLAATSGEVONDENOP"), ("plaatsgevonden_op",)),
        (answer_of(400, text="Het onderwerp is te lang"), None),
        (answer_of(400, text="Kan inhoud en taal niet lezen"), ("taal",)),
        (answer_of(400, text="Een betaalkanaal is onbekend"), ()),
    ],
)
def test_what_a_refusal_says_is_wrong(answer: Any, names: tuple[str, ...] | None) -> None:
    assert blamed(answer, OK) == names


def test_a_body_written_as_the_contract_says_is_reworded() -> None:
    contract = load_contract("openklant-2.16")
    body = wire.encode(contract, CALL, example())
    assert wire.reworded(contract, CALL, body) == body
    contract.wording.forms = Forms(
        {"taal": {"Nederlands": "nl"}, "kanaal": {"Telefoon": "001"}},
        "with Z",
        {"klantcontact": {"bron": "KCC"}},
    )
    told = wire.reworded(contract, CALL, {**body, "kanaal": 7})
    assert (told["taal"], told["kanaal"], told["bron"]) == ("nl", 7, "KCC")
    assert told["plaatsgevondenOp"] == "2023-03-01T09:00:00Z"
    assert wire.reworded(contract, CALL, {"plaatsgevondenOp": "gisteren"}) == {
        "plaatsgevondenOp": "gisteren", "bron": "KCC",
    }  # fmt: skip
    assert load_contract("openklant-2.16").wording.forms == Forms()


def test_another_process_takes_over_what_was_found() -> None:
    consumer, _, _ = found({"taal": lambda value: value == "nl"})
    told = json.loads(json.dumps(consumer.contract.wording.as_json()))
    other = load_contract("openklant-2.16")
    other.wording.adopt(told)
    assert vars(other.wording) == vars(consumer.contract.wording)
    assert shown_forms(other) == {"taal": '"nl"'}


@pytest.mark.parametrize("contract", BUILT_IN)
@pytest.mark.parametrize("word", ["Nee", "onbekend"])
def test_a_call_is_shared_without_a_word_that_the_provider_does_not_know(
    contract: str, word: str
) -> None:
    stage = stage_of(contract)
    attribute = stage.contract.resource("klantcontact").attributes["indicatie_contact_gelukt"]
    refused, create = attribute.values[word], stage.consumer.create
    tried: list[object] = []

    def choosy(name: str, values: Mapping[str, object], **more: Any) -> Any:
        if name != "klantcontact":
            return create(name, values, **more)
        body = wire.encode(stage.contract, stage.contract.resource(name), values)
        tried.append(values.get(attribute.name))
        if body.get(attribute.wire) == refused:
            return answer_of(400, {"invalidParams": [{"name": attribute.wire}]})
        return create(name, values, **more)

    stage.consumer.create = choosy  # type: ignore[method-assign]
    calls = calls_of(stage)
    found = [*calls.varied(), calls.whole(), calls.bare(taal="Engels", onderwerp="Iets anders")]
    assert all(each.klantcontact_id for each in found)
    assert found[-1].sent["taal"] == "Engels"
    assert word not in [each.sent[attribute.name] for each in found]
    assert tried.count(word) == 1


def test_what_helps_nothing_leaves_the_first_refusal() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    calls.example()
    refusal = answer_of(400, text="Nee.", n=7)
    answers = [refusal] + [answer_of(400, text="Nee.", n=n) for n in range(8, 12)]
    stage.consumer.create = lambda *a, **b: answers.pop(0)  # type: ignore[method-assign]
    with pytest.raises(CannotTell) as caught:
        calls.bare(taal="Engels", indicatie_contact_gelukt="Nee")
    assert caught.value.exchange == 7
    assert len(answers) == 1
