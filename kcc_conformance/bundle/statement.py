"""statement.json: an in-toto statement of a test result, over every file of the bundle.

https://in-toto.io/Statement/v1 with the predicate https://in-toto.io/attestation/test-result/v0.1.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from kcc_conformance.findings import LIMIT
from kcc_conformance.report.jsonfile import ascii_where_unsafe
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import CANT_TELL, FAILED, PASSED, UNDER_LOAD, Result
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, binding_levels

STATEMENT, SIGNATURE, SUMS = "statement.json", "statement.json.sig", "SHA256SUMS"
TYPE = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"
_TOLD_AT = ("result.json", "load.json")
"""The files beside which a statement says what in-toto has no member for, as annotations: beside
the one that it is about, of a run or of a play under load."""
NAMED = ("product", "product_version", "environment")
"""What has to be named of what was tested; a bundle without one of them is a draft."""

_OUTCOMES = {CONFORM: "PASSED", NOT_CONFORM: "FAILED"}
"""By verdict; what is partial or cannot be told is WARNED."""
_JUDGED_BY = "judged-by/"


def digest(content: bytes) -> str:
    """The sha256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    """The sha256 of each file, by name."""
    return {name: digest(content) for name, content in sorted(contents.items())}


def sums(found: Mapping[str, str]) -> bytes:
    """The lines that `sha256sum --check` reads."""
    return "".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode()


def unnamed(result: Result) -> tuple[str, ...]:
    """The options that say what was tested and were not given."""
    return tuple("--" + name.replace("_", "-") for name in NAMED if not result.provider.get(name))


def statement(
    result: Result, found: Mapping[str, str], *, signed_by: str | None, language: str
) -> dict[str, Any]:
    """What is stated of a result and of these files (sha256 by name). `signed_by` is the
    fingerprint of the key that will sign it, None where none will."""
    said = {"language": language, "signedBy": signed_by}
    told = told_at(result)
    return {
        "_type": TYPE,
        "subject": [_described(name, found[name]) for name in sorted(found)],
        "predicateType": PREDICATE,
        "predicate": {
            "result": outcome(result),
            "configuration": [
                {**_described(told, found[told]), "annotations": _own(result, said)},
                *(_described(name, found[name]) for name in sorted(found) if _JUDGED_BY in name),
            ],
            **_tests(result),
        },
    }


def told_at(result: Result) -> str:
    """The file of a bundle that holds the result."""
    return _TOLD_AT[result.subject == UNDER_LOAD]


def own_words(stated: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a statement says beside what in-toto knows; empty where it does not."""
    told = stated["predicate"].get("configuration")
    for each in told if isinstance(told, list) else ():
        if isinstance(each, dict) and each.get("name") in _TOLD_AT:
            found = each.get("annotations")
            return found if isinstance(found, dict) else {}
    return {}


def _own(result: Result, said: Mapping[str, str | None]) -> dict[str, Any]:
    return {
        "declaration": {each: say("bundle.own", each) for each in ("nl", "en")},
        "draft": list(unnamed(result)),
        **said,
        "verdict": result.verdict,
        "verdicts": dict(result.verdicts),
        "standard": dict(result.standard),
        "suite": dict(result.suite),
        "subject": result.subject,
        "provider": {
            key: result.provider[key]
            for key in ("url", "contract", *NAMED)
            if key in result.provider
        },
        "run": {key: result.run.get(key) for key in ("id", "started", "finished")},
    }


def statement_json(stated: Mapping[str, Any]) -> bytes:
    """The bytes of statement.json, in which half a character of a provider is a question mark."""
    text = json.dumps(stated, ensure_ascii=False, indent=2, allow_nan=False)
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return (ascii_where_unsafe(whole) + "\n").encode("utf-8")


def outcome(result: Result) -> str:
    """The verdict as in-toto has it: PASSED, FAILED or WARNED."""
    return _OUTCOMES.get(result.verdict, "WARNED")


def _described(name: str, sha256: str) -> dict[str, Any]:
    return {"name": name, "digest": {"sha256": sha256}}


def _tests(result: Result) -> dict[str, list[str]]:
    """The checks that passed, that failed and bind, and that failed otherwise or could not be
    told; the rest were not applicable or not played."""
    strict = result.run.get("options")
    levels = binding_levels(bool(strict.get("strict")) if isinstance(strict, Mapping) else False)
    failed = [each for each in result.checks if each.outcome == FAILED]
    bound = [each.id for each in failed if each.level in levels or each.source == LIMIT]
    warned = [
        each.id
        for each in result.checks
        if each.outcome == CANT_TELL or (each.outcome == FAILED and each.id not in bound)
    ]
    return {
        "passedTests": [each.id for each in result.checks if each.outcome == PASSED],
        "warnedTests": warned,
        "failedTests": bound,
    }
