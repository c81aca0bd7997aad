"""Settings read and checked: command line over environment over file, each key known and typed."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.declared import CREATE_ACTOR, CREATE_PARTIJ, parse_capabilities
from kcc_conformance.settings.login import check_login, with_secrets
from kcc_conformance.settings.settings import SECRETS, Settings

FILE = "kcc-conformance.toml"
MOST_PARALLEL = 32


def load_settings(
    given: Mapping[str, Any],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Settings from what was given on the command line (None: not given), environment and file.

    Raises UsageError with one line for an unknown key, a value that cannot be read, an empty or
    missing file of a secret and values that contradict each other.
    """
    layers: dict[str, Any] = {}
    layers.update(_from_file((folder or Path.cwd()) / FILE))
    layers.update(_from_environment(os.environ if environment is None else environment))
    layers.update({k: v for k, v in given.items() if v is not None and v != () and v != []})
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in layers.items()
    }
    settings = Settings(**values)
    return _checked(with_secrets(settings))


def _types() -> dict[str, str]:
    return {
        item.name: item.type.__name__ if isinstance(item.type, type) else str(item.type)
        for item in fields(Settings)
    }


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{FILE}: cannot be read as TOML ({error})") from None
    known = _types()
    found = {}
    for key, value in data.items():
        name = key.replace("-", "_")
        if name not in known:
            raise UsageError(f"{FILE}: unknown key {key!r}; known are {', '.join(sorted(known))}")
        found[name] = _typed(name, value, f"{FILE}: {key}")
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known = _types()
    found = {}
    for variable, value in environment.items():
        if not variable.startswith("KCC_"):
            continue
        name = variable.removeprefix("KCC_").lower()
        if name not in known:
            names = ", ".join(sorted("KCC_" + key.upper() for key in known))
            raise UsageError(f"unknown environment variable {variable}; known are {names}")
        found[name] = _typed(name, value, variable)
    return found


def _typed(name: str, value: Any, where: str) -> Any:
    kind = _types()[name]
    try:
        if kind.startswith("tuple"):
            if isinstance(value, str):
                return tuple(line for line in value.splitlines() if line.strip())
            if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
                return tuple(value)
        elif kind == "bool":
            words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
            if isinstance(value, bool):
                return value
            if isinstance(value, str):
                return words[value.strip().lower()]
        elif kind.startswith("float"):
            if isinstance(value, (int, float, str)) and not isinstance(value, bool):
                return float(value)
        elif kind.startswith("int"):
            if isinstance(value, (int, str)) and not isinstance(value, bool):
                return int(value)
        elif isinstance(value, str):
            return value
    except (ValueError, KeyError):
        pass
    wanted = {"float": "a number", "int": "a whole number", "bool": "true or false"}
    word = next((text for key, text in wanted.items() if kind.startswith(key)), "a text")
    shown = "the value" if name in (*SECRETS, "header", "token_url") else repr(value)
    raise UsageError(f"{where}: {shown} is not {word}")


def _checked(settings: Settings) -> Settings:
    if settings.text not in ("seed", "main"):
        raise UsageError(f"--text {settings.text}: choose seed or main")
    if settings.language not in (None, "nl", "en"):
        raise UsageError(f"--language {settings.language}: choose nl or en")
    for header in settings.header:
        name, colon, value = header.partition(":")
        if not colon or not name.strip() or not value.strip() or not _printable(header):
            raise UsageError("--header: write it as 'Name: value', in printable ASCII")
    check_login(settings)
    if settings.url is not None:
        _check_url(settings.url)
    for name, least in (
        ("timeout", 0.01),
        ("max_seconds", 0),
        ("parallel", 1),
        ("examples", 1),
        ("patience", 0),
        ("max_requests", 0),
    ):
        if not getattr(settings, name) >= least:
            raise UsageError(f"--{name.replace('_', '-')}: must be {least} or more")
    if settings.parallel > MOST_PARALLEL:
        raise UsageError(f"--parallel: must be {MOST_PARALLEL} or less")
    for name in ("ca_bundle", "client_cert", "client_key", "baseline", "law_text"):
        path = getattr(settings, name)
        if path is not None and not Path(path).is_file():
            raise UsageError(f"--{name.replace('_', '-')} {path}: there is no such file")
    declared = parse_capabilities(settings.capability, text=settings.text)
    for name, given, option in (
        (CREATE_ACTOR, settings.actor_id, "--actor-id"),
        (CREATE_PARTIJ, settings.partij_id, "--partij-id"),
    ):
        if declared.get(name) is False and given is None:
            raise UsageError(
                f"--capability {name}=no needs {option}: C0992 obliges the relation with one"
            )
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
