"""One trial for several checks: what it tries, and to which check it tells what."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from canned import calls_of, stage_of
from hypothesis import strategies as st

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.findings import CannotTell, Finding
from kcc_conformance.generated.parts import CHOICES, SHORT, Part, parts_of, rows_of
from kcc_conformance.generated.registering import marked_values, shared_trial, with_marker
from kcc_conformance.generated.shared import SharedTrial

PLACES = {"/rood": "rood", "/blauw": "blauw", "/kanaal": ""}
FEW = 12


class Provider:
    """Keeps what it is told to keep, and remembers what was asked."""

    def __init__(self, judge: Callable[[dict[str, int]], list[str]] = lambda own: []) -> None:
        self.asked: list[dict[str, int]] = []
        self.judge = judge

    def attempt(self, own: dict[str, Any]) -> tuple[Finding, ...]:
        self.asked.append(own)
        return tuple(Finding(f"fout {each}", pointer=each) for each in self.judge(own))

    def trial(self) -> SharedTrial:
        parts = {
            name: Part(name, (name,), st.integers(0, 999), (1000, 2000), FEW, 7)
            for name in ("rood", "blauw")
        }
        recorder = Recorder(Masker([]))
        return SharedTrial(parts, rows_of(parts), PLACES, self.attempt, recorder)


def over(limit: int, *names: str) -> Callable[[dict[str, int]], list[str]]:
    return lambda own: [f"/{name}" for name in names if own.get(name, 0) > limit]


def test_what_goes_well_is_tried_once_for_all() -> None:
    provider = Provider()
    trial = provider.trial()
    for name in ("rood", "blauw"):
        assert (trial.judged(name).tried, trial.judged(name).findings) == (FEW, ())
    assert len(provider.asked) == FEW
    assert all(each.keys() == {"rood", "blauw"} for each in provider.asked)


def test_a_difference_concerns_the_part_that_differs() -> None:
    provider = Provider(over(1500, "rood"))
    trial = provider.trial()
    assert trial.judged("blauw").findings == ()
    assert trial.judged("blauw").tried == FEW
    red = trial.judged("rood")
    assert (red.value, [f.message for f in red.findings]) == (2000, ["fout /rood"])
    assert provider.asked[-2:] == [{"rood": 1000}, {"rood": 2000}]


def test_the_smallest_is_found_with_only_that_part_varying() -> None:
    provider = Provider(lambda own: ["/rood"] if 100 <= own.get("rood", 0) < 1000 else [])
    assert provider.trial().judged("rood").value == 100


def test_a_second_defect_is_seen_as_well() -> None:
    provider = Provider(over(900, "rood", "blauw"))
    trial = provider.trial()
    assert [f.pointer for f in trial.judged("rood").findings] == ["/rood"]
    assert [f.pointer for f in trial.judged("blauw").findings] == ["/blauw"]


def test_a_refusal_is_laid_at_the_value_that_is_refused_by_itself() -> None:
    provider = Provider(lambda own: [""] if own.get("rood", 0) > 1500 else [])
    trial = provider.trial()
    assert trial.judged("blauw").findings == ()
    assert [f.message for f in trial.judged("rood").findings] == ["fout "]


def test_a_refusal_of_values_together_concerns_every_check() -> None:
    provider = Provider(lambda own: [""] if len(own) == 2 and own["rood"] > 1500 else [])
    trial = provider.trial()
    for name in ("rood", "blauw"):
        assert [f.message for f in trial.judged(name).findings] == ["fout "]
    assert len(provider.asked) == 4


def test_a_difference_that_is_not_seen_again_still_stands() -> None:
    provider = Provider(lambda own: ["/rood"] if len(provider.asked) == 3 else [])
    trial = provider.trial()
    assert [f.pointer for f in trial.judged("rood").findings] == ["/rood"]
    assert trial.judged("blauw").findings == ()


@pytest.mark.parametrize("pointer", ["/kanaal", "/rood"])
def test_where_the_example_does_not_come_through_every_check_sees_for_itself(
    pointer: str,
) -> None:
    provider = Provider(lambda own: [pointer] if "rood" not in own or own["rood"] == 1000 else [])
    trial = provider.trial()
    assert [f.pointer for f in trial.judged("blauw").findings] == [pointer]
    assert provider.asked[-1] == {"blauw": 1000}
    assert [f.pointer for f in trial.judged("rood").findings] == [pointer]
    assert provider.asked[-1] == {"rood": 1000}


def test_what_cannot_be_told_of_a_value_is_no_matter_of_the_other_checks() -> None:
    def judge(own: dict[str, int]) -> list[str]:
        if own.get("rood", 0) > 1500:
            raise CannotTell("transport", "weg")
        return []

    trial = Provider(judge).trial()
    assert trial.judged("blauw").findings == ()
    assert trial.judged("blauw").tried == FEW
    with pytest.raises(CannotTell, match="weg"):
        trial.judged("rood")


def test_after_trouble_that_was_nobodys_the_next_check_goes_on() -> None:
    trouble = [True, True]

    def judge(own: dict[str, int]) -> list[str]:
        if own.get("rood") == 2000 and len(own) == 2 and trouble:
            trouble.pop()
            raise CannotTell("transport", "even weg")
        return []

    provider = Provider(judge)
    trial = provider.trial()
    with pytest.raises(CannotTell, match="even weg"):
        trial.judged("rood")
    assert trial.judged("blauw").tried == FEW
    assert [own for own in provider.asked if own.get("rood") == 1000] == provider.asked[:1]


# --- the klantcontact -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("examples", "contract"), [*product((3, 25), BUILT_IN), (60, "openklant-2.16")]
)
def test_the_rows_hold_every_value_once(examples: int, contract: str) -> None:
    attributes = load_contract(contract).resource("klantcontact").attributes
    parts = parts_of(attributes, examples=examples, seed=7)
    rows = rows_of(parts)
    for name, part in parts.items():
        shown = [row[name] for row in rows if name in row]
        assert sorted(map(str, shown)) == sorted(map(str, part.values()))
    most = max(len(part.values()) for part in parts.values())
    words = [row["inhoud"] for row in rows if row.keys() == {"inhoud"} and len(row["inhoud"]) > 1]
    assert len(rows) <= most + len(words) + 3
    assert rows[0].keys() == {"plaatsgevonden_op", CHOICES}
    assert {"null", "true", "0012"} <= set(words)
    assert all(len(word) <= SHORT for word in words)


@pytest.mark.parametrize("contract", BUILT_IN)
def test_every_klantcontact_is_known_by_its_marker_and_allowed(contract: str) -> None:
    stage = stage_of(contract, examples=40)
    calls, attributes = calls_of(stage), stage.contract.resource("klantcontact").attributes
    parts = parts_of(attributes, examples=40, seed=7)
    for row in rows_of(parts):
        own = {key: v for name, value in row.items() for key, v in parts[name].own(value).items()}
        values = marked_values(calls, own)
        assert stage.marker in f"{values['onderwerp']} {values['inhoud']}"
        assert 0 < len(str(values["inhoud"])) <= (attributes["inhoud"].max or 10**6)
        assert {key: values[key] for key in own if key != "inhoud"} == {
            key: value for key, value in own.items() if key != "inhoud"
        }


@pytest.mark.parametrize(
    ("text", "longest", "kept"),
    [("kort", 20, "kort <merk>"), ("x" * 20, 20, "x" * 13 + " <merk>"), ("x" * 99, None, "x" * 99)],
)
def test_the_marker_makes_no_text_too_long(text: str, longest: int | None, kept: str) -> None:
    found = with_marker(text, " <merk>", longest)
    assert found == (kept if longest else f"{kept} <merk>")


def test_two_requests_a_row_and_none_for_the_next_check() -> None:
    stage = stage_of("openklant-2.16", examples=25)
    calls = calls_of(stage)
    calls.values()
    trial = shared_trial(stage, calls)
    before = len(stage.recorder.exchanges)
    stage.recorder.begin("eerste")
    assert trial.judged("onderwerp").findings == ()
    asked = len(stage.recorder.exchanges) - before
    assert asked <= 70
    stage.recorder.begin("tweede")
    assert trial.judged(CHOICES).findings == ()
    assert len(stage.recorder.exchanges) - before == asked
    assert stage.recorder.used_by("tweede") == stage.recorder.used_by("eerste")
