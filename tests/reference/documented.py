"""Holds answers to the OpenAPI document that the provider gives of itself."""

import json
import re
from functools import cache
from typing import Any

import httpx
from jsonschema import Draft202012Validator, FormatChecker
from kcc_conformance.reference_impl.app import create_app

_BARE = {400, 404, 405, 406}
"""What may be answered where no operation is described; 404 there is a page for people."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_FORMATS = FormatChecker(["date", "uuid"])
_FORMATS.checks("date-time")(
    lambda text: not isinstance(text, str) or bool(_MOMENT.fullmatch(text))
)


class Undocumented(AssertionError):
    """An answer is not what the document says."""


def check_documented(contract: str, answer: httpx.Response) -> None:
    """Raises Undocumented when the document says otherwise."""
    document, base = _document(contract)
    path = answer.request.url.path
    if not path.startswith(base) or answer.request.method in ("HEAD", "OPTIONS"):
        return
    operation = _operation(document, path.removeprefix(base), answer.request.method)
    where = f"{answer.request.method} {answer.request.url}: {answer.status_code}"
    if operation is None:
        if answer.status_code not in {200, 401, *_BARE}:
            raise Undocumented(f"{where}, where nothing is described")
        return
    described = operation["responses"].get(str(answer.status_code))
    if described is None:
        raise Undocumented(f"{where} is not described")
    answer.read()
    if not (content := described.get("content")):
        if answer.content:
            raise Undocumented(f"{where} has a body")
        return
    media = answer.headers["Content-Type"].partition(";")[0]
    if media not in content:
        raise Undocumented(f"{where} is {media}")
    for error in _checker(contract, json.dumps(content[media]["schema"])).iter_errors(
        answer.json()
    ):
        place = "/".join(map(str, error.absolute_path))
        raise Undocumented(f"{where}: /{place}: {error.message[:300]}")


@cache
def _checker(contract: str, schema: str) -> Draft202012Validator:
    components = _plain(_document(contract)[0]["components"])
    whole = {**_plain(json.loads(schema)), "components": components}
    return Draft202012Validator(whole, format_checker=_FORMATS)


@cache
def _document(contract: str) -> tuple[dict[str, Any], str]:
    app = create_app(contract, token=None)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://kcc.test") as client:
        from kcc_conformance.reference_impl.contract import load_contract

        base = load_contract(contract).base_path
        return client.get(f"{base}/openapi.json").json(), base


def _operation(document: dict[str, Any], path: str, method: str) -> dict[str, Any] | None:
    for template, methods in document["paths"].items():
        pattern = "[^/]+".join(map(re.escape, re.split(r"\{\w+\}", template)))
        if re.fullmatch(pattern, path):
            found: dict[str, Any] | None = methods.get(method.lower())
            return found
    return None


def _plain(schema: Any) -> Any:
    """The schema as JSON Schema has it: `null` is a type, and nothing is asked for writing only."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _plain(value) for key, value in schema.items() if key != "nullable"}
    if schema.get("nullable") is True:
        return {"anyOf": [found, {"type": "null"}]}
    return found
