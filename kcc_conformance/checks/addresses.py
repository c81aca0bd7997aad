"""Do addresses lead to what they are shown at?

No text speaks of addresses: whatever is wrong with one differs from the contract, which has them,
and never from the text. That under an ID another record stands is seen where it is read by its ID.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kcc_conformance.client.addresses import Address
from kcc_conformance.client.origin import origin_of, same_place
from kcc_conformance.contract import wire
from kcc_conformance.findings import Finding

ORIGIN, BASE, KIND, OTHER, UNKNOWN, DEAD, NO_URL = (
    "origin", "base", "kind", "other", "unknown", "dead", "no url",
)  # fmt: skip
"""What can be wrong with an address: scheme, host or port; the path of the API; what kind of thing
it leads to; whose record; whose record, which there is not; a right one that leads nowhere; and
what is no address at all."""
_SHOWN = 3
"""Places that a finding names: more are no easier to mend, and are counted."""
_SENTENCES: Mapping[str, str] = {
    KIND: "adressen in de antwoorden wijzen naar iets van een andere soort: {}",
    OTHER: "adressen in de antwoorden wijzen naar een ander record dan waar ze bij staan: {}",
    UNKNOWN: "adressen in de antwoorden wijzen naar een record dat er niet is: {}",
    DEAD: "adressen in de antwoorden leiden nergens heen: {}",
    NO_URL: "adressen in de antwoorden zijn geen URL: {}",
}


@dataclass(frozen=True)
class Deviation:
    """What is wrong with an address: of which kind, what was to be expected and what was seen (for
    ORIGIN and BASE the beginnings only)."""

    kind: str
    address: Address
    expected: str
    seen: str


def deviations(address: Address, base_url: str) -> Iterator[Deviation]:
    """What is wrong with an address, going by the URL under which the provider was asked."""
    try:
        parts = urlsplit(address.url)
        placed = same_place(address.url, base_url)
        seen = origin_of(address.url)
    except ValueError:
        yield Deviation(NO_URL, address, "een URL", address.text)
        return
    if parts.scheme not in ("http", "https") or not parts.netloc:
        yield Deviation(NO_URL, address, "een URL", address.text)
        return
    if not placed:
        yield Deviation(ORIGIN, address, origin_of(base_url), seen)
    base, path = _plain(urlsplit(base_url).path), _plain(parts.path)
    rest = _expected(address)
    if rest and path.casefold().endswith(rest.casefold()):
        begin = path[: -len(rest)]
        if begin != base:
            yield Deviation(BASE, address, base or "/", begin or "/")
        return
    if not path.startswith(base + "/"):
        yield Deviation(BASE, address, base or "/", _beginning(path, address))
    elif address.resource is not None:
        yield from _elsewhere(address, path.removeprefix(base), base_url)


def told(found: Iterable[Deviation]) -> tuple[Finding, ...]:
    """One finding for each kind of deviation; for ORIGIN and BASE one for each beginning seen."""
    groups: dict[tuple[str, str], list[Deviation]] = {}
    for each in found:
        beginning = each.seen if each.kind in (ORIGIN, BASE) else ""
        groups.setdefault((each.kind, beginning), []).append(each)
    return tuple(_finding(group) for group in groups.values())


def _finding(group: list[Deviation]) -> Finding:
    first = group[0]
    places = list(dict.fromkeys(each.address.place for each in group))
    named = ", ".join(places[:_SHOWN])
    if len(places) > _SHOWN:
        named += f", … ({len(places)})"
    if first.kind == ORIGIN:
        message = (
            f"adressen in de antwoorden beginnen met {first.seen}, maar de provider is"
            f" aangesproken op {first.expected}: {named}"
        )
    elif first.kind == BASE:
        message = (
            f"adressen in de antwoorden hebben het pad {first.seen}, maar de API staat op"
            f" {first.expected}: {named}"
        )
    else:
        message = _SENTENCES[first.kind].format(named)
    return Finding(
        message,
        expected=first.expected,
        actual=first.address.text if first.kind in (ORIGIN, BASE) else first.seen,
        exchange=first.address.exchange,
    )


def _elsewhere(address: Address, rest: str, base_url: str) -> Iterator[Deviation]:
    """A path under the base that is not that of what the address is shown at."""
    if address.resource is None:
        return
    before, _, after = address.resource.item.partition("{id}")
    of_kind = rest.casefold().startswith(before.casefold()) and rest.endswith(after)
    own = rest[len(before) :].removesuffix(after) if of_kind else ""
    wanted = base_url.rstrip("/") + (_expected(address) or address.resource.item)
    if not address.page and of_kind and own and "/" not in own:
        if address.record_id is not None and not wire.same_id(own, address.record_id):
            yield Deviation(OTHER, address, wanted, address.text)
        return
    yield Deviation(KIND, address, wanted, address.text)


def _expected(address: Address) -> str:
    """The path under the base of what an address is shown at; empty where that is not known."""
    if address.resource is None:
        return ""
    if address.page:
        return _plain(address.resource.path)
    if address.record_id is None:
        return ""
    return _plain(address.resource.item.replace("{id}", address.record_id))


def _beginning(path: str, address: Address) -> str:
    """What stands before the last steps of a path, which are those of a record or of a list."""
    steps = 1 if address.page else 2
    return "/".join(path.split("/")[:-steps]) or "/"


def _plain(path: str) -> str:
    return unquote(path).rstrip("/")
