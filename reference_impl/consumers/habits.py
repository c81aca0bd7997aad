"""What a model consumer does, and how each of them differs from the one that behaves."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Habits:
    """The habits of one model consumer; the defaults are those of the one that behaves.

    `delay` is how many seconds after the call it registers (negative: before its end). `members`
    are changed members of a klantcontact: a value, or None for left out; `changed` those that the
    employee changes and this consumer sends all the same as it always does.
    """

    anonymous: str = "nothing"
    known: str = "once"
    new_client: str = "registers"
    questions: str = "each"
    delay: float = 20.0
    order: str = "partij first"
    combined: bool = False
    search: str = "twice"
    partij: str = "if need be"
    betrokkene: str = "partij"
    betrokkene_extra: tuple[tuple[str, Any], ...] = ()
    address: bool = False
    actor: str = "employee"
    actor_read: str = "each time"
    members: tuple[tuple[str, Any], ...] = ()
    fixed: tuple[tuple[str, Any], ...] = ()
    subject: str = "{onderwerp} [{kenmerk}]"
    content: str = "{vraag} {antwoord} [{kenmerk}]"
    answer_apart: bool = False
    moment: str = "begin"
    task: bool = False
    after_refusal: str = "deletes"
    first_refused: int = -1
    correction: bool = False
    colleague: bool = False
    paging: bool = False
    preflight: bool = False
