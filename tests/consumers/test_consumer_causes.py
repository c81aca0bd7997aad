"""What a consumer does wrong in call after call is one cause."""

from dataclasses import replace
from pathlib import Path

import pytest
from consumer_matrix import played
from kcc_conformance.reference_impl.consumers import FAULTS

from kcc_conformance.observing.causes import causes_of
from kcc_conformance.report import write_reports

NAMED = {named.name: named for named in FAULTS}


@pytest.mark.parametrize(
    ("name", "checks", "what"),
    [
        ("kanaal-mail", 5, "Kanaal is another"),
        ("known-twice", 4, "there are two klantcontacten of one call"),
        ("refused-again", 2, "after a refused step the consumer registers everything again, and"
         " leaves what was half done"),
        ("moment-zone", 5, "Plaatsgevonden op is not within the call, and is not the moment of"
         " saving: it is off by 1 hours, the time zone"),
    ],
)  # fmt: skip
def test_one_cause(name: str, checks: int, what: str, tmp_path: Path) -> None:
    result = played(NAMED[name], tmp_path)
    (cause,) = result.causes
    assert cause.id == "C1"
    assert cause.what["en"] == what
    assert {*cause.checks} == {check.id for check in result.checks if check.outcome == "failed"}
    assert len(cause.checks) == checks
    assert cause.witness.check == cause.checks[0]
    assert [path.name for path in write_reports(result, tmp_path / "uit", "en")]
    told = (tmp_path / "uit" / "summary.md").read_text("utf-8")
    assert f"all {checks}" in told or checks == 2
    assert what in told


def test_two_things_are_two_causes(tmp_path: Path) -> None:
    """What is wrong in itself is not explained by something else of the same call."""
    result = played(NAMED["anonymous-early"], tmp_path)
    assert [len(cause.checks) for cause in result.causes] == [2, 2]
    assert causes_of([replace(check, outcome="passed") for check in result.checks]) == ()
