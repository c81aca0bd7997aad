"""An Onderwerp with the run's marker in it, as long as the contract has room for."""

from kcc_conformance.consumer.consumer import Consumer


def titled(consumer: Consumer, text: str) -> str:
    """The text with the marker and a serial number behind it, with less of the text where the
    contract has no room for all of it."""
    longest = consumer.contract.resource("klantcontact").attributes["onderwerp"].max
    mark = consumer.marked("")
    room = len(text) if longest is None else max(0, longest - len(mark))
    return text[:room].rstrip() + mark
