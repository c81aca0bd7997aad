"""The exchanges as HAR: what a viewer reads, and what `observe` reads back."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from made_results import BASE, conforming, exchange, failing
from report_reading import EVERY

from kcc_conformance.observing.recordings import load_recordings
from kcc_conformance.report.har import har_text, result_har
from kcc_conformance.result.result import Result


def entries(result: Result) -> list[Any]:
    log = json.loads(result_har(result))["log"]
    assert log["version"] == "1.2"
    assert log["creator"]["name"] == "kcc-conformance"
    return list(log["entries"])


def of(*exchanges: Any) -> Result:
    return replace(conforming(), exchanges=tuple(exchanges))


def written(result: Result, folder: Path) -> Path:
    path = folder / "r.har"
    path.write_text(result_har(result), "utf-8")
    return path


def test_an_exchange_is_an_entry() -> None:
    (entry,) = entries(of(exchange(7, at="2026-11-30T19:00:00.123+00:00", url=f"{BASE}/k?a=1&b=")))
    assert (entry["_n"], entry["_check"]) == (7, "attributen/Het onderwerp komt terug")
    assert entry["startedDateTime"] == "2026-11-30T19:00:00.123+00:00"
    assert entry["time"] == sum(entry["timings"].values()) == 12.3
    request, response = entry["request"], entry["response"]
    assert request["queryString"] == [{"name": "a", "value": "1"}, {"name": "b", "value": ""}]
    assert {"name": "Authorization", "value": "Token ***"} in request["headers"]
    assert json.loads(request["postData"]["text"])["kanaal"] == "Telefoon"
    assert request["bodySize"] == len(request["postData"]["text"].encode())
    assert request["postData"]["mimeType"] == response["content"]["mimeType"] == "application/json"
    assert json.loads(response["content"]["text"])["onderwerp"] == "Afval"


def test_without_an_answer_the_status_is_0_and_it_says_why() -> None:
    silent = exchange(1, status=None, trouble="no answer within 10 s",
                      response={"headers": {}, "body": None})  # fmt: skip
    (entry,) = entries(of(silent))
    assert entry["response"]["status"] == 0
    assert entry["comment"] == "no answer within 10 s"
    assert "text" not in entry["response"]["content"]


def test_an_older_result_says_when_the_run_began() -> None:
    assert entries(of(exchange(1)))[0]["startedDateTime"] == conforming().run["started"]


def test_odd_urls_and_bodies_are_written() -> None:
    odd = exchange(1, url="http://[::", request={"headers": {}, "body": None},
                   response={"headers": {"Location": "/x"}, "body": "\ud800 <html>"})  # fmt: skip
    (entry,) = entries(of(odd))
    assert entry["request"]["queryString"] == []
    assert "postData" not in entry["request"]
    assert entry["response"]["redirectURL"] == "/x"
    assert entry["response"]["content"]["text"].endswith("<html>")


@EVERY
def test_every_result_has_a_recording_that_can_be_encoded(make: Any) -> None:
    assert result_har(make()) == result_har(make())
    assert len(json.loads(result_har(make()).encode())["log"]["entries"]) == len(make().exchanges)


def test_observe_reads_what_was_written(tmp_path: Path) -> None:
    """As it reads the result itself, which tells the same."""
    from kcc_conformance.report.jsonfile import result_json

    at = "2026-11-30T19:00:00.123+00:00"
    result = replace(failing(), exchanges=tuple({**e, "at": at} for e in failing().exchanges))
    other = tmp_path / "result.json"
    other.write_text("".join(result_json(result)), "utf-8")
    har, own = load_recordings([written(result, tmp_path)]), load_recordings([other])
    assert har.unreadable == own.unreadable == 0
    assert har.timed
    assert har.messages[0].at == datetime.fromisoformat(at)
    for one, same in zip(har.messages, own.messages, strict=True):
        assert (one.method, one.url, one.status, one.at) == (
            same.method, same.url, same.status, same.at,
        )  # fmt: skip
        assert one.received == same.received or not same.received
        assert one.request_headers == same.request_headers


def test_a_text_that_is_no_utf_8_can_be_kept() -> None:
    text = json.dumps({"inhoud": "half \ud800"}, ensure_ascii=False)
    kept = har_text({"log": {"text": text}}).encode()
    assert json.loads(json.loads(kept)["log"]["text"]) == {"inhoud": "half \ud800"}
