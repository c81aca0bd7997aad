"""Bundles of made-up results, and keys to sign them with."""

import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from made_results import conforming, failing

from kcc_conformance import __version__
from kcc_conformance.bundle.packing import packed, signing_with
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.law_results import standard_of
from kcc_conformance.result.result import Result

TESTED = {"product": "Voorbeeldregister", "product_version": "3.1", "environment": "test"}


def of_this_suite(result: Result, **provider: Any) -> Result:
    """The result as this very suite would have it, of a product that is named."""
    return replace(
        result,
        suite={"name": "kcc-conformance", "version": __version__},
        standard=standard_of(load_register(), "seed"),
        provider={**result.provider, "contract": "openklant-2.16", **TESTED, **provider},
    )


@cache
def good() -> Result:
    """A result that a strict receiver accepts, once it is signed."""
    made = of_this_suite(conforming())
    run = {**made.run, "partial": False, "options": {"strict": False, "capability": []}}
    return replace(made, verdict="conform", run=run, known=())


@cache
def bad() -> Result:
    """A result with one of everything."""
    return of_this_suite(failing())


def key_in(folder: Path, name: str = "sleutel") -> Path:
    """A fresh key of OpenSSH, without a passphrase; its public half stands beside it."""
    path = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(command, check=True)
    return path


def signers_of(key: Path, principal: str = "leverancier@voorbeeld.nl") -> Path:
    """A list of signers with that key."""
    path = key.with_name("ondertekenaars")
    public = key.with_name(f"{key.name}.pub").read_text("utf-8")
    path.write_text(f"{principal} {public}", "utf-8")
    return path


def bundled(result: Result, key: Path | None = None, language: str = "nl") -> bytes:
    """The bytes of a bundle."""
    signing = signing_with(str(key) if key else None)
    return packed(result, language=language, name="result.json", signing=signing)
