"""What is personal does not reach a file; what is kept can be judged again."""

import json
from datetime import timedelta
from pathlib import Path

from sessions import CALLS, ME, PARTIJ, call_of, calls, red, tape

from kcc_conformance.contract.contract import load_contract
from kcc_conformance.observing.discretion import Discretion, Restoring
from kcc_conformance.observing.observe import Observed, observe, prepare
from kcc_conformance.report import write_reports
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

DECLARATION = calls(*(each["id"] for each in CALLS["gesprek"]))
SECRETS = ("Jansen-de Boer", "999990998", "jansen@example.org", "geheim-token-123", "0612345678",
           "999990196", "Sanne Voorbeeld", ME, "T. Beller", "zwembad")  # fmt: skip


def test_declared_values_have_a_placeholder_each_and_can_be_put_back() -> None:
    discretion = Discretion(DECLARATION, load_contract("openklant-2.16"))
    text = f"{call_of('bekend')['vraag'].upper()}\n Voor SANNE  voorbeeld, [VB-BEKE]; bsn 999990196"
    kept = discretion.text(text)
    assert "(vraag 1)" in kept
    assert "VB-BEKE" in kept
    assert "(klant 1)" in kept
    assert not any(secret.casefold() in kept.casefold() for secret in SECRETS)
    assert discretion.text(text) == kept
    back = Restoring(DECLARATION)({"inhoud": [kept]})["inhoud"][0]
    assert call_of("bekend")["vraag"] in back
    assert "999990196" in back


def test_codes_ids_and_moments_stay() -> None:
    discretion = Discretion(DECLARATION, load_contract("openklant-2.16"))
    body = {"uuid": PARTIJ, "kanaal": "Telefoon", "taal": "nld", "vertrouwelijk": False,
            "plaatsgevondenOp": "2027-01-11T09:10:00+01:00", "rol": "klant"}  # fmt: skip
    assert discretion.value(body) == body
    told = discretion.value(
        {"contactnaam": {"achternaam": "Jansen-de Boer"}, "adres": "x@y.example"}
    )
    assert told == {"contactnaam": {"achternaam": "(tekst 1)"}, "adres": "(tekst 2)"}
    url = "https://u:geheim@x/partijen?partijIdentificator__objectId=999990998&pageSize=5"
    assert discretion.url(url) == (
        "https://x/partijen?partijIdentificator__objectId=%28tekst%203%29&pageSize=5"
    )


def judged(path: Path) -> Result:
    declared = path.parent / "gesprekken.toml"
    declared.write_text(
        (Path(__file__).parents[2] / "fixtures" / "consumer" / "gesprekken.toml").read_text("utf-8")
    )
    return observe(prepare(Observed((path,), declared), Settings()))


def test_nothing_personal_is_written_and_what_is_written_is_judged_alike(tmp_path: Path) -> None:
    made = tape("bekend")
    call = call_of("nieuw")
    made.at = call["einde"] - timedelta(seconds=90)
    made.search("", "999990998")
    uuid = made.klantcontact(call, inhoud="Jansen-de Boer, 0612345678, over het zwembad",
                             onderwerp=f"Iets anders {call['kenmerk']}")  # fmt: skip
    made.couple(uuid, made.actor())
    made.involve(uuid, PARTIJ, contactnaam={"achternaam": "Jansen-de Boer"})
    made.quiet(3600)
    for entry in made.entries:
        entry["request"]["headers"] = [{"name": "Authorization", "value": "Token geheim-token-123"},
                                       {"name": "Cookie", "value": "geheim-token-123"}]  # fmt: skip
    path = tmp_path / "opname.har"
    path.write_text(json.dumps(made.har()))
    result = judged(path)
    assert {*red(result.checks)} >= {"Onderwerp[nieuw]", "Registreren na het gesprek[nieuw]",
                                     "Contactgegevens bij de betrokkene[nieuw]"}  # fmt: skip
    for file in write_reports(result, tmp_path / "uit", "nl"):
        text = file.read_text("utf-8").casefold()
        assert [secret for secret in SECRETS if secret.casefold() in text] == [], file.name
    again = judged(tmp_path / "uit" / "result.json")
    assert [(c.id, c.outcome) for c in again.checks] == [(c.id, c.outcome) for c in result.checks]
