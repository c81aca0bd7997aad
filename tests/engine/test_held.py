"""What holds up more than one check is told once; the same failure likewise."""

from dataclasses import replace
from pathlib import Path

from made_results import check, failing
from report_reading import shown

from kcc_conformance.report import write_reports
from kcc_conformance.report.held import Holds
from kcc_conformance.report.progress import Detail
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, Result

NO_ACTOR = "er kan geen actor worden aangemaakt (status 405); geef een bestaande op met --actor-id"
OTHER = "het klantcontact is niet op te vragen"


def held_up() -> Result:
    """Three checks that one thing holds up, one of them a SHOULD; two another; one by itself."""

    def stopped(name: str, level: str = "MUST", message: str = NO_ACTOR) -> object:
        return check(name, CANT_TELL, level, message=message, cause="prerequisite")

    return replace(
        failing(),
        checks=(
            stopped("Een"),
            stopped("Twee"),
            stopped("Drie", "SHOULD"),
            stopped("Vier", "SHOULD", OTHER),
            stopped("Vijf", "SHOULD", OTHER),
            stopped("Zes", message="alleen hier"),
        ),
    )


def test_it_is_counted_with_its_clauses() -> None:
    first, second = Holds(View(held_up(), "nl")).all
    assert (first.number, first.message, len(first.stories), first.must) == (1, NO_ACTOR, 3, 2)
    assert first.clauses == ("C0992-2.4",)
    assert (second.number, second.message, second.must) == (2, OTHER, 0)


def test_what_holds_up_no_mandatory_check_is_not_first_where_one_failed() -> None:
    result = held_up()
    failed = check("Zeven", FAILED, "MUST", message="kapot")
    (only,) = Holds(View(replace(result, checks=(*result.checks, failed)), "nl")).all
    assert only.message == NO_ACTOR


def test_another_cause_is_another_thing() -> None:
    result = held_up()
    one, two, *_ = result.checks
    both = replace(result, checks=(one, replace(two, cause="transport")))
    assert Holds(View(both, "nl")).all == ()


def test_the_terminal_tells_it_once_and_refers_to_it() -> None:
    for detail in (Detail.SHORT, Detail.FULL):
        text = shown(held_up(), detail=detail)
        assert text.count(NO_ACTOR) == 2
        assert "3 controles, waarvan 2 verplicht" in text
        first = text[text.index("Begin hier") :]
        assert f"(1) {NO_ACTOR}: houdt 3 controles tegen, waarvan 2 verplicht" in first
        assert first.index(NO_ACTOR) < first.index("C0992 ─")
        assert "attributen/Zes" in text
        assert "attributen/Twee" not in text
    full = shown(held_up(), detail=Detail.FULL)
    assert "1 controle niet te beoordelen: zie (1)" in full


def test_the_page_tells_it_once_and_refers_to_it(tmp_path: Path) -> None:
    paths = {path.name: path for path in write_reports(held_up(), tmp_path, language="en")}
    page = paths["report.html"].read_text("utf-8")
    assert page.count('href="#held1"') == 4  # the first screen, and its three checks
    assert page.count('id="held1"') == 1
    assert "First thing to do" in page
    said = "no actor can be created (status 405); name an existing one with --actor-id"
    assert page.count(said) == 2
    assert said in paths["summary.md"].read_text("utf-8").replace("\\", "")


def test_the_same_failure_is_explained_once() -> None:
    checks = [check(f"Rij {n}", FAILED, message="Onderwerp is weg") for n in range(4)]
    other = check("Anders", FAILED, message="Taal is weg")
    text = shown(replace(failing(), checks=(*checks, other)))
    assert text.count("Onderwerp is weg") == 1
    assert text.count("niet gehaald, als bij attributen/Rij 0") == 3
    assert "Taal is weg" in text
