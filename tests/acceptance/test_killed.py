"""A run that is killed leaves nothing at the provider once it was cleaned up after."""

import json
import subprocess
from pathlib import Path

import pytest
from broken_off import OPTIONS, PEOPLE, cleaned, journals, killed, running, seeded, until
from commands import COMMAND, clean_environment, serving
from gate import TOKEN, Gate, records
from rotation import settle, some_of, turn_of

pytestmark = pytest.mark.usefixtures("own_folder")

MOMENTS = [
    *(("openklant-2.16", path, nth, True) for path, nth in (
        ("/klantcontacten", 3), ("/partijen", 1), ("/betrokkenen", 1), ("/maak-klantcontact", 1),
    )),
    ("vng-crud-0.0.3", "/actorklantcontacten", 1, True),
    ("openklant-2.16", "/betrokkenen", 1, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("contract", "path", "nth", "done"), some_of(MOMENTS, 3, turn_of(settle()))
)
def test_killed_while_a_registration_is_on_its_way(
    contract: str, path: str, nth: int, done: bool, own_folder: Path
) -> None:
    with Gate(contract).serving() as gate:
        before = seeded(gate)
        gate.hold("POST", path, nth=nth, done=done)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        if not done:  # nobody is there to send it any more: the provider never sees it
            assert gate.records() != before or nth == 1
        [journal] = journals(own_folder)
        gate.let_go()
        if done:
            assert gate.records() != before
        text = journal.read_text("utf-8")
        assert TOKEN not in text
        assert json.loads(text.splitlines()[0])["url"] == gate.url
        tidied = cleaned(journal)
        assert (tidied.code, tidied.err) == (0, ""), tidied.out
        assert gate.records() == before
        assert not journal.exists()


def test_killed_during_its_own_clean_up(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("DELETE", nth=4, done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        gate.let_go()
        done = [path for method, path in gate.asked if method == "DELETE"]
        [journal] = journals(own_folder)
        assert cleaned(journal).code == 0
        asked = [path for method, path in gate.asked if method == "DELETE"]
        assert gate.records() == before
        # What the run knew to be gone is not asked again; of the last it heard no answer.
        assert set(asked[len(done):]) & set(done) == {done[-1]}  # fmt: skip


def test_a_clean_up_that_is_killed_can_be_finished(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen")
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        gate.let_go()
        [journal] = journals(own_folder)
        gate.hold("DELETE", nth=2, done=True)
        with subprocess.Popen(
            [str(COMMAND), "clean", str(journal), "--token", TOKEN],
            env=clean_environment(),
            stdout=subprocess.DEVNULL,
        ) as process:
            gate.wait()
            process.kill()
        gate.let_go()
        assert cleaned(journal).code == 0
        assert gate.records() == before


def test_killed_in_the_middle_of_a_run_against_serve(own_folder: Path) -> None:
    with serving("--variation", "slow", token=TOKEN) as served:
        before = records("openklant-2.16", served.url, None, TOKEN)
        with running(served.url) as process:
            until(lambda: journals(own_folder) != [])
            [journal] = journals(own_folder)
            until(lambda: journal.read_text("utf-8").count('"made": "betrokkene"') >= 3)
            killed(process)
        assert records("openklant-2.16", served.url, None, TOKEN) != before
        assert cleaned(journal).code == 0
        assert records("openklant-2.16", served.url, None, TOKEN) == before


def test_the_example_carries_no_mark(own_folder: Path) -> None:
    """What looks like it is shown and left to the user: it may be somebody else's."""
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/klantcontacten", done=True, lacks=b"C0992-")
        with running(gate.url, *OPTIONS, "--only", "attributen/") as process:
            gate.wait()
            killed(process)
        gate.let_go()
        [journal] = journals(own_folder)
        [made] = [
            each
            for each in gate.records()["klantcontact"] - before["klantcontact"]
            if each not in journal.read_text("utf-8")
        ]
        tidied = cleaned(journal)
        assert tidied.code == 3
        left = gate.records()
        assert left == before | {"klantcontact": before["klantcontact"] | {made}}
        [told] = [line for line in tidied.out.splitlines() if made in line]
        assert "carries no mark" in told
