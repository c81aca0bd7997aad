"""A stored result is read back as what was written, or refused in one line."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_causes import cut
from made_results import conforming, failing
from report_reading import EVERY

from kcc_conformance.errors import UsageError
from kcc_conformance.report.jsonfile import result_json
from kcc_conformance.result.loading import load_result, read_result_json
from kcc_conformance.result.result import ObservedCall, Result


def read(result: Result) -> Result:
    return read_result_json("".join(result_json(result)).encode(), "result.json")


def changed(pointer: str, value: Any) -> bytes:
    """The bytes of a result in which one member is something else."""
    data: Any = json.loads("".join(result_json(failing())))
    place = data
    *steps, last = pointer.split("/")
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    place[int(last) if last.isdigit() else last] = value
    return json.dumps(data).encode()


@EVERY
def test_what_was_written_is_read(make: Callable[[], Result]) -> None:
    result = make()
    assert "".join(result_json(read(result))) == "".join(result_json(result))


def test_what_json_can_hold_is_read_as_it_was() -> None:
    for result in (failing(), cut()):
        assert read(result) == result


def test_the_calls_of_a_consumer_are_read() -> None:
    call = ObservedCall("a", "m", None, None, "opgeslagen", ("1",), (2,), ())
    assert read(replace(conforming(), subject="consumer", calls=(call,))).calls == (call,)


def test_what_is_newer_is_left_out_and_what_is_older_has_its_default() -> None:
    data = json.loads("".join(result_json(conforming())))
    data["news"] = data["checks"][0]["news"] = 1
    del data["causes"], data["checks"][0]["call"], data["subject"]
    assert read_result_json(json.dumps(data).encode(), "r") == conforming()


@pytest.mark.parametrize(
    ("pointer", "value", "says"),
    [
        ("schema_version", "2", "r: has schema_version 2; this suite reads 1"),
        ("schema_version", {"a": 1}, "r: has schema_version {'a': 1}"),
        ("verdict", "fine", "/verdict is not a verdict"),
        ("verdict", None, "/verdict is not a text"),
        ("checks", {}, "/checks is not a list"),
        ("checks/0", 1, "/checks/0 is not an object"),
        ("checks/0/outcome", "green", "/checks/0/outcome is not an outcome"),
        ("checks/0/exchanges", ["1"], "/checks/0/exchanges/0 is not a whole number"),
        ("checks/0/exchanges", [True], "/checks/0/exchanges/0 is not a whole number"),
        ("checks/0/seconds", "1", "/checks/0/seconds is not a number"),
        ("checks/0/levels", {"seed": 1}, "/checks/0/levels/seed is not a text"),
        ("checks/1/id", "geen-vervolgacties/Na het gesprek is er niets te doen", "their own id"),
        ("exchanges/0", {"n": "1"}, "/exchanges/0 is not an exchange"),
        ("exchanges/0/status", "200", "/exchanges/0/status is not a whole number"),
        ("exchanges/0/request", None, "/exchanges/0/request is not an object"),
        ("exchanges/0/response/headers", {"a": 1}, "/exchanges/0/response/headers/a is not a text"),
        ("run", [], "/run is not an object"),
        ("run/seed", "7", "/run/seed is not a whole number"),
        ("run/options/capability", "delete=no", "/run/options/capability is not a list"),
        ("provider/url", None, "/provider/url is not a text"),
        ("provider/capabilities", {"delete": 1}, "/provider/capabilities/delete is not an object"),
    ],
)
def test_what_is_no_result_is_refused_in_one_line(pointer: str, value: Any, says: str) -> None:
    with pytest.raises(UsageError) as error:
        read_result_json(changed(pointer, value), "r")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_other_bytes_are_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"^r: is not"):
        load_result(path, "r")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path, Path("nul\0")):
        with pytest.raises(UsageError, match="cannot be read"):
            load_result(path)


def test_a_member_that_lacks_is_named() -> None:
    data = json.loads("".join(result_json(failing())))
    del data["checks"][2]["level"]
    with pytest.raises(UsageError, match="/checks/2/level is not there"):
        read_result_json(json.dumps(data).encode(), "r")
