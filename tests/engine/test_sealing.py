"""What a run says of a provider is without secrets, of a bearable size, and tells what is odd."""

from typing import Any

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.detection.diagnosis import Unplayable, stop
from kcc_conformance.result.result import Check, CheckFinding, Leftover
from kcc_conformance.stage.sealing import seal_trouble, sealed_check, sealed_leftover

SECRET = "geheim-en-lang-genoeg"


def recorder_with(*remarks: tuple[str, ...]) -> Recorder:
    recorder = Recorder(Masker([SECRET]))
    for each in remarks:
        recorder.record(
            method="GET",
            url="http://p.invalid/",
            request_headers={},
            request_body=None,
            status=200,
            response_headers={},
            response_body=None,
            trouble=None,
            milliseconds=1.0,
            resource=None,
            remarks=each,
        )
    return recorder


def check(**more: Any) -> Check:
    given = {
        "id": "a/b",
        "feature": "a",
        "rule": "",
        "scenario": "b",
        "clauses": (),
        "questions": (),
        "level": "MUST",
        "outcome": "failed",
    }
    return Check(**{**given, **more})


def test_a_check_without_secrets() -> None:
    found = CheckFinding(f"zegt {SECRET}", f"/{SECRET}", {SECRET: 1}, [SECRET], None, 1)
    sealed = sealed_check(
        check(message=f"x {SECRET}", findings=(found,), notes=(SECRET,)), recorder_with()
    )
    assert SECRET not in repr(sealed)
    assert sealed.findings[0].actual == ["***"]


def test_a_check_of_a_bearable_size() -> None:
    deep: Any = "bodem"
    for _ in range(900):
        deep = [deep]
    findings = tuple(
        CheckFinding("m" * 100_000, "", value, value, None, None)
        for value in ("x" * 1_000_000, {"a": ["y" * 100] * 5_000}, deep, float("inf"), {1, 2})
    )
    sealed = sealed_check(check(message="z" * 100_000, findings=findings), recorder_with())
    assert len(sealed.message) < 2_100
    assert max(len(repr(each)) for each in sealed.findings) < 50_000
    assert [each.actual for each in sealed.findings[3:]] == ["inf", [1, 2]]


def test_a_check_with_a_bearable_number_of_findings() -> None:
    findings = (CheckFinding("m", "", 1, 2, None, None),) * 500
    assert len(sealed_check(check(findings=findings), recorder_with()).findings) == 200


def test_what_is_odd_about_the_answers_is_told_once() -> None:
    recorder = recorder_with(("dubbel",), (), ("dubbel", "te groot"), ("anders",))
    sealed = sealed_check(check(outcome="passed", notes=("eigen",), exchanges=(1, 2, 3)), recorder)
    assert sealed.notes == ("eigen", "antwoord #1: dubbel", "antwoord #3: te groot")


def test_a_leftover_and_a_diagnosis_without_secrets() -> None:
    recorder = recorder_with()
    left = sealed_leftover(Leftover("actor", f"id-{SECRET}", SECRET), recorder)
    assert left == Leftover("actor", "id-***", "***")
    told = f"stuurt door naar {SECRET}"
    trouble = Unplayable(stop("root", told, told, told, told))
    seal_trouble(trouble, recorder.masker)
    assert SECRET not in str(trouble) + repr(trouble.diagnosis) + repr(trouble.diagnoses)
