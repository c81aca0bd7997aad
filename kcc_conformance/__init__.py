"""Conformance test suite for case C0992 of the Dutch municipal standard klantinteracties."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("kcc-conformance")
except PackageNotFoundError:  # pragma: no cover - only when run without being installed
    __version__ = "0+unknown"
