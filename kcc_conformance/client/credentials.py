"""What a consumer shows to be let in: the value of Authorization, per way of logging in."""

import base64
from dataclasses import dataclass, replace
from typing import Any, Protocol

import jwt

from kcc_conformance.client.masking import Masker
from kcc_conformance.client.oauth import ClientCredentials
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


@dataclass(frozen=True, repr=False)
class Basic(Fixed):
    """Basic authentication (RFC 7617), in UTF-8."""

    username: str
    password: str

    def within(self, scheme: str) -> "Basic":
        """The scheme is always Basic."""
        return self

    def value(self) -> str:
        """Basic, username and password."""
        return "Basic " + self.encoded(self.password)

    def wrong(self, salt: str) -> str:
        """The same user with another password."""
        return "Basic " + self.encoded(nobodys(salt))

    def encoded(self, password: str) -> str:
        """Username and password in base64."""
        return base64.b64encode(f"{self.username}:{password}".encode()).decode("ascii")


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
        source = SignedJwt(
            client_id, secret, settings.user_id or ME, settings.user_representation or ME
        )
        try:
            source.make()
        except jwt.PyJWTError:
            raise UsageError("--client-secret: is a key or certificate, not a secret") from None
    else:
        return None
    return Renewing(source, masker, scheme=BEARER if scheme is None else scheme)
