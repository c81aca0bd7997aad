"""The scenarios of a stored run, played once more on its exchanges."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kcc_conformance.client.evidence import BETWEEN
from kcc_conformance.client.tape import NotRecordedError, Recorded, TapeRecorder
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.findings import Remarks
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.playing.consent import others
from kcc_conformance.playing.doctor import examine
from kcc_conformance.playing.interruption import judged_again, unwritable
from kcc_conformance.playing.outcome import check_of
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.run import Play
from kcc_conformance.result.result import CANT_TELL, Check
from kcc_conformance.result.verdict import without_proof
from kcc_conformance.stage.sealing import discreet_check
from kcc_conformance.stage.stage import Stage


@dataclass(frozen=True)
class Ways:
    """By what is judged: the text, and the readings of open questions that bind."""

    text: str
    readings: Mapping[str, str] = field(default_factory=dict)


class Replay(Play):
    """A run on a tape: each scenario that ends is judged twice, as it was then (`checks`) and in
    other `ways` (`otherwise`, by id). It cleans up nothing, for nothing was made.

    `unrecorded` says of a check which request was not recorded.
    """

    def __init__(self, stage: Stage, chosen: Chosen, ways: Ways, recorder: TapeRecorder) -> None:
        super().__init__(stage.settings, stage, chosen, ahead=True)
        self._ways = ways
        self._recorder = recorder
        self._twins: dict[str, Check] = {}
        self.otherwise: dict[str, Check] = {}
        self.unrecorded: dict[str, str] = {}

    def look_first(self) -> None:
        """What a run does before it plays: the doctor looks, and registers one klantcontact."""
        self.stage.recorder.begin(DOCTOR)
        try:
            beside = others(self.stage)
            examine(self.stage, beside)
        except NotRecordedError as missing:
            self.unrecorded[DOCTOR] = str(missing)
        finally:
            self.stage.recorder.begin(BETWEEN)

    def judged(
        self, played: Played, error: BaseException | None, step: Any, remarks: Remarks
    ) -> Check:
        """The check as it was judged then; beside it, how it comes out in the other ways."""
        found = super().judged(played, error, step, remarks)
        if isinstance(error, NotRecordedError):
            self.unrecorded[played.id] = str(error)
            return replace(found, outcome=CANT_TELL, cause="suite", message=str(error))
        self.unrecorded.pop(played.id, None)
        self._twins[played.id] = check_of(
            played,
            error,
            step=step,
            remarks=remarks,
            seconds=found.seconds,
            exchanges=found.exchanges,
            register=self.register,
            readings=self._ways.readings,
            text=self._ways.text,
        )
        return found

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Sums up what a run sums up after its last scenario, twice."""
        then = [discreet_check(each, self._recorder) for each in self.checks]
        twins = [
            discreet_check(self.sealed(self._twins[each.id]), self._recorder)
            for each in self.checks
            if each.id in self._twins
        ]
        outages = self.stage.provider.outages.all
        unwritten = unwritable(self._recorder.heads)
        self.checks = without_proof(judged_again(then, outages, unwritten))
        self.otherwise = {
            each.id: each for each in without_proof(judged_again(twins, outages, unwritten))
        }

    def evidence(self, check: Check) -> list[Recorded]:
        """The stored exchanges that a check rests on."""
        origin = self._recorder.origin
        return [origin[n] for n in check.exchanges if n in origin]

    def renumbered(self, check: Check) -> Check:
        """The check with the numbers that its exchanges have in the stored result."""
        number = {n: each.n for n, each in self._recorder.origin.items()}
        findings = tuple(
            replace(each, exchange=number.get(each.exchange) if each.exchange else None)
            for each in check.findings
        )
        exchanges = tuple(number[n] for n in check.exchanges if n in number)
        return replace(check, findings=findings, exchanges=exchanges)
