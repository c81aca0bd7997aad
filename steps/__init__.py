"""The words of the features: step definitions, one module per noun, without paths or JSON keys."""

pytest_plugins = [
    "kcc_conformance.steps.gesprek",
    "kcc_conformance.steps.klantcontact",
    "kcc_conformance.steps.id_en_nummer",
    "kcc_conformance.steps.wijziging",
    "kcc_conformance.steps.actor_en_partij",
    "kcc_conformance.steps.adressen",
    "kcc_conformance.steps.relaties",
    "kcc_conformance.steps.lijst",
    "kcc_conformance.steps.anoniem",
    "kcc_conformance.steps.pogingen",
    "kcc_conformance.steps.weigering",
    "kcc_conformance.steps.toegang",
    "kcc_conformance.steps.opruimen",
    "kcc_conformance.steps.protocol",
    "kcc_conformance.steps.bladeren",
    "kcc_conformance.steps.lezen",
    "kcc_conformance.steps.waarden",
    "kcc_conformance.steps.gelijktijdig",
    "kcc_conformance.steps.vragen",
    "kcc_conformance.steps.nacontrole",
]
