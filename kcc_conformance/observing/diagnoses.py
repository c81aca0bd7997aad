"""What has to be said of a session as a whole: what it lacks, and what belongs to no call."""

from collections.abc import Iterator

from kcc_conformance.observing.attribution import (
    NO_CALL,
    NO_TIMES,
    OTHER,
    SEVERAL,
    TWO_MARKS,
    UNKNOWN_SESSION,
    UNLIKE,
)
from kcc_conformance.observing.session import BROWSER, Session
from kcc_conformance.result.result import OK, WARN, Diagnosis

_WHY = {
    OTHER: ("van iemand anders, of van een andere klant", "of somebody else, or of another client"),
    UNKNOWN_SESSION: ("nergens uit blijkt dat dit verkeer van de opgegeven gesprekken is",
                      "nothing shows that this traffic is of the declared calls"),
    NO_TIMES: ("geen kenmerk, en geen tijden", "no mark, and no times"),
    NO_CALL: ("geen kenmerk, en buiten de tijd van elk gesprek",
              "no mark, and outside the time of every call"),
    SEVERAL: ("geen kenmerk, en in de tijd van meer gesprekken",
              "no mark, and in the time of several calls"),
    UNLIKE: ("geen kenmerk, en het lijkt op niets dat is opgegeven",
             "no mark, and like nothing that was declared"),
    TWO_MARKS: ("de kenmerken van meer gesprekken", "the marks of several calls"),
}  # fmt: skip
_SHOWN = 20
"""How many exchanges are named: more of one kind teach nothing."""


def diagnoses(session: Session) -> tuple[Diagnosis, ...]:
    """What there is to say, the recording first."""
    return tuple(_all(session))


def _all(session: Session) -> Iterator[Diagnosis]:
    recording, about = session.recording, session.traffic.about
    timed = all(each.at is not None for each in about)
    number, unread = len(recording.messages), recording.unreadable
    timeless = ("", "") if timed else ("; niet overal een tijd bij", "; not all with a time")
    yield Diagnosis(
        "recording",
        OK if about and timed and not unread else WARN,
        {
            "nl": f"{number} berichten, {len(about)} met de API, {unread} niet te lezen"
            + timeless[0],
            "en": f"{number} messages, {len(about)} with the API, {unread} unreadable"
            + timeless[1],
        },
        {"nl": "", "en": ""}
        if about
        else {
            "nl": "neem op bij de provider: de aanroepen van klantcontacten en partijen",
            "en": "record at the provider: the requests for klantcontacten and partijen",
        },
    )
    if about:
        yield _recognised(session)
    if session.place == BROWSER:
        yield Diagnosis(
            "place", WARN,
            {"nl": "opgenomen in een browser: wat er niet in staat, zegt niets",
             "en": "recorded in a browser: what is not in it says nothing"},
            {"nl": "neem op tussen de consumer en de provider",
             "en": "record between consumer and provider"},
        )  # fmt: skip
    for why, (nl, en) in _WHY.items():
        found = [each for each in session.attribution.unmatched if each.why == why]
        if found:
            shown = ", ".join(f"#{each.n} {each.noun}" for each in found[:_SHOWN])
            rest = f" … (+{len(found) - _SHOWN})" if len(found) > _SHOWN else ""
            yield Diagnosis("unmatched", WARN if any(each.calls for each in found) else OK,
                            {"nl": f"{shown}{rest}: {nl}", "en": f"{shown}{rest}: {en}"},
                            {"nl": "", "en": ""})  # fmt: skip


def _recognised(session: Session) -> Diagnosis:
    matched = sum(bool(case.share.klantcontacten) for case in session.cases.values())
    if session.attribution.recognised:
        return Diagnosis(
            "recognised", OK,
            {"nl": f"van {matched} van de {len(session.cases)} gesprekken is een klantcontact"
                   " gezien",
             "en": f"a klantcontact was seen of {matched} of the {len(session.cases)} calls"},
            {"nl": "", "en": ""},
        )  # fmt: skip
    return Diagnosis(
        "recognised", WARN,
        {"nl": "niets in de opname wijst op de opgegeven gesprekken: geen kenmerk, niet de"
               " medewerker, geen van de teksten; er is niets te beoordelen",
         "en": "nothing in the recording points to the declared calls: no mark, not the employee,"
               " none of the texts; there is nothing to judge"},
        {"nl": "typ in elk gesprek het kenmerk in Onderwerp of Notitie",
         "en": "type the mark into Onderwerp or Notitie in each call"},
    )  # fmt: skip
