"""Internal tasks at a provider: does one point to a klantcontact of this run (C0992-0.6)?"""

from collections.abc import Collection

from kcc_conformance.checks import answers, relations
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.stage.stage import Stage, offers_filter


def internal_tasks(
    stage: Stage, contacts: Collection[str], registratie: Registratie | None = None
) -> tuple[Finding, ...]:
    """A finding for each internal task that points to one of these klantcontacten.

    Raises Inapplicable where the provider has no list of internal tasks.
    """
    if registratie is not None and offers_filter(stage, "internetaak", "klantcontact"):
        wanted = registratie.klantcontact_id
        listing = stage.consumer.listing("internetaak", "klantcontact", klantcontact=wanted)
    else:
        listing = stage.consumer.listing("internetaak", page_limit=5)
    last = listing.answers[-1]
    if last.status in (404, 405, 501):
        raise Inapplicable("de provider heeft geen lijst van interne taken")
    if answers.permitted(last).ok is False or listing.problem:
        raise CannotTell("prerequisite", f"de interne taken zijn niet te lezen ({last.status})")
    attribute = listing.resource.attributes["klantcontact"]
    return tuple(
        Finding(
            "er is een interne taak ontstaan",
            pointer=attribute.pointer,
            expected="geen interne taak",
            actual=item,
            clause="C0992-0.6",
            exchange=listing.answers[-1].n,
        )
        for item in listing.items
        if relations.points_to(stage.contract, item, attribute, contacts)
    )
