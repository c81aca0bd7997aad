"""The model consumers by name: what each does otherwise than the one that behaves."""

from dataclasses import dataclass

from .habits import Habits


@dataclass(frozen=True)
class Named:
    """A model consumer with one habit of its own, and what that is, in one sentence."""

    name: str
    sentence: str
    habits: Habits


def _one(name: str, sentence: str, **habit: object) -> Named:
    return Named(name, sentence, Habits(**habit))  # type: ignore[arg-type]


_NO_NAME = (("contactnaam", {"voornaam": "", "achternaam": ""}),)
_NAME = (("contactnaam", {"voorletters": "A", "achternaam": "Beller"}),)
_VISIT = (("bezoekadres", {"adresregel1": "Dorpsstraat 1"}),)

FAULTS: tuple[Named, ...] = (
    _one("anonymous-registered", "An anonymous call is registered.", anonymous="registers"),
    _one("anonymous-if-named", "A caller who states a name is registered.", anonymous="if named"),
    _one("anonymous-named-betrokkene", "An anonymous call is registered with a named betrokkene.",
         anonymous="named betrokkene"),
    _one("anonymous-deleted", "An anonymous call is registered and deleted.", anonymous="deletes"),
    _one("anonymous-combined", "An anonymous call is registered in one request.",
         anonymous="combined"),
    _one("anonymous-early", "An anonymous call is registered while it lasts.", anonymous="early"),
    _one("anonymous-partij", "A partij is made for an anonymous caller.", anonymous="partij"),
    _one("known-nothing", "No call is registered at all.", known="nothing"),
    _one("known-new-nothing", "The call of a new client is not registered.", new_client="nothing"),
    _one("known-twice", "Each call is registered twice.", known="twice"),
    _one("known-deleted", "What was registered is deleted again.", known="deletes"),
    _one("refused-again", "After a refusal all is registered again.", after_refusal="again"),
    _one("refused-left", "After a refusal the half is left.", after_refusal="nothing"),
    _one("questions-together", "Two questions get one klantcontact.", questions="together"),
    _one("early", "Calls are registered while they last.", delay=-30.0),
    _one("betrokkene-none", "No betrokkene is recorded.", betrokkene="none"),
    _one("betrokkene-nobody", "The betrokkene refers to no partij.", betrokkene="nobody"),
    _one("betrokkene-stranger", "The betrokkene refers to another partij.", betrokkene="stranger"),
    _one("betrokkene-named", "The betrokkene of a known client has a name.",
         betrokkene_extra=_NAME),
    _one("betrokkene-visited", "The betrokkene of a known client has an address.",
         betrokkene_extra=_VISIT),
    _one("betrokkene-mailed", "The betrokkene of a known client has an e-mail address.",
         address=True),
    _one("partij-always", "A partij is made although one was found.", partij="always"),
    _one("partij-twice", "Two partijen are made for a new client.", partij="twice"),
    _one("actor-none", "No actor is recorded.", actor="none"),
    _one("actor-other", "Another employee is recorded.", actor="other"),
    _one("actor-unit", "Only a department is recorded.", actor="unit"),
    _one("kanaal-mail", "Kanaal is e-mail.", members=(("kanaal", "E-mail"),)),
    _one("kanaal-desk", "Kanaal is the desk.", members=(("kanaal", "Balie"),)),
    _one("onderwerp-fixed", "Onderwerp is always the same.", subject="Telefoongesprek"),
    _one("onderwerp-mark", "Of Onderwerp only the mark is left.", subject="[{kenmerk}]"),
    _one("inhoud-none", "Inhoud is left out.", members=(("inhoud", None),)),
    _one("inhoud-no-answer", "The answer is lost.", content="{vraag}"),
    _one("inhoud-no-question", "The question is lost.", content="{antwoord}"),
    _one("gelukt-none", "Indicatie contact gelukt is left out.",
         members=(("indicatieContactGelukt", None),)),
    _one("gelukt-no", "Indicatie contact gelukt is No.",
         members=(("indicatieContactGelukt", False),)),
    _one("gelukt-null", "Indicatie contact gelukt is sent empty.",
         fixed=(("indicatieContactGelukt", None),)),
    _one("taal-fixed", "Taal is always Dutch.", members=(("taal", "nld"),)),
    _one("taal-english", "Taal is always English.", members=(("taal", "eng"),)),
    _one("vertrouwelijk-fixed", "Vertrouwelijkheid is always No.",
         members=(("vertrouwelijk", False),)),
    _one("vertrouwelijk-yes", "Vertrouwelijkheid is always Yes.",
         members=(("vertrouwelijk", True),)),
    _one("moment-none", "Plaatsgevonden op is left out.", members=(("plaatsgevondenOp", None),)),
    _one("moment-zone", "Plaatsgevonden op is Dutch time that says to be UTC.",
         moment="mislabelled"),
    _one("moment-fixed", "Plaatsgevonden op is the beginning, whatever the employee makes of it.",
         moment="always begin"),
    _one("moment-yesterday", "Plaatsgevonden op is a day early.", moment="day before"),
    _one("task", "An internal task is started.", task=True),
    _one("slip", "A member's name has a slip of the pen.",
         fixed=(("plaatsgevondenOpp", "2026-11-30"),)),
)  # fmt: skip

HARMLESS: tuple[Named, ...] = (
    _one("behaves", "All as it should be."),
    _one("klantcontact-first", "The klantcontact comes before the partij.",
         order="klantcontact first"),
    _one("combined", "Klantcontact and betrokkene in one request.", combined=True),
    _one("kanaal-lower-case", "Kanaal in lower case.", members=(("kanaal", "telefoon"),)),
    _one("moment-of-saving", "Plaatsgevonden op is the moment of saving.", moment="saving"),
    _one("moment-utc", "Moments in UTC.", moment="utc"),
    _one("moment-naive", "Moments without a zone.", moment="naive"),
    _one("actor-at-login", "The actor is read once, at login.", actor_read="at login"),
    _one("actor-two", "Two actors, of whom one is the employee.", actor="two"),
    _one("searched-before", "Clients are looked up before the calls.", search="before the calls"),
    _one("tries", "A partij is made and, if that is refused, looked up.", partij="tries"),
    _one("retries-klantcontact", "A refused klantcontact is sent again.", first_refused=503),
    _one("retries-betrokkene", "A refused betrokkene is sent again.", after_refusal="retries"),
    _one("corrects", "The content is corrected afterwards.", correction=True),
    _one("mark-in-content", "The mark stands in Inhoud only.", subject="{onderwerp}"),
    _one("mark-in-subject", "The mark stands in Onderwerp only.", content="{vraag} {antwoord}"),
    _one("subject-with-more", "Onderwerp has more in it.",
         subject="Afval ({onderwerp}) [{kenmerk}]"),
    _one("other-case", "Inhoud has other white space.",
         content="{vraag}\n\n  {antwoord}\n[{kenmerk}]"),
    _one("empty-name", "The betrokkene has an empty name.", betrokkene_extra=_NO_NAME),
    _one("slow", "Registers eight minutes later, with a mark.", delay=480.0),
    _one("colleague", "A colleague registers at the same door.", colleague=True),
    _one("paging", "Leafs through lists.", paging=True),
    _one("preflight", "Asks OPTIONS before everything.", preflight=True),
    _one("answer-apart", "The answer in a member of its own.", content="{vraag} [{kenmerk}]",
         answer_apart=True),
)  # fmt: skip
