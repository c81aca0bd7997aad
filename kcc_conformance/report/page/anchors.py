"""The anchors of the page: the same in every run, so that a link stays good."""

import hashlib
import re

_WORDS = 60
"""As much of an id as is pleasant in an address; what follows it keeps ids apart."""


def check_anchor(check_id: str) -> str:
    """The anchor of a check: `check-`, its id in plain letters, and six digits of its digest."""
    words = re.sub(r"[^a-z0-9]+", "-", check_id.lower()[:_WORDS]).strip("-")
    digest = hashlib.sha256(check_id.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"check-{words}-{digest}" if words else f"check-{digest}"
