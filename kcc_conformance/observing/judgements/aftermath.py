"""What a consumer does after a step was refused (F2173-5, Q12), and which readings it follows."""

from kcc_conformance.contract.wire import MISSING
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.judgements.values import answer_apart
from kcc_conformance.observing.marks import plain
from kcc_conformance.observing.recordings import Message
from kcc_conformance.observing.records import Klantcontact
from kcc_conformance.observing.session import Case
from kcc_conformance.observing.wiring import BETROKKENE


def refused_steps(case: Case) -> list[Message]:
    """The requests that were refused as declared. Raises Inapplicable where nothing was declared,
    CannotTell where none was seen."""
    refusal = case.call.refusal
    if refusal is None:
        raise Inapplicable("er is geen stap met opzet geweigerd")
    places, messages = case.session.traffic.places, {m.n: m for m in case.messages()}
    for each in case.share.klantcontacten:
        messages |= {message.n: message for message in each.messages()}
    found = [
        message for n, message in sorted(messages.items())
        if places[n].noun == refusal.step and message.method != "GET"
        and (message.status == refusal.status or message.refused)
    ]  # fmt: skip
    if not found:
        raise CannotTell("prerequisite", "de stap die geweigerd zou worden, is niet gezien")
    return found


def tidied(case: Case) -> list[Finding]:
    """F2173-5: what was refused is repeated with success, or what was recorded by half goes."""
    refused = refused_steps(case)
    half = [each for each in case.living if _half(case, each)]
    if half:
        _demand_quiet(case, refused[-1])
    return [
        Finding("na een geweigerde stap bleef een half klantcontact staan", exchange=each.first.n)
        for each in half
    ]


def _half(case: Case, each: Klantcontact) -> bool:
    """Whether it lacks what was refused, or its betrokkene."""
    refusal = case.call.refusal
    assert refusal is not None
    nouns = {BETROKKENE} if case.call.registering else set()
    nouns |= {part.noun for part in each.parts
              if part.noun == refusal.step and part.message.refused}  # fmt: skip
    return any(not any(part.there for part in each.of(noun)) for noun in nouns)


def _demand_quiet(case: Case, refused: Message) -> None:
    """Raises CannotTell where the recording stops too soon to see what the consumer did then: it
    has as long for that as it has after a call. Without times, anything that follows shows that
    the recording went on."""
    until, since = case.session.until, refused.ended or refused.at
    if until is not None and since is not None:
        soon = (until - since).total_seconds() < case.session.settle
    else:
        soon = case.session.recording.messages[-1].n == refused.n
    if soon:
        raise CannotTell("prerequisite", "de opname houdt op voordat te zien is wat de consumer na"
                         " de weigering doet", exchange=refused.n)  # fmt: skip


def what_was_deleted(case: Case) -> list[str]:
    """Q12: the partij, the klantcontact, or nothing."""
    refused = refused_steps(case)
    seen = []
    if any(each.deleted is not None for each in case.klantcontacten):
        seen.append("klantcontact-verwijderd")
    partijen = case.session.traffic.partijen
    if any(partijen[key].deleted is not None for key in case.share.partijen):
        seen.append("partij-verwijderd")
    half = [each for each in case.living if _half(case, each)]
    if not seen and half:
        _demand_quiet(case, refused[-1])
        seen.append("niets-verwijderd")
    return seen


def anonymous_calls(case: Case) -> list[str]:
    """Q2, over all anonymous calls of the session: never, sometimes, always registered."""
    registered, not_registered = 0, 0
    for other in case.session.cases.values():
        if not other.call.anonymous:
            continue
        if other.klantcontacten:
            registered += 1
        elif not other.tried and not other.cancelled and _proven(other):
            not_registered += 1
    if registered and not_registered:
        return ["soms-geregistreerd"]
    if registered:
        return ["altijd-geregistreerd"]
    return ["nooit-geregistreerd"] if not_registered else []


def _proven(case: Case) -> bool:
    watched = case.session.unwatched(case.call) is None and not case.share.doubts
    strays = case.session.strays(case.call.begin)
    return watched and not strays and bool(case.session.door(case.call))


def question_and_answer(case: Case) -> list[str]:
    """Q20: together in the content, or the answer by itself."""
    seen = []
    for each in case.told:
        value = case.value(each, "inhoud")
        if answer_apart(case, each):
            seen.append("antwoord-apart")
        elif value is not MISSING and case.call.question and case.call.answer:
            text = plain(str(value))
            if plain(case.call.question) in text and plain(case.call.answer) in text:
                seen.append("samen-in-inhoud")
    return seen


def subjects(case: Case) -> list[str]:
    """Q30: a klantcontact for each question, or one for several."""
    if case.call.questions < 2 or not case.living:
        raise Inapplicable("er was één vraag, of er is geen klantcontact")
    if len(case.living) == case.call.questions:
        return ["per-vraag-een"]
    return ["samen-een"] if len(case.living) < case.call.questions else []
