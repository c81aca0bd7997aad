"""Ruggespraak contact register, in memory; openapi.json says what may be written and asked."""

import hmac
import json
import os
import re
import sys
import threading
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, NamedTuple
from wsgiref.simple_server import WSGIServer, make_server

import falcon

Record = dict[str, Any]
Tables = dict[str, dict[int, Record]]
BASE, KEY_HEADER, BODY_LIMIT = "/api/2", "Ruggespraak-Key", 64 * 1024
CONTRACT: Record = json.loads(Path(__file__).with_name("openapi.json").read_text("utf-8"))
SCHEMAS = {s["x-lijst"]: s for s in CONTRACT["components"]["schemas"].values() if "x-lijst" in s}
RECORD_ID = re.compile("[1-9][0-9]{0,11}")
FAULTS: dict[str, tuple[int, str]] = CONTRACT["components"]["schemas"]["Fout"]["x-codes"]


class Ref(NamedTuple):
    """A relation as it is kept; an address is made of it when it is shown."""

    kind: str
    id: int


class Refused(Exception):
    """A value that does not fit its schema; the text is the reason code."""


class Fault(falcon.HTTPError):
    """An error answer of this API, with the reason for each member or parameter at fault."""

    def __init__(self, word: str, reasons: dict[str, str] | None = None) -> None:
        challenge = {"WWW-Authenticate": "ApiKey"} if word == "geen_toegang" else None
        super().__init__(FAULTS[word][0], title=FAULTS[word][1], headers=challenge)
        self.word, self.reasons = word, reasons or {}


def read(schema: Record | None, value: object, root: str) -> Any:
    """Read one value by its schema; an address becomes a reference."""
    if schema is None or schema.get("readOnly"):
        raise Refused("alleen_lezen" if schema else "onbekend")
    if value is None and schema.get("nullable"):
        return None
    if schema["type"] == "array":
        if not isinstance(value, list):
            raise Refused("geen_lijst")
        items = tuple(read(schema["items"], item, root) for item in value)
        if len(items) > schema["maxItems"] or len(set(items)) < len(items):
            raise Refused("te_lang" if len(items) > schema["maxItems"] else "dubbel")
        return items
    if schema["type"] == "integer":
        if "in" in schema and re.fullmatch("[0-9]{1,10}", str(value)):
            value = int(str(value))
        if type(value) is not int or not schema["minimum"] <= value <= schema["maximum"]:
            raise Refused("geen_getal")
        return value
    if not isinstance(value, str):
        raise Refused("geen_tekst")
    if kind := schema.get("x-verwijst-naar"):
        start, _, key = value.rpartition("/")
        if start != f"{root}/{kind}" or not RECORD_ID.fullmatch(key):
            raise Refused("geen_adres")
        return Ref(kind, int(key))
    if value not in schema.get("enum", [value]):
        raise Refused("geen_code")
    if len(value) > schema.get("maxLength", len(value)):
        raise Refused("te_lang")
    if not re.fullmatch(schema.get("pattern", "[^\ud800-\udfff]+"), value):
        raise Refused("vorm")
    return value


def read_all(schemas: Record, values: Record, needed: list[str], root: str) -> Record:
    """Read all that was sent, or refuse it with the reason for every name at fault."""
    taken: Record = {}
    reasons = {name: "ontbreekt" for name in needed if name not in values}
    for name, value in values.items():
        try:
            taken[name] = read(schemas.get(name), value, root)
        except Refused as refusal:
            reasons[name] = str(refusal)
    if reasons:
        raise Fault("ongeldig", reasons)
    return taken


def read_body(req: falcon.Request) -> Record:
    if (req.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Fault("mediatype")
    if (req.content_length or 0) > BODY_LIMIT:
        raise Fault("te_groot")
    body = None
    with suppress(ValueError, RecursionError):
        body = json.loads(req.bounded_stream.read().decode())
    if not isinstance(body, dict):
        raise Fault("ongeldig")
    return body


def shown(value: object, root: str) -> Any:
    """Give a kept value, or a whole record, as it goes over the wire."""
    if isinstance(value, dict):
        return {name: shown(item, root) for name, item in value.items()}
    if isinstance(value, Ref):
        return f"{root}/{value.kind}/{value.id}"
    return [shown(item, root) for item in value] if isinstance(value, tuple) else value


def refs_of(record: Record) -> set[Ref]:
    """Give the references in a record to others."""
    single = {v for name, v in record.items() if isinstance(v, Ref) and name != "adres"}
    return single | set(record.get("behandelaars", ()))


def passes(record: Record, name: str, want: Any, seen: set[Ref]) -> bool:
    """Apply one filter; seen are the references of the record and of its partners."""
    if name == "zoek":
        words = [str(record.get(member) or "") for member in ("titel", "verslag", "naam")]
        return any(want.casefold() in word.casefold() for word in words)
    if name in ("van", "tot"):
        return bool((record["begonnen"] >= want) == (name == "van"))
    return want in seen if isinstance(want, Ref) else bool(record[name] == want)


class Records:
    """The list of one kind and each record in it; a record is replaced, never changed in place."""

    def __init__(self, kind: str, tables: Tables, lock: threading.Lock) -> None:
        self.kind, self.tables, self.lock, self.table = kind, tables, lock, tables[kind]
        asked = CONTRACT["paths"][f"/{kind}"]["get"]["parameters"]
        self.parameters = {p["name"]: p["schema"] | {"in": "query"} for p in asked}
        members = self.members = SCHEMAS[kind]["properties"]
        self.defaults = {n: s.get("default") for n, s in members.items() if "readOnly" not in s}
        self.ids = count(1)

    def find(self, key: str) -> Record:
        if not RECORD_ID.fullmatch(key) or int(key) not in self.table:
            raise Fault("onbekend")
        return self.table[int(key)]

    def merge(self, body: Record, root: str, old: Record, partial: bool) -> Record:
        """Give the old record (empty when there is none yet) with a body read over it."""
        same = shown(old, root).items()  # what is closed to writing may be sent as it was shown
        needed = [] if partial else SCHEMAS[self.kind]["required"]
        sent = {n: v for n, v in body.items() if n in self.defaults or (n, v) not in same}
        taken = read_all(self.members, sent, needed, root)
        new = old | ({} if partial else self.defaults) | taken
        if lost := {ref for ref in refs_of(new) if ref.id not in self.tables[ref.kind]}:
            names = [name for name in taken if lost & refs_of({name: taken[name]})]
            raise Fault("ongeldig", dict.fromkeys(names, "onbestaand"))
        return new

    def on_get_list(self, req: falcon.Request, resp: falcon.Response) -> None:
        root = req.prefix + BASE
        wanted = read_all(self.parameters, dict(req.params), [], root)
        limit, after = wanted.pop("aantal", 25), int(wanted.pop("vervolg", "r0")[1:], 16)
        with self.lock:
            seen = {item["adres"]: refs_of(item) for item in self.table.values()}
            for partner in self.tables["gesprekspartners"].values():
                seen.get(partner["gesprek"], set()).update(refs_of(partner))
            rows = [item for key, item in self.table.items() if key > after]
        for name, want in wanted.items():
            rows = [item for item in rows if passes(item, name, want, seen[item["adres"]])]
        cursor = f"r{rows[limit - 1]['id']:x}" if len(rows) > limit else None
        resp.media = {"rijen": [shown(item, root) for item in rows[:limit]], "vervolg": cursor}

    def on_post_list(self, req: falcon.Request, resp: falcon.Response) -> None:
        body, root = read_body(req), req.prefix + BASE
        with self.lock:
            new, key = self.merge(body, root, {}, partial=False), next(self.ids)
            new |= {"id": key, "adres": Ref(self.kind, key), "vastgelegd": int(time.time())}
            new |= {"volgnr": 23_000_000 + key, "klantnr": str(100_000 + key)}
            self.table[key] = {name: new[name] for name in self.members}
        resp.status, resp.location = falcon.HTTP_201, shown(new["adres"], root)

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        with self.lock:
            resp.media = shown(self.find(key), req.prefix + BASE)

    def on_put(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        body, partial = read_body(req), req.method == "PATCH"
        with self.lock:
            old = self.find(key)
            self.table[old["id"]] = self.merge(body, req.prefix + BASE, old, partial)
        resp.status = falcon.HTTP_204

    on_patch = on_put

    def on_delete(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        with self.lock:
            ref, partners = self.find(key)["adres"], self.tables["gesprekspartners"]
            for number in [n for n, partner in partners.items() if partner["gesprek"] == ref]:
                del partners[number]
            if any(ref in refs_of(item) for rows in self.tables.values() for item in rows.values()):
                raise Fault("in_gebruik")
            del self.table[ref.id]
        resp.status = falcon.HTTP_204


class Gate:
    """Shows the contract to everyone, and lets in for the rest only who has the key."""

    def __init__(self, key: str) -> None:
        self.key = key.encode()

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        given = (req.get_header(KEY_HEADER) or "").encode()
        if (req.method, req.path) == ("GET", f"{BASE}/openapi.json"):
            resp.media, resp.complete = CONTRACT, True
        elif not given or not hmac.compare_digest(given, self.key):
            raise Fault("geen_toegang")


def write_error(req: falcon.Request, resp: falcon.Response, error: falcon.HTTPError) -> None:
    req.bounded_stream.read(16 * BODY_LIMIT)  # a body left unread would break the connection
    words = [word for word, (status, _) in FAULTS.items() if status == error.status_code]
    fault = error if isinstance(error, Fault) else Fault((words or ["ongeldig"])[0])
    fields = [{"veld": name, "reden": reason} for name, reason in fault.reasons.items()]
    resp.text = json.dumps({"fout": {"code": fault.word, "melding": fault.title, "velden": fields}})


def app(key: str) -> "falcon.App[falcon.Request, falcon.Response]":
    """Make a fresh, empty register that opens to one key."""
    made = falcon.App(middleware=[Gate(key)])
    made.set_error_serializer(write_error)
    tables: Tables = {kind: {} for kind in SCHEMAS}
    lock = threading.Lock()
    for kind in SCHEMAS:
        records = Records(kind, tables, lock)
        made.add_route(f"{BASE}/{kind}", records, suffix="list")
        made.add_route(f"{BASE}/{kind}/{{key}}", records)
    return made


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads, request_queue_size = True, 128


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), app(os.environ["API_KEY"]), Server).serve_forever()
