"""A stored result judged anew, by another text and other readings if need be.

The scenarios are played again, on the exchanges that are stored with the result: what comes out is
judged from these, not from what the result says of itself. A check counts only where that brings
out what the result has as well; where it does not, or cannot be done, nothing can be told, and
`Rejudged.unjudged` says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from kcc_conformance import __version__
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.contract.provenance import provenance
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.law.readings import parse_readings
from kcc_conformance.law.register import Register, load_register
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.playing.own_pytest import call_pytest
from kcc_conformance.playing.scenarios import check_ids
from kcc_conformance.playing.selection import Selection
from kcc_conformance.rejudging.adding_up import (
    GONE,
    OTHERWISE,
    TAKEN_OUT,
    TOGETHER,
    UNRECORDED,
    Rejudged,
    Unjudged,
    kept_readings,
    summed,
)
from kcc_conformance.rejudging.replay import Replay, Ways
from kcc_conformance.result.result import CONSUMER, UNTESTED, Check, Result
from kcc_conformance.settings.settings import SECRETS, Settings
from kcc_conformance.stage.embedded import REFERENCE
from kcc_conformance.stage.replaying import Replayed, replayed_stage


def rejudge(stored: Result, *, text: str | None, readings: Sequence[str] | None, name: str,
            contract: Contract | None = None) -> Rejudged:  # fmt: skip
    """Judges a stored result anew; `text` and `readings` are those of the result unless given, the
    latter as `--reading` has them. `contract` is the one it was judged by, where that is not a
    built-in one and came with the result.

    Raises UsageError in one line that begins with `name`, or PrerequisiteError where the result has
    nothing that can be judged.
    """
    register = load_register()
    if stored.subject == CONSUMER:
        raise UsageError(
            f"{name}: is of a consumer; judge it anew with observe --recording and its --calls"
        )
    played = [each for each in stored.checks if each.outcome != UNTESTED]
    if not played or not stored.exchanges:
        raise PrerequisiteError(f"{name}: nothing was played there, so there is nothing to judge")
    ways = _ways(stored, text, readings, register)
    settings = _settings(stored)
    spoken = contract or _contract(stored, name)
    if stored.run.get("workers"):
        return summed(stored, {}, ways, settings, spoken, _all(played, TOGETHER))
    stage, recorder, tape = replayed_stage(settings, spoken, _replayed(stored, spoken, name))
    wanted = {each.id for each in played}
    chosen = Chosen(
        readings=kept_readings(stored),
        selection=Selection(lambda each: each.id in wanted, partial=True),
    )
    replay = Replay(stage, chosen, ways, recorder)
    with tape.clock.ruling():
        replay.look_first()
        call_pytest(replay, "-q", "--no-header", "--no-summary", "--tb=no")
    found, unjudged = _compared(stored, replay)
    return summed(stored, found, ways, settings, spoken, unjudged)


def _compared(stored: Result, replay: Replay) -> tuple[dict[str, Check], list[Unjudged]]:
    """The checks that came out as they are stored, as they come out in the other ways; and those
    that did not. By another version of the suite a check may come out otherwise, if all that it
    rests on was kept."""
    then = {each.id: each for each in replay.checks}
    same_suite = stored.suite.get("version") == __version__
    there, found, unjudged = check_ids(), {}, []
    for check in stored.checks:
        if check.outcome == UNTESTED:
            continue
        again, anew = then.get(check.id), replay.otherwise.get(check.id)
        if check.id in replay.unrecorded:
            unjudged.append(
                Unjudged(check.id, UNRECORDED, check.outcome, replay.unrecorded[check.id])
            )
        elif again is None or anew is None:
            why = UNRECORDED if check.id in there else GONE
            unjudged.append(Unjudged(check.id, why, check.outcome))
        elif again.outcome == check.outcome and _alike(again, check):
            found[check.id] = replay.renumbered(anew)
        elif not all(each.whole for each in replay.evidence(again)):
            unjudged.append(Unjudged(check.id, TAKEN_OUT, check.outcome, again.outcome))
        elif same_suite:
            unjudged.append(Unjudged(check.id, OTHERWISE, check.outcome, again.outcome))
        else:
            found[check.id] = replay.renumbered(anew)
    return found, unjudged


def _alike(one: Check, other: Check) -> bool:
    """Whether two checks with one outcome say the same of the open questions."""
    return {k: set(v) for k, v in one.observed.items()} == {
        k: set(v) for k, v in other.observed.items()
    }


def _all(played: Sequence[Check], why: str) -> list[Unjudged]:
    return [Unjudged(each.id, why, each.outcome) for each in played]


def _ways(
    stored: Result, text: str | None, readings: Sequence[str] | None, register: Register
) -> Ways:
    kept = str(stored.standard.get("text", "seed"))
    wanted = text or kept
    if wanted not in register.texts:
        raise UsageError(f"unknown text {wanted!r}: choose {' or '.join(register.texts)}")
    if readings is None:
        return Ways(wanted, kept_readings(stored))
    return Ways(wanted, parse_readings(tuple(readings), register) if readings else {})


def _settings(stored: Result) -> Settings:
    """The settings of the run, as far as they are kept and this suite has them; no secret."""
    options = stored.run.get("options")
    known = {each.name: each for each in fields(Settings)}
    told: dict[str, Any] = dict(options) if isinstance(options, Mapping) else {}
    kept = {name: value for name, value in told.items() if name in known}
    for name in SECRETS:
        kept[name] = "***" if kept.get(name) else None
    kept |= {"text": stored.standard.get("text", "seed"), "baseline": None, "failed": None,
             "seed": int(stored.run.get("seed") or 0)}  # fmt: skip
    try:
        return Settings.from_json(kept)
    except (TypeError, ValueError):
        return Settings()


def _contract(stored: Result, name: str) -> Contract:
    """The contract that was spoken, of which one of the user's own has to be as it was."""
    own = stored.provider.get("own_contract")
    spoken = str(stored.provider.get("contract", "?"))
    options = stored.run.get("options")
    where = options.get("contract") if own and isinstance(options, Mapping) else spoken
    found = load_contract(str(where))
    here = provenance(found)
    if own and (here is None or here.sha256 != own.get("sha256")):
        raise UsageError(f"{name}: contract {where} is not the one any more that it was judged by")
    return found


def _replayed(stored: Result, contract: Contract, name: str) -> Replayed:
    run, provider = stored.run, stored.provider
    url = str(provider.get("url", ""))
    base = "http://reference.invalid" + contract.base_path if url == REFERENCE else url
    try:
        started = datetime.fromisoformat(str(run["started"]))
        run_id, seed = str(run["id"]), int(run["seed"])
    except (KeyError, TypeError, ValueError):
        raise UsageError(f"{name}: does not say which run it is of, or when that was") from None
    if started.tzinfo is None:
        raise UsageError(f"{name}: does not say when its run was")
    document = provider.get("document")
    return Replayed(
        run_id=run_id,
        seed=seed,
        started=started,
        base_url=base.rstrip("/"),
        detected_by=tuple(map(str, provider.get("detected_by") or ())),
        document=document if isinstance(document, Mapping) else None,
        exchanges=stored.exchanges,
    )
