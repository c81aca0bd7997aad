"""Changing a record of which the provider wants the version named (RFC 6585 §3): If-Match."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.reader import Reader
from kcc_conformance.contract import wire

WANTED = 428


class Conditions:
    """Changes and deletes; where that was answered 428, with the ETag of a reading in If-Match, and
    from then on at once. Where a reading has no ETag, the 428 is the provider's word."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._wanted = False

    def ask(self, method: str, resource_name: str, record_id: str, **asked: Any) -> Answer:
        """The answer to a change or deletion of one record; `asked` as `ProviderClient.request`
        takes it. A change that is accepted without a body tells of the record that it names: its ID
        alone is the body then, and what the record has become is for a reading to show."""
        answer = self._asked(method, resource_name, record_id, **asked)
        if method == "DELETE" or not answer.ok or answer.text.strip():
            return answer
        contract = self._reader.contract
        body = wire.naming(contract, contract.resource(resource_name), record_id)
        return replace(answer, body=body)

    def _asked(self, method: str, resource_name: str, record_id: str, **asked: Any) -> Answer:
        further = self._tag(resource_name, record_id) if self._wanted else {}
        path = self._reader.item_path(resource_name, record_id)
        answer = self._reader.provider.request(method, path, further=further, **asked)
        if answer.status != WANTED or further:
            return answer
        further = self._tag(resource_name, record_id)
        if not further:
            return answer
        self._wanted = True
        return self._reader.provider.request(method, path, further=further, **asked)

    def _tag(self, resource_name: str, record_id: str) -> Mapping[str, str]:
        tag = self._reader.read(resource_name, record_id).headers.get("etag")
        return {"If-Match": tag} if tag else {}
