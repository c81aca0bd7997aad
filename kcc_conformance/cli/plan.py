"""`kcc-conformance plan`: what a run will send, without contacting anybody."""

import json
from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import click

from kcc_conformance.contract.contract import DEFAULT, Contract, load_contract
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.result.verdict import only_reads
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.login import without_login


def foretell(
    url: str | None,
    contract: str | None,
    only: str | None,
    read_only: bool | None,
    examples: int | None,
    form: str,
) -> None:
    """Prints the plan."""
    if form not in ("text", "markdown", "json"):
        raise UsageError(f"--format {form}: choose text, markdown or json")
    given = {"url": url, "contract": contract, "only": only, "examples": examples}
    given |= {"read_only": read_only}
    settings = load_settings(given)
    name = DEFAULT if settings.contract == "auto" else settings.contract
    sent = replace(without_login(settings), url=None, contract=name, baseline=None)
    result = play(replace(sent, parallel=1))
    token_url = settings.masked()["token_url"]
    click.echo(_shown(result, form, settings.url, name, token_url))


def _shown(result: Result, form: str, url: str | None, contract: str, token_url: str | None) -> str:
    spoken = load_contract(contract)
    counts = Counter((each["method"], _pattern(each["url"], spoken)) for each in result.exchanges)
    rows = [
        {"method": method, "path": path, "count": count}
        for (method, path), count in sorted(counts.items(), key=lambda item: item[0][1])
    ]
    played = [check.id for check in result.checks if check.outcome != "untested"]
    total = sum(int(str(row["count"])) for row in rows)
    doctor = sum(each["check"] == DOCTOR for each in result.exchanges)
    if form == "json":
        data = {
            "url": url,
            "contract": contract,
            "scenarios": played,
            "requests": rows,
            "total": total,
            "doctor": doctor,
            "token_url": token_url,
        }
        return json.dumps(data, ensure_ascii=False, indent=2)
    head = f"{len(played)} scenarios, about {total} requests to {url or 'the reference'}"
    head += f" ({doctor} of them by the doctor before the play)"
    made = "everything made carries a marker and is deleted at the end"
    head += f" in contract {contract}; " + ("nothing is written" if only_reads(result) else made)
    if token_url is not None:
        head += f"; access tokens are asked of {token_url}"
    if form == "markdown":
        lines = [head, "", "| method | path | count |", "|---|---|---|"]
        return "\n".join(
            lines + [f"| {r['method']} | `{r['path']}` | {r['count']} |" for r in rows]
        )
    return "\n".join([head, *(f"{r['count']:>5} {r['method']:7} {r['path']}" for r in rows)])


def _pattern(url: str, contract: Contract) -> str:
    path = urlsplit(url).path.removeprefix(contract.base_path)
    for resource in contract.resources.values():
        if path == resource.path:
            return path
        front = resource.item.partition("{id}")[0]
        if path.startswith(front):
            return resource.item
    return path or "/"
