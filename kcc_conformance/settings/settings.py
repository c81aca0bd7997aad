"""The settings of a run: all that a user can tell it, as one frozen value.

This is the one list of them. The options of the command line and of plain pytest, the variables,
the keys of the file and the page of options are made from it (`options`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Any

from kcc_conformance.settings.about import (
    ABOUT,
    CONTRACT,
    CREDENTIALS,
    JUDGING,
    OUTPUT,
    PLAYING,
    PROVIDER,
    TLS,
    setting,
)
from kcc_conformance.settings.declared import Declared, parse_capabilities

LEAST_SECONDS, MOST_SECONDS = 300.0, 900.0
"""Between these a run gets what it needs, if it is not told: five minutes leave a fast provider
room for a bad moment, and nobody who said nothing should wait for more than fifteen minutes."""
MOST_PARALLEL = 32
"""A worker costs seconds of computing and some twenty requests to get acquainted; with more than
this many each would play fewer than eight scenarios for it."""

TESTED = ("product", "product_version", "environment")
"""The settings that say what is tested."""


@dataclass(frozen=True)
class Settings:
    """All that a run can be told. Names equal the keys in the file and, upper-case behind `KCC_`,
    the environment; `url` is None for the built-in reference implementation."""

    url: str | None = setting(
        None,
        PROVIDER,
        "The base URL of the API, or the root of its host; without it, the built-in reference.",
        "URL",
    )
    product: str | None = setting(
        None, PROVIDER, "What is tested: the name of the product.", "NAME"
    )
    product_version: str | None = setting(None, PROVIDER, "The version of that product.", "V")
    environment: str | None = setting(
        None, PROVIDER, "The environment it runs in (test, acceptance, …).", "E"
    )
    token: str | None = setting(
        None, CREDENTIALS, "The token to log in with.", "TOKEN", secret=True
    )
    token_file: str | None = setting(
        None, CREDENTIALS, "A file with the token; - reads standard input.", "F"
    )
    header: tuple[str, ...] = setting(
        (), CREDENTIALS, "A header for every request (repeatable).", "'N: V'", private=True
    )
    auth_scheme: str | None = setting(
        None, CREDENTIALS, "The scheme of the token (Token, Bearer, …), not the contract's.", "S"
    )
    username: str | None = setting(None, CREDENTIALS, "The user, for basic authentication.", "U")
    password: str | None = setting(
        None, CREDENTIALS, "The password of that user.", "P", secret=True
    )
    password_file: str | None = setting(
        None, CREDENTIALS, "A file with that password; - reads standard input.", "F"
    )
    client_id: str | None = setting(
        None, CREDENTIALS, "The client, for OAuth2 or signed JWTs.", "ID"
    )
    client_secret: str | None = setting(
        None, CREDENTIALS, "The secret of that client.", "S", secret=True
    )
    client_secret_file: str | None = setting(
        None, CREDENTIALS, "A file with that secret; - reads standard input.", "F"
    )
    token_url: str | None = setting(
        None,
        CREDENTIALS,
        "Where the client gets access tokens (OAuth2); without it, JWTs are signed.",
        "URL",
        private=True,
    )
    scope: str | None = setting(
        None, CREDENTIALS, "The scope to ask access tokens for (OAuth2).", "S"
    )
    user_id: str | None = setting(
        None, CREDENTIALS, "The user in a signed JWT, instead of kcc-conformance.", "ID"
    )
    user_representation: str | None = setting(
        None, CREDENTIALS, "The name of that user, instead of kcc-conformance.", "NAME"
    )
    contract: str = setting(
        "auto",
        CONTRACT,
        "The name of a contract, a folder of your own, or auto: find out (default {default}).",
        "NAME",
    )
    capability: tuple[str, ...] = setting(
        (),
        CONTRACT,
        "What the provider can or lacks, whatever it shows (repeatable).",
        "NAME=yes|no",
    )
    text: str = setting(
        "seed",
        JUDGING,
        "The text to judge by: seed (unpublished draft, 2023-11-20) or main (2023-12-20); default"
        " {default}.",
        "TEXT",
        choices=("seed", "main"),
    )
    reading: tuple[str, ...] = setting(
        (),
        JUDGING,
        "Judge an open question by this reading; all=seed: the letter of the text (repeatable).",
        "Q=R",
    )
    actor_id: str | None = setting(
        None, PROVIDER, "An existing actor to use, where a consumer may not make one.", "ID"
    )
    partij_id: str | None = setting(
        None, PROVIDER, "An existing partij to use, where a consumer may not make one.", "ID"
    )
    yes: bool = setting(
        False,
        PROVIDER,
        "This is a register for testing: write among records of others, or where nothing is"
        " deleted.",
    )
    strict: bool = setting(False, JUDGING, "A failed SHOULD makes the run not conform as well.")
    read_only: bool = setting(
        False, PLAYING, "Write nothing and judge what can be read; ends in 3 at best."
    )
    only: str | None = setting(
        None,
        PLAYING,
        "Clauses, questions, levels, features or parts of an ID to play, with and, or, not, ().",
        "EXPR",
        once=True,
    )
    timeout: float = setting(
        10.0, PLAYING, "Seconds that a request may take (default {default}).", "S", least=0.01
    )
    wait: float = setting(
        0.0, PLAYING, "Seconds to wait while a provider starts (default {default}).", "S", least=0
    )
    quick: bool = setting(
        False, PLAYING, "Play a small part that touches every mandatory clause of the provider."
    )
    failed: str | None = setting(
        None,
        PLAYING,
        "Play again what failed or could not be told in an earlier result.json.",
        "RESULT",
        existing=True,
    )
    max_seconds: float | None = setting(
        None,
        PLAYING,
        "Seconds that the whole run may take; 0 is no limit (default: what it needs,"
        f" {LEAST_SECONDS:g} to {MOST_SECONDS:g}).",
        "S",
        least=0,
    )
    max_requests: int = setting(
        0,
        PLAYING,
        "Requests that the whole run may make (default {default}); 0 is no limit.",
        "N",
        least=0,
    )
    patience: float = setting(
        2.0,
        PLAYING,
        "Seconds that a write may take to become visible (default {default}).",
        "S",
        least=0,
    )
    ca_bundle: str | None = setting(None, TLS, "Certificates to trust (PEM).", "F", existing=True)
    client_cert: str | None = setting(
        None, TLS, "The client certificate (PEM).", "F", existing=True
    )
    client_key: str | None = setting(
        None, TLS, "The private key of that certificate (PEM).", "F", existing=True
    )
    client_key_password: str | None = setting(
        None, TLS, "The passphrase of that key.", "P", secret=True
    )
    client_key_password_file: str | None = setting(
        None, TLS, "A file with that passphrase; - reads standard input.", "F"
    )
    insecure: bool = setting(False, TLS, "Do not check the certificate of the server.")
    parallel: int = setting(
        1,
        PLAYING,
        "Scenarios at a time (default {default}, at most {most}).",
        "N",
        least=1,
        most=MOST_PARALLEL,
    )
    concurrent: bool = setting(
        False,
        PLAYING,
        "Allow --parallel where servers are known to break on registrations at the same moment.",
    )
    examples: int = setting(
        25,
        PLAYING,
        "Generated values per scenario, with --read-only records per list (default {default}).",
        "N",
        least=1,
    )
    seed: int | None = setting(
        None, PLAYING, "Repeats the generated values of the run that printed it.", "N"
    )
    baseline: str | None = setting(
        None, JUDGING, "Known failures (TOML), which do not fail the run.", "F", existing=True
    )
    write_baseline: str | None = setting(
        None,
        OUTPUT,
        "Draft a list of known failures from what failed in this run; never replaces a file.",
        "F",
    )
    law_text: str | None = setting(
        None, OUTPUT, "A copy of the text judged by, for the reports to quote.", "F", existing=True
    )
    language: str | None = setting(
        None,
        OUTPUT,
        "The language of terminal and reports; without it that of the locale, else nl.",
        "nl|en",
        choices=("nl", "en"),
    )
    verbose: bool = setting(
        False, OUTPUT, "Print each scenario, clause and question, and all that failed.", short="v"
    )
    quiet: bool = setting(
        False, OUTPUT, "Print the verdict and where the reports are, and no more.", short="q"
    )
    annotations: str = setting(
        "auto",
        OUTPUT,
        "Annotate what failed: github, none, or auto: in GitHub Actions (default {default}).",
        "KIND",
        choices=("auto", "github", "none"),
    )
    pdf: bool = setting(False, OUTPUT, "Write report.pdf too (needs kcc-conformance[pdf]).")
    har: str | None = setting(None, OUTPUT, "Write the exchanges as HAR 1.2 too.", "F.har")
    bundle: str | None = setting(None, OUTPUT, "Write all evidence as one file too.", "F.zip")
    sign: str | None = setting(
        None, OUTPUT, "Sign that file with this key (OpenSSH).", "KEY", private=True
    )
    out: str = setting(
        "kcc-report", OUTPUT, "The folder for the reports (default {default}).", "DIR"
    )

    @cached_property
    def declared(self) -> Declared:
        """What `capability` says, understood. Raises UsageError where that cannot be."""
        return Declared(parse_capabilities(self.capability, text=self.text))

    @property
    def tested(self) -> Mapping[str, str]:
        """What the user says that is tested, as far as that is named."""
        return {name: getattr(self, name) for name in TESTED if getattr(self, name)}

    def as_json(self) -> dict[str, Any]:
        """All values, secrets included: for handing on inside the process only."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Settings":
        """The settings that `as_json` gave."""
        kept: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
        return cls(**kept)

    def masked(self) -> dict[str, Any]:
        """All values that may be shown."""
        shown = self.as_json()
        for name in SECRETS:
            shown[name] = "***" if shown[name] else None
        shown["token_url"] = self.token_url.partition("?")[0] if self.token_url else None
        shown["sign"] = "***" if self.sign else None
        shown["header"] = [text.partition(":")[0] + ": ***" for text in self.header]
        return shown


SECRETS = tuple(each.name for each in fields(Settings) if each.metadata[ABOUT].secret)
"""The settings that are secret; each can be read from a file as well (`…_file`)."""
