"""Evidence as a user gets it: made by a run, checked, judged again, compared; or refused."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import command

pytestmark = [
    pytest.mark.usefixtures("own_folder"),
    pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH"),
]


def test_from_a_run_to_a_second_opinion(own_folder: Path) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own_folder / "sleutel"], check=True
    )
    public = (own_folder / "sleutel.pub").read_text("utf-8")
    (own_folder / "signers").write_text(f"jan@leverancier.nl {public}")
    (own_folder / "policy.toml").write_text(
        'verdict = ["conform", "partial"]\nrefuse = ["unsigned"]'
    )
    told = command(
        "run", "--only", "C0992-2.3", "--language", "nl", "--bundle", "b.zip", "--sign", "sleutel",
        "--har", "x.har", "--product", "P", "--product-version", "1", "--environment", "test",
        folder=own_folder,
    )  # fmt: skip
    assert told.code == 0, told.err
    assert "ondertekend met SHA256:" in told.out
    assert "concept" not in told.out.split("Bundel")[1]
    result = json.loads((own_folder / "kcc-report" / "result.json").read_text("utf-8"))
    entries = json.loads((own_folder / "x.har").read_text("utf-8"))["log"]["entries"]
    assert [each["_n"] for each in entries] == [each["n"] for each in result["exchanges"]]
    assert all(each["startedDateTime"] == e["at"] for each, e in
               zip(entries, result["exchanges"], strict=True))  # fmt: skip
    assert result["run"]["options"]["sign"] == "***"
    told = command("verify", "b.zip", "--signers", "signers", "--accept", "policy.toml",
                   "--language", "en", folder=own_folder)  # fmt: skip
    assert told.code == 0, told.out
    assert "signed by jan@leverancier.nl" in told.out
    assert "ACCEPTED by policy.toml" in told.out
    told = command("rejudge", "b.zip", "--text", "main", "--language", "en", folder=own_folder)
    assert told.code == 0, told.out
    assert "; 0 could not be judged anew." in " ".join(told.out.split())
    told = command("compare", "kcc-report", "kcc-rejudged", "b.zip", "--fail-on", "worse",
                   "--language", "en", folder=own_folder)  # fmt: skip
    assert told.code == 0, told.out
    assert "Not all results are by the same text" in told.out
    content = (own_folder / "b.zip").read_bytes()
    (own_folder / "b.zip").write_bytes(content.replace(b"report.html", b"reqort.html"))
    told = command("verify", "b.zip", "--language", "en", folder=own_folder)
    assert told.code == 1
    assert "removed: report.html" in told.out
    assert "added: reqort.html" in told.out
    assert "NOT WHOLE" in told.out
    told = command("rejudge", "b.zip", folder=own_folder)
    assert (told.code, told.out) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "--sign", "sleutel"), "--sign: give --bundle too"),
        (("run", "--bundle", "b.zip", "--sign", "nergens"), "--sign nergens: no such file"),
        (("run", "--bundle", "."), "--bundle .: is no file that can be written"),
        (("run", "--har", "/proc/x/y.har"), "--har /proc/x/y.har: cannot be written"),
        (("bundle", "nergens.json"), "nergens.json: cannot be read"),
        (("bundle", "signers"), "signers: is not JSON"),
        (("verify", "signers"), "signers: is no bundle of this suite"),
        (("verify", "signers", "--signers", "nergens"), "--signers nergens: cannot be read"),
        (("verify", "signers", "--signers", "leeg"), "--signers leeg: names nobody"),
        (("verify", "signers", "--accept", "nergens"), "--accept nergens: cannot be read"),
        (("rejudge", "nergens.json"), "nergens.json: cannot be read"),
        (("rejudge", "nergens.json", "--reading", "none", "--reading", "Q7=A"), "leave the other"),
        (("compare", "a.json"), "give two results or more"),
        (("compare", "a.json", "b.json", "--fail-on", "other"), "--fail-on other: there is worse"),
    ],
)
def test_what_is_wrong_is_one_line(own_folder: Path, arguments: tuple[str, ...], says: str) -> None:
    (own_folder / "signers").write_text("jan ssh-ed25519 AAAA")
    (own_folder / "leeg").write_text("# niemand\n")
    told = command(*arguments, folder=own_folder)
    assert told.code == 2
    assert told.err.startswith("kcc-conformance: ")
    assert says in told.err
    assert told.err.count("\n") == 1
