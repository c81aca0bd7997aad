"""De open vragen: what shows which reading a provider follows."""

import re

from pytest_bdd import parsers, then, when

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.forms import shown_forms
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CannotTell, Remarks
from kcc_conformance.law.register import load_register
from kcc_conformance.probing.questions import Probe, attributes, people, process
from kcc_conformance.stage.stage import Stage

PROEVEN: dict[str, Probe] = {
    "de consumer een betrokkene met alleen een naam registreert": people.name_of_caller,
    "de consumer een net aangemaakte partij aan een klantcontact verbindt": people.new_partij,
    "de consumer een partij zonder contactgegevens aanmeldt": people.empty_partij,
    "de consumer een partij zonder contactgegevens aan een klantcontact verbindt": people.contact_of_empty_partij,
    "de consumer de actor als attribuut en als koppeling vastlegt": people.actor_both_ways,
    "de consumer kijkt waar het initiatief staat": people.initiator,
    "de consumer een inactieve actor aan een klantcontact verbindt": people.inactive_actor,
    "de consumer een partij zonder identificator aanmeldt": people.partij_without_identificator,
    "de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert": attributes.number,
    "de consumer een klantcontact met een eigen ID registreert": attributes.own_id,
    "de consumer kijkt onder welke naam Vertrouwelijkheid terugkomt": attributes.name_of_confidentiality,
    "de consumer Ja, Nee en onbekend als Indicatie contact gelukt registreert": attributes.contact_succeeded,
    "de consumer een gewoon en een verzonnen Kanaal registreert": attributes.channel,
    "de consumer de Taal op vier manieren schrijft": attributes.languages,
    "de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert": attributes.notation,
    "de consumer een moment in het verleden en geen moment registreert": attributes.moment,
    "de consumer een klantcontact zonder Onderwerp registreert": attributes.without_subject,
    "de consumer vraag en antwoord in één tekst registreert": attributes.question_and_answer,
    "de consumer kijkt hoe verwijzingen terugkomen": attributes.references,
    "de consumer kijkt of Onderwerp één tekst is": attributes.one_subject,
    "de consumer een klantcontact zonder betrokkene registreert": process.without_betrokkene,
    "de consumer een klantcontact opvraagt voordat actor en betrokkene er zijn": process.in_between,
    "de consumer op elke manier registreert die de provider aanbiedt": process.number_of_calls,
    "de consumer een registratie en een partij terugdraait": process.undoing,
    "de consumer kijkt onder welke naam de betrokkenen staan": process.name_of_list,
    "de consumer een geregistreerd klantcontact wijzigt": process.changing,
    "de consumer kijkt in welke vorm een weigering komt": process.error_shape,
}


@when(
    parsers.re("(?P<proef>" + "|".join(re.escape(text) for text in PROEVEN) + ")$"),
    target_fixture="waarnemingen",
)
def _(stage: Stage, conversations: Conversations, proef: str) -> list[str]:
    return PROEVEN[proef](stage, conversations)


_FORMED = {
    "Q14": "indicatie_contact_gelukt",
    "Q15": "kanaal",
    "Q16": "taal",
    "Q17": "plaatsgevonden_op",
}
"""The attribute of which a question asks how it is written."""


@then(parsers.re(r"is te zien welke lezing van (?P<vraag>Q\d+) de provider volgt"))
def _(
    contract: Contract,
    vraag: str,
    waarnemingen: list[str],
    datatable: list[list[str]],
    remarks: Remarks,
) -> None:
    question = load_register().question(vraag)
    written = shown_forms(contract).get(_FORMED.get(vraag, ""))
    if written is not None:
        remarks.notes.append(f"de run schrijft {written}, zoals de provider het aanneemt")
    known = {row[0] for row in datatable[1:]}
    for key in waarnemingen:
        phrase = question.observation(key).phrase.nl
        if phrase not in known:
            raise CannotTell("suite", f"de waarneming {phrase!r} staat niet in het scenario")
        remarks.observe(vraag, key)
        remarks.notes.append(phrase)
    if not waarnemingen:
        raise CannotTell("environment", "geen van de beschreven waarnemingen is te doen")
