"""Statement and recording by validators that are not ours, where they are there.

`pip install in-toto-attestation` (0.9) and, in the project's folder, `npm install har-schema` (2).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator
from made_bundle import bad, bundled, good, of_this_suite
from made_results import hostile
from referencing import Registry
from referencing.jsonschema import DRAFT6
from report_reading import EVERY

from kcc_conformance.bundle.archive import unpack
from kcc_conformance.report.har import result_har

SCHEMAS = Path(__file__).parents[2] / "node_modules" / "har-schema" / "lib"


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="needs har-schema (npm) in node_modules")
@EVERY
def test_a_recording_is_har(make: Any) -> None:
    known = [json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")]
    registry: Registry[Any] = Registry().with_resources(
        (each["$id"].rstrip("#"), DRAFT6.create_resource(each)) for each in known
    )
    (whole,) = (each for each in known if each["$id"].rstrip("#") == "har.json")
    found = Draft6Validator(whole, registry=registry).iter_errors(json.loads(result_har(make())))
    assert [f"{error.json_path}: {error.message}"[:200] for error in found] == []


def test_a_statement_is_one_of_in_toto() -> None:
    """Without a member that in-toto does not know of."""
    pytest.importorskip("in_toto_attestation", reason="needs in-toto-attestation")
    from google.protobuf.json_format import ParseDict
    from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
    from in_toto_attestation.v1 import statement_pb2
    from in_toto_attestation.v1.statement import Statement

    for result in (good(), bad(), of_this_suite(hostile())):
        told = json.loads(unpack(bundled(result))[0]["statement.json"])
        Statement.copy_from_pb(ParseDict(told, statement_pb2.Statement())).validate()
        read = ParseDict(told["predicate"], test_result_pb2.TestResult())
        assert read.result == told["predicate"]["result"]
