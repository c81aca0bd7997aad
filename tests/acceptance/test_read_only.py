"""A run that only reads: nothing is written, nobody's data are kept, and what is wrong shows."""

from pathlib import Path

import pytest
from commands import TOKEN
from contracts import ALL
from kcc_conformance.reference_impl import create_app
from reading import SIZE, Counting, Stores, played, red
from rotation import in_turn, one_of, settle, some_of, turn_of

from kcc_conformance.playing.play import play
from kcc_conformance.result.result import FAILED, PASSED, UNTESTED
from kcc_conformance.result.verdict import standing
from kcc_conformance.settings.settings import Settings

# --- an honest provider -----------------------------------------------------------------------


@pytest.mark.parametrize("contract", one_of(ALL, turn_of(settle())))
def test_reading_an_honest_provider(contract: str, stores: Stores) -> None:
    result = played(stores, contract)
    assert result.verdict == "cannot_tell"
    assert standing(result).exit_code == 3
    assert result.leftovers == ()
    assert result.run["partial"]
    assert "alleen gelezen" in result.why
    read = [check for check in result.checks if check.outcome != UNTESTED]
    assert {check.outcome for check in read} <= {"passed", "inapplicable"}
    assert len([check for check in read if check.outcome == PASSED]) > 35
    assert {check.id.partition("/")[0] for check in read} == {"alleen-lezen"}
    for check in result.checks:
        if check.outcome == UNTESTED:
            assert check.message == "schrijft; wordt met --read-only niet uitgevoerd"
    assert len(result.exchanges) < 12 * SIZE + 60


def test_the_number_of_records_looked_at_is_bounded(stores: Stores) -> None:
    small = len(played(stores, examples=2).exchanges)
    assert small < len(played(stores, examples=8).exchanges)


def test_nothing_to_read_is_nothing_to_say() -> None:
    app = Counting(create_app("openklant-2.16", token=TOKEN))
    result = play(Settings(token=TOKEN, read_only=True, patience=0.0), app=app)
    assert set(app.methods) == {"GET"}
    assert result.verdict == "cannot_tell"
    assert "niet te beoordelen" in result.why


def test_a_record_that_was_pointed_at_is_looked_at_first(stores: Stores) -> None:
    first = played(stores, only="API-6")
    ids = [
        str(each["url"]).rpartition("/")[2]
        for each in first.exchanges
        if each["resource"] == "partij.response"
    ]
    result = played(stores, only="API-6", examples=2, partij_id=ids[-1])
    read = [e["url"] for e in result.exchanges if e["resource"] == "partij.response"]
    assert str(read[0]).endswith(ids[-1])


VNG = "vng-crud-0.0.3"
HARMLESS = [
    *(
        ("openklant-2.16", name)
        for name in ("no-openapi", "small-pages", "unauthorised-403", "extra-members")
    ),
    *((VNG, name) for name in ("unset-as-null", "ids-not-uuid", "instant-with-offset")),
]


@pytest.mark.parametrize(("contract", "variation"), some_of(HARMLESS, 3, turn_of(settle())))
def test_a_harmless_variation_turns_nothing_red(
    contract: str, variation: str, stores: Stores
) -> None:
    assert red(played(stores, contract, variations=(variation,))) == set()


# --- a provider with faults -------------------------------------------------------------------

KILLS = {
    "missing-id": "De klantcontacten die er staan hebben elk een eigen ID",
    "id-changes-on-read": "Elk klantcontact uit de lijst is onder zijn ID op te vragen",
    "missing-kanaal": "Elk klantcontact toont het Kanaal",
    "missing-onderwerp-on-read": "Elk klantcontact toont het Onderwerp",
    "missing-taal": "Elk klantcontact toont de Taal",
    "value-vertrouwelijk-as-text": "Elk klantcontact toont de Vertrouwelijkheid",
    "instant-zone-stripped": "Elk klantcontact toont een geldig tijdstip of geen tijdstip",
    "missing-inhoud-in-list": "De lijst toont elk record zoals het zelf wordt"
    " getoond[klantcontacten]",
    "list-duplicates": "Bladeren met kleine pagina's[5 - klantcontacten]",
    "list-count-one-too-many": "Bladeren met kleine pagina's[5 - actoren]",
    "list-count-of-page": "Bladeren met kleine pagina's[5 - partijen]",
    "list-next-lost": "Bladeren met kleine pagina's[5 - betrokkenen]",
    "list-last-page-dropped": "Bladeren met kleine pagina's[5 - actorklantcontacten]",
    "list-page-loops": "Bladeren met kleine pagina's[5 - partijen]",
    "relation-betrokkene-not-on-klantcontact": "Elke verwijzing klopt van beide kanten[betrokkenen"
    " - klantcontacten]",
    "relation-betrokkene-not-on-partij": "Elke verwijzing klopt van beide kanten[betrokkenen -"
    " partijen]",
    "relation-actor-not-on-klantcontact": "Elke koppeling klopt van beide"
    " kanten[actorklantcontacten - klantcontacten]",
    "relation-oldest-actor-shown": "Elke koppeling klopt van beide kanten[klantcontacten -"
    " actoren]",
    "list-filter-ignored-partij": "Filteren op wat er staat[klantcontacten - de partij]",
    "list-filter-ignored-betrokkene": "Filteren op wat er staat[klantcontacten - de betrokkene]",
    "list-filter-ignored-betrokkene-klantcontact": "Filteren op wat er staat[betrokkenen - het"
    " klantcontact]",
    "list-filter-ignored-betrokkene-partij": "Filteren op wat er staat[betrokkenen - de partij]",
    "list-filters-joined-with-or": "Filteren op wat er staat[betrokkenen - het klantcontact en de"
    " partij]",
    "list-filter-ignored-link-actor": "Filteren op wat er staat[actorklantcontacten - de actor]",
    "list-filter-ignored-link-klantcontact": "Filteren op wat er staat[actorklantcontacten - het"
    " klantcontact]",
    "relation-link-not-in-lists": "Filteren op wat er staat[actorklantcontacten - de actor en het"
    " klantcontact]",
    "protocol-unknown-id-500": "Een onbekend ID opvragen[klantcontact]",
    "protocol-media-type-html": "De status en het mediatype van wat is gelezen[klantcontacten]",
    "access-reads-open": "Lezen zonder geldige inloggegevens[zonder inloggegevens - de bestaande"
    " klantcontacten]",
    "access-single-reads-open": "Lezen zonder geldige inloggegevens[zonder inloggegevens - een"
    " bestaande partij]",
    "access-wrong-token-accepted": "Lezen zonder geldige inloggegevens[met verkeerde inloggegevens"
    " - een bestaand klantcontact]",
    "access-refused-but-shown": "Lezen zonder geldige inloggegevens[zonder inloggegevens - een"
    " bestaand klantcontact]",
    "access-refused-with-500": "Lezen zonder geldige inloggegevens[zonder inloggegevens - de"
    " bestaande partijen]",
    "protocol-body-truncated": "Elk klantcontact uit de lijst is onder zijn ID op te vragen",
}


@pytest.mark.parametrize("fault", in_turn(list(KILLS), turn_of(settle())))
def test_a_fault_that_can_be_read_turns_its_check_red(fault: str, stores: Stores) -> None:
    result = played(stores, "openklant-2.16", fault)
    assert f"alleen-lezen/{KILLS[fault]}" in red(result)
    must = any(check.level == "MUST" and check.outcome == FAILED for check in result.checks)
    assert result.verdict == ("not_conform" if must else "cannot_tell")
    assert standing(result).exit_code == (1 if must else 3)


def test_known_failures_do_not_make_reading_enough(stores: Stores, tmp_path: Path) -> None:
    path = tmp_path / "bekend.toml"
    path.write_text(
        "".join(
            f'[[known]]\ncheck = "{check.id}"\nreason = "reden"\nlink = "https://issues.example/7"\n'
            "expires = 2999-12-31\n"
            for check in played(stores, "openklant-2.16", "missing-kanaal").checks
            if check.outcome == FAILED
        )
    )
    result = played(stores, "openklant-2.16", "missing-kanaal", baseline=str(path))
    assert {each.state for each in result.known} == {"known"}
    assert (result.verdict, standing(result).exit_code) == ("not_conform", 3)
