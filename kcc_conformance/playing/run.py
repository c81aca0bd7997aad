"""One run inside pytest: the checks as they end, the clean-up, the result."""

import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest

from kcc_conformance.client.evidence import BETWEEN, CLEANING
from kcc_conformance.contract.obliged import lacking
from kcc_conformance.findings import Remarks
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.choosing import Choosing
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.playing.interruption import (
    PLAYED_AGAIN,
    Repeats,
    judged_again,
    play_again,
    unwritable,
)
from kcc_conformance.playing.notices import (
    held_noticed,
    notices,
    other_runs_noticed,
    telling,
)
from kcc_conformance.playing.obliged import obliged
from kcc_conformance.playing.outcome import check_of
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.scenarios import describe, every_scenario
from kcc_conformance.playing.shown import show
from kcc_conformance.playing.summing import sum_up
from kcc_conformance.result.known_failures import excuses, today
from kcc_conformance.result.result import (
    Check,
    Diagnosis,
    Leftover,
    Result,
)
from kcc_conformance.result.verdict import standing, without_proof
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.sealing import discreet_check, sealed_check, sealed_leftover
from kcc_conformance.stage.stage import Stage

STEP = pytest.StashKey[Any]()
REMARKS = pytest.StashKey[Remarks]()
PLAY = pytest.StashKey["Play"]()


class Play:
    """One run: holds the stage, gathers the checks, and sums up at the end.

    `chosen` is what the user chose, `doctor` what the doctor saw of the stage.

    `on_check` is told of every check as it ends, `on_start` how many there will be, `on_closing`
    that the clean-up begins. With several workers `together` has them play what they can, and
    leaves the rest in the session. `ahead` is what `Choosing` knows by that name.
    """

    def __init__(
        self,
        settings: Settings,
        stage: Stage,
        chosen: Chosen,
        *,
        on_start: Callable[[int], None] | None = None,
        on_check: Callable[[Check], None] | None = None,
        on_closing: Callable[[], None] | None = None,
        together: Callable[["Play", pytest.Session], None] | None = None,
        doctor: tuple[Diagnosis, ...] = (),
        ahead: bool = False,
    ) -> None:
        self.doctor = doctor
        self.settings = settings
        self.stage = stage
        self._allowed = stage.provider.deadline.seconds
        self.checks: list[Check] = []
        self.choice = Choosing(chosen.selection, read_only=settings.read_only, ahead=ahead)
        self.leftovers: tuple[Leftover, ...] = ()
        self.result: Result | None = None
        self.interrupted = False
        self.register = load_register()
        self.chosen = chosen
        self._lacking = lacking(stage.contract, self.register)
        self._on_start = on_start or (lambda number: None)
        self._on_check = on_check or (lambda check: None)
        self._on_closing = on_closing or (lambda: None)
        self._together = together
        self._began = 0.0
        self._closing = False
        self.workers = 0
        self._order: dict[str, int] = {}
        self._repeats = Repeats(stage.provider.outages)

    # --- pytest's hooks ---------------------------------------------------------------------

    def pytest_configure(self, config: pytest.Config) -> None:
        """Makes the play known to the fixtures."""
        config.stash[PLAY] = self

    def pytest_pycollect_makeitem(self, obj: Any) -> list[pytest.Item] | None:
        """Sees to it that pytest does not make what is not played."""
        return self.choice.item_of(obj)

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leaves out what was not selected, and what does not go with reading only, or with writing
        as well; the rest plays in the order of the files."""
        told = self.choice.sort(config, items)
        self._order = {played.id: place for place, played in enumerate(told)}
        self._on_start(len(items))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """Has what can be played together played by several processes, and plays the rest."""
        failed = 0
        parallel = self.stage.settings.parallel > 1 and not session.config.option.collectonly
        if parallel and self._together is not None:
            self._together(self, session)
            failed, session.testsfailed = session.testsfailed, 0
        try:
            return (yield)
        finally:
            session.testsfailed += failed

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        """Says which check the exchanges serve; what an outage interrupted is played again, once,
        when the provider is back."""
        played = describe(item)
        if played is not None:
            self.stage.recorder.begin(played.id)
        self._began = time.monotonic()
        try:
            done = yield
            if played is not None:
                self._repeat(item, nextitem)
            return done
        finally:
            self.stage.recorder.begin(BETWEEN)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, Any, Any]:
        """Turns how an item ended into a check, and a check into what pytest shows."""
        report = yield
        played = describe(item)
        ended = call.when == "call" or (call.when == "setup" and report.outcome != "passed")
        if played is None or not ended:
            return report
        error = call.excinfo.value if call.excinfo else None
        check = self.judged(
            played, error, item.stash.get(STEP, None), item.stash.get(REMARKS, Remarks())
        )
        if self._repeats.defers(check):
            report.outcome, report.longrepr = "skipped", ("", 0, "interrupted by an outage")
            return report
        check = self.take(check)
        known = excuses(self.chosen.known, check, today())
        show(report, check, strict=self.settings.strict, known=known)
        if self.stage.journal and self.stage.journal.broken:
            item.session.shouldstop = "the journal cannot be written"
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_keyboard_interrupt(self) -> None:
        """Remembers that the run was broken off."""
        self.interrupted = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Cleans up, sums up and writes the files; the exit code is that of the result."""
        if session.config.option.collectonly:
            return
        self.finish()
        assert self.result is not None
        session.exitstatus = standing(self.result).exit_code

    def judged(self, played: Played, error: Any, step: Any, remarks: Remarks) -> Check:
        """The check for a scenario that has just ended, with that error (None: without)."""
        return check_of(
            played,
            error,
            step=step,
            remarks=remarks,
            seconds=time.monotonic() - self._began,
            exchanges=self.stage.recorder.used_by(played.id),
            register=self.register,
            readings=self.chosen.readings,
            text=self.settings.text,
        )

    def sealed(self, check: Check) -> Check:
        """The check, sealed; it fails where the contract leaves out what the text obliges."""
        return sealed_check(obliged(check, self._lacking), self.stage.recorder)

    def take(self, check: Check) -> Check:
        """Keeps a check that has ended, here or in another process, sealed."""
        kept = self.sealed(check)
        told = [each.id for each in self.checks]
        if check.id in told:
            self.checks[told.index(check.id)] = kept
            return kept
        self.checks.append(kept)
        self._on_check(kept)
        return kept

    def _repeat(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        due = self._repeats.due(self.checks)
        for each in item.session.items if due else ():
            played = describe(each)
            if played is not None and played.id in due:
                self.stage.recorder.begin(played.id, anew=True)
                each.stash[REMARKS] = Remarks(notes=[PLAYED_AGAIN])
                self._began = time.monotonic()
                play_again(each, nextitem)

    # --- the end ----------------------------------------------------------------------------

    def finish(self) -> Result:
        """Cleans up and sums up, once; whoever breaks into that ends it at once."""
        if self._closing and self.result is None:
            raise KeyboardInterrupt
        if self.result is None:
            self._closing = True
            self.checks.sort(key=lambda check: self._order.get(check.id, 0))
            self._on_closing()
            self.stage.recorder.begin(CLEANING)
            try:
                left = clean_up(self.stage)
                self.leftovers = tuple(sealed_leftover(x, self.stage.recorder) for x in left)
                self.checks = [discreet_check(each, self.stage.recorder) for each in self.checks]
                self.result = self._summed_up()
            finally:
                self.stage.close()
        return self.result

    def _summed_up(self) -> Result:
        reached = {check.id for check in self.checks}
        unreached = [played for played in self.choice.selected if played.id not in reached]
        outages = self.stage.provider.outages.all
        recorder = self.stage.recorder
        unwritten = unwritable(recorder.heads)
        noted = recorder.exchanges.where(telling(recorder.heads))
        return sum_up(
            self.stage,
            without_proof(judged_again(self.checks, outages, unwritten)),
            [*self.choice.unplayed, *self._uncollected()],
            self.leftovers,
            writing=self.choice.writing,
            register=self.register,
            readings=self.chosen.readings,
            unreached=unreached,
            interrupted=self.interrupted,
            known=self.chosen.known,
            doctor=(
                *self.doctor,
                *notices(noted, outages, unwritten, named=bool(self.stage.contract.id_header)),
                *other_runs_noticed(self.stage.inventory.other_runs),
                *held_noticed(recorder.held),
            ),
            workers=self.workers,
            allowed=self._allowed,
        )

    def _uncollected(self) -> list[Played]:
        """What pytest itself was told to leave out (`-k`, a node ID): it never came here."""
        known = {
            played.id
            for played in (*self.choice.selected, *self.choice.unplayed, *self.choice.writing)
        }
        reading = self.settings.read_only
        return [
            played
            for played in every_scenario()
            if played.reads == reading and played.id not in known
        ]
