"""What was done or seen once in a run, kept for every check that can judge by it."""

from collections.abc import Callable
from typing import Any, TypeVar

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer

T = TypeVar("T")


class Memory:
    """Keeps by name what was done or seen, with the exchanges that it rests on.

    A check that is told something from memory has those exchanges among its own. What raised is
    not kept, nor what was done or seen in an outage: whoever asks next tries it again.
    """

    def __init__(self, consumer: Consumer) -> None:
        self._consumer = consumer
        self._kept: dict[str, tuple[Any, tuple[int, ...]]] = {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is kept by that name, made the first time."""
        return self.unless(name, make, lambda _: True)

    def unless(self, name: str, look: Callable[[], T], good: Callable[[T], bool]) -> T:
        """What is kept by that name if it is good; else what a new look shows, kept from now on."""
        if name in self._kept and self._consumer.provider.outages.covers(self._kept[name][1]):
            self.forget(name)
        if name not in self._kept or not good(self._kept[name][0]):
            with self._consumer.provider.recorder.watching() as numbers:
                seen = look()
            self._kept[name] = seen, tuple(numbers)
        found: T = self._kept[name][0]
        self._consumer.provider.recorder.reuse(self._kept[name][1])
        return found

    def peek(self, name: str) -> object:
        """What is kept by that name, without anything being done for it; None if nothing is."""
        return self._kept.get(name, (None, ()))[0]

    def forget(self, name: str) -> None:
        """Keeps nothing by that name any longer."""
        self._kept.pop(name, None)

    def reading(
        self, resource_name: str, record_id: str, good: Callable[[Answer], bool] | None = None
    ) -> Answer:
        """A record as it was read before; only for records to which nobody writes any more.

        Read anew, waiting as `Consumer.read_settled` does, if it was not there or `good` does not
        hold: what a check has against a record it has seen for itself.
        """
        return self.unless(
            f"{resource_name} {record_id}",
            lambda: self._consumer.read_settled(resource_name, record_id, good),
            lambda answer: answer.ok and (good is None or good(answer)),
        )
