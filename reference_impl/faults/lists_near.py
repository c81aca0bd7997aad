"""Faults in lists that are nearly right: filters that take too much, records that are too odd."""

from collections.abc import Callable

from ..answers import Call, Record, Refused
from ..behaviour import Behaviour
from ..contract import Json
from ..store import Criterion
from .fault import ACTOR, BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Alike, Kind, is_about

_VNG = ("vng",)


class Near(Behaviour):
    """A filter that should be exact takes values that are nearly the one asked for."""

    def __init__(self, resource: str | tuple[str, ...], names: tuple[str, ...], sql: str) -> None:
        self.resources = (resource,) if isinstance(resource, str) else resource
        self.names = names
        self.sql = sql

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """The conditions, that one wider."""
        if not any(is_about(call, each) for each in self.resources):
            return criteria
        known = self.provider.queries.parameters(call.subject)
        return [
            Criterion(c.name, self.sql.format(f'CAST("{known[c.name][0]}" AS TEXT)'), c.args)
            if known[c.name][0] in self.names
            else c
            for c in criteria
        ]


PREFIX = "{0} LIKE ? || '%'"
SUFFIX = "{0} LIKE '%' || ?"
SUBSTRING = "{0} LIKE '%' || ? || '%'"
NO_CASE = "lower({0}) = lower(?)"
AT_LEAST = "? LIKE {0} || '%'"
EIGHT = "substr({0}, 1, 8) = substr(?, 1, 8)"
TEN = "substr({0}, 1, 10) = substr(CAST(? AS TEXT), 1, 10)"


class OddRecord(Behaviour):
    """A list that holds a record of which `odd` is true is answered 500."""

    def __init__(self, resource: str, odd: Callable[[Call, Record], bool]) -> None:
        self.resource = resource
        self.odd = odd

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body. Raises Refused."""
        if is_about(call, self.resource, "list") and self.odd(call, record):
            raise Refused(500, "error", "Er ging iets mis.")
        return body


def _no_partij(call: Call, record: Record) -> bool:
    return record.get("partij") is None


def _unknown(call: Call, record: Record) -> bool:
    values = call.subject.attributes["indicatie_contact_gelukt"].values
    return record.get("indicatie_contact_gelukt") in (None, values["onbekend"])


_near = Alike(Kind("list"), "contract: filters and lists")

FAULTS = (
    _near(
        "list-nummer-by-prefix",
        "The filter on nummer takes what begins with it.",
        "Het filter op nummer vindt ook wat ermee begint.",
        lambda: Near(KLANTCONTACT, ("nummer",), PREFIX),
    ),
    _near(
        "list-nummer-by-suffix",
        "The filter on nummer takes what ends in it.",
        "Het filter op nummer vindt ook wat erop eindigt.",
        lambda: Near(KLANTCONTACT, ("nummer",), SUFFIX),
    ),
    _near(
        "list-nummer-by-substring",
        "The filter on nummer takes what holds it.",
        "Het filter op nummer vindt ook waar het in staat.",
        lambda: Near(KLANTCONTACT, ("nummer",), SUBSTRING),
    ),
    _near(
        "list-actor-by-prefix",
        "Actoren are found by the beginning of what is asked exactly.",
        "Actoren worden ook gevonden op het begin van wat precies is gevraagd.",
        lambda: Near(ACTOR, ("object_id", "naam"), PREFIX),
    ),
    _near(
        "list-actor-by-suffix",
        "Actoren are found by the end of what is asked exactly.",
        "Actoren worden ook gevonden op het eind van wat precies is gevraagd.",
        lambda: Near(ACTOR, ("object_id", "naam"), SUFFIX),
    ),
    _near(
        "list-actor-without-case",
        "Actoren are found whatever the case of the value asked.",
        "Actoren worden gevonden ongeacht hoofd- en kleine letters.",
        lambda: Near(ACTOR, ("object_id", "naam"), NO_CASE),
    ),
    _near(
        "list-actor-by-first-ten",
        "Actoren are found by their first ten characters.",
        "Actoren worden gevonden op hun eerste tien tekens.",
        lambda: Near(ACTOR, ("object_id", "naam"), TEN),
    ),
    _near(
        "list-actor-by-longer",
        "Actoren are found by a value that begins with theirs.",
        "Actoren worden ook gevonden op een waarde die met de hunne begint.",
        lambda: Near(ACTOR, ("object_id", "naam"), AT_LEAST),
    ),
    _near(
        "list-onderwerp-by-suffix",
        "Klantcontacten are found by the end of their onderwerp.",
        "Klantcontacten worden ook gevonden op het eind van hun onderwerp.",
        lambda: Near(KLANTCONTACT, ("onderwerp",), SUFFIX),
        _VNG,
    ),
    _near(
        "list-onderwerp-without-case",
        "Klantcontacten are found whatever the case.",
        "Klantcontacten worden gevonden ongeacht hoofd- en kleine letters.",
        lambda: Near(KLANTCONTACT, ("onderwerp",), NO_CASE),
        _VNG,
    ),
    _near(
        "list-partij-nummer-by-prefix",
        "The filter on nummer of partijen takes what begins so.",
        "Het filter op nummer van partijen vindt ook wat ermee begint.",
        lambda: Near(PARTIJ, ("nummer",), PREFIX),
        _VNG,
    ),
    _near(
        "list-fails-without-partij",
        "A list with a betrokkene without partij is answered 500.",
        "Een lijst met een betrokkene zonder partij geeft 500.",
        lambda: OddRecord(BETROKKENE, _no_partij),
    ),
    _near(
        "list-fails-on-onbekend",
        "A list with a klantcontact that is onbekend is answered 500.",
        "Een lijst met een klantcontact waarvan onbekend is of het lukte, geeft 500.",
        lambda: OddRecord(KLANTCONTACT, _unknown),
    ),
    _near(
        "list-links-by-first-eight",
        "Betrokkenen and links are found by the start of an ID.",
        "Betrokkenen en koppelingen worden gevonden op het begin van een ID.",
        lambda: Near((BETROKKENE, LINK), ("klantcontact", "partij", "actor"), EIGHT),
    ),
)
