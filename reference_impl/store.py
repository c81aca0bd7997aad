"""The records in SQLite: tables made from the contract, with its constraints in the database."""

import json
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .answers import Record
from .bodies import REST
from .contract import Attribute, Contract, Json, Resource
from .growth import grow

_TYPES = {"number": "INTEGER", "boolean": "INTEGER"}
_AS_JSON = {"links", "texts"}


class Criterion(NamedTuple):
    """One condition on a list: the filter's name, SQL over the table, and its values."""

    name: str
    sql: str
    args: tuple[Json, ...] = ()


class Conflict(Exception):
    """The database refuses: these attributes of this resource would no longer be unique.

    Without attributes: a reference points nowhere.
    """

    def __init__(self, resource: str, attributes: tuple[str, ...]) -> None:
        super().__init__(f"{resource}: {', '.join(attributes)}")
        self.resource = resource
        self.attributes = attributes


class Store:
    """All records of one provider. Safe for threads: one connection, one lock.

    `relaxed` holds the names of constraints left out: `resource.attribute` for a unique value
    or a reference, `resource` for a unique pair.
    """

    def __init__(
        self, contract: Contract, db: Path | None = None, relaxed: frozenset[str] = frozenset()
    ) -> None:
        self.contract = contract
        self.relaxed = relaxed
        self._lock = threading.RLock()
        self._depth = 0
        self._put_off = 0.0
        self._last = 0.0
        self._db = sqlite3.connect(
            str(db) if db else ":memory:", isolation_level=None, check_same_thread=False
        )
        weakref.finalize(self, self._db.close)
        self._db.row_factory = sqlite3.Row
        self._db.create_function("holds", 2, _holds, deterministic=True)
        self._db.execute("PRAGMA foreign_keys = ON")
        self._claim(db)
        made = {each.name: [*self._tables(each)] for each in contract.resources.values()}
        for table, *_ in made.values():
            self._db.execute(table)
        for resource in contract.resources.values():
            grow(self._db, resource, made[resource.name][0], _dump, self.next_number)
        for statement in (each for _, *rest in made.values() for each in rest):
            self._db.execute(statement)

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what happens inside; inner transactions join the outer one."""
        with self._lock:
            if not self._depth:
                self._begin()
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if not self._depth:
                    self._db.execute("ROLLBACK TO one" if self._put_off else "ROLLBACK")
                raise
            self._depth -= 1
            if not self._depth:
                self._commit()

    def put_off(self, seconds: float) -> None:
        """From now on the file has what was written only after so many seconds; whoever asks sees
        it at once."""
        self._put_off, self._last = seconds, time.monotonic()

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        if self._put_off:
            self._db.execute("SAVEPOINT one")

    def _commit(self) -> None:
        if self._put_off:
            self._db.execute("RELEASE one")
            if time.monotonic() - self._last < self._put_off:
                return
            self._last = time.monotonic()
        self._db.execute("COMMIT")

    def insert(self, resource: Resource, record: Record) -> None:
        """Add the record. Raises Conflict."""
        names = ["id", *(a.name for a in resource.stored), REST]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" for _ in names)
        values = self._row(resource, record)
        sql = f'INSERT INTO "{resource.name}" ({columns}) VALUES ({marks})'
        self._write(resource, sql, [record["id"], *values])

    def update(self, resource: Resource, record: Record) -> None:
        """Write the record over the one with its id. Raises Conflict."""
        names = [*(a.name for a in resource.stored), REST]
        columns = ", ".join(f'"{name}" = ?' for name in names)
        values = self._row(resource, record)
        sql = f'UPDATE "{resource.name}" SET {columns} WHERE id = ?'
        self._write(resource, sql, [*values, record["id"]])

    def delete(self, resource: Resource, identity: str) -> bool:
        """Remove the record and what hangs on it; False when it was not there."""
        with self._lock:
            sql = f'DELETE FROM "{resource.name}" WHERE id = ?'
            return self._db.execute(sql, [identity]).rowcount > 0

    def get(self, resource: Resource, identity: str) -> Record | None:
        """The record with that id."""
        with self._lock:
            sql = f'SELECT * FROM "{resource.name}" WHERE id = ?'
            row = self._db.execute(sql, [identity]).fetchone()
        if row is None:
            return None
        record = {a.name: _load(a, row[a.name]) for a in resource.stored}
        rest = json.loads(row[REST]) if row[REST] != "{}" else {}
        return {"id": row["id"], **record, REST: rest}

    def has(self, target: str, identity: str) -> bool:
        """Whether there is such a record."""
        with self._lock:
            sql = f'SELECT 1 FROM "{target}" WHERE id = ?'
            return self._db.execute(sql, [identity]).fetchone() is not None

    def ids(self, resource: Resource, criteria: Sequence[Criterion] = ()) -> list[str]:
        """The ids of the records that meet all criteria, newest first."""
        where = " AND ".join(f"({c.sql})" for c in criteria) or "1"
        args = [arg for criterion in criteria for arg in criterion.args]
        sql = f'SELECT id FROM "{resource.name}" WHERE {where} ORDER BY seq DESC'
        with self._lock:
            return [row["id"] for row in self._db.execute(sql, args)]

    def point(self, source: Resource, attribute: Attribute, identity: str, to: str | None) -> None:
        """Let one reference of a record lead elsewhere, or nowhere."""
        sql = f'UPDATE "{source.name}" SET "{attribute.name}" = ? WHERE id = ?'
        self._write(source, sql, [to, identity])

    def pointing(self, source: Resource, attribute: Attribute, identity: str) -> list[str]:
        """The ids of the `source` records whose reference is that id, oldest first."""
        sql = f'SELECT id FROM "{source.name}" WHERE "{attribute.name}" = ? ORDER BY seq'
        with self._lock:
            return [row["id"] for row in self._db.execute(sql, [identity])]

    def next_number(self, resource: Resource, attribute: Attribute) -> str:
        """The number after the highest; the lowest free one when the highest is the last."""
        width = attribute.max or 10
        column = f'CAST("{attribute.name}" AS INTEGER)'
        with self._lock:
            top = self._db.execute(f'SELECT MAX({column}) FROM "{resource.name}"').fetchone()[0]
            following = (top or 0) + 1
            if following >= 10**width:
                taken = {
                    row[0] for row in self._db.execute(f'SELECT {column} FROM "{resource.name}"')
                }
                following = next(n for n in range(1, 10**width) if n not in taken)
        return str(following).zfill(width)

    def _row(self, resource: Resource, record: Record) -> list[Json]:
        values = [_dump(a, record.get(a.name)) for a in resource.stored]
        return [*values, json.dumps(record.get(REST) or {})]

    def _write(self, resource: Resource, sql: str, values: list[Json]) -> None:
        with self._lock:
            try:
                self._db.execute(sql, values)
            except sqlite3.IntegrityError as error:
                _, _, columns = str(error).partition("UNIQUE constraint failed: ")
                names = tuple(c.rpartition(".")[2] for c in columns.split(", ") if c)
                raise Conflict(resource.name, names) from error

    def _claim(self, db: Path | None) -> None:
        self._db.execute("CREATE TABLE IF NOT EXISTS contract (name TEXT PRIMARY KEY)")
        names = [row["name"] for row in self._db.execute("SELECT name FROM contract")]
        if names and names != [self.contract.name]:
            raise ValueError(f"{db} holds records of contract {names[0]!r}")
        self._db.execute("INSERT OR IGNORE INTO contract VALUES (?)", [self.contract.name])

    def _tables(self, resource: Resource) -> Iterator[str]:
        name = resource.name
        lines = ["seq INTEGER PRIMARY KEY AUTOINCREMENT", "id TEXT NOT NULL UNIQUE"]
        late = []
        for attribute in resource.stored:
            line = f'"{attribute.name}" {_TYPES.get(attribute.kind, "TEXT")}'
            strict = f"{name}.{attribute.name}" not in self.relaxed
            if attribute.unique and strict:
                line += " UNIQUE"
            if attribute.kind == "reference" and strict:
                goes = "SET NULL" if attribute.loose else "CASCADE"
                line += f' REFERENCES "{attribute.target}"(id) ON DELETE {goes}'
            elif attribute.kind == "reference":
                late.append(
                    f'CREATE TRIGGER IF NOT EXISTS "{name}.{attribute.name}" '
                    f'AFTER DELETE ON "{attribute.target}" BEGIN '
                    f'DELETE FROM "{name}" WHERE "{attribute.name}" = OLD.id; END'
                )
            lines.append(line)
        lines.append(f'"{REST}" TEXT NOT NULL')
        pair = link(resource)
        if pair and name not in self.relaxed:
            lines.append("UNIQUE ({})".format(", ".join(f'"{a.name}"' for a in pair)))
        yield f'CREATE TABLE IF NOT EXISTS "{name}" ({", ".join(lines)})'
        for attribute in resource.stored:
            if attribute.kind == "reference":
                index = f'"{name}.{attribute.name}.index"'
                yield f'CREATE INDEX IF NOT EXISTS {index} ON "{name}" ("{attribute.name}")'
        for number, entry in enumerate(resource.unique):
            columns = ", ".join(f'"{each}"' for each in entry.attributes)
            where = f' WHERE "{entry.unless}" IS NULL' if entry.unless else ""
            index = f'"{name}.unique.{number}"'
            yield f'CREATE UNIQUE INDEX IF NOT EXISTS {index} ON "{name}" ({columns}){where}'
        yield from late


def link(resource: Resource) -> tuple[Attribute, ...]:
    """The two references of a resource that is nothing but a link between two records."""
    pair = tuple(a for a in resource.stored if a.kind == "reference" and a.required)
    return pair if len(pair) == 2 and len(resource.stored) == 2 else ()


def _dump(attribute: Attribute, value: Json) -> Json:
    return json.dumps(value) if attribute.kind in _AS_JSON and value is not None else value


def _load(attribute: Attribute, value: Json) -> Json:
    if attribute.kind in _AS_JSON:
        return json.loads(value) if value else [] if attribute.kind == "links" else {}
    return bool(value) if attribute.kind == "boolean" and value is not None else value


def _holds(text: str | None, part: str) -> bool:
    return text is not None and part.casefold() in text.casefold()
