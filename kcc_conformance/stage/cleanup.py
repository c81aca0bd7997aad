"""Taking away what a run made: children before parents, and nothing of anybody else."""

from collections.abc import Callable
from itertools import groupby

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.consumer.strays import find_lost, find_strays
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage
from kcc_conformance.stage.threads import spread

_GONE = frozenset({404, 410})
_NO_DELETE = frozenset({405, 501})


def clean_up(
    stage: Stage, on_deleted: Callable[[Entry, Answer], None] | None = None
) -> tuple[Leftover, ...]:
    """Deletes every record of this run, also those that no answer told of.

    Answers what could not be deleted, with the reason; raises nothing. `on_deleted` is told of
    every record that is gone, with the answer that said so. A run that only reads has nothing to
    take away, and asks nothing.
    """
    if stage.settings.read_only:
        return ()
    try:
        return _clean_up(stage, on_deleted)
    except Exception as error:  # whatever a list holds, the run has a result
        why = f"the clean-up broke off: {type(error).__name__}"
        return tuple(Leftover(e.resource, e.id, why) for e in stage.ledger.remaining())


def _clean_up(
    stage: Stage, on_deleted: Callable[[Entry, Answer], None] | None
) -> tuple[Leftover, ...]:
    stage.provider.deadline = stage.provider.deadline.extended(30.0)
    stage.provider.manners.lift()
    stage.provider.wake()
    left = list(find_lost(stage.consumer))
    find_strays(stage.consumer)
    if stage.consumer.declared.absent(DELETE):
        why = f"declared absent with --capability {DELETE}=no"
        entries = stage.ledger.remaining()
        return (*left, *(Leftover(each.resource, each.id, why) for each in entries))
    barred: dict[str, str] = {}

    def delete(entry: Entry) -> str:
        if entry.resource in barred:
            return barred[entry.resource]
        answer = stage.consumer.delete(entry.resource, entry.id)
        if answer.ok or answer.status in _GONE:
            if on_deleted:
                on_deleted(entry, answer)
            return ""
        why = _why(answer)
        if answer.trouble or answer.status in _NO_DELETE:
            barred[entry.resource] = why
        return why

    for _, group in groupby(stage.ledger.remaining(), key=lambda entry: entry.resource):
        kind = list(group)
        for entry, why in zip(kind, spread(delete, kind, stage.settings.parallel), strict=True):
            if why:
                left.append(Leftover(entry.resource, entry.id, why))
    return tuple(left)


def _why(answer: Answer) -> str:
    if answer.trouble:
        return answer.trouble
    return f"DELETE answered with status {answer.status}"
