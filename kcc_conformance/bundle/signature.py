"""Signatures over statement.json, made and checked by `ssh-keygen -Y` (OpenSSH 8.1 and later).

Anybody can check them without this suite. No library is needed: what signs is what the user has.
"""

import base64
import binascii
import hashlib
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kcc_conformance.bundle.statement import SIGNATURE, STATEMENT
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import line

NAMESPACE = "kcc-conformance"
"""What a signature is for: a key that signs commits as well is not taken for one that signed a
bundle."""
COMMAND = "ssh-keygen"

_SECONDS = 120
"""So long there is to type a passphrase, or to touch a key."""
_WIDTH = 70
"""Characters on a line of a signature, as OpenSSH writes them."""
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_FINGERPRINT = re.compile(r"\bSHA256:[A-Za-z0-9+/]{43}\b")


@dataclass(frozen=True)
class Signed:
    """What a signature turned out to be.

    `fits` says whether it is over these bytes, `fingerprint` of which key; `principal` is the name
    that a list of signers has for it, empty where there is none or no list was given.
    """

    fits: bool
    fingerprint: str
    principal: str = ""


def fingerprint_of_key(key: Path) -> str:
    """The fingerprint (`SHA256:…`) of a key that is to sign. Raises UsageError in one line where
    that cannot be read, or OpenSSH is not there."""
    if shutil.which(COMMAND) is None:
        raise UsageError(f"--sign {key}: needs {COMMAND}, which is not found: install OpenSSH")
    if not key.is_file():
        raise UsageError(f"--sign {key}: no such file")
    done = _called("-l", "-E", "sha256", "-f", str(key))
    found = _FINGERPRINT.search(done.stdout)
    if done.returncode or found is None:
        raise UsageError(f"--sign {key}: is no key of SSH ({_why(done)})")
    return found[0]


def sign(content: bytes, key: Path, fingerprint: str) -> bytes:
    """The signature over some bytes by that key, which is asked for on the terminal if it has a
    passphrase. Raises UsageError in one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STATEMENT
        path.write_bytes(content)
        done = _called("-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(path))
        made = Path(folder) / SIGNATURE
        if done.returncode or not made.is_file():
            raise UsageError(f"--sign {key}: cannot sign ({_why(done)})")
        signature = made.read_bytes()
    if signer(signature) != fingerprint:
        raise UsageError(f"--sign {key}: signs with another key than it names: {fingerprint}")
    return signature


def signer(signature: bytes) -> str | None:
    """The fingerprint of the key of a signature; None for what is none, or not to the letter as
    OpenSSH writes it."""
    text = signature.decode("ascii", "replace")
    lines = text.split("\n")
    if lines[0] != _BEGIN or lines[-2:] != [_END, ""]:
        return None
    body = "".join(lines[1:-2])
    try:
        blob = base64.b64decode(body, validate=True)
        if _armoured(blob) != text or blob[:6] != b"SSHSIG":
            return None
        (size,) = struct.unpack_from(">I", blob, 10)
        key = blob[14 : 14 + size]
    except (binascii.Error, struct.error, ValueError):
        return None
    told = base64.b64encode(hashlib.sha256(key).digest()).decode("ascii").rstrip("=")
    return f"SHA256:{told}" if size and len(key) == size else None


def checked(content: bytes, signature: bytes, signers: Path | None) -> Signed:
    """Whether a signature is over these bytes, and whose it is by a list of allowed signers
    (`ssh-keygen(1)`). Raises PrerequisiteError where OpenSSH is not there."""
    if shutil.which(COMMAND) is None:
        raise PrerequisiteError(
            f"the signature cannot be checked: {COMMAND} is not found; install OpenSSH"
        )
    fingerprint = signer(signature)
    if fingerprint is None:
        return Signed(False, "")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / SIGNATURE
        path.write_bytes(signature)
        common = ("-n", NAMESPACE, "-s", str(path))
        done = _called("-Y", "check-novalidate", *common, given=content)
        if done.returncode:
            return Signed(False, fingerprint)
        if signers is None:
            return Signed(True, fingerprint)
        found = _called("-Y", "find-principals", "-s", str(path), "-f", str(signers))
        names = [each for each in found.stdout.splitlines() if each.strip()]
        for name in names if not found.returncode else ():
            asked = ("-Y", "verify", "-f", str(signers), "-I", name.split(",")[0], *common)
            if not _called(*asked, given=content).returncode:
                return Signed(True, fingerprint, line(name, 200))
    return Signed(True, fingerprint)


def check_signers(path: Path | None) -> None:
    """Raises UsageError for a list of signers that cannot be read."""
    if path is None:
        return
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise UsageError(f"--signers {path}: cannot be read ({reason})") from None
    if not any(each.strip() and not each.strip().startswith("#") for each in text.splitlines()):
        raise UsageError(f"--signers {path}: names nobody; a line is 'name ssh-ed25519 AAAA…'")


def _called(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
    try:
        done = subprocess.run(
            [COMMAND, *arguments], input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(arguments, 255, "", str(error))
    told, complained = (each.decode("utf-8", "replace") for each in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(arguments, done.returncode, told, complained)


def _why(done: "subprocess.CompletedProcess[str]") -> str:
    told = [each for each in done.stderr.splitlines() if each.strip()] or [
        f"exit {done.returncode}"
    ]
    return line(told[-1], 300)


def _armoured(blob: bytes) -> str:
    text = base64.b64encode(blob).decode("ascii")
    lines: Sequence[str] = [text[n : n + _WIDTH] for n in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])
