"""Klantcontacten with generated values: registered with a marker for clean-up, and judged."""

from collections.abc import Mapping
from typing import Any

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.findings import Finding
from kcc_conformance.generated.parts import parts_of, rows_of
from kcc_conformance.generated.shared import SharedTrial
from kcc_conformance.law.attributes import KLANTCONTACT
from kcc_conformance.stage.stage import Stage


def shared_trial(stage: Stage, conversations: Conversations) -> SharedTrial:
    """The trial of all allowed values of a klantcontact, with nothing tried yet."""
    attributes = stage.contract.resource("klantcontact").attributes
    examples, now = stage.settings.examples, stage.started
    parts = parts_of(attributes, examples=examples, seed=stage.seed, now=now)
    part_of = {key: name for name, part in parts.items() for key in part.keys}
    return SharedTrial(
        parts,
        rows_of(parts),
        {
            attributes[key].pointer: part_of.get(key, "")
            for key in KLANTCONTACT
            if key in attributes
        },
        lambda own: kept_as_sent(stage, marked_values(conversations, own)),
        stage.recorder,
    )


def marked_values(conversations: Conversations, own: Mapping[str, Any]) -> dict[str, object]:
    """The example's values with own ones; the marker stands in Onderwerp or else in Inhoud."""
    values = conversations.values(**own)
    consumer = conversations.consumer
    if "onderwerp" in own and "inhoud" in own:
        longest = consumer.contract.resource("klantcontact").attributes["inhoud"].max
        values["inhoud"] = with_marker(str(own["inhoud"]), consumer.marked(""), longest)
    elif "onderwerp" in own:
        values["inhoud"] = consumer.marked("Gegenereerd onderwerp")
    return values


def with_marker(text: str, marker: str, longest: int | None) -> str:
    """The text with the marker at its end; in place of its last characters where the text would
    else be longer than is allowed, so that the longest stays the longest."""
    over = longest is not None and len(text) + len(marker) > longest
    return (text[: -len(marker)] if over else text) + marker


def kept_as_sent(stage: Stage, values: dict[str, object]) -> tuple[Finding, ...]:
    """Findings if a legal klantcontact does not come back as it was sent; one that rests on the
    contract if it is refused."""
    resource = stage.contract.resource("klantcontact")
    answer = stage.consumer.create("klantcontact", values)
    problem = answers.takes(answer, resource)
    if problem:
        return problem
    found = echo(
        stage.contract,
        resource,
        values,
        answer.body,
        attributes=KLANTCONTACT,
        exchange=answer.n,
        where="het antwoord op de registratie",
    )
    if found:
        return found
    record_id = answers.new_id(answer, resource)
    later = stage.consumer.read_settled(
        "klantcontact",
        record_id,
        lambda told: not echo(stage.contract, resource, values, told.body, attributes=KLANTCONTACT),
    )
    return kept(stage.contract, resource, record_id, values, later, attributes=KLANTCONTACT)
