"""How much a run will tell: the filters, the people and the clock that it has."""

from collections.abc import Iterable
from datetime import UTC
from email.utils import parsedate_to_datetime

from kcc_conformance.detection.diagnosis import ok, warn
from kcc_conformance.phrases import phrase
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.declared import CREATE
from kcc_conformance.stage.stage import Stage, capabilities, offers_filter

# Clocks that are set by the network differ by less than a second; a minute is more than a slow
# answer explains, and enough to put a call in the wrong order.
_SKEW_SECONDS = 60
# The kinds whose filters show what belongs together.
_TELLING = ("klantcontact", "betrokkene", "actorklantcontact")


def filters(stage: Stage) -> Iterable[Diagnosis]:
    """Whether the filters are there by which the run sees what belongs together."""
    if stage.document is None:
        return
    missing = [
        f"{name}.{key}"
        for name in _TELLING
        if name in stage.contract.resources
        for key, rule in stage.contract.resource(name).filters.items()
        if not rule.optional and not offers_filter(stage, name, key)
    ]
    if not missing:
        yield ok("filters", "alle filters van het contract", "all filters of the contract")
        return
    names = ", ".join(missing)
    yield warn(
        "filters", f"filters ontbreken ({names}): wat bij elkaar hoort, is minder goed te zien",
        f"filters are lacking ({names}): what belongs together shows less",
        "zijn ze er wel maar staan ze niet in het document: --capability filters=yes",
        "if they are there but not in the document: --capability filters=yes",
    )  # fmt: skip


def people(stage: Stage) -> Iterable[Diagnosis]:
    """Whether there is an actor and a partij to play with."""
    if stage.settings.read_only:
        return
    known = capabilities(stage)
    for who, name in CREATE.items():
        if stage.people.given(who) is None and known[name].value is False:
            how = known[name].detected_by
            yield warn(
                "people",
                f"een {who} is niet aan te maken ({phrase(how, 'nl')}): zonder is er weinig te"
                " beoordelen",
                f"no {who} can be made ({how}): without one there is little to judge",
                f"geef een bestaande met --{who}-id", f"give an existing one with --{who}-id",
            )  # fmt: skip


def clock(stage: Stage) -> Iterable[Diagnosis]:
    """Whether the provider's clock agrees with this one's."""
    headers = stage.first_page.headers
    if "date" not in headers or "age" in headers:
        return
    try:
        told = parsedate_to_datetime(headers["date"])
    except (ValueError, TypeError):
        return
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    skew = round((told - stage.started).total_seconds())
    if abs(skew) <= _SKEW_SECONDS:
        yield ok("clock", "de klokken lopen gelijk", "the clocks agree")
        return
    yield warn(
        "clock", f"de klok van de provider loopt {abs(skew)} s {'voor' if skew > 0 else 'achter'}",
        f"the provider's clock is {abs(skew)} s {'ahead' if skew > 0 else 'behind'}",
        "zet beide klokken gelijk: tijdstippen zijn anders niet te vergelijken",
        "set both clocks right: moments cannot be compared otherwise",
    )  # fmt: skip
