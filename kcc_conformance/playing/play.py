"""Playing the features, from settings to result."""

from collections.abc import Callable
from typing import Any

from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.playing.chosen import Chosen, chosen_by, narrowed_by
from kcc_conformance.playing.consent import Agree
from kcc_conformance.playing.doctor import open_to_play
from kcc_conformance.playing.interrupts import Interrupts
from kcc_conformance.result.result import Check, Diagnosis, Result
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.starting import Waiting


def play(
    settings: Settings,
    chosen: Chosen | None = None,
    *,
    on_doctor: Callable[[tuple[Diagnosis, ...]], None] | None = None,
    on_start: Callable[[int], None] | None = None,
    on_check: Callable[[Check], None] | None = None,
    app: Any = None,
    interrupts: Interrupts | None = None,
    agree: Agree | None = None,
    on_wait: Callable[[Waiting], None] | None = None,
) -> Result:
    """Plays the features by these settings and answers the result.

    `chosen` is what the settings choose, where the caller has found that out already.
    `app` is a WSGI application to play on instead of the built-in reference; it has to ask for
    the token of the settings. Before anything is played `on_doctor` is told what the doctor saw;
    `interrupts` is told where the journal is, and when the clean-up begins; `agree` is asked where
    the run would write among records of others; `on_wait` is told of waiting for a provider that
    is still starting. Raises UsageError or Unplayable, each with one
    line, when there is nothing to play on. The user's own pytest configuration, plugins and
    environment play no part.
    """
    chosen = chosen or chosen_by(settings)
    watch = interrupts.watch if interrupts else None
    stage, seen = open_to_play(settings, chosen, app, watch, agree, on_wait)
    if on_doctor is not None:
        on_doctor(seen)
    import pytest

    from kcc_conformance.playing.own_pytest import call_pytest
    from kcc_conformance.playing.parallel.conductor import play_together
    from kcc_conformance.playing.run import Play

    run = Play(
        settings,
        stage,
        chosen,
        on_start=on_start,
        on_check=on_check,
        on_closing=interrupts.tidy if interrupts else None,
        together=play_together,
        doctor=seen,
        ahead=True,
    )
    try:
        code, shown = call_pytest(run, "-q", "--no-header", "--no-summary", "--tb=native")
    except KeyboardInterrupt:
        run.interrupted = True
        code, shown = int(pytest.ExitCode.INTERRUPTED), ""
    finally:
        result = run.finish()
    if run.interrupted:
        return result
    if run.choice.unplayed and not run.checks:
        which = "scenario that only reads" if settings.read_only else "scenario"
        hint = "; name a clause (C0992-2.4), a question (Q7), a level or a feature"
        raise UsageError(
            f"{', '.join(narrowed_by(settings))}: fits no {which}{hint if settings.only else ''}"
        )
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR) and not run.checks:
        lines = [line for line in shown.splitlines() if line.strip()]
        raise PrerequisiteError("the features cannot be played: " + " / ".join(lines[-3:])[:500])
    return result
