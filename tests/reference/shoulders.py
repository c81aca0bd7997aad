"""What a session looks at besides: as a stranger, right after, and when time has passed."""

from typing import TYPE_CHECKING

from kcc_conformance.reference_impl.clock import put_forward

if TYPE_CHECKING:
    from session import Session


def look_over_shoulders(session: "Session") -> None:
    """Reads a list and the records of every kind, and comes without a token, or with a wrong one,
    right after."""
    talk = session.talk
    wrong = f"{talk.contract.scheme} onzin"
    for resource, facts in talk.contract.resources.items():
        records = (talk.path(resource, each) for each in session.ids.get(resource, []))
        for where in (facts.path, *records):
            session.send("GET", where)
            for method, header in (("GET", ""), ("GET", wrong), ("HEAD", ""), ("OPTIONS", "")):
                session.send(method, where, headers={"Authorization": header})
    params = {"expand": "hadBetrokkenen"}
    nobody = {"Authorization": ""}
    session.send("GET", talk.path("klantcontact"), params=params, headers=nobody)


def look_later(session: "Session") -> None:
    """Reads everything again when more than a minute has passed, three times."""
    put_forward(70)
    for _ in range(3):
        session.look()
