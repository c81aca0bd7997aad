"""A registration that is accepted without a body: where its record is, the Location says."""

from dataclasses import replace
from urllib.parse import unquote, urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import same_origin
from kcc_conformance.consumer.reader import Reader
from kcc_conformance.contract import wire


def located(reader: Reader, resource_name: str, answer: Answer) -> Answer:
    """The answer itself; an acceptance without a body, but with a Location, with the record that
    is read there as its body (its ID alone where it cannot be read)."""
    location = answer.headers.get("location")
    if not answer.ok or answer.text.strip() or not location:
        return answer
    resource = reader.contract.resource(resource_name)
    try:
        record_id = _id_in(reader, resource_name, urljoin(answer.url, location.strip()))
    except ValueError:
        return answer
    if wire.identifier(resource, {resource.id: record_id}) is None:
        return answer
    reading = reader.read_settled(resource_name, str(record_id))
    body = reading.body if reading.ok else {resource.id: record_id}
    return replace(answer, body=body, text=reading.text if reading.ok else answer.text)


def _id_in(reader: Reader, resource_name: str, url: str) -> str | None:
    """The ID in the URL of a record of this kind; None if it is the URL of anything else."""
    record_id = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    there = urlsplit(reader.provider.url(reader.item_path(resource_name, record_id))).path
    same = same_origin(url, reader.provider.base_url)
    return record_id if same and unquote(urlsplit(url).path.rstrip("/")) == unquote(there) else None
