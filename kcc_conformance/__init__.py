"""Conformance test suite for case C0992 of the Dutch municipal standard klantinteracties."""

__version__: str


def __getattr__(name: str) -> str:
    """`__version__`, found out when it is asked for: reading a package's metadata takes longer
    than showing the help."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("kcc-conformance")
    except PackageNotFoundError:  # pragma: no cover - only when run without being installed
        found = "0+unknown"
    globals()[name] = found
    return found
