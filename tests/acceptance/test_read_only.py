"""A run that only reads: nothing is written, nobody's data are kept, and what is wrong shows."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import CONTRACTS, command, serving
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import Provider
from kcc_conformance.consumer.journal import Header, Journal
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import FAILED, PASSED, UNTESTED, Result
from kcc_conformance.result.verdict import standing
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.seeding import MARKER, seed

TOKEN = "geheim-9f3b1c77d2aa40e6"
SIZE = 10
KINDS = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")
App = Callable[[dict[str, Any], Any], Iterable[bytes]]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A file with some twelve calls, per contract."""

    @cache
    def store(contract: str) -> Path:
        path = tmp_path_factory.mktemp("records") / f"{contract}.db"
        facts = load_contract(contract)
        provider = Provider(
            "http://reference.invalid" + facts.base_path,
            Recorder(Masker()),
            headers={"Authorization": f"{facts.auth_scheme} {TOKEN}".strip()},
            accept=facts.accept,
            media=facts.request_media,
            transport=httpx.WSGITransport(app=create_app(contract, token=TOKEN, db=path)),
        )
        assert seed(provider, facts, 12).of("betrokkene")
        return path

    return store


class Counting:
    """Passes requests on, and remembers the methods; `spoil` may change what is answered."""

    def __init__(self, app: Any, spoil: "Spoil | None" = None) -> None:
        self.app = app
        self.spoil = spoil
        self.methods: list[str] = []

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.methods.append(environ["REQUEST_METHOD"])
        if self.spoil is None:
            return list(self.app(environ, start))
        told: list[Any] = []
        body = b"".join(self.app(environ, lambda *answer: told.append(answer)))
        status, headers = told[0][0], told[0][1]
        status, headers, body = self.spoil(environ, status, headers, body)
        headers = [(k, v) for k, v in headers if k.lower() != "content-length"]
        start(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]


Answered = tuple[str, list[tuple[str, str]], bytes]
Spoil = Callable[[dict[str, Any], str, list[tuple[str, str]], bytes], Answered]


def played(
    stores: Callable[[str], Path],
    contract: str = "openklant-2.16",
    *faults: str,
    spoil: Spoil | None = None,
    variations: tuple[str, ...] = (),
    **settings: Any,
) -> Result:
    """A run that only reads; no method but GET has reached the provider, and no text of anybody's
    record has reached the result."""
    app = Counting(
        create_app(
            contract, token=TOKEN, db=stores(contract), faults=faults, variations=variations
        ),
        spoil,
    )
    wanted = Settings(
        **{
            "contract": contract,
            "token": TOKEN,
            "read_only": True,
            "examples": SIZE,
            "patience": 0.0,
            **settings,
        }
    )
    result = play(wanted, app=app)
    assert set(app.methods) == {"GET"}
    assert len(app.methods) == len(result.exchanges)
    assert MARKER not in json.dumps(result.as_json())
    assert [check.id for check in result.checks if check.cause == "suite"] == []
    return result


def red(result: Result) -> set[str]:
    return {check.id for check in result.checks if check.outcome == FAILED}


# --- an honest provider -----------------------------------------------------------------------


@pytest.mark.parametrize("contract", CONTRACTS)
def test_reading_an_honest_provider(contract: str, stores: Callable[[str], Path]) -> None:
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


def test_the_number_of_records_looked_at_is_bounded(stores: Callable[[str], Path]) -> None:
    small = len(played(stores, examples=2).exchanges)
    assert small < len(played(stores, examples=8).exchanges)


def test_nothing_to_read_is_nothing_to_say() -> None:
    app = Counting(create_app("openklant-2.16", token=TOKEN))
    result = play(Settings(token=TOKEN, read_only=True, patience=0.0), app=app)
    assert set(app.methods) == {"GET"}
    assert result.verdict == "cannot_tell"
    assert "niet te beoordelen" in result.why


def test_a_record_that_was_pointed_at_is_looked_at_first(stores: Callable[[str], Path]) -> None:
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


@pytest.mark.parametrize(
    ("contract", "variation"),
    [
        *(
            ("openklant-2.16", name)
            for name in ("no-openapi", "small-pages", "unauthorised-403", "extra-members")
        ),
        *((VNG, name) for name in ("unset-as-null", "ids-not-uuid", "instant-with-offset")),
    ],
)
def test_a_harmless_variation_turns_nothing_red(
    contract: str, variation: str, stores: Callable[[str], Path]
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
    "instant-zone-stripped": "Wat een klantcontact aan tijdstip toont is een tijdstip",
    "missing-inhoud-in-list": "De lijst toont elk record zoals het zelf wordt getoond"
    "[klantcontact]",
    "list-duplicates": "Bladeren met kleine pagina's[5 - klantcontact]",
    "list-count-one-too-many": "Bladeren met kleine pagina's[5 - actor]",
    "list-count-of-page": "Bladeren met kleine pagina's[5 - partij]",
    "list-next-lost": "Bladeren met kleine pagina's[5 - betrokkene]",
    "list-last-page-dropped": "Bladeren met kleine pagina's[5 - actorklantcontact]",
    "list-page-loops": "Bladeren met kleine pagina's[5 - partij]",
    "relation-betrokkene-not-on-klantcontact": "Wie door de een wordt genoemd, bestaat en noemt de"
    " ander[betrokkene - klantcontact]",
    "relation-betrokkene-not-on-partij": "Wie door de een wordt genoemd, bestaat en noemt de"
    " ander[betrokkene - partij]",
    "relation-actor-not-on-klantcontact": "Wie aan een klantcontact is gekoppeld, bestaat en wordt"
    " getoond[actorklantcontact - klantcontact]",
    "relation-oldest-actor-shown": "Wie aan een klantcontact is gekoppeld, bestaat en wordt"
    " getoond[klantcontact - actor]",
    "list-filter-ignored-partij": "Filteren op wat er staat[klantcontact - partij]",
    "list-filter-ignored-betrokkene": "Filteren op wat er staat[klantcontact - betrokkene]",
    "list-filter-ignored-betrokkene-klantcontact": "Filteren op wat er staat"
    "[betrokkene - klantcontact]",
    "list-filter-ignored-betrokkene-partij": "Filteren op wat er staat[betrokkene - partij]",
    "list-filters-joined-with-or": "Filteren op wat er staat[betrokkene - klantcontact_partij]",
    "list-filter-ignored-link-actor": "Filteren op wat er staat[actorklantcontact - actor]",
    "list-filter-ignored-link-klantcontact": "Filteren op wat er staat"
    "[actorklantcontact - klantcontact]",
    "relation-link-not-in-lists": "Filteren op wat er staat"
    "[actorklantcontact - actor_klantcontact]",
    "protocol-unknown-id-500": "Een onbekend ID opvragen[klantcontact]",
    "protocol-media-type-html": "De status en het mediatype van wat is gelezen[klantcontact]",
    "access-reads-open": "Lezen zonder geldige inloggegevens[geen inloggegevens - de lijst -"
    " klantcontact]",
    "access-single-reads-open": "Lezen zonder geldige inloggegevens[geen inloggegevens - een record"
    " - partij]",
    "access-wrong-token-accepted": "Lezen zonder geldige inloggegevens[verkeerde inloggegevens -"
    " een record - klantcontact]",
    "access-refused-but-shown": "Lezen zonder geldige inloggegevens[geen inloggegevens - een record"
    " - klantcontact]",
    "access-refused-with-500": "Lezen zonder geldige inloggegevens[geen inloggegevens - de lijst -"
    " partij]",
    "protocol-body-truncated": "Elk klantcontact uit de lijst is onder zijn ID op te vragen",
}


@pytest.mark.parametrize("fault", KILLS)
def test_a_fault_that_can_be_read_turns_its_check_red(
    fault: str, stores: Callable[[str], Path]
) -> None:
    result = played(stores, "openklant-2.16", fault)
    assert f"alleen-lezen/{KILLS[fault]}" in red(result)
    must = any(check.level == "MUST" and check.outcome == FAILED for check in result.checks)
    assert result.verdict == ("not_conform" if must else "cannot_tell")
    assert standing(result).exit_code == (1 if must else 3)


def test_known_failures_do_not_make_reading_enough(
    stores: Callable[[str], Path], tmp_path: Path
) -> None:
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


# --- every kind of record ---------------------------------------------------------------------


def _at(kind: str, environ: dict[str, Any]) -> str:
    """Whether a request is for the list or for one record of a kind, or for neither."""
    facts = load_contract("openklant-2.16")
    path = environ["PATH_INFO"].removeprefix(facts.base_path)
    resource = facts.resource(kind)
    if path == resource.path:
        return "list"
    return "record" if path.startswith(resource.path + "/") else ""


def _json(change: Callable[[Any], Any], kind: str, where: str) -> Spoil:
    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        if _at(kind, environ) == where and status.startswith("200"):
            body = json.dumps(change(json.loads(body))).encode()
        return status, headers, body

    return spoil


def _status(new: str, kind: str, when: str) -> Spoil:
    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        hit = _at(kind, environ) == "record" and status.startswith(when)
        return (new if hit else status), headers, body

    return spoil


def _rows(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda page: {**page, "results": change(page["results"])}


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with every member of which the list says something turned into something else."""
    return {k: v if k in ("uuid", "url") or not v else None for k, v in row.items()}


SPOILED: dict[str, Callable[[str], Spoil]] = {
    "Elk ander record in een lijst heeft een eigen ID": lambda kind: _json(
        _rows(lambda rows: [{**row, "uuid": rows[0]["uuid"]} for row in rows]), kind, "list"
    ),
    "De lijst toont elk record zoals het zelf wordt getoond": lambda kind: _json(
        _rows(lambda rows: [_changed(row) for row in rows]), kind, "list"
    ),
    "Elk record heeft de vorm uit het contract": lambda kind: _json(
        lambda record: {"uuid": record["uuid"]} if "uuid" in record else record, kind, "record"
    ),
    "Elke lijst heeft de vorm uit het contract": lambda kind: _json(
        lambda page: {"rijen": page["results"]}, kind, "list"
    ),
    "De status en het mediatype van wat is gelezen": lambda kind: _status(
        "203 Iets anders", kind, "200"
    ),
    "Een onbekend ID opvragen": lambda kind: _status("500 Stuk", kind, "404"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("check", SPOILED)
def test_each_kind_of_record_is_looked_at(
    check: str, kind: str, stores: Callable[[str], Path]
) -> None:
    wanted = f"alleen-lezen/{check}[{kind}]"
    if check.startswith("Elk ander") and kind == "klantcontact":
        wanted = "alleen-lezen/De klantcontacten die er staan hebben elk een eigen ID"
    result = played(stores, spoil=SPOILED[check](kind))
    assert wanted in red(result)


TIES = {
    "Wie door de een wordt genoemd, bestaat en noemt de ander[klantcontact - betrokkene]": (
        "betrokkene", lambda body: {**body, "hadKlantcontact": None},
    ),
    "Wie door de een wordt genoemd, bestaat en noemt de ander[partij - betrokkene]": (
        "betrokkene", lambda body: {**body, "wasPartij": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("check", TIES)
def test_references_are_followed_from_both_sides(check: str, stores: Callable[[str], Path]) -> None:
    kind, change = TIES[check]
    assert f"alleen-lezen/{check}" in red(played(stores, spoil=_json(change, kind, "record")))


def test_a_reference_to_nobody(stores: Callable[[str], Path]) -> None:
    result = played(stores, spoil=_status("404 Weg", "actor", "200"))
    wanted = "Wie aan een klantcontact is gekoppeld, bestaat en wordt getoond"
    assert f"alleen-lezen/{wanted}[actorklantcontact - actor]" in red(result)


def test_what_others_change_meanwhile_is_not_held_against_a_provider(
    stores: Callable[[str], Path],
) -> None:
    seen: list[str] = []

    def spoil(
        environ: dict[str, Any], status: str, headers: list[tuple[str, str]], body: bytes
    ) -> Answered:
        if _at("klantcontact", environ) == "record" and status.startswith("200"):
            seen.append(environ["PATH_INFO"])
            if len(seen) <= 3:
                body = json.dumps({**json.loads(body), "onderwerp": "net gewijzigd"}).encode()
        return status, headers, body

    assert red(played(stores, spoil=spoil)) == set()
    assert len(seen) > len(set(seen))


# --- the command ------------------------------------------------------------------------------


def test_the_command(tmp_path: Path) -> None:
    ended = command("run", "--read-only", "--language", "en", "--examples", "3", folder=tmp_path)
    assert ended.code == 3, ended.out + ended.err
    words = " ".join(ended.out.split())
    assert "This run wrote nothing." in words
    assert "Only read (--read-only)" in words
    assert "passed, but the run only read" in words
    for name in ("report.html", "summary.md"):
        text = (tmp_path / "kcc-report" / name).read_text("utf-8")
        assert "This run wrote nothing." in text
        assert "Only read" in text


def test_the_plan_of_a_run_that_only_reads(tmp_path: Path) -> None:
    ended = command("plan", "--read-only", "--format", "json", folder=tmp_path)
    assert ended.code == 0, ended.err
    plan = json.loads(ended.out)
    assert {each["method"] for each in plan["requests"]} == {"GET"}
    assert plan["total"] > 100
    assert all(scenario.startswith("alleen-lezen/") for scenario in plan["scenarios"])
    told = command("plan", "--read-only", folder=tmp_path)
    assert "nothing is written" in told.out


def test_a_selection_of_what_only_reads(tmp_path: Path) -> None:
    ended = command("run", "--read-only", "--only", "gegenereerd", folder=tmp_path)
    assert ended.code == 2
    assert "fits no scenario that only reads" in ended.complaint


def test_reading_over_a_socket(tmp_path: Path) -> None:
    with serving(token=TOKEN) as served:
        ended = command("run", served.url, "--read-only", "--token", TOKEN, folder=tmp_path)
    assert ended.code == 3, ended.out + ended.err
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text("utf-8"))
    assert {each["method"] for each in result["exchanges"]} == {"GET"}


def test_the_doctor_registers_nothing(tmp_path: Path) -> None:
    with serving(token=TOKEN) as served:
        ended = command("doctor", served.url, "--read-only", "--token", TOKEN, folder=tmp_path)
        assert ended.code == 0, ended.out + ended.err
        asked = httpx.get(
            f"{served.url}/klantcontacten", headers={"Authorization": f"Token {TOKEN}"}
        )
    assert asked.json()["count"] == 0
    assert list(tmp_path.iterdir()) == []


def test_cleaning_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    started = "2026-01-01T00:00:00+00:00"
    header = Header("http://127.0.0.1:9", "openklant-2.16", "12345678", started)
    journal = Journal(path, header, {"klantcontact": "/klantcontacten/{id}"})
    journal.made("klantcontact", "00000001-0000-4000-8000-000000000001")
    journal.close(keep=True)
    before = path.read_bytes()
    ended = command("clean", path, folder=tmp_path, environment={"KCC_READ_ONLY": "true"})
    assert ended.code == 2
    assert "clean deletes records" in ended.complaint
    assert path.read_bytes() == before
