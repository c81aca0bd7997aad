"""The doctor before the play: a handful of requests, and what to do where something is amiss."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kcc_conformance.client.evidence import BETWEEN, CLEANING
from kcc_conformance.client.proxy import proxy_for
from kcc_conformance.client.spool import check_temporary
from kcc_conformance.consumer.journal import Journal
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.diagnosis import Unplayable, warn
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import CannotTell
from kcc_conformance.inert import line
from kcc_conformance.playing.allotment import allot
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.playing.consent import Agree, need, others, staying
from kcc_conformance.playing.examination.access import access, read, write
from kcc_conformance.playing.examination.prospects import clock, filters, people
from kcc_conformance.playing.examination.whereabouts import addresses, contract, declared, place
from kcc_conformance.playing.summing import sum_up_unplayed
from kcc_conformance.result.result import STOP, Diagnosis, Leftover
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.sealing import sealed_diagnoses
from kcc_conformance.stage.stage import Stage
from kcc_conformance.stage.starting import Waiting, await_start


def open_examined(
    settings: Settings,
    app: Any = None,
    on_journal: Callable[[Journal | None], None] | None = None,
    *,
    readings: Mapping[str, str],
    agree: Agree | None = None,
    timid: bool = False,
    on_wait: Callable[[Waiting], None] | None = None,
) -> tuple[Stage, tuple[Diagnosis, ...]]:
    """A stage that makes sense to play on, and what the doctor saw; `on_journal` is told of the
    journal before anything is made. `readings` are for the result of what cannot be played on.

    Where there are records of others and nobody has said that this is a register for testing,
    `agree` is asked before anything is written; a `timid` doctor asks nobody, and writes nothing.
    A provider that is still starting is waited for first, which `on_wait` is told of.

    Raises UsageError (NotAgreed where nobody agrees), or Unplayable with everything seen until
    then; the stage is closed then, and what the doctor made on it is deleted again.
    """
    waited = await_start(settings, on_wait)
    try:
        stage = open_stage(settings, app)
    except Unplayable as trouble:
        if waited is not None:
            waited.explain(trouble)
        trouble.diagnoses = (*_on_the_way(settings, trouble), trouble.diagnosis)
        trouble.result = sum_up_unplayed(settings, trouble, readings)
        raise
    if on_journal is not None:
        on_journal(stage.journal)
    stopped, registers = None, True
    try:
        stage.recorder.begin(DOCTOR)
        beside = others(stage)
        if not timid:
            need(stage, beside, agree)
        registers = beside is None or not timid or settings.yes
    except BaseException:
        stage.close()
        raise
    try:
        seen = (*([waited.diagnosis] if waited else []),
                *examine(stage, beside, registers=registers))  # fmt: skip
        found = sealed_diagnoses(seen, stage.recorder.masker)
        stopped = next((each for each in found if each.outcome == STOP), None)
    except BaseException as error:
        tidy(stage)
        if isinstance(error, CannotTell) and stage.journal and stage.journal.broken:
            why = f"the journal cannot be written ({stage.journal.broken})"
            raise UsageError(f"--out {settings.out}: {why}") from None
        raise
    if stopped is None:
        return stage, found
    end = Unplayable(stopped, found)
    end.detection, end.run_id = _detection_of(stage), stage.run_id
    leftovers = tidy(stage)
    end.exchanges = tuple(stage.recorder.discreet())
    end.result = sum_up_unplayed(settings, end, readings, leftovers)
    raise end


def open_to_play(
    settings: Settings,
    chosen: Chosen,
    app: Any = None,
    on_journal: Callable[[Journal | None], None] | None = None,
    agree: Agree | None = None,
    on_wait: Callable[[Waiting], None] | None = None,
) -> tuple[Stage, tuple[Diagnosis, ...]]:
    """An examined stage that has got its time to play what was chosen, and what there is to say of
    that beforehand; `agree` is asked as well where nothing can be deleted. Raises as
    `open_examined`."""
    check_temporary()
    stage, seen = open_examined(
        settings, app, on_journal, readings=chosen.readings, agree=agree, on_wait=on_wait
    )
    try:
        stays = staying(stage, chosen, seen)
        need(stage, stays, agree)
    except BaseException:
        tidy(stage)
        raise
    return stage, (*with_numbers(seen, stays), *_gone(settings, chosen), *allot(stage, chosen))


def with_numbers(seen: tuple[Diagnosis, ...], stays: Diagnosis | None) -> tuple[Diagnosis, ...]:
    """What the doctor saw, with what stays behind in the place of what is said of deleting."""
    return tuple(stays if stays and each.name == stays.name else each for each in seen)


def tidy(stage: Stage) -> tuple[Leftover, ...]:
    """Takes away what the doctor made and closes the stage; what could not be deleted."""
    stage.recorder.begin(CLEANING)
    try:
        return clean_up(stage)
    finally:
        stage.close()


def examine(
    stage: Stage, beside: Diagnosis | None = None, *, registers: bool = True
) -> tuple[Diagnosis, ...]:
    """Looks at an opened stage: a request without credentials, and (if it `registers`, and unless
    the run only reads) one klantcontact registered and deleted. What is seen is recorded as the
    doctor's; only lacking rights to register stop. `beside` was seen before."""
    stage.recorder.begin(DOCTOR)
    try:
        settings, base = stage.settings, stage.provider.base_url
        return (
            *place(settings, base, stage.provider.proxy),
            *contract(settings, _detection_of(stage)),
            *declared(stage),
            *access(stage),
            read(stage),
            *((beside,) if beside else ()),
            *(write(stage) if registers else ()),
            *addresses(stage),
            *filters(stage),
            *people(stage),
            *clock(stage),
        )
    finally:
        stage.recorder.begin(BETWEEN)


def _gone(settings: Settings, chosen: Chosen) -> Iterator[Diagnosis]:
    if chosen.gone:
        names = ", ".join(line(name) for name in chosen.gone)
        yield warn(
            "earlier",
            f"--failed {settings.failed}: deze controles bestaan niet meer: {names}",
            f"--failed {settings.failed}: these checks do not exist any more: {names}",
        )


def _detection_of(stage: Stage) -> Detection:
    return Detection(
        stage.contract, stage.provider.base_url, stage.detected_by, stage.document, stage.elsewhere
    )


def _on_the_way(settings: Settings, trouble: Unplayable) -> tuple[Diagnosis, ...]:
    """What held before the stage could not be opened."""
    nothing = trouble.diagnosis.name in ("reachable", "tls") or not trouble.exchanges
    if nothing or settings.url is None:
        return ()
    found = trouble.detection
    base = found.base_url if found else settings.url.rstrip("/")
    seen = (*place(settings, base, proxy_for(base)), *(contract(settings, found) if found else ()))
    return tuple(each for each in seen if each.name != trouble.diagnosis.name)
