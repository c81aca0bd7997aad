"""Model consumers: front-ends of a contact centre that play calls on the reference.

One behaves; each of the others does one thing otherwise, wrong or harmless. Their traffic is
recorded as HAR, by a clock of its own, for whoever judges consumers.
"""

from .named import FAULTS, HARMLESS, Named
from .playing import record

__all__ = ["FAULTS", "HARMLESS", "Named", "record"]
