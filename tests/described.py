"""The OpenAPI document of the providers that tests play on: it is long, and what it says is found
out once for each kind of provider."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kcc_conformance.detection.asking import ProviderFactory
from kcc_conformance.detection.detection import Detection, detect_by_document
from kcc_conformance.stage import looking

_FOUND: dict[tuple[str, ...], Detection] = {}


@contextmanager
def described(*kind: str) -> Iterator[None]:
    """Opens stages on providers of one kind: a contract that comes along, and what is wrong or
    peculiar. The first asks for the document, and the others know what it said."""

    def detect(at: ProviderFactory, url: str) -> Detection:
        if kind not in _FOUND:
            _FOUND[kind] = detect_by_document(at, url)
        return _FOUND[kind]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "detect_by_document", detect)
        yield
