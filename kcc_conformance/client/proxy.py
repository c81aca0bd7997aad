"""The proxy between the consumer and a provider, where the environment names one.

HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY are followed as httpx does, in lower case too.
"""

import os
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpcore
import httpx

from kcc_conformance.errors import UsageError


@dataclass(frozen=True)
class Proxy:
    """A proxy: its address without credentials, and what names it (HTTP_PROXY, say)."""

    address: str
    named_by: str

    def __str__(self) -> str:
        return f"{self.address} ({self.named_by})"


def proxy_for(url: str) -> Proxy | None:
    """The proxy by which httpx asks a URL; None where it asks directly.

    Raises UsageError (one line, without the proxy's own credentials) for one that cannot be used.
    """
    if not getproxies():
        return None
    named_by = _named_by(urlsplit(url).scheme)
    try:
        # Which proxy serves a URL is decided in a client; this one connects to nothing, and an
        # empty TLS context spares it the reading of the system's certificates.
        with httpx.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
            transport = client._transport_for_url(httpx.URL(url))
    except (ValueError, ImportError, httpx.InvalidURL):
        raise UsageError(
            f"{named_by}: is no proxy that can be used; write it as http://host:port"
        ) from None
    pool = getattr(transport, "_pool", None)
    if not isinstance(pool, (httpcore.HTTPProxy, httpcore.SOCKSProxy)):
        return None
    address = pool._proxy_url
    host = address.host.decode("ascii")
    shown = f"[{host}]" if ":" in host else host
    port = f":{address.port}" if address.port else ""
    return Proxy(f"{address.scheme.decode('ascii')}://{shown}{port}", named_by)


def _named_by(scheme: str) -> str:
    """The environment variable that names the proxy of a scheme, as it is spelt there."""
    for name in (f"{scheme}_proxy", "all_proxy"):
        for spelling in (name, name.upper()):
            if os.environ.get(spelling):
                return spelling
    return "the system's settings"
