"""`kcc-conformance plan`: what a run will send, without contacting anybody."""

import json

import click

from kcc_conformance.contract.contract import DEFAULT, load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.foreseen import DOCTOR, Foreseen, foresee
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings


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
    foreseen = foresee(load_contract(name), settings, chosen_by(settings))
    if not foreseen.scenarios:
        which = "scenario that only reads" if settings.read_only else "scenario"
        raise UsageError(f"--only {settings.only}: fits no {which}")
    click.echo(_shown(foreseen, form, settings, name))


def _shown(foreseen: Foreseen, form: str, settings: Settings, contract: str) -> str:
    rows = [
        {"method": method, "path": path, "count": count}
        for (method, path), count in sorted(
            foreseen.requests.items(), key=lambda item: (item[0][1], item[0][0])
        )
    ]
    doctor = foreseen.parts.get(DOCTOR, 0)
    token_url = settings.masked()["token_url"]
    if form == "json":
        data = {
            "url": settings.url,
            "contract": contract,
            "scenarios": [played.id for played in foreseen.scenarios],
            "requests": rows,
            "total": foreseen.total,
            "doctor": doctor,
            "parts": foreseen.parts,
            "checks": foreseen.checks,
            "clauses": foreseen.clauses,
            "token_url": token_url,
        }
        return json.dumps(data, ensure_ascii=False, indent=2)
    head = f"{len(foreseen.scenarios)} scenarios, about {foreseen.total} requests to"
    head += f" {settings.url or 'the reference'} ({doctor} of them by the doctor before the play)"
    made = "everything made carries a marker and is deleted at the end"
    head += f" in contract {contract}; " + ("nothing is written" if settings.read_only else made)
    if token_url is not None:
        head += f"; access tokens are asked of {token_url}"
    if form == "markdown":
        lines = [head, "", "| method | path | count |", "|---|---|---|"]
        lines += [f"| {r['method']} | `{r['path']}` | {r['count']} |" for r in rows]
        lines += ["", "| clause | count |", "|---|---|"]
        return "\n".join([*lines, *(f"| {x} | {n} |" for x, n in foreseen.clauses.items() if n)])
    lines = [head, *(f"{r['count']:>5} {r['method']:7} {r['path']}" for r in rows)]
    lines += ["", "of which for each clause (a check can be about several):"]
    return "\n".join([*lines, *(f"{n:>5} {x}" for x, n in foreseen.clauses.items() if n)])
