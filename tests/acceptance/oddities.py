"""Oddities: what a provider can do that no words of the draft of C0992 forbid.

Here those in how values are written, and the list of all; `oddities_shapes` has those of what an
answer looks like, `oddities_doors` those of how requests are met, `oddities_rules` those of what
a provider takes, deletes and does once. None is a variation of the
reference implementation: they were thought of by someone who knew the text, the contracts and
other people's software, but not the checks.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import oddities_doors
import oddities_rules
import oddities_shapes
from kcc_conformance.reference_impl.middleware import Wsgi
from oddity import (
    ADDRESSES,
    OPENKLANT,
    REFERENCES,
    VNG,
    Ask,
    Handler,
    Oddity,
    Reply,
    Request,
    around,
    deep,
    recoded,
    records,
)

_NL = ZoneInfo("Europe/Amsterdam")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_FIRST_NUMMER = 23009182
_IDS = {"uuid", "id", *REFERENCES}
_BOOLEANS = {"vertrouwelijk", "initiator", "indicatieActief", "indicatieGeheimhouding"}
_GELUKT = "indicatieContactGelukt"
_ENUMS = {"rol", "soortActor", "soortPartij", _GELUKT}
_WORDS = {True: "ja", False: "nee", None: "onbekend"}
_VALUES: dict[Any, Any] = {"ja": True, "nee": False}


def _lower(text: str) -> str:
    return _UUID.sub(lambda found: found[0].lower(), text)


def _upper(text: str) -> str:
    return _UUID.sub(lambda found: found[0].upper(), text)


def _upper_ids(request: Request, ask: Ask) -> Reply:
    if not request.kind:
        return ask(request)

    def by(change: Callable[[str], str]) -> Callable[[str, Any], Any]:
        names = _IDS | ADDRESSES
        return lambda key, v: change(v) if key in names and isinstance(v, str) else v

    request.path, request.query = _lower(request.path), _lower(request.query)
    if request.json is not None:
        request.json = deep(request.json, by(_lower))
    reply = ask(request)
    if reply.status < 300 and reply.json is not None:
        reply.json = deep(reply.json, by(_upper))
    reply.header("Location", _upper(reply.header("Location")))
    return reply


def _numbered() -> Handler:
    shown: dict[str, str] = {}
    hidden: dict[tuple[str, str], str] = {}

    def out(kind: str, identifier: Any) -> Any:
        if not isinstance(identifier, str) or not _UUID.fullmatch(identifier):
            return identifier
        if identifier not in shown:
            shown[identifier] = str(sum(each == kind for each, _ in hidden) + 1)
            hidden[kind, shown[identifier]] = identifier
        return shown[identifier]

    def back(key: str, value: Any) -> Any:
        return hidden.get((REFERENCES.get(key, ""), value), value) if value else value

    def handler(request: Request, ask: Ask) -> Reply:
        if not (kind := request.kind):
            return ask(request)
        if request.id:
            there = hidden.get((kind, request.id), "0")
            request.path = request.path[: -len(request.id)] + there
        request.query = "&".join(
            each if "=" not in each else f"{k}={back(k, v)}"
            for each in request.query.split("&")
            for k, _, v in [each.partition("=")]
        )
        if isinstance(sent := request.json, dict):
            request.json = {k: back(k, v) if isinstance(v, str) else v for k, v in sent.items()}
        reply = ask(request)
        if reply.status < 300 and (body := reply.json) is not None:
            for record in records(body):
                own = out(kind, record["id"])
                record["_links"]["self"]["href"] = _UUID.sub(own, record["_links"]["self"]["href"])
                record["id"] = own
                for key in REFERENCES.keys() & record.keys():
                    record[key] = out(REFERENCES[key], record[key])
            reply.json = body
        where = reply.header("Location")
        reply.header("Location", _UUID.sub(lambda found: out(kind, found[0]), where))
        return reply

    return handler


def _ja_nee(key: str, value: Any) -> Any:
    nullable = key == _GELUKT and value is None
    return _WORDS[value] if isinstance(value, bool) or nullable else value


def _from_ja_nee(key: str, value: Any) -> Any:
    return _VALUES.get(value, value) if key in _BOOLEANS and isinstance(value, str) else value


def _plain_ja_nee(key: str, value: Any) -> Any:
    return _WORDS[value] if isinstance(value, bool) else value


def _ok_from_ja_nee(key: str, value: Any) -> Any:
    if key == _GELUKT and isinstance(value, str):
        return None if value == "onbekend" else _VALUES.get(value, value)
    return _from_ja_nee(key, value)


def _first(change: Callable[[str], str]) -> Callable[[str, Any], Any]:
    def recode(key: str, value: Any) -> Any:
        known = key in _ENUMS and isinstance(value, str) and value
        return change(value[0]) + value[1:] if known else value

    return recode


def _moments(form: str, zone: Any = _NL) -> Callable[[Wsgi], Wsgi]:
    """Writes moments by a form of `strftime`; takes one in that form as well."""

    def out(key: str, value: Any) -> Any:
        if key != "plaatsgevondenOp" or not isinstance(value, str):
            return value
        return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(zone).strftime(form)

    def back(key: str, value: Any) -> Any:
        if key != "plaatsgevondenOp" or not isinstance(value, str):
            return value
        try:
            found = datetime.strptime(value, form)
        except ValueError:
            return value
        return (found if found.tzinfo else found.replace(tzinfo=zone)).isoformat()

    return recoded(out, back)


def _own_nummer() -> Handler:
    numbers = count(_FIRST_NUMMER)

    def handler(request: Request, ask: Ask) -> Reply:
        sent = request.json
        if request.kind not in {"klantcontacten", "maak-klantcontact"} or not isinstance(
            sent, dict
        ):
            return ask(request)
        inner = sent if request.kind == "klantcontacten" else sent.get("klantcontact")
        if not isinstance(inner, dict):
            return ask(request)
        as_text = "/api/" in request.base
        if request.method == "POST":
            inner["nummer"] = str(next(numbers)) if as_text else next(numbers)
        elif request.method in {"PUT", "PATCH"}:
            now = ask(request.get(request.path)).json
            inner["nummer"] = (now or {}).get("nummer")
        request.json = sent
        return ask(request)

    return handler


def _other_nummer(key: str, value: Any) -> Any:
    if key != "nummer" or value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return str(value)
    plain = isinstance(value, str) and re.fullmatch("[1-9][0-9]*", value)
    return int(value) if plain else value


def _collapsed(key: str, value: Any) -> Any:
    return re.sub(r"[ \t]{2,}", " ", value) if isinstance(value, str) else value


def _as_is(key: str, value: Any) -> Any:
    return value


_VALUES_ODD = (
    Oddity("ids-upper-case", "UUIDs are answered in capitals, and taken in either case.",
      "SQL Server and .NET write a uniqueidentifier in capitals.",
      "learn.microsoft.com, T-SQL uniqueidentifier: the examples", around(lambda: _upper_ids)),
    Oddity("ids-numbered-per-kind", "Ids are 1, 2, 3, per kind: an actor and a partij share one.",
      "Auto-increment keys of Laravel, Rails and Django; the contract has a string of 1 to 40.",
      "vng-crud-0.0.3.yaml, Identificatiecode", around(_numbered), (VNG,)),
    Oddity("booleans-as-ja-nee", "Booleans are written ja and nee, and taken so too.",
      "The text has Ja and Nee; CustomerInteractionBundle has vertrouwelijk ja or nee.",
      "github CommonGateway/CustomerInteractionBundle, Klantcontact schema",
      recoded(_ja_nee, _ok_from_ja_nee), (OPENKLANT,)),
    Oddity("booleans-ja-nee-crud", "Booleans are written ja and nee, as the enum beside them is.",
      "The text has Ja and Nee; CustomerInteractionBundle has vertrouwelijk ja or nee.",
      "github CommonGateway/CustomerInteractionBundle, Klantcontact schema",
      recoded(_plain_ja_nee, _from_ja_nee), (VNG,)),
    Oddity("enums-with-capital", "Listed words are answered with a capital: Klant, Medewerker, Ja.",
      "The contract's own discriminator mapping says Medewerker; the text says Ja.",
      "vng-crud-0.0.3.yaml, Actor discriminator", recoded(_first(str.upper), _first(str.lower))),
    Oddity("moment-with-space", "A moment is answered as 2023-03-01 10:00:00, in Dutch time.",
      "The Salesforce provider of Amsterdam answers so.",
      "github Amsterdam/mijn-amsterdam: plaatsgevondenOp 2024-05-22 08:28:45",
      _moments("%Y-%m-%d %H:%M:%S")),
    Oddity("moment-as-in-the-text", "A moment is answered as 01-03-2023 10:00.",
      "The example value of the text is written so.", "C0992, row Plaatsgevonden op",
      _moments("%d-%m-%Y %H:%M")),
    Oddity("moment-offset-without-colon", "A moment is answered as 2023-03-01T09:00:00.000+0000.",
      "Jackson before 2.11, so Spring Boot before 2.3, writes dates so.",
      "javadoc of com.fasterxml.jackson.databind.util.StdDateFormat",
      _moments("%Y-%m-%dT%H:%M:%S.000%z", UTC)),
    Oddity("moment-without-zone", "A moment is answered in Dutch time without a zone.",
      "NEN-ISO 8601 leaves the zone out if it is plain; .NET DateTime of kind Unspecified.",
      "VNG gegevenswoordenboek, Datumtijd", _moments("%Y-%m-%dT%H:%M:%S")),
    Oddity("nummer-always-own", "The provider numbers every klantcontact, whatever is sent.",
      "The text says so of Nummer; 00.01.00 has no nummer in a request.",
      "C0992, row Nummer; vng-handelingen-00.01.00.yaml", around(_own_nummer)),
    Oddity("nummer-other-type", "Nummer is answered as a number where text is usual, and as text"
      " where a number is.", "CRUD has an integer, Open Klant a string; the text has only digits.",
      "open-klant-2.18.0.json and vng-crud-0.0.3.yaml, nummer",
      recoded(_other_nummer, _as_is)),
    Oddity("spaces-collapsed", "Runs of spaces in text are stored as one.",
      "Text that passes a SOAP back end typed xs:token is collapsed; so is a field shown as HTML.",
      "XML Schema part 2, 4.3.6 whiteSpace", recoded(_as_is, _collapsed)),
)  # fmt: skip
ODDITIES: tuple[Oddity, ...] = (
    *_VALUES_ODD,
    *oddities_shapes.SHAPES,
    *oddities_doors.DOORS,
    *oddities_rules.RULES,
)
