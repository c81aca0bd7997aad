"""Variations of a provider with actoren in its klantcontacten: what it shows otherwise, and that it
is the same that was sent."""

from typing import Any

import pytest
from inside import CONTRACT, TalkInside
from kcc_conformance.reference_impl.variations import list_variations
from kcc_conformance.reference_impl.variations.nesting import INNER

OWN = [each.name for each in list_variations() if each.families == ("commongateway",)]


class Play:
    """A medewerker, a partij, a klantcontact with its actor and a betrokkene, as they were made."""

    def __init__(self, *variations: str) -> None:
        self.talk = TalkInside(CONTRACT, variations=list(variations))
        self.actor = self.made("actor", object_id="a@example.org")
        self.partij = self.made("partij")
        self.contact = self.made("klantcontact", actoren=[self.actor["id"]])
        ids = {"klantcontact": self.contact["id"], "partij": self.partij["id"]}
        self.person = self.made("betrokkene", **ids)

    def made(self, resource: str, **logical: Any) -> dict[str, Any]:
        answer = self.talk.post(resource, **logical)
        assert answer.status_code in (200, 201), answer.text
        self.status = answer.status_code
        return dict(answer.json())


@pytest.mark.parametrize("name", OWN)
def test_what_was_sent_is_what_is_read(name: str) -> None:
    play = Play(name)
    seen = play.talk.seen("klantcontact", play.contact["id"])
    assert seen == play.contact
    assert seen["onderwerp"] == play.talk.body("klantcontact")["onderwerp"]
    assert seen["kanaal"]["soortDigitaalAdres"] == "telefoonnummer"
    assert len(seen["actors"]) == 1
    assert play.talk.listed("klantcontact") == [play.contact["id"]]
    assert play.talk.seen("betrokkene", play.person["id"]) == play.person
    honest = Play()
    assert str(seen).replace(seen["id"], "") != str(honest.contact).replace(
        honest.contact["id"], ""
    )


def test_where_related_records_stand() -> None:
    def shown(*names: str) -> dict[str, Any]:
        return Play(*names).person

    assert {"klantcontact", "partij"} == {*shown()["embedded"]}
    assert "embedded" not in shown("embedded-absent")
    assert Play("embedded-empty").partij["embedded"] == {}
    deep = shown("embedded-one-level")["embedded"]["klantcontact"]
    assert "embedded" not in deep
    whole = shown("related-in-full")
    assert (whole["partij"]["nummer"], "embedded" in whole) == (Play().partij["nummer"], False)
    assert {*shown("related-by-id")["partij"]} == {"id", "_self"}


def test_addresses() -> None:
    assert "_self" not in Play("self-absent").contact
    path = Play("self-path-only")
    assert path.contact["_self"]["self"] == f"/api/kic/v1/klantcontacten/{path.contact['id']}"
    assert path.person["partij"].startswith("http")
    assert Play("addresses-path-only").person["partij"].startswith("/api/kic/v1/partijen/")
    inner = Play("self-inner-host")
    assert inner.contact["_self"]["self"].startswith(f"{INNER}/api/kic/v1/")
    assert not inner.person["partij"].startswith(INNER)


def test_actors() -> None:
    [own] = Play("actors-with-ids").contact["actors"]
    assert "/actors/" in own["_self"]["self"]
    whole = Play("actors-in-full")
    assert whole.contact["actors"][0]["medewerker"] == whole.actor
    apart = Play("actors-embedded")
    assert apart.contact["actors"] == [
        each["_self"]["self"] for each in apart.contact["embedded"]["actors"]
    ]
    [kept] = apart.contact["embedded"]["actors"]
    assert kept["medewerker"] == apart.actor["_self"]["self"]
    back = Play("actors-backwards")
    second = back.made("actor", object_id="b@example.org")["id"]
    both = [back.actor["id"], second]
    shown = back.made("klantcontact", onderwerp="Twee", actoren=both)["actors"]
    assert [each["medewerker"].rpartition("/")[2] for each in shown] == both[::-1]
    refused = Play("actors-needed").talk.post("klantcontact")
    assert refused.status_code == 400
    assert [each["name"] for each in refused.json()["invalidParams"]] == ["actors"]


def test_values() -> None:
    assert Play("created-201").status == 201
    assert Play().status == 200
    assert Play("kanaal-with-more").contact["kanaal"]["isVoorkeur"] is True
    assert isinstance(Play("number-as-text").contact["nummer"], str)
    assert Play("yes-no-capital").contact["indicatieContactGelukt"] == "Ja"
    any_case = Play("yes-no-any-case")
    body = {**any_case.talk.body("klantcontact"), "indicatieContactGelukt": "NEE"}
    answer = any_case.talk.http.post(any_case.talk.path("klantcontact"), json=body)
    assert answer.json()["indicatieContactGelukt"] == "nee"
    own = Play("registered-here").contact["geregistreerdOp"]
    assert own > Play().contact["geregistreerdOp"]


def test_a_change_of_a_part_of_an_object() -> None:
    for names, left in (((), None), (("change-merges-objects",), "KCC")):
        play = Play(*names)
        there = play.talk.path("klantcontact", play.contact["id"])
        change = {"kanaal": {"soortDigitaalAdres": "emailadres"}}
        seen = play.talk.http.patch(there, json=change).json()["kanaal"]
        assert (seen["soortDigitaalAdres"], seen.get("omschrijving")) == ("emailadres", left)
