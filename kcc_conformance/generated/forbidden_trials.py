"""Klantcontacten with a forbidden value: each must be refused, and none may be kept."""

import contextlib
from dataclasses import dataclass
from typing import Any

from kcc_conformance.checks import answers, relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.generated.examples import Trial, try_values
from kcc_conformance.generated.values import forbidden, kinds_forbidden
from kcc_conformance.law.attributes import KLANTCONTACT
from kcc_conformance.probing.searches import by_marker, searchable
from kcc_conformance.stage.stage import Stage

_PER_VALUE = 6
"""Of so many examples one is a forbidden value: with the usual 25 that is one of each kind."""


@dataclass(frozen=True)
class _Sent:
    """What was sent for one attribute: the marker that it carries, how that went, and in which
    exchanges."""

    marker: str
    trial: Trial
    exchanges: tuple[int, ...]


@dataclass(frozen=True)
class _Look:
    """The list in which nothing may be of what was sent for these attributes."""

    keys: frozenset[str]
    listing: Listing
    exchanges: tuple[int, ...]


class ForbiddenTrials:
    """Sends the forbidden values of all attributes when the first check asks for those of one,
    looks once whether anything was kept, and tells each check what concerns it.

    Kanaal is left out: which words a provider knows for it no contract says (Q15).
    """

    def __init__(self, stage: Stage, conversations: Conversations) -> None:
        self._stage = stage
        self._conversations = conversations
        attributes = stage.contract.resource("klantcontact").attributes
        self._keys = tuple(key for key in KLANTCONTACT if key in attributes and key != "kanaal")
        self._sent: dict[str, _Sent] = {}
        self._look: _Look | None = None

    def judged(self, own: str) -> Trial:
        """What it came to for one attribute, by its key.

        Raises CannotTell as the checks do, also where the list does not show what was accepted;
        what cannot be told of another attribute its own check sees for itself.
        """
        for key in self._keys:
            if key not in self._sent and key != own:
                with contextlib.suppress(CannotTell, Inapplicable):
                    self._sent[key] = self._try(key)
        if own not in self._sent:
            self._sent[own] = self._try(own)
        sent = self._sent[own]
        self._stage.recorder.reuse(sent.exchanges)
        if not sent.trial.findings and self._would_show(own):
            sent.trial.findings = self._kept(own, sent.marker)
        return sent.trial

    def _try(self, key: str) -> _Sent:
        stage, marker = self._stage, self._stage.consumer.marked("Ongeldig")
        attribute = stage.contract.resource("klantcontact").attributes[key]
        first = kinds_forbidden(attribute)
        with stage.recorder.watching() as numbers:
            trial = try_values(
                forbidden(attribute),
                first,
                lambda value: self._attempt(attribute, value, marker),
                examples=max(len(first), stage.settings.examples // _PER_VALUE),
                run_seed=stage.seed,
            )
        return _Sent(marker, trial, tuple(numbers))

    def _attempt(self, attribute: Attribute, value: Any, marker: str) -> tuple[Finding, ...]:
        stage = self._stage
        resource = stage.contract.resource("klantcontact")
        values = self._conversations.values(inhoud=marker, onderwerp=marker)
        if resource.attributes["nummer"].required:
            values["nummer"] = stage.consumer.fresh_number()
        body = wire.encode(stage.contract, resource, values)
        wire.put(body, attribute.keys, value)
        return answers.refused(stage.consumer.post("klantcontact", body))

    def _would_show(self, key: str) -> bool:
        """Whether the list would show it: not where it is found by an Onderwerp that was wrong."""
        return key != "onderwerp" or not searchable(self._stage)

    def _kept(self, key: str, marker: str) -> tuple[Finding, ...]:
        if self._look is None or key not in self._look.keys:
            self._look = self._looked()
        look = self._look
        self._stage.recorder.reuse(look.exchanges)
        items = (item for item in look.listing.items if contains(item, marker))
        resource = look.listing.resource
        stored = dict.fromkeys(wire.identifier(resource, item) or "(geen ID)" for item in items)
        if not stored:
            return ()
        return (
            Finding(
                "wat is geweigerd, is toch bewaard",
                expected="niets",
                actual=[*stored][:5],
                exchange=look.listing.answers[-1].n,
            ),
        )

    def _looked(self) -> _Look:
        """One look for all, in which a valid registration of the run has to be seen as well."""
        stage = self._stage
        with stage.recorder.watching() as numbers:
            made = self._conversations.control()
            listing = by_marker(stage, stage.marker, made.klantcontact_id)
        if not relations.readable(listing).has(made.klantcontact_id):
            raise CannotTell("prerequisite", "de lijst toont een geldige registratie ook niet")
        return _Look(frozenset(self._sent), listing, tuple(numbers))
