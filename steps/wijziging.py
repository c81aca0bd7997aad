"""De wijziging: changing a klantcontact that was registered before."""

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.findings import Inapplicable, demand
from kcc_conformance.provider import Answer
from kcc_conformance.registration import Registratie
from kcc_conformance.stage import Stage


@when(
    "de consumer van dat klantcontact de Vertrouwelijkheid in Ja wijzigt",
    target_fixture="wijziging",
)
def _(stage: Stage, registratie: Registratie) -> Answer:
    record_id = str(registratie.klantcontact_id)
    answer = stage.consumer.amend("klantcontact", record_id, {"vertrouwelijkheid": "Ja"})
    if answer.refused or answer.status == 501:
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
    stage.ledger.amend("klantcontact", record_id, {"vertrouwelijkheid": "Ja"})
    return answer


@then("toont een latere opvraging de wijziging en verder dezelfde gegevens")
def _(stage: Stage, registratie: Registratie, wijziging: Answer) -> None:
    answers.answered(wijziging)
    resource = stage.contract.resource("klantcontact")
    record_id = str(registratie.klantcontact_id)
    changed = {**registratie.sent, "vertrouwelijkheid": "Ja"}
    if not wijziging.ok:
        demand(answers.accepted(wijziging, resource))
    later = stage.consumer.read_settled(
        "klantcontact",
        record_id,
        lambda told: not echo(stage.contract, resource, changed, told.body),
    )
    found = answers.found(later, resource, record_id) or echo(
        stage.contract,
        resource,
        changed,
        later.body,
        exchange=later.n,
        where="een latere opvraging",
        clause="API-6",
    )
    if found:
        stage.ledger.amend("klantcontact", record_id, {"vertrouwelijkheid": "Nee"})
    demand(found)
