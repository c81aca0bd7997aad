"""Faults that only show with a request that consumers seldom send."""

from .fault import ACTOR, BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind, stored
from .identifiers import KIND as IDENTIFIER
from .lists import KIND as LIST
from .protocol import KIND as PROTOCOL
from .relations import KIND as RELATION
from .scalars import KIND as VALUE
from .seldom import (
    ContactData,
    Identificator,
    LongBreaks,
    MalformedRead,
    MalformedSent,
    Minimal,
    NamedOtherwise,
    TwoAtMost,
    becomes,
    fails,
    refuses,
)
from .texts import each
from .traps import without_leading_zeros
from .validation import KIND as VALIDATION

_OPENKLANT, _VNG = ("openklant",), ("vng",)
_SHORT = 20
_ADDRESS = {"adresregel1": "Teststraat 1", "land": "6030"}
_MALFORMED = "contract: an ID that is none"
_THIRD = "F2173-6 as many as there were"
_LONGEST = "longest value kept"


_identifier = Kind(IDENTIFIER)
_list = Kind(LIST)
_protocol = Kind(PROTOCOL)
_relation = Kind(RELATION)
_validation = Kind(VALIDATION)
_value = Kind(VALUE)

FAULTS = (
    _protocol(
        "protocol-malformed-id-500",
        "A klantcontact that is asked for by what is no ID is answered 500.",
        "Een klantcontact opvragen met iets wat geen ID is wordt met 500 beantwoord.",
        _MALFORMED,
        lambda: MalformedRead(KLANTCONTACT),
    ),
    _protocol(
        "protocol-malformed-id-shows-another",
        "A klantcontact that is asked for by what is no ID is answered with another.",
        "Een klantcontact opvragen met iets wat geen ID is geeft een ander klantcontact.",
        _MALFORMED,
        lambda: MalformedRead(KLANTCONTACT, something=True),
    ),
    _protocol(
        "protocol-malformed-partij-id-500",
        "A partij that is asked for by what is no ID is answered 500.",
        "Een partij opvragen met iets wat geen ID is wordt met 500 beantwoord.",
        _MALFORMED,
        lambda: MalformedRead(PARTIJ),
    ),
    _validation(
        "validation-malformed-actor-500",
        "A link to an actor whose ID is none is answered 500.",
        "Een koppeling met een actor waarvan het ID geen ID is wordt met 500 beantwoord.",
        _MALFORMED,
        lambda: MalformedSent(LINK, "actor"),
    ),
    _validation(
        "validation-malformed-partij-500",
        "A betrokkene with a partij whose ID is none is answered 500.",
        "Een betrokkene met een partij waarvan het ID geen ID is wordt met 500 beantwoord.",
        _MALFORMED,
        lambda: MalformedSent(BETROKKENE, PARTIJ),
    ),
    _validation(
        "validation-malformed-partij-dropped",
        "A betrokkene with a partij whose ID is none is kept without partij.",
        "Een betrokkene met een partij waarvan het ID geen ID is wordt zonder partij bewaard.",
        _MALFORMED,
        lambda: MalformedSent(BETROKKENE, PARTIJ, dropped=True),
    ),
    _validation(
        "validation-minimal-actor-500",
        "An actor of which only the required is sent is answered 500.",
        "Een actor met alleen wat verplicht is wordt met 500 beantwoord.",
        "C0992-1.1a actor known",
        lambda: Minimal(ACTOR, fails),
    ),
    _validation(
        "validation-minimal-partij-500",
        "A partij of which only the required is sent is answered 500.",
        "Een partij met alleen wat verplicht is wordt met 500 beantwoord.",
        "C0992-1.9 partij known",
        lambda: Minimal(PARTIJ, fails),
    ),
    _validation(
        "validation-minimal-actor-refused",
        "An actor of which only the required is sent is refused.",
        "Een actor met alleen wat verplicht is wordt geweigerd.",
        "contract: required attributes",
        lambda: Minimal(ACTOR, refuses),
    ),
    _validation(
        "validation-minimal-partij-refused",
        "A partij of which only the required is sent is refused.",
        "Een partij met alleen wat verplicht is wordt geweigerd.",
        "contract: required attributes",
        lambda: Minimal(PARTIJ, refuses),
    ),
    _value(
        "value-minimal-actor-renamed",
        "An actor of which only the required is sent gets another naam.",
        "Een actor met alleen wat verplicht is krijgt een andere naam.",
        "C0992-1.1a actor kept",
        lambda: Minimal(ACTOR, becomes("naam", "Onbekend")),
    ),
    _value(
        "value-minimal-partij-other-kind",
        "A partij of which only the required is sent becomes an organisatie.",
        "Een partij met alleen wat verplicht is wordt een organisatie.",
        "C0992-1.9 partij kept",
        lambda: Minimal(PARTIJ, becomes("soort_partij", "organisatie")),
    ),
    _identifier(
        "nummer-leading-zeros-lost",
        "A nummer that the client sends loses its leading zeros.",
        "Een nummer dat de client meestuurt verliest zijn voorloopnullen.",
        "F2173-3 nummer kept",
        stored(KLANTCONTACT, ("nummer",), each(without_leading_zeros)),
        _OPENKLANT,
    ),
    _value(
        "value-kanaal-longest-cut",
        f"Kanaal is cut after {_SHORT} characters.",
        f"Kanaal wordt na {_SHORT} tekens afgekapt.",
        f"C0992-2.3 {_LONGEST}",
        stored(KLANTCONTACT, ("kanaal",), each(lambda text: text[:_SHORT])),
    ),
    _value(
        "value-kanaal-longest-500",
        "A kanaal as long as may be is answered 500.",
        "Een kanaal zo lang als mag wordt met 500 beantwoord.",
        f"C0992-2.3 {_LONGEST}",
        lambda: LongBreaks("kanaal"),
    ),
    _value(
        "value-taal-longest-cut",
        f"Taal is cut after {_SHORT} characters.",
        f"Taal wordt na {_SHORT} tekens afgekapt.",
        f"C0992-2.7 {_LONGEST}",
        stored(KLANTCONTACT, ("taal",), each(lambda text: text[:_SHORT])),
        _VNG,
    ),
    _value(
        "value-taal-longest-500",
        "A taal as long as may be is answered 500.",
        "Een taal zo lang als mag wordt met 500 beantwoord.",
        f"C0992-2.7 {_LONGEST}",
        lambda: LongBreaks("taal"),
        _VNG,
    ),
    _list(
        "list-partij-identificator-500",
        "A search for a partij by what identifies it is answered 500.",
        "Zoeken naar een partij op wat haar identificeert wordt met 500 beantwoord.",
        "contract: filters",
        lambda: Identificator(PARTIJ, "object_id", "nummer"),
    ),
    _list(
        "list-partij-identificator-everything",
        "A search for a partij by what identifies it shows all partijen.",
        "Zoeken naar een partij op wat haar identificeert toont alle partijen.",
        "contract: filters",
        lambda: Identificator(PARTIJ, "object_id", "nummer", everybody=True),
    ),
    _relation(
        "relation-contact-data-filled-in",
        "A betrokkene with a partij shows an address that nobody sent.",
        "Een betrokkene met een partij toont een adres dat niemand heeft gestuurd.",
        "BT-1 no contact data at the betrokkene",
        lambda: ContactData("bezoekadres", _ADDRESS),
    ),
    _relation(
        "relation-digital-address-filled-in",
        "A betrokkene with a partij shows an e-mail address that nobody sent.",
        "Een betrokkene met een partij toont een e-mailadres dat niemand heeft gestuurd.",
        "BT-1 no contact data at the betrokkene",
        lambda: ContactData("digitaleAdressen", [{"adres": "testa@example.org"}]),
    ),
    _relation(
        "relation-third-actor-lost",
        "A third actor at a klantcontact is accepted but not kept.",
        "Een derde actor bij een klantcontact wordt aangenomen maar niet bewaard.",
        f"C0992-2.10 {_THIRD}",
        lambda: TwoAtMost(LINK),
    ),
    _relation(
        "relation-third-betrokkene-lost",
        "A third betrokkene at a klantcontact is accepted but not kept.",
        "Een derde betrokkene bij een klantcontact wordt aangenomen maar niet bewaard.",
        f"C0992-1.9 {_THIRD}",
        lambda: TwoAtMost(BETROKKENE),
    ),
    _relation(
        "relation-actor-with-another-name",
        "A klantcontact shows its actor with the name of another.",
        "Een klantcontact toont zijn actor met de naam van een ander.",
        "C0992-2.10 actor shown as it is",
        NamedOtherwise,
        _OPENKLANT,
    ),
)
