"""A file of records that was made earlier, when a contract had fewer attributes."""

import sqlite3
from collections.abc import Callable

from .bodies import REST
from .contract import Attribute, Json, Resource

Numbered = Callable[[Resource, Attribute], str]
"""The next number of such an attribute."""


def grow(
    db: sqlite3.Connection,
    resource: Resource,
    table: str,
    dump: Callable[[Attribute, Json], Json],
    number: Numbered,
) -> None:
    """Makes the table of a resource anew where it lacks a column; `table` is its SQL.

    A new column holds what the attribute is to begin with, and a number where records get one.
    Raises sqlite3.Error when the rows do not fit.
    """
    name = resource.name
    old = [row["name"] for row in db.execute(f'PRAGMA table_info("{name}")')]
    if odd := {"seq", "id", REST} - {*old}:
        raise sqlite3.DatabaseError(f"table {name} has no {', '.join(sorted(odd))}")
    new = [attribute for attribute in resource.stored if attribute.name not in old]
    if not new:
        return
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute(table.replace(f'"{name}"', f'"{name}.new"', 1))
        there = {row["name"] for row in db.execute(f'PRAGMA table_info("{name}.new")')}
        kept = ", ".join(f'"{column}"' for column in old if column in there)
        columns = "".join(f', "{attribute.name}"' for attribute in new)
        marks = ", ?" * len(new)
        db.execute(
            f'INSERT INTO "{name}.new" ({kept}{columns}) SELECT {kept}{marks} FROM "{name}"',
            [dump(attribute, attribute.start) for attribute in new],
        )
        db.execute(f'DROP TABLE "{name}"')
        db.execute(f'ALTER TABLE "{name}.new" RENAME TO "{name}"')
        for attribute in filter(lambda each: each.generated, new):
            for row in db.execute(f'SELECT id FROM "{name}" ORDER BY seq').fetchall():
                sql = f'UPDATE "{name}" SET "{attribute.name}" = ? WHERE id = ?'
                db.execute(sql, [number(resource, attribute), row["id"]])
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")
