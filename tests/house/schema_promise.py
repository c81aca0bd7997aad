"""What a schema promises of each field: its types, whether it is always there, its words.

`python tests/house/schema_promise.py` adds to the promise of version 1 what the schema has gained.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "schemas" / "result.schema.json"
PROMISE = Path(__file__).with_name("promised_result_1.json")

Promise = dict[str, dict[str, Any]]


def promises(schema: dict[str, Any]) -> Promise:
    """By the path of a field (`checks[].findings[].pointer`) what is promised of it: `always` (it
    is there whenever what holds it is), and `types` and `words` where the schema limits them."""
    return dict(_fields(schema, schema, ""))


def _fields(
    schema: dict[str, Any], part: dict[str, Any], path: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, given in part.get("properties", {}).items():
        each, here = _meant(schema, given), f"{path}.{name}".lstrip(".")
        told: dict[str, Any] = {"always": name in part.get("required", ())}
        if "type" in each:
            told["types"] = sorted(
                [each["type"]] if isinstance(each["type"], str) else each["type"]
            )
        words = each.get("enum", [each["const"]] if "const" in each else None)
        if words is not None:
            told["words"] = sorted(words, key=str)
        yield here, told
        yield from _fields(schema, each, here)
        if isinstance(each.get("items"), dict):
            yield from _fields(schema, _meant(schema, each["items"]), f"{here}[]")


def _meant(schema: dict[str, Any], part: Any) -> dict[str, Any]:
    """The part itself, or what it refers to; nothing of one that allows anything (`true`)."""
    if not isinstance(part, dict):
        return {}
    if "$ref" not in part:
        return part
    name = str(part["$ref"]).rpartition("/")[2]
    found: dict[str, Any] = schema["$defs"][name]
    return {**_meant(schema, found), **{k: v for k, v in part.items() if k != "$ref"}}


def broken(promised: Promise, now: Promise, frozen: frozenset[str]) -> Iterator[str]:
    """Which promises the schema of now does not keep; the lists of words of the fields that are
    named in `frozen` gain none either."""
    for path, told in promised.items():
        field = now.get(path)
        if field is None:
            yield f"{path}: is gone"
            continue
        if told["always"] and not field["always"]:
            yield f"{path}: is not always there any more"
        if "types" in told and not {*field.get("types", ["any"])} <= {*told["types"]}:
            yield f"{path}: has another type"
        words, known = {*map(str, field.get("words", ()))}, {*map(str, told.get("words", ()))}
        if known - words:
            yield f"{path}: lost {', '.join(sorted(known - words))}"
        if path.rpartition(".")[2] in frozen and words - known:
            yield f"{path}: gained {', '.join(sorted(words - known))}"


if __name__ == "__main__":
    kept: Promise = json.loads(PROMISE.read_text("utf-8")) if PROMISE.exists() else {}
    made = promises(json.loads(SCHEMA.read_text("utf-8"))) | kept
    rows = (f"{json.dumps(path)}: {json.dumps(told)}" for path, told in sorted(made.items()))
    PROMISE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
