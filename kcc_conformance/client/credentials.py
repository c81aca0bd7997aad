"""What a consumer shows to be let in: the value of Authorization, per way of logging in."""

import base64
import threading
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.renewal import BEARER, ME, Renewing, SignedJwt, Source, nobodys
from kcc_conformance.errors import UsageError
from kcc_conformance.settings import login
from kcc_conformance.settings.settings import SECRETS, Settings


class Authorization(Protocol):
    """Gives the value of the Authorization header, and one that cannot be right."""

    def within(self, scheme: str) -> "Authorization":
        """The same, for a contract with that scheme."""

    def value(self) -> str:
        """The value to send now; raises PrerequisiteError (one line) if there is none to be had."""

    def renewed(self, refused: str) -> str | None:
        """Another value than one that was answered 401; None if there is no use in another."""

    def cured(self) -> None:
        """Says that the renewed value was accepted."""

    @property
    def refusal(self) -> Answer | None:
        """The answer after which the value is not shown any more; None as long as it may be."""

    def answered(self, answer: Answer) -> None:
        """Says what came of showing the value."""

    def wrong(self, salt: str) -> str:
        """A value in the same scheme that cannot be right."""


@dataclass(frozen=True)
class Fixed:
    """What never changes: no use in trying again."""

    def renewed(self, refused: str) -> str | None:
        """There is no other value."""
        return None

    def cured(self) -> None:
        """Does not happen."""

    @property
    def refusal(self) -> Answer | None:
        """There is none that a second try would make worse."""
        return None

    def answered(self, answer: Answer) -> None:
        """Changes nothing."""


@dataclass(frozen=True, repr=False)
class Token(Fixed):
    """A token in the contract's scheme, or in the one that was named (`by_name`)."""

    token: str
    scheme: str
    by_name: bool = False

    def within(self, scheme: str) -> "Token":
        """The token in that scheme, unless another was named."""
        return self if self.by_name else replace(self, scheme=scheme)

    def value(self) -> str:
        """Scheme and token."""
        return f"{self.scheme} {self.token}".strip()

    def wrong(self, salt: str) -> str:
        """Scheme and a token that nobody has."""
        return f"{self.scheme} {nobodys(salt)}".strip()

    def resembling(self, token: str) -> str:
        """Scheme and another token, or nothing behind the scheme."""
        return f"{self.scheme} {token}".strip()


class Lockout:
    """What keeps a user's account from being locked; safe for use by several threads.

    `refusal` is the 401 to a password that was never accepted, `tried` whether a wrong password was
    tried on purpose.
    """

    def __init__(self) -> None:
        self.refusal: Answer | None = None
        self.tried = False
        self._accepted = False
        self._lock = threading.Lock()

    def note(self, answer: Answer) -> None:
        """Notes what the user's own password was answered with."""
        with self._lock:
            self._accepted = self._accepted or answer.ok
            if answer.status == 401 and not self._accepted and self.refusal is None:
                self.refusal = answer

    def try_once(self) -> bool:
        """Whether a wrong password may be tried for the user; the first time only."""
        with self._lock:
            tried, self.tried = self.tried, True
            return not tried


@dataclass(frozen=True, repr=False)
class Basic(Fixed):
    """Basic authentication (RFC 7617), in UTF-8.

    Accounts of people get locked after a few wrong passwords. So the given password is not shown
    again once it was refused (401) without ever having been accepted (2xx), and of wrong ones the
    user gets one in a run.
    """

    username: str
    password: str
    lockout: Lockout = field(default_factory=Lockout, compare=False)

    def within(self, scheme: str) -> "Basic":
        """The scheme is always Basic."""
        return self

    def value(self) -> str:
        """Basic, username and password."""
        return "Basic " + self.encoded(self.password)

    @property
    def refusal(self) -> Answer | None:
        """The 401 that the password got before it was ever accepted."""
        return self.lockout.refusal

    def answered(self, answer: Answer) -> None:
        """Notes whether the password was refused or accepted."""
        self.lockout.note(answer)

    def wrong(self, salt: str) -> str:
        """The same user with another password, or, where that was tried before, a user that does
        not exist."""
        name = self.username if self.lockout.try_once() else nobodys(salt)
        return "Basic " + self.encoded(nobodys(salt), name)

    def encoded(self, password: str, username: str | None = None) -> str:
        """Username and password in base64; the username is this one's unless another is given."""
        pair = f"{self.username if username is None else username}:{password}"
        return base64.b64encode(pair.encode()).decode("ascii")


def authorization_of(
    settings: Settings,
    masker: Masker,
    *,
    token: str | None = None,
    verify: Any = True,
    transport: Any = None,
) -> Authorization | None:
    """What these settings log in with (`token` instead of theirs), its secrets told to the masker.

    `verify` is the TLS context of the token endpoint, `transport` an httpx one instead of the
    network. Raises UsageError for a secret that cannot sign.
    """
    way = login.TOKEN if token else login.way_of(settings)
    masker.add(token or "", *(getattr(settings, name) or "" for name in SECRETS))
    scheme = settings.auth_scheme
    if way == login.TOKEN:
        return Token(
            token or settings.token or "",
            "Token" if scheme is None else scheme,
            by_name=scheme is not None,
        )
    if way == login.BASIC:
        basic = Basic(settings.username or "", settings.password or "")
        masker.add(basic.encoded(basic.password))
        return basic
    client_id, secret = settings.client_id or "", settings.client_secret or ""
    source: Source
    if way == login.OAUTH2:
        from kcc_conformance.client.oauth import ClientCredentials

        source = ClientCredentials(
            settings.token_url or "",
            client_id,
            secret,
            masker,
            scope=settings.scope,
            other_types=scheme is not None,
            timeout=settings.timeout,
            verify=verify,
            transport=transport,
        )
    elif way == login.JWT:
        from jwt import PyJWTError

        source = SignedJwt(
            client_id, secret, settings.user_id or ME, settings.user_representation or ME
        )
        try:
            source.make()
        except PyJWTError:
            raise UsageError("--client-secret: is a key or certificate, not a secret") from None
    else:
        return None
    return Renewing(source, masker, scheme=BEARER if scheme is None else scheme)
