"""What results are called where several stand side by side."""

import re
from collections.abc import Mapping, Sequence

from kcc_conformance.result.result import Result

_ADDRESS = re.compile(r"^https?://([^/\s,]+)[^\s,]*")


def names(results: Sequence[Result], paths: Sequence[str]) -> tuple[str, ...]:
    """As little as tells them apart: the product and its version, else the address and the contract
    spoken; then the text, the contract, the readings, the moment, at last the file."""
    told = [_product(each) for each in results]
    for further in (_text, contract, _readings, _environment, _started):
        extra = [further(each) for each in results]
        groups: dict[str, set[str]] = {}
        for name, more in zip(told, extra, strict=True):
            groups.setdefault(name, set()).add(more)
        told = [
            f"{name}, {more}" if more and len(groups[name]) > 1 else name
            for name, more in zip(told, extra, strict=True)
        ]
    return tuple(
        f"{name} ({path})" if told.count(name) > 1 else name
        for name, path in zip(told, paths, strict=True)
    )


def shortened(told: Sequence[str]) -> tuple[str, ...]:
    """The names without what they all begin with, as far as it is parted by commas, and of an
    address only the host, where that still tells them apart."""
    parts = [name.split(", ") for name in told]
    common = 0
    while all(len(each) > common + 1 for each in parts) and len({e[common] for e in parts}) == 1:
        common += 1
    rest = tuple(", ".join(each[common:]) for each in parts)
    hosts = tuple(_ADDRESS.sub(r"\1", each) for each in rest)
    return hosts if len({*hosts}) == len(hosts) else rest


def contract(result: Result) -> str:
    """The name of the contract spoken; "?" where none is known."""
    return str(result.provider.get("contract") or "?")


def _product(result: Result) -> str:
    found = [str(result.provider.get(key) or "") for key in ("product", "product_version")]
    if found[0]:
        return " ".join(each for each in found if each)
    spoken = contract(result)
    address = str(result.provider.get("url", "?"))
    return address if spoken == "?" else f"{address}, {spoken}"


def _text(result: Result) -> str:
    return f"--text {result.standard.get('text', '?')}"


def _readings(result: Result) -> str:
    found = result.run.get("readings")
    return ", ".join(f"{k}={v}" for k, v in found.items()) if isinstance(found, Mapping) else ""


def _environment(result: Result) -> str:
    return str(result.provider.get("environment") or "")


def _started(result: Result) -> str:
    return str(result.run.get("started", ""))
