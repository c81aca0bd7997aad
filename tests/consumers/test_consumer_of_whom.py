"""The client, the partij, the betrokkene and the employee."""

from datetime import timedelta
from pathlib import Path

import pytest
from sessions import BSN, COLLEAGUE, PARTIJ, Tape, call_of, calls, ends, session, tape

from kcc_conformance.observing.judgements.customer import (
    contact_data,
    name_of_caller,
    nobody_made,
    recorded,
)
from kcc_conformance.observing.judgements.employee import (
    actor_beforehand,
    employee,
    no_follow_up,
)
from kcc_conformance.observing.judgements.payload import shape
from kcc_conformance.observing.session import BROWSER, Case

NEW = call_of("nieuw")
VALUE = NEW["klant"]["waarde"]


def started(call: str = "bekend") -> Tape:
    return Tape(call_of(call)["einde"] + timedelta(seconds=20))


def case_of(made: Tape, folder: Path, call: str = "bekend", **options: object) -> Case:
    made.quiet()
    return session(made, calls("bekend", "nieuw", "anoniem"), folder, **options).cases[call]


def identified(made: Tape, partij: str, value: str = VALUE, status: int = 201) -> None:
    made.make("/partij-identificatoren", {
        "identificeerdePartij": {"uuid": partij},
        "partijIdentificator": {"codeSoortObjectId": "bsn", "objectId": value},
    }, status=status)  # fmt: skip


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    made = started("nieuw")
    klantcontact = made.klantcontact(NEW)
    made.search("", VALUE)
    partij = made.make("/partijen", {"soortPartij": "persoon"})
    identified(made, partij)
    made.involve(klantcontact, partij)
    assert ends(recorded, case_of(made, tmp_path, "nieuw"))[0] == "passed"


def test_a_search_of_long_ago_will_do(tmp_path: Path) -> None:
    made = Tape(call_of("bekend")["begin"] - timedelta(hours=1))
    made.search(PARTIJ)
    made.at = call_of("bekend")["einde"] + timedelta(seconds=20)
    made.involve(made.klantcontact(call_of("bekend")), PARTIJ)
    assert ends(recorded, case_of(made, tmp_path))[0] == "passed"


@pytest.mark.parametrize(
    ("partij", "outcome"),
    [(PARTIJ, "passed"), ("", "failed"), ("00000000-0000-4000-9000-000000000077", "failed")],
)
def test_which_partij(partij: str, outcome: str, tmp_path: Path) -> None:
    made = started()
    made.search(PARTIJ)
    made.involve(made.klantcontact(call_of("bekend")), partij)
    assert ends(recorded, case_of(made, tmp_path))[0] == outcome


def test_a_partij_that_nobody_saw_being_looked_up_cannot_be_told(tmp_path: Path) -> None:
    made = started()
    made.involve(made.klantcontact(call_of("bekend")), PARTIJ)
    assert ends(recorded, case_of(made, tmp_path))[0] == "cantTell"


def test_no_betrokkene(tmp_path: Path) -> None:
    made = started()
    made.search(PARTIJ)
    uuid = made.klantcontact(call_of("bekend"))
    assert ends(recorded, case_of(made, tmp_path))[0] == "failed"
    assert ends(recorded, case_of(made, tmp_path, place=BROWSER))[0] == "cantTell"
    made.involve(uuid, PARTIJ, status=503)
    assert ends(recorded, case_of(made, tmp_path))[0] == "cantTell"
    made.involve(uuid, PARTIJ)
    assert ends(recorded, case_of(made, tmp_path))[0] == "passed"


def test_a_second_partij(tmp_path: Path) -> None:
    made = started()
    made.search(PARTIJ)
    second = made.make("/partijen", {"soortPartij": "persoon"})
    made.involve(made.klantcontact(call_of("bekend")), second)
    assert ends(recorded, case_of(made, tmp_path))[0] == "failed"


def test_made_blindly_or_by_trying(tmp_path: Path) -> None:
    for tried, outcome in ((True, "passed"), (False, "failed")):
        made = started()
        inline = [{"partijIdentificator": {"objectId": BSN}}]
        body = {"soortPartij": "persoon", "partijIdentificatoren": inline}
        if tried:  # the provider refuses the second, and then the consumer looks
            made.make("/partijen", body, status=400)
            made.search(PARTIJ)
        else:
            made.search(PARTIJ, "999990998")
        made.at = NEW["einde"] + timedelta(seconds=20)
        inline[0]["partijIdentificator"]["objectId"] = VALUE
        partij = made.make("/partijen", body)
        made.involve(made.klantcontact(NEW), partij)
        assert ends(recorded, case_of(made, tmp_path, "nieuw"))[0] == outcome, tried


def test_a_partij_for_an_anonymous_caller(tmp_path: Path) -> None:
    assert ends(nobody_made, case_of(tape("bekend"), tmp_path, "anoniem"))[0] == "passed"
    made = tape("bekend")
    made.at = call_of("anoniem")["einde"] + timedelta(seconds=10)
    made.make("/partijen", {"soortPartij": "persoon"})
    assert ends(nobody_made, case_of(made, tmp_path, "anoniem"))[0] == "failed"
    made.couple(made.make("/klantcontacten", {"onderwerp": "Paspoort"}), made.actor(COLLEAGUE))
    assert ends(nobody_made, case_of(made, tmp_path, "anoniem"))[0] == "cantTell"


@pytest.mark.parametrize(
    ("members", "outcome", "seen"),
    [
        ({}, "passed", "alleen-partij"),
        ({"contactnaam": {"voornaam": " ", "achternaam": ""}}, "passed", "alleen-partij"),
        ({"contactnaam": {"achternaam": "Beller"}}, "failed", "naam-en-partij"),
        ({"bezoekadres": {"adresregel1": "Dorpsstraat 1"}}, "failed", "alleen-partij"),
    ],
)
def test_contact_data(members: dict[str, object], outcome: str, seen: str, tmp_path: Path) -> None:
    made = started()
    made.involve(made.klantcontact(call_of("bekend")), PARTIJ, **members)
    case = case_of(made, tmp_path)
    assert ends(contact_data, case)[0] == outcome
    assert name_of_caller(case) == [seen]


def test_a_digital_address_by_way_of_the_betrokkene(tmp_path: Path) -> None:
    made = started()
    betrokkene = made.involve(made.klantcontact(call_of("bekend")), PARTIJ)
    made.make("/digitaleadressen", {"adres": "", "verstrektDoorBetrokkene": {"uuid": betrokkene}})
    assert ends(contact_data, case_of(made, tmp_path))[0] == "passed"
    made.make("/digitaleadressen", {"adres": "a@b.example",
                                    "verstrektDoorBetrokkene": {"uuid": betrokkene}})  # fmt: skip
    assert ends(contact_data, case_of(made, tmp_path))[0] == "failed"


# --- the employee -------------------------------------------------------------------------------


def test_the_employee(tmp_path: Path) -> None:
    made = started()
    uuid = made.klantcontact(call_of("bekend"))
    assert ends(employee, case_of(made, tmp_path))[0] == "failed"
    assert ends(employee, case_of(made, tmp_path, place=BROWSER))[0] == "cantTell"
    made.couple(uuid, made.actor(COLLEAGUE))
    assert ends(employee, case_of(made, tmp_path))[0] == "failed"
    made.couple(uuid, made.actor())
    assert ends(employee, case_of(made, tmp_path))[0] == "passed"
    assert actor_beforehand(case_of(made, tmp_path)) == ["de consumer zocht de actor op"]


def test_an_actor_that_was_never_read_is_somebody(tmp_path: Path) -> None:
    made = started()
    made.couple(made.klantcontact(call_of("bekend")), "00000000-0000-4000-9000-000000000088")
    assert ends(employee, case_of(made, tmp_path))[0] == "cantTell"


def test_a_coupling_that_was_refused_is_not_the_consumers(tmp_path: Path) -> None:
    made = started()
    made.couple(made.klantcontact(call_of("bekend")), made.actor(), status=500)
    assert ends(employee, case_of(made, tmp_path))[0] == "cantTell"


def test_a_department_is_no_employee(tmp_path: Path) -> None:
    made = started()
    uuid = made.klantcontact(call_of("bekend"))
    unit = made.make("/actoren", {"naam": "KCC", "soortActor": "organisatorische_eenheid"})
    made.couple(uuid, unit)
    outcome, message = ends(employee, case_of(made, tmp_path))
    assert (outcome, "afdeling" in message) == ("failed", True)


def test_a_follow_up(tmp_path: Path) -> None:
    made = started()
    uuid = made.klantcontact(call_of("bekend"))
    assert ends(no_follow_up, case_of(made, tmp_path))[0] == "passed"
    made.make("/internetaken", {"aanleidinggevendKlantcontact": {"uuid": uuid}})
    assert ends(no_follow_up, case_of(made, tmp_path))[0] == "failed"


@pytest.mark.parametrize(
    ("members", "outcome"),
    [
        ({}, "passed"),
        ({"plaatsgevondenOp": "2027-01-11T09:10:00"}, "passed"),  # Q17, no shape
        ({"geheelEigen": 1}, "passed"),
        ({"kanaaal": "Telefoon"}, "failed"),
        ({"vertrouwelijk": "nee"}, "failed"),
    ],
)
def test_the_shape_of_what_is_sent(
    members: dict[str, object], outcome: str, tmp_path: Path
) -> None:
    made = started()
    made.klantcontact(call_of("bekend"), **members)
    assert ends(shape, case_of(made, tmp_path))[0] == outcome
