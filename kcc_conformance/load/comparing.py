"""How a row differs from what was sent, and whose the value is that it shows instead."""

from collections.abc import Mapping
from typing import Any

from kcc_conformance.checks.echo import echo, same_value
from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import Attribute, Contract
from kcc_conformance.findings import CONTRACT, Finding
from kcc_conformance.law.attributes import KLANTCONTACT
from kcc_conformance.load.discoveries import ALTERED, MIXED, REVERTED, Discovery
from kcc_conformance.load.history import ACKNOWLEDGED, LINKS, REFUSED, UNSENT, History, Write
from kcc_conformance.load.matching import Matching, Row
from kcc_conformance.load.vocabulary import CORRECTED, INHOUD, MOMENT, Words

_NOTHING = (None, wire.MISSING)


class Comparing:
    """Compares rows with writes as the checks of a run do (`checks.echo`): what these forgive is
    forgiven here."""

    def __init__(
        self, contract: Contract, words: Words, history: History, matching: Matching
    ) -> None:
        self._contract = contract
        self._words = words
        self._matching = matching
        self._versions: dict[tuple[str, str], tuple[list[int], int]] = {}
        for each in history.corrections:
            if each.outcome in (REFUSED, UNSENT):
                continue
            key = (wire.id_key(each.id), each.attribute)
            possible, last = self._versions.get(key, ([], 0))
            if each.outcome == ACKNOWLEDGED:
                last = max(last, each.version)
            else:
                possible.append(each.version)
            self._versions[key] = (possible, last)

    def number(self, row: Row) -> str | None:
        """The Nummer that a provider gave a klantcontact; None where it gave none, or where the
        consumer has to send one."""
        attribute = self._contract.resource(row.resource).attributes.get("nummer")
        if row.resource != "klantcontact" or attribute is None or attribute.required:
            return None
        value = wire.value_of(row.item, attribute)
        return None if value in _NOTHING or value == "" else str(value)

    def differences(self, row: Row, write: Write) -> tuple[Discovery, ...]:
        """What a row shows otherwise than the write said."""
        if row.resource in LINKS:
            return self._of_link(row, write)
        if row.resource != "klantcontact":
            return self._of_person(row, write)
        sent = self._words.klantcontact(write.serial)
        found = []
        for each in self._echoed(row, sent, KLANTCONTACT):
            attribute = self._attribute(row, each)
            if attribute.name in CORRECTED:
                told = self._corrected(row, write, attribute, each)
            else:
                told = self._discovery(row, write, attribute, each)
            found += [told] if told else []
        for name in CORRECTED:
            found += self._undone(row, write, name)
        return tuple(found)

    def _echoed(
        self, row: Row, sent: Mapping[str, object], names: tuple[str, ...]
    ) -> tuple[Finding, ...]:
        resource = self._contract.resource(row.resource)
        shown = [
            name
            for name in names
            if name in resource.attributes
            and (
                row.resource in LINKS
                or wire.value_of(row.item, resource.attributes[name]) not in _NOTHING
            )
        ]
        found = echo(
            self._contract, resource, sent, row.item, attributes=shown, where="een latere opvraging"
        )
        return tuple(each for each in found if each.source != CONTRACT)

    def _attribute(self, row: Row, finding: Finding) -> Attribute:
        attributes = self._contract.resource(row.resource).attributes
        return next(each for each in attributes.values() if each.pointer == finding.pointer)

    def _of_link(self, row: Row, write: Write) -> tuple[Discovery, ...]:
        other = LINKS[row.resource]
        sent = {"klantcontact": write.klantcontact, other: write.other}
        found = []
        for each in self._echoed(row, sent, ("klantcontact", other)):
            name = self._attribute(row, each).name
            shown = wire.referred(self._contract, each.actual)
            known = shown is not None and (
                wire.id_key(shown) in self._matching.people
                or bool(self._matching.owners(name, shown))
            )
            kind = MIXED if known else ALTERED
            actual = shown if known else None
            found.append(Discovery(kind, row.resource, row.id, 0, name, sent[name], actual))
        return tuple(found)

    def _of_person(self, row: Row, write: Write) -> tuple[Discovery, ...]:
        serials = self._matching.marked(row.resource, row.item)
        if write.serial in serials or not serials:
            return ()
        name = "achternaam"
        return (Discovery(MIXED, row.resource, row.id, write.serial, name, whose=serials[0]),)

    def _discovery(
        self, row: Row, write: Write, attribute: Attribute, finding: Finding
    ) -> Discovery:
        whose = self._whose(attribute.name, write, finding.actual)
        return Discovery(
            MIXED if whose else ALTERED,
            row.resource,
            row.id,
            write.serial,
            attribute.name,
            finding.expected,
            finding.actual if whose else None,
            whose,
        )

    def _whose(self, name: str, write: Write, actual: object) -> int:
        """The serial number of the call that a value belongs to; 0 where it is nobody's."""
        serials = self._words.serials(actual)
        if name == MOMENT:
            attribute = self._contract.resource("klantcontact").attributes[name]
            serials = self._words.whose_moment(wire.moment(attribute, actual))
        others = (serial for serial in serials if serial != write.serial)
        return next((each for each in others if self._matching.has("klantcontact", each)), 0)

    def _corrected(
        self, row: Row, write: Write, attribute: Attribute, finding: Finding
    ) -> Discovery | None:
        """What differs from the first version, unless it is a version that may be there."""
        possible, last = self._versions.get((wire.id_key(row.id), attribute.name), ([], 0))
        for version in {*possible, *range(1, last + 1)}:
            if self._shows(attribute, write, version, finding.actual):
                return None
        return self._discovery(row, write, attribute, finding)

    def _undone(self, row: Row, write: Write, name: str) -> list[Discovery]:
        """That a row shows an older version than the last that was acknowledged, and no version of
        which that is not known."""
        possible, last = self._versions.get((wire.id_key(row.id), name), ([], 0))
        attribute = self._contract.resource(row.resource).attributes.get(name)
        if not last or attribute is None:
            return []
        actual = wire.value_of(row.item, attribute)
        if actual in _NOTHING:
            return []
        if any(self._shows(attribute, write, each, actual) for each in (last, *possible)):
            return []
        for version in range(last - 1, -1, -1):
            if self._shows(attribute, write, version, actual):
                expected = self._words.version(name, write.serial, last)
                older = self._words.version(name, write.serial, version)
                return [
                    Discovery(REVERTED, row.resource, row.id, write.serial, name, expected, older)
                ]
        return []

    def _shows(self, attribute: Attribute, write: Write, version: int, actual: Any) -> bool:
        logical = self._words.version(attribute.name, write.serial, version)
        expected = wire.value_on_wire(self._contract, attribute, logical)
        if same_value(self._contract, attribute, expected, actual):
            return True
        if attribute.name == INHOUD:
            return False
        return instants.loosely_kept(expected, actual, wire.notation(self._contract, attribute))
