"""Harmless variations: providers that differ and are right all the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from . import differences, middleware
from .answers import Answer, Call
from .behaviour import Behaviour, Chain
from .contract import Contract, suited
from .faults.delays import LateToBeSeen
from .middleware import Wsgi

_BOTH = ("openklant", "vng")


@dataclass(frozen=True)
class Variation:
    """One way to differ. `families` are as those of a fault."""

    name: str
    what_en: str
    what_nl: str
    make: Callable[[], Behaviour] | None = field(default=None, repr=False, compare=False)
    wsgi: Callable[[Wsgi], Wsgi] | None = field(default=None, repr=False, compare=False)
    adapt: Callable[[Contract], Contract] | None = field(default=None, repr=False, compare=False)
    families: tuple[str, ...] = _BOTH

    def fits(self, contract: Contract) -> bool:
        """Whether a provider of this contract can differ in this way."""
        return bool(contract.traits & {*self.families})


def _status(old: int, new: int) -> Callable[[], Behaviour]:
    def change(call: Call, answer: Answer) -> None:
        if answer.status == old:
            answer.status = new
            if isinstance(answer.body, dict) and answer.body.get("status") == old:
                answer.body["status"] = new
            answer.headers.pop("WWW-Authenticate", None)

    return lambda: differences.Reanswered(change)


def _errors_as(media: str) -> Callable[[], Behaviour]:
    def change(call: Call, answer: Answer) -> None:
        if answer.status >= 400:
            answer.media = media

    return lambda: differences.Reanswered(change)


def _media(change: Callable[[str], str]) -> Callable[[], Behaviour]:
    def rewrite(call: Call, answer: Answer) -> None:
        if answer.media:
            answer.media = change(answer.media)

    return lambda: differences.Reanswered(rewrite)


def _delete_with_body(call: Call, answer: Answer) -> None:
    if call.operation == "delete" and answer.status == 204:
        answer.status, answer.body = 200, {}


def _late() -> Behaviour:
    names = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")
    return Chain([LateToBeSeen(name, 0.5, "read", "list") for name in names])


def _shown(rewrite: differences.Rewrite) -> Callable[[], Behaviour]:
    return lambda: differences.Rewritten(rewrite)


def _refuse(status: int, *operations: str) -> Callable[[], Behaviour]:
    return lambda: differences.Forbidden(status, operations)


def _read_only(status: int) -> Callable[[], Behaviour]:
    writes = ("create", "replace", "amend", "delete")
    return lambda: differences.Forbidden(status, writes, "actor", "partij")


V = Variation
_OPENKLANT, _VNG = ("openklant",), ("vng",)
_VARIATIONS: tuple[Variation, ...] = (
    V("extra-members", "Records have members of the provider's own.",
      "Records hebben eigen leden van de provider.", _shown(differences.more_members)),
    V("other-order", "Members stand in another order.",
      "Leden staan in een andere volgorde.", _shown(differences.other_order)),
    V("unset-as-null", "What was not filled in is answered as null.",
      "Wat niet is ingevuld wordt als null beantwoord.", _shown(differences.nulls), families=_VNG),
    V("unset-left-out", "What was not filled in is left out.",
      "Wat niet is ingevuld blijft weg.", _shown(differences.nothing_empty), families=_OPENKLANT),
    V("instant-with-offset", "Moments are answered in Dutch time with offset.",
      "Momenten worden in Nederlandse tijd met tijdzone beantwoord.",
      differences.told_otherwise(differences.with_offset)),
    V("instant-plus-zero", "Moments are answered with +00:00 instead of Z.",
      "Momenten worden met +00:00 in plaats van Z beantwoord.",
      differences.told_otherwise(lambda text: text.replace("Z", "+00:00"))),
    V("instant-with-fraction", "Moments are answered with milliseconds.",
      "Momenten worden met milliseconden beantwoord.",
      differences.told_otherwise(differences.with_fraction)),
    V("text-composed", "Text is stored in Unicode normal form C.",
      "Tekst wordt in Unicode-normaalvorm C opgeslagen.", differences.Normalised),
    V("gzip", "Answers are compressed.", "Antwoorden zijn gecomprimeerd.",
      wsgi=middleware.changed(middleware.zipped)),
    V("chunked", "Answers come in pieces, without a length.",
      "Antwoorden komen in stukken, zonder lengte.",
      wsgi=middleware.changed(middleware.in_pieces)),
    V("charset", "The media type names a charset.", "Het mediatype noemt een charset.",
      _media(lambda media: media + "; charset=utf-8")),
    V("charset-otherwise", "The media type is spelled in capitals, the charset in quotes.",
      "Het mediatype staat in hoofdletters, de charset tussen aanhalingstekens.",
      _media(lambda media: media.title() + ';charset="UTF-8"')),
    V("errors-as-problem-json", "Refusals are problem+json.", "Weigeringen zijn problem+json.",
      _errors_as("application/problem+json"), families=_OPENKLANT),
    V("errors-as-json", "Refusals are plain JSON.", "Weigeringen zijn gewone JSON.",
      _errors_as("application/json"), families=_VNG),
    V("plain-json", "HAL is labelled as plain JSON.", "HAL wordt als gewone JSON gemerkt.",
      _media(lambda media: media.replace("hal+json", "json")), families=_VNG),
    V("location-relative", "Location is a path.", "Location is een pad.",
      wsgi=middleware.changed(middleware.relative)),
    V("location-absent", "There is no Location.", "Er is geen Location.",
      wsgi=middleware.changed(middleware.nowhere)),
    V("invalid-422", "Invalid records are answered 422.",
      "Ongeldige records worden met 422 beantwoord.", _status(400, 422)),
    V("unauthorised-403", "A missing token is answered 403.",
      "Een ontbrekend token wordt met 403 beantwoord.", _status(401, 403)),
    V("small-pages", "Lists have two records a page.", "Lijsten hebben twee records per pagina.",
      differences.SmallPages),
    V("header-names-small", "Names of headers are in small letters.",
      "Namen van headers staan in kleine letters.",
      wsgi=middleware.changed(middleware.small_letters)),
    V("connection-closed", "The connection is closed after every answer.",
      "De verbinding wordt na elk antwoord gesloten.", wsgi=middleware.changed(middleware.goodbye)),
    V("json-indented", "JSON is written on several lines.",
      "JSON wordt op meer regels geschreven.", differences.write_json(indent=2)),
    V("json-ascii", "JSON is written in ASCII, with escapes.",
      "JSON wordt in ASCII geschreven, met escapes.", differences.write_json(ensure_ascii=True)),
    V("slow", "Every answer takes 50 milliseconds.", "Elk antwoord duurt 50 milliseconden.",
      differences.Slow),
    V("busy", "Every seventh request is answered 429, to come back after a second.",
      "Elk zevende verzoek krijgt 429, om na een seconde terug te komen.",
      wsgi=middleware.busy("1")),
    V("busy-briefly", "Every seventh request is answered 429, to come back at once.",
      "Elk zevende verzoek krijgt 429, om meteen terug te komen.", wsgi=middleware.busy("0")),
    V("late", "New records can be seen after half a second.",
      "Nieuwe records zijn na een halve seconde te zien.", _late),
    V("delete-405", "Nothing can be deleted.", "Niets kan verwijderd worden.",
      _refuse(405, "delete")),
    V("delete-200", "DELETE is answered 200 with a body.",
      "DELETE wordt met 200 en een body beantwoord.",
      lambda: differences.Reanswered(_delete_with_body)),
    V("change-405", "Nothing can be replaced or amended.",
      "Niets kan vervangen of gewijzigd worden.", _refuse(405, "replace", "amend")),
    V("actors-and-partijen-403", "Actoren and partijen cannot be written: 403.",
      "Actoren en partijen kunnen niet geschreven worden: 403.", _read_only(403)),
    V("actors-and-partijen-405", "Actoren and partijen cannot be written: 405.",
      "Actoren en partijen kunnen niet geschreven worden: 405.", _read_only(405)),
    V("ids-not-uuid", "Ids are no UUIDs.", "Ids zijn geen UUIDs.", differences.OtherIds,
      families=_VNG),
    V("own-id-refused", "A record for which the client sends an id is refused.",
      "Een record waarvoor de consumer een id meestuurt wordt geweigerd.",
      differences.OwnIdRefused),
    V("number-given", "A klantcontact gets a nummer when none is sent.",
      "Een klantcontact krijgt een nummer als er geen wordt gestuurd.", differences.NumberGiven,
      families=("nummer-empty",)),
    V("no-combined-call", "There is no one call for klantcontact and betrokkene.",
      "Er is geen ene aanroep voor klantcontact en betrokkene.",
      adapt=differences.without_combined, families=_OPENKLANT),
    V("no-partij-filter", "Klantcontacten cannot be filtered by partij: the filter is ignored.",
      "Klantcontacten zijn niet op partij te filteren: het filter wordt genegeerd.",
      adapt=differences.without_partij_filter, families=("partij-filter-optional",)),
    V("no-openapi", "There is no OpenAPI document.", "Er is geen OpenAPI-document.",
      lambda: differences.Undocumented(lambda _: None)),
    V("filters-not-documented", "The OpenAPI document names no query parameters.",
      "Het OpenAPI-document noemt geen queryparameters.",
      lambda: differences.Undocumented(differences.without_parameters)),
)  # fmt: skip


def list_variations() -> tuple[Variation, ...]:
    """All variations."""
    return _VARIATIONS


def find_variations(names: Sequence[str], contract: Contract) -> list[Variation]:
    """The variations of those names. Raises ValueError for one unknown or out of place."""
    known = {variation.name: variation for variation in _VARIATIONS}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=5, cutoff=0.4)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise ValueError(f"no variation {name!r}{hint}")
        if not known[name].fits(contract):
            where = suited(known[name].fits)
            raise ValueError(f"variation {name!r} is for {where}, not for {contract.name}")
    return [known[name] for name in names]
