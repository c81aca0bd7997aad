"""What shows how a provider reads an open question: each probe answers observation keys.

The keys are those of `features/questions.toml`. Probes register own data only, one at a time, and
never send what is known to poison a provider (no empty, huge or non-ASCII nummer).
"""

from collections.abc import Callable

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.stage.stage import Stage

Probe = Callable[[Stage, Conversations], list[str]]
