"""The mix: one table, with defaults, in which a mistake is one line that names the key."""

from pathlib import Path

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.load.mix import RECORDS, REQUESTS, TASKS, read_mix


def test_the_default_is_whole() -> None:
    mix = read_mix(None)
    assert set(mix.shares) == set(TASKS) == set(REQUESTS)
    assert sum(mix.shares.values()) == pytest.approx(1)
    assert mix.seconds_a_call == pytest.approx(2.04)
    assert mix.requests > mix.records > 1
    assert set(RECORDS) <= set(TASKS)


def test_what_a_file_leaves_out_stays(tmp_path: Path) -> None:
    path = tmp_path / "mix.toml"
    path.write_text("[shares]\nanoniem = 0\nverbeteren = 0\n[pace]\ntimes_faster = 1\n")
    mix = read_mix(path)
    assert mix.shares["anoniem"] == 0
    assert mix.shares["bekend"] == pytest.approx(45 / 75)
    assert mix.seconds_a_call == 17 * 60


@pytest.mark.parametrize(
    ("text", "told"),
    [("[shares]\nbekent = 1", "unknown key shares.bekent"), ("[share]\nbekend = 1", "share"),
     ("[shares]\nbekend = -1", "must be from 0"), ("[shares]\nbekend = true", "not a number"),
     ("[shares]\nbekend = '1'", "not a number"), ("[pace]\ntimes_faster = 0", "must be from"),
     ("[pace]\nminutes_a_call = nan", "must be from"), ("shares = 3", "shares"),
     ("[pace]\nminutes_a_call = inf", "must be from"), ("[shares", "no TOML"),
     ("[clients]\npartijen = 0", "must be from 1"),
     ("[shares]\n" + "\n".join(f"{name} = 0" for name in TASKS), "all nought")],
)  # fmt: skip
def test_a_mistake_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "mix.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=told) as found:
        read_mix(path)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mix.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match="--mix"):
        read_mix(path)
