"""Betrokkenen that serve more than one check: a name in one, role and initiative in another."""

from collections.abc import Callable, Mapping, Sequence

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.people import Introduction
from kcc_conformance.consumer.registration import betrokkene_values
from kcc_conformance.findings import Finding

ROLES = (
    ("klant", "Ja"),
    ("klant", "Nee"),
    ("vertegenwoordiger", "Ja"),
    ("vertegenwoordiger", "Nee"),
)
"""Role and initiator of the first betrokkene with a name, of the second, and so on."""

Judge = Callable[[Introduction], Sequence[Finding]]


class Betrokkenen:
    """Registers betrokkenen with one and the same klantcontact, and remembers them by their role.

    What is found about one that serves more checks is looked at again with one that has nothing
    out of the ordinary but what the check is about, at a klantcontact of its own.
    """

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self._with_role: dict[tuple[str, str], Introduction] = {}
        self._read: dict[str, Answer] = {}

    def named(self, names: Mapping[str, object]) -> Introduction:
        """A new betrokkene with these names, and a role that none before it had."""
        left = [role for role in ROLES if role not in self._with_role]
        rol, initiator = left[0] if left else ROLES[0]
        return self._introduce({**names, "rol": rol, "initiator": initiator})

    def with_role(self, rol: str, initiator: str) -> Introduction:
        """The betrokkene that has them, or a new one."""
        found = self._with_role.get((rol, initiator))
        if found is None:
            return self._introduce({"rol": rol, "initiator": initiator})
        self._conversations.consumer.provider.recorder.reuse((found.answer.n,))
        return found

    def later(self, record_id: str) -> Answer:
        """What the betrokkene is when it is asked for later; asked for once."""
        consumer = self._conversations.consumer
        found = self._read.get(record_id)
        if found is None:
            found = consumer.read_settled("betrokkene", record_id)
            if found.ok:
                self._read[record_id] = found
        else:
            consumer.provider.recorder.reuse((found.n,))
        return found

    def judged(self, shared: Introduction, names: Sequence[str], judge: Judge) -> Sequence[Finding]:
        """What the judge finds; where he finds anything, of a betrokkene of its own, of which only
        the attributes with these names are as they were in the shared one."""
        found = judge(shared)
        if not found:
            return ()
        conversations = self._conversations
        contact = conversations.bare().klantcontact_id
        own = {name: shared.sent[name] for name in names if name in shared.sent}
        values = {**betrokkene_values(contact, conversations.people.partij()), **own}
        return judge(Introduction(values, conversations.consumer.create("betrokkene", values)))

    def _introduce(self, own: Mapping[str, object]) -> Introduction:
        conversations = self._conversations
        contact = conversations.named("met betrokkenen", conversations.bare).klantcontact_id
        values = {**betrokkene_values(contact, conversations.people.partij()), **own}
        found = Introduction(values, conversations.consumer.create("betrokkene", values))
        self._with_role.setdefault((str(values["rol"]), str(values["initiator"])), found)
        return found
