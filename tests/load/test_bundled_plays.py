"""A play in a bundle: whole, signed and accepted as a run is, and never taken for one."""

import json
from dataclasses import replace
from pathlib import Path

from made_plays import made
from stored_plays import invoked, limited, spoiled, stored
from test_audit import lose

from kcc_conformance.bundle.archive import pack, unpack
from kcc_conformance.bundle.packing import packed
from kcc_conformance.bundle.policy import Policy, refusals
from kcc_conformance.bundle.verification import verify
from kcc_conformance.load.mix import read_mix
from kcc_conformance.load.result import LoadResult
from kcc_conformance.load.sides import LoadedResult, as_result


def bundled(result: LoadResult, language: str = "en") -> bytes:
    return packed(as_result(result.account), language=language, name="load.json")


def test_a_bundle_of_a_play_is_whole_and_says_what_it_is(tmp_path: Path) -> None:
    result = spoiled(lose)
    path = stored(tmp_path, result)
    made_of = invoked("bundle", path, "--language", "en")
    assert made_of.exception is None, made_of.exception
    bundle = tmp_path / "bundle.zip"
    found, difference = unpack(bundle.read_bytes())
    assert difference == ""
    assert found["load.json"] == path.read_bytes()
    assert {
        "load.html", "junit.xml", "mix.toml", "README.txt", "judged-by/clauses.toml",
        "judged-by/load.schema.json", "judged-by/openklant-2.16/contract.toml",
    } <= {*found}  # fmt: skip
    assert not {"result.json", "report.html", "exchanges.har"} & {*found}
    told = invoked("verify", bundle, "--language", "en")
    assert told.return_value == 0, told.output
    said = " ".join(told.output.split())
    assert "failed under load" in said
    assert "lost 1" in said
    assert "what this suite makes of load.json" in said
    stated = json.loads(found["statement.json"])["predicate"]
    assert stated["result"] == "FAILED"
    assert stated["failedTests"] == ["audit: lost"]
    assert stated["configuration"][0]["name"] == "load.json"
    assert "cannot be judged anew" in str(invoked("rejudge", bundle).exception)
    assert invoked("compare", bundle, bundle, "--out", tmp_path / "o").return_value == 0


def test_a_broken_limit_is_a_failed_test_of_the_statement() -> None:
    found, _ = unpack(bundled(limited(("p95<1s", False))))
    stated = json.loads(found["statement.json"])["predicate"]
    assert (stated["result"], stated["failedTests"]) == ("FAILED", ["limit: p95<1s"])


def test_what_was_changed_in_it_is_seen() -> None:
    content = bundled(made())
    assert verify(content, None).whole
    assert verify(content, None).remade
    found, _ = unpack(content)
    for name in ("load.json", "load.html", "junit.xml", "mix.toml"):
        assert verify(pack({**found, name: found[name] + b" "}), None).changed == (name,)


def test_the_mix_in_it_plays_the_same(tmp_path: Path) -> None:
    found, _ = unpack(bundled(made()))
    (tmp_path / "mix.toml").write_bytes(found["mix.toml"])
    again, play = read_mix(tmp_path / "mix.toml"), made().play
    assert again.shares["bekend"] == 1.0
    assert (again.seconds_a_call, again.partijen) == (play["seconds_a_call"], play["partijen"])


def test_a_play_is_no_run_to_who_accepts_runs() -> None:
    signed = {"fingerprint": "SHA256:x", "principal": "jan", "age": 3}
    verified = verify(bundled(made()), None)
    assert isinstance(verified.result, LoadedResult)
    verified = replace(verified, **signed, unnamed=())
    assert [each.name for each in refusals(Policy(), verified)] == ["kind"]
    assert refusals(Policy(kind=("load",)), verified) == ()
    broken = replace(verified, result=as_result(made(interrupted=True).account))
    told = [each.name for each in refusals(Policy(kind=("load",)), broken)]
    assert told == ["partial", "verdict"]
