"""What a receiver accepts of a bundle, and what is refused by name."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made_bundle import bad, bundled, good, key_in, signers_of

from kcc_conformance.bundle.policy import Policy, load_policy, refusals
from kcc_conformance.bundle.verification import Verified
from kcc_conformance.cli import app
from kcc_conformance.errors import UsageError
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import KnownFailure, Result

SIGNED = {"fingerprint": "SHA256:x", "principal": "jan", "age": 3}


def named(result: Result, policy: Policy | None = None, **verified: Any) -> list[str]:
    seen = Verified(result=result, **{**SIGNED, **verified})
    return [each.name for each in refusals(policy or Policy(), seen)]


def run(**other: Any) -> Result:
    return replace(good(), run={**good().run, **other})


def option(**other: Any) -> Result:
    return run(options={**good().run["options"], **other})


def test_what_is_good_is_accepted() -> None:
    assert named(good()) == []
    strict = Policy(text=("seed",), contract=("openklant-2.16",), product=("Voorbeeldregister",),
                    oldest_suite="0.1", days=3)  # fmt: skip
    assert named(good(), strict) == []


@pytest.mark.parametrize(
    ("result", "name"),
    [
        (option(only="C0992-2.4"), "partial"),
        (option(quick=True), "partial"),
        (option(failed="result.json"), "partial"),
        (option(read_only=True), "partial"),
        (run(partial=True), "partial"),
        (run(interrupted=True), "partial"),
        (replace(good(), verdict="partial"), "partial"),
        (replace(good(), provider={**good().provider, "own_contract": {"sha256": "0"}}),
         "own-contract"),
        (option(capability=["delete=no"]), "capability"),
        (replace(good(), known=(KnownFailure("a/b", "r", "l", "2026-01-01", "known"),)),
         "known-failures"),
        (option(baseline="known.toml"), "known-failures"),
        (replace(good(), verdict="not_conform"), "verdict"),
        (replace(good(), verdict="cannot_tell"), "verdict"),
    ],
)  # fmt: skip
def test_what_is_not_good_is_refused_by_name(result: Result, name: str) -> None:
    assert named(result) == [name]
    assert named(result, Policy(refuse=(), verdict=("conform", "not_conform", "cannot_tell"))) == []


def test_who_signed_and_what_was_tested() -> None:
    assert named(good(), fingerprint="", principal="") == ["unsigned"]
    assert named(good(), principal="") == ["unsigned"]
    assert named(good(), unnamed=("--product",)) == ["draft"]


@pytest.mark.parametrize(
    ("policy", "name"),
    [
        (Policy(text=("main",)), "text"),
        (Policy(contract=("vng-crud-0.0.3",)), "contract"),
        (Policy(product=("Anders",)), "product"),
        (Policy(oldest_suite="0.1.0.1"), "old-suite"),
        (Policy(oldest_suite="1"), "old-suite"),
        (Policy(days=2), "stale"),
    ],
)
def test_what_the_policy_names_itself(policy: Policy, name: str) -> None:
    assert named(good(), policy) == [name]


@pytest.mark.parametrize("age", [None, -1])
def test_what_does_not_say_how_old_it_is_is_stale(age: int | None) -> None:
    assert named(good(), Policy(days=100), age=age) == ["stale"]


def test_a_bundle_without_a_result_is_refused() -> None:
    assert [each.name for each in refusals(Policy(), Verified())] == ["verdict"]


def test_every_refusal_is_said_in_both_languages() -> None:
    for name in ("partial", "own-contract", "capability", "known-failures", "unsigned", "draft",
                 "verdict", "text", "contract", "product", "old-suite", "stale"):  # fmt: skip
        nl, en = (say(f"refused.{name}", each, seen="IT") for each in ("nl", "en"))
        assert "IT" in nl
        assert "IT" in en


def test_a_policy_is_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("")
    assert load_policy(path) == Policy()
    path.write_text(
        'refuse = ["partial"]\nverdict = ["conform", "partial"]\ntext = ["main"]\n'
        'contract = ["a"]\nproduct = ["b"]\noldest-suite = "0.1.0"\ndays = 0\n'
    )
    assert load_policy(path) == Policy(
        ("partial",), ("conform", "partial"), ("main",), ("a",), ("b",), "0.1.0", 0
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("partial = false", "unknown key 'partial'"),
        ("[accept]\ndays = 1", "unknown key 'accept'"),
        ('refuse = "partial"', "refuse: give a list of texts"),
        ('refuse = ["part"]', "refuse: no 'part'; there are partial, own-contract"),
        ("refuse = [1]", "refuse: give a list of texts"),
        ('verdict = ["PASSED"]', "verdict: no 'PASSED'"),
        ('text = ["concept"]', "text: no 'concept'; there are seed, main"),
        ("days = -1", "days: give a whole number"),
        ("days = 1.5", "days: give a whole number"),
        ("days = true", "days: give a whole number"),
        ('oldest-suite = "latest"', "oldest-suite: give a version"),
        ("oldest-suite = 0.1", "oldest-suite: give a version"),
        ("days = ", "cannot be read as TOML"),
        ("days = 1\ndays = 2", "cannot be read as TOML"),
    ],
)
def test_a_policy_that_is_not_right_is_one_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as error:
        load_policy(path)
    assert str(error.value).startswith(f"--accept {path}: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")
def test_the_exit_code_says_whether_it_is_accepted(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    signers, policy, path = signers_of(key), tmp_path / "p.toml", tmp_path / "b.zip"
    policy.write_text("")

    def verify(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(
            app, ["verify", str(path), *options, "--language", "nl"], standalone_mode=False
        )
        return done.return_value, done.stdout

    path.write_bytes(bundled(good(), key))
    accept, known = ("--accept", str(policy)), ("--signers", str(signers))
    code, told = verify(*accept, *known)
    assert code == 0, told
    assert "ondertekend door leverancier@voorbeeld.nl" in told
    assert f"bestanden zijn zoals verklaard; AANVAARD naar {policy}" in told
    code, told = verify(*accept)
    assert code == 1
    assert "- unsigned: niet ondertekend door iemand in --signers SHA256:" in told
    assert verify()[0] == 0
    path.write_bytes(bundled(bad()))
    code, told = verify(*accept)
    assert code == 1
    assert "- verdict: het oordeel is not_conform" in told
    assert "dit is een eigen verklaring" in told.lower()
    assert "dagen oud (run geëindigd op" in told
    assert verify(*known)[0] == 1
