"""Query parameters that are told as a path from one resource to another, as SQL.

A path is what a contract's `neighbours.toml` says under `search`: `onderwerp:contains`,
`betrokkene.partij:url`, `partij_identificator.object_id`. A step is an attribute, which leads on
where it is a reference, or a resource that refers to the one before (`onderwerpobject@klantcontact`
where it does so in two ways). After the colon is how the value is compared; without it, exactly.
"""

from uuid import UUID

from .answers import Call
from .contract import Contract, Json, Resource
from .values import Wrong, boolean, scalar

_COMPARED = {"": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}

Condition = tuple[str, tuple[Json, ...]]
"""SQL over a table, and its values."""


def condition(contract: Contract, resource: Resource, path: str, value: str) -> Condition:
    """What must hold of a record. Raises Wrong for a value that cannot be."""
    steps, _, match = path.partition(":")
    sql, args = _along(contract, resource, steps, match, value)
    return (f"NOT ({sql})" if match == "exists" and not boolean(value) else sql), args


def kind(contract: Contract, resource: Resource, path: str) -> tuple[str, tuple[Json, ...]]:
    """What such a path compares: the kind of an attribute, `url` or `id`; and the only values,
    where there are such."""
    steps, _, match = path.partition(":")
    if match in ("exists", "url"):
        return "boolean" if match == "exists" else match, ()
    for step in steps.split("."):
        attribute = resource.attributes.get(step)
        if attribute is not None and not attribute.target:
            return attribute.kind, attribute.choices
        target = attribute.target if attribute else _other(step)
        resource = contract.resources[target or ""]
    return "id", ()


def _other(step: str) -> str:
    return step.partition("@")[0]


def _along(contract: Contract, resource: Resource, path: str, match: str, value: str) -> Condition:
    step, _, rest = path.partition(".")
    if not step:
        return ("1", ()) if match == "exists" else ("id = ?", (identity(contract, value, match),))
    attribute = resource.attributes.get(step)
    if attribute is None:
        other = contract.resources[_other(step)]
        back = step.partition("@")[2] or other.references(resource.name)[0].name
        sql, args = _along(contract, other, rest, match, value)
        return f'id IN (SELECT "{back}" FROM "{other.name}" WHERE {sql})', args
    column = f'"{attribute.name}"'
    if attribute.target:
        there = f'SELECT id FROM "{attribute.target}" WHERE '
        sql, args = _along(contract, contract.resources[attribute.target], rest, match, value)
        if attribute.kind == "links":
            return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN ({there}{sql}))", args
        return f"{column} IN ({there}{sql})", args
    if match == "exists":
        return f"{column} IS NOT NULL", ()
    if match == "contains":
        return f"holds({column}, ?)", (value,)
    return f"{column} {_COMPARED[match]} ?", (scalar(attribute, value),)


def identity(contract: Contract, value: str, match: str = "") -> str:
    """The id that a value means, or (`url`, and where records are named so) the end of an address;
    a UUID with servers of Open Klant, elsewhere any text. Raises Wrong."""
    if match == "url" and "/" not in value:
        raise Wrong("invalid", "Geen geldige URL.")
    usual = "address" if contract.reference["style"] == "address" else "id"
    if match == "url" or contract.reference.get("query", usual) == "address":
        value = value.rstrip("/").rpartition("/")[2]
    if contract.sparse or contract.numbered:
        return value
    try:
        return str(UUID(value))
    except ValueError as error:
        if match == "url":
            return ""
        raise Wrong("invalid", "Geen geldige UUID.") from error


def wishes(resource: Resource, call: Call, parameter: str) -> dict[str, Json]:
    """What is to be shown in full: member → the same of what it leads to. Raises Wrong."""
    found: dict[str, Json] = {}
    for path in filter(None, call.query.get(parameter, "").split(",")):
        if path not in resource.expand:
            choices = ", ".join(resource.expand)
            raise Wrong("invalid_choice", f"Dit is geen toegestane keuze: {choices}.")
        at = found
        for member in path.split("."):
            at = at.setdefault(member, {})
    return found
