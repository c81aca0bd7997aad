"""`load.html`: one self-contained page, with plots and without a script."""

from collections.abc import Iterator
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.inert import shown as as_text
from kcc_conformance.load.account import Account
from kcc_conformance.load.plots import Line, plot
from kcc_conformance.load.texts import COUNTED, KINDS, of, say, trouble
from kcc_conformance.load.told import (
    bend_told,
    figures_told,
    grouped,
    last_line,
    measured,
    stale_told,
)
from kcc_conformance.phrases import phrase
from kcc_conformance.report.templates import environment
from kcc_conformance.report.texts import moment, number

_STYLES = ("two", "three", "four")
_ERRORS = 3
"""Kinds of errors that are drawn, the most frequent ones: the page has so many styles of lines."""


def html_page(account: Account, language: str) -> str:
    """The page."""
    template = environment("kcc_conformance.load", ("load",)).get_template("load.html.j2")

    def words(key: str) -> str:
        return say(key, language)

    audit = account.audit
    return template.render(
        language=language,
        say=words,
        url=account.provider["url"],
        contract=account.provider["contract"],
        started=moment(account.run["started"], language),
        verdict=account.verdict,
        last=last_line(account, language),
        troubles=[trouble(each, language) for each in account.troubles],
        audit=[
            (of(pair, language), grouped(audit[name], language)) for name, pair in COUNTED.items()
        ],
        findings=[*_findings(account, language)],
        stale=stale_told(account, language) if audit["stale"] else "",
        lines=[*figures_told(account, language)],
        limits=[
            {
                "text": line(each["limit"]),
                "state": words("held" if each["held"] else "broken"),
                "measured": measured(each, language),
            }
            for each in account.limits
        ],
        percentiles=[line(name, 20) for name in account.figures["latency"]],
        requests=[*_requests(account, language)],
        plots=_plots(account, language),
        bend=_bent(account, language),
        played=[(line(name), as_text(value)) for name, value in account.play.items()],
        leftovers=[
            f"{each['resource']} {each['id']}: {phrase(each['why'], language)}"
            for each in account.leftovers
        ],
    )


def _bent(account: Account, language: str) -> str:
    """Where the ramp bent; nothing where there was none."""
    found = account.figures["bend"]
    if found is not None:
        return bend_told(found, language)
    return say("bend.none", language) if account.play["ramp"] else ""


def _findings(account: Account, language: str) -> Iterator[dict[str, str]]:
    for each in account.findings:
        record = f"{each['resource']} {each['id']}"
        if each["attribute"]:
            record += f", {each['attribute']}"
        if each["expected"] is not None:
            record += f": {as_text(each['expected'], 200)}"
        if each["actual"] is not None:
            record += f" ≠ {as_text(each['actual'], 200)}"
        if each["whose"]:
            record += f" (… {each['whose']})"
        if each["while_running"]:
            record += f" ({say('running', language)})"
        yield {
            "what": of(KINDS[each["kind"]], language),
            "clause": line(each["clause"] or "–"),
            "source": say(f"source.{each['source']}", language),
            "record": record,
        }


def _requests(account: Account, language: str) -> Iterator[dict[str, Any]]:
    for name, each in account.figures["by_request"].items():
        values = each["latency"].values()
        yield {
            "name": line(name),
            "count": grouped(each["count"], language),
            "latency": ["-" if v is None else number(v, language) for v in values],
            "errors": ", ".join(f"{line(kind)}: {count}" for kind, count in each["errors"].items()),
        }


def _plots(account: Account, language: str) -> list[tuple[str, Any]]:
    figures = account.figures
    seconds = {each["second"]: each for each in figures["by_second"]}
    if not seconds:
        return []
    first, last = min(seconds), max(seconds)
    rows = [seconds.get(at) for at in range(first, last + 1)]
    kinds = sorted(figures["errors"], key=lambda kind: -figures["errors"][kind])[:_ERRORS]
    throughput = [
        Line(say("requests", language), "one", [row["requests"] if row else 0 for row in rows]),
        *(
            Line(line(kind, 60), style, [row["errors"].get(kind, 0) if row else 0 for row in rows])
            for kind, style in zip(kinds, _STYLES, strict=False)
        ),
    ]
    p95 = [row["p95"] if row else None for row in rows]
    agents = [row["agents"] if row else None for row in rows]
    drawn = [
        ("plot.throughput", throughput, first, "s"),
        ("plot.latency", [Line("p95", "one", p95)], first, "s"),
        ("plot.agents", [Line(say("plot.agents", language), "one", agents)], first, "s"),
    ]
    if curve := figures.get("curve"):
        drawn.append(("plot.percentiles", [Line("ms", "one", curve)], 1, "%"))
    return [
        (say(key, language), plot(say(key, language), lines, first=start, unit=unit))
        for key, lines, start, unit in drawn
    ]
