"""Whether a URL leads to this machine itself."""

import ipaddress
import socket
from urllib.parse import urlsplit

from kcc_conformance.client.proxy import Proxy

_NAMES = frozenset(
    {"localhost", "localhost.localdomain", "localhost6", "ip6-localhost", "ip6-loopback"}
)


def is_here(url: str, proxy: Proxy | None = None) -> bool:
    """Whether the host of a URL is this machine, by its name or by every address that it has.

    Loopback addresses are, also written as IPv6 (`::ffff:127.0.0.1`), and those that stand for
    any of this machine's (`0.0.0.0`, `::`); an address of a bridge or a network card is not, for
    what answers there may be elsewhere. Behind a proxy nothing is: it looks names up for itself.
    """
    if proxy is not None:
        return False
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host in _NAMES or host.endswith(".localhost"):
        return True
    addresses = [host] if _is_address(host) else _addresses(host)
    return bool(addresses) and all(_is_own(each) for each in addresses)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_own(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_loopback or found.is_unspecified


def _addresses(host: str) -> list[str]:
    """The addresses of a name; none where it has none, or where it cannot be looked up."""
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(host, None)]
    except (OSError, UnicodeError):
        return []


def free_port() -> int:
    """A port of this machine's loopback interface at which nobody listened just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
