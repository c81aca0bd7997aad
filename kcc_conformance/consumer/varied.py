"""Three calls that differ in everything: between them they have most of the values of choices."""

from collections.abc import Mapping
from types import MappingProxyType

VARIED: tuple[Mapping[str, str], ...] = (
    MappingProxyType(
        {
            "kanaal": "E-mail",
            "indicatie_contact_gelukt": "Ja",
            "vertrouwelijkheid": "Nee",
            "plaatsgevonden_op": "29-10-2023 02:30 +0200",
        }
    ),
    MappingProxyType(
        {
            "kanaal": "Balie",
            "inhoud": "Klant vraagt naar de openingstijden."
            " Antwoord: elke werkdag van 9 tot 17 uur.",
            "indicatie_contact_gelukt": "Nee",
            "taal": "Engels",
            "vertrouwelijkheid": "Ja",
            "plaatsgevonden_op": "15-07-2023 09:30",
        }
    ),
    MappingProxyType(
        {
            "kanaal": "chat",
            "inhoud": "Klant vraagt: “Waar is de milieustraat?” Antwoord: Ænstraat 1 – \U0001f33b.",
            "indicatie_contact_gelukt": "onbekend",
            "taal": "Turks",
            "plaatsgevonden_op": "29-02-2024 23:59:59",
        }
    ),
)
"""What each of the three has otherwise than the text's example, by logical attribute."""

FIRST, SECOND = "26-03-2023 03:00", "31-12-2022 23:30"
"""When the two shared calls took place that are registered one after the other."""
