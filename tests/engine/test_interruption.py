"""What falls inside an outage is not judged, and said once; a defect stays one."""

from dataclasses import replace
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app
from kcc_conformance.reference_impl.variations import outages
from made_results import check

from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.outages import Outage
from kcc_conformance.playing.interruption import UNWRITABLE, judged_again, unwritable
from kcc_conformance.playing.notices import notices, telling
from kcc_conformance.playing.play import play
from kcc_conformance.report.junit import junit_xml
from kcc_conformance.report.markdown import summary_md
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Result
from kcc_conformance.settings.settings import Settings

ONCE = Outage(10, 20, 1_700_000_000.0, 1_700_000_030.0, 9, 503, over=True)


def played(*variations: str, faults: tuple[str, ...] = (), **settings: Any) -> Result:
    settings = {"only": "0.6", "seed": 1, "examples": 1, "patience": 0.0, "timeout": 1, **settings}
    app = create_app("openklant-2.16", token=TOKEN, faults=faults, variations=variations)
    return play(Settings(contract="openklant-2.16", token=TOKEN, **settings), app=app)


def exchange(n: int, method: str, path: str, status: int | None, **other: Any) -> Exchange:
    url = f"http://provider.invalid/api{path}"
    headers: dict[str, str] = other.pop("headers", {})
    return Exchange(
        n=n, check="", method=method, url=url, status=status, trouble=None, milliseconds=1.0,
        request_headers={}, request_body=None, response_headers=headers, response_body=None,
        **other,
    )  # fmt: skip


@pytest.mark.parametrize("parallel", [1, 2])
def test_an_outage_in_the_middle(monkeypatch: pytest.MonkeyPatch, parallel: int) -> None:
    monkeypatch.setattr(outages, "FIRST", 30)
    monkeypatch.setattr(outages, "LAST", 42)
    result = played("outage-500", only="0.6 relaties/", parallel=parallel)
    assert result.counts()[FAILED] == 0
    (notice,) = (each for each in result.doctor if each.name == "outage")
    assert "#" in notice.what["nl"]
    for view in (View(result, "nl"), View(result, "en")):
        told = notice.what[view.language]
        assert view.judgement.reserve == (told,)
        assert told.replace("#", "\\#") in summary_md(view)
        assert told.encode() in junit_xml(view)
    again = [each for each in result.checks if "opnieuw gespeeld" in "".join(each.notes)]
    assert parallel > 1 or (len(again) > 1 and result.verdict == "partial")
    assert all(each.outcome == PASSED for each in again)
    assert len({each.id for each in result.checks}) == len(result.checks)


def test_an_outage_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outages, "FIRST", 30)
    monkeypatch.setattr(outages, "LAST", 10_000)
    result = played("outage-503", only="0.6 relaties/", timeout=0.05)
    assert result.verdict == "cannot_tell"
    assert result.counts()[FAILED] == 0
    (notice,) = (each for each in result.doctor if each.name == "outage")
    assert "kwam niet terug" in notice.what["nl"]


def test_a_database_that_only_reads() -> None:
    result = played("read-only-503", only="0.6 bekende-klant/", timeout=0.1)
    assert result.verdict == "cannot_tell"
    assert result.counts()[FAILED] == 0
    (notice,) = (each for each in result.doctor if each.name == "no-writes")
    assert "elke schrijvende aanroep" in notice.what["nl"]
    messages = {each.message for each in result.checks if each.outcome == CANT_TELL}
    assert messages == {UNWRITABLE}


def test_a_write_that_fails_now_and_then_is_a_failure() -> None:
    result = played(faults=("subtle-every-fifth-fails",), only="gelijktijdig/ nacontrole/")
    assert result.counts()[FAILED] > 0
    assert not [each for each in result.doctor if each.name in ("outage", "no-writes")]


@pytest.mark.parametrize("outcome", [FAILED, CANT_TELL, INAPPLICABLE])
def test_what_rests_on_an_answer_inside_is_not_judged(outcome: str) -> None:
    inside = check("binnen", outcome, exchanges=(3, 15))
    beside = check("buiten", outcome, exchanges=(3, 9, 21))
    told, same = judged_again([inside, beside], [ONCE], ())
    assert (told.outcome, told.cause, told.findings) == (CANT_TELL, "environment", ())
    assert "#10 tot en met #20" in told.message
    assert same == beside


def test_what_passed_nevertheless_passed_unless_it_observes() -> None:
    passed = check("binnen", PASSED, exchanges=(15,))
    seen = check("gezien", PASSED, exchanges=(15,), observed={"Q7": ("gegeven",)}, level="OPEN")
    kept, undone = judged_again([passed, seen], [ONCE], ())
    assert kept == passed
    assert (undone.outcome, undone.observed) == (CANT_TELL, {})


def test_when_nothing_can_be_written() -> None:
    reads = [exchange(1, "GET", "/klantcontacten", 200), exchange(9, "GET", "/partijen", 200)]
    writes = [
        exchange(2, "POST", "/klantcontacten", 503),
        exchange(3, "POST", "/partijen", 503),
        exchange(4, "POST", "/partijen", 400),
        exchange(5, "POST", "/actoren", 500),
    ]
    assert unwritable([*reads, *writes]) == (2, 3, 5)
    assert unwritable([*reads, *writes, exchange(6, "POST", "/betrokkenen", 201)]) == ()
    assert unwritable([*reads, *writes[:2]]) == ()
    assert unwritable([*reads, *(exchange(n, "POST", "/actoren", 500) for n in (2, 3, 4))]) == ()
    assert unwritable([*reads[:1], *writes]) == ()
    assert unwritable([*reads, *(exchange(n, "PUT", f"/{n}", 501) for n in (2, 3, 4))]) == ()


def test_then_only_what_wanted_to_write_is_not_judged() -> None:
    writing = check("schrijft", FAILED, exchanges=(1, 2))
    wanting = check("wil schrijven", CANT_TELL, cause="prerequisite", exchanges=())
    reading = check("leest", FAILED, exchanges=(1,))
    told = judged_again([writing, wanting, reading], (), (2, 3))
    assert [each.outcome for each in told] == [CANT_TELL, CANT_TELL, FAILED]
    assert {each.message for each in told[:2]} == {UNWRITABLE}


def test_each_thing_is_noticed_once() -> None:
    there = {"location": "/api/partijen/"}
    marked = {"remarks": ("het antwoord begint met een byte order mark",)}
    every = [
        exchange(1, "GET", "/partijen", 301, headers=there),
        exchange(2, "POST", "/partijen", 308, headers=there),
        exchange(3, "GET", "/elders", 302, headers=there),
        exchange(4, "DELETE", "/partijen/1", 428),
        replace(exchange(5, "POST", "/partijen", 201, headers=there), response_body=""),
        exchange(5, "GET", "/partijen/1", 200, **marked),
        exchange(6, "GET", "/partijen/1", 200, **marked),
        exchange(7, "GET", "/partijen/1", 200),
    ]
    found = notices(every, [ONCE], (7, 8, 9))
    seen = [*filter(telling(every), every)]
    assert notices(seen, [ONCE], (7, 8, 9)) == found
    assert [each.n for each in seen] == [1, 2, 3, 4, 5, 5]
    told = {each.name: each.what["nl"] for each in found}
    assert len(told) == len(found) == 6
    assert "vanaf 22:13:20 UTC 30 s lang" in told["outage"]
    assert "301 naar /api/partijen/ (#1)" in told["redirect"]
    assert "geeft de provider niet" in told["if-match"]
    assert "uit Location" in told["no-body"]
    assert "#5" in told["byte-order-mark"]
    assert "3 keer, voor het eerst #7" in told["no-writes"]
    assert notices([exchange(1, "GET", "/partijen", 200)], (), ()) == ()
