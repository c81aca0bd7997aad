"""Taking away what a run made: children before parents, and nothing of anybody else."""

from kcc_conformance import wire
from kcc_conformance.capabilities import DELETE
from kcc_conformance.ledger import Entry
from kcc_conformance.privacy import contains
from kcc_conformance.provider import Answer
from kcc_conformance.result import Leftover
from kcc_conformance.stage import Stage

_GONE = frozenset({404, 410})
_NO_DELETE = frozenset({405, 501})


def clean_up(stage: Stage) -> tuple[Leftover, ...]:
    """Deletes every record of this run, strays that carry its marker included.

    Answers what could not be deleted, with the reason; raises nothing.
    """
    try:
        return _clean_up(stage)
    except Exception as error:  # whatever a list holds, the run has a result
        why = f"the clean-up broke off: {type(error).__name__}"
        return tuple(Leftover(e.resource, e.id, why) for e in stage.ledger.remaining())


def _clean_up(stage: Stage) -> tuple[Leftover, ...]:
    stage.provider.deadline = stage.provider.deadline.extended(30.0)
    stage.provider.manners.lift()
    stage.provider.wake()
    find_strays(stage)
    if stage.consumer.declared.absent(DELETE):
        why = f"declared absent with --capability {DELETE}=no"
        return tuple(Leftover(each.resource, each.id, why) for each in stage.ledger.remaining())
    left: list[Leftover] = []
    barred: dict[str, str] = {}
    for entry in stage.ledger.remaining():
        if entry.resource in barred:
            left.append(Leftover(entry.resource, entry.id, barred[entry.resource]))
            continue
        answer = stage.consumer.delete(entry.resource, entry.id)
        if answer.ok or answer.status in _GONE:
            continue
        why = _why(answer)
        if answer.trouble or answer.status in _NO_DELETE:
            barred[entry.resource] = why
        left.append(Leftover(entry.resource, entry.id, why))
    return tuple(left)


def find_strays(stage: Stage) -> tuple[Entry, ...]:
    """Klantcontacten that carry the run's marker although no answer told of them; noted."""
    resource = stage.contract.resource("klantcontact")
    narrowed = resource.filters.get("onderwerp")
    usable = stage.consumer.has_filter("klantcontact", "onderwerp")
    if usable and narrowed is not None and narrowed.match == "contains":
        listing = stage.consumer.listing("klantcontact", "onderwerp", onderwerp=stage.marker)
    else:
        listing = stage.consumer.listing("klantcontact", page_limit=20)
    found = []
    for item in listing.items:
        record_id = wire.identifier(resource, item)
        if record_id is None or not contains(item, stage.marker):
            continue
        if not stage.ledger.knows("klantcontact", record_id):
            entry = Entry("klantcontact", record_id, exchange=listing.answers[-1].n)
            stage.ledger.add(entry)
            found.append(entry)
    return tuple(found)


def _why(answer: Answer) -> str:
    if answer.trouble:
        return answer.trouble
    return f"DELETE answered with status {answer.status}"
