"""Settings read and checked: command line over environment over file, each key known and typed."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.declared import CREATE_ACTOR, CREATE_PARTIJ
from kcc_conformance.settings.login import check_login, with_secrets
from kcc_conformance.settings.options import FILE, OPTIONS, PREFIX, Value
from kcc_conformance.settings.settings import Settings

OBSERVING = ("KCC_OBSERVE_BASE", "KCC_OBSERVE_CONTROL", "KCC_OBSERVE_CALL")
"""What `observe --command` tells the command that it runs; it may be one of this suite's own."""


def load_settings(
    given: Mapping[str, Value | list[str] | None],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Settings from what was given on the command line (None: not given), environment and file.

    Raises UsageError with one line for an unknown key, a value that cannot be read, an empty or
    missing file of a secret and values that contradict each other.
    """
    values: dict[str, Any] = {
        **_from_file((folder or Path.cwd()) / FILE),
        **_from_environment(os.environ if environment is None else environment),
    }
    for name, value in given.items():
        if value is not None and value != () and value != []:
            values[name] = OPTIONS[name].read(value, OPTIONS[name].flag)
    return _checked(with_secrets(Settings(**values)))


def _from_file(path: Path) -> dict[str, Value]:
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{FILE}: cannot be read as TOML ({error})") from None
    found = {}
    for key, value in data.items():
        option = OPTIONS.get(key.replace("-", "_"))
        if option is None:
            known = ", ".join(sorted(OPTIONS))
            raise UsageError(f"{FILE}: unknown key {key!r}; known are {known}")
        found[option.name] = option.read(value, f"{FILE}: {key}")
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, Value]:
    found = {}
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable in OBSERVING:
            continue
        option = OPTIONS.get(variable.removeprefix(PREFIX).lower())
        if option is None:
            names = ", ".join(sorted(each.variable for each in OPTIONS.values()))
            raise UsageError(f"unknown environment variable {variable}; known are {names}")
        found[option.name] = option.read(value, variable)
    return found


def _checked(settings: Settings) -> Settings:
    for name, option in OPTIONS.items():
        option.check(getattr(settings, name))
    for header in settings.header:
        name, colon, value = header.partition(":")
        if not colon or not name.strip() or not value.strip() or not _printable(header):
            raise UsageError("--header: write it as 'Name: value', in printable ASCII")
    check_login(settings)
    if settings.url is not None:
        _check_url(settings.url)
    for name, given, flag in (
        (CREATE_ACTOR, settings.actor_id, "--actor-id"),
        (CREATE_PARTIJ, settings.partij_id, "--partij-id"),
    ):
        if settings.declared.absent(name) and given is None:
            raise UsageError(
                f"--capability {name}=no needs {flag}: C0992 obliges the relation with one"
            )
    if settings.product_version and not settings.product:
        raise UsageError("--product-version needs --product")
    if settings.quiet and settings.verbose:
        raise UsageError("--quiet and --verbose contradict each other: leave one out")
    if settings.quick and settings.read_only:
        raise UsageError("--quick registers, and --read-only does not: leave one out")
    if settings.client_key and not settings.client_cert:
        raise UsageError("--client-key needs --client-cert")
    if settings.insecure and settings.ca_bundle:
        raise UsageError("--insecure and --ca-bundle contradict each other: leave one out")
    return settings


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError(f"{url}: not a URL") from None
    if parts.scheme not in ("http", "https"):
        raise UsageError(f"{url}: a provider URL starts with http:// or https://")
    if not host or not _printable(url) or " " in url:
        raise UsageError(f"{url}: not a URL with a host name")
    if parts.username or parts.password:
        raise UsageError(
            "the URL carries credentials: give them with --token, --username or --header"
        )
    if parts.query or parts.fragment:
        raise UsageError(
            f"{parts.scheme}://{parts.netloc}{parts.path}: leave query and fragment out"
        )


def _printable(text: str) -> bool:
    return text.isascii() and text.isprintable()
