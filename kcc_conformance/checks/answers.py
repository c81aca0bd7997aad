"""Is an answer an acceptance, a refusal, a record, an absence?"""

from collections.abc import Mapping

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import MARKED, NO_JSON
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.findings import CONTRACT, CannotTell, Finding
from kcc_conformance.law.attributes import the, valid
from kcc_conformance.phrases import phrase

# A refusal with one of these speaks of the caller or the moment, not of what was sent.
NOT_ABOUT_THE_BODY = frozenset({401, 403, 405, 406, 407, 408, 415, 428, 429})
NOT_OFFERED = frozenset({405, 428, 501})
"""What says that a thing cannot be done here; 428 after an If-Match could not be sent."""
BUSY = frozenset({429, 502, 503, 504})


def answered(answer: Answer) -> Answer:
    """The answer itself; raises CannotTell if there is none, or only that the provider is busy
    or that the credentials do not reach this far."""
    if answer.trouble:
        told = f"{answer.method} {answer.url}: {phrase(answer.trouble, 'nl')}"
        raise CannotTell("transport", told, exchange=answer.n)
    if answer.status in BUSY:
        raise CannotTell(
            "environment",
            f"{answer.method} {answer.url}: de provider is bezet ({answer.status})",
            exchange=answer.n,
        )
    return answer


def permitted(answer: Answer) -> Answer:
    """As `answered`; a 401 or 403 says nothing of the provider's conformity either."""
    answered(answer)
    if answer.status in (401, 403):
        raise CannotTell(
            "prerequisite",
            f"{answer.method} {answer.url}: de inloggegevens geven geen toegang ({answer.status})",
            exchange=answer.n,
        )
    return answer


def accepted(
    answer: Answer, resource: Resource, record: object = wire.MISSING
) -> tuple[Finding, ...]:
    """A finding unless it is a 2xx whose body is a JSON record with a usable ID. Who points
    elsewhere has neither accepted nor refused."""
    permitted(answer)
    if not answer.ok:
        elsewhere = 300 <= (answer.status or 0) < 400
        return (_not_taken(valid(resource.name), answer, CONTRACT if elsewhere else None),)
    return shows_record(answer, resource, record)


def takes(answer: Answer, resource: Resource, what: str = "") -> tuple[Finding, ...]:
    """As `accepted`, for values that no text names: to refuse these, and say so, is not to lose
    them, but differs from a contract that allows them. `what` says in Dutch which they are."""
    answered(answer)
    if not answer.refused or answer.status == 401:
        return accepted(answer, resource)
    return (_not_taken(what or valid(resource.name), answer, CONTRACT),)


def _not_taken(what: str, answer: Answer, source: str | None) -> Finding:
    told = f"de provider neemt {what} niet aan maar antwoordt met status {answer.status}"
    if answer.refused:
        told = f"de provider weigert {what} (status {answer.status})"
    return Finding(told, expected="2xx", actual=answer.status, exchange=answer.n, source=source)


def withheld(answer: Answer, sent: Mapping[str, object]) -> bool:
    """Whether a confidential klantcontact is not shown to this consumer, which no text forbids."""
    return answer.status == 403 and sent.get("vertrouwelijkheid") == "Ja"


def shows_record(
    answer: Answer, resource: Resource, record: object = wire.MISSING
) -> tuple[Finding, ...]:
    """A finding unless the body is a JSON object with a usable ID."""
    body = answer.body if record is wire.MISSING else record
    if body is NO_JSON or not isinstance(body, dict):
        return (
            Finding(
                f"het antwoord bevat geen {resource.name} in JSON",
                expected="een JSON-object",
                actual=answer.text[:200] if body is NO_JSON else body,
                exchange=answer.n,
            ),
        )
    if wire.identifier(resource, body) is None:
        return (
            Finding(
                f"{the(resource.name)} heeft in het antwoord geen ID",
                pointer=resource.id_pointer,
                expected="een ID",
                actual=repr(wire.read(body, resource.id_keys)),
                clause="C0992-2.1" if resource.name == "klantcontact" else None,
                exchange=answer.n,
            ),
        )
    return ()


def new_id(answer: Answer, resource: Resource) -> str:
    """The ID that a record got that was accepted; raises CannotTell where it got none."""
    record_id = wire.identifier(resource, answer.body)
    if record_id is None:
        told = f"{the(resource.name)} kreeg geen ID"
        raise CannotTell("prerequisite", told, exchange=answer.n)
    return record_id


def found(answer: Answer, resource: Resource, record_id: str) -> tuple[Finding, ...]:
    """A finding unless the record was read back under its own ID."""
    permitted(answer)
    if not answer.ok:
        return (
            Finding(
                f"{the(resource.name)} is niet terug te lezen (status {answer.status})",
                expected=200,
                actual=answer.status,
                exchange=answer.n,
            ),
        )
    findings = shows_record(answer, resource)
    actual = wire.identifier(resource, answer.body)
    if not findings and not wire.same_id(actual, record_id):
        findings = (
            Finding(
                f"onder het ID van {the(resource.name)} staat een record met een ander ID",
                pointer=resource.id_pointer,
                expected=record_id,
                actual=actual,
                clause="C0992-2.1" if resource.name == "klantcontact" else None,
                exchange=answer.n,
            ),
        )
    return findings


def absent(answer: Answer, resource: Resource) -> tuple[Finding, ...]:
    """A finding unless the provider says 404 or 410."""
    answered(answer)
    if answer.gone:
        return ()
    return (
        Finding(
            f"de provider zegt niet dat {the(resource.name)} er niet is, maar antwoordt met"
            f" status {answer.status}",
            expected=404,
            actual=answer.status,
            exchange=answer.n,
        ),
    )


def refused(answer: Answer) -> tuple[Finding, ...]:
    """A finding unless it is a 4xx that speaks of what was sent."""
    answered(answer)
    if answer.refused and answer.status not in NOT_ABOUT_THE_BODY:
        return ()
    if answer.ok:
        what = f"de provider neemt iets ongeldigs aan (status {answer.status})"
    elif answer.refused:
        what = f"de weigering (status {answer.status}) gaat niet over wat er is gestuurd"
    else:
        what = f"de provider weigert niet maar antwoordt met status {answer.status}"
    return (Finding(what, expected="400 of 422", actual=answer.status, exchange=answer.n),)


def turned_away(answer: Answer) -> tuple[Finding, ...]:
    """A finding unless the caller is told that it is not known here (401 or 403)."""
    answered(answer)
    if answer.status in (401, 403):
        return ()
    return (
        Finding(
            f"zonder geldige inloggegevens antwoordt de provider met {answer.status}",
            expected="401 of 403",
            actual=answer.status,
            exchange=answer.n,
        ),
    )


def discreet(answer: Answer, text: str) -> tuple[Finding, ...]:
    """A finding if an answer shows a text that the caller did not send and may not see."""
    if text not in answer.text:
        return ()
    return (
        Finding(
            "de weigering toont toch gegevens uit het register",
            expected="alleen een foutmelding",
            actual=answer.status,
            exchange=answer.n,
        ),
    )


def explained(answer: Answer) -> tuple[Finding, ...]:
    """A finding unless the refusal says in its body, in JSON, what it is about."""
    body = answer.body
    if isinstance(body, (dict, list)) and body:
        return ()
    return (
        Finding(
            "de weigering zegt niet in JSON wat er mis is",
            expected="een JSON-object met uitleg",
            actual=answer.text[:200],
            exchange=answer.n,
        ),
    )


def about_the_body(answer: Answer) -> bool:
    """Whether it is a refusal of what was sent: of a value that is not known here, say."""
    return answer.status in (400, 409, 422)


def status_of(answer: Answer, contract: Contract, operation: str) -> tuple[Finding, ...]:
    """A finding unless the status is one that the contract gives for the operation."""
    permitted(answer)
    allowed: Mapping[str, tuple[int, ...]] = contract.status
    if answer.status in allowed[operation]:
        return ()
    return (
        Finding(
            f"status {answer.status} in plaats van {_either(allowed[operation])}",
            expected=_either(allowed[operation]),
            actual=answer.status,
            exchange=answer.n,
        ),
    )


def media_of(answer: Answer, allowed: tuple[str, ...]) -> tuple[Finding, ...]:
    """A finding unless the media type (without parameters) is one of the allowed ones."""
    if answer.media in allowed:
        return ()
    return (
        Finding(
            f"mediatype {answer.media or '(geen)'} in plaats van {' of '.join(allowed)}",
            expected=" of ".join(allowed),
            actual=answer.media,
            exchange=answer.n,
        ),
    )


def unmarked(answer: Answer) -> tuple[Finding, ...]:
    """A finding if a byte order mark stands before the JSON."""
    if MARKED not in answer.remarks:
        return ()
    return (
        Finding(
            "het antwoord begint met een byte order mark (U+FEFF), dat een andere lezer voor een"
            " fout kan houden",
            expected="JSON zonder byte order mark",
            actual="U+FEFF",
            exchange=answer.n,
        ),
    )


def _either(codes: tuple[int, ...]) -> str:
    return " of ".join(str(code) for code in codes)
