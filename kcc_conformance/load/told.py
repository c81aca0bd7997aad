"""A play in lines: what will be sent, how it went, and the last line, which is the audit's."""

from collections.abc import Iterator, Mapping
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.load import discoveries
from kcc_conformance.load.account import Account
from kcc_conformance.load.conductor import Asked
from kcc_conformance.load.texts import ALWAYS, COUNTED, KINDS, of, say, trouble
from kcc_conformance.report.texts import number
from kcc_conformance.result.verdict import CANNOT_TELL
from kcc_conformance.stage.lasting import kinds_in_words

_MANY = {"en": ",", "nl": "."}


def grouped(value: float, language: str) -> str:
    """A whole number with its thousands apart."""
    return f"{round(value):,}".replace(",", _MANY[language])


def foretold(
    asked: Asked, url: str, language: str, undeletable: tuple[str, ...] = ()
) -> Iterator[str]:
    """What will be sent, about; of the kinds that are `undeletable`, that they stay."""
    calls = asked.calls
    values = {
        "seconds": number(asked.seconds, language, 0),
        "calls": grouped(calls, language),
        "requests": grouped(calls * asked.mix.requests, language),
        "records": grouped(calls * asked.mix.records, language),
        "url": line(url),
    }
    if asked.rate:
        yield say("start.rate", language, rate=number(asked.rate, language), **values)
    else:
        yield say("start", language, agents=asked.agents, **values)
    yield say("start.more", language, prepared=1 + asked.agents + asked.mix.partijen)
    if undeletable:
        yield say("start.stays", language, kinds=kinds_in_words(undeletable, language))


def told(account: Account, language: str) -> Iterator[str]:
    """How it went, without the last line."""
    yield from figures_told(account, language)
    bent = account.figures["bend"]
    if bent is not None:
        yield bend_told(bent, language)
    for limit in account.limits:
        state = say("held" if limit["held"] else "broken", language)
        shown = measured(limit, language)
        yield f"{line(limit['limit'])}: {state} ({say('measured', language)} {shown})"
    if account.audit["stale"]:
        yield stale_told(account, language)
    for kind in discoveries.KINDS:
        found = account.of(kind)
        if found:
            first = found[0]
            source = say(f"source.{first['source']}", language)
            where = f"{line(first['clause'])}, " if first["clause"] else ""
            attribute = f", {line(first['attribute'], 60)}" if first["attribute"] else ""
            yield (
                f"{of(KINDS[kind], language)}: {grouped(account.count(kind), language)} ({where}"
                f"{say('rests', language)} {source}; {line(first['resource'], 60)}"
                f" {line(first['id'], 60)}{attribute})"
            )
    for each in account.troubles:
        yield f"{say('troubles', language)}: {line(trouble(each, language))}"


def figures_told(account: Account, language: str) -> Iterator[str]:
    """What was measured, in lines."""
    figures = account.figures
    each = number(figures["per_second"], language)
    yield (
        f"{say('requests', language)}: {grouped(figures['requests'], language)}"
        f" ({each} {say('per_second', language)})"
    )
    kinds = sorted(figures["errors"].items(), key=lambda pair: -pair[1])
    errors = ", ".join(f"{line(kind, 60)}: {count}" for kind, count in kinds)
    yield f"{say('errors', language)}: {errors or say('no_errors', language)}"
    yield _latency(say("latency", language), figures["latency"], language)
    calls, due = figures["calls"], figures["calls_from_due"]
    if calls["max"] is not None and due["max"] is not None:
        yield _latency(say("calls", language), calls, language)
        if calls != due:
            yield _latency(say("calls.due", language), due, language)
    if figures["late_starts"]:
        yield say("late_starts", language, n=figures["late_starts"])


def bend_told(bent: Mapping[str, float], language: str) -> str:
    """Where the ramp bent."""
    per_second = number(bent["per_second"], language, 0)
    return say("bend", language, agents=bent["agents"], per_second=per_second)


def stale_told(account: Account, language: str) -> str:
    """How many records were seen late."""
    seconds = number(account.audit["latest_seconds"], language)
    return say("stale", language, n=account.audit["stale"], seconds=seconds)


def measured(limit: Mapping[str, Any], language: str) -> str:
    """What was measured of a limit."""
    return "-" if limit["measured"] is None else number(limit["measured"], language, 2)


def last_line(account: Account, language: str) -> str:
    """The audit, on one line."""
    numbers = account.audit
    parts = [
        f"{of(pair, language)} {grouped(numbers[name], language)}"
        for name, pair in COUNTED.items()
        if name in ALWAYS or numbers[name]
    ]
    words = " · ".join(parts)
    verdict = account.verdict
    if verdict == CANNOT_TELL or any(not each["held"] for each in account.limits):
        words += f" — {say(f'verdict.{verdict}', language)}"
    return words


def _latency(name: str, values: Mapping[str, float | None], language: str) -> str:
    shown = (
        f"{line(key, 20)} {'-' if value is None else number(value, language)}"
        for key, value in values.items()
    )
    return f"{name}: {', '.join(shown)}"
