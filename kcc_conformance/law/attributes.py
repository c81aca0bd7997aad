"""The standard's own words for the attributes of a klantcontact, and the clause of each."""

from collections.abc import Mapping
from types import MappingProxyType

PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "klantcontact": "klantcontacten",
        "betrokkene": "betrokkenen",
        "actorklantcontact": "actorklantcontacten",
        "partij": "partijen",
        "actor": "actoren",
        "internetaak": "interne taken",
    }
)
"""The kinds of records that are spoken of, and several of each."""

ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "ID": "id",
        "Nummer": "nummer",
        "Kanaal": "kanaal",
        "Onderwerp": "onderwerp",
        "Inhoud": "inhoud",
        "Indicatie contact gelukt": "indicatie_contact_gelukt",
        "Taal": "taal",
        "Vertrouwelijkheid": "vertrouwelijkheid",
        "Plaatsgevonden op": "plaatsgevonden_op",
        "ActorId": "actor",
        "Rol": "rol",
        "Initiator": "initiator",
        "Partij": "partij",
        "Klantcontact": "klantcontact",
        "Actor": "actor",
        "Naam": "naam",
        "Soort actor": "soort_actor",
        "Soort partij": "soort_partij",
        "Indicatie actief": "indicatie_actief",
    }
)

CLAUSES: Mapping[str, str] = MappingProxyType(  # what a wrong value speaks against
    {
        "id": "C0992-2.1",
        "nummer": "F2173-3",
        "kanaal": "C0992-2.3",
        "onderwerp": "C0992-2.4",
        "inhoud": "C0992-2.5",
        "indicatie_contact_gelukt": "C0992-2.6",
        "taal": "C0992-2.7",
        "vertrouwelijkheid": "C0992-2.8",
        "plaatsgevonden_op": "C0992-2.9",
        "actor": "C0992-2.10",
        "actoren": "C0992-2.10",
        "interne_taken": "C0992-0.6",
        "betrokkenen": "C0992-1.9",
        "klantcontact": "C0992-1.9",
        "partij": "C0992-1.9",
        "rol": "F2173-1",
        "initiator": "F2173-1",
    }
)

KLANTCONTACT = (
    "kanaal",
    "onderwerp",
    "inhoud",
    "indicatie_contact_gelukt",
    "taal",
    "vertrouwelijkheid",
    "plaatsgevonden_op",
)

SPOKEN_OF = frozenset({*KLANTCONTACT, "id", "nummer", "klantcontact", "actor", "partij"})
"""What the text has of a klantcontact and of who belongs to it. That somebody is a medewerker, or a
klant with a rol and a name, stands in no row of it."""

_NAMES = {key: name for name, key in ATTRIBUTES.items() if name != "Actor"} | {
    "actoren": "Actoren",
    "betrokkenen": "Betrokkenen",
    "interne_taken": "Interne taken",
    "voornaam": "Voornaam",
    "achternaam": "Achternaam",
}
_NEUTER = frozenset({"klantcontact", "actorklantcontact"})


def key_of(name: str) -> str:
    """The attribute key for a name of the standard; raises KeyError with the names there are."""
    try:
        return ATTRIBUTES[name]
    except KeyError:
        raise KeyError(f"unknown attribute {name!r}: one of {', '.join(ATTRIBUTES)}") from None


def name_of(key: str) -> str:
    """The name for an attribute key: the standard's, where it has one."""
    return _NAMES.get(key, key)


def the(resource_name: str) -> str:
    """A resource's name with its article: het klantcontact, de partij."""
    return f"{'het' if resource_name in _NEUTER else 'de'} {resource_name}"


def valid(resource_name: str) -> str:
    """One that is valid: een geldig klantcontact, een geldige partij."""
    return f"een {'geldig' if resource_name in _NEUTER else 'geldige'} {resource_name}"
