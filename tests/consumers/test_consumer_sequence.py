"""A front-end as it is in the field: it saves everything again after a refusal, and registers who
calls anonymously."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kcc_conformance.reference_impl.consumers import record
from kcc_conformance.reference_impl.consumers.habits import Habits
from sessions import CALLS, call_of, calls, judged, outcomes, red, session

from kcc_conformance.observing.judging import scenario_names

HABITS = Habits(anonymous="registers", after_refusal="again", moment="saving")
REFUSED = call_of("geweigerd")
LATER = {
    "begin": REFUSED["einde"] + timedelta(minutes=10),
    "einde": REFUSED["einde"] + timedelta(minutes=13),
}


def test_exactly_what_is_wrong_and_no_more(tmp_path: Path) -> None:
    anonymous = {**call_of("naam"), **LATER}
    har = json.loads(json.dumps(record(CALLS["medewerker"], [REFUSED, anonymous], HABITS)))
    told = calls("geweigerd", "naam")
    moved = tuple(
        replace(c, begin=LATER["begin"], end=LATER["einde"]) if c.id == "naam" else c
        for c in told.calls
    )
    checks = judged(session(har, replace(told, calls=moved), tmp_path))
    assert {*red(checks)} == {
        "Een gesprek met een gekende klant[geweigerd]",
        "Een geweigerde stap[geweigerd]",
        "Een anoniem gesprek[naam]",
    }
    observed = {
        (id, key) for check in checks for id, keys in check.observed.items() for key in keys
    }
    assert {
        ("Q2", "altijd-geregistreerd"),
        ("Q12", "niets-verwijderd"),
        ("Q18", "moment-van-registreren"),
    } <= observed
    assert "cantTell" not in outcomes(checks).values()


def test_past_the_observer_nothing_is_green(tmp_path: Path) -> None:
    """The same anonymous call with the front-end pointed elsewhere: cannot tell."""
    behind = record(CALLS["medewerker"], [REFUSED], replace(HABITS, after_refusal="nothing"))
    anonymous = calls("naam")
    moved = replace(anonymous.calls[0], begin=LATER["begin"], end=LATER["einde"])
    opened = session(behind, replace(anonymous, calls=(moved,)), tmp_path)
    seen = outcomes(judged(opened), "Een anoniem gesprek")
    assert seen == {"Een anoniem gesprek[naam]": "cantTell"}
    assert len(judged(opened)) == len(scenario_names())
