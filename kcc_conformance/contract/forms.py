"""In what form one provider takes values of which the text leaves the form open.

A contract says how a value is written; a provider with a word list of its own may take another
form of the same value (Q14 to Q17). Which one, a run finds out while it plays.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FORMED = ("kanaal", "taal", "indicatie_contact_gelukt", "plaatsgevonden_op")
"""The attributes of a klantcontact that may be written otherwise than the contract says."""


@dataclass(frozen=True)
class Forms:
    """What a provider takes instead of what its contract says; without anything, nothing else.

    `words` maps an attribute's name to its logical values and their wire values, `moment` is a
    notation of `instants.NOTATIONS` (empty: the contract's), `members` are the members that the
    provider's own document requires beyond the contract, by name of the resource.
    """

    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    moment: str = ""
    members: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def differs(self, name: str) -> bool:
        """Whether an attribute is written otherwise than the contract says."""
        return bool(self.moment) if name == "plaatsgevonden_op" else name in self.words


class Wording:
    """The forms of one run: those of its contract until a first registration has found others.

    `asked` says whether a registration was made yet, `sought` whether other forms were looked for;
    `unknown` names the attributes of which none was found; `actor` is the ID of one who goes with
    every klantcontact, where the provider takes none without. `base` is the base URL with which the
    addresses of records begin; without it, the base path of the contract.
    """

    def __init__(self) -> None:
        self.base = ""
        self.forms = Forms()
        self.asked = False
        self.sought = False
        self.unknown: tuple[str, ...] = ()
        self.actor = ""

    def attended(self, resource_name: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The logical values of a new record, with the actor who has to go with them."""
        if not self.actor or resource_name != "klantcontact":
            return values
        return {"actoren": [self.actor], **values}

    def as_json(self) -> dict[str, Any]:
        """All that was found, for another process of the run."""
        return {**vars(self), "forms": asdict(self.forms)}

    def adopt(self, told: Mapping[str, Any]) -> None:
        """Takes over what another process of the run has found (`as_json`)."""
        self.base = str(told["base"])
        self.forms = Forms(**told["forms"])
        self.asked, self.sought = told["asked"], told["sought"]
        self.unknown = tuple(told["unknown"])
        self.actor = told["actor"]
