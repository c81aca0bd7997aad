"""A registration that is accepted without a body that can be read, or in which its contract has no
ID: where its record is, a header says."""

from dataclasses import replace
from urllib.parse import quote, unquote, urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import same_origin
from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.consumer.reader import Reader
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.jsonvalues import texts


def located(reader: Reader, resource_name: str, answer: Answer) -> Answer:
    """The answer itself; an acceptance whose ID is in a header alone (without a body in Location,
    else where the contract says), with the record that is read there as its body (its ID alone
    where it cannot be read)."""
    resource = reader.contract.resource(resource_name)
    if not answer.ok or (answer.text.strip() and not unnamed(reader.contract, resource, answer)):
        return answer
    record_id = id_at(reader.contract, resource, reader.provider.base_url, answer)
    if record_id is None:
        return answer
    reader.discretion.claim(record_id)
    reading = reader.read_settled(resource_name, record_id)
    body = reading.body if reading.ok else wire.naming(reader.contract, resource, record_id)
    return replace(answer, body=body, text=reading.text if reading.ok else answer.text)


def unnamed(contract: Contract, resource: Resource, answer: Answer) -> bool:
    """Whether an answer has no ID in its body, and the contract says that a header has it."""
    return bool(contract.id_header) and wire.identifier(resource, answer.body) is None


def placed(
    reader: Reader, resource_name: str, answer: Answer, intent: Intent, sent: object
) -> str | None:
    """The ID of what an acceptance made whose body tells none, as its Location says; for the
    clean-up only, for the body stays what it is.

    Costs one reading for each such answer, none where bodies can be read: a record that shows
    nothing of what was sent may be anybody's, and is left alone.
    """
    if not answer.ok or not answer.text.strip():
        return None
    resource = reader.contract.resource(resource_name)
    record_id = id_at(reader.contract, resource, reader.provider.base_url, answer)
    if record_id is None:
        return None
    reading = reader.read_settled(resource_name, record_id)
    return record_id if reading.ok and _shows(reading.text, intent, sent) else None


def _shows(text: str, intent: Intent, sent: object) -> bool:
    """Whether a record, as text that need not be JSON, shows what this run sent: the records that
    it refers to, or the mark, or else every text that was in it."""
    text = text.replace("\0", "")
    wanted = [value for _, value in intent.refs] or [intent.token]
    return all(_in(each, text) for each in wanted if each) and (
        any(wanted) or all(_in(each, text) for each in texts(sent))
    )


def _in(wanted: str, text: str) -> bool:
    """Whether a text or an ID stands there, an ID in capitals or not."""
    return wanted in text or wire.id_key(wanted) in text


def id_at(contract: Contract, resource: Resource, base_url: str, answer: Answer) -> str | None:
    """The ID of the record of this kind, at the provider under this base URL, that an answer names
    in a header: in Location, or in the one that the contract says, where it may stand bare."""
    told = answer.headers.get(contract.naming_header, "").strip()
    if not told:
        return None
    if contract.id_header and "/" not in told:
        return wire.identifier(resource, wire.naming(contract, resource, told))
    below = contract.reference_address == "below" and told.startswith("/")
    try:
        record_id = _id_in(resource, base_url, base_url + told if below else None)
        record_id = record_id or _id_in(resource, base_url, urljoin(answer.url, told))
    except ValueError:
        return None
    return (
        None
        if record_id is None
        else wire.identifier(resource, wire.naming(contract, resource, record_id))
    )


def _id_in(resource: Resource, base_url: str, url: str | None) -> str | None:
    """The ID in the URL of a record of this kind; None if it is the URL of anything else."""
    if url is None:
        return None
    record_id = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    there = urlsplit(base_url + resource.item.format(id=quote(record_id, safe=""))).path
    same = same_origin(url, base_url)
    return record_id if same and unquote(urlsplit(url).path.rstrip("/")) == unquote(there) else None
