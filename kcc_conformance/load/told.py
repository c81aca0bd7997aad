"""A play in lines: what will be sent, how it went, and the last line, which is the audit's."""

from collections.abc import Iterator

from kcc_conformance.inert import line
from kcc_conformance.load import discoveries
from kcc_conformance.load.conductor import Asked
from kcc_conformance.load.figures import CALLS, WAITED, bend
from kcc_conformance.load.result import LoadResult, counts, latencies
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


def told(result: LoadResult, language: str) -> Iterator[str]:
    """How it went, without the last line."""
    figures, tally = result.figures, result.tally
    requests = figures.requests
    seconds = float(result.run["seconds"]) or 1.0
    each = number(requests.count / seconds, language)
    yield (
        f"{say('requests', language)}: {grouped(requests.count, language)}"
        f" ({each} {say('per_second', language)})"
    )
    kinds = figures.error_kinds()
    errors = ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common())
    yield f"{say('errors', language)}: {errors or say('no_errors', language)}"
    yield _latency(say("latency", language), latencies(requests), language)
    calls, due = figures.names.get(CALLS), figures.names.get(WAITED)
    if calls is not None and due is not None:
        yield _latency(say("calls", language), latencies(calls), language)
        if calls.buckets != due.buckets:
            yield _latency(say("calls.due", language), latencies(due), language)
    if figures.late_starts:
        yield say("late_starts", language, n=figures.late_starts)
    bent = bend(figures.seconds)
    if bent is not None:
        yield say("bend", language, agents=bent[0], per_second=number(bent[1], language, 0))
    for limit in result.limits:
        state = say("held" if limit.held else "broken", language)
        shown = "-" if limit.measured is None else number(limit.measured, language, 2)
        yield f"{limit.limit.text}: {state} ({say('measured', language)} {shown})"
    if tally.stale:
        latest = number(tally.latest, language)
        yield say("stale", language, n=tally.stale, seconds=latest)
    for kind in discoveries.KINDS:
        found = [each for each in tally.discoveries if each.kind == kind]
        if found:
            first = found[0]
            source = say(f"source.{result.source(first)}", language)
            where = f"{first.clause}, " if first.clause else ""
            yield (
                f"{of(KINDS[kind], language)}: {tally.count(kind)} ({where}"
                f"{say('rests', language)} {source}; {first.resource} {line(first.id, 60)}"
                f"{', ' + first.attribute if first.attribute else ''})"
            )
    for each in result.troubles:
        yield f"{say('troubles', language)}: {line(trouble(each, language))}"


def last_line(result: LoadResult, language: str) -> str:
    """The audit, on one line."""
    numbers = counts(result.tally)
    parts = [
        f"{of(pair, language)} {grouped(numbers[name], language)}"
        for name, pair in COUNTED.items()
        if name in ALWAYS or numbers[name]
    ]
    words = " · ".join(parts)
    verdict = result.verdict
    if verdict == CANNOT_TELL or any(not each.held for each in result.limits):
        words += f" — {say(f'verdict.{verdict}', language)}"
    return words


def _latency(name: str, values: dict[str, float | None], language: str) -> str:
    shown = (
        f"{key} {'-' if value is None else number(value, language)}"
        for key, value in values.items()
    )
    return f"{name}: {', '.join(shown)}"
