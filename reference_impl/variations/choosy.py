"""A provider that takes some values of an attribute of the klantcontact, and refuses the others."""

from collections.abc import Callable

from ..answers import Answer, Call, Problem, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Json
from ..faults.fault import KLANTCONTACT, is_about, sent

_CODE = "not_taken"

Allows = Callable[[Attribute, Json], bool]


class Choosy(Behaviour):
    """Refuses a klantcontact when `allows` does not hold of one attribute; nothing is stored.

    `reason` (Dutch) says why. The refusal names the attribute, or (`plainly`) is plain text that
    names none. The value judged is the one to be stored, or (`as_sent`) the one in the body.
    """

    def __init__(
        self,
        name: str,
        allows: Allows,
        reason: str,
        *,
        plainly: bool = False,
        as_sent: bool = False,
    ) -> None:
        self.name = name
        self.allows = allows
        self.reason = reason
        self.plainly = plainly
        self.as_sent = as_sent

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems, with this one."""
        attribute = call.subject.attributes.get(self.name)
        if attribute is None or not is_about(call, KLANTCONTACT):
            return problems
        if any(problem.name == attribute.wire for problem in problems):
            return problems
        value = sent(call, attribute) if self.as_sent else record.get(self.name)
        if self.allows(attribute, value):
            return problems
        return [*problems, Problem(attribute.wire, _CODE, self.reason)]

    def answer(self, call: Call, answer: Answer) -> None:
        """The refusal as plain text."""
        if self.plainly and answer.status == 400 and isinstance(answer.body, dict):
            errors = self.provider.contract.errors
            told = answer.body.get(errors.get("invalid_params", "invalidParams"), ())
            if any(each["code"] == _CODE for each in told):
                answer.raw = b"Verzoek geweigerd: een van de waarden is niet bekend.\n"
                answer.media = "text/plain; charset=utf-8"
