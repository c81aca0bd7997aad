"""Addresses in answers: judged by the URL under which the provider was asked."""

from collections.abc import Mapping
from typing import Any

import pytest

from kcc_conformance.checks.addresses import BASE, KIND, NO_URL, ORIGIN, OTHER, deviations, told
from kcc_conformance.client.addresses import Told, addresses_in
from kcc_conformance.contract.contract import load_contract

OPENKLANT, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
BASE_URL = "https://gemeente.example/klant/klantinteracties/api/v1"
OWN = "11111111-1111-4111-8111-111111111111"
OTHERS = "22222222-2222-4222-8222-222222222222"


def seen(
    body: Any,
    *,
    what: str = "klantcontact.response",
    base: str = BASE_URL,
    headers: Mapping[str, str] | None = None,
    contract: Any = OPENKLANT,
) -> list[tuple[str, str]]:
    """What is wrong with the addresses of an answer: the kind and the place of each."""
    answer = Told(7, f"{base}/klantcontacten/{OWN}", what, headers or {}, body)
    found = (each for a in addresses_in(contract, answer) for each in deviations(a, base))
    return [(each.kind, each.address.place) for each in found]


def of_own(url: str, base: str = BASE_URL) -> list[str]:
    """What is wrong with the URL of a klantcontact."""
    return [kind for kind, _ in seen({"uuid": OWN, "url": url}, base=base)]


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE_URL}/klantcontacten/{OWN}",
        f"{BASE_URL}/klantcontacten/{OWN}/",
        f"HTTPS://Gemeente.Example:443/klant/klantinteracties/api/v1/klantcontacten/{OWN}",
        f"/klant/klantinteracties/api/v1/klantcontacten/{OWN}",
        f"//gemeente.example/klant/klantinteracties/api/v1/klantcontacten/{OWN}?a=b#c",
        OWN,
    ],
)
def test_what_leads_to_the_record_is_right_however_it_is_written(url: str) -> None:
    assert of_own(url) == []


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (f"http://gemeente.example/klant/klantinteracties/api/v1/klantcontacten/{OWN}", ORIGIN),
        (f"https://intern/klant/klantinteracties/api/v1/klantcontacten/{OWN}", ORIGIN),
        (f"https://gemeente.example:8443/klant/klantinteracties/api/v1/klantcontacten/{OWN}",
         ORIGIN),
        (f"https://gemeente.example/klantinteracties/api/v1/klantcontacten/{OWN}", BASE),
        (f"/klant/klant/klantinteracties/api/v1/klantcontacten/{OWN}", BASE),
        (f"{BASE_URL}/betrokkenen/{OWN}", KIND),
        (f"{BASE_URL}/klantcontacten/{OTHERS}", OTHER),
        ("https://[gemeente", NO_URL),
        (f"urn:uuid:{OWN}", NO_URL),
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_of_one_kind(url: str, kind: str) -> None:
    assert of_own(url) == [kind]


def test_this_machine_has_more_than_one_name() -> None:
    base = "http://127.0.0.1:8000/klantinteracties/api/v1"
    there = f"http://localhost:8000/klantinteracties/api/v1/klantcontacten/{OWN}"
    assert of_own(there, base) == []
    assert of_own(there.replace("8000", "8001"), base) == [ORIGIN]


def test_ids_differ_in_case_only() -> None:
    upper = OWN.replace("1", "a")
    body = {"uuid": upper, "url": f"{BASE_URL}/klantcontacten/{upper.upper()}"}
    assert seen(body) == []


def test_references_lists_and_location() -> None:
    body = {
        "next": f"{BASE_URL}/betrokkenen?page=2",
        "previous": "http://intern/klantcontacten?page=1",
        "results": [
            {
                "uuid": OWN,
                "url": f"{BASE_URL}/klantcontacten/{OWN}",
                "hadBetrokkenen": [{"uuid": OTHERS, "url": f"{BASE_URL}/partijen/{OTHERS}"}],
                "vreemd": {"diep": {"uuid": OTHERS, "url": f"http://x.example/a/{OTHERS}"}},
            }
        ],
    }
    assert seen(body, what="list.klantcontact") == [
        (KIND, "next (klantcontact)"),
        (ORIGIN, "previous (klantcontact)"),
        (BASE, "previous (klantcontact)"),
        (KIND, "klantcontact.hadBetrokkenen.url"),
        (ORIGIN, "klantcontact.vreemd.diep.url"),
        (BASE, "klantcontact.vreemd.diep.url"),
    ]
    headers = {"location": f"{BASE_URL}/partijen/{OWN}"}
    assert seen({"uuid": OWN}, headers=headers) == [(KIND, "Location (klantcontact)")]


def test_of_hal_only_links_are_judged_of_which_the_meaning_is_known() -> None:
    base = "https://gemeente.example/klantinteracties_crud/v00"
    links = {
        "self": {"href": f"{base}/klantcontacten/{OTHERS}"},
        "help": {"href": "https://elders.example/uitleg"},
        "curies": [{"href": "https://elders.example/{rel}", "templated": True, "name": "x"}],
    }
    found = seen({"id": OWN, "_links": links}, base=base, contract=VNG)
    assert found == [(OTHER, "klantcontact._links.self.href")]


def test_one_sentence_for_one_kind_with_what_was_seen_and_what_was_to_be_expected() -> None:
    rows = [
        {"uuid": each, "url": f"http://intern:8000{BASE_URL[24:]}/klantcontacten/{each}"}
        for each in (OWN, OTHERS)
    ]
    answer = Told(7, f"{BASE_URL}/klantcontacten", "list.klantcontact", {}, {"results": rows})
    found = told(each for a in addresses_in(OPENKLANT, answer) for each in deviations(a, BASE_URL))
    assert [each.message for each in found] == [
        "adressen in de antwoorden beginnen met http://intern:8000, maar de provider is"
        " aangesproken op https://gemeente.example: klantcontact.url"
    ]
