"""Values beside those of the example, as far as a provider takes them.

A call that is shared for something else than these values need not fail because a provider knows
fewer words: the checks of each value tell of that.
"""

from collections.abc import Callable, Mapping, Sequence

from kcc_conformance.checks.answers import about_the_body
from kcc_conformance.consumer.forms import blamed
from kcc_conformance.consumer.registration import Attempt
from kcc_conformance.contract.contract import Contract

CHOSEN = ("indicatie_contact_gelukt", "taal", "kanaal")
"""The attributes of which a provider may know fewer words than others do (Q14, Q15, Q16)."""


class Choices:
    """Remembers which words were refused, so that no other call is tried with them."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._refused: set[tuple[str, object]] = set()

    def attempted(
        self, other: Mapping[str, object], make: Callable[[dict[str, object]], Attempt]
    ) -> Attempt:
        """What `make` comes to with these values; where that is refused, without one of those that
        are chosen from words, or without any of them. The first answer, if nothing helps."""
        wanted = {k: v for k, v in other.items() if (k, v) not in self._refused}
        found = make(wanted)
        chosen = [key for key in CHOSEN if key in wanted]
        if not chosen or not about_the_body(found.klantcontact):
            return found
        named = blamed(found.klantcontact, self._contract)
        if named is None:
            return found
        suspects = [key for key in chosen if key in named] or chosen
        tries = [(key,) for key in suspects] + ([tuple(suspects)] if len(suspects) > 1 else [])
        while tries:
            left_out = tries.pop(0)
            again = make({k: v for k, v in wanted.items() if k not in left_out})
            if further := self._further(again, chosen, left_out):
                tries.insert(0, (*left_out, *further))
            if again.klantcontact.ok:
                self._refused |= {(key, wanted[key]) for key in left_out}
                return again
        return found

    def _further(
        self, found: Attempt, chosen: Sequence[str], left_out: Sequence[str]
    ) -> tuple[str, ...]:
        """What else is not taken, where a refusal says so after one that did not."""
        if not about_the_body(found.klantcontact):
            return ()
        named = blamed(found.klantcontact, self._contract) or ()
        return tuple(key for key in chosen if key in named and key not in left_out)
