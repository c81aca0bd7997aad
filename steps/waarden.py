"""Allerlei waarden: generated values that must be kept, and those that must be refused."""

from typing import Any

from hypothesis import strategies as st
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.contract import wire
from kcc_conformance.findings import Finding, Remarks, demand
from kcc_conformance.generated.examples import Trial, try_values
from kcc_conformance.generated.model import told
from kcc_conformance.generated.sequences import Sequences, play_in_any_order
from kcc_conformance.generated.values import LANGUAGES, allowed, corner_cases, forbidden
from kcc_conformance.law.attributes import KLANTCONTACT, key_of
from kcc_conformance.probing.searches import nothing_stored
from kcc_conformance.stage.stage import Stage


@when(
    parsers.re(
        r"de consumer klantcontacten registreert met allerlei toegestane waarden van"
        r" (?P<attribuut>.+)"
    ),
    target_fixture="proef",
)
def _(stage: Stage, conversations: Conversations, attribuut: str) -> Trial:
    key = key_of(attribuut)
    attribute = stage.contract.resource("klantcontact").attributes[key]
    first = corner_cases(attribute)
    return try_values(
        allowed(attribute),
        first,
        lambda value: _kept(stage, _values(conversations, {key: value})),
        examples=max(stage.settings.examples, len(first)),
        run_seed=stage.seed,
    )


@when(
    "de consumer klantcontacten registreert met allerlei combinaties van keuzes",
    target_fixture="proef",
)
def _(stage: Stage, conversations: Conversations) -> Trial:
    attributes = stage.contract.resource("klantcontact").attributes
    choices = {
        key: st.sampled_from(sorted(attributes[key].values))
        for key in ("indicatie_contact_gelukt", "vertrouwelijkheid")
        if key in attributes
    }
    choices["taal"] = st.sampled_from(LANGUAGES)
    return try_values(
        st.fixed_dictionaries(choices),
        (),
        lambda value: _kept(stage, _values(conversations, value)),
        examples=stage.settings.examples,
        run_seed=stage.seed,
    )


@then("is elke waarde aangenomen en bewaard gebleven")
def _(proef: Trial, remarks: Remarks) -> None:
    remarks.notes.append(f"{proef.tried} waarden geprobeerd")
    demand(proef.findings)


@when(
    parsers.re(
        r"de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden"
        r" van (?P<attribuut>.+)"
    ),
    target_fixture="proef",
)
def _(stage: Stage, conversations: Conversations, attribuut: str) -> Trial:
    attribute = stage.contract.resource("klantcontact").attributes[key_of(attribuut)]
    marker = stage.consumer.marked("Ongeldig")

    def attempt(value: Any) -> tuple[Finding, ...]:
        resource = stage.contract.resource("klantcontact")
        values = conversations.values(inhoud=marker)
        values["onderwerp"] = marker
        number = resource.attributes["nummer"]
        if number.required:
            values["nummer"] = stage.consumer.fresh_number()
        body = wire.encode(stage.contract, resource, values)
        body[attribute.wire] = value
        return answers.refused(stage.consumer.post("klantcontact", body))

    trial = try_values(
        forbidden(attribute),
        (),
        attempt,
        examples=max(3, stage.settings.examples // 3),
        run_seed=stage.seed,
    )
    if not trial.findings and attribute.name != "onderwerp":
        trial.findings = tuple(nothing_stored(stage, conversations, marker))
    return trial


@then("is elke waarde geweigerd en is er niets bewaard")
def _(proef: Trial, remarks: Remarks) -> None:
    remarks.notes.append(f"{proef.tried} waarden geprobeerd")
    demand(proef.findings)


@when(
    "de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert",
    target_fixture="volgordes",
)
def _(stage: Stage, conversations: Conversations) -> Sequences:
    return play_in_any_order(stage, conversations)


@then("toont de provider steeds wat er volgens de consumer moet staan")
def _(volgordes: Sequences, remarks: Remarks) -> None:
    remarks.notes.append(f"{volgordes.tried} handelingen gedaan")
    if volgordes.findings:
        remarks.notes.append(f"kortste volgorde waarin het misgaat: {told(volgordes.actions)}")
    demand(volgordes.findings)


def _values(conversations: Conversations, own: dict[str, Any]) -> dict[str, object]:
    """The example's values with own ones; the marker goes where there is room for it."""
    values = conversations.values(**own)
    if "onderwerp" in own and "inhoud" not in own:
        values["inhoud"] = conversations.consumer.marked("Gegenereerd onderwerp")
    return values


def _kept(stage: Stage, values: dict[str, object]) -> tuple[Finding, ...]:
    """Findings if a legal klantcontact is refused, or does not come back as it was sent."""
    resource = stage.contract.resource("klantcontact")
    answer = stage.consumer.create("klantcontact", values)
    problem = answers.accepted(answer, resource)
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
