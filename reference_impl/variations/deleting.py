"""Variations in deleting: whether it can be done, what stays, when it shows."""

from collections.abc import Callable

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..clock import now as clock
from ..contract import Json, Resource
from .variation import CONTRACT, reanswered, refuse
from .variation import Variation as V

LATE = 1.5
"""Seconds until a deletion shows."""


class Kept(Behaviour):
    """Keeps a copy of what was deleted, marked `verwijderd`, and shows it under its id with
    `status`: the copy for 200, a refusal for 410. With `told`, DELETE answers 200 and the copy."""

    def __init__(self, status: int, *, told: bool = False) -> None:
        self.status = status
        self.told = told
        self.gone: dict[tuple[str, str], Json] = {}

    def erase(self, call: Call, identity: str) -> bool:
        """Makes the copy."""
        record = self.provider.store.get(call.subject, identity)
        if record is not None:
            body = self.provider.shape.record(call, call.subject, record)
            self.gone[call.subject.name, identity] = {**body, "verwijderd": True}
        return True

    def answer(self, call: Call, answer: Answer) -> None:
        """The copy, or that it is gone."""
        if call.resource is None or call.operation not in {"read", "delete"}:
            return
        body = self.gone.get((call.subject.name, call.id or ""))
        if body is None:
            return
        contract = self.provider.contract
        if call.operation == "delete":
            if self.told and answer.status == 204:
                answer.status, answer.body, answer.media = 200, body, contract.success_media[0]
        elif answer.status == 404 and self.status == 200:
            answer.status, answer.body, answer.media = 200, body, contract.success_media[0]
        elif answer.status == 404:
            title = "Dit is verwijderd."
            body = {"code": "gone", "title": title, "status": 410, "detail": title}
            answer.status, answer.body = 410, body


class DeletedLater(Behaviour):
    """Deletes a little after it was asked to."""

    def __init__(self) -> None:
        self.due: list[tuple[float, Resource, str]] = []

    def intercept(self, call: Call) -> Answer | None:
        """Deletes what is due."""
        while self.due and self.due[0][0] <= clock():
            _, resource, identity = self.due.pop(0)
            with self.provider.store.transaction():
                self.provider.store.delete(resource, identity)
        return None

    def erase(self, call: Call, identity: str) -> bool:
        """Not now."""
        self.due.append((clock() + LATE, call.subject, identity))
        return False


def _with_body(call: Call, answer: Answer) -> None:
    if call.operation == "delete" and answer.status == 204:
        answer.status, answer.body = 200, {}


def _kept(status: int, *, told: bool = False) -> Callable[[], Behaviour]:
    return lambda: Kept(status, told=told)


VARIATIONS = (
    V("delete-405", "Nothing can be deleted.", "Niets kan verwijderd worden.",
      refuse(405, "delete"), differs=CONTRACT),
    V("delete-403", "Nothing may be deleted: 403.", "Niets mag verwijderd worden: 403.",
      refuse(403, "delete"), differs=CONTRACT),
    V("delete-404", "There is no way to delete: 404.", "Verwijderen bestaat niet: 404.",
      refuse(404, "delete"), differs=CONTRACT),
    V("delete-428", "DELETE wants a condition that nothing tells: 428.",
      "DELETE wil een voorwaarde die nergens uit blijkt: 428.",
      refuse(428, "delete"), differs=CONTRACT),
    V("delete-501", "Deleting is not made: 501.", "Verwijderen is niet gemaakt: 501.",
      refuse(501, "delete"), differs=CONTRACT),
    V("delete-200", "DELETE is answered 200 with a body.",
      "DELETE wordt met 200 en een body beantwoord.", reanswered(_with_body)),
    V("deleted-marked", "What was deleted can still be read, marked as deleted.",
      "Wat verwijderd is blijft te lezen, met een merk dat het verwijderd is.",
      _kept(200), differs=CONTRACT),
    V("deleted-marked-200", "DELETE is answered 200 with the record, marked as deleted.",
      "DELETE wordt met 200 en het record beantwoord, met een merk dat het verwijderd is.",
      _kept(200, told=True), differs=CONTRACT),
    V("deleted-410", "What was deleted is answered 410.",
      "Wat verwijderd is wordt met 410 beantwoord.", _kept(410), differs=CONTRACT),
    V("deleted-later", "A deletion shows after one and a half seconds.",
      "Een verwijdering is na anderhalve seconde te zien.", DeletedLater),
)  # fmt: skip
