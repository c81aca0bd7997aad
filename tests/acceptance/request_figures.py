"""The figures by which requests are foreseen; run as a script, it writes them anew.

Plays each contract on the reference with few and with many examples, and reading only.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "kcc_conformance" / "playing" / "figures"
COMMAND = "python tests/acceptance/request_figures.py"
EXAMPLES = (5, 25)
SEED = 7
_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Key = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Part of the run, scenarios that make the requests, scenarios whose records these are about."""
Job = tuple[str, bool, int]
"""A contract, whether the run only reads, and how many examples."""


def counted(job: Job) -> tuple[Job, dict[Key, Counter[str]]]:
    """What one run asked."""
    from kcc_conformance.playing.play import play
    from kcc_conformance.settings.settings import Settings

    contract, read_only, examples = job
    told: dict[str, Any] = {"contract": contract, "read_only": read_only, "examples": examples}
    result = play(Settings(**told, seed=SEED, max_seconds=0))
    return job, grouped(result, contract)


def grouped(result: Any, contract_name: str) -> dict[Key, Counter[str]]:
    """The requests of a result, by what makes them."""
    from kcc_conformance.client.evidence import CLEANING, PREPARING
    from kcc_conformance.contract.contract import load_contract
    from kcc_conformance.detection.capabilities import DOCTOR as THE_DOCTOR
    from kcc_conformance.playing.foreseen import (
        CHECKS,
        CLEANUP,
        DOCTOR,
        LAST_LOOK,
        PREPARATION,
    )
    from kcc_conformance.playing.played import LAST

    contract = load_contract(contract_name)
    parts = {CLEANING: CLEANUP, THE_DOCTOR: DOCTOR}
    checks = {check.id for check in result.checks}
    users: dict[int, set[str]] = {}
    for check in result.checks:
        for n in check.exchanges:
            users.setdefault(n, set()).add(check.id)
    mentioned = mentions(result, users)
    owners: dict[str, tuple[str, ...]] = {}
    found: dict[Key, Counter[str]] = {}
    for each in result.exchanges:
        check = each["check"]
        using = users.get(each["n"], set()) | ({check} & checks)
        using = set() if check == PREPARING else using
        name, record = request_of(each, contract)
        made = [x for x in made_by(each, contract) if x not in owners]
        using |= {user for x in made for user in mentioned.get(x, ())} if using else set()
        makers = tuple(sorted(using))
        owners |= dict.fromkeys(made, makers)
        owned = owners.get(record, ()) if record else ()
        looks_back = check == CLEANING or check.startswith(f"{LAST}/")
        owned = owned if looks_back and not set(owned) & set(makers) else ()
        judging = LAST_LOOK if check.startswith(f"{LAST}/") else CHECKS
        part = judging if check in checks else parts.get(check, PREPARATION)
        found.setdefault((part, makers, owned), Counter())[name] += 1
    return found


def request_of(exchange: Mapping[str, Any], contract: Any) -> tuple[str, str]:
    """What a request is called, and the record that it is about (empty: none)."""
    path = urlsplit(exchange["url"]).path.removeprefix(contract.base_path)
    method = exchange["method"]
    for name, resource in contract.resources.items():
        front = resource.item.partition("{id}")[0]
        if path == resource.path:
            return f"{method} {name}", ""
        if path.startswith(front):
            return f"{method} {name} {{id}}", path.removeprefix(front)
    for name, operation in contract.combined.items():
        if path == operation.path:
            return f"{method} {name}", ""
    return f"{method} {path or '/'}", ""


def made_by(exchange: Mapping[str, Any], contract: Any) -> Iterator[str]:
    """The IDs in an answer to a registration: its own, and those of what it registered along or
    refers to."""
    if exchange["method"] == "POST" and 200 <= (exchange["status"] or 0) < 300:
        keys = {resource.id for resource in contract.resources.values()}
        yield from _under(keys, exchange["response"]["body"])


def mentions(result: Any, users: Mapping[int, set[str]]) -> dict[str, set[str]]:
    """Which checks rest on requests that speak of a record, by its ID; not those that look back."""
    from kcc_conformance.playing.played import LAST

    found: dict[str, set[str]] = {}
    for each in result.exchanges:
        using = {name for name in users.get(each["n"], ()) if not name.startswith(f"{LAST}/")}
        for record in _ID.findall(each["url"] + json.dumps(each["request"]["body"])):
            found.setdefault(record, set()).update(using)
    return found


def _under(keys: set[str], body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        yield from (str(body[key]) for key in keys if isinstance(body.get(key), str))
        for part in body.values():
            yield from _under(keys, part)


def written(contract: str, seen: Mapping[Job, dict[Key, Counter[str]]]) -> str:
    """The file of a contract."""
    from kcc_conformance.playing.scenarios import every_scenario

    runs = {mode: [seen[contract, only, n] for n in EXAMPLES]
            for mode, only in (("run", False), ("read_only", True))}  # fmt: skip
    names = [played.id for played in every_scenario()]
    place = {name: n for n, name in enumerate(names)}
    data = [f'"about": {json.dumps(f"Written by {COMMAND}, of runs on the reference.")}']
    data.append(f'"examples": {json.dumps(EXAMPLES)}')
    data.append('"scenarios": ' + _lines(names))
    for mode, (few, many) in runs.items():
        rows = []
        for key in sorted({*few, *many}):
            part, makers, owned = key
            one, other = few.get(key, Counter()), many.get(key, Counter())
            requests = {name: one[name] if one[name] == other[name] else [one[name], other[name]]
                        for name in sorted({*one, *other})}  # fmt: skip
            rows.append([part, [place[x] for x in makers], [place[x] for x in owned], requests])
        data.append(f'"{mode}": ' + _lines(rows))
    return "{\n" + ",\n".join(data) + "\n}\n"


def _lines(rows: list[Any]) -> str:
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"


def main() -> None:
    from kcc_conformance.contract.contract import BUILT_IN

    jobs = [(name, only, n) for name in BUILT_IN for only in (False, True) for n in EXAMPLES]
    with ProcessPoolExecutor(2) as pool:
        seen = dict(pool.map(counted, jobs))
    FIGURES.mkdir(exist_ok=True)
    for old in FIGURES.glob("*.json"):
        old.unlink()
    for name in BUILT_IN:
        (FIGURES / f"{name}.json").write_text(written(name, seen), encoding="utf-8")
        print(f"{name}: {sum(map(Counter.total, seen[name, False, EXAMPLES[-1]].values()))}")


if __name__ == "__main__":
    sys.exit(main())
