"""A curl command that repeats an exchange, with secrets left to shell variables."""

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from kcc_conformance.inert import MASK, plain

_LEFT_OUT = frozenset(
    {"host", "user-agent", "accept-encoding", "connection", "content-length", "transfer-encoding"}
)
_FILES = (
    ("CLIENT_CERT", "--cert", "client_cert"),
    ("CLIENT_KEY", "--key", "client_key"),
    ("CLIENT_KEY_PASSWORD", "--pass", "client_key_password"),
    ("CA_BUNDLE", "--cacert", "ca_bundle"),
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def tls_arguments(options: Mapping[str, Any]) -> tuple[str, ...]:
    """What curl needs to speak TLS as a run with these options (`Result.run`) did: files as shell
    variables, for they lie elsewhere on the reader's machine; nothing for a run over plain HTTP."""
    given = [f'{flag} "${name}"' for name, flag, key in _FILES if options.get(key)]
    return (*given, *(["--insecure"] if options.get("insecure") else []))


def curl(exchange: Mapping[str, Any], separator: str = " ", tls: Iterable[str] = ()) -> str:
    """The command for an exchange of `Result.exchanges`, safe to paste into a POSIX-like shell.

    The credentials are `$TOKEN` (the Authorization header keeps its scheme) or, for another secret
    header, a variable with the header's name; `tls` are the arguments of `tls_arguments`, which an
    https URL gets. `separator` stands between the arguments, for instance a backslash and a
    newline.
    """
    method = str(exchange.get("method") or "GET").upper()
    url = str(exchange.get("url") or "")
    request = exchange.get("request") or {}
    arguments = ["curl -sS -i" + (" --globoff" if re.search(r"[\[\]{}]", url) else "")]
    if method == "HEAD":
        arguments.append("--head")
    elif method != "GET":
        arguments.append(f"-X {quoted(method)}")
    arguments += tls if url.lower().startswith("https:") else ()
    arguments.append(quoted(url))
    arguments += [
        f"-H {_header(str(name), str(value))}"
        for name, value in (request.get("headers") or {}).items()
        if str(name).lower() not in _LEFT_OUT
    ]
    body = request.get("body")
    if body is not None:
        arguments.append(f"--data-raw {quoted(_content(body))}")
    return separator.join(arguments)


def quoted(text: str) -> str:
    """The text as one shell word; what cannot be printed is written out (`$'\\x1b'`)."""
    if text.isprintable():
        return shlex.quote(text)
    done = []
    for char in text:
        if char in "'\\":
            done.append("\\" + char)
        elif char.isprintable():
            done.append(char)
        else:
            done.append("".join(f"\\x{b:02x}" for b in char.encode("utf-8", "surrogatepass")))
    return "$'" + "".join(done) + "'"


def _header(name: str, value: str) -> str:
    variable = _variable(name)
    if value in (MASK, f"{value.partition(' ')[0]} {MASK}"):
        scheme = value.removesuffix(MASK).strip()
        if _SCHEME.fullmatch(name) and (not scheme or _SCHEME.fullmatch(scheme)):
            return f'"{name}: {scheme} ${variable}"' if scheme else f'"{name}: ${variable}"'
    parts = [quoted(part) if part else "" for part in f"{name}: {value}".split(MASK)]
    return f'"${variable}"'.join(parts)


def _variable(name: str) -> str:
    if name.lower() in ("authorization", "proxy-authorization"):
        return "TOKEN"
    letters = re.sub(r"[^A-Z0-9_]", "_", name.upper())
    return letters if re.match(r"[A-Z]", letters) else "SECRET"


def _content(body: Any) -> str:
    if isinstance(body, str):
        return body
    text = json.dumps(plain(body), ensure_ascii=False)
    return text if text.isprintable() else json.dumps(plain(body))
