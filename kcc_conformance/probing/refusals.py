"""What ought to be refused: sent together, and looked for together afterwards.

Each check judges the answer to its own attempt. What is left behind is looked for once, after all
attempts; where that look shows anything, the attempt is made once more, by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.probing.searches import nothing_stored, shows_everything, whole_register
from kcc_conformance.stage.stage import Stage

UNSEEN = (
    "het register is te lang om te lezen, en waar het Onderwerp niet klopt is er niet op te zoeken:"
    " of er niets is bewaard, is niet gezien"
)

Place = Callable[[], Registratie]
"""Gives the klantcontact at which something is tried, and registers it where there is none yet."""

Look = Callable[[Registratie], Sequence[Finding]]
"""Looks at that klantcontact for what should not have been added or changed."""


@dataclass(frozen=True)
class Poging:
    """An attempt that ought to be refused, and the answer.

    `marker` is in the attributes `marked`; `number` is the Nummer that was drawn for it; `place`
    the klantcontact at which it was made; `notes` are remarks for the check that judges it;
    `again` makes it once more.
    """

    answer: Answer
    marker: str = ""
    marked: tuple[str, ...] = ("onderwerp",)
    number: str | None = None
    place: Registratie | None = None
    notes: tuple[str, ...] = ()
    again: "Refusable | None" = None


@dataclass(frozen=True)
class Refusable:
    """Something to try: `name` is its own, `send` does it, `placed` if at a klantcontact."""

    name: tuple[str, ...]
    send: Callable[[Place], Poging]
    placed: bool = False


class Refusals:
    """The attempts of a run, each made once; those `planned` all at the first that is asked for.

    What is not planned is made when it is asked for.
    """

    def __init__(
        self, stage: Stage, conversations: Conversations, planned: Sequence[Refusable] = ()
    ) -> None:
        self._stage = stage
        self._conversations = conversations
        # Without a klantcontact first: then the one that is made after them, and is looked for in
        # the list, shows that they would be in it too.
        self._planned = sorted(planned, key=lambda each: each.placed)
        self._made: dict[tuple[str, ...], Poging | CannotTell | Inapplicable] = {}
        self._register: Listing | None = None
        self._clean: dict[tuple[str, str], tuple[int, ...]] = {}

    def tried(self, wanted: Refusable) -> Poging:
        """The attempt, made now or before. Raises what kept it from being made."""
        if any(each.name == wanted.name for each in self._planned):
            planned, self._planned = self._planned, []
            for each in planned:
                self._made[each.name] = self._try(each)
            self._stage.inventory.provoked()
        found = self._made.pop(wanted.name, None) or self._try(wanted)
        outages = self._stage.provider.outages
        if isinstance(found, Poging) and outages.covers((found.answer.n,)):
            found = self._try(wanted)
        if not isinstance(found, Poging):
            raise found
        self._stage.recorder.reuse((found.answer.n,))
        return replace(found, again=wanted)

    def stored(self, poging: Poging) -> list[Finding]:
        """A finding if what was refused is among the klantcontacten all the same."""
        register = self._register
        if register is None or register.answers[0].n < poging.answer.n:
            register = whole_register(self._stage, self._control())
        self._stage.recorder.reuse(answer.n for answer in register.answers)
        found = nothing_stored(
            self._stage,
            self._conversations,
            poging.marker,
            places=poging.marked,
            number=poging.number,
            register=register,
        )
        self._register = register
        return found

    def reservations(self, poging: Poging) -> tuple[str, ...]:
        """What the look for what was stored could not see."""
        if "onderwerp" not in poging.marked and not shows_everything(self._stage):
            return (UNSEEN,)
        return ()

    def left(self, poging: Poging, what: str, look: Look) -> Sequence[Finding]:
        """What `look` finds at the klantcontact of an attempt; `what` is the name of that look.

        Where it finds anything at the shared klantcontact, that may be another attempt's doing:
        then this one is made at a klantcontact of its own, and that is looked at.
        """
        if poging.place is None or poging.again is None:
            raise CannotTell("suite", "deze poging is bij geen klantcontact gedaan")
        recorder = self._stage.recorder
        key = (what, poging.place.klantcontact_id)
        clean = self._clean.get(key, ())
        if clean and clean[0] > poging.answer.n:
            recorder.reuse(clean)
            return ()
        with recorder.watching() as numbers:
            found = look(poging.place)
        if not found:
            self._clean[key] = tuple(numbers)
            return ()
        own = self._conversations.bare()
        poging.again.send(lambda: own)
        return look(own)

    def _control(self) -> str:
        return self._conversations.control().klantcontact_id

    def _try(self, wanted: Refusable) -> Poging | CannotTell | Inapplicable:
        try:
            return wanted.send(self._conversations.control)
        except (CannotTell, Inapplicable) as reason:
            return reason
