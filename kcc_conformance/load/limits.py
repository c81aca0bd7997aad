"""What a user demands of the figures: `p95<500ms`, `errors<1%`, `rate>20`."""

import re
from dataclasses import dataclass

from kcc_conformance.errors import UsageError
from kcc_conformance.load.figures import WAITED, Figures

_FORM = re.compile(
    r"(?:(?P<name>p\d{1,2}(?:\.\d+)?|max)\s*(?P<below><=?)\s*(?P<time>\d+(?:\.\d+)?)(?P<unit>ms|s)"
    r"|(?P<call>call-(?:p\d{1,2}(?:\.\d+)?|max))\s*<=?\s*(?P<call_time>\d+(?:\.\d+)?)(?P<call_unit>ms|s)"
    r"|errors\s*<=?\s*(?P<share>\d+(?:\.\d+)?)%"
    r"|rate\s*>=?\s*(?P<rate>\d+(?:\.\d+)?)(?:/s)?)"
)


@dataclass(frozen=True)
class Limit:
    """One demand, as it was written. `what` is a percentile (`p95`, `max`; `call-p95` of whole
    calls from their due moment), `errors` or `rate`; `bound` is in milliseconds, percent of the
    requests, or requests a second."""

    text: str
    what: str
    bound: float

    def measured(self, figures: Figures, seconds: float) -> float | None:
        """What was measured of it; None where there is nothing to measure."""
        requests = figures.requests
        if self.what == "errors":
            errors = figures.error_kinds().total()
            return 100 * errors / requests.count if requests.count else None
        if self.what == "rate":
            return requests.count / seconds if seconds else None
        histogram = requests
        name = self.what
        if name.startswith("call-"):
            name = name.removeprefix("call-")
            if WAITED not in figures.names:
                return None
            histogram = figures.names[WAITED]
        return histogram.percentile(100.0 if name == "max" else float(name[1:]))

    def held(self, value: float | None) -> bool:
        """Whether what was measured is within it; nothing is not."""
        if value is None:
            return False
        strict = "=" not in self.text
        if self.what == "rate":
            return value > self.bound if strict else value >= self.bound
        return value < self.bound if strict else value <= self.bound


def parse_limit(text: str) -> Limit:
    """The limit that a text writes. Raises UsageError with one line."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f"--limit {text}: write it as p95<500ms, max<2s, call-p99<5s, errors<1% or rate>20"
        )
    if found["share"]:
        return Limit(text, "errors", float(found["share"]))
    if found["rate"]:
        return Limit(text, "rate", float(found["rate"]))
    call = found["call"]
    time, unit = (
        (found["call_time"], found["call_unit"]) if call else (found["time"], found["unit"])
    )
    return Limit(text, call or found["name"], float(time) * (1 if unit == "ms" else 1000))
