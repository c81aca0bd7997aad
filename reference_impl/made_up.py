"""Records that the provider makes up by itself."""

from uuid import uuid4

from .answers import Record
from .behaviour import Workings
from .bodies import REST
from .contract import Attribute, Json
from .values import now

_TEXT = "Automatisch geregistreerd"


def invent(provider: Workings, resource: str, **known: Json) -> str:
    """Put a made-up record in the store, with these values, and give its id."""
    store, facts = provider.store, provider.contract.resources[resource]
    record: Record = {"id": str(uuid4()), **known}
    with store.transaction():
        for attribute in facts.stored:
            if attribute.name not in record:
                made = attribute.start if attribute.beside else _made_up(attribute)
                record[attribute.name] = made
            if attribute.generated or attribute.kind == "number":
                number = store.next_number(facts, attribute)
                record[attribute.name] = int(number) if attribute.kind == "number" else number
        store.insert(facts, {**record, REST: dict(facts.defaults)})
    return str(record["id"])


def _made_up(attribute: Attribute) -> Json:
    if attribute.kind in {"reference", "digits", "number"}:
        return None
    if attribute.values:
        return next(iter(attribute.values.values()))
    return {"boolean": False, "instant": now()}.get(attribute.kind, _TEXT[: attribute.max])
