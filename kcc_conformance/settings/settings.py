"""The settings of a run: all that a user can tell it, as one frozen value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SECRETS = ("token", "password", "client_secret", "client_key_password")
"""The settings that are secret; each can be read from a file as well (`…_file`)."""


@dataclass(frozen=True)
class Settings:
    """All that a run can be told. Names equal the keys in the file and, upper-case behind `KCC_`,
    the environment; `url` is None for the built-in reference implementation."""

    url: str | None = None
    token: str | None = field(default=None, repr=False)
    token_file: str | None = None
    header: tuple[str, ...] = field(default=(), repr=False)
    capability: tuple[str, ...] = ()
    auth_scheme: str | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    password_file: str | None = None
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    client_secret_file: str | None = None
    token_url: str | None = field(default=None, repr=False)
    scope: str | None = None
    user_id: str | None = None
    user_representation: str | None = None
    contract: str = "auto"
    text: str = "seed"
    reading: tuple[str, ...] = ()
    actor_id: str | None = None
    partij_id: str | None = None
    strict: bool = False
    read_only: bool = False
    only: str | None = None
    timeout: float = 10.0
    max_seconds: float = 300.0
    max_requests: int = 0
    patience: float = 2.0
    ca_bundle: str | None = None
    client_cert: str | None = None
    client_key: str | None = None
    client_key_password: str | None = field(default=None, repr=False)
    client_key_password_file: str | None = None
    insecure: bool = False
    parallel: int = 1
    concurrent: bool = False
    examples: int = 25
    seed: int | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    law_text: str | None = None
    language: str | None = None
    out: str = "kcc-report"

    def as_json(self) -> dict[str, Any]:
        """All values, secrets included: for handing on inside the process only."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Settings":
        """The settings that `as_json` gave."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        return cls(**values)

    def masked(self) -> dict[str, Any]:
        """All values that may be shown."""
        shown = self.as_json()
        for name in SECRETS:
            shown[name] = "***" if shown[name] else None
        shown["token_url"] = self.token_url.partition("?")[0] if self.token_url else None
        shown["header"] = [text.partition(":")[0] + ": ***" for text in self.header]
        return shown
