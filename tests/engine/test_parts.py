"""The parts of a parallel run: what they share, what is their own, and what they tell."""

import json
import sys
import threading
from collections import deque
from itertools import islice
from types import ModuleType
from typing import Any

import pytest
from canned import MARKER
from hypothesis import strategies as st

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.masking import Masker
from kcc_conformance.consumer.ledger import Entry, Intent, Ledger
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import CannotTell
from kcc_conformance.generated.examples import try_values
from kcc_conformance.playing.parallel.messages import (
    ASK,
    STOP,
    Teller,
    ToldLedger,
    ToldManners,
    ToldRecorder,
    check_from,
    entry_of,
    exchange_of,
    intent_from,
    packed,
)
from kcc_conformance.result.result import Check, CheckFinding
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import MOST_PARALLEL, Settings
from kcc_conformance.stage.share import refuse_parallel, serials
from kcc_conformance.stage.threads import spread

REQUEST: dict[str, Any] = {
    "method": "POST", "url": "http://provider.invalid/", "request_headers": {},
    "request_body": {"tekst": "los \ud800"}, "status": 201, "response_headers": {},
    "response_body": ["\udfff", None, 1.5], "trouble": None, "milliseconds": 1.0, "resource": None,
}  # fmt: skip


class Channel:
    """A channel whose other end answers at once."""

    def __init__(self, *answers: str) -> None:
        self.sent: list[dict[str, Any]] = []
        self.answers = deque(answers)
        self.hear: Any = None

    def setcallback(self, callback: Any) -> None:
        self.hear = callback

    def send(self, text: str) -> None:
        text.encode("ascii")
        self.sent.append(json.loads(text))
        if "ask" in self.sent[-1] and self.answers:
            self.hear(self.answers.popleft())


def test_what_is_told_comes_over_as_it_was() -> None:
    channel = Channel()
    teller = Teller(channel, counted=False)
    recorder, ledger = ToldRecorder(teller.tell), ToldLedger(teller)
    n = recorder.record(**REQUEST)
    ledger.add(Entry("klantcontact", "een", (("onderwerp", f"Vuil [{MARKER}-1]"),), n))
    ledger.amend("klantcontact", "een", {"onderwerp": "anders"})
    ledger.mark_deleted("klantcontact", "een")
    exchange, entry, amended, deleted = channel.sent
    assert exchange_of(exchange["exchange"]) == recorder.exchanges[0]
    there = Ledger()
    there.add(entry_of(entry["entry"], {n: 17}))
    (found,) = there.of("klantcontact")
    assert found == Entry("klantcontact", "een", (("onderwerp", f"Vuil [{MARKER}-1]"),), 17)
    there.amend(*amended["amended"])
    there.mark_deleted(*deleted["deleted"])
    assert there.of("klantcontact")[0].values == ledger.of("klantcontact")[0].values
    assert there.remaining() == ()


def test_a_check_comes_over_with_the_numbers_of_the_run() -> None:
    check = Check(
        id="attributen/x[y]", feature="f", rule="r", scenario="s", clauses=("C0992-2.4",),
        questions=("Q7",), level="MUST", outcome="failed", message="m", notes=("a", "b"),
        findings=(CheckFinding("m", "/x", ["\ud800"], {"a": [1, None]}, "C0992-2.4", 2),
                  CheckFinding("n", "", "x", None, None, None)),
        observed={"Q7": ("geen-nummer",)}, exchanges=(1, 2), catches=("fault",), seconds=0.5,
    )  # fmt: skip
    told = {**vars(check), "findings": [vars(found) for found in check.findings]}
    here = check_from(json.loads(packed({"check": told}))["check"], {1: 41, 2: 45})
    assert here.exchanges == (41, 45)
    assert [found.exchange for found in here.findings] == [45, None]
    back = check_from(json.loads(packed(vars_of(here))), {41: 1, 45: 2})
    assert back == check


def vars_of(check: Check) -> dict[str, Any]:
    return {**vars(check), "findings": [vars(found) for found in check.findings]}


def test_what_json_cannot_hold_is_told_as_text() -> None:
    assert json.loads(packed({"a": {"b", "a"}, "c": Masker}))["a"] == ["a", "b"]


def test_an_adopted_exchange_gets_a_number_here() -> None:
    recorder = Recorder(Masker())
    recorder.begin("eigen")
    recorder.record(**REQUEST)
    theirs = Exchange(n=1, check="van een ander", **REQUEST)
    assert recorder.adopt(theirs) == 2
    assert [(each.n, each.check) for each in recorder.exchanges] == [
        (1, "eigen"), (2, "van een ander"),
    ]  # fmt: skip
    assert recorder.used_by("van een ander") == (2,)


def test_a_worker_asks_only_where_requests_are_counted() -> None:
    channel = Channel()
    assert Teller(channel, counted=False).refusal() is None
    assert channel.sent == [{"request": True}]
    channel = Channel(ASK, ASK + "het is op")
    teller = Teller(channel, counted=True)
    assert [teller.refusal(), teller.refusal()] == [None, "het is op"]
    assert channel.sent == [{"ask": True, "request": True}] * 2


def test_nothing_is_sent_before_the_run_has_noted_it() -> None:
    channel = Channel(ASK, ASK + "het journaal is vol")
    ledger = ToldLedger(Teller(channel, counted=False))
    asked = Intent(
        0, "partij", "merk-1", (("naam", "x"),), (("actor", "y"),), ("betrokkene",), "nu"
    )
    noted = ledger.intend(asked)
    assert intent_from(channel.sent[-1]["intent"]) == asked
    ledger.answer(noted.number)
    assert channel.sent[-1] == {"answered": noted.number}
    assert ledger.unanswered("partij") == ()
    ledger.settle(noted.number)
    assert channel.sent[-1] == {"settled": noted.number}
    with pytest.raises(CannotTell, match="vol"):
        ledger.intend(asked)
    assert ledger.pending() == ()


@pytest.mark.parametrize("counted", [True, False])
def test_a_worker_that_is_told_to_stop_asks_nothing_more(counted: bool) -> None:
    channel = Channel()
    teller = Teller(channel, counted=counted)
    channel.hear(STOP)
    assert teller.stopped
    assert "broken off" in str(teller.refusal())
    assert channel.sent == []


def test_the_budget_of_a_worker_is_that_of_the_run() -> None:
    teller = Teller(Channel(ASK, ASK + "het is op"), counted=True)
    manners = ToldManners(teller)
    assert (manners.spend(), manners.spent, manners.requests) == (None, False, 1)
    assert (manners.spend(), manners.spent, manners.requests) == ("het is op", True, 1)


def test_secrets_are_told() -> None:
    channel = Channel()
    recorder = ToldRecorder(Teller(channel, counted=False).tell)
    recorder.masker.add("later-bekend-geheim")
    assert channel.sent == [{"secrets": ["later-bekend-geheim"]}]
    assert recorder.masker.text("een later-bekend-geheim") == "een ***"


def test_a_worker_that_is_waiting_hears_that_it_must_stop() -> None:
    channel = Channel()
    teller = Teller(channel, counted=True)
    threading.Timer(0.05, channel.hear, (STOP,)).start()
    assert "broken off" in str(teller.refusal())


def test_serial_numbers_are_never_given_out_twice() -> None:
    series = [serials(0, 3), *(serials(part, 1) for part in range(1, MOST_PARALLEL + 1))]
    given = [number for each in series for number in islice(each, 50)]
    assert len(set(given)) == len(given)
    assert list(islice(serials(0, 1), 3)) == [1, 2, 3]


def test_parallel_play_is_refused_where_servers_do_not_stand_it() -> None:
    older = load_contract("openklant-2.8")
    refuse_parallel(Settings(parallel=1), older)
    refuse_parallel(Settings(parallel=2, concurrent=True), older)
    refuse_parallel(Settings(parallel=2), load_contract("openklant-2.16"))
    with pytest.raises(UsageError, match="Q7"):
        refuse_parallel(Settings(parallel=2), older)
    with pytest.raises(UsageError, match="32 or less"):
        load_settings({"parallel": 33}, environment={})


def test_what_is_spread_comes_back_in_order() -> None:
    for at_once in (1, 4):
        assert spread(lambda n: n * n, range(20), at_once) == [n * n for n in range(20)]
    with pytest.raises(ZeroDivisionError):
        spread(lambda n: 1 // n, (1, 0, 2), 2)


def test_time_that_has_gone_by_elsewhere_is_gone() -> None:
    assert Deadline(300).left > 299
    late = Deadline(300, 5.0)
    assert late.left <= 5.0
    assert late.seconds == 300
    assert Deadline(0, 5.0).left == float("inf")


def test_generated_values_come_from_the_seed_alone(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn() -> list[Any]:
        seen: list[Any] = []
        strategy = st.integers(0, 10**12) | st.text(max_size=30)
        try_values(strategy, (), lambda value: seen.append(value) or (), examples=100, run_seed=3)
        return seen

    before = drawn()
    place = tmp_path / "vreemde_module.py"
    place.write_text(
        "".join(f"x{n} = {n * 7919 + 123456}\ny{n} = 'woord {n}'\n" for n in range(99))
    )
    module = ModuleType("vreemde_module")
    module.__file__ = str(place)
    monkeypatch.setitem(sys.modules, "vreemde_module", module)
    assert drawn() == before
