"""`load.html`: one self-contained page, with plots and without a script."""

from collections import Counter
from typing import Any

from kcc_conformance.inert import shown as as_text
from kcc_conformance.load.figures import CALLS, WAITED, bend
from kcc_conformance.load.plots import Line, plot
from kcc_conformance.load.result import PERCENTILES, LoadResult, counts, finding, latencies, shown
from kcc_conformance.load.texts import COUNTED, KINDS, of, say, trouble
from kcc_conformance.load.told import grouped, last_line, told
from kcc_conformance.phrases import phrase
from kcc_conformance.report.templates import environment
from kcc_conformance.report.texts import moment, number

_STYLES = ("two", "three", "four")
_ERRORS = 3
"""Kinds of errors that are drawn, the most frequent ones: the page has so many styles of lines."""


def html_page(result: LoadResult, language: str) -> str:
    """The page."""
    template = environment("kcc_conformance.load", ["load"]).get_template("load.html.j2")

    def words(key: str) -> str:
        return say(key, language)

    tally = result.tally
    numbers = counts(tally)
    stale = ""
    if tally.stale:
        seconds = number(tally.latest, language)
        stale = say("stale", language, n=tally.stale, seconds=seconds)
    return template.render(
        language=language,
        say=words,
        url=result.provider["url"],
        contract=result.provider["contract"],
        started=moment(result.run["started"], language),
        verdict=result.verdict,
        last=last_line(result, language),
        troubles=[trouble(each, language) for each in result.troubles],
        audit=[
            (of(pair, language), grouped(numbers[name], language)) for name, pair in COUNTED.items()
        ],
        findings=[*_findings(result, language)],
        stale=stale,
        lines=[*told(result, language)][: _figure_lines(result)],
        limits=[
            {
                "text": each.limit.text,
                "state": words("held" if each.held else "broken"),
                "measured": "-" if each.measured is None else number(each.measured, language, 2),
            }
            for each in result.limits
        ],
        percentiles=[*_percentiles()],
        requests=[*_requests(result, language)],
        plots=_plots(result, language),
        bend=_bent(result, language),
        played=[(name, as_text(value)) for name, value in result.play.items()],
        leftovers=[
            f"{each.resource} {each.id}: {phrase(each.why, language)}" for each in result.leftovers
        ],
    )


def _bent(result: LoadResult, language: str) -> str:
    """Where the ramp bent; nothing where there was none."""
    found = bend(result.figures.seconds)
    if found is not None:
        agents, each = found
        return say("bend", language, agents=agents, per_second=number(each, language, 0))
    return say("bend.none", language) if result.play["ramp"] else ""


def _figure_lines(result: LoadResult) -> int:
    """How many of the lines of the terminal are about figures: those before the limits."""
    calls, due = result.figures.names.get(CALLS), result.figures.names.get(WAITED)
    more = 0 if calls is None or due is None else 1 + (calls.buckets != due.buckets)
    return 3 + more + bool(result.figures.late_starts)


def _percentiles() -> list[str]:
    return [*(f"p{percent:g}" for percent in PERCENTILES[:-1]), "max"]


def _findings(result: LoadResult, language: str) -> Any:
    for each in shown(result.tally):
        told_of = finding(result, each)
        record = f"{each.resource} {each.id}"
        if each.attribute:
            record += f", {each.attribute}"
        if each.expected is not None:
            record += f": {as_text(each.expected, 200)}"
        if each.actual is not None:
            record += f" ≠ {as_text(each.actual, 200)}"
        if each.whose:
            record += f" (… {each.whose})"
        if each.running:
            record += f" ({say('running', language)})"
        yield {
            "what": of(KINDS[each.kind], language),
            "clause": each.clause or "–",
            "source": say(f"source.{told_of['source']}", language),
            "record": record,
        }


def _requests(result: LoadResult, language: str) -> Any:
    for name, histogram in sorted(result.figures.names.items()):
        if name in (CALLS, WAITED):
            continue
        errors = result.figures.errors.get(name, Counter[str]())
        values = latencies(histogram).values()
        yield {
            "name": name,
            "count": grouped(histogram.count, language),
            "latency": ["-" if v is None else number(v, language) for v in values],
            "errors": ", ".join(f"{kind}: {count}" for kind, count in errors.items()),
        }


def _plots(result: LoadResult, language: str) -> list[tuple[str, Any]]:
    seconds = result.figures.seconds
    if not seconds:
        return []
    first, last = min(seconds), max(seconds)
    rows = [seconds.get(at) for at in range(first, last + 1)]
    kinds = [kind for kind, _ in result.figures.error_kinds().most_common(_ERRORS)]
    throughput = [
        Line(say("requests", language), "one", [row.requests if row else 0 for row in rows]),
        *(
            Line(kind, style, [row.errors.get(kind, 0) if row else 0 for row in rows])
            for kind, style in zip(kinds, _STYLES, strict=False)
        ),
    ]
    p95 = [row.latencies.percentile(95) if row else None for row in rows]
    agents = [row.agents if row else None for row in rows]
    whole = result.figures.requests
    curve = [whole.percentile(percent) for percent in range(1, 101)]
    drawn = (
        ("plot.throughput", throughput, "s"),
        ("plot.latency", [Line("p95", "one", p95)], "s"),
        ("plot.agents", [Line(say("plot.agents", language), "one", agents)], "s"),
    )
    found = [
        (say(key, language), plot(say(key, language), lines, first=first, unit=unit))
        for key, lines, unit in drawn
    ]
    title = say("plot.percentiles", language)
    return [*found, (title, plot(title, [Line("ms", "one", curve)], first=1, unit="%"))]
