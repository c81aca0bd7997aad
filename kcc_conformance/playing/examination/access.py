"""What may be done there: coming in, reading, registering, deleting."""

import json
from collections.abc import Iterable

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import page_items
from kcc_conformance.consumer.forms import first_registration, shown_forms
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.capabilities import NOT_IN_IT
from kcc_conformance.detection.diagnosis import ok, warn
from kcc_conformance.detection.obstacles import no_rights
from kcc_conformance.law.attributes import name_of
from kcc_conformance.phrases import phrase
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.lasting import kinds_in_words, undeletable
from kcc_conformance.stage.looking import first_page
from kcc_conformance.stage.removal import still_there
from kcc_conformance.stage.stage import Stage, capabilities
from kcc_conformance.stage.standing import Standing


def access(stage: Stage) -> Iterable[Diagnosis]:
    """Whether the credentials are accepted, and whether they are needed."""
    certificate = stage.settings.client_cert is not None
    if certificate and not stage.provider.authenticated:
        yield ok(
            "credentials", "het clientcertificaat is aangenomen; de controles op toegang vervallen",
            "the client certificate is accepted; the checks on access do not apply",
        )  # fmt: skip
        return
    if not stage.provider.authenticated:
        yield warn(
            "credentials", "de run gebruikt geen inloggegevens: de controles op toegang vervallen",
            "the run uses no credentials: the checks on access do not apply",
            "geef inloggegevens met --token", "give credentials with --token",
        )  # fmt: skip
        return
    answer = first_page(stage.provider, stage.contract, credentials={})
    if answer.ok and certificate:
        yield ok(
            "credentials", "aangenomen; het clientcertificaat is op zichzelf al genoeg",
            "accepted; the client certificate is enough by itself",
        )  # fmt: skip
        return
    if answer.ok:
        yield warn(
            "credentials", "zonder inloggegevens is de lijst van klantcontacten ook te lezen",
            "without credentials the list of klantcontacten can be read as well",
            "controleer of dit de bedoelde omgeving is; de run beoordeelt het",
            "check that this is the environment meant; the run judges it",
        )  # fmt: skip
        return
    seen = str(answer.trouble or answer.status)
    yield ok(
        "credentials",
        f"aangenomen; zonder inloggegevens weigert de provider ({phrase(seen, 'nl')})",
        f"accepted; without credentials the provider refuses ({seen})",
    )  # fmt: skip


def read(stage: Stage) -> Diagnosis:
    """Whether the list of klantcontacten can be read."""
    answer, resource = stage.first_page, stage.contract.resource("klantcontact")
    if page_items(stage.contract, resource, answer) is not None:
        return ok("read", "klantcontacten zijn te lezen", "klantcontacten can be read")
    return warn(
        "read",
        f"de lijst van klantcontacten is niet te lezen zoals het contract zegt ({answer.status})",
        f"the list of klantcontacten cannot be read as the contract says ({answer.status})",
        "de run zegt wat eraan schort; klopt --contract?",
        "the run says what is amiss; is --contract right?",
    )


def write(stage: Stage) -> Iterable[Diagnosis]:
    """Whether a klantcontact can be registered and deleted again, by doing so."""
    if stage.settings.read_only:
        yield ok(
            "read-only",
            "de run leest alleen en schrijft niets",
            "the run reads only, writes nothing",
        )
        return
    absent = capabilities(stage)[DELETE]
    if absent.value is False:
        yield _no_delete(absent.detected_by, stage.contract)
        return
    yield from _members(stage)
    answer = first_registration(stage.consumer, stage.people)
    record_id = wire.identifier(stage.contract.resource("klantcontact"), answer.body)
    if not answer.ok or record_id is None:
        yield _not_registered(stage, answer)
        return
    yield ok("create", "een klantcontact is te registreren", "a klantcontact can be registered")
    yield from _forms(stage)
    yield _deleted(stage, record_id)


def _deleted(stage: Stage, record_id: str) -> Diagnosis:
    """Whether the klantcontact is gone when it is deleted; costs one reading."""
    answer = stage.consumer.delete("klantcontact", record_id)
    if not answer.ok and not answer.gone:
        return _no_delete(answer.trouble or f"status {answer.status}", stage.contract)
    look = Standing(stage)
    there = look.among(e for e in stage.ledger.of("klantcontact") if e.id == record_id)
    look.revive(there)
    if there:
        return _no_delete(still_there(answer.status), stage.contract)
    return ok("delete", "het klantcontact is weer verwijderd", "the klantcontact was deleted again")


def _forms(stage: Stage) -> Iterable[Diagnosis]:
    found = shown_forms(stage.contract)
    if found:
        told = ", ".join(f"{name_of(name)} {value}" for name, value in found.items())
        yield warn(
            "forms",
            f"de provider neemt een andere vorm aan dan het contract noemt: {told}; de run schrijft"
            " die zo",
            f"the provider takes another form than the contract names: {told}; the run writes it"
            " so",
        )


def _members(stage: Stage) -> Iterable[Diagnosis]:
    found = stage.contract.wording.forms.members
    if found:
        told = ", ".join(
            f"{name}.{key} {json.dumps(value, ensure_ascii=False)}"
            for name, own in found.items()
            for key, value in own.items()
        )
        yield warn(
            "members",
            f"het OpenAPI-document van de provider eist meer dan het contract; de run stuurt mee:"
            f" {told}",
            f"the provider's OpenAPI document requires more than the contract; the run sends along:"
            f" {told}",
        )


def _not_registered(stage: Stage, answer: Answer) -> Diagnosis:
    if answer.status in (401, 403):
        return no_rights(answer.url, answer.status, stage.provider.authenticated)
    unknown = stage.contract.wording.unknown
    if "kanaal" in unknown:
        return warn(
            "create", "de provider kent het Kanaal Telefoon niet",
            "the provider does not know the Kanaal Telefoon",
            "noem een kanaal dat hij kent in een eigen contract (--contract)",
            "name a channel that it knows in a contract of your own (--contract)",
        )  # fmt: skip
    if "taal" in unknown:
        return warn(
            "create", "de provider kent de Taal Nederlands niet, in geen van de geprobeerde vormen",
            "the provider does not know the Taal Nederlands, in none of the forms tried",
            "noem in een eigen contract (--contract) hoe hij die schrijft",
            "say in a contract of your own (--contract) how it writes that",
        )  # fmt: skip
    seen = answer.trouble or f"status {answer.status}"
    return warn(
        "create", f"een geldig klantcontact is niet te registreren ({phrase(seen, 'nl')})",
        f"a valid klantcontact cannot be registered ({seen})",
        "de run beoordeelt dat", "the run judges that",
    )  # fmt: skip


NO_WAY = ("gebruik een omgeving die u kunt leegmaken", "use an environment that you can empty")
"""What to do where nothing can be deleted."""


def _no_delete(seen: str, contract: Contract) -> Diagnosis:
    names = undeletable(contract)
    nl, en = (kinds_in_words(names, language) for language in ("nl", "en"))
    told, do_nl, do_en = phrase(seen, "nl"), *NO_WAY
    if names:
        nl, en = f"{nl} zijn niet te verwijderen", f"{en} cannot be deleted"
    else:
        nl, en = "verwijderen kan niet", "deleting is not possible"
        do_nl += ", of geef inloggegevens die mogen verwijderen"
        do_en += ", or give credentials that may delete"
    if seen == NOT_IN_IT.detected_by:
        told, seen = "volgens het contract", "by the contract"
    return warn(
        "delete",
        f"{nl} ({told}): wat de run daarvan maakt, blijft achter, en de"
        " controles op verwijderen vervallen",
        f"{en} ({seen}): what the run makes of it stays behind, and the checks on"
        " deleting do not apply",
        do_nl,
        do_en,
    )
