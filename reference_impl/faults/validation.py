"""Faults in judging what comes in: not done, half done, or done too late."""

from .fault import BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind
from .judging import (
    DanglingAccepted,
    MalformedBreaks,
    StoredThoughRefused,
    Tolerant,
    as_sent,
    something,
)

KIND = "validation"


_validation = Kind(KIND)

FAULTS = (
    _validation(
        "validation-required-missing-accepted",
        "A klantcontact without required attributes is accepted.",
        "Een klantcontact zonder verplichte attributen wordt geaccepteerd.",
        "F2173 required attributes",
        lambda: Tolerant(("required",), lambda _, __: None),
    ),
    _validation(
        "validation-onderwerp-missing-accepted",
        "A klantcontact without onderwerp is accepted.",
        "Een klantcontact zonder onderwerp wordt geaccepteerd.",
        "F2173 onderwerp required",
        lambda: Tolerant(("required",), lambda _, __: "", names=("onderwerp",)),
    ),
    _validation(
        "validation-null-accepted",
        "Null for a required attribute is accepted.",
        "Null voor een verplicht attribuut wordt geaccepteerd.",
        "F2173 required attributes",
        lambda: Tolerant(("null",), lambda _, __: None),
    ),
    _validation(
        "validation-empty-text-accepted",
        "Empty text for a required attribute is accepted.",
        "Lege tekst voor een verplicht attribuut wordt geaccepteerd.",
        "F2173 required attributes",
        lambda: Tolerant(("blank", "min_length"), as_sent),
    ),
    _validation(
        "validation-over-long-accepted",
        "Text longer than the contract allows is accepted and kept.",
        "Tekst die langer is dan het contract toestaat wordt geaccepteerd en bewaard.",
        "F2173 limits",
        lambda: Tolerant(("max_length",), as_sent),
    ),
    _validation(
        "validation-over-long-cut",
        "Text longer than the contract allows is accepted and silently cut.",
        "Tekst die langer is dan het contract toestaat wordt stilzwijgend afgekapt.",
        "F2173 limits",
        lambda: Tolerant(("max_length",), lambda a, value: str(value)[: a.max]),
    ),
    _validation(
        "validation-wrong-type-accepted",
        "A value of the wrong type is accepted and turned into another.",
        "Een waarde van het verkeerde type wordt geaccepteerd en omgezet.",
        "F2173 types",
        lambda: Tolerant(("invalid",), something),
    ),
    _validation(
        "validation-rol-missing-accepted",
        "A betrokkene without rol is accepted, as klant.",
        "Een betrokkene zonder rol wordt geaccepteerd, als klant.",
        "contract: required attributes",
        lambda: Tolerant(("required",), lambda _, __: "klant", BETROKKENE, ("rol",)),
    ),
    _validation(
        "validation-unknown-choice-accepted",
        "A betrokkene with an unknown rol is accepted.",
        "Een betrokkene met een onbekende rol wordt geaccepteerd.",
        "F2173 rol",
        lambda: Tolerant(("invalid_choice",), as_sent, BETROKKENE),
    ),
    _validation(
        "validation-amend-not-judged",
        "A change of a klantcontact is not judged.",
        "Een wijziging van een klantcontact wordt niet beoordeeld.",
        "F2173 limits on change",
        lambda: Tolerant(
            ("blank", "min_length", "max_length", "null"),
            as_sent,
            operations=("amend", "replace"),
        ),
    ),
    _validation(
        "validation-stored-though-refused",
        "A refused klantcontact is stored all the same.",
        "Een geweigerd klantcontact wordt toch opgeslagen.",
        "F2173 nothing recorded after a refusal",
        lambda: StoredThoughRefused(KLANTCONTACT),
    ),
    _validation(
        "validation-betrokkene-stored-though-refused",
        "A refused betrokkene is stored all the same.",
        "Een geweigerde betrokkene wordt toch opgeslagen.",
        "F2173 nothing recorded after a refusal",
        lambda: StoredThoughRefused(BETROKKENE),
    ),
    _validation(
        "validation-unknown-actor-accepted",
        "A link to an actor that does not exist is accepted.",
        "Een koppeling met een niet-bestaande actor wordt geaccepteerd.",
        "C0992-1.1a actor known",
        lambda: DanglingAccepted(LINK, "actor"),
    ),
    _validation(
        "validation-unknown-klantcontact-in-link-accepted",
        "A link to a klantcontact that does not exist is accepted.",
        "Een koppeling met een niet-bestaand klantcontact wordt geaccepteerd.",
        "C0992-2.10 link to an existing klantcontact",
        lambda: DanglingAccepted(LINK, KLANTCONTACT),
    ),
    _validation(
        "validation-unknown-klantcontact-accepted",
        "A betrokkene at a klantcontact that does not exist is accepted.",
        "Een betrokkene bij een niet-bestaand klantcontact wordt geaccepteerd.",
        "C0992-1.7 betrokkene at an existing klantcontact",
        lambda: DanglingAccepted(BETROKKENE, KLANTCONTACT),
    ),
    _validation(
        "validation-unknown-partij-accepted",
        "A betrokkene with a partij that does not exist is accepted.",
        "Een betrokkene met een niet-bestaande partij wordt geaccepteerd.",
        "C0992-1.7 betrokkene of an existing partij",
        lambda: DanglingAccepted(BETROKKENE, PARTIJ),
    ),
    _validation(
        "validation-unknown-partij-dropped",
        "A betrokkene with a partij that does not exist is stored without partij.",
        "Een betrokkene met een niet-bestaande partij wordt zonder partij opgeslagen.",
        "C0992-1.7 betrokkene of an existing partij",
        lambda: DanglingAccepted(BETROKKENE, PARTIJ, dropped=True),
    ),
    _validation(
        "validation-malformed-json-500",
        "A body that is no JSON is answered 500.",
        "Een body die geen JSON is wordt met 500 beantwoord.",
        "F2173 refusal with an explanation",
        MalformedBreaks,
    ),
)
