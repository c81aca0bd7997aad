"""What every process of a play is told: what is played where, by whom, for how long. No secrets."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kcc_conformance.consumer.journal import Header, Journal, marker_of
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.load.mix import Mix
from kcc_conformance.load.vocabulary import Words, words_of


@dataclass(frozen=True)
class Playbill:
    """One play. `contract` is a name or a folder, `wording` what the preparation found of it;
    `actors` and `partijen` are IDs, `agents` how many there are in all processes together; with a
    `rate` (calls a second) they wait for due moments instead of thinking. `ramp` and `seconds` are
    in seconds; `players` is how many processes play."""

    url: str
    contract: str
    wording: Mapping[str, Any]
    run_id: str
    started: str
    mix: Mix
    actors: tuple[str, ...]
    partijen: tuple[str, ...]
    agents: int
    seconds: float
    ramp: float
    rate: float
    patience: float
    timeout: float
    seed: int
    players: int

    @property
    def words(self) -> Words:
        """The values of its calls."""
        return words_of(marker_of(self.run_id), self.started, self.players)

    @property
    def grace(self) -> float:
        """Seconds that an agent has to finish what it was doing when the play is over: a call of
        the longest kind, of which each request is within the timeout mostly."""
        return 2 * self.timeout + self.patience

    def loaded(self) -> Contract:
        """Its contract, as the provider was found to take it."""
        contract = load_contract(self.contract)
        contract.wording.adopt(self.wording)
        return contract

    def journal(self, out: Path, player: int) -> Journal:
        """The journal of one of its processes."""
        header = Header(self.url, self.contract, self.run_id, self.started)
        items = {name: each.item for name, each in self.loaded().resources.items()}
        return Journal(player_journal(out, self.run_id, player), header, items)

    def as_json(self) -> dict[str, Any]:
        """All of it, for another process."""
        return asdict(self)


def playbill_of(told: Mapping[str, Any]) -> Playbill:
    """The play that another process told of (`as_json`)."""
    own = dict(told)
    own["mix"] = Mix(**own["mix"])
    for name in ("actors", "partijen"):
        own[name] = tuple(own[name])
    return Playbill(**own)


def player_journal(out: Path, run_id: str, player: int) -> Path:
    """Where the journal of one process of a play is."""
    return out / f"journal-{run_id}-{player}.jsonl"
