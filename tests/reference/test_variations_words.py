"""Variations in the words and values that are taken, and in what is refused with a reason."""

from datetime import UTC, datetime, timedelta

import pytest
from kcc_conformance.reference_impl.values import parse_instant
from odd import blamed, both, fitting, taken
from talk import Talk

TAAL = {
    "taal-iso-639-2b": (("dut", "eng", "ger", "tur"), ("nld", "deu", "nl")),
    "taal-two-letters": (("nl", "en", "de"), ("nld", "dut")),
    "taal-words": (("Nederlands", "Engels"), ("nld", "nl")),
    "taal-five": (("nld", "eng", "ara"), ("tur", "nl")),
}
KANAAL = {
    "kanaal-codes": (("001", "002"), ("Telefoon", "telefoon")),
    "kanaal-listed": (("telefoon", "chat"), ("Telefoon", "001")),
}


@pytest.mark.parametrize(("variation", "contract"), fitting(*TAAL, *KANAAL))
def test_a_list_of_words(variation: str, contract: str) -> None:
    name, cases = ("taal", TAAL) if variation in TAAL else ("kanaal", KANAAL)
    for ending in ("", "-plain"):
        talk = Talk(contract, variations=[variation + ending])
        known, unknown = cases[variation]
        assert [word for word in (*known, *unknown) if taken(talk, name, word)] == [*known]


@pytest.mark.parametrize(("variation", "contract"), fitting(*TAAL, *KANAAL))
def test_a_refused_word_is_blamed_or_nothing_is(variation: str, contract: str) -> None:
    name, cases = ("taal", TAAL) if variation in TAAL else ("kanaal", KANAAL)
    values = {"taal": TAAL["taal-iso-639-2b"][0][1], "kanaal": "Telefoon"}
    values[name] = cases[variation][1][0]
    talk = Talk(contract, variations=[variation])
    assert blamed(talk, **values) == [talk.attribute("klantcontact", name).wire]
    plain = Talk(contract, variations=[f"{variation}-plain"]).post("klantcontact", **values)
    assert plain.status_code == 400
    assert plain.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert name not in plain.text.lower()


def test_a_list_of_words_holds_in_one_call_too() -> None:
    talk = Talk("openklant-2.16", variations=["taal-iso-639-2b-plain"])
    answer = talk.http.post("/maak-klantcontact", json={"klantcontact": talk.body("klantcontact")})
    assert (answer.status_code, answer.headers["Content-Type"][:10]) == (400, "text/plain")
    assert talk.listed("klantcontact") == []


@both
@pytest.mark.parametrize(
    ("variation", "unknown"), [("gelukt-ja-nee", "onbekend"), ("gelukt-ja-onbekend", "Nee")]
)
def test_two_of_three(contract: str, variation: str, unknown: str) -> None:
    talk = Talk(contract, variations=[variation])
    name = "indicatie_contact_gelukt"
    values = talk.attribute("klantcontact", name).values
    assert {word for word, wire in values.items() if not taken(talk, name, wire)} == {unknown}


@both
def test_the_form_of_a_moment(contract: str) -> None:
    for variation, known in (("moment-zulu-only", "Z"), ("moment-offset-only", "+00:00")):
        talk = Talk(contract, variations=[variation])
        for zone in ("Z", "+00:00"):
            answer = talk.post("klantcontact", plaatsgevonden_op=f"2023-03-01T09:00:00{zone}")
            assert answer.status_code == (201 if zone == known else 400)


@both
@pytest.mark.parametrize("variation", ["moment-to-the-minute", "moment-without-seconds"])
def test_a_moment_to_the_minute(contract: str, variation: str) -> None:
    talk = Talk(contract, variations=[variation])
    made = talk.make("klantcontact", plaatsgevonden_op="2024-07-04T12:30:15.5+02:00")
    seen = talk.value("klantcontact", talk.seen("klantcontact", made), "plaatsgevonden_op")
    minute = "2024-07-04T10:30"
    assert seen == f"{minute}Z" if variation.endswith("seconds") else f"{minute}:00Z"


REFUSED = {
    "refuses-emoji": ("Tot ziens 😀", "Ελλάδα €"),
    "refuses-beyond-latin": ("Ελλάδα", "é ș € ‘t\r\n"),
    "refuses-invisible": ("nul\u200bbreedte", "tab\tregel\n"),
}


@both
@pytest.mark.parametrize("variation", REFUSED)
def test_characters_that_are_refused(contract: str, variation: str) -> None:
    talk = Talk(contract, variations=[variation])
    bad, good = REFUSED[variation]
    assert not taken(talk, "inhoud", bad)
    assert taken(talk, "inhoud", f"{good}.")
    assert blamed(talk, onderwerp=bad) == [talk.attribute("klantcontact", "onderwerp").wire]
    assert talk.post("actor", naam=bad).status_code == 400


@both
def test_moments_that_are_refused(contract: str) -> None:
    talk = Talk(contract, variations=["refuses-before-2000"])
    wire = [talk.attribute("klantcontact", "plaatsgevonden_op").wire]
    assert blamed(talk, plaatsgevonden_op="1999-12-31T23:59:59Z") == wire
    talk.make("klantcontact", plaatsgevonden_op="2000-01-01T00:00:00Z")
    talk = Talk(contract, variations=["refuses-future"])
    soon, later = (datetime.now(UTC) + timedelta(minutes=each) for each in (1, 60))
    assert blamed(talk, plaatsgevonden_op=later.isoformat()) == wire
    made = talk.make("klantcontact", plaatsgevonden_op=soon.isoformat())
    seen = talk.value("klantcontact", talk.seen("klantcontact", made), "plaatsgevonden_op")
    assert parse_instant(seen) == soon


@both
@pytest.mark.parametrize("status", [400, 403, 406])
def test_a_firewall(contract: str, status: int) -> None:
    talk = Talk(contract, variations=[f"firewall-{status}"])
    stopped = talk.post("klantcontact", inhoud="Zie <SCRIPT>alert(1)</script>")
    assert (stopped.status_code, stopped.headers["Content-Type"][:9]) == (status, "text/html")
    assert talk.listed("klantcontact") == []
    query = {"onderwerp": "<script>"}
    assert talk.http.get(talk.path("klantcontact"), params=query).status_code == status
    assert taken(talk, "inhoud", "<b>vet</b> & meer")


@both
def test_text_kept_in_another_form(contract: str) -> None:
    for variation, sent, kept in (
        ("text-composed", "Zoe\u0308", "Zoë"),
        ("text-decomposed", "Zoë", "Zoe\u0308"),
        ("line-ends-lf", "een\r\ntwee\rdrie", "een\ntwee\ndrie"),
    ):
        talk = Talk(contract, variations=[variation])
        body = talk.seen("klantcontact", talk.make("klantcontact", inhoud=sent))
        assert talk.value("klantcontact", body, "inhoud") == kept
