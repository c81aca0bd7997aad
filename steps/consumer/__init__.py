"""The words of the features of the consumer's side: a call, and what its traffic shows."""

pytest_plugins = [
    "kcc_conformance.steps.consumer.gesprek",
    "kcc_conformance.steps.consumer.registreren",
    "kcc_conformance.steps.consumer.personen",
    "kcc_conformance.steps.consumer.waarden",
    "kcc_conformance.steps.consumer.lezingen",
]
