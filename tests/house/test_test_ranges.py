"""What a run sends is about nobody: numbers of people, addresses and phones from test ranges."""

import json
import re
from urllib.parse import unquote_plus, urlsplit

import pytest
from whole_runs import CONTRACTS, whole

from kcc_conformance.consumer.numbers import passes_eleven_test

MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)*)")
RESERVED = re.compile(r"(?:.+\.)?(?:example\.(?:org|com|net|nl)|example|test|invalid|localhost)")
"""RFC 2606, and the example.nl of the registry of .nl."""
NINE = re.compile(r"(?<![\w-])\d{9}(?![\w-])")
PHONE = re.compile(
    r"(?<![\w-])(?!\d\d-\d\d-\d{4})(?:(?:\+|00)31[ -]?|0)[1-9](?:[ -]?\d){8}(?![\w-])"
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z]{4}\d{7,26}\b")
KVK = re.compile(r'"?kvk[\w"]*[:=] *"?(\d{8})\b', re.IGNORECASE)
ROOTS = ("openklant-2.16", "vng-crud-0.0.3")
"""One contract of each family."""
KVK_TEST = frozenset({"68750110", "69599084", "90000102", "90001354", "55344526"})
"""Numbers of the trade register's own test environment."""


def about_people(text: str) -> list[str]:
    """What in a text could be a number, a phone or an address of somebody."""
    return [
        *(n for n in NINE.findall(text) if passes_eleven_test(n) and not n.startswith("999")),
        *(m[0] for m in MAIL.finditer(text) if not RESERVED.fullmatch(m[1].lower())),
        *(m[0] for m in PHONE.finditer(text) if not m[0].endswith("00000000")),
        *(m[0] for m in IBAN.finditer(text) if _is_iban(m[0])),
        *(n for n in KVK.findall(text) if n not in KVK_TEST),
    ]


@pytest.mark.parametrize("contract", [each for each in CONTRACTS if each in ROOTS])
def test_a_run_sends_nothing_about_anybody(contract: str) -> None:
    result = whole(contract)
    assert len(result.exchanges) > 400
    found = set()
    for each in result.exchanges:
        text = unquote_plus(urlsplit(each["url"]).query)
        text += " " + json.dumps(each["request"]["body"], ensure_ascii=False)
        found |= {*about_people(text)}
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [
        "BSN 123456782", "a@gemeente.nl", "bel 06-12345678", "+31 70 3738393",
        "NL91ABNA0417164300", '"kvkNummer": "12345678"',
    ],
)  # fmt: skip
def test_somebody_is_noticed(text: str) -> None:
    assert about_people(text)


@pytest.mark.parametrize(
    "text",
    ["999993653", "a+b@example.org", "06-00000000", "NL00TEST0123456789", "kvk=68750110", "4711"],
)
def test_nobody_is_not(text: str) -> None:
    assert about_people(text) == []


def _is_iban(text: str) -> bool:
    digits = "".join(str(int(char, 36)) for char in text[4:] + text[:4])
    return int(digits) % 97 == 1
