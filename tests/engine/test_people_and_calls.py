"""The people of the play, the calls they share, and what is taken away afterwards."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from canned import IDS, MARKER, consumer_of, stage_of
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ

from kcc_conformance import fixtures
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.provider import Provider
from kcc_conformance.consumer.conversations import EXAMPLE_NUMBER, Conversations
from kcc_conformance.consumer.ledger import Entry, Ledger
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.registration import COMBINED, SEPARATE
from kcc_conformance.consumer.strays import find_strays
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.generated.model import LINK, LOOK, REGISTER, Held, Model, told
from kcc_conformance.generated.sequences import play_in_any_order
from kcc_conformance.probing.newcomers import OTHERS, OURS, UNKNOWN, cause, newcomers, state
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.stage import Stage, offers


def calls_of(stage: Stage) -> Conversations:
    return Conversations(stage.consumer, stage.people, declared=lambda name: offers(stage, name))


def guarded() -> Stage:
    """A provider where a consumer may not make people, and the user has pointed at two."""
    return stage_of(
        variations=("actors-and-partijen-403",), actor_id=KNOWN_ACTOR, partij_id=KNOWN_PARTIJ
    )


def posts(stage: Stage) -> int:
    return sum(exchange.method == "POST" for exchange in stage.recorder.exchanges)


# --- cast -------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("response", "cause", "advice"),
    [
        (httpx.Response(403), "prerequisite", True),
        (httpx.Response(405), "prerequisite", True),
        (httpx.Response(400, json={}), "prerequisite", False),
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


# --- conversations ----------------------------------------------------------------------------


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_shared_call_is_registered_once(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    found = calls.registered(SEPARATE)
    before = posts(stage)
    stage.recorder.begin("een ander")
    assert calls.registered(SEPARATE) is found
    assert posts(stage) == before
    assert set(found.exchanges) <= set(stage.recorder.used_by("een ander"))
    for name in ("klantcontact", "betrokkene", "actorklantcontact"):
        assert stage.ledger.knows(name, str(getattr(found, f"{name}_id")))


def test_in_one_call() -> None:
    found = calls_of(stage_of()).registered(COMBINED)
    assert found.klantcontact is found.betrokkene
    assert found.klantcontact_id
    assert found.betrokkene_id
    with pytest.raises(Inapplicable):
        calls_of(stage_of("vng-crud-0.0.3")).registered(COMBINED)


def test_an_unknown_way_of_working_is_the_suites_own_mistake() -> None:
    with pytest.raises(CannotTell) as caught:
        calls_of(stage_of()).registered("per postduif")
    assert caught.value.cause == "suite"


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_example_is_sent_to_the_letter(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    found = calls.literal()
    assert found.sent["onderwerp"] == fixtures.voorbeeld()["Onderwerp"]
    assert len(str(found.sent["inhoud"])) == 228
    required = stage.contract.resource("klantcontact").attributes["nummer"].required
    (sent,) = (
        exchange.request_body for exchange in stage.recorder.exchanges
        if exchange.n == found.klantcontact.n
    )  # fmt: skip
    assert ("nummer" in sent) == required
    if required:
        assert str(sent["nummer"]) == EXAMPLE_NUMBER


def test_calls_differ_by_their_marker() -> None:
    calls = calls_of(stage_of())
    one, two = calls.values(), calls.values(taal="Engels")
    assert one["onderwerp"] != two["onderwerp"]
    assert two["taal"] == "Engels"
    assert calls.named("x", calls.bare) is calls.named("x", calls.bare)
    assert calls.named("y", calls.bare) is not calls.named("x", calls.bare)


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("protocol-create-without-body", "prerequisite"),
        ("missing-id", "prerequisite"),
        ("write-done-but-500", "prerequisite"),
        ("write-betrokkene-done-but-400", "prerequisite"),
    ],
)
def test_what_cannot_be_built_on_is_no_pass(fault: str, cause: str) -> None:
    calls = calls_of(stage_of("openklant-2.16", fault))
    with pytest.raises(CannotTell) as caught:
        calls.registered(SEPARATE)
    assert caught.value.cause == cause
    calls.attempt(SEPARATE)


# --- ledger -----------------------------------------------------------------------------------


def test_children_go_before_parents_and_the_newest_first() -> None:
    ledger = Ledger()
    for name in ("actor", "partij", "klantcontact", "betrokkene", "actorklantcontact"):
        ledger.add(Entry(name, f"{name}-1"))
        ledger.add(Entry(name, f"{name}-2"))
    ledger.add(Entry("actor", "actor-1", exchange=9))
    ledger.mark_deleted("klantcontact", "klantcontact-1")
    ledger.mark_deleted("klantcontact", "onbekend")
    assert [entry.id for entry in ledger.remaining()] == [
        "actorklantcontact-2", "actorklantcontact-1", "betrokkene-2", "betrokkene-1",
        "klantcontact-2", "partij-2", "partij-1", "actor-2", "actor-1",
    ]  # fmt: skip
    assert len(ledger.of("klantcontact")) == 2
    assert [entry.id for entry in ledger.of("klantcontact", alive=True)] == ["klantcontact-2"]
    assert len(ledger.ids()) == 10


def test_what_hangs_on_a_deleted_klantcontact_does_not_stand() -> None:
    ledger = Ledger()
    ledger.add(Entry("klantcontact", "k"))
    ledger.add(Entry("betrokkene", "b", (("klantcontact", "k"), ("rol", "klant"))))
    assert len(ledger.standing("betrokkene")) == 1
    ledger.amend("betrokkene", "b", {"rol": "vertegenwoordiger"})
    assert ledger.of("betrokkene")[0].values["rol"] == "vertegenwoordiger"
    ledger.mark_deleted("klantcontact", "k")
    assert ledger.standing("betrokkene") == ()


# --- cleaning up ------------------------------------------------------------------------------


@pytest.mark.parametrize("contract", BUILT_IN)
def test_nothing_is_left(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    calls.registered(SEPARATE)
    calls.bare()
    assert clean_up(stage) == ()
    for name in ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij"):
        for entry in stage.ledger.of(name):
            assert stage.consumer.read(name, entry.id).status == 404


def test_a_stray_that_carries_the_marker_is_found_and_taken_along() -> None:
    stage = stage_of("openklant-2.16", "write-klantcontact-twice")
    found = calls_of(stage).bare()
    strays = find_strays(stage.consumer)
    assert strays
    assert found.klantcontact_id not in {stray.id for stray in strays}
    assert find_strays(stage.consumer) == ()
    assert clean_up(stage) == ()
    for stray in strays:
        assert stage.consumer.read("klantcontact", stray.id).status == 404


def test_given_people_stay() -> None:
    stage = guarded()
    calls_of(stage).registered(SEPARATE)
    clean_up(stage)
    assert stage.consumer.read("actor", KNOWN_ACTOR).ok
    assert stage.consumer.read("partij", KNOWN_PARTIJ).ok


@pytest.mark.parametrize(
    ("status", "asked"), [(405, 1), (501, 1), (400, 3), (500, 3), (404, 3), (410, 3), (204, 3)]
)
def test_what_cannot_be_deleted_is_told_with_the_reason(status: int, asked: int) -> None:
    stage = stage_of()
    for record_id in IDS[1:4]:
        stage.ledger.add(Entry("partij", record_id))
    deletions = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "DELETE":
            deletions.append(request)
            return httpx.Response(status)
        return httpx.Response(200, json={"count": 0, "next": None, "results": []})

    other = consumer_of(handler)
    other.ledger = stage.ledger
    left = clean_up(_with(stage, other))
    assert len(deletions) == asked
    if status in (404, 410, 204):
        assert left == ()
    else:
        assert [(each.resource, each.id) for each in left] == [("partij", i) for i in IDS[3:0:-1]]
        assert all(str(status) in each.why for each in left)


def test_a_provider_that_is_gone_is_asked_once() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("weg")

    stage = stage_of()
    stage.ledger.add(Entry("actor", IDS[1]))
    stage.ledger.add(Entry("actor", IDS[2]))
    other = consumer_of(handler)
    other.ledger = stage.ledger
    left = clean_up(_with(stage, other))
    assert [each.id for each in left] == [IDS[2], IDS[1]]
    assert "no connection" in left[0].why


def test_cleaning_up_is_not_bound_by_the_limits_of_the_run() -> None:
    stage = stage_of(max_requests=12)
    calls_of(stage).bare()
    while not stage.consumer.read("actor", IDS[1]).trouble:
        pass
    assert clean_up(stage) == ()


def _with(stage: Stage, consumer: Any) -> Stage:
    from dataclasses import replace

    return replace(
        stage, consumer=consumer, provider=consumer.provider, marker=MARKER,
        recorder=consumer.provider.recorder,
    )  # fmt: skip


# --- what nobody asked for --------------------------------------------------------------------


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.probing.newcomers._QUIET_SECONDS", 0.0)
    monkeypatch.setattr("kcc_conformance.probing.newcomers._MOST_QUIET_SECONDS", 0.0)


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("contract", BUILT_IN)
def test_own_registrations_are_no_newcomers(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    before = state(stage)
    found = calls.whole()
    after = state(stage)
    assert before.problem == after.problem == ""
    assert after.shows(str(found.klantcontact_id).upper())
    assert not before.shows(str(found.klantcontact_id))
    assert newcomers(stage, before, after) == ()
    assert cause(stage, calls.bare) == UNKNOWN


def test_a_newcomer_of_our_own_making() -> None:
    stage = stage_of("openklant-2.16", "write-klantcontact-twice")
    calls = calls_of(stage)
    calls.values()
    before = state(stage)
    calls.whole()
    (newcomer,) = newcomers(stage, before, state(stage))
    assert "kenmerk" in str(newcomer.ours)


@pytest.mark.parametrize(
    ("status", "trouble", "count"),
    [
        (None, "weg", 0),
        (503, None, 0),
        (429, None, 0),
        (200, None, 0),
        (500, None, 1),
        (400, None, 1),
    ],
)
def test_a_registration_of_which_the_answer_was_lost_is_no_newcomer(
    status: int | None, trouble: str | None, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of("openklant-2.16")
    values = calls_of(stage).values()
    before = state(stage)
    request = stage.provider.request

    def lossy(method: str, *given: Any, **more: Any) -> Answer:
        answer = request(method, *given, **more)
        if method != "POST":
            return answer
        return replace(answer, status=status, trouble=trouble, body=NO_JSON)

    monkeypatch.setattr(stage.provider, "request", lossy)
    stage.consumer.create("klantcontact", values)
    found = newcomers(stage, before, state(stage))
    assert len(found) == count


@pytest.mark.usefixtures("no_waiting")
def test_a_newcomer_of_unknown_making_is_ours_if_it_keeps_coming() -> None:
    stage = stage_of("openklant-2.16", "uninvited-klantcontact-on-actor-read")
    actor = stage.people.actor()
    before = state(stage)

    def provoke() -> None:
        stage.consumer.read("actor", actor)

    provoke()
    (newcomer,) = newcomers(stage, before, state(stage))
    assert newcomer.ours is None
    assert cause(stage, provoke) == OURS
    assert cause(stage, lambda: None) == UNKNOWN


def test_a_newcomer_in_a_quiet_while_is_the_work_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of()
    resource = stage.contract.resource("klantcontact")
    body = wire.encode(stage.contract, resource, calls_of(stage).example())

    def meanwhile(seconds: float) -> None:
        stage.provider.request("POST", resource.path, body=body)

    monkeypatch.setattr("kcc_conformance.probing.newcomers.time.sleep", meanwhile)
    assert cause(stage, lambda: None) == OTHERS
    assert cause(stage, lambda: meanwhile(0)) == OTHERS


def test_a_list_that_cannot_be_read_tells_nothing() -> None:
    stage = stage_of("openklant-2.16", "list-page-loops", "list-count-of-page")
    calls = calls_of(stage)
    for _ in range(3):
        calls.bare()

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500)

    broken = _with(stage, consumer_of(handler))
    assert "500" in state(broken).problem
    assert cause(broken, lambda: None) == UNKNOWN


def test_of_a_register_too_long_to_read_only_the_count_is_known() -> None:
    counts = iter((9000, 9001, 9003))

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"count": next(counts), "next": "?page=2", "results": []})

    stage = _with(stage_of(), consumer_of(handler))
    first, second, third = state(stage), state(stage), state(stage)
    assert (first.ids, first.count, first.problem) == (None, 9000, "")
    assert first.shows("iets")
    assert len(newcomers(stage, first, second)) == 1
    assert len(newcomers(stage, first, third)) == 3
    assert newcomers(stage, third, first) == ()


# --- any order --------------------------------------------------------------------------------


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_reference_does_what_the_model_says(contract: str) -> None:
    stage = stage_of(contract, examples=8)
    trial = play_in_any_order(stage, calls_of(stage))
    assert trial.findings == ()
    assert trial.tried > 3


@pytest.mark.parametrize(
    "fault", ["relation-one-actor-only", "value-vertrouwelijk-always-nee", "list-always-empty"]
)
def test_a_provider_that_does_otherwise_is_found_out(fault: str) -> None:
    def found(seed: int) -> bool:
        stage = stage_of("openklant-2.16", fault, examples=80, seed=seed)
        return bool(play_in_any_order(stage, calls_of(stage)).findings)

    assert any(found(seed) for seed in range(4))


def test_the_shortest_sequence_that_goes_wrong_is_told() -> None:
    for seed in range(9):
        stage = stage_of("openklant-2.16", "relation-one-actor-only", examples=80, seed=seed)
        found = play_in_any_order(stage, calls_of(stage))
        if found.findings:
            assert [each.name for each in found.actions] == [REGISTER, LINK, LINK, LOOK]
            number = found.actions[0].contact
            assert {(each.contact, each.choice) for each in found.actions[1:3]} == {
                (number, 0),
                (number, 1),
            }
            assert told(found.actions).startswith(f"registreert {number}; koppelt {number} met ")
            return
    pytest.fail("no sequence links two actoren")


@pytest.mark.parametrize("at", [1, 9, 25])
def test_what_goes_wrong_once_is_found_at_once(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    answers = iter(range(1, 10**6))
    request = Provider.request

    def request_but_once(self: Provider, method: str, *args: Any, **options: Any) -> Answer:
        answer = request(self, method, *args, **options)
        if method == "GET" and answer.ok and next(answers) == at:
            return replace(answer, status=404)
        return answer

    stage = stage_of("openklant-2.16", examples=60)
    calls = calls_of(stage)
    monkeypatch.setattr(Provider, "request", request_but_once)
    monkeypatch.setattr("kcc_conformance.generated.sequences.SHORTER_TRIES", 0)
    trial = play_in_any_order(stage, calls)
    assert len(trial.findings) == 1
    assert next(answers) < at + 9


def test_a_sequence_that_cannot_go_on_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of("openklant-2.16", examples=60)
    calls = calls_of(stage)
    looks = iter((True, True, False, *(True,) * 1000))

    def matches(self: Model, held: Held) -> None:
        if not next(looks):
            raise CannotTell("environment", "even niet")

    monkeypatch.setattr(Model, "_look", matches)
    with pytest.raises(CannotTell, match="even niet"):
        play_in_any_order(stage, calls)
    assert next(looks)
