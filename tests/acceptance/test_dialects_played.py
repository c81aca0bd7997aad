"""Contracts that were invented, played on the reference that serves them, and read back."""

import json
from collections import Counter
from pathlib import Path

import pytest
from commands import command, serving
from rotation import one_of, settle, turn_of

FOLDERS = Path(__file__).parents[1] / "dialects"


@pytest.mark.parametrize("name", one_of(["klantbalie", "loket", "balie"], turn_of(settle())))
def test_a_dialect_is_played_and_judged_again(name: str, tmp_path: Path) -> None:
    told = ("run", "--contract", FOLDERS / name, "--quick", "--seed", "7")
    ended = command(*told, folder=tmp_path)
    assert ended.code == 0, ended.out + ended.err
    path = tmp_path / "kcc-report" / "result.json"
    result = json.loads(path.read_text(encoding="utf-8"))
    outcomes = Counter(check["outcome"] for check in result["checks"])
    assert outcomes["passed"] > 30
    assert {*outcomes} <= {"passed", "inapplicable", "untested"}, outcomes
    again = command("rejudge", path, folder=tmp_path)
    assert again.code == 0, again.out + again.err


def test_a_dialect_is_served_and_played_there_and_tidied_up(tmp_path: Path) -> None:
    folder = FOLDERS / "loket"
    with serving("--contract", str(folder), token="sleutel-van-het-loket") as served:
        told = (served.url, "--contract", folder, "--token", "sleutel-van-het-loket")
        ended = command("doctor", *told, folder=tmp_path)
        assert ended.code == 0, ended.out + ended.err
        ended = command("run", *told, "--only", "bekende-klant toegang", folder=tmp_path)
        assert ended.code == 0, ended.out + ended.err
        held = ("contract", "check", folder, served.url)
        listed = command(*held, folder=tmp_path, environment={"KCC_TOKEN": "sleutel-van-het-loket"})
    text = (tmp_path / "kcc-report" / "result.json").read_text(encoding="utf-8")
    assert "sleutel-van-het-loket" not in text
    assert json.loads(text)["leftovers"] == []
    assert listed.code == 0, listed.out


def test_the_wrong_contract_is_told_in_words_by_the_list_of_klantcontacten(tmp_path: Path) -> None:
    with serving("--contract", str(FOLDERS / "loket"), token="sleutel-van-het-loket") as served:
        told = ("contract", "check", FOLDERS / "balie", served.url)
        ended = command(*told, folder=tmp_path, environment={"KCC_TOKEN": "x"})
    assert ended.code == 1
    assert "not with the provider: " in ended.out
