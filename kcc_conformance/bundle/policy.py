"""What a receiver of bundles accepts (`--accept policy.toml`), and what of one is refused."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kcc_conformance.bundle.verification import Verified
from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import CONSUMER, PROVIDER, UNDER_LOAD, Result
from kcc_conformance.result.verdict import EXIT_CODES, PARTIAL

REFUSED = ("partial", "own-contract", "capability", "known-failures", "unsigned", "draft")
"""What can be refused by name, without a value that goes with it; a policy that does not say
refuses all of them."""
RUN, OBSERVED, LOAD = "run", "observe", "load"
_KINDS = {PROVIDER: RUN, CONSUMER: OBSERVED, UNDER_LOAD: LOAD}
_KEYS = ("refuse", "kind", "verdict", "text", "contract", "product", "oldest-suite", "days")
_TEXTS = ("seed", "main")


@dataclass(frozen=True)
class Policy:
    """What is accepted: of `verdict`, `text`, `contract` and `product` what is listed (everything
    where nothing is, but for the verdict, which is to be conform); nothing of what is in `refuse`;
    of the `kind`s run, observe and load those that are named (a play under load is no run, and only
    accepted where it is asked for); no suite before `oldest_suite`, and no run that ended more than
    so many `days` ago."""

    refuse: tuple[str, ...] = REFUSED
    verdict: tuple[str, ...] = ("conform",)
    text: tuple[str, ...] = ()
    contract: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    oldest_suite: str = ""
    days: int | None = None
    kind: tuple[str, ...] = (RUN, OBSERVED)


@dataclass(frozen=True)
class Refusal:
    """One thing that is not accepted: by which name, and what was seen."""

    name: str
    seen: str = ""


def load_policy(path: Path) -> Policy:
    """The policy in a file. Raises UsageError, in one line, for what cannot be read, a key that
    there is not, and a value that it cannot have."""
    name = f"--accept {path}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())[:200]
        raise UsageError(f"{name}: cannot be read as TOML ({reason})") from None
    for key in data:
        if key not in _KEYS:
            raise UsageError(f"{name}: unknown key {key[:60]!r}; there are {', '.join(_KEYS)}")
    oldest, days = data.get("oldest-suite", ""), data.get("days")
    if not isinstance(oldest, str) or (oldest and _release(oldest) is None):
        raise UsageError(f'{name}: oldest-suite: give a version between quotes, as "0.1.0"')
    if days is not None and (not isinstance(days, int) or isinstance(days, bool) or days < 0):
        raise UsageError(f"{name}: days: give a whole number of days, 0 or more")
    return Policy(
        refuse=_listed(data, "refuse", name, REFUSED, REFUSED),
        verdict=_listed(data, "verdict", name, ("conform",), tuple(EXIT_CODES)),
        text=_listed(data, "text", name, (), _TEXTS),
        contract=_listed(data, "contract", name, ()),
        product=_listed(data, "product", name, ()),
        oldest_suite=oldest,
        days=days,
        kind=_listed(data, "kind", name, (RUN, OBSERVED), tuple(_KINDS.values())),
    )


def refusals(policy: Policy, verified: Verified) -> tuple[Refusal, ...]:
    """What of a bundle is not accepted, by name; none of one that is."""
    if verified.result is None:
        return (Refusal("verdict", "?"),)
    result = verified.result
    found = [each for each in _refused(result, verified) if each.name in policy.refuse]
    for name, told, accepted in (
        ("kind", _KINDS.get(result.subject, "?"), policy.kind),
        ("verdict", result.verdict, policy.verdict),
        ("text", result.standard.get("text", "?"), policy.text),
        ("contract", result.provider.get("contract", "?"), policy.contract),
        ("product", result.provider.get("product", "?"), policy.product),
    ):
        if accepted and told not in accepted and (name, told) != ("verdict", PARTIAL):
            found.append(Refusal(name, str(told)))
    version = result.suite.get("version", "")
    if policy.oldest_suite and not _reaches(version, policy.oldest_suite):
        found.append(Refusal("old-suite", f"{version} < {policy.oldest_suite}"))
    age = verified.age
    if policy.days is not None and (age is None or age > policy.days or age < 0):
        found.append(Refusal("stale", f"{'?' if age is None else age} > {policy.days}"))
    return tuple(found)


def _refused(result: Result, verified: Verified) -> Iterator[Refusal]:
    options = result.run.get("options")
    options = options if isinstance(options, Mapping) else {}
    part = [
        told
        for told, there in (
            ("--only", options.get("only")),
            ("--quick", options.get("quick")),
            ("--failed", options.get("failed")),
            ("--read-only", options.get("read_only")),
            ("interrupted", result.run.get("interrupted")),
            ("partial", result.run.get("partial") or result.verdict == PARTIAL),
        )
        if there
    ]
    if part:
        yield Refusal("partial", ", ".join(part))
    own = result.provider.get("own_contract")
    if own:
        yield Refusal("own-contract", str(result.provider.get("contract", "?")))
    declared = options.get("capability")
    if declared:
        yield Refusal("capability", ", ".join(map(str, declared)))
    if result.known or options.get("baseline"):
        yield Refusal("known-failures", str(len(result.known)))
    if not verified.fingerprint:
        yield Refusal("unsigned")
    elif not verified.principal:
        yield Refusal("unsigned", verified.fingerprint)
    if verified.unnamed:
        yield Refusal("draft", ", ".join(verified.unnamed))


def _listed(
    data: Mapping[str, Any],
    key: str,
    name: str,
    default: tuple[str, ...],
    known: tuple[str, ...] = (),
) -> tuple[str, ...]:
    value = data.get(key, default)
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        raise UsageError(f"{name}: {key}: give a list of texts")
    for each in value:
        if known and each not in known:
            raise UsageError(f"{name}: {key}: no {each[:60]!r}; there are {', '.join(known)}")
    return tuple(value)


def _reaches(version: str, oldest: str) -> bool:
    one, other = _release(version), _release(oldest)
    return one is not None and other is not None and one >= other


def _release(version: str) -> tuple[int, ...] | None:
    """The numbers of a version, zeros at its end left out; None where it has other parts."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
