"""Faults of caches in between, which show to strangers what somebody else was shown."""

from collections.abc import Callable

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..clock import now as clock
from .fault import PARTIJ, Kind, is_about

KIND = "access"
_BREAKS = "contract: refused without a valid token"
FRESH = 5.0
"""Seconds that a short-lived cache keeps an answer."""

Address = tuple[str, str, str | None, tuple[tuple[str, str], ...]]


class Cache(Behaviour):
    """Answers who shows no valid token with the last 200 of the same address.

    Of these calls only (`of`), for so many seconds, and with `token` only who shows one: then it is
    its value that the cache ignores.
    """

    def __init__(
        self,
        of: Callable[[Call], bool] = lambda call: True,
        seconds: float = float("inf"),
        *,
        token: bool = False,
    ) -> None:
        self.of = of
        self.seconds = seconds
        self.token = token
        self.known: dict[Address, tuple[float, Answer]] = {}

    def answer(self, call: Call, answer: Answer) -> None:
        """Remembers it, or puts the remembered one in its place."""
        if call.method != "GET" or call.resource is None or not self.of(call):
            return
        address = (call.subject.name, call.operation, call.id, tuple(sorted(call.query.items())))
        if answer.status == 200:
            body = answer.body
            self.known[address] = (clock(), Answer(200, body, answer.media))
        elif answer.status == 401 and (call.authorization != "" or not self.token):
            when, kept = self.known.get(address, (float("-inf"), answer))
            if clock() - when < self.seconds:
                answer.status, answer.body, answer.media = kept.status, kept.body, kept.media


_cache = Kind(KIND)

FAULTS = (
    _cache(
        "access-cache",
        "A shared cache shows the last answer of an address to anybody.",
        "Een gedeelde cache toont het laatste antwoord van een adres aan iedereen.",
        _BREAKS,
        Cache,
    ),
    _cache(
        "access-cache-of-partijen",
        "A shared cache shows the last answer on partijen to anybody.",
        "Een gedeelde cache toont het laatste antwoord over partijen aan iedereen.",
        _BREAKS,
        lambda: Cache(lambda call: is_about(call, PARTIJ)),
    ),
    _cache(
        "access-cache-of-five-seconds",
        "A shared cache shows the last answer of an address to anybody, for five seconds.",
        "Een gedeelde cache toont het laatste antwoord van een adres vijf seconden aan iedereen.",
        _BREAKS,
        lambda: Cache(seconds=FRESH),
    ),
    _cache(
        "access-cache-of-lists",
        "A shared cache shows the last answer of a list to anybody.",
        "Een gedeelde cache toont het laatste antwoord van een lijst aan iedereen.",
        _BREAKS,
        lambda: Cache(lambda call: call.operation == "list"),
    ),
    _cache(
        "access-cache-whatever-the-token",
        "A shared cache tells no token from another.",
        "Een gedeelde cache houdt het ene token niet uit het andere.",
        _BREAKS,
        lambda: Cache(token=True),
    ),
)
