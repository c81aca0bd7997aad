"""What is said of an API that answers, but not so that it shows which contract it is of."""

from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.detection.by_answers import Look
from kcc_conformance.detection.diagnosis import stop
from kcc_conformance.phrases import phrase
from kcc_conformance.result.result import Diagnosis


def unrecognised(look: Look, *, given: bool) -> Diagnosis:
    """There is no document, and what was answered fits several contracts, or none; `given` is
    whether credentials were shown."""
    nl, en = (_answered(look, language) for language in ("nl", "en"))
    names = ", ".join(each.name for each in look.contracts) or "|".join(BUILT_IN)
    if look.closed:
        do_nl = "deze inloggegevens worden geweigerd: controleer ze" if given else "geef ze"
        do_en = "these credentials are refused: look at them" if given else "give them"
        return stop(
            "credentials",
            f"{look.base_url}: geen OpenAPI-document, en de lijsten vragen inloggegevens ({nl})",
            f"{look.base_url}: no OpenAPI document, and the lists ask for credentials ({en})",
            f"{do_nl}, of noem het contract met --contract",
            f"{do_en}, or name the contract yourself with --contract",
        )
    if look.contracts:
        return stop(
            "contract",
            f"{look.base_url} heeft geen OpenAPI-document, en de antwoorden passen bij {names}"
            f" ({nl})",
            f"{look.base_url} has no OpenAPI document, and its answers fit {names} ({en})",
            "noem met --contract welk van die het is",
            "say with --contract which of these it is",
        )
    return stop(
        "contract",
        f"{look.base_url} heeft geen OpenAPI-document, en de antwoorden passen bij geen van de"
        f" bekende contracten ({nl})",
        f"{look.base_url} has no OpenAPI document, and its answers fit none of the known contracts"
        f" ({en})",
        f"controleer het basisadres, noem zelf het contract met --contract {names}, of beschrijf de"
        " API in een eigen map",
        f"check the base URL, name the contract yourself with --contract {names}, or describe the"
        " API in a folder of your own",
    )


def _answered(look: Look, language: str) -> str:
    return "; ".join(phrase(each, language) for each in look.told)
