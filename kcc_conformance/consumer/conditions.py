"""Changing a record of which the provider wants the version named (RFC 6585 §3): If-Match."""

from collections.abc import Mapping
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.reader import Reader

WANTED = 428


class Conditions:
    """Changes and deletes; where that was answered 428, with the ETag of a reading in If-Match, and
    from then on at once. Where a reading has no ETag, the 428 is the provider's word."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._wanted = False

    def ask(self, method: str, resource_name: str, record_id: str, **asked: Any) -> Answer:
        """The answer to a change or deletion of one record; `asked` as `ProviderClient.request`
        takes it."""
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
