"""Faults in who may do what."""

from collections.abc import Callable

from ..answers import Answer, Call, Refused
from ..behaviour import Behaviour
from ..store import Criterion
from .fault import ACTOR, KLANTCONTACT, PARTIJ, Fault, is_about

KIND = "access"
_BREAKS = "contract: refused without a valid token"


class Open(Behaviour):
    """Lets calls pass whatever their token, when `door` says so."""

    def __init__(self, door: Callable[[Call], bool]) -> None:
        self.door = door

    def authorise(self, call: Call, allowed: bool) -> bool:
        """True for those that pass."""
        return allowed or self.door(call)


class Compared(Behaviour):
    """Compares a token with the right one, known from an earlier call, in another way."""

    def __init__(self, same: Callable[[str, str], bool]) -> None:
        self.same = same
        self.known = ""

    def authorise(self, call: Call, allowed: bool) -> bool:
        """True for what is the same in its eyes."""
        _, _, token = call.authorization.partition(" ")
        if allowed:
            self.known = token
        return allowed or (self.known != "" and self.same(self.known, token))


class RefusedButDone(Behaviour):
    """Answers 401 to a creation without a valid token, and carries it out."""

    def authorise(self, call: Call, allowed: bool) -> bool:
        """The right answer, after the deed."""
        if not allowed and is_about(call, KLANTCONTACT, "create"):
            try:
                self.provider.perform(call)
            except Refused:
                return False
        return allowed


class RefusedOtherwise(Behaviour):
    """Answers something else than 401."""

    def __init__(self, change: Callable[[Behaviour, Call, Answer], None]) -> None:
        self.change = change

    def answer(self, call: Call, answer: Answer) -> None:
        """The other answer."""
        if answer.status == 401:
            self.change(self, call, answer)


def _broken(_: Behaviour, __: Call, answer: Answer) -> None:
    answer.status = 500


def _empty(behaviour: Behaviour, call: Call, answer: Answer) -> None:
    if call.operation == "list":
        ids = behaviour.provider.store.ids(call.subject, [Criterion("", "0")])
        _, page = behaviour.provider.queries.page(call, ids)
        answer.body = behaviour.provider.shape.page(call, page)
        answer.status = 200
        answer.media = behaviour.provider.contract.success_media[0]


def _talkative(behaviour: Behaviour, call: Call, answer: Answer) -> None:
    if call.operation == "read" and call.id:
        record = behaviour.provider.store.get(call.subject, call.id.lower())
        if record and isinstance(answer.body, dict):
            answer.body["object"] = behaviour.provider.shape.record(call, call.subject, record)


def _reads(call: Call) -> bool:
    return call.operation in {"read", "list"}


def _introduces(call: Call) -> bool:
    return is_about(call, ACTOR, "create") or is_about(call, PARTIJ, "create")


def _bare(call: Call) -> bool:
    return call.authorization != "" and " " not in call.authorization.strip()


def _access(name: str, english: str, dutch: str, make: Callable[[], Behaviour]) -> Fault:
    return Fault(name, KIND, english, dutch, _BREAKS, make)


FAULTS = (
    _access(
        "access-open",
        "No token is asked.",
        "Er wordt geen token gevraagd.",
        lambda: Open(lambda _: True),
    ),
    _access(
        "access-reads-open",
        "Reading needs no token.",
        "Lezen kan zonder token.",
        lambda: Open(_reads),
    ),
    _access(
        "access-single-reads-open",
        "Reading one record needs no token; lists do.",
        "Eén record lezen kan zonder token; lijsten niet.",
        lambda: Open(lambda call: call.operation == "read"),
    ),
    _access(
        "access-writes-open",
        "Writing needs no token.",
        "Schrijven kan zonder token.",
        lambda: Open(lambda call: not _reads(call)),
    ),
    _access(
        "access-wrong-token-accepted",
        "Any token will do, as long as there is one.",
        "Elk token voldoet, zolang er een is.",
        lambda: Open(lambda call: call.authorization != ""),
    ),
    _access(
        "access-scheme-without-token-accepted",
        "The scheme alone, without a token, will do.",
        "Alleen het schema, zonder token, voldoet.",
        lambda: Open(_bare),
    ),
    _access(
        "access-longer-token-accepted",
        "A token with more behind it will do as well.",
        "Een token met iets erachter voldoet ook.",
        lambda: Compared(lambda known, shown: shown.startswith(known)),
    ),
    _access(
        "access-cut-token-accepted",
        "Of a token only the first eight characters count.",
        "Van een token tellen alleen de eerste acht tekens.",
        lambda: Compared(lambda known, shown: shown[:8] == known[:8]),
    ),
    _access(
        "access-refused-but-shown",
        "The refusal of a reading without a token has the record in it.",
        "De weigering van een opvraging zonder token bevat het record.",
        lambda: RefusedOtherwise(_talkative),
    ),
    Fault(
        "access-combined-open",
        KIND,
        "The one call for klantcontact and betrokkene needs no token.",
        "De ene aanroep voor klantcontact en betrokkene kan zonder token.",
        _BREAKS,
        lambda: Open(lambda call: call.operation == "combine"),
        ("openklant",),
    ),
    _access(
        "access-people-open",
        "An actor or partij can be registered without a token.",
        "Een actor of partij kan zonder token worden geregistreerd.",
        lambda: Open(
            lambda call: is_about(call, ACTOR, "create") or is_about(call, PARTIJ, "create")
        ),
    ),
    _access(
        "access-delete-open",
        "Deleting needs no token.",
        "Verwijderen kan zonder token.",
        lambda: Open(lambda call: call.operation == "delete"),
    ),
    _access(
        "access-refused-but-done",
        "A registration without a token is answered 401 and stored.",
        "Een registratie zonder token wordt met 401 beantwoord en opgeslagen.",
        RefusedButDone,
    ),
    _access(
        "access-refused-with-500",
        "A missing token is answered 500.",
        "Een ontbrekend token wordt met 500 beantwoord.",
        lambda: RefusedOtherwise(_broken),
    ),
    _access(
        "access-refused-as-empty-list",
        "A list without a token is answered 200 and empty.",
        "Een lijst zonder token wordt met 200 en leeg beantwoord.",
        lambda: RefusedOtherwise(_empty),
    ),
)
