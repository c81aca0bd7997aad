"""A registration that is accepted without a body that can be read: where its record is, the
Location says."""

from dataclasses import replace
from urllib.parse import quote, unquote, urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import same_origin
from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.consumer.reader import Reader
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Resource
from kcc_conformance.jsonvalues import texts


def located(reader: Reader, resource_name: str, answer: Answer) -> Answer:
    """The answer itself; an acceptance without a body, but with a Location, with the record that
    is read there as its body (its ID alone where it cannot be read)."""
    if not answer.ok or answer.text.strip():
        return answer
    resource = reader.contract.resource(resource_name)
    record_id = id_at(resource, reader.provider.base_url, answer)
    if record_id is None:
        return answer
    reading = reader.read_settled(resource_name, record_id)
    body = reading.body if reading.ok else {resource.id: record_id}
    return replace(answer, body=body, text=reading.text if reading.ok else answer.text)


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
    record_id = id_at(resource, reader.provider.base_url, answer)
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


def id_at(resource: Resource, base_url: str, answer: Answer) -> str | None:
    """The ID of the record of this kind, at the provider under this base URL, that an answer's
    Location leads to."""
    location = answer.headers.get("location")
    if not location:
        return None
    try:
        record_id = _id_in(resource, base_url, urljoin(answer.url, location.strip()))
    except ValueError:
        return None
    return wire.identifier(resource, {resource.id: record_id})


def _id_in(resource: Resource, base_url: str, url: str) -> str | None:
    """The ID in the URL of a record of this kind; None if it is the URL of anything else."""
    record_id = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    there = urlsplit(base_url + resource.item.format(id=quote(record_id, safe=""))).path
    same = same_origin(url, base_url)
    return record_id if same and unquote(urlsplit(url).path.rstrip("/")) == unquote(there) else None
