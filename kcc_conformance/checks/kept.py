"""Is what was registered still there, and as it was sent?"""

from collections.abc import Iterable, Mapping

from kcc_conformance.checks.answers import found, withheld
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.findings import Finding


def kept(
    contract: Contract,
    resource: Resource,
    record_id: str,
    sent: Mapping[str, object],
    answer: Answer,
    *,
    attributes: Iterable[str] | None = None,
    where: str = "een latere opvraging",
    clause: str | None = None,
) -> tuple[Finding, ...]:
    """A finding unless the record was read back under its own ID, or else one for each attribute
    that it shows otherwise than it was sent (see `echo`).

    Nothing where a confidential klantcontact is not shown to this consumer. Raises CannotTell where
    the answer says nothing about the record (see `answers.permitted`).
    """
    if withheld(answer, sent):
        return ()
    return found(answer, resource, record_id) or echo(
        contract,
        resource,
        sent,
        answer.body,
        attributes=attributes,
        exchange=answer.n,
        where=where,
        clause=clause,
    )
