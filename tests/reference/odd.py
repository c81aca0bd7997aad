"""What the tests of variations share: contracts of each family, and requests in plain words."""

import pytest
from contracts import ROOTS
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.variations import list_variations
from talk import Talk

both = pytest.mark.parametrize("contract", ROOTS)


def fitting(*names: str) -> list[tuple[str, str]]:
    """Each of these variations with one contract of each family in which it can occur."""
    return [
        (variation.name, contract)
        for variation in list_variations()
        for contract in ROOTS
        if variation.name in names and variation.fits(load_contract(contract))
    ]


def taken(talk: Talk, name: str, wire: object) -> bool:
    """Whether a klantcontact with this value on the wire is taken and kept; if it is refused,
    that is with 400, and nothing of it is stored."""
    before = talk.listed("klantcontact")
    body = {**talk.body("klantcontact"), talk.attribute("klantcontact", name).wire: wire}
    answer = talk.http.post(talk.path("klantcontact"), json=body)
    if answer.status_code == 201:
        seen = talk.seen("klantcontact", talk.identity("klantcontact", answer.json()))
        assert talk.value("klantcontact", seen, name) == wire
        return True
    assert answer.status_code == 400
    assert talk.listed("klantcontact") == before
    return False


def blamed(talk: Talk, **logical: object) -> list[str]:
    """The members of the body that a refused klantcontact is blamed on."""
    answer = talk.post("klantcontact", **logical)
    assert answer.status_code == 400, answer.text
    return [each["name"] for each in answer.json()["invalidParams"]]
