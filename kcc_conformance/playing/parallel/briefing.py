"""What a worker process is told at its start: the settings, and what the run found out already.

It holds the run's secrets, and goes over the pipe between two processes of the run, nowhere else.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.detection.document import Detection, Document
from kcc_conformance.playing.parallel.messages import (
    Teller,
    ToldLedger,
    ToldManners,
    ToldRecorder,
)
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.loopback import Loopback
from kcc_conformance.stage.opening import join_stage
from kcc_conformance.stage.share import Share
from kcc_conformance.stage.stage import Stage

GIVEN, CHANNEL = "kcc_briefing", "kcc_channel"
_NEVER = 1e9
"""Seconds, thirty years: a run without a limit, in JSON, which has no infinity."""


@dataclass(frozen=True)
class Briefed:
    """What a worker begins with; `scenarios` are in the order in which they are to be played."""

    settings: Settings
    stage: Stage
    teller: Teller
    scenarios: tuple[str, ...]


def brief(stage: Stage, number: int, scenarios: tuple[str, ...], port: int | None) -> str:
    """The briefing of worker `number` (1 or more); `port` is that of an embedded reference."""
    settings = stage.settings
    token = stage.embedded.token if stage.embedded is not None else settings.token
    own = {"parallel": 1, "token": token, "max_seconds": stage.provider.deadline.seconds}
    return json.dumps(
        {
            "settings": {**settings.as_json(), **own},
            "number": number,
            "run_id": stage.run_id,
            "seed": stage.seed,
            "contract": stage.contract.name if settings.contract == "auto" else settings.contract,
            "wording": stage.contract.wording.as_json(),
            "base_url": stage.provider.base_url,
            "detected_by": stage.detected_by,
            "document": stage.document.data if stage.document is not None else None,
            "first_page": {**vars(stage.first_page), "body": None, "text": ""},
            "ends": time.time() + min(stage.provider.deadline.left, _NEVER),
            "port": port,
            "scenarios": scenarios,
        },
        default=str,
        skipkeys=True,
    )


def understood(text: str, channel: Any) -> Briefed:
    """The worker's stage, set up as the briefing says, with the channel to tell news over."""
    told: Mapping[str, Any] = json.loads(text)
    settings = Settings.from_json(told["settings"])
    teller = Teller(channel, counted=settings.max_requests > 0)
    document = Document(told["document"]) if told["document"] is not None else None
    contract = load_contract(told["contract"])
    contract.wording.adopt(told["wording"])
    share = Share(
        number=told["number"],
        run_id=told["run_id"],
        seed=told["seed"],
        found=Detection(contract, told["base_url"], tuple(told["detected_by"]), document),
        first_page=Answer(**told["first_page"]),
        ledger=ToldLedger(teller),
        recorder=ToldRecorder(teller.tell),
        manners=ToldManners(teller),
        seconds_left=max(0.0, told["ends"] - time.time()),
        transport=Loopback(told["port"]) if told["port"] is not None else None,
    )
    stage = join_stage(settings, share)
    return Briefed(settings, stage, teller, tuple(told["scenarios"]))
