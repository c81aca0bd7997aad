"""Which employee had the call, and whether there is a follow-up (1.1a, 2.10, 0.6)."""

from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.marks import is_employee
from kcc_conformance.observing.records import Actor, Klantcontact
from kcc_conformance.observing.session import Case
from kcc_conformance.observing.wiring import ACTOR, COUPLING, TASK


def employee(case: Case) -> list[Finding]:
    """C0992-2.10: the klantcontact has an actor, who is the employee."""
    found = []
    for each in case.told:
        keys = _actors(case, each)
        if not keys:
            found += _none(case, each)
        else:
            found += _who(case, each, keys)
    return found


def _actors(case: Case, each: Klantcontact) -> list[str]:
    found = [case.wiring.refers(COUPLING, part.record, ACTOR)
             for part in each.of(COUPLING) if part.message.done]  # fmt: skip
    inline = case.wiring.reference(case.value(each, "actor"))
    return [key for key in (*found, inline) if key]


def _none(case: Case, each: Klantcontact) -> list[Finding]:
    tried = each.of(COUPLING)
    refusal = case.call.refusal
    if refusal is not None and (refusal.step == COUPLING or each.deleted is not None):
        return []
    for part in tried:
        if part.message.lost or (part.message.refused and case.valid([part])):
            raise CannotTell("prerequisite", "de koppeling met de actor is geweigerd hoewel die"
                             " geldig is, of er kwam geen antwoord",
                             exchange=part.message.n)  # fmt: skip
    if each.deleted is not None:
        return []
    case.demand_watched()
    return [Finding("bij het klantcontact is geen actor vastgelegd", exchange=each.first.n)]


def _who(case: Case, each: Klantcontact, keys: list[str]) -> list[Finding]:
    actoren = case.session.traffic.actoren
    known = [actoren[key] for key in keys if key in actoren]
    declaration = case.session.declaration
    n = each.of(COUPLING)[0].message.n if each.of(COUPLING) else each.first.n
    if known and all(_is_unit(case, actor) for actor in known) and len(known) == len(keys):
        return [Finding("alleen een afdeling is vastgelegd, en niet de medewerker", exchange=n)]
    if not (declaration.employee or declaration.employee_name):
        return []
    outcomes = [is_employee(actor, declaration) for actor in known]
    if any(outcomes):
        return []
    if outcomes and len(known) == len(keys) and None not in outcomes:
        return [Finding("een andere actor is vastgelegd dan de medewerker", exchange=n)]
    raise CannotTell("prerequisite", "wie de actor is, is in de opname niet te zien", exchange=n)


def _is_unit(case: Case, actor: Actor) -> bool:
    attribute = case.wiring.attribute(ACTOR, "soort_actor")
    values = attribute.values if attribute else {}
    return bool(actor.kind) and actor.kind == values.get("organisatorische eenheid")


def actor_beforehand(case: Case) -> list[str]:
    """C0992-1.1a: a note on whether the actor was there already. Never a failure: an application
    may have read it when the employee logged in."""
    keys = [key for each in case.told for key in _actors(case, each)]
    if not keys:
        raise Inapplicable("van dit gesprek is geen actor vastgelegd")
    actoren = case.session.traffic.actoren
    notes = []
    for key in dict.fromkeys(keys):
        actor = actoren.get(key)
        if actor is None:
            notes.append("de actor is in deze opname niet gelezen: hij was al bekend")
        elif actor.made is not None:
            notes.append("de consumer maakte de actor zelf")
        else:
            notes.append("de consumer zocht de actor op")
    return list(dict.fromkeys(notes))


def no_follow_up(case: Case) -> list[Finding]:
    """C0992-0.6: no internal task comes of it."""
    if case.call.follow_up:
        raise Inapplicable("dit gesprek had een vervolg")
    if not case.klantcontacten:
        raise Inapplicable("van dit gesprek is geen klantcontact vastgelegd")
    return [
        Finding("er is een interne taak uitgezet voor een vraag die is beantwoord",
                exchange=part.message.n)
        for each in case.klantcontacten
        for part in each.of(TASK)
        if part.there
    ]  # fmt: skip
