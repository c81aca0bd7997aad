"""The verdict by each text, from one run."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from canned import TOKEN, stage_of
from kcc_conformance.reference_impl import create_app
from made_contrast import BY_MAIN, EVERYWHERE, NOWHERE
from made_part import partial
from sums import GOOD as KEPT
from sums import LAW, OTHER, check, summed

from kcc_conformance.detection.diagnosis import Unplayable, stop
from kcc_conformance.findings import CONTRACT, TEXT, Finding, Nonconformity, Remarks
from kcc_conformance.playing.outcome import check_of, untested
from kcc_conformance.playing.play import play
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.summing import sum_up_unplayed
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, Check
from kcc_conformance.result.verdict import under
from kcc_conformance.settings.settings import Settings

REFUSAL = Played("foutafhandeling/x", "F", "R", "x", ("F2173-4",), (), "SHOULD")
QUESTION = Played("vragen/x", "F", "R", "x", ("C0992-2.13",), ("Q19",), "OPEN")
DRAFT_ONLY = check(FAILED, level="SHOULD", levels=BY_MAIN, clauses=("F2173-4",))
GOOD = replace(KEPT, levels=EVERYWHERE)


def failed_on(source: str | None, *, text: str = "seed", played: Played = REFUSAL) -> Check:
    return check_of(
        played, Nonconformity((Finding("anders", source=source),)),
        step=SimpleNamespace(type="then", keyword="Dan", name="weigert de provider"),
        remarks=Remarks(observed={"Q19": ["zonder-onderwerp-bewaard"]}), seconds=0.1,
        exchanges=(), register=LAW, readings={"Q19": "A"}, text=text,
    )  # fmt: skip


# --- the level of a check -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["seed", "main"])
def test_a_check_has_a_level_under_each_text(text: str) -> None:
    for found in (untested(REFUSAL, text, LAW), failed_on(TEXT, text=text)):
        assert found.levels == BY_MAIN
        assert found.level == BY_MAIN[text]
    (other,) = under([failed_on(TEXT, text=text)], "main")
    assert other.level == "MUST"


def test_what_rests_on_the_contract_obliges_under_no_text() -> None:
    found = failed_on(CONTRACT, text="main")
    assert (found.level, found.levels, found.source) == ("SHOULD", NOWHERE, CONTRACT)


def test_a_reading_that_was_chosen_binds_under_each_text() -> None:
    found = failed_on(TEXT, played=QUESTION)
    assert (found.level, found.levels, found.outcome) == ("MUST", EVERYWHERE, FAILED)


def test_a_check_of_before_there_were_levels_keeps_its_own() -> None:
    assert under([check(FAILED)], "main") == (check(FAILED),)


# --- the verdicts --------------------------------------------------------------------------------


def test_one_run_has_the_verdict_by_each_text() -> None:
    by_draft = summed(GOOD, DRAFT_ONLY)
    assert by_draft.verdicts == {"seed": "conform", "main": "not_conform"}
    assert (by_draft.verdict, by_draft.differences) == ("conform", ())
    by_main = summed(*under([GOOD, DRAFT_ONLY], "main"), stage=stage_of(text="main"))
    assert by_main.verdicts == by_draft.verdicts
    assert by_main.verdict == "not_conform"
    assert by_main.why == "1 verplichte controle niet gehaald"


def test_differences_from_the_contract_are_in_neither_but_with_strict() -> None:
    shape = check(FAILED, level="SHOULD", levels=NOWHERE, source=CONTRACT, name="vorm")
    result = summed(GOOD, shape)
    assert (result.verdicts, result.differences) == (
        {"seed": "conform", "main": "conform"},
        ("vorm",),
    )
    strict = summed(GOOD, shape, stage=stage_of(strict=True))
    assert strict.verdicts == {"seed": "not_conform", "main": "not_conform"}
    assert strict.why == "1 controle van contract of gebruik niet gehaald"
    for_information = replace(shape, level="INFO", levels={})
    assert summed(GOOD, for_information).differences == ()


def test_a_part_and_an_interruption_are_so_by_each_text() -> None:
    assert summed(GOOD, unplayed=(OTHER,)).verdicts == {"seed": "partial", "main": "partial"}
    assert summed(GOOD, interrupted=True).verdicts == {
        "seed": "cannot_tell",
        "main": "cannot_tell",
    }
    trouble = Unplayable(stop("reach", "geen antwoord", "no answer", "kijk", "look"))
    result = sum_up_unplayed(Settings(), trouble, {})
    assert result.verdicts == {"seed": "cannot_tell", "main": "cannot_tell"}


def test_what_a_text_obliges_is_not_declared_away_for_it() -> None:
    result = summed(GOOD, stage=stage_of(capability=("delete=no",)))
    assert result.verdicts == {"seed": "conform", "main": "cannot_tell"}
    assert summed(GOOD, stage=stage_of(capability=("patch=no",))).verdicts["main"] == "conform"


# --- what a reader is told ------------------------------------------------------------------------


def test_a_result_of_before_there_were_verdicts_is_read_all_the_same() -> None:
    assert View(replace(partial(), verdicts={}), "nl").by_text.verdicts == ()


def test_many_clauses_are_not_all_named() -> None:
    clauses = ("F2173-1", "F2173-2", "F2173-4", "F2173-5", "F2173-6")
    checks = [replace(DRAFT_ONLY, id=name, clauses=(name,)) for name in clauses]
    told = View(summed(GOOD, *checks), "en").by_text.verdicts[1].told
    assert told.endswith(
        ": not conform; 5 mandatory checks failed (F2173-1, F2173-2, F2173-4, F2173-5, …)"
    )


@pytest.mark.parametrize(("text", "verdict"), [("seed", "partial"), ("main", "not_conform")])
def test_a_registration_without_onderwerp_is_told_by_both_texts(text: str, verdict: str) -> None:
    """A provider that takes it does what the draft obliges, and not what F2173 does in the
    published text; which is judged by changes the verdict and not the verdicts."""
    faults = ("validation-onderwerp-missing-accepted",)
    app = create_app("openklant-2.16", token=TOKEN, faults=faults)
    refusal = "foutafhandeling/Een klantcontact met een fout[Onderwerp - ontbreekt]"
    only = f'"{refusal}" "De Taal van het voorbeeld"'
    settings = Settings(
        contract="openklant-2.16", token=TOKEN, only=only, text=text, seed=1, examples=1,
        patience=0.0,
    )  # fmt: skip
    result = play(settings, app=app)
    assert result.verdicts == {"seed": "partial", "main": "not_conform"}
    assert result.verdict == verdict
