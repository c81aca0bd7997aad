"""How the settings say that the consumer logs in: in one way, whole, without contradiction."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.options import OPTIONS
from kcc_conformance.settings.settings import SECRETS, Settings

NONE, TOKEN, BASIC, OAUTH2, JWT = "none", "token", "basic", "oauth2", "jwt"

_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "token": ("token", "token_file"),
        "user": ("username", "password", "password_file"),
        "client": (
            "client_id",
            "client_secret",
            "client_secret_file",
            "token_url",
            "scope",
            "user_id",
            "user_representation",
        ),
    }
)

_SCHEMES = ("token", "bearer", "basic", "jwt", "apikey")
"""Words that people copy with a token from an Authorization header."""


def way_of(settings: Settings) -> str:
    """The way of logging in: `none`, `token`, `basic`, `oauth2` or `jwt` (no token URL)."""
    if settings.token:
        return TOKEN
    if settings.username is not None:
        return BASIC
    if settings.client_id is not None:
        return OAUTH2 if settings.token_url else JWT
    return NONE


def without_login(settings: Settings) -> Settings:
    """The same settings for somebody who does not log in."""
    nothing: dict[str, Any] = dict.fromkeys(name for names in _GROUPS.values() for name in names)
    return replace(settings, header=(), auth_scheme=None, **nothing)


def with_secrets(settings: Settings) -> Settings:
    """The same settings, with the secrets that are kept in files; `-` is standard input.

    Raises UsageError with one line that repeats no secret.
    """
    read: dict[str, Any] = {}
    from_input = [name for name in SECRETS if getattr(settings, f"{name}_file") == "-"]
    if len(from_input) > 1:
        both = " and ".join(option(f"{name}_file") for name in from_input)
        raise UsageError(f"{both}: only one of them can read standard input")
    for name in SECRETS:
        path = getattr(settings, f"{name}_file")
        if path is None:
            continue
        if getattr(settings, name) is not None:
            raise UsageError(f"give either {option(name)} or {option(name)}-file, not both")
        read[name] = _read(path, option(f"{name}_file"), bare=name == "token")
    return replace(settings, **read) if read else settings


def check_login(settings: Settings) -> None:
    """Raises UsageError with one line for a login that is incomplete or contradicts itself."""
    for name in ("username", "client_id", "token_url", "scope", *SECRETS):
        value = getattr(settings, name)
        if value is not None and not (value.strip() and value.isprintable()):
            raise UsageError(f"{option(name)}: is empty or has characters that cannot be sent")
    if settings.token is not None and not settings.token.isascii():
        raise UsageError("--token: has characters that cannot stand in a header")
    scheme, _, rest = (settings.token or "").strip().partition(" ")
    if rest and scheme.lower() in _SCHEMES:
        raise UsageError(
            f"--token: begins with the scheme {scheme!r}; leave that out, and give --auth-scheme"
            " if it is not the contract's"
        )
    given = [found for names in _GROUPS.values() if (found := _first(settings, names))]
    if len(given) > 1:
        both = " and ".join(option(name) for name in given)
        raise UsageError(
            f"{both}: two ways to log in (look in KCC_… and kcc-conformance.toml too); keep one"
        )
    _check_user(settings)
    _check_client(settings)
    names = [text.partition(":")[0].strip().lower() for text in settings.header]
    if given and "authorization" in names:
        raise UsageError(f"{option(given[0])} and --header 'Authorization: …': leave one out")
    if settings.client_key_password and not settings.client_cert:
        raise UsageError("--client-key-password needs --client-cert and --client-key")


def option(name: str) -> str:
    """The option of a setting."""
    return OPTIONS[name].flag


def scheme_of(settings: Settings, contract_scheme: str) -> str:
    """The scheme of the Authorization header, in a contract with that scheme."""
    way = way_of(settings)
    if way == BASIC:
        return "Basic"
    if settings.auth_scheme is not None:
        return settings.auth_scheme
    return "Bearer" if way in (OAUTH2, JWT) else contract_scheme


def hint(settings: Settings) -> tuple[str, str] | None:
    """What to look at when these credentials are refused, in Dutch and English; None for a token,
    for a header and where there are none."""
    way, client = way_of(settings), settings.client_id
    if way == BASIC:
        return (
            f"controleer --username ({settings.username}) en het wachtwoord",
            f"look at --username ({settings.username}) and its password",
        )
    if way == OAUTH2:
        return (
            f"het toegangstoken voor --client-id {client} is uitgegeven, maar geldt hier niet;"
            " controleer --scope, --auth-scheme en de rechten van de client",
            f"the access token for --client-id {client} was given out, but is not accepted here;"
            " look at --scope, --auth-scheme and the client's rights",
        )
    if way == JWT:
        return (
            f"controleer --client-id ({client}), het geheim en de klok van deze machine; er is een"
            " JWT ondertekend omdat er geen --token-url is",
            f"look at --client-id ({client}), its secret and this machine's clock; a JWT was signed"
            " because there is no --token-url",
        )
    return None


def _check_user(settings: Settings) -> None:
    if (settings.username is None) != (settings.password is None):
        raise UsageError("--username and --password (or --password-file) need each other")
    if settings.username is None:
        return
    if ":" in settings.username:
        raise UsageError("--username: has a colon, which basic authentication cannot send")
    if settings.auth_scheme is not None:
        raise UsageError("--auth-scheme: with --username the scheme is Basic; leave it out")


def _check_client(settings: Settings) -> None:
    first = _first(settings, _GROUPS["client"])
    if first is None:
        return
    if settings.client_id is None or settings.client_secret is None:
        missing = "--client-id" if settings.client_id is None else "--client-secret"
        raise UsageError(
            f"{option(first)}: {missing} is missing; a client has an id and a secret"
            " (--client-secret or --client-secret-file)"
        )
    if settings.token_url is None:
        if settings.scope is not None:
            raise UsageError("--scope needs --token-url")
        return
    for name in ("user_id", "user_representation"):
        if getattr(settings, name) is not None:
            raise UsageError(
                f"{option(name)}: is for a signed JWT, not for OAuth2 (--token-url); leave one out"
            )
    _check_token_url(settings.token_url)


def _check_token_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError("--token-url: not a URL") from None
    if parts.scheme not in ("http", "https") or not host or not url.isascii() or " " in url:
        raise UsageError("--token-url: write it as https://host/path")
    if parts.username or parts.password or parts.fragment:
        raise UsageError("--token-url: leave credentials and fragment out of it")


def _first(settings: Settings, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if getattr(settings, name) is not None), None)


def _read(path: str, named: str, *, bare: bool) -> str:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise UsageError(f"{named} {path}: cannot be read ({reason})") from None
    secret = text.strip() if bare else text.rstrip("\r\n")
    if not secret.strip():
        raise UsageError(f"{named} {path}: the file is empty")
    if len(secret.splitlines()) > 1:
        raise UsageError(f"{named} {path}: has more than one line; leave only the secret itself")
    return secret
