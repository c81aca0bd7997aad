"""What cannot be deleted at a provider is told as such, and nobody is sent to try it again."""

from pathlib import Path

import pytest
from canned import calls_of, stage_of

from kcc_conformance.cli.leftovers import left_in, lines_of
from kcc_conformance.consumer.journal import Header, Journal, what_stays
from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.lasting import in_words, kinds_in_words, lasting, lasts, undeletable
from kcc_conformance.stage.stage import capabilities

KIC, NEWEST = "commongateway-kic-1.0.3", "openklant-2.16"


def left(why: str, resource: str = "klantcontact") -> Leftover:
    return Leftover(resource, "x", why)


@pytest.mark.parametrize(
    ("why", "stays"),
    [
        ("DELETE answered with status 405", True),
        ("DELETE answered with status 501", True),
        ("DELETE answered with status 428", True),
        ("DELETE answered with status 404, but it is still there", True),
        ("DELETE answered with status 204, but it is still there", True),
        ("declared absent with --capability delete=no", True),
        ("DELETE answered with status 403", False),
        ("DELETE answered with status 500", False),
        ("DELETE answered with status 409", False),
        ("no connection: [Errno 111] Connection refused", False),
        ("the clean-up broke off: ValueError", False),
    ],
)
def test_what_lasts(why: str, stays: bool) -> None:
    assert lasts(left(why), load_contract(NEWEST)) is stays


def test_what_a_contract_knows_no_deletion_of_lasts_as_soon_as_it_was_tried() -> None:
    contract = load_contract(KIC)
    assert undeletable(contract) == ("klantcontact", "betrokkene")
    assert undeletable(load_contract(NEWEST)) == ()
    assert lasts(left("DELETE answered with status 403"), contract)
    assert not lasts(left("DELETE answered with status 403", "partij"), contract)
    assert not lasts(left("no connection: [Errno 111] Connection refused"), contract)
    assert not lasts(left("DELETE answered with status 405", "iets anders"), contract)


def journal_of(folder: Path, contract: str = KIC, run_id: str = "0123abcd") -> Journal:
    header = Header(url="http://x/y", contract=contract, run_id=run_id, started="2024")
    return Journal(folder / "journal-0123abcd.jsonl", header, {})


@pytest.mark.parametrize(
    ("contract", "variations", "stays"),
    [
        (KIC, (), {"klantcontact": 2, "betrokkene": 1}),
        (KIC, ("delete-405",), {"betrokkene": 1, "klantcontact": 2, "partij": 1, "actor": 1}),
        (NEWEST, ("delete-404",), {"klantcontact": 2, "actorklantcontact": 1, "betrokkene": 1,
                                   "partij": 1, "actor": 1}),
        (NEWEST, (), None),
        (NEWEST, ("delete-403",), None),
    ],
)  # fmt: skip
def test_the_journal_says_what_stays(
    contract: str, variations: tuple[str, ...], stays: dict[str, int] | None, tmp_path: Path
) -> None:
    stage = stage_of(contract, variations=variations)
    journal = journal_of(tmp_path, contract, stage.run_id)
    stage.ledger.book = journal
    calls_of(stage).registered(SEPARATE)
    found = clean_up(stage)
    journal.close(keep=True)
    told = what_stays(journal.path)
    assert told == (None if stays is None else (stays, len(found) - sum(stays.values())))
    past = read_journal(journal.path)
    assert not past.damaged
    assert len(past.ledger.remaining()) == len(found)


def test_only_what_can_be_tried_again_is_told_so(tmp_path: Path) -> None:
    journal = journal_of(tmp_path)
    journal.made("klantcontact", "a")
    told = [*left_in(journal.path, "journal.stays", "journal.left", "en")]
    assert [each.partition(":")[0] for each in told] == ["To try the clean-up again"]
    journal.stays({"klantcontact": 1}, 0)
    [line] = left_in(journal.path, "journal.stays", "journal.left", "en")
    assert line.startswith("Cannot be deleted at this provider: 1 klantcontact. ")
    [line] = left_in(journal.path, "journal.earlier.stays", "journal.earlier", "nl")
    assert "wat niet te verwijderen is: 1 klantcontact (in " in line
    journal.stays({"klantcontact": 1}, 2)
    stays, again = left_in(journal.path, "journal.stays", "journal.left", "nl")
    assert "niet te verwijderen: 1 klantcontact." in stays
    assert "kcc-conformance clean" in again
    journal.made("klantcontact", "b")  # somebody went on: nothing is certain any more
    assert what_stays(journal.path) is None
    journal.close(keep=True)


@pytest.mark.parametrize("line", ["", "{}", "nee", '{"stays": 3, "more": 0}', '{"stays": {}}',
                                  '{"stays": {"actor": "x"}, "more": 0}', '{"stays": {"actor": 1}}',
                                  '{"stays": {"actor": true}, "more": 0}', "[1]"])  # fmt: skip
def test_a_journal_of_anybody(line: str, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_text(line, encoding="utf-8")
    assert what_stays(path) is None
    assert what_stays(tmp_path / "nergens") is None


def test_what_stays_is_one_line_a_kind_and_a_reason() -> None:
    contract = load_contract(KIC)
    found = [left("DELETE answered with status 405")] * 3
    found += [left("DELETE answered with status 405", "betrokkene"), left("no answer", "partij")]
    assert [*lines_of(found, contract, "en")] == [
        "partij x: no answer",
        "cannot be deleted: 3 klantcontacten and 1 betrokkene: DELETE answered with status 405",
    ]
    assert lasting(found, contract) == {"klantcontact": 3, "betrokkene": 1}


def test_numbers_and_kinds_in_words() -> None:
    numbers = {"klantcontact": 1, "betrokkene": 2, "partij": 1}
    assert in_words(numbers, "nl") == "1 klantcontact, 2 betrokkenen en 1 partij"
    assert kinds_in_words(("klantcontact", "betrokkene"), "en") == "klantcontacten and betrokkenen"
    assert in_words({}, "nl") == ""


def test_a_contract_without_deletion_says_so_where_no_document_does() -> None:
    found = capabilities(stage_of(KIC, variations=("no-openapi",)))
    assert found[DELETE].as_json() == {"value": False, "detected_by": "contract"}
    assert capabilities(stage_of(NEWEST, variations=("no-openapi",)))[DELETE].value is None
