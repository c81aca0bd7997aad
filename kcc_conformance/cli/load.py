"""`kcc-conformance load`: what a register keeps when the contact centre is busy."""

import math
import time
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.leftovers import lines_of, tell_earlier, tell_left
from kcc_conformance.cli.output import lasting_output
from kcc_conformance.client.proxy import proxy_for
from kcc_conformance.client.this_machine import is_here
from kcc_conformance.consumer.journal import Journal, check_writable, journal_path
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.language import language_of
from kcc_conformance.load.conductor import Asked, Listener, audit, play, playbill, summed_up, tidy
from kcc_conformance.load.defaults import DEFAULTS
from kcc_conformance.load.limits import parse_limit
from kcc_conformance.load.mix import read_mix
from kcc_conformance.load.result import LoadResult
from kcc_conformance.load.texts import say
from kcc_conformance.load.told import foretold, last_line, told
from kcc_conformance.load.vocabulary import STRIDE
from kcc_conformance.load.writing import write
from kcc_conformance.playing.interrupts import Interrupts
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.texts import say as say_of_run
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.lasting import undeletable
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage

_OWN = (*DEFAULTS, "worker", "permitted", "dry_run")
_EVERY = 5
"""Seconds between two lines of how it goes."""
MISSING = "load needs Locust, which is not installed: pip install 'kcc-conformance[load]'"


def load(given: Mapping[str, Any]) -> int:
    """Plays by these options, and answers the exit code."""
    own = {name: given[name] for name in _OWN}
    settings = load_settings({name: each for name, each in given.items() if name not in _OWN})
    spoken = language_of(settings.language)
    if own["worker"]:
        _need_locust()
        from kcc_conformance.cli.load_worker import work

        return work(settings, own["worker"], own["port"], spoken)
    asked = asked_of(own)
    if settings.url is None:
        raise UsageError("load: give the URL of a provider; `kcc-conformance serve` starts one")
    if settings.read_only:
        raise UsageError("load registers: take read-only out of file and environment")
    if own["dry_run"]:
        for each in foretold(asked, settings.url, spoken):
            click.echo(each)
        click.echo(say("dry", spoken))
        return 0
    _need_locust()
    if not own["permitted"] and not is_here(settings.url, proxy_for(settings.url)):
        raise UsageError(
            f"{settings.url} is not on this machine: give --permitted if whoever owns it agrees"
            " that it is put under load"
        )
    check_writable(Path(settings.out))
    with lasting_output():
        return _load(settings, asked, spoken)


def foretell_load(given: Mapping[str, Any], load: Mapping[str, Any]) -> None:
    """Prints what a play would send, for `plan`: text only, of a play with the default mix."""
    for name in ("only", "read_only", "examples"):
        if given[name] is not None:
            raise UsageError(f"--{name.replace('_', '-')} is of a run, not of load: leave it out")
    if given["form"] != "text":
        raise UsageError(f"--format {given['form']}: of load there is text only")
    settings = load_settings({"url": given["url"], "contract": given["contract"]})
    own = {**DEFAULTS, **{name: each for name, each in load.items() if each is not None}}
    for line in foretold(asked_of(own), settings.url or "URL", "en"):
        click.echo(line)


def asked_of(own: Mapping[str, Any]) -> Asked:
    """What is asked, checked. Raises UsageError with one line."""
    bounds = {
        "agents": (1, 10_000), "seconds": (1, 86_400), "rate": (0, 10_000), "ramp": (0, 86_400),
        "processes": (1, STRIDE), "workers": (1, STRIDE), "port": (1, 65_535),
    }  # fmt: skip
    for name, (least, most) in bounds.items():
        if not (math.isfinite(own[name]) and least <= own[name] <= most):
            raise UsageError(f"--{name}: must be from {least} to {most}")
    if own["ramp"] >= own["seconds"]:
        raise UsageError("--ramp: must be shorter than --seconds")
    if own["master"] and own["processes"] != 1:
        raise UsageError("--master has no processes of its own: leave --processes out")
    players = own["workers"] if own["master"] else own["processes"]
    if own["agents"] < players:
        raise UsageError(f"--agents {own['agents']}: must be {players} or more, one a process")
    if 0 < own["rate"] < 0.001:
        raise UsageError("--rate: must be 0.001 or more")
    return Asked(
        agents=own["agents"],
        seconds=own["seconds"],
        rate=own["rate"],
        ramp=own["ramp"],
        processes=own["processes"],
        workers=own["workers"] if own["master"] else 0,
        port=own["port"] if own["master"] else 0,
        mix=read_mix(own["mix"]),
        limits=tuple(map(parse_limit, own["limit"])),
    )


def _need_locust() -> None:
    if find_spec("locust") is None:
        raise UsageError(MISSING)


def _load(settings: Settings, asked: Asked, spoken: str) -> int:
    tell_earlier(Path(settings.out), spoken)

    def words(key: str, journal: Journal | None) -> str:
        return "kcc-conformance: " + say_of_run(f"{key}.bare", spoken)

    with Interrupts(words) as interrupts:
        try:
            stage = open_stage(settings)
        except Unplayable as trouble:
            print_diagnoses(trouble.diagnoses, language=spoken, all_of_them=False)
            raise PrerequisiteError(trouble.said(spoken)) from None
        interrupts.watch(stage.journal)
        try:
            result = _staged(stage, asked, spoken, interrupts)
        finally:
            stage.close()
            _tell_journals(settings, stage.run_id, spoken)
    click.echo(last_line(result.account, spoken))
    return result.exit_code


def _staged(stage: Stage, asked: Asked, spoken: str, interrupts: Interrupts) -> LoadResult:
    for words in foretold(asked, stage.url, spoken, undeletable(stage.contract)):
        click.echo(words)
    settings, out = stage.settings, Path(stage.settings.out)
    found = Detection(stage.contract, stage.provider.base_url, stage.detected_by, stage.document)
    try:
        bill = playbill(stage, asked)
    except (PrerequisiteError, KeyboardInterrupt):
        interrupts.tidy()
        clean_up(stage)
        raise
    if not asked.workers:
        click.echo(say("phase.playing", spoken))
    began = time.monotonic()
    played, interrupted = play(bill, settings, asked, _listener(asked, spoken))
    seconds = min(time.monotonic() - began, asked.seconds + bill.grace)
    interrupts.tidy()
    click.echo(say("phase.auditing", spoken))
    audited = audit(stage, bill, played)
    lasted = max(played.figures.seconds, default=0) + 1 if played.figures.seconds else seconds
    result = summed_up(
        stage, bill, asked, played, audited, min(seconds, lasted), interrupted=interrupted
    )
    paths = write(result.account, out, spoken)
    click.echo(say("phase.tidying", spoken))
    left = (*tidy(settings, found, played.journals), *clean_up(stage))
    result = replace(result, leftovers=left)
    account = result.account
    write(account, out, spoken)
    for told_of in told(account, spoken):
        click.echo(told_of)
    for told_of in lines_of(left, stage.contract, spoken):
        click.echo(f"{say('leftovers', spoken)}: {told_of}")
    for path in paths:
        click.echo(path)
    return result


def _listener(asked: Asked, spoken: str) -> Listener:
    began = time.monotonic()
    shown = [-_EVERY]

    def on_tick(agents: int, requests: int, errors: int) -> None:
        at = int(time.monotonic() - began)
        if at - shown[0] >= _EVERY:
            shown[0] = at
            words = {"at": at, "agents": agents, "requests": requests, "errors": errors}
            click.echo(say("tick", spoken, **words))

    def on_listening(port: int) -> None:
        if asked.workers:
            click.echo(say("listening", spoken, workers=asked.workers, port=port))

    return Listener(on_tick, on_listening)


def _tell_journals(settings: Settings, run_id: str, spoken: str) -> None:
    out = Path(settings.out)
    for path in (journal_path(out, run_id), *sorted(out.glob(f"journal-{run_id}-*.jsonl"))):
        tell_left(path, spoken)
