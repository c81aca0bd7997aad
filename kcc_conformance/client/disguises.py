"""The forms in which a server can echo a secret without changing what it says."""

import base64
import html
import json
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

_SHORTEST = 8


def disguises(secret: str) -> Iterator[str]:
    """The secret itself, as JSON, URL and HTML write it, and in base64 and hexadecimal.

    Base64 in three alignments, so that it is found inside something longer (`user:secret`); what
    is left of a short secret in there may be too short to be told from chance, and is left out.
    Upper and lower case are for the reader to treat alike.
    """
    raw = secret.encode("utf-8", "surrogatepass")
    yield secret
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield "".join(f"\\u{ord(char):04x}" for char in secret)
    for safe in ("/", ""):
        yield quote(raw, safe=safe)
    yield quote(quote(raw, safe=""), safe="")
    yield quote_plus(raw)
    yield "".join(f"%{byte:02x}" for byte in raw)
    yield html.escape(secret)
    for form in ("&#{};", "&#x{:x};"):
        yield "".join(form.format(ord(char)) for char in secret)
    long = [raw.hex(), *_base64(raw)]
    yield from (form for form in long if len(form) >= _SHORTEST)


def _base64(raw: bytes) -> Iterator[str]:
    for before in range(3):
        text = base64.b64encode(bytes(before) + raw).decode()
        certain = (before + len(raw)) * 8 // 6
        inner = text[(0, 2, 3)[before] : certain]
        yield inner
        yield inner.replace("+", "-").replace("/", "_")
