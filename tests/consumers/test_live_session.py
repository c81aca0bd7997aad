"""Calls that are played live, in front of the built-in reference."""

import contextlib
import json
import threading
from pathlib import Path

import httpx
from live import CALLS, SETTLE, TOKEN, Playing, observed
from sessions import outcomes, red

from kcc_conformance.observing.observe import Observed, observe, prepare
from kcc_conformance.report.har import har_text
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

SECRETS = (TOKEN, "999990196", "Sanne Voorbeeld", "sanne.voorbeeld", "dinsdag", "grofvuil")


def again(playing: Playing, folder: Path) -> Result:
    """What comes of judging the recording that was kept."""
    path = folder / "opname.har"
    path.write_text(har_text(playing.observing.log()), encoding="utf-8")
    kept = Observed((path,), folder / "gesprekken.toml", settle=SETTLE, wait=20.0)
    return observe(prepare(kept, Settings()))


def observations(result: Result) -> set[tuple[str, str]]:
    return {(q, key) for check in result.checks for q, keys in check.observed.items()
            for key in keys}  # fmt: skip


def test_a_front_end_as_there_are(tmp_path: Path) -> None:
    """A step is refused once, the button is pressed again; then somebody calls anonymously."""

    def employee(playing: Playing) -> None:
        playing.front_end(playing.provider).make_partij(playing.calls["bekend"])
        playing.play("bekend")
        playing.play("anoniem")

    playing = observed(tmp_path, employee)
    result = playing.observing.result()
    assert {*red(result.checks)} == {
        "Een gesprek met een gekende klant[bekend]",
        "Een geweigerde stap[bekend]",
        "Een anoniem gesprek[anoniem]",
    }
    levels = {check.id: check.level for check in result.checks if check.outcome == "failed"}
    assert levels["consumer/Een geweigerde stap[bekend]"] == "SHOULD"
    assert "cantTell" not in outcomes(result.checks).values()
    assert observations(result) >= {("Q12", "niets-verwijderd"), ("Q18", "moment-van-registreren"),
                                    ("Q2", "altijd-geregistreerd")}  # fmt: skip
    assert (result.verdict, result.run["partial"]) == ("not_conform", False)
    assert any(line.startswith("anoniem: 1 failed") for line in playing.said)

    kept = again(playing, tmp_path)
    assert outcomes(kept.checks) == outcomes(result.checks)
    assert observations(kept) == observations(result)
    assert [call.begin for call in kept.calls] == [call.begin for call in result.calls]
    text = (tmp_path / "opname.har").read_text("utf-8").casefold()
    assert [secret for secret in SECRETS if secret.casefold() in text] == []
    refused = [e for e in json.loads(text)["log"]["entries"] if "on purpose" in str(e)]
    assert [each["response"]["status"] for each in refused] == [503]


def test_past_the_observer_nothing_is_green(tmp_path: Path) -> None:
    def employee(playing: Playing) -> None:
        direct = playing.front_end(playing.provider)
        direct.make_partij(playing.calls["bekend"])
        playing.play("bekend")
        playing.play("anoniem", past=direct, ago=0.0)

    playing = observed(tmp_path, employee)
    result = playing.observing.result()
    seen = outcomes(result.checks, "Een anoniem gesprek", "Geen partij voor een onbekende beller")
    assert seen == {"Een anoniem gesprek[anoniem]": "cantTell",
                    "Geen partij voor een onbekende beller[anoniem]": "cantTell"}  # fmt: skip
    assert not any(q == "Q2" for q, _ in observations(result))
    assert outcomes(again(playing, tmp_path).checks, "Een anoniem", "Geen partij voor") == seen


def test_a_known_call_past_the_observer_is_not_accused(tmp_path: Path) -> None:
    """Nobody saw it being registered, and nobody saw that it was not."""
    second = CALLS[CALLS.index("[[gesprek]]") : CALLS.rindex("[[gesprek]]")]
    second = second.replace('"bekend"', '"later"').replace("VB-BEKE", "VB-LATE")
    calls = CALLS[: CALLS.rindex("[[gesprek]]")] + second
    calls = calls.replace('weiger = "betrokkene"\n', "")

    def employee(playing: Playing) -> None:
        direct = playing.front_end(playing.provider)
        direct.make_partij(playing.calls["bekend"])
        playing.play("bekend")
        playing.clock.earlier = 0
        for step in ("begin", "einde", "klaar"):
            httpx.post(f"{playing.control}/gesprekken/later/{step}").raise_for_status()

    result = observed(tmp_path, employee, calls=calls).observing.result()
    assert red(result.checks) == []
    seen = outcomes(result.checks, "Een gesprek met een gekende klant")
    assert seen["Een gesprek met een gekende klant[later]"] == "cantTell"


def test_nobody_registers_and_all_is_proven(tmp_path: Path) -> None:
    """An employee who cancels nothing and a consumer that knows when not to register."""
    calls = CALLS.replace('weiger = "betrokkene"\n', "")

    def employee(playing: Playing) -> None:
        playing.front_end(playing.provider).make_partij(playing.calls["bekend"])
        playing.clock.earlier = 400
        for step in ("begin", "einde", "klaar"):
            httpx.post(f"{playing.control}/gesprekken/anoniem/{step}").raise_for_status()
        playing.play("bekend")

    result = observed(tmp_path, employee, calls=calls).observing.result()
    assert result.verdict == "conform"
    by_id = {check.id: check for check in result.checks}
    assert by_id["consumer/Een anoniem gesprek[anoniem]"].strength == "proven"
    assert {call.id: call.proven_by for call in result.calls}["anoniem"] == ("bekend",)


def test_stopped_in_the_middle(tmp_path: Path) -> None:
    def employee(playing: Playing) -> None:
        playing.front_end(playing.provider).make_partij(playing.calls["bekend"])
        playing.play("bekend")
        playing.observing.stop()

    playing = observed(tmp_path, employee)
    result = playing.observing.result()
    assert result.verdict == "not_conform"
    assert result.run["interrupted"] is True
    assert result.run["partial"] is True
    assert result.run["left_out"] > 0
    assert {check.call for check in result.checks} == {"bekend"}
    assert "niet gespeelde gesprekken: 1" in result.why
    assert again(playing, tmp_path).run["partial"] is True


def test_a_call_that_was_not_finished_cannot_be_told(tmp_path: Path) -> None:
    def employee(playing: Playing) -> None:
        httpx.post(f"{playing.control}/gesprekken/bekend/begin").raise_for_status()
        httpx.get(f"{playing.base}/actoren", headers={"Authorization": f"Token {TOKEN}"})
        playing.observing.stop()

    result = observed(tmp_path, employee).observing.result()
    assert result.verdict == "cannot_tell"
    assert red(result.checks) == []


def test_a_command_plays_each_call(tmp_path: Path) -> None:
    """It knows which call and where; what it does not say is not guessed."""
    calls = CALLS.replace('weiger = "betrokkene"\n', "")
    command = (
        f'cd {tmp_path} && echo "$KCC_OBSERVE_CALL $KCC_OBSERVE_BASE $KCC_OBSERVE_CONTROL" >> told'
        ' && test "$KCC_OBSERVE_CALL" = anoniem'
    )
    playing = observed(tmp_path, lambda playing: None, calls=calls, command=command)
    told = [line.split() for line in (tmp_path / "told").read_text().splitlines()]
    assert told == [["bekend", playing.base, playing.control],
                    ["anoniem", playing.base, playing.control]]  # fmt: skip
    assert playing.observing.failed_command
    result = playing.observing.result()
    assert result.verdict == "cannot_tell"
    assert [call.end for call in result.calls] == [None, None]
    said = [each.what["en"] for each in result.doctor if each.name == "observing"]
    assert "the command for bekend ended with 1" in said
    assert "the command for anoniem did not say when the call was over" in said


def test_a_poller_does_not_keep_a_call_from_being_judged(tmp_path: Path) -> None:
    calls = CALLS.replace('weiger = "betrokkene"\n', "")
    over = threading.Event()

    def employee(playing: Playing) -> None:
        playing.front_end(playing.provider).make_partij(playing.calls["bekend"])
        playing.play("bekend")
        for step in ("begin", "einde", "klaar"):
            httpx.post(f"{playing.control}/gesprekken/anoniem/{step}").raise_for_status()
        with httpx.Client() as client:
            while not over.wait(0.05) and not playing.observing.whole:
                with contextlib.suppress(httpx.HTTPError):
                    client.get(f"{playing.base}/internetaken")

    assert observed(tmp_path, employee, calls=calls, wait=60.0).observing.whole
