"""What a request of a play costs the reference: CPU of its process, by kind of request (Linux)."""

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plays import SUITE
from servers import TOKEN
from stub import cpu_of

CONTRACT = "openklant-2.16"
_RECORDS = 1_000
_HEADERS = {"Authorization": f"Token {TOKEN}", "Content-Type": "application/json"}


@dataclass(frozen=True)
class Kind:
    """A kind of request, and milliseconds of CPU for one."""

    name: str
    milliseconds: float


def kinds() -> tuple[Kind, ...]:
    """Measures each kind once, on a register of a thousand calls; writing on a file as well."""
    with served() as reference:
        found = [*_measured(reference)]
    with TemporaryDirectory() as folder, served("--db", str(Path(folder) / "db")) as reference:
        written = next(_measured(reference))
    return (*found, Kind(f"{written.name}, with `--db`", written.milliseconds))


@dataclass
class Reference:
    """The reference as a user serves it, and a connection to it."""

    pid: int
    connection: http.client.HTTPConnection
    base: str

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of an answer. Raises RuntimeError where it is not a 2xx."""
        content = json.dumps(body) if body is not None else None
        self.connection.request(method, self.base + path, body=content, headers=_HEADERS)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]!r}")
        return json.loads(text)

    def timed(self, name: str, times: int, act: Callable[[int], object]) -> Kind:
        """What it takes to do something so many times."""
        before = cpu_of(self.pid)
        for n in range(times):
            act(n)
        return Kind(name, (cpu_of(self.pid) - before) / times * 1_000)


@contextmanager
def served(*options: str) -> Iterator[Reference]:
    """A fresh one."""
    command = [str(SUITE), "serve", "--token", TOKEN, "--contract", CONTRACT, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            _, _, host, *path = process.stdout.readline().split()[0].split("/")
            connection = http.client.HTTPConnection(host)
            yield Reference(process.pid, connection, "/" + "/".join(path))
            connection.close()
        finally:
            process.terminate()


def _measured(reference: Reference) -> Iterator[Kind]:
    from kcc_conformance.consumer.people import person
    from kcc_conformance.consumer.registration import betrokkene_values
    from kcc_conformance.contract import wire
    from kcc_conformance.contract.contract import load_contract
    from kcc_conformance.load.vocabulary import FIRST_SERIAL, STRIDE, relation_values, words_of

    contract = load_contract(CONTRACT)
    words = words_of("C0992-0123abcd", "2026-11-30T12:00:00+00:00", 1)
    made: list[str] = []

    def post(name: str, values: Any) -> str:
        resource = contract.resource(name)
        body = wire.encode(contract, resource, values)
        return str(reference.ask("POST", resource.path, body)[resource.id])

    def get(path: str) -> Callable[[int], object]:
        return lambda n: reference.ask("GET", path)

    def linked(kind: str, other: str) -> Callable[[int], object]:
        return lambda n: post(
            kind, relation_values(kind, made[n], other, betrokkene_values("", ""))
        )

    actor, partij = (post(name, person(name, "C0992-0123abcd-1")) for name in ("actor", "partij"))
    yield reference.timed(
        "POST klantcontact", _RECORDS,
        lambda n: made.append(post("klantcontact", words.klantcontact(FIRST_SERIAL + n * STRIDE))),
    )  # fmt: skip
    for kind, other in (("actorklantcontact", actor), ("betrokkene", partij)):
        yield reference.timed(f"POST {kind}", _RECORDS, linked(kind, other))
    yield reference.timed("GET klantcontact", 300, get(f"/klantcontacten/{made[0]}"))
    own = f"/klantcontacten?hadBetrokkene__wasPartij__uuid={partij}&pageSize=20"
    yield reference.timed("GET 20 of 1,000 klantcontacten of a partij", 100, get(own))
    for name in ("klantcontacten", "betrokkenen", "actorklantcontacten"):
        page = get(f"/{name}?pageSize=500")
        yield reference.timed(f"GET {name}, a page of 500", 20, page)
