"""Credentials that expire: where they come from, and when another one is fetched."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.masking import Masker
from kcc_conformance.errors import PrerequisiteError

BEARER = "Bearer"
ME = "kcc-conformance"
# Long enough for clocks that differ by minutes and for any one request; short, because whoever
# finds one in a provider's log can use it that long.
JWT_SECONDS = 300
# A provider whose clock is a little behind would refuse a JWT from the future.
_BACKDATED = 5
# The length of a key of HS256 (RFC 7518, 3.2).
_HASH_BYTES = 32
# So many seconds before it expires a credential is renewed (halfway, where it lives shorter than
# twice that): more than a request and its repetitions mostly take, so that it is good on arrival.
_MARGIN = 30.0
# After so many renewals in a row that cured nothing the 401 is not about expiry; renewing at each
# following 401 would double the requests of the run.
_NO_USE = 3
# So many seconds a source that failed is left alone: a run asks ten requests a second, and each
# would knock at a token endpoint that is down.
_PAUSE = 10.0


@dataclass(frozen=True, repr=False)
class Fresh:
    """A credential as it was just given out; `seconds` is None where its life is not known."""

    token: str
    seconds: float | None


class Source(Protocol):
    """Where credentials that expire come from."""

    def make(self) -> Fresh:
        """A new one; raises PrerequisiteError with one line if there is none to be had."""

    def wrong(self, salt: str) -> str:
        """One that cannot be right."""


@dataclass(frozen=True, repr=False)
class SignedJwt:
    """A JWT in the manner of the ZGW APIs: signed with HS256 by the client's own secret."""

    client_id: str
    secret: str
    user_id: str = ME
    user_representation: str = ME
    now: Callable[[], float] = time.time

    def make(self) -> Fresh:
        """A JWT that is valid for five minutes."""
        return Fresh(self._signed(self.secret), JWT_SECONDS - _BACKDATED)

    def wrong(self, salt: str) -> str:
        """The same claims, signed with another secret."""
        return self._signed(nobodys(salt))

    def _signed(self, secret: str) -> str:
        import jwt

        issued = int(self.now()) - _BACKDATED
        claims = {
            "iss": self.client_id,
            "iat": issued,
            "exp": issued + JWT_SECONDS,
            "client_id": self.client_id,
            "user_id": self.user_id,
            "user_representation": self.user_representation,
        }
        # HMAC fills a short key up with zeros itself; doing it here keeps PyJWT from warning
        # about the length of a secret that is not ours to choose.
        key = secret.encode().ljust(_HASH_BYTES, b"\0")
        return jwt.encode(claims, key, "HS256", {"client_identifier": self.client_id})


class Renewing:
    """Bearer credentials that expire: renewed in time, and after a 401 as long as that helps.

    Safe for use by several threads. After a source failed it is left alone for a few seconds.
    """

    def __init__(
        self,
        source: Source,
        masker: Masker,
        *,
        scheme: str = BEARER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source = source
        self.scheme = scheme
        self._masker = masker
        self._clock = clock
        self._lock = threading.Lock()
        self._token: str | None = None
        self._renew_at = self._ends_at = 0.0
        self._failed: tuple[float, PrerequisiteError] | None = None
        self._of_no_use = 0

    def within(self, scheme: str) -> "Renewing":
        """The scheme does not depend on the contract."""
        return self

    def value(self) -> str:
        """Scheme and credential, renewed when it is about to expire."""
        with self._lock:
            if self._token is None or self._clock() >= self._renew_at:
                try:
                    self._renew()
                except PrerequisiteError:
                    if self._token is None or self._clock() >= self._ends_at:
                        raise
            return self._shown()

    def renewed(self, refused: str) -> str | None:
        """Another credential, unless three in a row changed nothing."""
        with self._lock:
            if self._token is not None and self._shown() != refused:
                return self._shown()
            if self._of_no_use >= _NO_USE:
                return None
            self._of_no_use += 1
            try:
                self._renew()
            except PrerequisiteError:
                return None
            return self._shown() if self._shown() != refused else None

    def cured(self) -> None:
        """Expired or withdrawn it was: from here on renewing is of use again."""
        self._of_no_use = 0

    @property
    def refusal(self) -> Answer | None:
        """There is none: what is shown next is another one."""
        return None

    def answered(self, answer: Answer) -> None:
        """Changes nothing; see `renewed` and `cured`."""

    def wrong(self, salt: str) -> str:
        """A credential of the same kind that cannot be right."""
        return f"{self.scheme} {self.source.wrong(salt)}".strip()

    def _shown(self) -> str:
        return f"{self.scheme} {self._token}".strip()

    def _renew(self) -> None:
        if self._failed and self._clock() < self._failed[0]:
            raise self._failed[1].with_traceback(None)  # else it grows each time
        try:
            fresh = self.source.make()
        except PrerequisiteError as error:
            self._failed = (self._clock() + _PAUSE, error)
            raise
        self._failed = None
        self._masker.add(fresh.token)
        self._token = fresh.token
        now = self._clock()
        if fresh.seconds is None:
            self._renew_at = self._ends_at = float("inf")
        else:
            self._ends_at = now + fresh.seconds
            self._renew_at = self._ends_at - min(_MARGIN, fresh.seconds / 2)


def nobodys(salt: str) -> str:
    """A secret or token that nobody has."""
    return f"{salt}0000000000000000000000000000000f"
