"""Known failures in the reports: shown everywhere, and never as a plain success."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made_results import HOSTILE, check, conforming, failing
from report_reading import Tags, cases, facts, page, schema, shown

from kcc_conformance.report import write_reports
from kcc_conformance.report.badge import badge_svg
from kcc_conformance.report.progress import Detail
from kcc_conformance.report.texts import say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, PASSED, KnownFailure, Result
from kcc_conformance.result.verdict import standing

GREEN = "#1b6e3c"
NAME = "attributen/Het onderwerp komt terug"
LINK = "https://issues.example/7"


def known(name: str = NAME, state: str = "known", reason: str = "Wordt hersteld") -> KnownFailure:
    closest = NAME if state == "unknown" else None
    return KnownFailure(name, reason, LINK, "2026-12-31", state, closest)


def apart() -> Result:
    """A provider that conforms but for one failure, which is known."""
    (onderwerp,) = (c for c in failing().checks if c.id == NAME)
    good = check("Het kanaal komt terug", PASSED)
    return replace(
        conforming(),
        verdict="not_conform",
        why="1 verplichte controle niet gehaald, waarvan bekend: 1",
        checks=(good, onderwerp),
        clauses=failing().clauses,
        known=(known(),),
    )


def wrong(state: str) -> Result:
    """A provider that conforms, and a list that is not right."""
    return replace(conforming(), known=(known("attributen/Anders", state),))


WORDS = {
    "nl": "niet conform, de enige fout is bekend",
    "en": "not conform, the only failure is known",
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_known_failure_is_everywhere(language: str, tmp_path: Path) -> None:
    paths = dict(
        zip(
            ("json", "html", "junit", "md", "svg"),
            (p.read_text("utf-8") for p in write_reports(apart(), tmp_path, language)),
            strict=True,
        )
    )
    terminal = shown(apart(), language=language, detail=Detail.FULL)
    short = shown(apart(), language=language)
    for name in ("html", "md", "svg"):
        assert WORDS[language] in paths[name], name
    assert WORDS[language].upper() in terminal
    for name in ("json", "html", "junit", "md"):
        assert NAME in paths[name], name
        assert "Wordt hersteld" in paths[name], name
        assert LINK in paths[name], name
        assert "2026-12-31" in paths[name], name
    assert "Wordt hersteld" in terminal
    assert WORDS[language].upper() in short
    assert f"1 × {say('known.is.known', language)}" in short
    assert "/onderwerp" not in short
    by_the_text = {"nl": "Naar de tekst is dit niet conform", "en": "By the text this is not"}
    for text in (paths["html"], paths["md"], terminal):
        assert by_the_text[language] in text.replace("\n", " ")


def test_a_known_failure_is_never_plainly_good(tmp_path: Path) -> None:
    result = apart()
    assert GREEN not in badge_svg(View(result, "nl"))
    text = page(result, tmp_path)
    assert '<section class="verdict reserved"' in text
    assert "✅" not in (tmp_path / "summary.md").read_text("utf-8")
    assert json.loads((tmp_path / "result.json").read_text("utf-8"))["verdict"] == "not_conform"
    assert "on green" not in View(result, "nl").judgement.tint
    assert GREEN in badge_svg(View(conforming(), "nl"))


def test_the_plural(tmp_path: Path) -> None:
    more = check("Nog een", FAILED, message="anders")
    result = replace(apart(), checks=(*apart().checks, more), known=(known(), known(more.id)))
    assert View(result, "nl").judgement.verdict == "niet conform, alle 2 fouten zijn bekend"
    assert View(result, "en").judgement.verdict == "not conform, all 2 failures are known"
    assert View(result, "en").judgement.why == "2 mandatory checks failed, of which known: 2"


def test_a_failure_that_is_not_known_stays_what_it_is() -> None:
    result = replace(apart(), checks=(*apart().checks, check("Nog een", FAILED, message="anders")))
    view = View(result, "nl").judgement
    assert (view.verdict, view.tint, view.reserve) == ("niet conform", "not_conform", ())


def test_nothing_else_passed_is_not_conform() -> None:
    result = replace(apart(), checks=apart().checks[1:])
    view = View(result, "nl").judgement
    assert standing(result).exit_code == 0
    assert (view.verdict, view.tint) == ("niet conform", "reserved")
    assert view.reserve


def test_what_stayed_undecided_is_not_made_up_for() -> None:
    result = replace(apart(), run={**apart().run, "interrupted": True})
    view = View(result, "en").judgement
    assert standing(result).exit_code == 3
    assert (view.verdict, view.tint) == ("not conform", "not_conform")
    assert "not everything could be judged" in view.reserve[0]


def test_junit_skips_what_is_known_and_says_so(tmp_path: Path) -> None:
    case = cases(apart(), tmp_path)["Het onderwerp komt terug"]
    assert case.find("failure") is None
    skipped = case.find("skipped")
    assert skipped is not None
    assert LINK in str(skipped.get("message"))
    assert "outcome: failed" in facts(case)
    assert [x for x in facts(case) if x.startswith("known: ") and "Wordt hersteld" in x]


@pytest.mark.parametrize("state", ["stale", "expired", "unknown"])
def test_a_list_that_is_not_right_is_red(state: str, tmp_path: Path) -> None:
    result = wrong(state)
    failures = [c for c in cases(result, tmp_path).values() if c.find("failure") is not None]
    assert [case.get("name") for case in failures] == ["attributen/Anders"]
    assert GREEN not in badge_svg(View(result, "nl"))
    assert "attributen/Anders" in shown(result)
    assert "De run faalt op de lijst" in shown(result)
    assert "attributen/Anders" in (tmp_path / "summary.md").read_text("utf-8")
    if state == "unknown":
        assert f"bedoeld is misschien {NAME}" in shown(result)


@pytest.mark.parametrize("state", ["not_played", "not_judged"])
def test_what_is_left_aside_is_said_and_harmless(state: str, tmp_path: Path) -> None:
    result = wrong(state)
    assert View(result, "nl").judgement.tint == "conform"
    assert "buiten beschouwing" in shown(result)
    assert not [c for c in cases(result, tmp_path).values() if c.find("failure") is not None]


def test_a_reason_does_no_harm(tmp_path: Path) -> None:
    result = replace(apart(), known=(known(reason=HOSTILE), known(HOSTILE, "unknown", HOSTILE)))
    text = page(result, tmp_path)
    assert "script" not in {tag for tag, _ in Tags(text).tags}  # its own is left out by `page`
    assert "\x1b" not in shown(result)
    cases(result, tmp_path)


def test_the_schema_has_room_for_it(tmp_path: Path) -> None:
    states = ("known", "stale", "expired", "unknown", "not_played", "not_judged")
    for result in (apart(), *map(wrong, states)):
        data = json.loads(write_reports(result, tmp_path)[0].read_text("utf-8"))
        assert [e.message for e in Draft202012Validator(schema()).iter_errors(data)] == []
    data["known"][0]["state"] = "vergeten"
    assert not Draft202012Validator(schema()).is_valid(data)
