"""The scripts that hold the reference to what others made, on peers that are made up here."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_reference_server import start

PEERS = Path(__file__).parents[2] / "benchmarks" / "peers"
ROOM = Path("src/openklant/components/klantinteracties")
TEST = """
from django.utils.translation import gettext as _
from rest_framework import status
from vng_api_common.tests import get_validation_errors, reverse

from openklant.components.klantinteracties.models import Actor, Klantcontact
from openklant.components.klantinteracties.models.constants import Kleur
from openklant.components.klantinteracties.models.tests.factories import (
    ActorFactory, BijlageFactory, MedewerkerFactory,
)
from openklant.components.token.tests.api_testcase import APITestCase


class ActorTests(APITestCase):
    def test_holds(self):
        actor = ActorFactory.create(naam="Testa", soort_actor="medewerker")
        MedewerkerFactory.create(actor=actor, functie="KCC")
        url = reverse("klantinteracties:actor-detail", kwargs={"uuid": actor.uuid})
        data = self.client.get(url).json()
        self.assertEqual(data["url"], "http://testserver" + url)
        self.assertEqual(data["actorIdentificatie"]["functie"], "KCC")
        self.assertEqual(Actor.objects.get(naam="Testa").uuid, data["uuid"])
        self.assertEqual(Kleur.values, ["rood"])

    def test_starts_empty_and_other_words_will_do(self):
        self.assertFalse(Actor.objects.exists())
        answer = self.client.post(reverse("klantinteracties:actor-list"), {})
        self.assertEqual(answer.status_code, status.HTTP_400_BAD_REQUEST)
        error = get_validation_errors(answer, "naam")
        self.assertEqual((error["code"], error["reason"]), ("required", _("Is nodig.")))

    def test_fails(self):
        for number in (1, 2):
            with self.subTest(number):
                self.assertEqual(Klantcontact.objects.count(), number)

    def test_is_out_of_scope(self):
        BijlageFactory.create()
"""


CONSTANTS = """
from django.db.models import TextChoices


class Kleur(TextChoices):
    rood = "rood", "Rood"
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    process = start("'openklant-2.16', token='abc'")
    try:
        assert process.stdout
        yield process.stdout.readline().split()[0]
    finally:
        process.kill()
        process.communicate()


def played(script: str, *arguments: str) -> tuple[int, list[str]]:
    command = [sys.executable, str(PEERS / script), *arguments, "--token", "abc"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_a_recording(url: str, tmp_path: Path) -> None:
    """Ids are those of this register, the token is its own, and what differs is told."""
    there = "http://elders.example/klantinteracties/api/v1"
    known = "11111111-1111-4111-8111-111111111111"
    actor = {"naam": "Testa", "soortActor": "medewerker"}

    def exchange(step: str, method: str, path: str, body: Any, status: int, answer: Any) -> str:
        request = {
            "method": method,
            "url": there + path,
            "body": body,
            "headers": {"Authorization": "Token daar", "Content-Type": "application/json"},
        }
        response = {"status": status, "body": answer}
        return json.dumps({"step": step, "request": request, "response": response})  # fmt: skip

    lines = [
        exchange("maken", "POST", "/actoren", actor, 201, {**actor, "uuid": known}),
        exchange("lezen", "GET", f"/actoren/{known}", None, 200, None),
        exchange("zonder streepjes", "GET", f"/actoren/{known.replace('-', '')}", None, 200, None),
        exchange("anders", "GET", "/actoren", None, 404, None),
    ]
    (tmp_path / "opname.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, told = played("replay.py", str(tmp_path / "opname.jsonl"), url)
    assert (code, told) == (
        1,
        ["anders: 404, here 200  GET /actoren",
         "3 of 4 exchanges have the status that was recorded"],
    )  # fmt: skip


def test_tests_of_open_klant(url: str, tmp_path: Path) -> None:
    room = tmp_path / ROOM
    (room / "api/tests/partijen").mkdir(parents=True)
    (room / "models").mkdir()
    for name in ("actoren", "klantcontacten", "expand", "filters", "internetaken",
                 "digitaal_adres", "partijen/test_partij",
                 "partijen/test_partij_identificator"):  # fmt: skip
        file = room / "api/tests" / (f"{name}.py" if "/" in name else f"test_{name}.py")
        file.write_text(TEST if name == "actoren" else "", encoding="utf-8")
    (room / "models/constants.py").write_text(CONSTANTS, encoding="utf-8")
    code, told = played("openklant_tests.py", str(tmp_path), url)
    assert code == 1
    assert told[0].startswith("test_actoren.ActorTests.test_fails: AssertionError: 0 != 1")
    assert told[1:] == [
        "out of scope 1 ×: uses BijlageFactory",
        "  2 of   3 test_actoren.ActorTests",
        "2 of 3 in scope pass; 1 are out of scope",
    ]
    code, told = played("openklant_tests.py", str(tmp_path), url, "--exact", "--only", "words")
    assert (code, told[-1]) == (1, "0 of 1 in scope pass; 0 are out of scope")


def test_no_checkout(url: str, tmp_path: Path) -> None:
    command = [sys.executable, str(PEERS / "openklant_tests.py"), str(tmp_path), url]
    done = subprocess.run(
        [*command, "--token", "abc"], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
