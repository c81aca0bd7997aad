"""A long recording of a consumer: one session, played by the model consumer, again and again."""

import json
import re
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from kcc_conformance.reference_impl.consumers.playing import record

CALLS = Path(__file__).parents[1] / "fixtures" / "consumer" / "gesprekken.toml"
_ID = re.compile(r"[0-9a-f]{8}(?=(-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_APART = timedelta(days=1)
"""Between two sessions: nothing of one is taken for another's."""


def long_recording(path: Path, exchanges: int) -> None:
    """Writes a HAR of so many exchanges. The first session is that of the calls in `CALLS`; of each
    other the IDs, the marks and the days are its own, so that it belongs to nobody's call."""
    told = tomllib.loads(CALLS.read_text("utf-8"))
    har = record(told["medewerker"], told["gesprek"])
    marks = "|".join(re.escape(call["kenmerk"]) for call in told["gesprek"])
    text = json.dumps(har["log"]["entries"])
    har["log"]["entries"] = [
        entry
        for session in range(-(-exchanges // len(har["log"]["entries"])))
        for entry in _session(text, marks, session)
    ][:exchanges]
    path.write_text(json.dumps(har), "utf-8")


def _session(text: str, marks: str, number: int) -> list[dict[str, object]]:
    if number:
        text = _ID.sub(lambda found: f"{int(found[0], 16) ^ number:08x}", text)
        text = re.sub(marks, f"X{number}", text)
    entries: list[dict[str, object]] = json.loads(text)
    for entry in entries:
        began = datetime.fromisoformat(str(entry["startedDateTime"]))
        entry["startedDateTime"] = (began + number * _APART).isoformat()
    return entries
