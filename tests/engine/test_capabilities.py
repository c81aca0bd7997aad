"""What a provider can beyond the text: detected, and what a declaration changes."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from canned import IDS, TOKEN, stage_of
from contracts import COUPLED, root_of
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ, create_app

from kcc_conformance.detection.capabilities import Capability
from kcc_conformance.findings import Inapplicable
from kcc_conformance.playing.doctor import examine
from kcc_conformance.playing.play import play
from kcc_conformance.report import write_reports
from kcc_conformance.result.result import Result
from kcc_conformance.settings.declared import NAMES, Declared
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.stage import Stage, capabilities


@cache
def played(*declared: str, variations: tuple[str, ...] = (), **settings: Any) -> Result:
    settings = {"only": "0.6", "seed": 1, "examples": 2, "patience": 0.0, **settings}
    app = create_app("openklant-2.16", token=TOKEN, variations=variations)
    return play(
        Settings(contract="openklant-2.16", token=TOKEN, capability=declared, **settings), app=app
    )


def outcome_of(result: Result, start: str) -> set[str]:
    return {check.outcome for check in result.checks if check.id.startswith(start)}


def sent(result: Result) -> Counter[str]:
    return Counter(str(each["method"]) for each in result.exchanges)


def known(stage: Stage) -> dict[str, Capability]:
    examine(stage)
    return capabilities(stage)


@pytest.mark.parametrize("contract", COUPLED)
def test_what_the_doctor_and_the_document_tell(contract: str) -> None:
    found = known(stage_of(contract))
    assert tuple(found) == NAMES
    assert found["delete"] == Capability(True, "tried")
    assert found["patch"].value is True
    assert found["create-actor"].value is True
    assert found["filters"].detected_by == "openapi"
    vng = root_of(contract) == "vng-crud-0.0.3"
    assert found["maak-klantcontact"].value is not vng
    assert found["expand"].value is not vng
    assert found["nummer-own" if vng else "nummer-assigned"].detected_by == "tried"


@pytest.mark.parametrize(
    ("variation", "name", "value", "how"),
    [
        ("delete-405", "delete", False, "answer 405"),
        ("number-given", "nummer-assigned", True, "tried"),
        ("no-combined-call", "maak-klantcontact", False, "openapi"),
        ("no-openapi", "create-partij", None, "unknown"),
        ("no-openapi", "filters", None, "unknown"),
    ],
)
def test_each_kind_of_evidence(variation: str, name: str, value: bool | None, how: str) -> None:
    assert known(stage_of(variations=(variation,)))[name] == Capability(value, how)


def test_trying_overrules_the_document_and_a_declaration_everything() -> None:
    for declared, expected in (
        ((), Capability(False, "answer 403")),
        (("create-actor=yes",), Capability(True, "declared")),
    ):
        stage = stage_of(variations=("actors-and-partijen-403",), capability=declared)
        assert stage.document is not None
        assert stage.document.operation("/actoren", "post") is not None
        stage.consumer.create("actor", stage.people.values("actor"))
        assert capabilities(stage)["create-actor"] == expected


def test_a_403_to_somebody_else_tells_nothing() -> None:
    stage = stage_of(variations=("unauthorised-403",))
    path = stage.contract.resource("klantcontact").item.format(id=IDS[1])
    assert stage.provider.request("DELETE", path, credentials={}).status == 403
    assert capabilities(stage)["delete"].detected_by != "answer 403"


def test_the_header_allow() -> None:
    stage = stage_of(variations=("no-openapi",))
    path = stage.contract.resource("klantcontact").item.format(id=IDS[1])
    answer = stage.provider.request("POST", path)
    assert answer.status == 405
    allowed = answer.headers["allow"]
    found = capabilities(stage)
    assert found["put"] == Capability("PUT" in allowed, "allow")
    assert found["delete"] == Capability("DELETE" in allowed, "allow")


def test_declared_absent_is_never_asked_for() -> None:
    stage = stage_of(
        capability=(
            "delete=no", "patch=no", "maak-klantcontact=no", "create-actor=no", "create-partij=no",
            "nummer-own=no",
        ),
        variations=("actors-and-partijen-403",),
        actor_id=KNOWN_ACTOR,
        partij_id=KNOWN_PARTIJ,
    )  # fmt: skip
    before = len(stage.recorder.exchanges)
    for act in (
        lambda: stage.consumer.delete("klantcontact", IDS[1]),
        lambda: stage.consumer.amend("klantcontact", IDS[1], {}),
        lambda: stage.consumer.combine("maak_klantcontact", {}),
        lambda: stage.consumer.create("actor", {}),
        lambda: stage.people.introduce("partij"),
    ):
        with pytest.raises(Inapplicable, match="afwezig verklaard met --capability"):
            act()
    assert stage.people.another("actor") == KNOWN_ACTOR
    assert {each.method for each in stage.recorder.exchanges[before:]} == {"GET"}


def test_without_delete_nothing_is_deleted_and_everything_is_told() -> None:
    result = played("delete=no", only="opruimen/ bekende-klant/")
    assert "DELETE" not in sent(result)
    assert outcome_of(result, "opruimen/") == {"inapplicable"}
    assert {c.message for c in result.checks if c.id.startswith("opruimen/")} == {
        "afwezig verklaard met --capability delete=no"
    }
    assert result.leftovers
    assert {each.why for each in result.leftovers} == {
        "declared absent with --capability delete=no"
    }
    assert result.verdict == "partial"


def test_without_patch_combined_call_and_filters() -> None:
    result = played(
        "patch=no", "maak-klantcontact=no", "filters=no",
        only="protocol/ bekende-klant/ relaties/ foutafhandeling/ Q11 Q24",
    )  # fmt: skip
    assert "PATCH" not in sent(result)
    assert not any("maak-klantcontact" in each["url"] for each in result.exchanges)
    narrowed = {"hadKlantcontact__uuid", "actor__uuid", "onderwerp", "wasPartij__uuid"}
    assert not [
        each["url"]
        for each in result.exchanges
        if any(f"{name}=" in each["url"] for name in narrowed)
    ]
    assert {c.outcome for c in result.checks if "Q24" in c.questions or "Q11" in c.questions} == {
        "inapplicable"
    }
    assert not {"failed", "cantTell"} & {check.outcome for check in result.checks}


@pytest.mark.parametrize(
    ("name", "variation", "start"),
    [
        ("delete", "delete-405", "opruimen/Een klantcontact verwijderen"),
        ("patch", "change-405", "protocol/Een aangenomen wijziging"),
        ("maak-klantcontact", "no-combined-call",
         "bekende-klant/De provider neemt de registratie aan[maak-klantcontact]"),
    ],
)  # fmt: skip
def test_declared_present_is_not_excused(name: str, variation: str, start: str) -> None:
    told = [
        outcome_of(played(*declared, variations=(variation,), only=f'"{start}"'), start)
        for declared in ((), (f"{name}=yes",))
    ]
    assert told == [{"inapplicable"}, {"failed"}]


def test_a_declared_number_is_expected() -> None:
    start = "attributen/Twee klantcontacten hebben nooit hetzelfde Nummer"
    for declared, outcome in (
        ((), "inapplicable"),
        (("nummer-assigned=no",), "inapplicable"),
        (("nummer-assigned=yes",), "failed"),
    ):
        result = played(*declared, only=f'"{start}"')
        assert outcome_of(result, start) == {outcome}


def test_declared_filters_are_used_although_no_document_names_them() -> None:
    start = "relaties/Bij het klantcontact is alleen deze actor te vinden[losse aanroepen]"
    told = [
        outcome_of(
            played(*declared, variations=("filters-not-documented",), only=f'"{start}"'), start
        )
        for declared in ((), ("filters=yes",))
    ]
    assert told == [{"inapplicable"}, {"passed"}]


def test_a_contract_that_wants_a_number_gets_one_whatever_is_declared() -> None:
    stage = stage_of("vng-crud-0.0.3", capability=("nummer-own=no", "nummer-assigned=no"))
    assert "stop" not in {each.outcome for each in examine(stage)}
    assert clean_up(stage) == ()


def test_a_declaration_is_seen_wherever_the_verdict_is(tmp_path: Path) -> None:
    result = played("delete=no")
    assert result.why.split("; ")[1] == "verklaard met --capability: delete=no"
    assert result.provider["capabilities"]["delete"] == {"value": False, "detected_by": "declared"}
    assert result.run["options"]["capability"] == ["delete=no"]
    for language in ("nl", "en"):
        for path in write_reports(result, tmp_path, language):
            assert "delete=no" in path.read_text("utf-8"), path.name


def test_nothing_declared_changes_nothing() -> None:
    nobody = Declared()
    for name in NAMES:
        nobody.need(name)
        assert not nobody.absent(name)
        assert not nobody.present(name)
    assert "--capability" not in played().why
