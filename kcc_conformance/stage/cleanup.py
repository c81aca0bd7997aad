"""Taking away what a run made, in an order in which it can be, and nothing of anybody else."""

from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.consumer.siblings import LINKED
from kcc_conformance.consumer.strays import find_lost, find_strays
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.cascade import spare
from kcc_conformance.stage.lasting import lasting
from kcc_conformance.stage.removal import OnDeleted, Removal, Reserve
from kcc_conformance.stage.stage import Stage

_PEOPLE = ("partij", "actor")


def clean_up(stage: Stage, on_deleted: OnDeleted | None = None) -> tuple[Leftover, ...]:
    """Deletes every record of this run, also those that no answer told of.

    Betrokkenen and koppelingen that go with their klantcontact are not deleted by themselves, but
    looked for afterwards. Answers what could not be deleted, with the reason, and what is still
    there although the provider said that it was deleted; raises nothing. `on_deleted` is told, in
    the end, of every record that is gone, with the answer that said so. A run that
    only reads has nothing to take away, and asks nothing.
    """
    if stage.settings.read_only:
        return ()
    try:
        left = _clean_up(stage, on_deleted)
        stay = lasting(left, stage.contract)
        if stay and stage.ledger.book:
            stage.ledger.book.stays(stay, len(left) - stay.total())
        return left
    except Exception as error:  # whatever a list holds, the run has a result
        why = f"the clean-up broke off: {type(error).__name__}"
        return tuple(Leftover(e.resource, e.id, why) for e in stage.ledger.remaining())


def _clean_up(stage: Stage, on_deleted: OnDeleted | None) -> tuple[Leftover, ...]:
    ledger = stage.ledger
    reserve = Reserve(stage, len(ledger.remaining()) + len(ledger.pending()))
    stage.provider.manners.lift()
    stage.provider.wake()
    left = list(find_lost(stage.consumer))
    find_strays(stage.consumer)
    if stage.consumer.declared.absent(DELETE):
        why = f"declared absent with --capability {DELETE}=no"
        return (*left, *(Leftover(each.resource, each.id, why) for each in ledger.remaining()))
    reserve.renew()
    removal = Removal(stage, reserve)
    spared = spare(stage, removal)
    kept = {(each.resource, each.id) for group in spared for each in group.entries}

    def remaining(name: str) -> list[Entry]:
        return [each for each in ledger.remaining() if each.resource == name]

    for name in LINKED:
        left += removal.remove(e for e in remaining(name) if (name, e.id) not in kept)
    still = removal.remove(remaining("klantcontact"))
    if stayed := [entry for group in spared for entry in group.settle(stage, removal)]:
        left += removal.remove(stayed)
        still = removal.remove(remaining("klantcontact"))
    left += still
    for name in _PEOPLE:
        left += removal.remove(remaining(name))
    return (*left, *removal.verified(on_deleted))
