"""A register that is not on this machine: nothing is written where others keep records, unless
somebody says that it is there for testing."""

import os
import pty
import re
import subprocess
from pathlib import Path

import httpx
import pytest
from commands import COMMAND, clean_environment, command, plain_pytest
from elsewhere import HOST, elsewhere
from gate import TOKEN, Gate
from kcc_conformance.reference_impl.folders import built_in
from rotation import one_of, settle, some_of, turn_of

pytestmark = pytest.mark.usefixtures("own_folder")
SMALL = ("--token", TOKEN, "--only", "C0992-0.6", "--language", "en")


def stranger(gate: Gate) -> None:
    """Somebody else's actor."""
    contract = gate.contract
    body = {
        "naam": "Jan de Boer", "soortActor": "medewerker", "indicatieActief": True,
        "soort": "medewerker",
        "actoridentificator": {
            "objectId": "jb", "codeObjecttype": "mdw", "codeRegister": "msei",
            "codeSoortObjectId": "idf",
        },
    }  # fmt: skip
    if contract.name.startswith("vng"):
        identity = body.pop("actoridentificator")
        body = {**body, **identity} if isinstance(identity, dict) else body
    headers = {"Authorization": f"{contract.auth_scheme} {TOKEN}"}
    with httpx.Client(transport=httpx.WSGITransport(app=gate.app), headers=headers) as client:
        url = "http://stranger.invalid" + contract.base_path + contract.resource("actor").path
        answer = client.post(url, json=body)
    assert answer.status_code == 201, answer.text


def writes(gate: Gate) -> list[str]:
    return [method for method, _ in gate.asked if method not in ("GET", "HEAD", "OPTIONS")]


@pytest.mark.parametrize(
    "contract", one_of(["openklant-2.16", "vng-crud-0.0.3"], turn_of(settle()))
)
def test_nothing_is_written_among_records_of_others(own_folder: Path, contract: str) -> None:
    assert contract in built_in()
    gate = Gate(contract)
    with elsewhere(gate) as (url, found):
        stranger(gate)
        told = command("run", url, *SMALL, folder=own_folder, environment=found)
        assert told.code == 2
        assert told.complaint == (
            f"{HOST} holds records that are not of this suite (1 actor); a run registers and"
            " deletes there; give --yes if this is a register for testing"
        )
        assert writes(gate) == []
        assert list(own_folder.rglob("*")) == []
        for given, more in ((["--yes"], {}), ([], {"KCC_YES": "yes"})):
            told = command("run", url, *SMALL, *given, folder=own_folder, environment=found | more)
            assert told.code == 0, told.err
            assert "the run leaves them alone" in told.out
        (own_folder / "kcc-conformance.toml").write_text("yes = true\n")
        assert command("run", url, *SMALL, folder=own_folder, environment=found).code == 0


def test_what_an_earlier_run_left_is_not_of_others(own_folder: Path) -> None:
    gate = Gate(variations=("delete-405",))
    with elsewhere(gate) as (url, found):
        again = ("run", url, *SMALL, "--capability", "delete=no")
        assert command(*again, folder=own_folder, environment=found).code == 0
        assert sum(map(len, gate.records().values())) > 1
        told = command(*again, folder=own_folder, environment=found)
        assert told.code == 0, told.err
        assert "not of this suite" not in told.out


def test_who_writes_nothing_is_not_asked(own_folder: Path) -> None:
    gate = Gate()
    with elsewhere(gate) as (url, found):
        stranger(gate)
        here = {"folder": own_folder, "environment": found}
        reading = command("run", url, "--token", TOKEN, "--read-only", "--examples", "1", **here)  # type: ignore[arg-type]
        assert "not of this suite" not in reading.out + reading.err
        looking = command("doctor", url, "--token", TOKEN, "--language", "en", **here)  # type: ignore[arg-type]
        assert looking.code == 0, looking.err
        assert "not of this suite (1 actor)" in looking.out
        assert "give --yes" in looking.out
        assert writes(gate) == []
        looking = command("doctor", url, "--token", TOKEN, "--yes", **here)  # type: ignore[arg-type]
        assert writes(gate) == ["POST", "DELETE"]


def test_plain_pytest_wants_to_be_told_as_well(own_folder: Path) -> None:
    gate = Gate()
    with elsewhere(gate) as (url, found):
        stranger(gate)
        asked = ("--provider-url", url, "--provider-token", TOKEN, "--provider-only", "C0992-0.6")
        codes = []
        for more in ((), ("--provider-yes",)):
            done = plain_pytest(*asked, "-q", *more, folder=own_folder, environment=found)
            codes.append(done.returncode)
            if not more:
                assert "give --yes" in done.stdout + done.stderr
                assert writes(gate) == []
        assert codes == [2, 0]


@pytest.mark.parametrize(
    ("language", "typed", "code"),
    one_of([("nl", "j", 0), ("nl", "", 2), ("en", "no", 2), ("en", "y", 0)], turn_of(settle())),
)
def test_on_a_terminal_it_is_asked(own_folder: Path, language: str, typed: str, code: int) -> None:
    gate = Gate()
    with elsewhere(gate) as (url, found):
        stranger(gate)
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [str(COMMAND), "run", url, *SMALL[:4], "--language", language],
            cwd=own_folder, env=clean_environment(**found, TERM="dumb"),
            stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(theirs)
        told = b""
        while b"/N] " not in told:
            told += os.read(ours, 1000)
        asked = told.decode()
        os.write(ours, typed.encode() + b"\n")
        while process.poll() is None:
            try:
                os.read(ours, 10_000)
            except OSError:
                break
        _, complaint = process.communicate(timeout=60)
        os.close(ours)
    assert process.returncode == code, complaint
    assert ("Doorgaan? [j/N]" if language == "nl" else "Go on? [y/N]") in asked
    assert bool(writes(gate)) == (code == 0)
    assert (b"--yes" in complaint) == (code == 2)


@pytest.mark.parametrize(
    "how",
    some_of(["delete-405", "delete-403", "delete-404", "delete-501"], 2, turn_of(settle())),
)
def test_what_will_stay_is_said_at_the_first_record(own_folder: Path, how: str) -> None:
    gate = Gate(variations=(how,))
    with elsewhere(gate) as (url, found):
        here = {"folder": own_folder, "environment": found}
        told = command("run", url, "--token", TOKEN, "--language", "nl", **here)  # type: ignore[arg-type]
        assert told.code == 2
        assert "verwijderen kan niet" in told.complaint
        planned = re.search(r"(\d+) klantcontacten", told.complaint)
        assert planned is not None
        assert 90 < int(planned[1]) < 130
        assert "met --yes of --capability delete=no gaat de run zo door" in told.complaint
        assert {name: len(ids) for name, ids in gate.records().items() if ids} == {
            "klantcontact": 1
        }
        again = "kcc-conformance clean" in told.out
        stays = "niet te verwijderen: 1 klantcontact" in told.out
        assert (again, stays) == (how == "delete-403", how != "delete-403")
        for more in (("--yes",), ("--capability", "delete=no")):
            assert command("run", url, *SMALL, *more, **here).code == 0  # type: ignore[arg-type]


def test_on_this_machine_it_goes_on_with_a_line(own_folder: Path) -> None:
    with Gate(variations=("delete-405",)).serving() as gate:
        stranger(gate)
        told = command("run", gate.url, *SMALL, folder=own_folder)
        assert told.code == 0, told.err
        assert "of a whole run about" in told.out
        assert "not of this suite" not in told.out
