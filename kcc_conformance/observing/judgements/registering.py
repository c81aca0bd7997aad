"""Whether there is a klantcontact that should be there, and none that should not (1.6, 1.7)."""

from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.records import REFUSED, Klantcontact, Part
from kcc_conformance.observing.session import Case
from kcc_conformance.observing.wiring import KLANTCONTACT


def not_registered(case: Case) -> list[Finding]:
    """C0992-1.6: every klantcontact of an anonymous call, also if it was taken away again."""
    if case.session.readings.get("Q2", "A") != "A":
        raise Inapplicable("volgens de gekozen lezing van Q2 mag een anoniem gesprek worden"
                           " geregistreerd")  # fmt: skip
    found = [
        Finding(
            "van een anoniem gesprek is een klantcontact geregistreerd"
            if each.living
            else "van een anoniem gesprek is een klantcontact geregistreerd, en weer verwijderd",
            exchange=write.n,
        )
        for each in case.klantcontacten
        for write in each.writes
    ]
    if not found:
        _demand_proof(case)
    return found


def _demand_proof(case: Case) -> None:
    """Raises CannotTell unless it is proven that nothing was registered."""
    for each in case.tried:
        raise CannotTell(
            "prerequisite",
            "de consumer wilde het anonieme gesprek registreren; dat is niet gelukt, of er kwam"
            " geen antwoord",
            exchange=each.first.n,
        )
    case.demand_watched()
    if strays := case.session.strays(case.call.begin):
        raise CannotTell(
            "prerequisite",
            "daarna is een klantcontact geregistreerd waarvan niet te zien is bij welk gesprek het"
            " hoort",
            exchange=strays[0],
        )
    if case.cancelled:
        raise CannotTell(
            "prerequisite",
            "het gesprek is geannuleerd: of de consumer het anders had geregistreerd, is niet te"
            " zien",
        )
    if not case.session.door(case.call):
        raise CannotTell(
            "prerequisite",
            "van geen ander gesprek is hier een klantcontact gezien: of de consumer langs deze weg"
            " registreert, is niet bewezen",
        )


def registered(case: Case) -> list[Finding]:
    """C0992-1.7: a living klantcontact, and no more than one per question."""
    number, asked = len(case.living), case.call.questions
    if number > asked:
        told = f"er zijn {number} klantcontacten van een gesprek met {_questions(asked)}"
        if (number, asked) == (2, 1):
            told = "er zijn twee klantcontacten van één gesprek"
        return [Finding(told, expected=asked, actual=number, exchange=each.first.n)
                for each in case.living[asked:]]  # fmt: skip
    if case.lost:
        raise CannotTell(
            "transport",
            "op een verzoek om te registreren kwam geen antwoord: of het klantcontact er is,"
            " is niet te zien",
            exchange=case.lost[0].first.n,
        )
    if number:
        return []
    if case.call.refusal is not None:
        raise Inapplicable("een stap is met opzet geweigerd, en er is niets blijven staan")
    if case.cancelled:
        raise Inapplicable("het gesprek is geannuleerd")
    return _missing(case)


def _missing(case: Case) -> list[Finding]:
    for each in reversed(case.klantcontacten):
        if each.deleted is None:
            continue
        _demand_no_reason(case, each)
        told = "het klantcontact van een gekende klant is weer verwijderd"
        return [Finding(told, exchange=each.deleted.n)]
    refused = [each for each in case.tried if each.state == REFUSED]
    for each in refused:
        if each.first.status in (400, 422) and not case.valid([_itself(each)]):
            return [Finding("de consumer stuurde een klantcontact dat niet geldig is, en dat is"
                            " geweigerd", exchange=each.first.n)]  # fmt: skip
    if refused:
        raise CannotTell(
            "prerequisite",
            "de provider weigerde een klantcontact dat geldig is",
            exchange=refused[0].first.n,
        )
    case.demand_watched()
    if any(case.call.mark and case.call.mark.casefold() in str(each).casefold()
           for each in case.session.traffic.shown.values()):  # fmt: skip
        raise CannotTell("prerequisite", "het klantcontact is er, maar het maken ervan is niet"
                         " opgenomen")  # fmt: skip
    return [Finding("van het gesprek met een gekende klant is geen klantcontact geregistreerd")]


def _demand_no_reason(case: Case, each: Klantcontact) -> None:
    """Raises CannotTell where a klantcontact was taken away because a step of it was refused that
    was as it should be: so it should go (F2173-5)."""
    for part in each.parts:
        if part.message.lost or (part.message.refused and case.valid([part])):
            raise CannotTell(
                "prerequisite",
                "een stap is geweigerd hoewel die geldig is, en daarna is het klantcontact weer"
                " verwijderd",
                exchange=part.message.n,
            )


def one_per_question(case: Case) -> list[Finding]:
    """B7682: no fewer klantcontacten than questions."""
    number, asked = len(case.living), case.call.questions
    if asked < 2 or not number:
        raise Inapplicable("er was één vraag, of er is geen klantcontact")
    if number >= asked:
        return []
    if case.tried:
        raise CannotTell("prerequisite", "een klantcontact is geweigerd, of er kwam geen antwoord",
                         exchange=case.tried[0].first.n)  # fmt: skip
    case.demand_watched()
    told = f"voor {_questions(asked)} is er één klantcontact" if number == 1 else (
        f"voor {_questions(asked)} zijn er {number} klantcontacten")  # fmt: skip
    return [Finding(told, expected=asked, actual=number, exchange=case.living[0].first.n)]


def _itself(each: Klantcontact) -> Part:
    return Part(KLANTCONTACT, each.key, each.record, each.first)


def _questions(number: int) -> str:
    return "één vraag" if number == 1 else f"{number} vragen"
