"""What was noticed of a provider in the whole of a run, each thing said once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from kcc_conformance.client.bodies import MARKED
from kcc_conformance.client.exchanges import Exchange, Heading
from kcc_conformance.client.outages import Outage
from kcc_conformance.client.slashes import REDIRECTS, leads_to_slash
from kcc_conformance.detection.diagnosis import warn
from kcc_conformance.result.result import Diagnosis

_MADE = (201, 202)
_CHANGING = ("PUT", "PATCH", "DELETE")


def notices(
    exchanges: Iterable[Exchange],
    outages: Sequence[Outage],
    unwritten: Sequence[int],
    *,
    named: bool = False,
) -> tuple[Diagnosis, ...]:
    """What there is to say of them: outages, a database that only reads (`unwritten` are the
    numbers of the writes that failed), redirects, preconditions, byte order marks, registrations
    without a body (unless the contract has them `named` in a header)."""
    found = [_outage(each) for each in outages]
    if unwritten:
        found.append(
            warn(
                "no-writes",
                f"de provider beantwoordt elke schrijvende aanroep met 5xx ({len(unwritten)} keer,"
                f" voor het eerst #{unwritten[0]}), terwijl lezen goed gaat",
                f"the provider answers 5xx to every write ({len(unwritten)} times, the first is"
                f" #{unwritten[0]}), while reading goes well",
                "zorg dat de provider schrijft (is zijn database alleen-lezen?) en speel opnieuw",
                "have the provider write (is its database read-only?) and play again",
            )
        )
    every = tuple(exchanges)
    for told in (_redirect, _precondition, _marked, *(() if named else (_bodiless,))):
        found += told(every)
    return tuple(found)


def held_noticed(why: str | None) -> tuple[Diagnosis, ...]:
    """That exchanges stayed in memory, where there was no room for them on disk; `why` is what the
    system said of that."""
    if why is None:
        return ()
    return (
        warn(
            "temporary-files",
            f"de map voor tijdelijke bestanden raakte vol of onbruikbaar ({why}); de uitwisselingen"
            " zijn in het geheugen gehouden, er is niets verloren",
            f"the folder for temporary files became full or unusable ({why}); the exchanges were"
            " kept in memory, nothing is lost",
            "geef de run ruimte: noem met TMPDIR een andere map",
            "give the run room: name another folder with TMPDIR",
        ),
    )


def other_runs_noticed(marks: Collection[str]) -> tuple[Diagnosis, ...]:
    """That other runs of this suite were at work on the same register, known by their marks."""
    if not marks:
        return ()
    told = ", ".join(sorted(marks))
    return (
        warn(
            "other-runs",
            f"op dit register speelde tegelijk nog een run van deze suite (kenmerk {told}); wat die"
            " registreerde telt niet mee",
            f"another run of this suite played on this register at the same time (mark {told});"
            " what it registered does not count",
            "laat runs op hetzelfde register na elkaar spelen",
            "have runs on the same register play one after the other",
        ),
    )


def _outage(outage: Outage) -> Diagnosis:
    began = datetime.fromtimestamp(outage.began, UTC).strftime("%H:%M:%S")
    seconds = max(1, round(outage.ended - outage.began))
    numbers = f"#{outage.first}-#{outage.last}"
    return warn(
        "outage",
        f"de provider viel uit: vanaf {began} UTC {seconds} s lang kreeg elke aanroep"
        f" {outage.status} ({numbers}, {outage.requests} aanroepen);"
        f" {'daarna werkte hij weer' if outage.over else 'hij kwam niet terug'}",
        f"the provider was out: from {began} UTC every request was answered {outage.status} for"
        f" {seconds} s ({numbers}, {outage.requests} requests);"
        f" {'then it worked again' if outage.over else 'it did not come back'}",
        "wat daarin viel is niet beoordeeld; speel dat opnieuw met --failed",
        "what fell inside it was not judged; play that again with --failed",
    )


def telling(heads: Iterable[Heading]) -> Callable[[Heading], bool]:
    """Which exchanges `notices` has to see, by their heads, to say all that there is to say."""
    refused = any(each.status == 428 for each in heads)
    marked = next((each.n for each in heads if MARKED in each.remarks), 0)
    return lambda each: (
        each.status in REDIRECTS
        or each.status == 428
        or each.n == marked
        or (refused and each.method in _CHANGING)
        or (each.method == "POST" and each.status in _MADE)
    )


def _conditional(each: Exchange) -> bool:
    return "if-match" in map(str.lower, each.request_headers)


def _without_body(each: Exchange) -> bool:
    return each.method == "POST" and each.status in _MADE and each.response_body == ""


def _redirect(exchanges: Sequence[Exchange]) -> Iterator[Diagnosis]:
    for each in exchanges:
        location = each.response_headers.get("location")
        if leads_to_slash(each.status, each.url, location):
            there = f"{urlsplit(each.url).path}/"
            yield warn(
                "redirect",
                f"{each.method} gaf {each.status} naar {there} (#{each.n}); de suite volgt dat, en"
                " vraagt wat erop lijkt daarna meteen zo",
                f"{each.method} was answered {each.status} to {there} (#{each.n}); the suite"
                " follows, and asks what is like it in that way from then on",
                "noem in documentatie en antwoorden het adres met de schuine streep",
                "name the address with the slash in documentation and answers",
            )
            return


def _precondition(exchanges: Sequence[Exchange]) -> Iterator[Diagnosis]:
    first = next((each for each in exchanges if each.status == 428), None)
    if first is None:
        return
    sent = any(map(_conditional, exchanges))
    yield warn(
        "if-match",
        f"{first.method} zonder If-Match kreeg 428 (#{first.n}); "
        + ("de suite stuurt dan If-Match mee, met de ETag van een opvraging" if sent
           else "een ETag geeft de provider niet: dit geldt als niet aangeboden"),
        f"{first.method} without If-Match was answered 428 (#{first.n}); "
        + ("the suite then sends If-Match, with the ETag of a reading" if sent
           else "the provider gives no ETag: this counts as not offered"),
    )  # fmt: skip


def _bodiless(exchanges: Sequence[Exchange]) -> Iterator[Diagnosis]:
    for each in exchanges:
        if _without_body(each):
            located = "location" in each.response_headers
            yield warn(
                "no-body",
                f"een registratie kreeg {each.status} zonder body (#{each.n}); "
                + ("het ID komt uit Location, en het record is daarna gelezen" if located
                   else "en zonder Location: van het record is niets bekend"),
                f"a registration was answered {each.status} without a body (#{each.n}); "
                + ("the ID is that in Location, and the record was read after it" if located
                   else "and without Location: nothing is known of the record"),
                "geef het record terug, zoals het contract zegt",
                "answer with the record, as the contract says",
            )  # fmt: skip
            return


def _marked(exchanges: Sequence[Exchange]) -> Iterator[Diagnosis]:
    first = next((each for each in exchanges if MARKED in each.remarks), None)
    if first is not None:
        yield warn(
            "byte-order-mark",
            f"voor de JSON staat een byte order mark (U+FEFF; het eerst in #{first.n}); dat is"
            " overgeslagen, een andere lezer kan het voor een fout houden (RFC 8259 §8.1)",
            f"a byte order mark stands before the JSON (U+FEFF; first in #{first.n}); it was"
            " ignored, another reader may take it for an error (RFC 8259 §8.1)",
            "stuur JSON zonder byte order mark",
            "send JSON without a byte order mark",
        )
