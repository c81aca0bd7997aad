"""Results that were stored, compressed or not, as the corpus of the causes has them."""

import gzip
from pathlib import Path

from kcc_conformance.result.loading import read_result_json
from kcc_conformance.result.result import Result


def load_result(path: str | Path) -> Result:
    """The result of a `result.json`, or of one that is compressed (`.gz`)."""
    content = Path(path).read_bytes()
    if str(path).endswith(".gz"):
        content = gzip.decompress(content)
    return read_result_json(content, str(path))
