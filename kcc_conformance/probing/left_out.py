"""What a consumer left out of a registration, and whether a record shows that of another."""

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from kcc_conformance.checks.echo import same_text
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.ledger import Entry, Ledger
from kcc_conformance.consumer.registration import Attempt, register
from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Finding, Inapplicable
from kcc_conformance.law.attributes import CLAUSES, name_of

LEFT_OUT = ("inhoud", "plaatsgevonden_op")
"""The attributes of a klantcontact that are looked at, in this order. For the others a provider may
have a default of its own that others were sent as well."""
NAMES = ("voornaam", "achternaam")
_OWN_WORDS = 10
"""Characters. A text up to this long ("-", "null") may be what a provider shows of nothing."""
_RECENTLY = timedelta(days=2)
"""A moment this near may be the provider's own: now, or today."""


def least(conversations: Conversations) -> Attempt:
    """A klantcontact with an Onderwerp and nothing else but what the contract requires, registered
    right after one that has everything: two requests.

    Raises Inapplicable where the contract requires all that is looked at.
    """
    consumer = conversations.consumer
    attributes = consumer.contract.resource("klantcontact").attributes
    if all(name not in attributes or attributes[name].required for name in LEFT_OUT):
        raise Inapplicable("het contract laat niets weg waaraan dit te zien is")
    conversations.bare(inhoud=consumer.marked(str(conversations.example()["inhoud"])))
    values = {
        name: value
        for name, value in conversations.values().items()
        if name == "onderwerp" or (name in attributes and attributes[name].required)
    }
    return register(consumer, values, actor_id=None, partij_id=None)


def of_another(
    contract: Contract,
    ledger: Ledger,
    sent: Mapping[str, object],
    record: object,
    *,
    exchange: int,
    where: str,
) -> Iterator[Finding]:
    """A finding for each attribute that was not sent, and that a klantcontact shows as it was sent
    of another klantcontact of the run. `where` says in Dutch where it shows it."""
    attributes = contract.resource("klantcontact").attributes
    others = [each.values for each in ledger.of("klantcontact")]
    for name in LEFT_OUT:
        attribute = attributes.get(name)
        if attribute is None or name in sent:
            continue
        shown = wire.value_of(record, attribute)
        if attribute.kind == "instant":
            texts = [wire.value_on_wire(contract, attribute, each.get(name)) for each in others]
            borrowed = _same_moment(shown, texts, wire.notation(contract, attribute))
        else:
            texts = [each.get(key) for each in others for key in ("onderwerp", "inhoud")]
            borrowed = _same_words(shown, [each for each in texts if each not in sent.values()])
        if borrowed:
            yield Finding(
                f"{name_of(name)} is niet gestuurd, en heeft in {where} de waarde van een ander"
                " klantcontact",
                pointer=attribute.pointer,
                expected="niet de waarde van een ander",
                actual=shown,
                clause=CLAUSES[name],
                exchange=exchange,
            )


def named_after_another(
    contract: Contract, ledger: Ledger, entry: Entry, record: object, *, exchange: int
) -> Iterator[Finding]:
    """A finding if a betrokkene was sent without a name, and shows the one that was sent of
    somebody else; its partij's own may be shown. Says nothing where that is not of the run."""
    if entry.resource != "betrokkene" or any(name in entry.values for name in NAMES):
        return
    known = [*ledger.of("betrokkene"), *ledger.of("partij")]
    partij = entry.values.get("partij")
    own = [each for each in known if each.resource == "partij" and each.id == partij]
    if partij is not None and not own:
        return
    attributes = contract.resource("betrokkene").attributes
    shown = [wire.value_of(record, attributes[n]) if n in attributes else "" for n in NAMES]
    if not all(isinstance(each, str) and each.strip() for each in shown):
        return
    if any(_named(each, shown) for each in known) and not any(_named(each, shown) for each in own):
        yield Finding(
            "de betrokkene is zonder naam gestuurd, en toont de naam van een ander",
            pointer=attributes["achternaam"].pointer,
            expected="niet de naam van een ander",
            actual=" ".join(shown),
            clause="API-6",
            exchange=exchange,
        )


def _named(entry: Entry, shown: list[str]) -> bool:
    names = [str(entry.values.get(name, "")) for name in NAMES]
    return all(same_text(one, other) for one, other in zip(names, shown, strict=True))


def _same_words(shown: object, texts: list[object]) -> bool:
    if not isinstance(shown, str) or len(shown.strip()) <= _OWN_WORDS:
        return False
    return any(isinstance(each, str) and same_text(shown, each) for each in texts)


def _same_moment(shown: object, texts: list[object], notation: str) -> bool:
    until = datetime.fromtimestamp(time.time(), UTC) - _RECENTLY
    moments = {at for at in instants.readings(shown, notation) if at < until}
    return any(moments & instants.readings(each, notation) for each in texts)
