"""A relay in front of a provider: what a consumer asks goes there, what comes of it goes back.

Changed on the way are the Host, the absolute links (unless they are kept) and the packing: the
answer is asked for unpacked. Everything else passes as it came, a body as it streams by.
"""

import contextlib
from collections.abc import Iterator

from kcc_conformance.relay.client import Client
from kcc_conformance.relay.listener import listening
from kcc_conformance.relay.messages import Gone, Refusing, Watching
from kcc_conformance.relay.passing import Passage, Passing, told
from kcc_conformance.relay.upstream import Upstream
from kcc_conformance.relay.way import Way


@contextlib.contextmanager
def relaying(
    upstream: Upstream,
    watching: Watching,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    keep_links: bool = False,
) -> Iterator[int]:
    """Passes on to the provider what comes in, inside the block; gives the port. Raises
    PrerequisiteError where that is not to be had."""
    made: list[Passage] = []

    def talk(client: Client) -> None:
        with contextlib.suppress(Gone):
            while _one(made[0], client):
                pass

    with listening(host, port, talk, ready=lambda taken: made.append(
        Passage(Way(upstream.url, taken, keep_links=keep_links), upstream, watching)
    )) as taken:  # fmt: skip
        yield taken


def _one(passage: Passage, client: Client) -> bool:
    """One request; whether another may follow."""
    head = client.request()
    if head is None:
        return False
    asked = passage.way.understood(head)
    if isinstance(asked, Refusing):
        told(client, asked)
        return False
    return Passing(passage, client, asked).whole()
