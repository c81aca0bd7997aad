"""Filteren: filters that show what fits them, all of it once, and nothing else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kcc_conformance.steps.soorten import SOORTEN, counted, enkelvoud, filter_of
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Filter
from kcc_conformance.findings import Finding, Inapplicable, Remarks, demand
from kcc_conformance.probing import near
from kcc_conformance.settings.declared import FILTERS
from kcc_conformance.stage.stage import Stage, offers_filter


@when(
    parsers.re(rf"de consumer de (?P<wat>{SOORTEN}) filtert op (?P<filter_>.+)"),
    target_fixture="gefilterd",
    converters={"wat": enkelvoud, "filter_": filter_of},
)
def _(
    stage: Stage, conversations: Conversations, registratie: Gesprek, wat: str, filter_: str
) -> "Gefilterd":
    if not offers_filter(stage, wat, filter_):
        raise Inapplicable("het contract of de provider heeft dit filter niet")
    rule = stage.contract.resource(wat).filters[filter_]
    if wat == "klantcontact" and filter_ == "nummer":
        wanted, number = _with_number(stage, conversations, registratie)
        values = {filter_: number}
    else:
        wanted = registratie.id_of(wat)
        values = {name: _filter_value(stage, registratie, wat, name) for name in sorted(rule.needs)}
    listing = stage.consumer.eventually(
        lambda: stage.consumer.listing(wat, filter_, values),
        lambda seen: seen.has(wanted),
    )
    last = max(values)
    other = (
        stage.consumer.fresh_number() if last == "nummer" else near.other_id(stage, values[last])
    )
    nothing = stage.consumer.listing(wat, filter_, {**values, last: other})
    optional = rule.optional and not stage.consumer.declared.present(FILTERS)
    if optional and nothing.has(wanted):
        raise Inapplicable("de provider kent dit filter niet, en dat mag bij dit contract")
    return Gefilterd(wanted, listing, nothing, rule, values, last)


@dataclass(frozen=True)
class Gefilterd:
    """What a filter showed for values that exist, and when that of `unknown` did not."""

    wanted: str
    listing: Listing
    nothing: Listing
    rule: Filter
    values: Mapping[str, str]
    unknown: str

    @property
    def told(self) -> str:
        """Which of the values did not exist."""
        others = ", ".join(name for name in sorted(self.values) if name != self.unknown)
        known = f"{others} (bestaat) en " if others else ""
        return f"gefilterd op {known}{self.unknown} (bestaat niet)"


@then("toont het filter wat eraan voldoet")
def _(gefilterd: Gefilterd) -> None:
    answers.permitted(gefilterd.listing.answers[-1])
    if not gefilterd.listing.has(gefilterd.wanted):
        demand(
            [
                Finding(
                    "het filter toont niet wat eraan voldoet",
                    expected=gefilterd.wanted,
                    actual=gefilterd.listing.problem or list(gefilterd.listing.ids)[:10],
                    exchange=gefilterd.listing.answers[-1].n,
                )
            ]
        )


@then("toont het filter niets voor een waarde die niet bestaat")
def _(gefilterd: Gefilterd, remarks: Remarks) -> None:
    last = gefilterd.nothing.answers[-1]
    answers.permitted(last)
    if last.refused:
        return
    if gefilterd.nothing.ids or gefilterd.nothing.problem:
        remarks.notes.append(gefilterd.told)
        demand(
            [
                Finding(
                    "het filter toont iets voor een waarde die niet bestaat",
                    expected="een lege lijst",
                    actual=gefilterd.nothing.problem or counted(len(gefilterd.nothing.ids)),
                    exchange=last.n,
                )
            ]
        )


@then("toont het filter niets anders, en niets twee keer")
def _(stage: Stage, gefilterd: Gefilterd) -> None:
    listing = relations.readable(gefilterd.listing)
    strangers = near.strangers(stage, listing, gefilterd.values)
    found = []
    if strangers:
        told = "het filter toont ook wat er niet aan voldoet"
        found = [Finding(told, expected="niets", actual=counted(strangers))]
    elif len(listing.items) > len(listing.ids):
        told = "het filter toont hetzelfde twee keer"
        shown = Counter(wire.identifier(listing.resource, item) for item in listing.items)
        record_id, times = shown.most_common(1)[0]
        found = [Finding(told, expected="elk record één keer", actual=f"{record_id}: {times} ×")]
    demand(replace(each, exchange=listing.answers[-1].n) for each in found)


@then("toont het filter niet wat er alleen op lijkt")
def _(stage: Stage, gefilterd: Gefilterd) -> None:
    demand(
        near.misses(
            stage, gefilterd.listing.resource, gefilterd.rule, gefilterd.values, gefilterd.wanted
        )
    )


def _filter_value(stage: Stage, registratie: Gesprek, wat: str, name: str) -> str:
    if name == "onderwerp":
        return str(registratie.sent["onderwerp"])
    if wat == "partij":
        return _of_partij(stage, registratie, name)
    if name in ("object_id", "naam"):
        known = stage.ledger.of("actor")
        own = [entry for entry in known if entry.id == registratie.actor_id]
        if not own:
            raise Inapplicable("deze run gebruikt een opgegeven actor")
        return str(own[0].values[name])
    return registratie.id_of(name)


def _of_partij(stage: Stage, registratie: Gesprek, name: str) -> str:
    """What the run sent of its partij."""
    own = [each for each in stage.ledger.of("partij") if each.id == registratie.partij_id]
    if not own:
        raise Inapplicable("deze run gebruikt een opgegeven partij")
    if name not in own[0].values:
        raise Inapplicable(f"een consumer stuurt van een partij geen {name}")
    return str(own[0].values[name])


def _with_number(
    stage: Stage, conversations: Conversations, registratie: Registratie
) -> tuple[str, str]:
    """The ID and the Nummer of the klantcontact, or of another one if it has no Nummer."""
    number = _number(stage, registratie)
    if number is None:
        registratie = conversations.named("eigen nummer", conversations.numbered)
        number = _number(stage, registratie)
    if number is None:
        raise Inapplicable("het klantcontact heeft geen Nummer")
    return registratie.klantcontact_id, number


def _number(stage: Stage, registratie: Registratie) -> str | None:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    value = wire.value_of(registratie.klantcontact_record, attribute)
    return None if value is None or value is wire.MISSING else str(value)
