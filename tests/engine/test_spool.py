"""Exchanges are kept on disk while a run lasts: what comes back, what stays in memory, what goes
wrong."""

import gc
import io
import os
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app
from made_results import failing

from kcc_conformance.client import spool as spools
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.spool import Spool, check_temporary, dumped
from kcc_conformance.errors import UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.report import write_reports
from kcc_conformance.settings.settings import Settings

KEY = "kenmerk van deze toets"
VALUES = [
    {"a": [1, 1.5, True, None, "é €"], "b": {}},
    "tekst\nmet regels\u2028en \x00",
    ["\ud800", "\udc00\ud800", "\U0001f600"],
    {"oneindig": float("inf"), "groot": 10**300, "nul": -0.0},
    None,
    "",
]


def record(recorder: Recorder, number: int = 0, size: int = 200) -> int:
    return recorder.record(
        method="POST",
        url="http://provider.invalid/klantcontacten",
        request_headers={"accept": "application/json"},
        request_body={KEY: "x" * size, "nummer": number},
        status=201,
        response_headers={"content-type": "application/json"},
        response_body={KEY: "y" * size, "nummer": number},
        trouble=None,
        milliseconds=1.0,
        resource="klantcontact",
    )


def living() -> int:
    """How many bodies of this module are in memory."""
    gc.collect()
    return sum(type(each) is dict and KEY in each for each in gc.get_objects())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_is_added_comes_back() -> None:
    spool = Spool(VALUES)
    assert len(spool) == len(VALUES)
    assert [repr(each) for each in spool] == [repr(each) for each in VALUES]
    assert [repr(spool[n]) for n in range(len(spool))] == [repr(each) for each in VALUES]
    assert (spool[-1], spool[1:3], spool[:0]) == (VALUES[-1], tuple(VALUES[1:3]), ())
    assert (VALUES[1] in spool, "anders" in spool) == (True, False)
    with pytest.raises(IndexError):
        spool[len(VALUES)]


def test_more_than_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "_BLOCK", 100)
    values = ["x" * size for size in (10, 80, 99, 250, 1, 1, 1, 300)]
    assert list(Spool(values)) == values


def test_a_spool_may_grow_while_it_is_read() -> None:
    spool = Spool([0, 1])
    seen = []
    for value in spool:
        seen.append(value)
        if value < 5:
            spool.add(str(len(spool)))
    assert seen == [*range(7)]


def test_no_file_is_left_for_anybody(folder: Path) -> None:
    spool = Spool(VALUES)
    if os.name == "posix":
        assert [*folder.iterdir()] == []  # while it is in use: nothing can be left, then
        assert spool._file is not None
        assert stat.S_IMODE(os.fstat(spool._file.fileno()).st_mode) & 0o077 == 0
    file = spool._file
    del spool
    gc.collect()
    assert file is not None
    assert file.closed


def test_threads_add_and_read() -> None:
    spool = Spool()

    def both(number: int) -> bool:
        spool.add(dumped([number] * 50))
        return all(each == each[:1] * 50 for each in (spool[0], spool[-1]))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(both, range(200)))
    assert sorted(each[0] for each in spool) == [*range(200)]


class Full:
    """A file on a disk that has no more room than this."""

    def __init__(self, room: int, **_: Any) -> None:
        self._file, self._room = io.BytesIO(), room

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, line: bytes) -> int:
        room, self._room = self._room, max(0, self._room - len(line))
        if not room:
            raise OSError(28, "No space left on device")
        return self._file.write(line[:room])


@pytest.mark.parametrize("room", [0, 1, 30, 40])
def test_a_full_disk_costs_nothing_but_memory(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(spools.tempfile, "TemporaryFile", lambda **_: Full(room))
    spool = Spool(VALUES)
    assert [repr(each) for each in spool] == [repr(each) for each in VALUES]
    assert repr(spool[2]) == repr(VALUES[2])
    assert str(spool.trouble).lower() == "no space left on device"


def test_without_a_folder_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(spools.tempfile, "TemporaryFile", nowhere)
    recorder = Recorder(Masker())
    record(recorder)
    assert recorder.exchanges[0].response_body["nummer"] == 0
    assert "No usable temporary directory" in str(recorder.held)
    with pytest.raises(UsageError, match="TMPDIR") as told:
        check_temporary()
    assert "\n" not in str(told.value)


def test_a_recorder_holds_no_bodies(folder: Path) -> None:
    gc.freeze()  # what is there already need not be looked through each time
    recorder = Recorder(Masker())
    before = living()
    for number in range(300):
        record(recorder, number)
    assert living() == before
    for number, each in enumerate(recorder.exchanges):
        assert each.request_body["nummer"] == number
        if number % 100 == 0:
            assert living() <= before + 4  # those of this one and of the next
    del each
    found = [each.n for each in recorder.exchanges.where(lambda head: head.n > 298)]
    assert (found, living()) == ([299, 300], before)
    assert [head.n for head in recorder.numbered([2, 300, 999])] == [2, 300]


def test_reports_read_from_disk_what_they_would_from_memory(tmp_path: Path) -> None:
    result = failing()
    kept = replace(result, exchanges=Spool(result.exchanges))
    for language in ("nl", "en"):
        one = write_reports(result, tmp_path / "memory", language)
        other = write_reports(kept, tmp_path / "disk", language)
        for here, there in zip(one, other, strict=True):
            assert here.read_bytes() == there.read_bytes(), here.name


def test_a_run_without_a_folder_for_temporary_files_is_not_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(**_: object) -> Full:
        return Full(0)

    monkeypatch.setattr(spools.tempfile, "TemporaryFile", full)
    asked: list[object] = []
    with pytest.raises(UsageError, match=r"No space left on device.*TMPDIR"):
        play(Settings(contract="openklant-2.16"), app=lambda *request: asked.append(request))
    assert asked == []


def test_a_run_whose_folder_becomes_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app("openklant-2.16", token=TOKEN)
    given = Settings(contract="openklant-2.16", token=TOKEN, seed=1, only="C0992-2.4", patience=0.0)
    monkeypatch.setattr(spools.tempfile, "TemporaryFile", lambda **_: Full(20_000))
    result = play(given, app=app)
    (told,) = (each for each in result.doctor if each.name == "temporary-files")
    assert "no space left on device" in told.what["nl"].lower()
    assert "nothing is lost" in told.what["en"]
    assert (result.verdict, result.leftovers) == ("partial", ())
    assert [each["n"] for each in result.exchanges] == [*range(1, len(result.exchanges) + 1)]
